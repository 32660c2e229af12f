"""Small signs that stand for a status or an element; glyph and word always go together."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from db.rows import Status
from desktop.ui.fonts import font
from desktop.ui.icons import GLYPH_SIZE, status_pixmap
from desktop.ui.models.bench import Bench
from desktop.ui.plain import tip
from desktop.ui.theme import Theme
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.marks import BADGE, paint_number
from desktop.ui.wording import element_name, status_word

_HEIGHT = 24
_PAD = 6


class ElementChip(QAbstractButton):
    """An element: its number, its name and the glyph of its status.

    Signals:
        pointed: the element while it is pointed at or focused; empty afterwards.
    """

    pointed = Signal(object)

    def __init__(self, element: str, number: int, status: Status, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.element, self.number, self.status = element, number, status
        self._theme = theme
        self._lit = False
        self.setText(element_name(element.rpartition("/")[2]))
        self.setAccessibleName(f"{self.text()}, {status_word(status)}")
        self.setToolTip(tip(f"{self.text()}: {status_word(status)}"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def light(self, elements: frozenset[str]) -> None:
        """Light the chip where its element is among these."""
        if (self.element in elements) != self._lit:
            self._lit = not self._lit
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of number, name and glyph."""
        width = QFontMetrics(self._font()).horizontalAdvance(self.text()) + BADGE + GLYPH_SIZE + 4 * _PAD + 4
        return QSize(width, max(_HEIGHT, round(_HEIGHT * self._theme.zoom)))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size: the name may end in …."""
        return QSize(BADGE + GLYPH_SIZE + 6 * _PAD, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light the partners."""
        self.pointed.emit((self.element,))

    def leaveEvent(self, event: object) -> None:
        """Put the partners out."""
        self.pointed.emit(())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Light the partners."""
        super().focusInEvent(event)
        self.pointed.emit((self.element,))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the partners out."""
        super().focusOutEvent(event)
        self.pointed.emit(())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._theme.colour("focus" if self.hasFocus() else "hairline")
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(self._theme.colour("lit" if self._lit else "page"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        middle = self.height() / 2
        centre = QPointF(_PAD + BADGE / 2, middle)
        paint_number(painter, self._theme, centre, str(self.number), self.status, self._lit)
        left, right = 2 * _PAD + BADGE, self.width() - GLYPH_SIZE - 2 * _PAD
        painter.setFont(self._font())
        painter.setPen(self._theme.colour("ink"))
        name = QFontMetrics(self._font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRectF(left, 0, right - left, self.height()), int(Qt.AlignmentFlag.AlignVCenter), name)
        glyph = status_pixmap(self._theme, self.status)
        painter.drawPixmap(QPointF(self.width() - GLYPH_SIZE - _PAD, middle - GLYPH_SIZE / 2), glyph)

    def _font(self) -> QFont:
        return font("label", zoom=self._theme.zoom)


class ChipRow(QWidget):
    """The chips of some elements, wrapped like words.

    Signals:
        pointed: the element pointed at, or none.
        chosen: an element to inspect.
    """

    pointed = Signal(object)
    chosen = Signal(str)

    def __init__(self, elements: Sequence[str], bench: Bench, numbers: Mapping[str, int], theme: Theme) -> None:
        super().__init__()
        flow = FlowLayout(self)
        self.chips = [ElementChip(name, numbers[name], bench.status(name), theme) for name in elements]
        for chip in self.chips:
            chip.pointed.connect(self.pointed)
            chip.clicked.connect(lambda _=False, name=chip.element: self.chosen.emit(name))
            flow.addWidget(chip)

    def light(self, elements: frozenset[str]) -> None:
        """Light the chips of these elements."""
        for chip in self.chips:
            chip.light(elements)


class StatusPill(QWidget):
    """A status as glyph and word on its tint, with its pattern at the left edge."""

    def __init__(self, status: Status, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status, self._theme = status, theme
        self.setAccessibleName(status_word(status))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the glyph and the word."""
        return QSize(QFontMetrics(self._font()).horizontalAdvance(status_word(self._status)) + 56, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill."""
        role = self._theme.status(self._status)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(role.ink), 1))
        painter.setBrush(QColor(role.tint))
        painter.drawRoundedRect(frame, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.pattern(self._status))
        painter.drawRect(QRectF(6, 6, 6, self.height() - 12))
        glyph = status_pixmap(self._theme, self._status)
        painter.drawPixmap(QPointF(20, (self.height() - GLYPH_SIZE) / 2), glyph)
        painter.setPen(QColor(role.ink))
        painter.setFont(self._font())
        area = QRectF(20 + GLYPH_SIZE + 6, 0, self.width(), self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), status_word(self._status))

    def _font(self) -> QFont:
        return font("body", zoom=self._theme.zoom, weight=QFont.Weight.Medium)


class StatusCount(QWidget):
    """A glyph with a number, for the status bar; the tool tip has the word."""

    def __init__(self, status: Status, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status, self._theme, self._count = status, theme, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_count(self, count: int) -> None:
        """Show how many elements have the status."""
        self._count = count
        words = f"{count} {status_word(self._status).lower()}"
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the glyph and the number."""
        return QSize(QFontMetrics(self._font()).horizontalAdvance(str(self._count)) + GLYPH_SIZE + 14, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the glyph and the number."""
        painter = QPainter(self)
        painter.drawPixmap(0, (self.height() - GLYPH_SIZE) // 2, status_pixmap(self._theme, self._status))
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(self._font())
        area = QRectF(GLYPH_SIZE + 5, 0, self.width(), self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), str(self._count))

    def _font(self) -> QFont:
        return font("label", zoom=self._theme.zoom, weight=QFont.Weight.Medium)
