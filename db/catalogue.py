"""The treaties and their obligations, as the engine and the screen read them."""

from collections import defaultdict
from dataclasses import fields

from sqlalchemy import select
from sqlmodel import Session

from db.models import ElementRow, ExpressionRow, InstrumentRow, MetaRow, ObligationRow, ProvisionRow, UnitRow, WorkRow
from db.rowio import fetch, read, table
from db.rows import Catalogue, Element, Instrument, Obligation, TreatyUnit
from db.store import Store

CATALOGUE_HASH = "catalogue"  # the key of its hash in the table meta


def catalogue(store: Store, language: str = "en") -> Catalogue:
    """Return the catalogue; a unit carries the treaty's own words where they were imported in ``language``."""
    with store.read() as session:
        instruments = fetch(session, Instrument, InstrumentRow, table(InstrumentRow).c.in_catalogue)
        texts = {instrument.id: _treaty_words(session, instrument.id, language) for instrument in instruments}
        return Catalogue(
            instruments,
            tuple(unit for i in instruments for unit in _units(session, i.id, texts[i.id])),
            _obligations(session),
            catalogue_hash(session),
        )


def catalogue_hash(session: Session) -> str:
    """Return the hash of the catalogue that the store was filled with, "" before that."""
    meta = table(MetaRow).c
    return session.connection().scalar(select(meta.value).where(meta.key == CATALOGUE_HASH)) or ""


def _treaty_words(session: Session, instrument: str, language: str) -> dict[str, str]:
    """Return the words of each unit in the newest imported text of a treaty, by eId."""
    works, expressions, provisions = table(WorkRow).c, table(ExpressionRow).c, table(ProvisionRow).c
    newest = (
        select(expressions.id)
        .join(table(WorkRow), works.id == expressions.work)
        .where(works.id == instrument, works.jurisdiction == "", expressions.language == language)
        .where(expressions.withdrawn.is_(False))
        .order_by(expressions.in_force.desc())
        .limit(1)
    )
    query = select(provisions.eid, provisions.text).where(provisions.expression == newest.scalar_subquery())
    return {row.eid: row.text for row in session.connection().execute(query)}


def _units(session: Session, instrument: str, words: dict[str, str]) -> list[TreatyUnit]:
    names = [field.name for field in fields(TreatyUnit) if field.name != "text"]
    rows = read(session, UnitRow, names, table(UnitRow).c.instrument == instrument)
    return [TreatyUnit(*[*row, words.get(row[1], "")]) for row in rows]


def _obligations(session: Session) -> tuple[Obligation, ...]:
    elements = defaultdict(list)
    for element in fetch(session, Element, ElementRow):
        elements[element.obligation].append(element)
    names = [field.name for field in fields(Obligation) if field.name != "elements"]
    rows = read(session, ObligationRow, names)
    return tuple(Obligation(*[*row, tuple(elements[row[0]])]) for row in rows)
