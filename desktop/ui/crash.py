"""Our own faults: a dialog with a report that can be copied. Nothing is lost: every change is in the store already."""

import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop import __version__
from desktop.ui.widgets.text import label


def report(fault: BaseException) -> str:
    """Return the text that helps to find a fault: versions and the trace, no file of the user's."""
    versions = f"Concordat {__version__} · Python {platform.python_version()} · Qt {qVersion()} · {platform.system()}"
    return versions + "\n\n" + "".join(traceback.format_exception(fault))


class CrashDialog(QDialog):
    """Says that the program was at fault and offers the report."""

    def __init__(self, fault: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(720, 420)
        self.text = QPlainTextEdit(report(fault), self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Report of the fault"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy_button = QPushButton(self.tr("Copy report"), self)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.copy_button.clicked.connect(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(self._explanation())
        layout.addWidget(self.text)
        layout.addWidget(buttons)

    def _explanation(self) -> QLabel:
        said = self.tr(
            "Concordat made a mistake and could not finish what you asked. Your store is safe: every change is kept as "
            "soon as it is made. The report below helps to find the fault."
        )
        return label("body", said, wrap=True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


def show_crash(fault: BaseException, parent: QWidget | None = None) -> None:
    """Show the crash dialog and wait."""
    CrashDialog(fault, parent).exec()


def install() -> None:
    """Show every uncaught exception of the main thread, and keep running."""

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, fault, trace)
        if not issubclass(kind, KeyboardInterrupt):
            show_crash(fault)

    sys.excepthook = hook
