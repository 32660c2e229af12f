"""What stands beside what, and which words are marked."""

from dataclasses import replace

from db.rows import TreatyUnit
from desktop.ui.models.bench import Bench
from desktop.ui.models.rows import build_reading, build_row
from tests.desktop.ui.sample import UNITS, law_text, sample_workbench

ALL = ("opsc", "tp", "lanzarote")
OFFERING = "opsc.3.1.b/offering"


def test_columns_stand_in_the_order_of_the_catalogue_and_end_with_the_law(bench: Bench) -> None:
    row = build_row(bench, bench.obligations["lanzarote.19.1.a"], ALL)
    names = [column.instrument for column in row.columns]
    assert names == [name for name in bench.instruments if name in names] + [""]
    assert "opsc" in names


def test_a_treaty_that_is_off_gives_no_column(bench: Bench) -> None:
    row = build_row(bench, bench.obligations["opsc.3.1.b"], ("opsc",))
    assert [column.instrument for column in row.columns] == ["opsc", ""]


def test_every_element_of_the_row_has_its_own_number(bench: Bench) -> None:
    for obligation in bench.catalogue.obligations:
        numbers = build_row(bench, obligation, ALL).numbers
        assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))
        assert all(element.id in numbers for element in obligation.elements)


def test_marks_are_exactly_the_words_of_the_findings(bench: Bench) -> None:
    row = build_row(bench, bench.obligations["opsc.3.1.b"], ALL)
    found = {
        (element, passage.text[mark.start : mark.end])
        for card in row.columns[-1].cards
        for passage in card.passages
        for mark in passage.marks
        for element in mark.elements
    }
    wanted = {(e, proof.quote) for e in row.numbers for proof in bench.findings[e].evidence}
    assert found == wanted != set()


def test_a_span_whose_words_are_not_there_is_left_out() -> None:
    workbench = sample_workbench()
    findings = tuple(
        replace(f, evidence=tuple(replace(e, start=e.start + 1, end=e.end + 1) for e in f.evidence))
        for f in workbench.comparison.findings
    )
    bench = Bench(replace(workbench, comparison=replace(workbench.comparison, findings=findings)))
    row = build_row(bench, bench.obligations["opsc.3.1.b"], ALL)
    assert not any(passage.marks for card in row.columns[-1].cards for passage in card.passages)


def test_units_without_marks_are_folded_and_none_is_lost(bench: Bench) -> None:
    row = build_row(bench, bench.obligations["opsc.3.1.b"], ("opsc",))
    card = row.columns[-1].cards[0]
    assert [passage.text for passage in card.passages] == [unit[5] for unit in UNITS if unit[0].startswith("art_10__")]
    assert [passage.folded for passage in card.passages] == [not passage.marks for passage in card.passages]


def test_where_nothing_is_proven_the_nearest_words_stand(bench: Bench) -> None:
    row = build_row(bench, bench.obligations["lanzarote.4"], ALL)
    cards = row.columns[-1].cards
    assert cards
    assert all(card.nearest for card in cards)


def test_an_imported_treaty_text_replaces_the_digest_and_the_digest_stays_at_hand() -> None:
    workbench = sample_workbench()
    units = tuple(
        replace(unit, text="Own words that stand for the text.") if unit.pinpoint == "3(1)(b)" else unit
        for unit in workbench.catalogue.units
    )
    bench = Bench(replace(workbench, catalogue=replace(workbench.catalogue, units=units)))
    obligation = bench.obligations["opsc.3.1.b"]
    unit: TreatyUnit = bench.units["opsc", obligation.eids[0]]
    text, digest = (build_row(bench, obligation, ("opsc",), digest=d).columns[0].cards[0].passages[0] for d in (0, 1))
    assert (text.text, text.other, text.digest) == (unit.text, unit.digest, False)
    assert (digest.text, digest.other, digest.digest) == (unit.digest, unit.text, True)


def test_reading_an_article_unfolds_it_and_marks_what_any_finding_quotes(bench: Bench) -> None:
    card = build_reading(bench, "7#art_10__para_2").columns[0].cards[0]
    assert not any(passage.folded for passage in card.passages)
    assert {e for passage in card.passages for mark in passage.marks for e in mark.elements} >= {OFFERING}


def test_reading_a_treaty_unit_shows_its_digest_as_such(bench: Bench) -> None:
    column = build_reading(bench, "opsc#art_1").columns[0]
    assert column.instrument == "opsc"
    assert column.cards[0].passages[0].digest


def test_reading_what_is_not_there_shows_nothing(bench: Bench) -> None:
    assert build_reading(bench, "99#art_1").columns == ()


def test_reading_says_which_law_and_whether_it_is_the_law_of_the_day() -> None:
    bench = Bench(sample_workbench())
    old = law_text()
    bench.keep_to_read(replace(old, expression=replace(old.expression, id=3, in_force="1998-01-01")))
    heads = [build_reading(bench, f"{number}#art_11").columns[0].cards[0].note for number in (7, 3)]
    assert heads == [
        "Пробный кодекс · in force from 2025-07-16",
        "Пробный кодекс · in force from 1998-01-01 · not in force at 2025-07-16",
    ]
