"""A line above the page that says what happened, in plain text; it goes when it is closed or something else happens."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.ui.icons import icon, pixmap
from desktop.ui.theme import Theme
from desktop.ui.widgets.text import label


class Notice(QFrame):
    """Says one thing: good news, or a fault and what to do about it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._theme = theme
        self._picture = "info"
        self._image = QLabel()
        self.text = label("body", wrap=True)
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Close the message"))
        self.close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 6)
        layout.setSpacing(8)
        layout.addWidget(self._image, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.close_button)
        theme.changed.connect(self._recolour)
        self._recolour()
        self.hide()

    def inform(self, text: str) -> None:
        """Say that something was done."""
        self._say(text, "info")

    def warn(self, text: str) -> None:
        """Say that something could not be done."""
        self._say(text, "warning")

    def _say(self, text: str, picture: str) -> None:
        self._picture = picture
        self._recolour()
        self.text.setText(text)
        self.setAccessibleName(text)
        self.show()

    def _recolour(self) -> None:
        colour = (
            self._theme.status("not covered").ink if self._picture == "warning" else self._theme.colour("accent").name()
        )
        self._image.setPixmap(pixmap(self._picture, 20, colour))
        self.close_button.setIcon(icon(self._theme, "clear"))
