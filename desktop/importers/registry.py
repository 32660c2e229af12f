"""The one door to the importers: a file in, an ImportedDocument out."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from db.errors import InputError, UsageError
from desktop.importers.amendments import last_amended
from desktop.importers.base import ImportedDocument, Ledger, prove
from desktop.importers.decode import clean, decode
from desktop.importers.language import language_of
from desktop.importers.markdown import is_markdown, lines_of_markdown
from desktop.importers.meaning import Guess, guess_meaning, role_of
from desktop.importers.text import lines_of
from desktop.importers.traditions import TRADITIONS, Tradition, fitting, named

__all__ = ["Guess", "guess_meaning", "read_document", "read_text", "role_of"]


def read_document(
    path: str | PathLike[str], *, language: str = "", tradition: str = "", encoding: str = ""
) -> ImportedDocument:
    """Read a file into numbered units.

    Raises:
        InputError: no such file, empty, no text, its encoding is wrong, or no article in it.
        UsageError: there is no such tradition.
    """
    file = Path(path)
    text, found = decode(_bytes_of(file), file.name, encoding)
    document = read_text(text, file.name, language=language, tradition=tradition, encoding=found)
    if tradition != "plain" and not _has_articles(document):
        raise InputError(f"{file.name}: no article was found in it; is it the text of a law or of a treaty?")
    return document


def read_text(
    text: str, name: str = "the text", *, language: str = "", tradition: str = "", encoding: str = ""
) -> ImportedDocument:
    """Read decoded text into numbered units, whatever it is.

    Raises:
        InputError: half of a surrogate pair is in it.
        UsageError: there is no such tradition.
    """
    ledger = Ledger()
    words = clean(text, name, ledger)
    language = language or language_of(words)
    reader = _named(tradition) if tradition else fitting(words, language.lower().partition("-")[0])
    lines = lines_of_markdown(words, ledger) if is_markdown(words) else lines_of(words)
    outline = reader.read(lines, words, ledger)
    provisions = outline.provisions()
    return ImportedDocument(
        title=outline.title,
        language=language,
        tradition=reader.name,
        encoding=encoding,
        provisions=provisions,
        issues=tuple(ledger.issues),
        proof=prove(text, provisions, ledger, outline.basic),
        last_amended=last_amended(provisions, ledger.comments),
    )


def _has_articles(document: ImportedDocument) -> bool:
    """Whether a text has the units that its tradition counts in."""
    basic = {"article", "section"} if document.tradition == "en" else {"article"}
    return not basic.isdisjoint(document.proof.units)


def _bytes_of(file: Path) -> bytes:
    if file.exists() and not (file.is_file() or file.is_dir()):
        raise InputError(f"{file} is a device and no file; name the file that holds the text")
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror})") from None


def _named(name: str) -> Tradition:
    tradition = named(name)
    if tradition is None:
        names = ", ".join(each.name for each in TRADITIONS)
        raise UsageError(f"{name} is no drafting tradition that is known; there are: {names}")
    return tradition
