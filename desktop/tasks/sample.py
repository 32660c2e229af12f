"""The main job in one go: Kazakhstan's store, its law where it is at hand, and both reports."""

from dataclasses import dataclass
from pathlib import Path

from db import jurisdictions
from db.errors import OutputError
from db.rows import Comparison
from db.store import Store
from desktop.tasks.compare_jurisdiction import compare_jurisdiction
from desktop.tasks.export_report import export_report
from desktop.tasks.import_text import FolderItem, import_folder, text_files
from desktop.tasks.stores import create_store, open_store

CODE = "KZ"


@dataclass(frozen=True, slots=True)
class SampleResult:
    """What was made, and where."""

    store: Path
    reports: tuple[Path, ...]
    imported: tuple[FolderItem, ...]
    comparison: Comparison
    judgements: int  # published ones, on elements of the three treaties
    recommendations: int


def make_sample(out: Path, texts: Path | None = None) -> SampleResult:
    """Make or reopen ``out/kazakhstan.concordat``, take in the texts, compare, and write both PDFs.

    Raises:
        UsageError: the folder of texts holds none.
        OutputError: the folder cannot be made.
    """
    if texts:
        text_files(texts)  # a wrong folder is told before anything is made
    with _store(out) as store:
        imported = import_folder(store, texts) if texts else []
        comparison = compare_jurisdiction(store, CODE)
        reports = tuple(_report(store, kind, out) for kind in ("comparison", "recommendations"))
        profile = jurisdictions.profile(store, CODE)
    return SampleResult(
        store=store.path,
        reports=reports,
        imported=tuple(imported),
        comparison=comparison,
        judgements=sum(bool(judgement.element) for judgement in profile.judgements),
        recommendations=len(profile.recommendations),
    )


def _store(out: Path) -> Store:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise OutputError(f"{out} cannot be made: {fault.strerror}; name another folder with --out") from fault
    path = out / "kazakhstan.concordat"
    return open_store(path) if path.exists() else create_store(path, sample=True)


def _report(store: Store, kind: str, out: Path) -> Path:
    path = out / f"kazakhstan-{kind}.pdf"
    export_report(store, kind, CODE, path)
    return path
