"""Measure the engine against a hand-made key."""

from pathlib import Path

import yaml

from db import seed
from db.errors import InputError
from db.rows import Expression, LawText
from desktop.compare import engine
from desktop.compare.evaluate import Evaluation, evaluate
from desktop.importers.registry import read_document, role_of


def evaluate_key(path: Path, texts: Path | None = None) -> Evaluation:
    """Judge the key's own texts and compare; the store is not touched.

    Raises:
        InputError: the key or one of its texts cannot be read.
    """
    try:
        key = yaml.safe_load(path.read_text(encoding="utf-8"))
        laws = [_law(key["jurisdiction"], text, texts or path.parent) for text in key["texts"]]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError) as fault:
        raise InputError(f"{path} is no key that can be read ({fault}); see the shape in docs/engine.md") from fault
    catalogue = seed.load_catalogue()
    force = dict.fromkeys((i.id for i in catalogue.instruments), "binding")
    return evaluate(key["elements"], engine.compare(catalogue, laws, force))


def _law(jurisdiction: str, text: dict[str, str], folder: Path) -> LawText:
    document = read_document(folder / (text.get("file") or text["path"]), language=text["language"])
    title = text.get("title", document.title)
    expression = Expression(
        id=0,
        work=f"{jurisdiction}/{title}",
        law=text.get("law", Path(text["file"]).stem),
        jurisdiction=jurisdiction,
        title=title,
        role=text.get("role") or role_of(title, text.get("law", "")),
        language=text["language"],
        in_force=str(text["in_force"]),
        complete=text.get("complete", True),
        sha256="",
    )
    return LawText(expression, document.provisions)
