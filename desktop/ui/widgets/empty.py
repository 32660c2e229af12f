"""What stands where there is nothing yet: it says what to do next."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.icons import pixmap
from desktop.ui.theme import Theme
from desktop.ui.widgets.panel import GRID
from desktop.ui.widgets.text import label


class EmptyState(QWidget):
    """A picture, a line, a sentence and perhaps a button."""

    def __init__(self, theme: Theme, picture: str, title: str, sentence: str) -> None:
        super().__init__()
        self._theme, self._picture = theme, picture
        self.setAccessibleName(f"{title}. {sentence}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(2 * GRID, 3 * GRID, 2 * GRID, 3 * GRID)
        self._lines.setSpacing(GRID)
        self._image = QLabel()
        self._image.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._lines.addWidget(self._image)
        self._lines.addWidget(label("heading", title, wrap=True))
        self._lines.addWidget(label("muted", sentence, wrap=True))
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(0, GRID, 0, 0)
        self._buttons.setSpacing(GRID)
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._lines.addLayout(self._buttons)
        theme.changed.connect(self._recolour)
        self._recolour()

    def add_button(self, text: str, action: Callable[[], object]) -> QPushButton:
        """Offer what to do next."""
        button = QPushButton(text)
        button.setObjectName("primary" if self._buttons.count() == 0 else "secondary")
        button.clicked.connect(action)
        self._buttons.addWidget(button)
        return button

    def _recolour(self) -> None:
        self._image.setPixmap(pixmap(self._picture, 32, self._theme.colour("accent").name()))
