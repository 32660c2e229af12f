"""What the program is, and what it cannot say."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import __version__
from desktop.ui.icons import app_icon
from desktop.ui.widgets.panel import GRID
from desktop.ui.widgets.text import label


def tr(text: str) -> str:
    """Translate a sentence of these dialogs."""
    return QCoreApplication.translate("About", text)


def show_about(parent: QWidget | None) -> None:
    """Say what the program is."""
    said = (
        tr("Compares national law, element by element, with the treaties that protect children from sexual "
           "exploitation and trafficking, and proves each finding with the words of both texts."),
        tr("Version %s, under the MIT licence. Type: Roboto, under the Apache licence. Built on Qt.") % __version__,
    )  # fmt: skip
    TextDialog(tr("Concordat"), said, parent).exec()


def show_limits(parent: QWidget | None) -> None:
    """Say what a finding is not."""
    said = (
        tr("A finding is a proposal. It reads the words of the law in the library; the decision is a lawyer's."),
        tr("It says what the law provides, not what is done. Practice and services are recorded, not judged."),
        tr("Silence counts as “not covered” only where the law in which the rule would stand is in the library and "
           "complete; otherwise the element is “not assessed”, with the reason."),
        tr("A treaty that does not bind the State at the date is a benchmark, not a requirement."),
        tr("A digest is our summary. It is marked as such and never stands in quotation marks."),
    )  # fmt: skip
    TextDialog(tr("What it cannot say"), said, parent).exec()


class TextDialog(QDialog):
    """Some paragraphs under a heading."""

    def __init__(self, title: str, paragraphs: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        mark = QLabel()
        mark.setPixmap(app_icon().pixmap(40, 40))
        head.addWidget(mark)
        head.addWidget(label("title", title), 1)
        layout.addLayout(head)
        for paragraph in paragraphs:
            layout.addWidget(label("body", paragraph, wrap=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addStretch(1)
        layout.addWidget(buttons)
