import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from db import assessments, health, history, jurisdictions, recommendations, search, texts
from db.errors import ConflictError
from db.models import ElementRow, InstrumentRow, ObligationRow
from db.rows import Assessment, Expression, Provision, Recommendation, Work
from db.store import Store

AddText = Callable[..., Expression]
ELEMENT = "tiny.1/lit"
LONG = [
    pytest.mark.slow,
    pytest.mark.skipif("CONCORDAT_LONG" not in os.environ, reason="a long run: make test-long"),
]
WORDS = ["lamp", "Лампа", "ёж", 'a "quoted" word', ""]


def dump(store: Store) -> dict[str, Any]:
    """Return all that a person sees; versions only guard it."""
    return {
        "works": texts.works(store),
        "texts": [(held, texts.law_text(store, held.id).provisions) for held in texts.expressions(store)],
        "assessments": [replace(a, version=0) for a in assessments.assessments(store, "XX")],
        "recommendations": [replace(r, version=0) for r in recommendations.recommendations(store, "XX")],
        "found": {word: sorted(search.search(store, word), key=str) for word in ("lamp", "ёж", "quoted")},
    }


def tiny_store(path: Path) -> Store:
    """Make a store with one State and one element of our own."""
    store = Store.create(path)
    with store.write("Fill") as transaction:
        blank = dict.fromkeys(("title", "short_title", "kind", "citation", "adopted", "in_force", "depositary"), "")
        instrument = blank | {"authentic_languages": [], "official_source": "", "in_catalogue": True, "position": 0}
        transaction.insert(InstrumentRow, [instrument | {"id": "tiny"}])
        duty = dict.fromkeys(("pinpoint", "theme", "kind", "modality", "reservable", "statement"), "")
        duty |= {"id": "tiny.1", "instrument": "tiny", "eids": [], "related": [], "position": 0}
        transaction.insert(ObligationRow, [duty])
        element = dict.fromkeys(("kind", "statement", "divergence", "shortfall", "reservable"), "")
        element |= {"id": ELEMENT, "obligation": "tiny.1", "test": None, "lives_in": [], "position": 0}
        transaction.insert(ElementRow, [element])
        jurisdictions.ensure_row(transaction, "XX")
    return store


def add_text(store: Store, law: str, word: str, year: int) -> Expression:
    unit = Provision(0, 0, "art_1", "", "article", "1", "art. 1", "", word, 0)
    return texts.add_expression(
        store,
        work=Work(f"XX/{law}", "XX", law, law.title(), "criminal-code"),
        language="en",
        in_force=f"{year}-01-01",
        complete=True,
        provisions=[unit],
        source="",
        replace=True,
    )


class Undoing(RuleBasedStateMachine):
    """A person works, undoes, redoes and closes the store in any order; a list of dumps says what must be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "undo.concordat"
        self.store = tiny_store(self.path)
        self.past = [dump(self.store)]
        self.future: list[dict[str, Any]] = []

    def done(self) -> None:
        """Remember an action, unless it changed nothing."""
        now = dump(self.store)
        if now != self.past[-1]:
            self.past.append(now)
            self.future.clear()

    @rule(law=st.sampled_from(["code", "act"]), word=st.sampled_from(WORDS), year=st.integers(2001, 2003))
    def import_text(self, law: str, word: str, year: int) -> None:
        add_text(self.store, law, word, year)
        self.done()

    @rule(note=st.sampled_from(WORDS), number=st.integers(0, 2))
    def assess(self, note: str, number: int) -> None:
        name = f"note {number}"
        known = {a.id: a.version for a in assessments.assessments(self.store, "XX")}
        fresh = Assessment(name, "XX", ELEMENT, "anna", "covered", "equal", "", note, (), f"at {len(self.past)}")
        assessments.assess(self.store, replace(fresh, version=known.get(name, 1)))
        self.done()

    @rule(text=st.sampled_from(WORDS), number=st.integers(0, 2))
    def recommend(self, text: str, number: int) -> None:
        name = f"advice {number}"
        known = {r.id: r.version for r in recommendations.recommendations(self.store, "XX")}
        fresh = Recommendation(name, "XX", f"area {len(self.past)}", text, (ELEMENT,), "")
        recommendations.save(self.store, replace(fresh, version=known.get(name, 1)))
        self.done()

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undo(self) -> None:
        assert history.undo(self.store)
        self.future.append(self.past.pop())

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        assert history.redo(self.store)
        self.past.append(self.future.pop())

    @rule()
    def open_again(self) -> None:
        self.store.close()
        self.store = Store.open(self.path)

    @invariant()
    def what_is_seen_is_what_should_be(self) -> None:
        assert dump(self.store) == self.past[-1]
        assert (history.undo_label(self.store) is None) == (len(self.past) == 1)
        assert (history.redo_label(self.store) is None) == (not self.future)

    def teardown(self) -> None:
        while history.undo(self.store):
            self.past.pop()
        assert len(self.past) == 1
        assert dump(self.store) == self.past[0], "undo all gives an equal dump"
        assert health.check(self.store).problems == ()
        self.store.close()
        self.folder.cleanup()


@pytest.mark.parametrize(("examples", "steps"), [(8, 15), pytest.param(1000, 50, marks=LONG)], ids=["short", "long"])
def test_undo_all_gives_an_equal_dump(examples: int, steps: int) -> None:
    checks, phases = [HealthCheck.too_slow], [Phase.explicit, Phase.reuse, Phase.generate]
    run_state_machine_as_test(
        Undoing,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=checks,
            phases=phases,
        ),
    )


def test_nothing_to_undo_writes_nothing(bare: Store) -> None:
    assert (history.undo(bare), history.redo(bare)) == (None, None)
    assert (history.undo_label(bare), history.redo_label(bare)) == (None, None)
    assert health.check(bare).journal_entries == 0


def test_names_are_those_of_the_actions(bare: Store, add: AddText) -> None:
    add("a")
    assert history.undo_label(bare) == "Import text"
    assert history.undo(bare) == "Import text"
    assert history.redo_label(bare) == "Import text"
    assert history.redo(bare) == "Import text"
    assert (history.undo_label(bare), history.redo_label(bare)) == ("Import text", None)


def test_an_undone_import_is_out_of_sight_but_not_lost(bare: Store, add: AddText) -> None:
    added = add("Lamps stay lit.")
    history.undo(bare)
    assert (texts.works(bare), texts.expressions(bare), search.search(bare, "lamps")) == ((), (), ())
    assert add("Lamps stay lit.").id == added.id
    assert len(search.search(bare, "lamps")) == 1


def test_a_new_action_ends_what_could_be_redone(bare: Store, add: AddText) -> None:
    add("a")
    history.undo(bare)
    add("b")
    assert history.redo(bare) is None


def test_what_changed_otherwise_is_not_undone(tmp_path: Path) -> None:
    with tiny_store(tmp_path / "tiny.concordat") as store:
        recommendations.save(store, Recommendation("advice", "XX", "area", "Buy lamps.", (), ""))
        with store.write("Refill") as transaction:
            transaction.session.connection().exec_driver_sql("UPDATE recommendations SET text = 'Buy oil.'")
        with pytest.raises(ConflictError, match="recommendations advice: somebody else changed it"):
            history.undo(store)
        assert recommendations.recommendations(store, "XX")[0].text == "Buy oil."
