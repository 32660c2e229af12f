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
        (3, "1.2", "Consider bringing the law into line with art. 5 of the Beta, a benchmark."),
        (1, "2", "Protection"),
        (3, "2.1", "Name offering."),
        (3, "2.2", "Bring the law into line with art. 3 of the Alpha, as is required."),
        (1, "3", "Participation of children and young people"),
        (3, "3.1", "Listen to children."),
        (1, "", "Met since"),
        (3, "M1", "Name obtaining."),
        (1, "", "Method and limits"),
        (1, "", "Notes"),
        (1, "", "Sources"),
    ]


def test_drafts_say_that_they_are(brief):
    assert brief.count("Draft, from the comparison · Priority:") == 2


def test_a_recommendation_without_elements_says_so(brief):
    assert "No element of the three treaties stands behind it." in brief.partition("3.1 Listen to children.")[2][:80]


def test_words_stand_on_both_sides(brief, law_text):
    assert "The law reaches offering." in brief
    assert f"«{flat(law_text.provisions[0].text)}»" in brief
    assert "Digest Our digest of article three." in brief


def test_an_older_judgement_is_marked(brief):
    assert "spoke of an older edition than the text compared" in brief


def test_the_summary_counts_and_leads_to_what_comes_first(brief):
    assert "5 of 6 elements of the three treaties were judged" in brief
    assert "3 diverge: 2 under treaties that bind the State, 1 against benchmarks." in brief
    assert "3 recommendations of the sources are open, 2 drafts follow from the comparison, 1 have been met" in brief


def test_method_limits_and_disputed_dates_are_printed(brief):
    assert "This paper assists a lawyer; it does not replace one." in brief
    assert "Priority, where the source gives none: high for" in brief
    assert "Alpha: ratified 24 August 1994" in brief
    assert "Alpha: ratified 2001" in brief


def test_a_recommendation_that_is_met_stands_under_met_since(brief):
    assert brief.index("Met since All elements behind") < brief.rindex("Name obtaining.")


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
