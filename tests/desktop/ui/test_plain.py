"""Words of a law or of a user are never read as mark-up."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.main_window import MainWindow
from desktop.ui.plain import tip
from desktop.ui.widgets.text import ElidedLabel, label


@pytest.mark.parametrize(
    "text", ["the <Commission> shall", "<b>bold</b> & more", "a < b\nc > d", "<img src='file:///x'>"]
)
def test_a_tool_tip_shows_the_text_as_it_stands(qtbot: QtBot, text: str) -> None:
    document = QTextDocument()
    document.setHtml(tip(text))
    assert document.toPlainText().replace("\u2028", "\n") == text


def test_labels_are_plain(qtbot: QtBot) -> None:
    for made in (label("body", "<b>x</b>"), ElidedLabel("note", "<b>x</b>")):
        qtbot.addWidget(made)
        assert made.textFormat() == Qt.TextFormat.PlainText
        assert made.text() == "<b>x</b>"


def test_every_label_of_the_window_is_plain_or_a_picture(qtbot: QtBot, window: MainWindow) -> None:
    window.select("opsc.3.1.b/offering")
    guessing = [
        child.text()
        for child in window.findChildren(QLabel)
        if child.text() and child.textFormat() != Qt.TextFormat.PlainText
    ]
    assert guessing == []
