"""What search can find: which columns of which table are words, and the rows that say so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, select
from sqlmodel import Session, SQLModel

from db import models
from db.rowio import Row, insert_rows, table
from db.search_index import INDEX
from db.stems import stems


@dataclass(frozen=True, slots=True)
class Words:
    """How rows of one table are found: the name of the kind, and the columns of title, pinpoint and body."""

    kind: str
    title: str
    pinpoint: str
    body: tuple[str, ...]


SEARCHABLE: Mapping[type[SQLModel], Words] = {
    models.UnitRow: Words("treaty unit", "heading", "pinpoint", ("digest",)),
    models.ObligationRow: Words("obligation", "theme", "pinpoint", ("statement",)),
    models.ElementRow: Words("element", "id", "", ("statement", "shortfall")),
    models.ConclusionRow: Words("conclusion", "body", "", ("text",)),
    models.DigestRow: Words("digest", "law", "pinpoint", ("digest",)),
    models.AuthorityRow: Words("authority", "kind", "", ("digest",)),
    models.JudgementRow: Words("judgement", "element", "", ("statement",)),
    models.MeasureRow: Words("measure", "name", "", ("digest",)),
    models.RecommendationRow: Words("recommendation", "area", "", ("text",)),
    models.AssessmentRow: Words("note", "element", "", ("note",)),
}


def add_rows(session: Session, model: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> None:
    """Make rows findable that were just inserted."""
    first = _next_id(session)
    _insert(session, first, [_entry(model, row) | {"id": first + i} for i, row in enumerate(rows)])


def add_provisions(session: Session, jurisdiction: str, language: str, provisions: Sequence[Row]) -> None:
    """Make the provisions of an expression findable; their words are read from their own rows."""
    first = _next_id(session)
    blank = {"kind": "provision", "key": "", "jurisdiction": jurisdiction, "title": "", "pinpoint": "", "body": ""}
    entries = [
        {**blank, "id": first + i, "provision": row["id"], "stems": stems(f"{row['heading']} {row['text']}", language)}
        for i, row in enumerate(provisions)
    ]
    _insert(session, first, entries)


def refresh_row(session: Session, model: type[SQLModel], key: str, row: Mapping[str, Any] | None) -> None:
    """Make a row findable as it is now, or (None) no longer; it keeps its place among hits of equal worth."""
    rows = table(models.SearchRow)
    where = (rows.c.key == key) & (rows.c.kind == SEARCHABLE[model].kind)
    known = session.connection().scalar(select(rows.c.id).where(where))
    if known is not None:
        INDEX.drop(session, known)
        session.connection().execute(delete(rows).where(rows.c.id == known))
    if row is not None:
        place = _next_id(session) if known is None else known
        _insert(session, place, [_entry(model, row) | {"id": place}])


def drop_all(session: Session, model: type[SQLModel], jurisdiction: str = "") -> None:
    """Make the rows of a table unfindable, of one State or ("") all; it may have no findable rows."""
    if model not in SEARCHABLE:
        return
    rows = table(models.SearchRow)
    where = rows.c.kind == SEARCHABLE[model].kind
    if jurisdiction:
        where &= rows.c.jurisdiction == jurisdiction
    for row in session.connection().scalars(select(rows.c.id).where(where)).all():
        INDEX.drop(session, row)
    session.connection().execute(delete(rows).where(where))


def row_key(model: type[SQLModel], row: Mapping[str, Any]) -> str:
    """Return the primary key of a row as one text, e.g. "opsc#art_3"."""
    return "#".join(str(row[column.name]) for column in table(model).primary_key)


def _entry(model: type[SQLModel], row: Mapping[str, Any]) -> Row:
    spec = SEARCHABLE[model]
    title, body = str(row[spec.title]), " ".join(str(row[name]) for name in spec.body)
    return {
        "provision": None,
        "kind": spec.kind,
        "key": row_key(model, row),
        "jurisdiction": row.get("jurisdiction", ""),
        "title": title,
        "pinpoint": row[spec.pinpoint] if spec.pinpoint else "",
        "body": body,
        "stems": stems(f"{title} {body}", ""),
    }


def _insert(session: Session, first: int, entries: Sequence[Row]) -> None:
    insert_rows(session, models.SearchRow, entries)
    INDEX.add(session, first, first + len(entries) - 1)


def _next_id(session: Session) -> int:
    newest = session.connection().scalar(select(func.max(table(models.SearchRow).c.id)))
    return (newest or 0) + 1
