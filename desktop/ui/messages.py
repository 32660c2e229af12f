"""What the program says and asks: one place, so that a test can answer for the user. Always plain text."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("Messages", text)


def problem(parent: QWidget | None, text: str) -> None:
    """Show a fault that the user can act on."""
    _box(parent, QMessageBox.Icon.Warning, text).exec()


def confirm(parent: QWidget | None, question: str, action: str) -> bool:
    """Ask before something that takes a moment's thought; ``action`` names the button that goes on."""
    box = _box(parent, QMessageBox.Icon.Question, question)
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    go_on = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    return box.clickedButton() is go_on


def ask_open_file(parent: QWidget | None, title: str, kinds: str) -> Path | None:
    """Ask for a file to read; None when the user thinks better of it."""
    name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def ask_save_file(parent: QWidget | None, title: str, proposal: str, kinds: str) -> Path | None:
    """Ask for a file to write; None when the user thinks better of it."""
    name, _ = QFileDialog.getSaveFileName(parent, title, proposal, kinds)
    return Path(name) if name else None


def _box(parent: QWidget | None, picture: QMessageBox.Icon, text: str) -> QMessageBox:
    box = QMessageBox(picture, QCoreApplication.applicationName(), text, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
