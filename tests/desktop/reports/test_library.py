from dataclasses import replace

import pytest

from desktop.reports.library import bears_date, oldest_read, read_laws, readings


def test_a_text_counts_as_read_where_a_finding_names_it(report):
    (reading,) = readings(report)
    assert reading.elements == sum(bool(f.evidence or f.trail) for f in report.comparison.findings)


@pytest.mark.parametrize(("entry", "read"), [("code (ru, 2020-02-03)", 6), ("code (kk, 2020-02-03)", 3), ("code", 6)])
def test_another_language_of_a_law_is_another_text(report, entry, read):
    findings = tuple(
        replace(f, trail=replace(f.trail, read=(entry,)) if f.trail else None) for f in report.comparison.findings
    )
    (reading,) = readings(replace(report, comparison=replace(report.comparison, findings=findings)))
    assert reading.elements == read


def test_the_oldest_text_read_gives_the_date(report):
    (reading,) = readings(report)
    newer = replace(reading, text=replace(reading.text, in_force="2024-01-01"))
    unread = replace(reading, text=replace(reading.text, in_force="1990-01-01"), elements=0)
    assert oldest_read((newer, reading, unread)) == ("2020-02-03", True)
    assert oldest_read((reading,)) == ("2020-02-03", False)
    assert oldest_read((unread,)) == ("", False)


@pytest.mark.parametrize(
    ("words", "bears"),
    [
        ("Сноска. С изменениями от 03.02.2020 № 7.", True),
        ("С изменениями от 3 февраля 2020 года.", True),
        ("2020.02.03 № 7 түзетулермен.", True),
        ("Сноска. С изменениями от 04.02.2020 № 7.", False),
    ],
)
def test_a_text_bears_its_date_in_figures_or_words(law_text, words, bears):
    first, *rest = law_text.provisions
    assert bears_date(replace(law_text, provisions=(replace(first, text=words), *rest))) is bears


def test_age_is_counted_in_days_from_full_dates(report):
    (reading,) = readings(report)
    assert reading.age("2020-03-03") == 29
    assert replace(reading, text=replace(reading.text, in_force="2020")).age("2020-03-03") == 0


def test_the_laws_of_a_finding_are_those_of_its_words_and_its_trail(report):
    assert [read_laws(finding) for finding in report.comparison.findings][:3] == [("code",)] * 3
