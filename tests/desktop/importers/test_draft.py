"""A drafter's words become units as an import would make them."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.errors import InputError
from db.rows import Expression, LawText
from desktop.importers.draft import cites_of, draft_of, units_of_draft, within
from desktop.importers.registry import read_document

DOCUMENTS = Path(__file__).resolve().parents[2] / "documents"


def law_in(path, language):
    about = Expression(7, "XX/law", "law", "XX", "Law", "criminal-code", language, "2020-01-01", True, "")
    units = (replace(unit, id=n, expression=7, sha256="0") for n, unit in enumerate(read_document(path).provisions))
    return LawText(about, tuple(units))


@pytest.fixture(scope="module")
def code():
    return law_in(DOCUMENTS / "small_code_ru.txt", "ru")


def unit_of(law, pinpoint):
    return next(unit for unit in law.provisions if unit.pinpoint == pinpoint)


def own(units):
    """What an import says of units."""
    return [
        (unit.eid, unit.parent, unit.kind, unit.number, unit.pinpoint, unit.heading, unit.text)
        for unit in units
        if unit.is_evidence
    ]


def reread(law, unit):
    """The units that a unit's words give where it has other words, so that they do not pass as the old ones."""
    inside = {each.eid for each in within(law, unit)}
    units = tuple(replace(each, text=f"{each.text}…") if each.eid in inside else each for each in law.provisions)
    changed = replace(law, provisions=units)
    here = next(each for each in units if each.eid == unit.eid)
    return own(units_of_draft(changed, here, draft_of(law, unit), cites_of(law)))


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("small_code_ru.txt", "ru"),
        ("garden_code_ru.txt", "ru"),
        ("example_code_ru.txt", "ru"),
        ("orchard_law_kk.txt", "kk"),
        ("garden_act_en.txt", "en"),
        ("example_penal_code_en.txt", "en"),
    ],
)
def test_the_words_of_a_unit_give_the_unit_back(name, language):
    law = law_in(DOCUMENTS / name, language)
    units = [unit for unit in law.provisions if unit.kind in ("article", "paragraph", "subsection", "point", "note")]
    units = [unit for unit in units if draft_of(law, unit)]
    assert len(units) > 2
    for unit in units:
        assert reread(law, unit) == own(within(law, unit)), unit.pinpoint


@pytest.mark.corpus
@pytest.mark.parametrize("kind", ["article", "paragraph", "point", "note"])
def test_the_words_of_a_real_code_give_its_units_back(shared_texts, kind):
    law = law_in(shared_texts / "kazakhstan" / "kz_criminal_code_2014_ru.txt", "ru")
    units = [unit for unit in law.provisions if unit.kind == kind and draft_of(law, unit)][::12]
    assert len(units) > 4
    assert [unit.pinpoint for unit in units if reread(law, unit) != own(within(law, unit))] == []


def test_old_words_are_the_old_units(code):
    unit = unit_of(code, "ст. 3")
    assert units_of_draft(code, unit, f"\n{draft_of(code, unit)}\n") == within(code, unit)


def test_words_as_they_are_shown_are_the_old_units_too(code):
    for unit in code.provisions:
        if unit.kind in ("part", "section"):
            continue
        shown = draft_of(code, unit).replace("\n\n", "\n")
        assert units_of_draft(code, unit, shown) == within(code, unit), unit.pinpoint


def test_without_blank_lines_a_wrapped_line_goes_on_and_a_finished_one_ends(code):
    found = units_of_draft(code, unit_of(code, "ст. 3 ч. 1"), "Передача вещей\nдругому –\nнаказывается штрафом.")
    assert [unit.text for unit in found] == ["Передача вещей другому –\nнаказывается штрафом."]


def test_a_new_point_is_numbered_and_cited_as_the_act_does(code):
    unit = unit_of(code, "ст. 3 ч. 2")
    found = units_of_draft(
        code, unit, "2. Те же деяния, совершенные:\n\n1) группой лиц;\n\n2) неоднократно, –\n\nнаказываются."
    )
    assert [(each.kind, each.pinpoint, each.text) for each in found] == [
        ("paragraph", "ст. 3 ч. 2", "Те же деяния, совершенные:"),
        ("point", "ст. 3 ч. 2 п. 1", "группой лиц;"),
        ("point", "ст. 3 ч. 2 п. 2", "неоднократно, –"),
        ("wrapup", "ст. 3 ч. 2", "наказываются."),
    ]
    assert {each.eid.startswith(unit.eid) for each in found} == {True}


def test_an_article_may_be_given_with_its_heading_or_without(code):
    unit = unit_of(code, "ст. 3")
    with_heading = units_of_draft(code, unit, "Статья 3. Новое имя\n\n1. Одно.\n\n2. Другое.")
    without = units_of_draft(code, unit, "1. Одно.\n\n2. Другое.")
    assert (with_heading[0].heading, without[0].heading) == ("Новое имя", unit.heading)
    assert [each.pinpoint for each in with_heading] == ["ст. 3", "ст. 3 ч. 1", "ст. 3 ч. 2"]
    assert own(with_heading[1:]) == own(without[1:])


def test_words_that_go_beyond_their_unit_are_refused(code):
    with pytest.raises(InputError, match=r"headed ст\. 4, not ст\. 3"):
        units_of_draft(code, unit_of(code, "ст. 3"), "Статья 4. Другое\n\nСлова.")
    with pytest.raises(InputError, match="opens another unit"):
        units_of_draft(code, unit_of(code, "ст. 3"), "Статья 3. Одно\n\nСлова.\n\nСтатья 4. Другое\n\nСлова.")
    with pytest.raises(InputError, match="holds whole articles"):
        units_of_draft(code, next(unit for unit in code.provisions if unit.kind == "section"), "Слова.")
    with pytest.raises(InputError, match="opens another unit"):
        units_of_draft(code, unit_of(code, "ст. 3 ч. 2"), "2. Одно.\n\n3. Другое.")


def test_no_words_take_the_unit_out(code):
    assert units_of_draft(code, unit_of(code, "ст. 3"), "  \n") == ()


def test_whatever_is_typed_nothing_but_a_refusal_is_raised(code):
    unit = unit_of(code, "ст. 3 ч. 2")
    for words in ("\0", "1)\n2)\n", "(((", "Примечание", "٣) ب", "а) б) в)", "наказывается", "x" * 5000):
        found = units_of_draft(code, unit, words)
        assert found[0].eid == unit.eid
        assert len({each.eid for each in found}) == len(found)
