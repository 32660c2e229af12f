"""Quoted words with their place; a click or the Return key goes to them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.text import ElidedLabel, label


class QuoteCard(QFrame):
    """Words of a text under their pinpoint.

    Signals:
        opened: the key of the passage ("<expression id>#<eId>").
    """

    opened = Signal(str)

    def __init__(self, key: str, place: str, quote: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quote")
        self.key = key
        self.setAccessibleName(self.tr("%s: %s; press Return to go there") % (place, quote))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label("pinpoint", place))
        line.addWidget(ElidedLabel("note", note), 1)
        layout.addLayout(line)
        words = label("body", quote, wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        layout.addWidget(words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the words."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the words."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.key)
        else:
            super().keyPressEvent(event)
