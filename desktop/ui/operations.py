"""What the window asks of the rest of the program: each is one task, imported only when it is first needed.

These run off the main thread; they take and return values.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db.rows import Expression, Hit, LawText
from desktop.ui.models.bench import Bench

if TYPE_CHECKING:
    from db.store import Store
    from desktop.importers.base import ImportedDocument
    from desktop.importers.registry import Guess
    from desktop.tasks.import_text import Meaning

DEFAULT_CODE = "KZ"
_ORDER = {"obligation": 0, "element": 1, "provision": 2, "treaty unit": 3}


@dataclass(frozen=True, slots=True)
class Draft:
    """A document that was read and waits for the user's word on what it is."""

    path: Path
    document: ImportedDocument
    guess: Guess


def open_store(path: Path | None) -> Store:
    """Open a store, or the user's own one."""
    from desktop.tasks import stores

    return stores.open_store(path)


def new_store(path: Path) -> Store:
    """Make a store with the catalogue and the example of Kazakhstan."""
    from desktop.tasks import stores

    return stores.create_store(path, sample=True)


def load_bench(store: Store, code: str, at: str) -> Bench:
    """Load a jurisdiction at a date; without a code the one that the store has."""
    from db.jurisdictions import jurisdictions
    from desktop.tasks.workbench import load_workbench

    codes = [jurisdiction.code for jurisdiction in jurisdictions(store)]
    wanted = next((name for name in (code, DEFAULT_CODE) if name in codes), codes[0] if codes else code)
    return Bench(load_workbench(store, wanted, at))


def search(store: Store, query: str, code: str, limit: int = 30) -> tuple[Hit, ...]:
    """Search the treaties and their obligations, then all that belongs to a jurisdiction."""
    from desktop.tasks.search_texts import search_texts

    common = [hit for hit in search_texts(store, query, limit=limit) if not hit.jurisdiction]
    own = search_texts(store, query, jurisdiction=code, limit=limit)
    return tuple(sorted((*common, *own), key=lambda hit: _ORDER.get(hit.kind, len(_ORDER))))


def read_law(store: Store, expression: int) -> LawText:
    """Load one text of a law, of whatever date."""
    from db.texts import law_text

    return law_text(store, expression)


def read_draft(path: Path) -> Draft:
    """Read a file and guess what it is; nothing is stored."""
    from desktop.importers.registry import guess_meaning, read_document

    document = read_document(path)
    return Draft(path, document, guess_meaning(path, document))


def import_draft(store: Store, draft: Draft, meaning: Meaning) -> tuple[Expression, bool]:
    """Store a document under what the user says it is; return the text and whether it is new to the library."""
    from db.texts import expressions
    from desktop.tasks.import_text import import_document

    known = {held.id for held in expressions(store)}
    stored = import_document(store, draft.document, meaning)
    return stored, stored.id not in known


def export_report(store: Store, kind: str, code: str, at: str, path: Path) -> Path:
    """Write a report and return where it is."""
    from desktop.tasks.export_report import export_report as export

    export(store, kind, code, path, at=at)
    return path
