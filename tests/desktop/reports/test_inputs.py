from dataclasses import replace

import pytest

from desktop.reports.inputs import instrument_force, judged_elements, latest_assessments, speaks_of_older


def by_id(report):
    return {judged.element.id: judged for judged in judged_elements(report)}


def test_every_element_is_there_in_catalogue_order(report):
    shown = [judged.element for judged in judged_elements(report)]
    assert shown == list(report.catalogue.elements())


def test_a_finding_speaks_where_law_was_compared(report):
    judged = by_id(report)["alpha.3/offering"]
    assert (judged.basis, judged.status, judged.divergence) == ("finding", "partly covered", "ACT")
    assert judged.reason == "reason for alpha.3/offering"


def test_a_decision_comes_before_the_finding(report, assessment):
    judged = by_id(replace(report, assessments=(assessment,)))["alpha.3/offering"]
    assert (judged.basis, judged.status, judged.reason) == ("assessment", "covered", "Read with article 9.")
    assert judged.finding.status == "partly covered"


def test_the_last_decision_counts(assessment):
    later = replace(assessment, id="d2", made="2026-02-01", status="contrary")
    assert latest_assessments([later, assessment])["alpha.3/offering"].status == "contrary"


def test_a_published_judgement_speaks_only_without_law(report, published):
    assert by_id(published)["beta.5/judges"].basis == "published"
    assert by_id(report)["beta.5/judges"].basis == "finding"
    assert by_id(report)["beta.5/judges"].only_published


def test_the_gravest_published_judgement_counts(published):
    (first, *rest) = published.profile.judgements
    milder = replace(first, id="j0", status="covered", divergence="")
    profile = replace(published.profile, judgements=(milder, first, *rest))
    assert by_id(replace(published, profile=profile))["alpha.3/offering"].status == "not covered"


def test_only_a_binding_treaty_requires(report):
    judged = by_id(report)
    assert judged["alpha.3/offering"].required
    assert not judged["beta.5/teachers"].required


@pytest.mark.parametrize(("name", "diverges"), [("alpha.3/providing", True), ("alpha.4/territory", False)])
def test_what_a_treaty_only_allows_is_no_divergence(report, name, diverges):
    assert by_id(report)[name].diverges is diverges


def test_a_published_judgement_diverges_though_nothing_was_found(published):
    judged = by_id(published)["alpha.3/offering"]
    assert not judged.finding.gap
    assert judged.diverges


def test_a_decision_can_find_a_divergence(report, assessment):
    contrary = replace(assessment, element="alpha.3/obtaining", status="contrary")
    assert by_id(replace(report, assessments=(contrary,)))["alpha.3/obtaining"].diverges


def test_force_given_by_the_caller_counts(report):
    assert instrument_force(report)["beta"] == "not a party"
    assert instrument_force(replace(report, force={"beta": "signed"}))["beta"] == "signed"


def test_a_judgement_on_a_replaced_code_is_older(report):
    assert speaks_of_older(report, report.profile.judgements[0])


@pytest.mark.parametrize(("in_force", "older"), [("2010-06-14", False), ("2011-01-01", True)])
def test_a_judgement_is_as_old_as_the_edition_it_names(report, in_force, older):
    judgement = replace(
        report.profile.judgements[0], provisions=("code ст. 1",), edition="before the law of 23 November 2010"
    )
    text = replace(report.comparison.texts[0], in_force=in_force)
    aged = replace(report, comparison=replace(report.comparison, texts=(text,)))
    assert speaks_of_older(aged, judgement) is older


def test_without_an_edition_the_year_of_the_source_counts(report):
    judgement = replace(report.profile.judgements[1], provisions=("code ст. 1",))
    assert speaks_of_older(report, judgement)  # a source of 2013, a text of 2020
