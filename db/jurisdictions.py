"""States, and what the store knows of each apart from the words of its law."""

from typing import TypeVar

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from db import models, rows
from db.changes import Transaction
from db.errors import UsageError
from db.rowio import fetch, table
from db.store import Store

V = TypeVar("V")
_JURISDICTIONS = table(models.JurisdictionRow)


def jurisdictions(store: Store) -> tuple[rows.Jurisdiction, ...]:
    """Return every State of the store, by code."""
    with store.read() as session:
        return fetch(session, rows.Jurisdiction, models.JurisdictionRow, order=("code",))


def ensure(store: Store, code: str, name: str = "") -> rows.Jurisdiction:
    """Return the State with this code; add it if it is new.

    Raises:
        StoreError: it is new and the store is open for reading only.
    """
    found = {known.code: known for known in jurisdictions(store)}
    if code not in found:
        with store.write("Add State", code) as transaction:
            ensure_row(transaction, code, name)
        return rows.Jurisdiction(code, name or code)
    return found[code]


def ensure_row(transaction: Transaction, code: str, name: str = "") -> None:
    """Add a State inside a larger action, unless it is there."""
    query = select(_JURISDICTIONS.c.code).where(_JURISDICTIONS.c.code == code)
    if transaction.session.connection().scalar(query) is None:
        transaction.insert(models.JurisdictionRow, [{"code": code, "name": name or code, "languages": []}])


def profile(store: Store, code: str) -> rows.Profile:
    """Return all that the store knows of one State.

    Raises:
        UsageError: there is no such State in the store.
    """
    with store.read() as session:
        found = fetch(session, rows.Jurisdiction, models.JurisdictionRow, _JURISDICTIONS.c.code == code, order=())
        if not found:
            raise UsageError(f"no jurisdiction {code!r} in this store")
        return _profile(session, found[0])


def _profile(session: Session, state: rows.Jurisdiction) -> rows.Profile:
    def of_state(value: type[V], model: type[SQLModel], *order: str) -> tuple[V, ...]:
        where = table(model).c.jurisdiction == state.code
        return fetch(session, value, model, where, order=order or ("position",))

    actions = of_state(rows.TreatyAction, models.ActionRow)
    named = table(models.InstrumentRow).c.id.in_(sorted({action.instrument for action in actions}))
    works = table(models.WorkRow).c
    return rows.Profile(
        jurisdiction=state,
        sources=of_state(rows.Source, models.SourceRow),
        actions=actions,
        instruments=fetch(session, rows.Instrument, models.InstrumentRow, named, order=("position", "id")),
        conclusions=of_state(rows.Conclusion, models.ConclusionRow),
        works=fetch(
            session,
            rows.Work,
            models.WorkRow,
            works.jurisdiction == state.code,
            works.withdrawn.is_(False),
            order=("id",),
        ),
        digests=of_state(rows.ProvisionDigest, models.DigestRow),
        authorities=of_state(rows.Authority, models.AuthorityRow),
        judgements=of_state(rows.Judgement, models.JudgementRow),
        measures=of_state(rows.Measure, models.MeasureRow),
        recommendations=of_state(rows.Recommendation, models.RecommendationRow),
    )
