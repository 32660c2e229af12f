"""The store's health: whether every word is still the one that was written; and verified copies."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from db import backups, models
from db.chain import broken_links
from db.errors import DamagedStoreError, StoreError
from db.rowio import fetch, seal, sha256, table
from db.rows import Provision
from db.search_index import INDEX
from db.search_rows import SEARCHABLE, row_key
from db.store import Store
from db.texts import outline_hash, text_hash

_UNREADABLE = (DatabaseError, ValueError, TypeError, AttributeError)  # a page, JSON, a value of another type
SEALED = tuple(
    model
    for model in vars(models).values()
    if isinstance(model, type) and issubclass(model, models.Sealed) and hasattr(model, "__table__")
)


@dataclass(frozen=True, slots=True)
class Health:
    """What a check found: one line a problem, and how much was looked at."""

    problems: tuple[str, ...]
    texts: int
    provisions: int
    journal_entries: int

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check(store: Store) -> Health:
    """Compare every page, row, text, journal entry and index entry with its hash or its rules."""
    parts = (_pages, _texts, _rows, broken_links, _found_rows)
    problems = [problem for part in parts for problem in _run(store, part)]
    problems += _index(store)
    with store.read() as session:
        counts = [
            session.connection().scalar(select(func.count()).select_from(table(model)))
            for model in (models.ExpressionRow, models.ProvisionRow, models.JournalRow)
        ]
    return Health(tuple(problems), *(int(count or 0) for count in counts))


def backup(store: Store, target: Path) -> None:
    """Copy a store, open or not, to ``target``; the copy is checked before it gets its name.

    Raises:
        StoreError: the target exists already, or cannot be written.
        DamagedStoreError: the copy is not sound; the target is left as it was.
    """
    if target.exists():
        raise StoreError(f"{target} exists already; choose another name for the copy, nothing was changed")
    backups.copy(store.path, target, _verify)


def _verify(copy: Path) -> None:
    with Store.open(copy, read_only=True) as opened:
        problems = check(opened).problems
    if problems:
        raise DamagedStoreError(f"the copy is not sound: {problems[0]}; run: concordat check")


def _run(store: Store, part: Callable[[Session], Iterable[str]]) -> list[str]:
    """Run one part of the check; what cannot be read ends it and is a problem itself."""
    problems: list[str] = []
    with store.read() as session:
        try:
            problems.extend(part(session))
        except _UNREADABLE as fault:
            problems.append(f"the file is damaged: {getattr(fault, 'orig', fault)}")
    return problems


def _pages(session: Session) -> Iterator[str]:
    connection = session.connection()
    for problem in connection.scalars(text("PRAGMA integrity_check(20)")):
        if problem != "ok":
            yield f"the file is damaged: {problem}"
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"{row[0]} refers to a row of {row[2]} that is not there"


def _texts(session: Session) -> Iterator[str]:
    columns = table(models.ExpressionRow).c
    query = select(columns.id, columns.work, columns.sha256, columns.outline_sha256).order_by(columns.id)
    for number, work, words, outline in session.connection().execute(query).all():
        units = fetch(session, Provision, models.ProvisionRow, table(models.ProvisionRow).c.expression == number)
        for unit in units:
            if sha256(unit.text) != unit.sha256:
                yield f"{work} {unit.pinpoint}: the words are not those that were stored"
        if text_hash(unit.text for unit in units) != words or outline_hash(units) != outline:
            yield f"{work}: text number {number} is not as it was stored"


def _rows(session: Session) -> Iterator[str]:
    for model in SEALED:
        for mapping in session.connection().execute(select(table(model))).mappings():
            row = dict(mapping)
            if seal(model, row) != row["seal"]:
                yield f"{table(model).name} {row_key(model, row)} is not as it was written"


def _found_rows(session: Session) -> Iterator[str]:
    """Check that search knows every row that it should, and no other."""
    rows, connection = table(models.SearchRow).c, session.connection()
    for model, words in SEARCHABLE.items():
        known = set(connection.scalars(select(rows.key).where(rows.kind == words.kind)))
        there = {row_key(model, dict(row)) for row in connection.execute(select(table(model))).mappings()}
        for key in sorted(known ^ there):
            yield f"search and the store disagree about {words.kind} {key}"
    of_text = set(connection.scalars(select(rows.provision).where(rows.kind == "provision")))
    if of_text != set(connection.scalars(select(table(models.ProvisionRow).c.id))):
        yield "search and the store disagree about provisions"


def _index(store: Store) -> list[str]:
    """Let the search index check itself, on a copy in memory: the check is a write, and the store may be read-only."""
    try:
        with backups.in_memory(store.path) as session:
            INDEX.check(session)
    except (DatabaseError, DamagedStoreError):
        return ["the search index does not match the texts"]
    return []
