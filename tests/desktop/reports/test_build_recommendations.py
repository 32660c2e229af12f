from dataclasses import replace

import pytest

from desktop.reports.build_recommendations import recommendation_brief
from desktop.reports.labels import languages
from desktop.reports.model import Heading, Table


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def brief(report, pages):
    return flat("\n".join(pages(recommendation_brief(report))))


def headings(report):
    return [
        (block.level, block.runs_in, block.text)
        for block in recommendation_brief(report).blocks
        if isinstance(block, Heading)
    ]


def test_areas_follow_the_agenda_and_points_are_numbered(report):
    assert [entry for entry in headings(report) if entry[0] in (1, 3)] == [
        (1, "", "Summary"),
        (1, "1", "Prevention"),
        (3, "1.1", "Train judges."),
        (
            3,
            "1.2",
            "Consider: amend art.\xa01(2) [ст.\xa01\xa0ч.\xa02], Small Code, to this effect: The law reaches teachers.",
        ),
        (1, "2", "Protection"),
        (3, "2.1", "Name offering."),
        (
            3,
            "2.2",
            "Add a rule (nearest found: art.\xa01(2) [ст.\xa01\xa0ч.\xa02], Small Code), "
            "to this effect: The law reaches providing.",
        ),
        (1, "3", "Participation of children and young people"),
        (3, "3.1", "Listen to children."),
        (1, "", "Perhaps met since: to be checked"),
        (3, "M1", "Name obtaining."),
        (1, "", "Method and limits"),
        (1, "", "Notes"),
        (1, "", "Sources"),
    ]


def test_drafts_say_that_they_are(brief):
    assert "Draft, from the comparison with Beta art. 5 · Priority:" in brief
    assert "Draft, from the comparison with Alpha art. 3 · Priority:" in brief


def test_every_divergence_bears_a_proposal_and_the_common_gap(brief):
    assert brief.count("Common gap: It does not.") == 3
    assert "Proposal Supplement art. 1(1) [ст. 1 ч. 1], Small Code" in brief
    assert "Proposal Consider: amend art. 1(2) [ст. 1 ч. 2], Small Code" in brief


def test_a_recommendation_says_how_far_the_law_bears_it_out(report, pages):
    first, second, *rest = report.profile.recommendations
    wide = replace(first, elements=("alpha.3/offering", "alpha.3/obtaining"))
    given = replace(report, profile=replace(report.profile, recommendations=(wide, second, *rest)))
    text = flat("\n".join(pages(recommendation_brief(given))))
    assert "Partly met: 1 of 2 elements covered (ст. 1 ч. 1)" in text
    assert text.count("Rests on its source alone") == 1


def test_what_falls_short_of_an_option_is_counted_apart(brief):
    assert "Elements that fall short only of what a treaty leaves to the State (“may”): 1." in brief


def test_a_recommendation_without_elements_says_so(brief):
    assert "No element of the three treaties stands behind it." in brief.partition("3.1 Listen to children.")[2][:80]


def test_words_stand_on_both_sides(brief, law_text):
    assert "The law reaches offering." in brief
    assert f"«{flat(law_text.provisions[0].text)}»" in brief
    assert "Digest Our digest of article three." in brief


def test_an_older_judgement_is_marked(brief):
    assert "report (2013), on the Old Code, since replaced: Offering is not named." in brief


def test_the_summary_counts_and_leads_to_what_comes_first(brief):
    assert "5 of 6 elements of the three treaties were judged" in brief
    assert "3 diverge: 2 under treaties that bind the State, 1 against benchmarks." in brief
    assert (
        "3 recommendations of the sources are open, 2 drafts follow from the comparison, 1 may have been met" in brief
    )


def test_method_limits_and_disputed_dates_are_printed(brief):
    assert "This paper assists a lawyer; it does not replace one." in brief
    assert "Priority, where the source gives none: high for" in brief
    assert "Alpha: ratified 24 August 1994" in brief
    assert "Alpha: ratified 2001" in brief


def test_a_recommendation_that_is_met_stands_under_met_since(brief):
    assert brief.index("to be checked The words of the texts read cover") < brief.rindex("Name obtaining.")


def test_without_law_the_published_judgements_stand_behind_it(published, pages):
    text = flat("\n".join(pages(recommendation_brief(published))))
    assert "No text of the law of Examplia was at hand. 2 of 6 elements have a published judgement. 2 diverge" in text
    assert "Punishes keeping a den." in text
    assert "«" not in text


def test_no_table_is_empty(report, published):
    silent = replace(published, profile=replace(published.profile, judgements=(), recommendations=()))
    for given in (report, published, silent):
        tables = [block for block in recommendation_brief(given).blocks if isinstance(block, Table)]
        assert all(table.groups and all(group.rows for group in table.groups) for table in tables)


def test_the_cover_bears_no_running_heads(report, pages):
    first, second, *_ = pages(recommendation_brief(report))
    assert "Page 1" not in first
    assert "Page 2 of" in second


@pytest.mark.parametrize("language", languages())
def test_the_brief_is_printed_in_every_language(report, published, pages, language):
    for given in (report, published):
        assert len("".join(pages(recommendation_brief(replace(given, language=language))))) > 1000


def test_nothing_to_recommend_is_a_brief_too(report, pages):
    quiet = replace(
        report,
        profile=replace(report.profile, recommendations=(), judgements=(), actions=()),
        comparison=replace(report.comparison, findings=()),
    )
    assert len(pages(recommendation_brief(quiet))) >= 3
    assert "What comes first" not in [text for _, _, text in headings(quiet)]
