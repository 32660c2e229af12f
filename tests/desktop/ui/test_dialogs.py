"""Dialogs are asked and answer with a value; every text in them is plain."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui import crash, messages
from desktop.ui.dialogs import about, import_text
from desktop.ui.operations import read_draft

LAW_TEXT = Path(__file__).parents[2] / "documents" / "small_code_ru.txt"


def test_the_import_dialog_is_filled_by_what_was_guessed(qtbot: QtBot) -> None:
    dialog = import_text.ImportDialog(read_draft(LAW_TEXT), "KZ")
    qtbot.addWidget(dialog)
    meaning = dialog.meaning()
    assert (meaning.jurisdiction, meaning.law, meaning.language) == ("KZ", "small-code", "ru")
    assert meaning.in_force == "2020-02-03"
    assert meaning.complete


def test_what_the_user_types_is_what_is_meant(qtbot: QtBot) -> None:
    dialog = import_text.ImportDialog(read_draft(LAW_TEXT), "KZ")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.law.selectAll()
    qtbot.keyClicks(dialog.law, "own-code")
    dialog.jurisdiction.selectAll()
    qtbot.keyClicks(dialog.jurisdiction, "uz")
    dialog.in_force.setDate(QDate(2021, 3, 4))
    dialog.complete.setFocus()
    qtbot.keyClick(dialog.complete, Qt.Key.Key_Space)
    meaning = dialog.meaning()
    assert (meaning.law, meaning.jurisdiction, meaning.in_force, meaning.complete) == (
        "own-code",
        "UZ",
        "2021-03-04",
        False,
    )


def test_without_a_name_for_the_law_nothing_can_be_imported(qtbot: QtBot) -> None:
    dialog = import_text.ImportDialog(read_draft(LAW_TEXT), "KZ")
    qtbot.addWidget(dialog)
    dialog.law.clear()
    assert not dialog.accept_button.isEnabled()


def test_without_a_date_no_law_can_be_imported(qtbot: QtBot) -> None:
    dialog = import_text.ImportDialog(read_draft(LAW_TEXT), "KZ")
    qtbot.addWidget(dialog)
    dialog.in_force.clear()
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.in_force, "14.06.2010")
    assert dialog.accept_button.isEnabled()
    assert dialog.meaning().in_force == "2010-06-14"


def test_the_import_dialog_shows_the_proof_before_anything_is_stored(qtbot: QtBot) -> None:
    draft = read_draft(LAW_TEXT)
    dialog = import_text.ImportDialog(draft, "KZ")
    qtbot.addWidget(dialog)
    proof = draft.document.proof
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"{proof.units['article']} article" in said
    assert str(proof.characters_in) in said
    assert proof.dropped[0][0] in dialog.remarks.toPlainText()


@pytest.mark.parametrize("accept", [True, False])
def test_the_question_is_answered_with_a_meaning_or_none(qtbot: QtBot, accept: bool) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, import_text.ImportDialog)
        key = Qt.Key.Key_Return if accept else Qt.Key.Key_Escape
        qtbot.keyClick(dialog.accept_button if accept else dialog, key)

    QTimer.singleShot(50, answer)
    meaning = import_text.ask_meaning(None, read_draft(LAW_TEXT), "KZ")
    assert (meaning is not None) == accept


@pytest.mark.parametrize("show", [about.show_about, about.show_limits])
def test_help_opens_and_closes_by_key(qtbot: QtBot, show) -> None:  # type: ignore[no-untyped-def]
    seen = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.extend(label.textFormat() for label in dialog.findChildren(QLabel))
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(50, close)
    show(None)
    assert set(seen) <= {Qt.TextFormat.PlainText, Qt.TextFormat.AutoText}
    assert Qt.TextFormat.PlainText in seen


def test_a_question_is_plain_text_and_names_what_goes_on(qtbot: QtBot) -> None:
    formats = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        formats.append(box.textFormat())
        go_on = next(button for button in box.findChildren(QPushButton) if button.text() == "Delete")
        qtbot.mouseClick(go_on, Qt.MouseButton.LeftButton)

    QTimer.singleShot(50, press)
    assert messages.confirm(None, "<b>Delete</b>?", "Delete")
    assert formats == [Qt.TextFormat.PlainText]


def test_the_crash_dialog_gives_a_report_to_copy(qtbot: QtBot) -> None:
    try:
        raise RuntimeError("a fault of ours")
    except RuntimeError as fault:
        dialog = crash.CrashDialog(fault)
    qtbot.addWidget(dialog)
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "RuntimeError: a fault of ours" in copied
    assert "Concordat" in copied.splitlines()[0]
