"""Assessments: what an assessor decided on an element. Findings never overwrite them."""

from dataclasses import fields, replace
from typing import Any

from sqlalchemy import select

from db.changes import Transaction
from db.clock import now
from db.errors import UsageError
from db.models import AssessmentRow, AuthorityRow, ElementRow, JurisdictionRow
from db.rowio import read, row_of, table
from db.rows import Assessment, Evidence
from db.store import Store

_FIELDS = [field.name for field in fields(Assessment)]


def assessments(store: Store, jurisdiction: str) -> tuple[Assessment, ...]:
    """Return every assessment of one State's law, by element and assessor."""
    with store.read() as session:
        where = table(AssessmentRow).c.jurisdiction == jurisdiction
        rows = read(session, AssessmentRow, _FIELDS, where, order=("element", "assessor", "id"))
        return tuple(_assessment(dict(zip(_FIELDS, row, strict=True))) for row in rows)


def assess(store: Store, assessment: Assessment) -> Assessment:
    """Write an assessment, new or changed, and return it as stored, with its id, time and version.

    A new one may leave ``id`` and ``made`` empty. A changed one carries the version that was read.

    Raises:
        UsageError: the State, the element or an authority is unknown.
        ConflictError: somebody else changed it since; nothing was written.
    """
    with store.write("Assess", assessment.element) as transaction:
        _check(transaction, assessment)
        stored = replace(
            assessment,
            id=assessment.id or f"{assessment.jurisdiction}/{assessment.element}/{transaction.number}",
            made=assessment.made or now(),
            version=transaction.number,
        )
        transaction.put(AssessmentRow, row_of(AssessmentRow, stored), assessment.version)
        transaction.detail = {"assessment": stored.id, "status": stored.status}
    return stored


def _check(transaction: Transaction, assessment: Assessment) -> None:
    named = [(table(JurisdictionRow).c.code, assessment.jurisdiction, "State")]
    named += [(table(ElementRow).c.id, assessment.element, "element")]
    named += [(table(AuthorityRow).c.id, authority, "authority") for authority in assessment.authorities]
    for column, name, what in named:
        if transaction.session.connection().scalar(select(column).where(column == name)) is None:
            raise UsageError(f"there is no {what} {name!r} in this store; nothing was written")


def _assessment(values: dict[str, Any]) -> Assessment:
    evidence = tuple(Evidence(**item) for item in values["evidence"])
    return Assessment(**values | {"evidence": evidence, "authorities": tuple(values["authorities"])})
