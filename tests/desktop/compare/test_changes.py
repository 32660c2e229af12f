"""The difference of two comparisons."""

from dataclasses import replace

import pytest

from db.rows import Comparison, Evidence, Finding, NearMiss, Trail
from desktop.compare.changes import KINDS, Change, changes, counted, difference


def finding(status="covered", *, element="x.1/a", modality="shall", quote="продажа", start=0, **more):
    diverges = status in ("partly covered", "not covered", "contrary")
    words = Evidence("code", "ru", "ст. 1", "art_1", start, start + len(quote), quote)
    evidence = (words,) if status in ("covered", "partly covered", "contrary") else ()
    gap = diverges and modality != "may"
    return Finding(
        element,
        "x.1",
        "x",
        "1",
        "conduct",
        modality,
        "binding",
        gap,
        status,
        "",
        "",
        0.0,
        "r",
        evidence=evidence,
        **more,
    )


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ("covered", "not covered", "opened"),
        ("partly covered", "covered", "closed"),
        ("not covered", "partly covered", "status"),
        ("not assessed", "not covered", "assessed"),
        ("not assessed", "covered", "assessed"),
        ("covered", "not assessed", "no longer assessed"),
    ],
)
def test_a_change_of_status_has_its_kind(was, now, kind):
    assert [change.kind for change in changes([finding(was)], [finding(now)])] == [kind]


def test_under_a_may_clause_nothing_opens_or_closes():
    found = changes([finding("covered", modality="may")], [finding("not covered", modality="may")])
    assert [change.kind for change in found] == ["status"]


def test_other_words_are_a_change_and_show_what_is_gone_and_come():
    (change,) = changes([finding(quote="продажа")], [finding(quote="купля")])
    assert change.kind == "words"
    assert [each.quote for each in change.gone] == ["продажа"]
    assert [each.quote for each in change.come] == ["купля"]


def test_the_same_words_further_on_in_their_unit_are_no_change():
    assert changes([finding(start=0)], [finding(start=40)]) == ()


def test_another_near_miss_is_a_change_of_words():
    old, new = (
        finding("not covered", trail=Trail(nearest=(NearMiss("code", "art_1", "ст. 1", words, 0.5),)))
        for words in ("дар", "заем")
    )
    assert [change.kind for change in changes([old], [new])] == ["words"]


def test_an_element_that_one_side_did_not_ask_for_was_not_assessed():
    (change,) = changes([], [finding("not covered")])
    assert (change.kind, change.old, change.gone) == ("assessed", None, ())
    (change,) = changes([finding()], [])
    assert (change.kind, change.finding) == ("no longer assessed", finding())


def test_a_change_stands_on_one_side_at_least():
    with pytest.raises(ValueError, match="one side"):
        _ = Change("words", None, None).finding


def test_a_difference_counts_every_kind_in_the_order_of_the_catalogue():
    before = Comparison("XX", "2010-01-01", "1", "c", "l", (), (finding(element="x.1/b"), finding(element="x.1/a")))
    after = replace(before, at="2020-01-01", findings=(finding("not covered", element="x.1/b"), finding(quote="мена")))
    found = difference(before, after)
    assert [change.finding.element for change in found.changes] == ["x.1/b", "x.1/a"]
    assert found.counts == {**dict.fromkeys(KINDS, 0), "opened": 1, "words": 1} == counted(found.changes)
