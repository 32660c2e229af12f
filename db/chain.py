"""The chain of the journal: each entry carries the hash of the one before, so that no line can change or go unseen."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select
from sqlmodel import Session

from db.models import JournalRow
from db.rowio import compact, sha256, table

_JOURNAL = table(JournalRow)
_CHAINED = ("number", "time", "actor", "action", "subject", "detail", "changes", "undoes", "previous")
BEGINNING = "0" * 64  # stands before the first entry


def next_number(session: Session) -> int:
    """Return the number of the entry that the open transaction will write."""
    newest = session.connection().scalar(select(_JOURNAL.c.number).order_by(_JOURNAL.c.number.desc()).limit(1))
    return (newest or 0) + 1


def has_changes(session: Session) -> bool:
    """Return whether a person has done something that can be undone."""
    query = select(_JOURNAL.c.number).where(_JOURNAL.c.changes != "[]").limit(1)
    return session.connection().scalar(query) is not None


def append(session: Session, entry: Mapping[str, Any]) -> None:
    """Write an entry (all columns but the two hashes), chained to the newest one."""
    newest = select(_JOURNAL.c.sha256).order_by(_JOURNAL.c.number.desc()).limit(1)
    chained = {**entry, "previous": session.connection().scalar(newest) or BEGINNING}
    session.connection().execute(insert(_JOURNAL), {**chained, "sha256": link(chained)})


def link(entry: Mapping[str, Any]) -> str:
    """Return the hash of an entry, which covers the hash of the one before."""
    return sha256(compact([entry[name] for name in _CHAINED]))


def broken_links(session: Session) -> tuple[str, ...]:
    """Return a line for each entry whose words, number or predecessor are not what they were."""
    problems = []
    previous, number = BEGINNING, 0
    for row in session.connection().execute(select(_JOURNAL).order_by(_JOURNAL.c.number)).mappings():
        number += 1
        if row["number"] != number or row["previous"] != previous or row["sha256"] != link(dict(row)):
            problems.append(f"journal entry {row['number']} is not as it was written")
            number = row["number"]
        previous = row["sha256"]
    return tuple(problems)
