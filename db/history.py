"""Undo and redo by name, across restarts. The journal loses no line: an undo is an entry that compensates another."""

from typing import Literal

from sqlalchemy import select
from sqlmodel import Session

from db.changes import from_json
from db.models import JournalRow
from db.rowio import table
from db.store import Store

_JOURNAL = table(JournalRow)
Verb = Literal["Undo", "Redo"]


def undo(store: Store) -> str | None:
    """Take back the newest action that a person did and return its name; None if there is none.

    Raises:
        ConflictError: something else has changed the same rows since; nothing was written.
    """
    return _compensate(store, "Undo")


def redo(store: Store) -> str | None:
    """Do again what was undone last and return its name; None if something else was done since.

    Raises:
        ConflictError: something else has changed the same rows since; nothing was written.
    """
    return _compensate(store, "Redo")


def undo_label(store: Store) -> str | None:
    """Return the name of what ``undo`` would take back."""
    return _label(store, "Undo")


def redo_label(store: Store) -> str | None:
    """Return the name of what ``redo`` would do again."""
    return _label(store, "Redo")


def _compensate(store: Store, verb: Verb) -> str | None:
    with store.write(verb) as transaction:
        number = _next(transaction.session, verb)
        transaction.nothing_done = number is None
        if number is None:
            return None
        query = select(_JOURNAL.c.action, _JOURNAL.c.subject, _JOURNAL.c.changes).where(_JOURNAL.c.number == number)
        action, subject, changes = transaction.session.connection().execute(query).one()
        name = _name(action)
        transaction.action, transaction.subject, transaction.undoes = f"{verb} {name}", subject, number
        for change in reversed(from_json(changes)):
            transaction.revert(change)
        return name


def _label(store: Store, verb: Verb) -> str | None:
    with store.read() as session:
        number = _next(session, verb)
        action = session.connection().scalar(select(_JOURNAL.c.action).where(_JOURNAL.c.number == number))
        return None if action is None else _name(action)


def _name(action: str) -> str:
    """Return the name of the action itself: "Import text" for "Undo Import text"."""
    return action.removeprefix("Undo ").removeprefix("Redo ")


def _next(session: Session, verb: Verb) -> int | None:
    """Return the number of the entry to compensate: the top of the stack that the journal spells out."""
    undoable: list[int] = []
    redoable: list[int] = []
    query = select(_JOURNAL.c.number, _JOURNAL.c.undoes).where(_JOURNAL.c.changes != "[]").order_by(_JOURNAL.c.number)
    for number, undoes in session.connection().execute(query):
        if not undoes:
            undoable.append(number)
            redoable.clear()
        elif undoable and undoable[-1] == undoes:
            undoable.pop()
            redoable.append(number)
        else:
            redoable.pop()
            undoable.append(number)
    stack = undoable if verb == "Undo" else redoable
    return stack[-1] if stack else None
