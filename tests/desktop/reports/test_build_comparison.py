from dataclasses import replace

import pytest

from desktop.reports.build_comparison import comparison_table
from desktop.reports.labels import languages
from desktop.reports.model import Cell, Heading, Paragraph, Table


def flat(text: str) -> str:
    return " ".join(text.split())


def cells(document) -> list[Cell]:
    return [
        cell
        for table in document.blocks
        if isinstance(table, Table)
        for group in table.groups
        for row in (*filter(None, (group.heading, group.continued)), *group.rows)
        for cell in row.cells
    ]


def paragraphs(document) -> list[Paragraph]:
    return [block for cell in cells(document) for block in cell.blocks if isinstance(block, Paragraph)]


def said(document) -> str:
    return "\n".join("".join(run.text for run in each.runs) for each in paragraphs(document))


def test_each_quotation_in_the_file_equals_its_provision(report, pages, law_text):
    printed = flat("".join(pages(comparison_table(report))))
    first, second = law_text.provisions
    assert f"«{flat(first.text)}»" in printed
    assert f"«{flat(second.text)}»" in printed


def test_quoted_runs_are_slices_of_the_law_or_the_treaty(report, law_text):
    sources = [provision.text for provision in law_text.provisions]
    sources += [unit.text for unit in report.catalogue.units if unit.text]
    quotations = [run.text for each in paragraphs(comparison_table(report)) for run in each.runs if run.role == "match"]
    assert "предлагает" in quotations
    for each in paragraphs(comparison_table(report)):
        words = "".join(run.text for run in each.runs if run.role in ("quote", "match"))[1:-1]
        assert not words or any(words in text for text in sources)


def test_a_digest_is_marked_and_never_in_quotation_marks(report, published):
    for given in (report, published):
        digests = [each for each in paragraphs(comparison_table(given)) if any(r.role == "digest" for r in each.runs)]
        assert digests
        for each in digests:
            text = "".join(run.text for run in each.runs)
            assert "Digest" in text
            assert not set("«»“”") & set(text)


def test_an_imported_treaty_text_replaces_the_digest(report):
    text = said(comparison_table(report))
    assert "“Parties shall grow four trees.”" in text
    assert "Our digest of article four." not in text
    assert "Digest  Our digest of article three." in text


def test_required_stands_where_the_treaty_binds_and_benchmark_elsewhere(report):
    text = said(comparison_table(report))
    assert "Alpha art. 3\nrequired · shall" in text
    assert "Beta art. 5\nbenchmark · shall" in text
    assert "Alpha art. 4\noptional · may" in text
    assert "required" not in text.partition("Beta art. 5")[2]


def test_the_title_block_says_what_was_compared_and_how_far_it_reaches(report, pages):
    first = flat(pages(comparison_table(report))[0])
    sha = report.comparison.texts[0].sha256[:12]
    assert "words as amended to 3 February 2020, the date given at import; later amendments not included." in first
    assert "in force" not in first
    assert "The oldest words read are 71 months older than this comparison" in first
    assert "Texts as amended to 3 February 2020 · compared on 10 January 2026" in first
    assert f"SHA-256 {sha}…" in first
    assert "Alpha: binding, date disputed (ratified: sources disagree: 24 August 1994 / 2001)" in first
    assert "Beta: not a party. What it asks is a benchmark, not a requirement." in first
    assert f"store of 9 January 2026 · catalogue {'c' * 12}… · engine 7 · lexicon {'e' * 12}…" in first


def test_an_absence_names_the_nearest_provision(report):
    assert "Not found in: Small Code.\nNearest: ст.\xa01\xa0ч.\xa02" in said(comparison_table(report))


def test_words_that_contradict_are_marked(report):
    assert "Against  ст. 1 ч. 2  art. 1(2)\n«" in said(comparison_table(report))


def test_words_quoted_already_for_the_obligation_are_named_only(report):
    finding = report.comparison.findings[1]
    same = replace(finding, evidence=finding.evidence[:1])
    findings = (report.comparison.findings[0], same, *report.comparison.findings[2:])
    again = replace(report, comparison=replace(report.comparison, findings=findings))
    assert "ст. 1 ч. 1  art. 1(1)\nwords quoted above" in said(comparison_table(again))


def test_a_decision_stands_beside_the_proposal(report, assessment):
    text = said(comparison_table(replace(report, assessments=(assessment,))))
    assert "Decided by A. Drafter, 5\xa0January 2026\nThe program proposed: Partly covered" in text
    assert "Read with article 9." in text


def test_without_law_published_judgements_stand_beside_digests(published, pages):
    document = comparison_table(published)
    text = said(document)
    assert "ст. 7  Old Code\nDigest  Punishes keeping a den. [1]" in text
    assert "As report (2013) judged\nACT: a conduct is missing\n" in text
    assert (
        "report (2013), on the Old Code, since replaced: Offering is not named. [2]\nAs to its edition: of 1997."
        in text
    )
    assert "“" not in text
    assert "«" not in text
    first = flat(pages(document)[0])
    assert "No national text is in the library" in first
    assert "concordat import FILE" in first


def test_with_law_a_published_judgement_says_that_it_is_older(report):
    text = said(comparison_table(report))
    assert "report (2013), on the Old Code, since replaced: Offering is not named. [1]" in text
    assert "report (2013), earlier than the texts read here: Few are. [2]" in text


def test_what_lies_outside_the_treaties_stands_apart(report):
    document = comparison_table(report)
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert "Annex: what report (2013) said beside the three treaties" in headings
    assert "Something else is amiss." in said(document)
    annex = [block for block in document.blocks if isinstance(block, Table)][-1]
    assert not any(cell.status for group in annex.groups for row in group.rows for cell in row.cells)


def test_a_status_word_stands_for_the_finding_alone(report):
    """What a source said of another text brings no second status into the finding's column."""
    assert "Not covered: report" not in said(comparison_table(report))
    (j1, *_) = report.profile.judgements
    sentence = next(
        each for each in paragraphs(comparison_table(report)) if any(j1.statement in run.text for run in each.runs)
    )
    assert not any("covered" in run.text.lower() for run in sentence.runs)


def test_a_silent_law_is_said_to_have_no_rule(report):
    text = said(comparison_table(report))
    assert "JURIS: no rule found\nReason for" in text
    assert "a basis of jurisdiction is missing" not in text
    assert "silent" not in text


def test_a_direction_stands_in_brackets_on_its_own_line(report):
    assert "ACT: a conduct is missing\n(narrower than the treaty)\nReason" in said(comparison_table(report))


def test_texts_that_no_finding_names_are_held_and_not_read(report, pages):
    text = report.comparison.texts[0]
    other = replace(text, id=2, work="XX/family", law="family", title="Family Code", in_force="1999-01-02")
    held = replace(report, comparison=replace(report.comparison, texts=(text, other)))
    first = flat(pages(comparison_table(held))[0])
    read, _, rest = first.partition("Texts held, not read for these elements")
    assert "Small Code: in Russian" in read
    assert "Read for elements: 6." in read
    assert "Family Code: in Russian, words as amended to 2 January 1999" in rest
    assert "Texts as amended to 3 February 2020 · " in first


def test_a_date_before_the_treatys_adoption_cannot_be_right(report, pages):
    alpha, beta = report.catalogue.instruments
    catalogue = replace(report.catalogue, instruments=(replace(alpha, adopted="2000-05-25"), beta))
    first = flat(pages(comparison_table(replace(report, catalogue=catalogue)))[0])
    assert "binding, date disputed (ratified: sources disagree: 2001 / 24 August 1994, which cannot be right:" in first
    assert "the treaty was adopted on 25 May 2000)" in first


def test_notes_and_sources_are_printed(report, pages):
    printed = flat("".join(pages(comparison_table(report))))
    assert "report-2013: Protection, n. 7 (other-2004)" in printed
    assert "A report on Examplia, 2013" in printed
    assert "Another report, 2004" in printed


def test_an_obligation_of_which_nothing_is_known_takes_one_row(published):
    document = comparison_table(replace(published, profile=replace(published.profile, judgements=())))
    groups = [group for block in document.blocks if isinstance(block, Table) for group in block.groups]
    silent = [group for group in groups if group.heading is None and len(group.rows) == 1]
    assert len(silent) == len(published.catalogue.obligations)
    assert "elements: 3" in said(document)


def test_each_theme_of_the_summary_leads_to_its_page(report, pages):
    printed = pages(comparison_table(report))
    summary = flat(printed[1])
    assert "Exploitation of children in prostitution 1 1 1 0 0 0 0 3 3" in summary


@pytest.mark.parametrize("language", languages())
def test_the_table_is_printed_in_every_language(report, published, pages, language):
    for given in (report, published):
        printed = "".join(pages(comparison_table(replace(given, language=language))))
        assert len(printed) > 1000


def test_without_a_comparison_the_catalogue_is_still_printed(published, pages):
    printed = "".join(pages(comparison_table(replace(published, comparison=None, force={"alpha": "binding"}))))
    assert "Alpha: binding" in flat(printed)
