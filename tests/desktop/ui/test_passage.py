"""Numbers stand between the words on the screen and nowhere else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from desktop.ui.models.rows import Mark, Passage
from desktop.ui.theme import Theme
from desktop.ui.widgets.passage import PassageView, badges

TEXT = "Тот, кто предлагает или передаёт ребёнка,\nотвечает по закону."


def view(qtbot: QtBot, *spans: tuple[int, int], text: str = TEXT) -> PassageView:
    marks = tuple(Mark(start, end, (f"e{n}",), (n,), "covered") for n, (start, end) in enumerate(sorted(spans), 1))
    made = PassageView(Passage("7#art_1", "ст. 1", text, marks), Theme())
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def copied(made: PassageView, start: int, end: int) -> str:
    cursor = made.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    made.setTextCursor(cursor)
    return made.createMimeDataFromSelection().text()


def test_selecting_everything_copies_the_text_itself(qtbot: QtBot) -> None:
    made = view(qtbot, (9, 19), (9, 32), (24, 32))
    assert copied(made, 0, made.document().characterCount() - 1) == TEXT


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 55), st.integers(1, 8)), max_size=5), st.text(min_size=64, max_size=64))
def test_every_text_is_copied_as_it_stands(qtbot: QtBot, places: list[tuple[int, int]], text: str) -> None:
    made = view(qtbot, *((start, start + length) for start, length in places), text=text)
    assert copied(made, 0, made.document().characterCount() - 1) == text


def test_positions_go_to_the_text_and_back(qtbot: QtBot) -> None:
    made = view(qtbot, (4, 8), (9, 19))
    for offset in range(len(TEXT) + 1):
        assert made.source_offset(made._position(offset)) == offset
        assert made.source_offset(made._position(offset, closing=True)) == offset


def test_a_mark_stands_over_its_words(qtbot: QtBot) -> None:
    made = view(qtbot, (9, 19))
    area = made.mark_rectangle(made.passage.marks[0])
    position = made.cursorForPosition(area.center().toPoint()).position()
    assert 9 <= made.source_offset(position) <= 19


def test_the_view_is_as_high_as_its_words(qtbot: QtBot) -> None:
    made = view(qtbot, (9, 19))
    narrow = made.heightForWidth(120)
    assert narrow > made.heightForWidth(600)
    assert made.verticalScrollBar().maximum() == 0


def test_overlapping_marks_are_underlined_on_levels_of_their_own(qtbot: QtBot) -> None:
    made = view(qtbot, (0, 30), (4, 8), (9, 19), (35, 40))
    assert made._levels == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [((1,), ("1",)), ((1, 2, 3), ("1", "2", "3")), ((1, 2, 3, 4), ("1", "2", "+2"))],
)
def test_many_numbers_are_cut_short(numbers: tuple[int, ...], shown: tuple[str, ...]) -> None:
    assert badges(numbers) == shown
