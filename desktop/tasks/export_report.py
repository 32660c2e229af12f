"""Write a report of one jurisdiction."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from db import health, journal, texts
from db.errors import DamagedStoreError, OutputError, UsageError
from db.store import Store
from desktop import __version__
from desktop.reports.build_comparison import comparison_table
from desktop.reports.build_recommendations import recommendation_brief
from desktop.reports.inputs import ReportInput
from desktop.reports.model import Document
from desktop.reports.pdf import PdfResult, write_pdf
from desktop.tasks.workbench import load_workbench

T = TypeVar("T")
REPORTS: dict[str, Callable[[ReportInput], Document]] = {
    "comparison": comparison_table,
    "recommendations": recommendation_brief,
}
WRITERS: dict[str, Callable[[Document, Path], PdfResult]] = {".pdf": write_pdf}


def export_report(store: Store, kind: str, code: str, path: Path, *, at: str = "", language: str = "en") -> PdfResult:
    """Build a report and write it, whole or not at all; the result says which characters could not be printed.

    Raises:
        UsageError: there is no such report, no writer for the file's ending, or no text of the date.
        DamagedStoreError: a text in the store does not match its hash; nothing is printed from it.
        OutputError: the file cannot be written.
    """
    if kind not in REPORTS:
        raise UsageError(f"no report {kind!r}; there is: {', '.join(REPORTS)}")
    if path.suffix not in WRITERS:
        raise UsageError(f"{path.name}: reports are written as {', '.join(WRITERS)}; name the file so")
    _check_store(store)
    document = REPORTS[kind](report_input(store, code, at=at, language=language))
    return write_whole(path, lambda target: WRITERS[path.suffix](document, target))


def report_input(store: Store, code: str, *, at: str = "", language: str = "en") -> ReportInput:
    """Gather what a report is made of."""
    bench = load_workbench(store, code, at, language)
    if not bench.law_texts:
        _check_date(store, code, bench.comparison.at)
    return ReportInput(
        catalogue=bench.catalogue,
        profile=bench.profile,
        comparison=bench.comparison,
        law_texts=bench.law_texts,
        reasons=bench.reasons,
        assessments=bench.assessments,
        at=bench.comparison.at,
        language=language,
        store_date=last_change(store),
        program_version=__version__,
    )


def _check_store(store: Store) -> None:
    problems = health.check(store).problems
    if problems:
        raise DamagedStoreError(f"{store.path}: {problems[0]}; nothing was printed, run: concordat check")


def _check_date(store: Store, code: str, at: str) -> None:
    """A State whose texts are all younger than the date has a law; a paper must not say that it has none."""
    held = sorted(expression.in_force for expression in texts.expressions(store, code))
    if held:
        raise UsageError(f"no text of {code} in the library is as old as {at}; the earliest is of {held[0]}")


def last_change(store: Store) -> str:
    """Return the day on which what the store holds last changed; a comparison only reads."""
    changes = [entry.time[:10] for entry in journal.entries(store) if entry.action != "Compare"]
    return changes[-1] if changes else ""


def write_whole(path: Path, write: Callable[[Path], T]) -> T:
    """Let ``write`` fill a temporary file beside ``path``, then put it in place.

    Raises:
        OutputError: the folder or the file cannot be written, or the disk is full.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        result = write(part)
        part.replace(path)
    except OSError as fault:
        part.unlink(missing_ok=True)
        reason = fault.strerror or "unknown fault"
        raise OutputError(f"{path} cannot be written: {reason}; choose a folder that you may write to") from fault
    return result
