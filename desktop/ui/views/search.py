"""The search box over everything, and the list of hits that drops from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from db.rows import Hit
from desktop.ui.fonts import font
from desktop.ui.icons import pixmap
from desktop.ui.models.bench import Bench
from desktop.ui.models.hits import FOUND, Found, HitsModel
from desktop.ui.theme import Theme
from desktop.ui.widgets.delegates import paint_row, paint_text
from desktop.ui.widgets.fields import WordsField
from desktop.ui.widgets.text import label

_PICTURES = {"provision": "document", "treaty unit": "scale", "obligation": "tree", "element": "tree"}
_DELAY = 120  # ms of quiet before a search starts
_ROW = 52
_WIDTH = 560


class HitDelegate(QStyledItemDelegate):
    """Paints a hit in two lines: where it is, and its words with those that were looked for marked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of two lines."""
        return QSize(200, round(_ROW * self._theme.zoom))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one hit."""
        found: Found = index.data(FOUND)
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row(painter, area, self._theme, selected=chosen, hover=False, focus=False)
        picture = pixmap(_PICTURES.get(found.hit.kind, "info"), 20, self._theme.colour("muted").name())
        painter.drawPixmap(area.left() + 16, area.top() + 8, picture)
        top = QRect(area.left() + 48, area.top() + 6, area.width() - 64, area.height() // 2 - 6)
        strong = font("body", zoom=self._theme.zoom, weight=QFont.Weight.Medium)
        used = paint_text(painter, top, found.place, strong, self._theme.colour("ink"))
        usual = font("label", zoom=self._theme.zoom)
        paint_text(painter, top.adjusted(used + 8, 0, 0, 0), found.detail, usual, self._theme.colour("muted"))
        self._paint_snippet(painter, top.translated(0, top.height()), found.hit)
        painter.restore()

    def _paint_snippet(self, painter: QPainter, area: QRect, hit: Hit) -> None:
        use = font("label", zoom=self._theme.zoom)
        metrics = QFontMetrics(use)
        line = hit.snippet.replace("\n", " ")
        for start, end in hit.marks:
            left = area.left() + metrics.horizontalAdvance(line[:start])
            width = metrics.horizontalAdvance(line[start:end])
            mark = QRect(left - 1, area.top() + 2, width + 2, area.height() - 4)
            painter.fillRect(mark.intersected(area), self._theme.colour("highlight"))
        paint_text(painter, area, line, use, self._theme.colour("ink"))


class SearchBox(WordsField):
    """Searches as one types; Up and Down choose a hit, Return jumps to it.

    Signals:
        asked: the words to search for.
        jumped: the hit to go to.
    """

    asked = Signal(str)
    jumped = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        names = self.tr("Search laws, treaties and notes"), self.tr("Search laws, treaties, notes")
        super().__init__(theme, "search", *names, parent)
        self._eager = False
        self.model = HitsModel(self)
        self.popup = QFrame(parent)
        self.popup.setObjectName("popup")
        self.list = QListView(self.popup)
        self.nothing = label("muted")
        self._prepare_popup()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(lambda: self.asked.emit(self.text()))
        self.textEdited.connect(self._edited)

    def show_hits(self, words: str, hits: Sequence[Hit], bench: Bench) -> None:
        """Show what was found for these words, unless others were typed since."""
        if words != self.text():
            return
        self.model.show(hits, bench)
        self.nothing.setVisible(not hits)
        self.nothing.setText(self.tr("Nothing was found for %s.") % words)
        self.list.setVisible(bool(hits))
        self._place()
        if hits:
            self.list.setCurrentIndex(self.model.index(0, 0))
        if self._eager and hits:
            self._jump()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the hits and jump."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.popup.isVisible():
            row = self.list.currentIndex().row() + (1 if key == Qt.Key.Key_Down else -1)
            self.list.setCurrentIndex(self.model.index(max(0, min(row, self.model.rowCount() - 1)), 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self.popup.hide()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the list away when the box loses the focus."""
        if watched is self and event.type() == QEvent.Type.FocusOut:
            self.popup.hide()
        return False

    def _edited(self, words: str) -> None:
        self._eager = False
        self._timer.stop()
        if words.strip():
            self._timer.start()
        else:
            self.popup.hide()

    def _enter(self) -> None:
        """Jump to the chosen hit; where the search still runs, to the first as soon as it is there."""
        if self._timer.isActive() or not self.popup.isVisible():
            self._eager = bool(self.text().strip())
            self._timer.stop()
            if self._eager:
                self.asked.emit(self.text())
        else:
            self._jump()

    def _jump(self) -> None:
        self._eager = False
        found = self.list.currentIndex().data(FOUND)
        if found:
            self.popup.hide()
            self.jumped.emit(found)

    def _place(self) -> None:
        """Let the list hang under the box, inside the window."""
        window = self.window()
        self.popup.setParent(window)
        rows = min(max(self.model.rowCount(), 1), 8)
        height = rows * round(_ROW * self._theme.zoom) + 18
        corner = self.mapTo(window, QPoint(self.width(), self.height() + 4))
        width = min(_WIDTH, window.width() - 16)
        self.popup.setGeometry(max(8, corner.x() - width), corner.y(), width, height)
        self.popup.show()
        self.popup.raise_()

    def _prepare_popup(self) -> None:
        self.popup.hide()
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(self._theme, self.list))
        self.list.setAccessibleName(self.tr("Hits"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._jump)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self.popup)
        layout.setContentsMargins(1, 8, 1, 8)
        layout.addWidget(self.list)
        layout.addWidget(self.nothing)
        self.installEventFilter(self)
