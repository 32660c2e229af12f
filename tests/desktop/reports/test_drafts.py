from dataclasses import replace

import pytest

from desktop.reports.drafts import amended_places, nearest_place, proposed
from desktop.reports.paper import Paper


def judged_of(report, name):
    paper = Paper(report)
    return paper, next(judged for judged in paper.elements if judged.element.id == name)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("alpha.3/offering", "Supplement art.\xa01(1) [ст.\xa01\xa0ч.\xa01], Small Code"),
        ("alpha.3/providing", "Add a rule (nearest found: art.\xa01(2) [ст.\xa01\xa0ч.\xa02], Small Code)"),
        ("beta.5/teachers", "Consider: amend art.\xa01(2) [ст.\xa01\xa0ч.\xa02], Small Code"),
    ],
)
def test_a_proposal_names_what_limits_what_reaches_in_part_or_what_is_nearest(report, name, words):
    assert proposed(*judged_of(report, name)) == words


def test_words_that_limit_come_before_words_that_support(report):
    _, judged = judged_of(report, "alpha.3/obtaining")
    first, second = judged.evidence
    limited = replace(judged, evidence=(first, replace(second, supports=False, pinpoint="ст. 9")))
    assert [place.pinpoint for place in amended_places(limited)] == ["ст. 9"]


def test_a_provision_that_is_far_off_is_no_place_for_a_rule(report):
    paper, judged = judged_of(report, "alpha.3/providing")
    trail = judged.finding.trail
    far = replace(trail, nearest=tuple(replace(miss, score=0.2) for miss in trail.nearest))
    lonely = replace(judged, finding=replace(judged.finding, trail=far))
    assert nearest_place(lonely) is None
    assert proposed(paper, lonely) == "Add a rule; none was found in the Small Code"


def test_without_law_no_provision_is_proposed(published):
    paper, judged = judged_of(published, "alpha.3/offering")
    assert proposed(paper, judged) == "Make provision"


def test_in_a_russian_paper_the_laws_own_pinpoint_stands_alone(report):
    paper, judged = judged_of(replace(report, language="ru"), "alpha.3/offering")
    assert proposed(paper, judged) == "Дополнить ст.\xa01\xa0ч.\xa01, Small Code"
