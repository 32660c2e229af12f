"""The most specific drafting tradition that fits a text reads it."""

from collections.abc import Callable

import pytest

from db.errors import UsageError
from db.rows import Provision
from desktop.importers.base import ImportedDocument
from desktop.importers.registry import read_text

Document = Callable[[str], ImportedDocument]
Units = Callable[[ImportedDocument], dict[str, Provision]]


@pytest.mark.parametrize(
    ("name", "tradition", "language"),
    [
        ("garden_code_ru.txt", "kz-ru", "ru"),
        ("garden_code_extract_ru.md", "ru", "ru"),
        ("orchard_law_kk.txt", "kz-kk", "kk"),
        ("harbour_treaty_en.md", "treaty", "en"),
        ("garden_act_en.txt", "en", "en"),
    ],
)
def test_the_tradition_is_chosen_by_content(document: Document, name: str, tradition: str, language: str) -> None:
    read = document(name)
    assert (read.tradition, read.language) == (tradition, language)


def test_a_tradition_that_is_asked_for_is_used() -> None:
    assert read_text("Article 1\n\nSail.", tradition="treaty").tradition == "treaty"
    with pytest.raises(UsageError, match="roman is no drafting tradition that is known; there are: treaty"):
        read_text("I. Lex.", tradition="roman")


def test_a_kazakh_law_is_read_in_its_own_words(document: Document, units: Units) -> None:
    law = units(document("orchard_law_kk.txt"))
    assert law["chp_1"].heading == "ЖАЛПЫ ЕРЕЖЕЛЕР"
    assert law["art_1__point_1-1"].pinpoint == "1-бап 1-1) тармақша"
    assert law["art_2__para_2"].pinpoint == "2-бап 2-тармақ"
    assert law["art_2__remark"].kind == "editorial"
    assert document("orchard_law_kk.txt").last_amended == "2024-07-05"


def test_an_english_act_is_read_in_sections(document: Document, units: Units) -> None:
    read = document("garden_act_en.txt")
    act = units(read)
    assert read.title == "The Garden Act"
    assert act["sec_1"].heading == "Short title"
    assert act["sec_2__subsec_1__para_b__subpara_ii"].pinpoint == "s. 2(1)(b)(ii)"
    assert (act["sec_2A"].number, act["sec_2A"].parent) == ("2A", "part_I")


def test_bare_section_numbers_are_read_where_no_other_are() -> None:
    read = read_text(
        "1. Short title\n\nThis is the law of the land.\n\n2. (1) You shall sow.\n\n(2) And you shall reap."
    )
    assert [unit.pinpoint for unit in read.provisions] == ["s. 1", "s. 2", "s. 2(1)", "s. 2(2)"]


def test_plain_text_is_counted_by_paragraphs() -> None:
    read = read_text("One.\n\nTwo\ntoo.", tradition="plain")
    assert [(unit.eid, unit.pinpoint, unit.text) for unit in read.provisions] == [
        ("para_1", "¶ 1", "One."),
        ("para_2", "¶ 2", "Two too."),
    ]
