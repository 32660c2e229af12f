"""Lines become paragraphs; only white space changes."""

import re

import pytest

from desktop.importers.base import Ledger, dense
from desktop.importers.markdown import COMMENTS, MARKS, STRAYS, TAGS, lines_of_markdown
from desktop.importers.text import Layout, blocks_of, lines_of

LAYOUT = Layout(re.compile(r"Статья \d+\."), re.compile(r"\d+[.)]"))


def paragraphs(text: str) -> list[str]:
    return [block.text for block in blocks_of(lines_of(text), LAYOUT)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("закон\nот 2020\n№ 7\n (\nвведен\n).", ["закон от 2020 № 7 (введен)."]),
        ("один\n\nдва.", ["один два."]),
        ("Один.\n\nДва.", ["Один.", "Два."]),
        ("со ст. 156,\n\n663 Кодекса.", ["со ст. 156, 663 Кодекса."]),
        ("1) а;\n2) б.", ["1) а;", "2) б."]),
        ("указан в\n2) части", ["указан в 2) части"]),
        ("Раз.\n      Два.", ["Раз.", "Два."]),
        ("Статья 1. Имя\nдлинное\n1. Текст", ["Статья 1. Имя длинное", "1. Текст"]),
        ("ст. 217\n-1", ["ст. 217-1"]),
        ("\u00a0\u00a0\u00a0 a\u00a0b\r\n\r\n\x0c", ["a\u00a0b"]),
    ],
)
def test_lines_are_joined_into_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected
    assert sum(map(dense, expected)) == dense(text)


def test_a_text_without_blank_lines_has_one_paragraph_a_line() -> None:
    text = "Статья 1. Имя\nТекст один.\nТекст два, который\nтянется.\nТри.\nЧетыре.\nПять."
    assert paragraphs(text) == [
        "Статья 1. Имя", "Текст один.", "Текст два, который тянется.", "Три.", "Четыре.", "Пять.",
    ]  # fmt: skip


def test_a_block_knows_its_first_line() -> None:
    assert [block.line for block in blocks_of(lines_of("\n\nа\nб\n\nВ"), LAYOUT)] == [3, 6]


def test_markdown_marks_are_taken_out_and_counted() -> None:
    ledger = Ledger()
    text = "<!-- note\nGAP: x -->\n##Глава ##\n<meta a='b'>сад <*> **и** [двор](x/y) 2\\*2"
    lines = lines_of_markdown(text, ledger)
    assert [(line.number, line.text, line.level) for line in lines if line.text] == [
        (3, "Глава", 2),
        (4, "сад  и двор 2*2", 0),
    ]
    assert dict(ledger.dropped) == {COMMENTS: 19, MARKS: 4 + 4 + 7 + 1, STRAYS: 3, TAGS: 12}
    assert [issue.place for issue in ledger.issues] == ["line 1"]
