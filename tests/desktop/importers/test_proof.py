"""Every character is accounted for, whatever the text; nothing hangs."""

import itertools
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.importers.base import ImportedDocument, dense
from desktop.importers.registry import read_text
from desktop.importers.traditions import TRADITIONS

NAMES = [tradition.name for tradition in TRADITIONS]
LINES = st.sampled_from(
    [
        "", "", "   ", "Статья 1. Сад", "Статья 2. Исключена Законом РК от 01.02.2003 № 4.", " Статья 3-1. Двор",
        "Статья 0", "Глава 2. ДВОРЫ", "И ВОРОТА", "РАЗДЕЛ I", "ОБЩАЯ ЧАСТЬ", "§ 3. О заборах", "3. Забор",
        "1. Сад цветет.", "2. Сад цветет:", "1) яблоня;", "1-1) груша, –", "2) исключен Законом РК;", "а) слива;",
        "б) вишня:", "      наказывается трудом.", "влечет штраф,", "Примечание. Сад общий.", "Примечания.",
        "Примечание ИЗПИ!", "Сноска. Сад изменен:", "слова \"сад\" изменены;", "Нормативным постановлением",
        " Конституционного Суда РК от 01.01.2020 № 1", "\"Статья 9. Цитата", "2. Конец цитаты.\";", "«Цитата", "»",
        "Президент", "Республики Казахстан", "1-бап. Бақ", "1-тарау. БАҚ", "Ескерту. Бақ",
        "<!-- GAP: 5 -->", "<!-- open", "-->", "### Статья 4.", "####Title of the Act", "# ", "text <*> **bold** \\*",
        "<meta a='b'>", "[link](http://x)", "Preamble The Parties", "Article 1", "Article 2 – Boats", "### CHAPTER I",
        "I", "(a) a boat:", "b) an oar;", "(i) a sail;", "ii) a rope;", "a.tar;", "– a nail", "1  The aim:", "a  row",
        "Section 4. Boats", "4. (1) You shall row—", "(A) now", "In witness whereof", "\ufeff", "a\0b", "\u202e",
        "слово\u00a0слово", "\x0c", "\x85", "\u2028", "999999999999. x", "1-1-1-1-1-1) x",
    ]
)  # fmt: skip
SOUPS = st.lists(st.one_of(LINES, LINES, LINES, st.text(max_size=20)), min_size=3, max_size=60).map("\n".join)


def own_words(document: ImportedDocument, editorial: bool) -> str:
    """Join the words in the order of the text; English headings may stand in the margin, before the number."""
    parts = [
        unit.number + (unit.heading if document.tradition != "en" else "") + unit.text
        for unit in document.provisions
        if (unit.kind == "editorial") is editorial
    ]
    return "".join("".join(parts).split())


def is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(character in rest for character in part)


@settings(max_examples=400, deadline=None)
@given(SOUPS, st.sampled_from(["", *NAMES]))
def test_every_character_is_kept_or_dropped_for_a_reason(text: str, tradition: str) -> None:
    document = read_text(text, tradition=tradition)
    proof = document.proof
    assert proof.unaccounted == 0
    assert proof.characters_in == len(text)
    assert all(count > 0 for _, count in proof.dropped)
    assert is_subsequence(own_words(document, editorial=False), text)
    assert is_subsequence(own_words(document, editorial=True), text)


@settings(max_examples=150, deadline=None)
@given(SOUPS, st.sampled_from(NAMES))
def test_units_form_a_tree_in_document_order(text: str, tradition: str) -> None:
    units = read_text(text, tradition=tradition).provisions
    eids = [unit.eid for unit in units]
    assert len(set(eids)) == len(eids)
    assert [unit.position for unit in units] == list(range(len(units)))
    seen = {""}
    for unit in units:
        assert unit.parent in seen
        seen.add(unit.eid)


@settings(max_examples=100, deadline=None)
@given(SOUPS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read_text(text) == read_text(text)


def test_plain_text_keeps_every_word() -> None:
    text = "Один, два;\nтри.\n\n4) пять № 6"
    words = own_words(read_text(text, tradition="plain"), editorial=False)
    assert Counter(words) == Counter("".join(text.split()))


def test_a_lost_letter_would_show() -> None:
    proof = read_text("Статья 1. Сад\n\nСад цветет.").proof
    assert proof.unaccounted == 0
    shorter = type(proof)(proof.units, (), proof.characters_in + 1, proof.characters_kept, proof.dropped)
    assert shorter.unaccounted == 1


def test_the_proof_has_the_shape_that_scripts_rely_on() -> None:
    proof = read_text("Статья 1. Сад\n\n1. Яблоня.\n\nСтатья 3. Двор\n\nПусто.").proof
    assert proof.to_json() == {
        "units": {"article": 2, "paragraph": 1},
        "gaps": ["2"],
        "repeats": [],
        "characters": {
            "in": 49,
            "kept": 23,
            "dropped": [
                {"why": "labels of units (said by their kind and number)", "count": 15},
                {"why": "white space", "count": 11},
            ],
        },
        "not_understood": [],
    }


@pytest.mark.parametrize(
    "text",
    [
        "Статья 1. Сад\n\n" + "слово " * 100_000,
        "Статья 1. " + "x" * 600_000,
        " " * 600_000 + "Статья 1. Сад",
        "\n" * 200_000 + "Статья 1. Сад",
        "Статья 1. Сад\n\n" + "1) а:\n\n" * 10_000,
        "Статья 1. Сад\n\n" + "1) а;\n\nИтого:\n\n" * 5_000,
        "Статья 1. Сад\n\n" * 10_000,
        "Статья 1. Сад\n\n" + "«цитата\n\nСноска. Да\n\n" * 5_000,
        "Статья 1. Сад\n\n" + "Сноска. Да\n\n" * 10_000,
        "<!-- GAP: -->" * 20_000 + "\n# x",
        "<!--" * 100_000 + "\n# x",
        "# сад\n" * 20_000,
        "сад\n\n# сад\n" * 10_000,
        "# x\n" + "<a " * 100_000 + "[" * 100_000 + "*" * 100_000 + "_" * 100_000 + "\\" * 100_000,
        "# x" + " #" * 200_000,
        "Article 1\n\nEach Party:\n\n" + "(i) a:\n\n" * 5_000 + "– b\n\n" * 5_000,
        "-".join(itertools.repeat("1", 200_000)) + ") x",
        "Статья " + "9" * 100_000 + ". Сад",
        "Глава " + "X" * 100_000,
    ],
    ids=range(19),
)
def test_reading_takes_time_in_proportion_to_the_text(text: str) -> None:
    began = time.process_time()
    for tradition in ("kz-ru", "treaty"):
        document = read_text(text, tradition=tradition)
        assert document.proof.unaccounted == 0
        assert sum(len(unit.eid) for unit in document.provisions) < 40 * dense(text) + 1000
    assert time.process_time() - began < 20  # a bound against quadratic reading, which would take minutes
