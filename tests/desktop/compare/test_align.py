"""Which unit is which: by number, by words, wherever it stands."""

from dataclasses import replace

from db.rows import Provision
from desktop.compare.align import NOWHERE, Place, align


def unit(number, text, parent="", kind="paragraph", heading=""):
    eid = f"{parent}__{number}" if parent else f"{kind}_{number}"
    return Provision(0, 0, eid, parent, kind, number, number, heading, text, 0)


def pairs(old, new):
    alignment = align(old, new)
    return {old[i].number: new[j].number for i, j in alignment.partners.items()}


APPLES = "whoever picks apples in the orchard without leave pays a fine"
WELLS = "the keeper of the well draws water for every guest at noon"
GATES = "gates are closed at night by the oldest gardener present"


def test_inserted_paragraphs_shift_the_numbers_of_those_that_follow():
    old = [unit("1", APPLES), unit("2", WELLS)]
    new = [unit("1", GATES), unit("2", APPLES), unit("3", WELLS)]
    assert pairs(old, new) == {"1": "2", "2": "3"}


def test_a_changed_unit_keeps_its_number():
    assert pairs([unit("1", APPLES)], [unit("1", APPLES.replace("apples", "many pears"))]) == {"1": "1"}


def test_units_with_nothing_in_common_are_no_pair_even_with_the_same_number():
    assert pairs([unit("1", APPLES)], [unit("1", GATES)]) == {}


def test_an_article_is_known_by_its_heading_when_its_number_changed():
    old = [unit("5", APPLES, kind="article", heading="Apples")]
    new = [unit("7", WELLS, kind="article", heading="Apples")]
    assert pairs(old, new) == {"5": "7"}


def test_a_paragraph_is_found_in_another_article():
    old = [unit("1", "", kind="article", heading="A"), unit("2", APPLES, "article_1")]
    new = [unit("1", "", kind="article", heading="A"), unit("9", "", kind="article", heading="B")]
    new.append(unit("4", APPLES, "article_9"))
    assert pairs(old, new) == {"1": "1", "2": "4"}


def test_short_units_are_not_looked_for_elsewhere():
    old = [unit("1", "", kind="article", heading="A"), unit("2", "repealed", "article_1")]
    new = [unit("1", "", kind="article", heading="A"), unit("9", "", kind="article", heading="B")]
    new.append(unit("4", "repealed", "article_9"))
    assert pairs(old, new) == {"1": "1"}


def test_editorial_notes_are_never_paired_with_law():
    note = replace(unit("1", APPLES), kind="editorial")
    assert pairs([unit("1", APPLES)], [note]) == {}


def test_the_reading_order_shows_a_moved_unit_at_both_ends():
    old = [unit("1", APPLES), unit("2", WELLS), unit("3", GATES)]
    new = [unit("1", WELLS), unit("2", GATES), unit("3", APPLES)]
    alignment = align(old, new)
    assert alignment.moved == {0}
    assert alignment.places == (Place(0, NOWHERE), Place(1, 0), Place(2, 1), Place(NOWHERE, 2))


def test_every_unit_stands_at_one_place():
    old = [unit(str(n), f"{APPLES} {n}") for n in range(40)]
    new = [unit(str(n), f"{APPLES} {n * 7 % 40}") for n in range(35)]
    places = align(old, new).places
    assert sorted(place.old for place in places if place.old != NOWHERE) == list(range(40))
    assert sorted(place.new for place in places if place.new != NOWHERE) == list(range(35))


def test_a_unit_that_names_a_later_parent_or_itself_is_at_the_top():
    odd = [replace(unit("1", APPLES), parent="paragraph_1"), replace(unit("2", WELLS), parent="paragraph_3")]
    assert pairs(odd, odd) == {"1": "1", "2": "2"}


def test_thousands_of_equal_units_do_not_hang():
    old = [unit(str(n), APPLES) for n in range(20_000)]
    new = [unit(str(n + 5), APPLES) for n in range(15_000)]
    assert len(align(old, new).partners) == 15_000
