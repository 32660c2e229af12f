"""Measure the engine against a hand-made key."""

from pathlib import Path

from db import seed
from db.errors import InputError
from db.rows import Expression, Force, LawText
from desktop.compare import engine
from desktop.compare.evaluate import Evaluation, Key, KeyText, evaluate, read_key
from desktop.importers.registry import guess_meaning, read_document, role_of


def evaluate_key(path: Path, texts: Path | None = None) -> Evaluation:
    """Judge the key's own texts and compare with it; no store is touched.

    The texts count as whole: a key leaves unassessed what its texts lack.

    Args:
        path: the key; its texts are looked for beside it, or in ``texts``.
        texts: the folder of the key's texts.

    Raises:
        InputError: the key or one of its texts cannot be read.
    """
    key = read_key(path)
    laws = [_law(key, text, texts or path.parent) for text in key.texts]
    catalogue = seed.load_catalogue()
    force: dict[str, Force] = {instrument.id: "binding" for instrument in catalogue.instruments}
    return evaluate(key, engine.compare(catalogue, laws, force, whole=True))


def _law(key: Key, text: KeyText, folder: Path) -> LawText:
    path = folder / text.file
    if not path.is_file():
        raise InputError(f"{path} does not exist; name the folder of the key's texts: --texts DIR")
    document = read_document(path, language=text.language)
    guess = guess_meaning(path, document)
    expression = Expression(
        id=0,
        work=f"{key.jurisdiction}/{guess.law}",
        law=guess.law,
        jurisdiction=key.jurisdiction,
        title=text.title,
        role=role_of(text.title, guess.law),
        language=text.language,
        in_force=text.in_force,
        complete=guess.complete,
        sha256="",
    )
    return LawText(expression, document.provisions)
