"""Recommendations: what a State is asked to do, by a source or by the drafter."""

from dataclasses import replace

from sqlalchemy import func, select

from db.changes import Transaction
from db.models import RecommendationRow
from db.rowio import fetch, row_of, table
from db.rows import Recommendation
from db.store import Store

_COLUMNS = table(RecommendationRow).c


def recommendations(store: Store, jurisdiction: str) -> tuple[Recommendation, ...]:
    """Return the recommendations to one State, in the order of their source, the drafter's own last."""
    with store.read() as session:
        return fetch(session, Recommendation, RecommendationRow, _COLUMNS.jurisdiction == jurisdiction)


def save(store: Store, recommendation: Recommendation) -> Recommendation:
    """Write a recommendation, new (``id`` may be empty) or changed, and return it as stored, with id and version.

    Raises:
        ConflictError: somebody else changed it since; nothing was written.
    """
    with store.write("Edit recommendation", recommendation.id or recommendation.area) as transaction:
        name = recommendation.id or f"{recommendation.jurisdiction}/recommendation/{transaction.number}"
        stored = replace(recommendation, id=name, version=transaction.number)
        position = _position(transaction, stored)
        transaction.put(RecommendationRow, row_of(RecommendationRow, stored, position=position), recommendation.version)
        transaction.detail = {"recommendation": name}
    return stored


def _position(transaction: Transaction, recommendation: Recommendation) -> int:
    """Return the place of a stored recommendation, or the place behind all others."""
    connection = transaction.session.connection()
    place = connection.scalar(select(_COLUMNS.position).where(_COLUMNS.id == recommendation.id))
    last = select(func.max(_COLUMNS.position)).where(_COLUMNS.jurisdiction == recommendation.jurisdiction)
    return int(place) if place is not None else (connection.scalar(last) or 0) + 1
