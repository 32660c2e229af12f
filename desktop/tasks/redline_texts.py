"""Compare two text files: as laws, unit by unit, where both are laws, else paragraph by paragraph."""

from pathlib import Path

from db.errors import InputError, UsageError
from db.rows import LawRedline, Provision, Redline
from desktop.compare.redline import redline_texts
from desktop.compare.redline_law import redline_laws
from desktop.importers.base import Ledger
from desktop.importers.decode import clean, decode
from desktop.importers.registry import read_document
from desktop.importers.text import LINE_BREAK
from desktop.reports.redline_html import redline_html
from desktop.tasks.export_report import write_whole


def redline_files(old: Path, new: Path) -> Redline | LawRedline:
    """Return the difference of two files; line ends of every kind are read as one.

    Raises:
        InputError: a file does not exist, is empty or is no text.
    """
    laws = _units(old), _units(new)
    if laws[0] and laws[1]:
        return redline_laws(laws[0], laws[1])
    return redline_texts(_plain(old), _plain(new))


def write_redline(redline: Redline | LawRedline, old: Path, new: Path, target: Path) -> None:
    """Write the difference as a web page, whole or not at all.

    Raises:
        UsageError: the file is one of the two texts, or is not named as a web page.
        OutputError: the file cannot be written.
    """
    if target.suffix not in (".html", ".htm"):
        raise UsageError(f"{target.name}: a redline is written as .html; name the file so")
    if target.exists() and any(target.samefile(source) for source in (old, new)):
        raise UsageError(f"{target} is one of the two texts; choose another name for the page")
    page = redline_html(redline, old.name, new.name)
    write_whole(target, lambda part: part.write_text(page, encoding="utf-8", newline="\n"))


def _units(file: Path) -> tuple[Provision, ...]:
    """Return the provisions of a law; none where the file is no law, or cannot be read at all."""
    try:
        return read_document(file).provisions
    except InputError:
        return ()


def _plain(file: Path) -> str:
    try:
        data = file.read_bytes()
    except OSError as fault:
        raise InputError(f"{file}: cannot be read ({fault.strerror})") from None
    text, _ = decode(data, file.name)
    return LINE_BREAK.sub("\n", clean(text, file.name, Ledger()))
