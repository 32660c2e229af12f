"""Painting of what marks a status or an element: numbered discs, pattern bars, underlines."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from db.rows import Status
from desktop.ui.fonts import font
from desktop.ui.theme import Theme

_PENS = {
    "covered": Qt.PenStyle.SolidLine,
    "partly covered": Qt.PenStyle.DashLine,
    "not covered": Qt.PenStyle.DotLine,
    "contrary": Qt.PenStyle.DashDotDotLine,
}
# How high the share of a status stands in a bar, so that it reads without the colour; the rest stays empty.
_FILLED: Mapping[Status, float] = {"covered": 1.0, "partly covered": 0.5, "not covered": 0.2, "contrary": 1.0}
BAR_STATUSES = tuple(_FILLED)
BADGE = 16


def badge_width(badge: str) -> int:
    """Return how wide the disc of a number, or of "+12", is in pixels."""
    return BADGE if len(badge) < 3 else BADGE + 7


def underline_pen(theme: Theme, status: Status, lit: bool = False) -> QPen:
    """Return the pen that underlines words of a status: its line style tells it without the colour."""
    pen = QPen(QColor(theme.status(status).ink), 2.0 if lit else 1.5)
    pen.setStyle(_PENS.get(status, Qt.PenStyle.DotLine))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def paint_number(painter: QPainter, theme: Theme, centre: QPointF, number: str, status: Status, lit: bool) -> None:
    """Paint the numbered disc of an element; a lit one is filled."""
    ink = QColor(theme.status(status).ink)
    wide = badge_width(number)
    disc = QRectF(centre.x() - wide / 2, centre.y() - BADGE / 2, wide, BADGE).adjusted(1, 1, -1, -1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(ink if lit else QColor(theme.status(status).tint))
    painter.drawRoundedRect(disc, BADGE / 2, BADGE / 2)
    painter.setPen(theme.colour("page") if lit else ink)
    number_font = font("caption", weight=font("caption").Weight.Medium)
    number_font.setPixelSize(10)
    painter.setFont(number_font)
    painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), number)
    painter.restore()


def paint_bar(painter: QPainter, theme: Theme, area: QRectF, counts: Mapping[Status, int]) -> None:
    """Paint the shares of the statuses as one bar; each share has its height."""
    total = sum(counts.values())
    x = area.x()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    for status in BAR_STATUSES:
        share = area.width() * counts.get(status, 0) / total if total else 0
        if share:
            _paint_share(painter, theme, QRectF(x, area.y(), share, area.height()), status)
        x += share
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("hairline"), 1))
    painter.drawRect(area.adjusted(0, 0, -1, -1))
    painter.restore()


def _paint_share(painter: QPainter, theme: Theme, area: QRectF, status: Status) -> None:
    role = theme.status(status)
    painter.fillRect(area, QColor(role.tint))
    high = area.height() * _FILLED[status]
    painter.fillRect(QRectF(area.x(), area.bottom() - high, area.width(), high), QColor(role.ink))
    if status == "contrary":
        painter.fillRect(QRectF(area.x(), area.center().y() - 1, area.width(), 2), theme.colour("page"))
