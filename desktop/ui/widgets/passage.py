"""A passage of a treaty or a law: read-only words with numbered, underlined marks that light up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from desktop.ui.fonts import font
from desktop.ui.models.rows import Mark, Passage
from desktop.ui.theme import Theme
from desktop.ui.widgets.marks import badge_width, paint_number, underline_pen

_ANCHOR = "\N{NO-BREAK SPACE}"  # one for each number, as wide as its disc; never part of what is copied
# Shown as one sign, since Qt would count them as two or none; copied words keep them.
_OTHER = re.compile(r"[^\u0000-\uffff]|\r")
_LINE_HEIGHT = 122  # per cent: room for the underlines of marks that lie one in another
_LEVELS = 3


class PassageView(QTextEdit):
    """Shows one ``Passage``; as high as its words need.

    Signals:
        pointed: the elements of the mark under the pointer or the caret; empty when there is none.
        chosen: an element whose mark was clicked, or entered with the Return key.
    """

    pointed = Signal(object)
    chosen = Signal(str)

    def __init__(self, passage: Passage, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passage = passage
        self._theme = theme
        self._lit: frozenset[str] = frozenset()
        self._pointed: tuple[str, ...] = ()
        self._badges = [badges(mark.numbers) for mark in passage.marks]
        self._anchors = [m.start for m, shown in zip(passage.marks, self._badges, strict=True) for _ in shown]
        self._levels = _nesting(passage.marks)
        self._heights: dict[int, int] = {}
        self._ruler: QTextDocument | None = None
        self._prepare()
        self._fill()

    @property
    def lit(self) -> frozenset[str]:
        """The elements whose marks are lit."""
        return self._lit

    def light(self, elements: frozenset[str]) -> None:
        """Light the marks of these elements and no others."""
        if elements != self._lit:
            self._lit = elements
            self.viewport().update()

    def mark_rectangle(self, mark: Mark) -> QRectF:
        """Return where the first line of a mark stands, in the widget's coordinates."""
        return next(self._line_areas(self._position(mark.start), self._position(mark.end, closing=True)), QRectF())

    def source_offset(self, position: int) -> int:
        """Return the offset into the passage's text of a position in the document."""
        for index, start in enumerate(self._anchors):
            if position <= start + index:
                return position - index
            if position == start + index + 1:
                return start
        return position - len(self._anchors)

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at a width, measured on a copy: the shown document keeps its own width."""
        if width not in self._heights:
            if self._ruler is None:
                self._ruler = self.document().clone(self)
            self._ruler.setTextWidth(max(width, 40))
            self._heights[width] = ceil(self._ruler.size().height()) + 2
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return a column's width and the height that goes with it."""
        return QSize(240, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return that the passage takes any width."""
        return QSize(80, 20)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the words as they stand in the text, without the numbers."""
        cursor = self.textCursor()
        start, end = self.source_offset(cursor.selectionStart()), self.source_offset(cursor.selectionEnd())
        data = QMimeData()
        data.setText(self.passage.text[start:end])
        return data

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the page."""
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which mark is under the pointer."""
        super().mouseMoveEvent(event)
        self._point(self._mark_under(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the element of the mark that was clicked; dragging selects words."""
        super().mouseReleaseEvent(event)
        mark = self._mark_under(event.position())
        if mark and not self.textCursor().hasSelection():
            self.chosen.emit(mark.elements[0])

    def leaveEvent(self, event: object) -> None:
        """Put the partners out."""
        self._point(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Light the partners of the mark at the caret."""
        super().focusInEvent(event)
        self._caret_moved()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the partners out."""
        super().focusOutEvent(event)
        self._point(None)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the marks with Up and Down, choose with Return; all else moves the caret."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if step and plain and self.passage.marks:
            self._step(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._pointed:
            self.chosen.emit(self._pointed[0])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is lit, then the words, then underlines and numbers."""
        painter = QPainter(self.viewport())
        for mark in self._lit_marks():
            self._paint_light(painter, mark)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(len(self.passage.marks)):
            self._paint_mark(painter, index)
        if self.hasFocus():
            painter.setPen(self._theme.colour("focus"))
            painter.drawRoundedRect(self.viewport().rect().adjusted(0, 0, -1, -1), 4, 4)
        painter.end()

    def _prepare(self) -> None:
        self.setObjectName("passage")
        self.setProperty("digest", self.passage.digest)
        self.setProperty("editorial", self.passage.editorial)
        self.setAccessibleName(self.passage.pinpoint)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(2)
        self.cursorPositionChanged.connect(self._caret_moved)

    def _fill(self) -> None:
        self.setFont(font("reading", zoom=self._theme.zoom))
        self.document().setDefaultFont(self.font())
        self.setPlainText(self._shown_text())
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spaced)
        wide = QTextCharFormat()
        wide.setFontLetterSpacingType(font("reading").SpacingType.AbsoluteSpacing)
        blank = QFontMetricsF(self.font()).horizontalAdvance(_ANCHOR)
        shown = [badge for badges_of_mark in self._badges for badge in badges_of_mark]
        for index, (start, badge) in enumerate(zip(self._anchors, shown, strict=True)):
            wide.setFontLetterSpacing(badge_width(badge) - blank + 1)
            self._select(cursor, start + index, start + index + 1)
            cursor.mergeCharFormat(wide)

    def _shown_text(self) -> str:
        text, pieces = _OTHER.sub("\N{REPLACEMENT CHARACTER}", self.passage.text), []
        for start, end in pairwise([0, *self._anchors, len(text)]):
            pieces.append(text[start:end])
        return _ANCHOR.join(pieces)

    def _position(self, offset: int, *, closing: bool = False) -> int:
        """Return the document position of an offset: after the numbers that stand there, or before them (closing)."""
        if closing:
            return offset + sum(1 for start in self._anchors if start < offset)
        return offset + bisect_right(self._anchors, offset)

    def _line_areas(self, start: int, end: int) -> Iterator[QRectF]:
        """Yield where the words from a document position to another stand, line by line."""
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            layout, base = block.layout(), block.position()
            corner = self.document().documentLayout().blockBoundingRect(block).topLeft()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                first = max(start - base, line.textStart())
                last = min(end - base, line.textStart() + line.textLength())
                if first < last:
                    left, right = _x(line, first), _x(line, last)
                    yield QRectF(left, line.y(), right - left, line.ascent() + line.descent()).translated(corner)
            block = block.next()

    def _places_of_badges(self, index: int) -> Iterator[tuple[str, QPointF]]:
        before = sum(map(len, self._badges[:index]))
        for offset, badge in enumerate(self._badges[index]):
            position = self.passage.marks[index].start + before + offset
            for area in self._line_areas(position, position + 1):
                yield badge, QPointF(area.left() + badge_width(badge) / 2, area.center().y())

    def _paint_mark(self, painter: QPainter, index: int) -> None:
        mark, level = self.passage.marks[index], self._levels[index]
        lit = bool(self._lit.intersection(mark.elements))
        painter.setPen(underline_pen(self._theme, mark.status, lit))
        for area in self._line_areas(self._position(mark.start), self._position(mark.end, closing=True)):
            y = area.bottom() + 1 + 3 * level
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        for badge, centre in self._places_of_badges(index):
            paint_number(painter, self._theme, centre, badge, mark.status, lit)

    def _paint_light(self, painter: QPainter, mark: Mark) -> None:
        colour = QColor(self._theme.colour("lit"))
        for area in self._line_areas(self._position(mark.start), self._position(mark.end, closing=True)):
            painter.fillRect(area.adjusted(-1, -1, 1, 2), colour)

    def _lit_marks(self) -> list[Mark]:
        return [mark for mark in self.passage.marks if self._lit.intersection(mark.elements)]

    def _mark_under(self, point: QPointF) -> Mark | None:
        """Return the innermost mark at a point."""
        position = self.document().documentLayout().hitTest(point, Qt.HitTestAccuracy.ExactHit)
        return self._mark_at(self.source_offset(position), inside=True) if position >= 0 else None

    def _mark_at(self, offset: int, *, inside: bool = False) -> Mark | None:
        last = -1 if inside else 0  # a caret just behind the words still touches them
        close = [m for m in self.passage.marks if m.start <= offset <= m.end + last]
        return min(close, key=lambda m: m.end - m.start, default=None)

    def _caret_moved(self) -> None:
        if self.hasFocus():
            self._point(self._mark_at(self.source_offset(self.textCursor().position())))

    def _step(self, step: int) -> None:
        here = self._mark_at(self.source_offset(self.textCursor().position()))
        marks = self.passage.marks
        index = marks.index(here) + step if here in marks else 0
        cursor = self.textCursor()
        cursor.setPosition(self._position(marks[index % len(marks)].start))
        self.setTextCursor(cursor)

    def _point(self, mark: Mark | None) -> None:
        elements = mark.elements if mark else ()
        if elements != self._pointed:
            self._pointed = elements
            self.pointed.emit(elements)

    @staticmethod
    def _select(cursor: QTextCursor, start: int, end: int) -> None:
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)


def _x(line: object, offset: int) -> float:
    x = line.cursorToX(offset)  # type: ignore[attr-defined]
    return x[0] if isinstance(x, tuple) else x


def badges(numbers: Sequence[int], most: int = 3) -> tuple[str, ...]:
    """Return what the discs of a mark say: every number, or the first ones and how many more there are.

    >>> badges([1, 2, 3]), badges([1, 2, 3, 4, 9])
    (('1', '2', '3'), ('1', '2', '+3'))
    """
    if len(numbers) <= most:
        return tuple(map(str, numbers))
    return (*map(str, numbers[: most - 1]), f"+{len(numbers) - most + 1}")


def _nesting(marks: tuple[Mark, ...]) -> list[int]:
    """Return on which of the underlines below a line each mark is drawn, so that overlapping ones stay apart."""
    ends: list[int] = []
    levels = []
    for mark in marks:
        level = next((i for i, end in enumerate(ends) if end <= mark.start), len(ends))
        ends[level : level + 1] = [mark.end]
        levels.append(min(level, _LEVELS - 1))
    return levels
