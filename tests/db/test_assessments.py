from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.orm.exc import StaleDataError

from db import assessments, history, jurisdictions, seed
from db.connection import plain_faults
from db.errors import ConflictError, UsageError
from db.models import AssessmentRow
from db.rows import Assessment, Evidence
from db.store import Store

EVIDENCE = Evidence("code", "en", "art. 1", "art_1", 0, 5, "Lamps", True, "", " stay lit", "0" * 64)
FRESH = Assessment("", "XX", "opsc.3.1.b/offering", "anna", "covered", "equal", "", "As art. 1 says.", (EVIDENCE,), "")


@pytest.fixture(autouse=True)
def _state(store: Store) -> None:
    jurisdictions.ensure(store, "XX")


def test_an_assessment_comes_back_whole(store: Store) -> None:
    stored = assessments.assess(store, FRESH)
    assert assessments.assessments(store, "XX") == (stored,)
    assert stored == replace(FRESH, id=stored.id, made=stored.made, version=stored.version)
    assert stored.id.startswith("XX/opsc.3.1.b/offering/")
    assert stored.evidence == (EVIDENCE,)
    assert assessments.assessments(store, "YY") == ()


def test_a_change_needs_the_version_that_was_read(store: Store) -> None:
    first = assessments.assess(store, FRESH)
    second = assessments.assess(store, replace(first, note="Anna looked again."))
    with pytest.raises(ConflictError, match="somebody else changed it meanwhile; nothing was written"):
        assessments.assess(store, replace(first, note="Boris looked too."))
    assert assessments.assessments(store, "XX") == (second,)


def test_a_version_of_before_an_undo_is_stale(store: Store) -> None:
    first = assessments.assess(store, FRESH)
    second = assessments.assess(store, replace(first, note="Anna looked again."))
    history.undo(store)
    for stale in (first, second):
        with pytest.raises(ConflictError):
            assessments.assess(store, stale)


def test_the_database_itself_refuses_a_stale_version(store: Store, tmp_path: Path) -> None:
    stored = assessments.assess(store, FRESH)
    with pytest.raises(ConflictError), store.write("Slip") as transaction:
        row = transaction.session.get(AssessmentRow, stored.id)
        assert row is not None
        transaction.session.connection().exec_driver_sql("UPDATE assessments SET version = version + 1")
        row.note, row.version = "too late", transaction.number
        transaction.session.flush()
    assert assessments.assessments(store, "XX") == (stored,)
    with pytest.raises(ConflictError), plain_faults(tmp_path):
        raise StaleDataError


@pytest.mark.parametrize(
    ("field", "name", "message"),
    [("jurisdiction", "YY", "there is no State 'YY'"), ("element", "opsc.9/x", "there is no element 'opsc.9/x'")],
)
def test_unknown_names_are_told(store: Store, field: str, name: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        assessments.assess(store, replace(FRESH, **{field: name}))
    assert assessments.assessments(store, "XX") == ()


def test_a_newer_catalogue_leaves_assessments_alone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = assessments.assess(store, FRESH)
    monkeypatch.setattr(seed, "catalogue_hash", lambda: "f" * 64)
    seed.refresh(store)
    assert assessments.assessments(store, "XX") == (stored,)


def test_an_authority_may_be_relied_on_only_if_it_is_in_the_store(tmp_path: Path) -> None:
    with Store.create(tmp_path / "kz.concordat", lambda made: seed.fill(made, sample=True)) as kazakhstan:
        ruling = jurisdictions.profile(kazakhstan, "KZ").authorities[0].id
        stored = assessments.assess(kazakhstan, replace(FRESH, jurisdiction="KZ", authorities=(ruling,)))
        assert assessments.assessments(kazakhstan, "KZ") == (stored,)
        assert stored.authorities == (ruling,)
        with pytest.raises(UsageError, match="no authority 'hearsay'"):
            assessments.assess(kazakhstan, replace(FRESH, jurisdiction="KZ", authorities=("hearsay",)))
