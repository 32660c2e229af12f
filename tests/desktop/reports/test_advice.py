from dataclasses import replace

import pytest

from desktop.reports.advice import all_advice, priority
from desktop.reports.inputs import judged_elements


def advice_of(report):
    return all_advice(report, judged_elements(report))


def drafts(report):
    return [advice for advice in advice_of(report) if advice.recommendation is None]


def test_every_recommendation_of_the_sources_is_there(report):
    given = [advice.recommendation for advice in advice_of(report) if advice.recommendation]
    assert given == list(report.profile.recommendations)


def test_every_divergence_that_no_source_speaks_of_has_a_draft(report):
    assert [[judged.element.id for judged in draft.elements] for draft in drafts(report)] == [
        ["alpha.3/providing"],
        ["beta.5/teachers"],
    ]


def test_a_draft_stands_in_the_area_of_its_theme(report):
    assert [draft.area for draft in drafts(report)] == ["protection", "prevention"]


def test_what_the_law_now_covers_is_met(report, published):
    assert [advice.recommendation.id for advice in advice_of(report) if advice.is_met] == ["r2"]
    assert not any(advice.is_met for advice in advice_of(published))


def test_a_recommendation_without_elements_is_not_met(report):
    (listening,) = [a for a in advice_of(report) if a.recommendation and a.recommendation.id == "r3"]
    assert not listening.is_met
    assert not listening.shown


def test_what_only_a_source_has_judged_is_shown(report):
    (judges,) = [a for a in advice_of(report) if a.recommendation and a.recommendation.id == "r4"]
    assert [judged.element.id for judged in judges.shown] == ["beta.5/judges"]
    assert not judges.diverging


@pytest.mark.parametrize(
    ("force", "status", "modality", "expected"),
    [
        ("binding", "not covered", "shall", "high"),
        ("binding, date disputed", "contrary", "shall", "high"),
        ("binding", "partly covered", "shall", "medium"),
        ("binding", "not covered", "shall-qualified", "medium"),
        ("not a party", "not covered", "shall", "medium"),
        ("signed", "partly covered", "shall", "low"),
        ("binding", "covered", "shall", ""),
    ],
)
def test_priority_follows_the_printed_rule(report, force, status, modality, expected):
    judged = judged_elements(report)[0]
    obligation = replace(judged.obligation, modality=modality)
    assert priority([replace(judged, force=force, status=status, obligation=obligation)]) == expected


def test_a_sources_own_priority_counts(report):
    first, *rest = report.profile.recommendations
    profile = replace(report.profile, recommendations=(replace(first, priority="urgent"), *rest))
    assert advice_of(replace(report, profile=profile))[0].priority == "urgent"
