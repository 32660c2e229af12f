from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from db import catalogue, health, journal, search, texts
from db.errors import InputError, UsageError
from db.rows import Expression, Provision, Work
from db.store import Store
from desktop.importers.registry import read_document

AddText = Callable[..., Expression]
CODE = Work("XX/code", "XX", "code", "Lamp Code", "criminal-code")
OLD = Work("XX/old", "XX", "old", "Old Lamp Code", "criminal-code", replaced_by="XX/code")


def test_provisions_come_back_as_they_went_in(bare: Store, add: AddText) -> None:
    added = add("Lamps stay lit.", "Ламп не гасить.\nНикогда.")
    first, second = texts.law_text(bare, added.id).provisions
    assert (first.text, second.text) == ("Lamps stay lit.", "Ламп не гасить.\nНикогда.")
    assert (first.pinpoint, first.heading, first.kind, first.position) == ("art. 1", "Title 1", "article", 0)
    assert second.sha256 == sha256(second.text.encode()).hexdigest()
    assert second.expression == added.id


def test_expression_tells_of_its_work(bare: Store, add: AddText) -> None:
    added = add("a", title="Code on lamps", complete=False)
    assert texts.expressions(bare) == (added,)
    assert (added.law, added.jurisdiction, added.role) == ("code", "XX", "criminal-code")
    assert (added.title, added.complete, added.source) == ("Code on lamps", False, "by hand")
    assert texts.works(bare, "XX") == (CODE,)


def test_same_words_again_change_nothing(bare: Store, add: AddText) -> None:
    first = add("a", "b")
    before = journal.entries(bare)
    assert add("a", "b") == first
    assert journal.entries(bare) == before


def test_other_words_of_the_same_date_are_refused(bare: Store, add: AddText) -> None:
    first = add("a")
    with pytest.raises(UsageError, match="XX/code in en as in force 2001-01-01 is in the library with other words"):
        add("b")
    assert texts.expressions(bare) == (first,)


def test_other_words_replace_the_first_on_request(bare: Store, add: AddText) -> None:
    first = add("a")
    second = add("b", replace=True)
    assert texts.expressions(bare) == (second,)
    assert texts.law_text(bare, first.id).provisions[0].text == "a"
    third = add("a", replace=True)
    assert third.id == first.id, "words that are stored already come back"


def test_hash_tells_where_a_unit_ends(add: AddText) -> None:
    assert add("ab", "c").sha256 != add("a", "bc", in_force="2002-01-01").sha256


@pytest.mark.parametrize("day", ["2001", "2001-1-1", "yesterday", "2001-02-30", ""])
def test_a_date_that_is_none_is_refused(bare: Store, add: AddText, day: str) -> None:
    with pytest.raises(UsageError, match="is no day of the calendar"):
        add("a", in_force=day)
    assert texts.works(bare) == ()


def test_a_text_without_provisions_is_refused(add: AddText) -> None:
    with pytest.raises(InputError, match="no provisions"):
        add()


def test_two_units_at_one_place_are_refused(bare: Store) -> None:
    unit = Provision(0, 0, "art_1", "", "article", "1", "art. 1", "", "a", 0)
    with pytest.raises(InputError, match="two units have the place art_1"):
        texts.add_expression(
            bare, work=CODE, language="en", in_force="2001-01-01", complete=True, provisions=[unit, unit], source=""
        )


def test_half_a_character_is_refused(bare: Store, add: AddText) -> None:
    with pytest.raises(InputError, match="half a character"):
        add("a \ud800 b")
    assert texts.works(bare) == ()


def test_law_at_a_date_is_the_newest_begun(bare: Store, add: AddText) -> None:
    first, second = add("a"), add("b", in_force="2005-06-01")
    kazakh = add("c", language="kk", in_force="2003-01-01")

    def at(day: str) -> list[Expression]:
        return [law.expression for law in texts.law_texts(bare, "XX", day)]

    assert at("2000-12-31") == []
    assert at("2001-01-01") == [first]
    assert at("2005-05-31") == [first, kazakh]
    assert at("2005-06-01") == [second, kazakh]
    assert at("") == [second, kazakh]
    assert texts.law_texts(bare, "YY") == ()


def test_a_replaced_work_gives_way_to_its_successor_in_the_library(bare: Store, add: AddText) -> None:
    old, new = add("a", work=OLD), add("b", in_force="2015-01-01")
    assert [law.expression for law in texts.law_texts(bare, "XX", "2014-12-31")] == [old]
    assert [law.expression for law in texts.law_texts(bare, "XX", "2015-01-01")] == [new]


@pytest.mark.parametrize(
    ("replaced_on", "last", "gone"),
    [("2015-01-01", "2014-12-31", "2015-01-01"), ("2015", "2015-12-30", "2015-12-31")],
)
def test_a_work_is_left_out_from_the_day_it_was_replaced(
    bare: Store, add: AddText, replaced_on: str, last: str, gone: str
) -> None:
    add("a", work=replace(OLD, replaced_on=replaced_on))
    assert len(texts.law_texts(bare, "XX", last)) == 1
    assert texts.law_texts(bare, "XX", gone) == ()


def test_an_unknown_number_is_told(bare: Store) -> None:
    with pytest.raises(UsageError, match="no text number 7"):
        texts.law_text(bare, 7)


def test_a_treaty_text_fills_the_units_of_the_catalogue(store: Store) -> None:
    unit = Provision(0, 0, "art_1", "", "article", "1", "1", "", "Our own stand-in words.", 0)
    texts.add_expression(
        store,
        work=Work("opsc", "", "opsc", "OPSC", "treaty"),
        language="en",
        in_force="2002-01-18",
        complete=True,
        provisions=[unit],
        source="by hand",
    )
    by_eid = {u.eid: u for u in catalogue.catalogue(store).units if u.instrument == "opsc"}
    assert (by_eid["art_1"].shown, by_eid["art_1"].is_digest) == ("Our own stand-in words.", False)
    assert by_eid["art_2"].is_digest
    assert all(u.is_digest for u in catalogue.catalogue(store, "fr").units)
    assert texts.law_texts(store, "XX") == ()


def test_a_code_of_nine_thousand_units_is_stored(bare: Store, add: AddText) -> None:
    words = [f"Lamp number {n} stays lit in street {n % 97}, whoever passes there by night." for n in range(9000)]
    law = texts.law_text(bare, add(*words).id)
    assert [unit.text for unit in law.provisions] == words


@pytest.mark.corpus
def test_a_real_code_comes_back_word_for_word(bare: Store, shared_texts: Path) -> None:
    document = read_document(shared_texts / "kazakhstan" / "kz_criminal_code_2014_ru.txt")
    work = Work("KZ/criminal-code-2014", "KZ", "criminal-code-2014", "Criminal Code", "criminal-code")
    added = texts.add_expression(
        bare,
        work=work,
        language="ru",
        in_force="2015-01-01",
        complete=True,
        provisions=document.provisions,
        source="corpus",
    )
    stored = texts.law_text(bare, added.id).provisions
    assert [(p.eid, p.parent, p.pinpoint, p.heading, p.text) for p in stored] == [
        (p.eid, p.parent, p.pinpoint, p.heading, p.text) for p in document.provisions
    ]
    assert health.check(bare).problems == ()
    assert search.search(bare, "проституция", jurisdiction="KZ")
