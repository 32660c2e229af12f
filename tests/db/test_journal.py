import json
from collections.abc import Callable

import pytest

from db import history, journal
from db.chain import BEGINNING
from db.rows import Expression
from db.store import Store

AddText = Callable[..., Expression]


def tamper(store: Store, statement: str) -> None:
    """Change the store behind the back of its journal."""
    with store.write("Tamper") as transaction:
        transaction.session.connection().exec_driver_sql(statement)
        transaction.nothing_done = True
        transaction.session.commit()


def test_every_write_leaves_one_entry(bare: Store, add: AddText) -> None:
    bare.actor = "anna"
    added = add("a")
    history.undo(bare)
    first, second = journal.entries(bare)
    assert (first.number, first.actor, first.action, first.subject) == (
        1,
        "anna",
        "Import text",
        "XX/code (en, 2001-01-01)",
    )
    assert json.loads(first.detail) == {"expression": added.id, "provisions": 1, "sha256": added.sha256}
    assert (second.action, second.undoes) == ("Undo Import text", 1)
    assert first.time.endswith("+00:00")


def test_entries_are_chained(bare: Store, add: AddText) -> None:
    add("a")
    add("b", in_force="2002-01-01")
    first, second = journal.entries(bare)
    assert (first.previous, second.previous) == (BEGINNING, first.sha256)
    assert journal.verify(bare) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET actor = 'somebody else' WHERE number = 2",
        "UPDATE journal SET detail = replace(detail, '1', '2') WHERE number = 2",
        "UPDATE journal SET changes = '[]' WHERE number = 2",
        "UPDATE journal SET undoes = 1 WHERE number = 2",
        "UPDATE journal SET time = '2001-01-01T00:00:00+00:00' WHERE number = 2",
        "UPDATE journal SET sha256 = replace(sha256, 'a', 'b') WHERE number = 2",
        "DELETE FROM journal WHERE number = 2",
        "UPDATE journal SET number = 12 WHERE number = 2",
    ],
)
def test_a_changed_entry_is_found(bare: Store, add: AddText, statement: str) -> None:
    for year in (2001, 2002, 2003):
        add("a", in_force=f"{year}-01-01")
    tamper(bare, statement)
    problems = journal.verify(bare)
    assert problems
    assert all("is not as it was written" in problem for problem in problems)
