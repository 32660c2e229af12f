"""How lines of the tree and cells of the list are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.fonts import font
from desktop.ui.icons import GLYPH_SIZE, status_pixmap
from desktop.ui.models.divergences import CODE, ELEMENT, ENTRY, STATUS, WHAT, Entry
from desktop.ui.models.obligations import NODE, Node
from desktop.ui.theme import Theme
from desktop.ui.widgets.marks import BAR_STATUSES, paint_bar

Index = QModelIndex | QPersistentModelIndex
GAP = 8
BAR = 48
_HEIGHTS = {"theme": 32, "obligation": 28, "element": 28}


def paint_text(painter: QPainter, area: QRect, text: str, use: QFont, colour: QColor) -> int:
    """Paint one line of text that ends in … where it does not fit; return its width."""
    painter.setFont(use)
    painter.setPen(colour)
    metrics = QFontMetrics(use)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    return metrics.horizontalAdvance(shown)


def paint_code(painter: QPainter, area: QRect, code: str, theme: Theme, *, right: bool) -> int:
    """Paint a divergence code in a frame at the left or right of an area; return the width taken."""
    use = font("caption", zoom=theme.zoom, weight=QFont.Weight.Medium)
    width = QFontMetrics(use).horizontalAdvance(code) + 12
    frame = QRect(area.right() - width + 1 if right else area.left(), area.center().y() - 9, width, 19)
    painter.setPen(QPen(theme.colour("hairline"), 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.colour("muted"))
    painter.setFont(use)
    painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), code)
    return width


def paint_row(painter: QPainter, area: QRect, theme: Theme, *, selected: bool, hover: bool, focus: bool) -> None:
    """Paint what lies behind a line: rounded where it is chosen or under the pointer, framed with the focus."""
    if not (selected or hover):
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QRectF(area).adjusted(4.5, 1.5, -4.5, -1.5)
    painter.setPen(QPen(theme.colour("focus"), 1.5) if selected and focus else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent-tint" if selected else "hover"))
    painter.drawRoundedRect(frame, 6, 6)
    painter.restore()


class ObligationDelegate(QStyledItemDelegate):
    """Paints themes and obligations with a bar of their statuses, elements with their glyph."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's height: at least 24 px, whatever the type size."""
        node: Node = index.data(NODE)
        return QSize(120, round(_HEIGHTS[node.kind] * self._theme.zoom))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        node: Node = index.data(NODE)
        area = option.rect.adjusted(2, 0, -12, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        (self._paint_element if node.kind == "element" else self._paint_group)(painter, area, node)
        painter.restore()

    def _paint_element(self, painter: QPainter, area: QRect, node: Node) -> None:
        if node.status:
            glyph = status_pixmap(self._theme, node.status)
            painter.drawPixmap(area.left(), area.center().y() - GLYPH_SIZE // 2 + 1, glyph)
        area = area.adjusted(GLYPH_SIZE + GAP, 0, 0, 0)
        if node.code:
            area.setRight(area.right() - paint_code(painter, area, node.code, self._theme, right=True) - GAP)
        paint_text(painter, area, node.label, font("body", zoom=self._theme.zoom), self._theme.colour("ink"))

    def _paint_group(self, painter: QPainter, area: QRect, node: Node) -> None:
        if any(node.counts.get(status) for status in BAR_STATUSES):
            bar = QRectF(area.right() - BAR, area.center().y() - 4, BAR, 10)
            paint_bar(painter, self._theme, bar, node.counts)
            area.setRight(int(bar.left()) - GAP)
        strong = font("body", zoom=self._theme.zoom, weight=QFont.Weight.Medium)
        ink = self._theme.colour("ink")
        if node.kind == "theme":
            paint_text(painter, area, node.label, strong, ink)
            return
        used = paint_text(painter, area, node.place, strong, ink)
        usual = font("body", zoom=self._theme.zoom)
        paint_text(painter, area.adjusted(used + GAP, 0, 0, 0), node.label, usual, self._theme.colour("muted"))


class DivergenceDelegate(QStyledItemDelegate):
    """Paints the cells of the list: code in a frame, status with its glyph, the rest as text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        entry: Entry = index.data(ENTRY)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._theme.colour("accent-tint"))
        self._paint_cell(painter, area.adjusted(GAP, 0, -GAP, 0), entry, index.column())
        painter.restore()

    def _paint_cell(self, painter: QPainter, area: QRect, entry: Entry, column: int) -> None:
        text = entry.cells[column]
        if column == CODE and text:
            paint_code(painter, area, text, self._theme, right=False)
            return
        if column == STATUS:
            glyph = status_pixmap(self._theme, entry.status)
            painter.drawPixmap(area.left(), area.center().y() - GLYPH_SIZE // 2 + 1, glyph)
            area = area.adjusted(GLYPH_SIZE + GAP, 0, 0, 0)
        colour = self._theme.colour("ink" if column in (ELEMENT, WHAT) else "muted")
        paint_text(painter, area, text, font("body", zoom=self._theme.zoom), colour)
