"""Our own line icons, painted in the colours of the theme at the size and density asked for."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from db.rows import Status
from desktop.ui.theme import Theme

ICON_SIZE = 20
GLYPH_SIZE = 16


def icon(theme: Theme, name: str, role: str = "muted") -> QIcon:
    """Return an icon of ``resources/icons`` in a colour role; disabled it fades."""
    made = QIcon()
    made.addPixmap(pixmap(name, ICON_SIZE, theme.colour(role).name()))
    made.addPixmap(pixmap(name, ICON_SIZE, theme.colour("hairline").name()), QIcon.Mode.Disabled)
    return made


def status_pixmap(theme: Theme, status: Status, size: int = GLYPH_SIZE) -> QPixmap:
    """Return the glyph of a status."""
    paper = theme.colour("page").name()
    return pixmap(f"status-{status.replace(' ', '-')}", size, theme.status(status).ink, paper)


def status_icon(theme: Theme, status: Status) -> QIcon:
    """Return the glyph of a status as an icon that keeps its colour when selected."""
    made = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        made.addPixmap(status_pixmap(theme, status), mode)
    return made


def app_icon() -> QIcon:
    """Return the mark of the program."""
    made = QIcon()
    for size in (16, 32, 64, 128):
        made.addPixmap(pixmap("concordat", size, "#000000"))
    return made


def names() -> tuple[str, ...]:
    """Return the names of all icons that take a colour."""
    files = resources.names("icons", suffix=".svg")
    return tuple(name for file in files if not (name := file.removesuffix(".svg")).startswith("control-"))


def pixmap(name: str, size: int, colour: str, paper: str = "#ffffff") -> QPixmap:
    """Return an icon as a square pixmap of ``size`` device-independent pixels."""
    screen = QGuiApplication.primaryScreen()
    density = max(screen.devicePixelRatio() if screen else 1.0, 1.0)
    return _pixmap(name, size, QColor(colour).name(), QColor(paper).name(), density)


@cache
def _pixmap(name: str, size: int, colour: str, paper: str, density: float) -> QPixmap:
    made = QPixmap(QSize(size, size) * density)
    made.setDevicePixelRatio(density)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, colour, paper).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made


def _renderer(name: str, colour: str, paper: str) -> QSvgRenderer:
    source = resources.read_text("icons", f"{name}.svg")
    source = source.replace("currentColor", colour).replace('"paper"', f'"{paper}"')
    return QSvgRenderer(QByteArray(source.encode()))
