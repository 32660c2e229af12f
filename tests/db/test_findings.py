from collections.abc import Callable
from dataclasses import replace

import pytest

from db import catalogue, findings, health, history, texts
from db.rows import Comparison, Evidence, Expression, Finding, NearMiss, Provision, Trail, TreatySpan, Work
from db.store import Store

CODE = Work("XX/code", "XX", "code", "Lamp Code", "criminal-code")
TREATY = Work("opsc", "", "opsc", "OPSC", "treaty")
FOUND = Finding(
    element="opsc.3.1.b/offering",
    obligation="opsc.3.1.b",
    instrument="opsc",
    pinpoint="3(1)(b)",
    kind="conduct",
    modality="shall",
    force="binding",
    gap=True,
    status="partly covered",
    direction="narrower",
    divergence="AGE",
    confidence=1 / 3,
    reason_id="age-below",
    facts={"age": 16, "asked": 18, "Ключ": ["й", None, True, {"глубже": 0.1}]},
    rules=("age", "object"),
    evidence=(Evidence("code", "en", "art. 1", "art_1", 0, 5, "Lamps", False, "", " stay", "0" * 64),),
    treaty=(TreatySpan("art_3", 2, 4, "id", True),),
    trail=Trail(("offer",), ("code",), (NearMiss("code", "art_2", "art. 2", "Lamp", 0.25),)),
)
ABSENT = replace(FOUND, element="opsc.3.1.b/providing", evidence=(), trail=None, confidence=0, facts={})
AddText = Callable[..., Expression]


def add_text(store: Store, word: str, work: Work = CODE, in_force: str = "2001-01-01") -> Expression:
    unit = Provision(0, 0, "art_1", "", "article", "1", "art. 1", "", word, 0)
    return texts.add_expression(
        store, work=work, language="en", in_force=in_force, complete=True, provisions=[unit], source=""
    )


def current(store: Store, **changed: object) -> Comparison | None:
    """Return what is stored for the law of today."""
    run: dict[str, object] = {
        "engine": "1",
        "catalogue": catalogue.catalogue(store).sha256,
        "lexicon": "2",
        "texts": tuple(law.expression for law in texts.law_texts(store, "XX", "2020-01-01")),
    }
    return findings.latest(store, "XX", "2020-01-01", **run | changed)  # type: ignore[arg-type]


@pytest.fixture
def saved(store: Store) -> Comparison:
    """Return a comparison that is stored over one text."""
    text = add_text(store, "Lamps stay lit.")
    sha256 = catalogue.catalogue(store).sha256
    comparison = Comparison("XX", "2020-01-01", "1", sha256, "2", (text,), (FOUND, ABSENT))
    findings.save(store, comparison)
    return comparison


def test_findings_come_back_whole(store: Store, saved: Comparison) -> None:
    assert current(store) == saved
    assert health.check(store).problems == ()


@pytest.mark.parametrize("changed", [{"engine": "9"}, {"catalogue": "9"}, {"lexicon": "9"}, {"texts": ()}])
def test_another_engine_catalogue_lexicon_or_library_is_stale(
    store: Store, saved: Comparison, changed: dict[str, object]
) -> None:
    assert current(store, **changed) is None


def test_another_day_or_state_is_another_run(store: Store, saved: Comparison) -> None:
    run = {"engine": "1", "catalogue": saved.catalogue, "lexicon": "2", "texts": saved.texts}
    assert findings.latest(store, "XX", "2020-01-02", **run) is None  # type: ignore[arg-type]
    assert findings.latest(store, "YY", "2020-01-01", **run) is None  # type: ignore[arg-type]


def test_a_newer_text_makes_it_stale_and_undo_fresh_again(store: Store, saved: Comparison) -> None:
    add_text(store, "Lamps go out.", in_force="2010-01-01")
    assert current(store) is None
    history.undo(store)
    assert current(store) == saved


def test_a_treaty_text_makes_it_stale(store: Store, saved: Comparison) -> None:
    add_text(store, "Our own stand-in words.", work=TREATY)
    assert current(store) is None


def test_a_treaty_action_makes_it_stale(store: Store, saved: Comparison) -> None:
    with store.write("Fill") as transaction:
        transaction.session.connection().exec_driver_sql(
            "INSERT INTO treaty_actions (id, jurisdiction, instrument, action, date, source, note, disputed_by, "
            "position, seal) VALUES ('a', 'XX', 'opsc', 'accession', '2019', 's', '', '[]', 0, 'seal')"
        )
    assert current(store) is None


def test_a_new_run_takes_the_place_of_the_old(store: Store, saved: Comparison) -> None:
    again = replace(saved, findings=(ABSENT,))
    findings.save(store, again)
    assert current(store) == again
    with store.read() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM findings").scalar_one() == 1
