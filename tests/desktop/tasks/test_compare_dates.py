"""Two dates and two States."""

import pytest

from db.errors import UsageError
from db.store import Store
from desktop.tasks.compare_dates import compare_dates, compare_states
from desktop.tasks.import_text import import_folder
from desktop.tasks.stores import create_store

SALE = "Купля-продажа несовершеннолетнего, а равно его вербовка"


def test_what_a_new_edition_no_longer_says_opens_and_shows_the_words_that_went(store, take_in):
    take_in()
    take_in(in_force="2020-01-01", old=SALE, new="Вербовка несовершеннолетнего, а равно его")
    found = compare_dates(store, "XX", "2015-01-01", "2021-01-01")
    assert (found.before.texts[0].in_force, found.after.texts[0].in_force) == ("2010-01-01", "2020-01-01")
    opened = [change for change in found.changes if change.kind == "opened"]
    assert opened
    assert any("Купля-продажа" in words.quote for change in opened for words in change.gone)
    assert not any("Купля-продажа" in words.quote for change in found.changes for words in change.come)


def test_the_other_way_round_the_same_gaps_close(store, take_in):
    take_in(old=SALE, new="Вербовка несовершеннолетнего, а равно его")
    take_in(in_force="2020-01-01")
    found = compare_dates(store, "XX", "2015-01-01", "2021-01-01")
    back = compare_dates(store, "XX", "2021-01-01", "2015-01-01")
    assert found.counts["closed"] == back.counts["opened"] > 0


def test_what_an_extract_does_not_say_was_not_assessed(store, take_in):
    take_in(old=SALE, new="Вербовка несовершеннолетнего, а равно его", complete=False)
    take_in(in_force="2020-01-01")
    found = compare_dates(store, "XX", "2015-01-01", "2021-01-01")
    assert found.counts["assessed"] > 0
    assert {change.old.status for change in found.changes if change.kind == "assessed"} == {"not assessed"}


def test_one_day_differs_from_itself_in_nothing(store, take_in):
    take_in()
    assert compare_dates(store, "XX", "2015-01-01", "2015-01-01").changes == ()


def test_two_states_are_set_side_by_side(store, take_in):
    take_in()
    take_in(state="YY", old=SALE, new="Вербовка несовершеннолетнего, а равно его")
    found = compare_states(store, "YY", "XX", "2015-01-01")
    assert (found.before.jurisdiction, found.after.jurisdiction) == ("XX", "YY")
    assert found.counts["opened"] > 0


def test_an_unknown_state_is_one_clear_line(store: Store, take_in):
    take_in()
    with pytest.raises(UsageError, match="no jurisdiction 'ZZ'"):
        compare_states(store, "XX", "ZZ")


@pytest.mark.corpus
def test_the_code_of_2014_beside_the_extract_of_1997(tmp_path, shared_texts):
    with create_store(tmp_path / "kazakhstan.concordat", sample=True) as store:
        import_folder(store, shared_texts / "kazakhstan")
        found = compare_dates(store, "KZ", "2010-06-30", "2025-08-01")
    old, new = ({text.law for text in side.texts} for side in (found.before, found.after))
    assert "criminal-code-1997" in old - new
    assert "criminal-code-2014" in new - old
    assert found.counts["closed"] > 0
    assert found.counts["assessed"] > 0
    for change in found.changes:
        if change.kind == "closed":
            assert change.come
