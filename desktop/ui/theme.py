"""Colours as roles: a TOML theme becomes a Qt palette and a stylesheet; it can be switched while the window is open."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtGui import QBrush, QColor, QPalette, Qt
from PySide6.QtWidgets import QApplication

import resources
from db.rows import Status
from desktop.reports.palette import Palette, StatusRole, load_palette
from desktop.ui.fonts import SIZES, font

NAMES = ("light", "dark")
BRUSHES: Mapping[str, Qt.BrushStyle] = {
    "solid": Qt.BrushStyle.SolidPattern,
    "diagonal": Qt.BrushStyle.BDiagPattern,
    "horizontal": Qt.BrushStyle.HorPattern,
    "vertical": Qt.BrushStyle.VerPattern,
    "cross": Qt.BrushStyle.DiagCrossPattern,
    "dots": Qt.BrushStyle.Dense6Pattern,
    "empty": Qt.BrushStyle.NoBrush,
}
_QT_ROLES = {
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "page",
    QPalette.ColorRole.AlternateBase: "surface",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "page",
    QPalette.ColorRole.Link: "accent",
}


class Theme(QObject):
    """The colours in use; ``changed`` is emitted after a switch."""

    changed = Signal()

    def __init__(self, name: str = "light", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = load_palette(name)
        self.zoom = 1.0

    @property
    def palette(self) -> Palette:
        """The roles of the theme in use."""
        return self._palette

    @property
    def name(self) -> str:
        """The name of the theme in use."""
        return self._palette.name

    def colour(self, role: str) -> QColor:
        """Return the colour of a role such as ``ink``."""
        return QColor(self._palette.colours[role])

    def status(self, status: Status) -> StatusRole:
        """Return how a status is shown."""
        return self._palette.statuses[status]

    def pattern(self, status: Status) -> QBrush:
        """Return the brush that tells a status without its colour."""
        role = self.status(status)
        return QBrush(QColor(role.ink), BRUSHES[role.pattern])

    def switch(self, name: str) -> None:
        """Use another theme everywhere."""
        self._palette = load_palette(name)
        self.apply()
        self.changed.emit()

    def apply(self) -> None:
        """Give the application its font, palette and stylesheet."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(font("body", zoom=self.zoom))
            app.setPalette(self._qt_palette())
            app.setStyleSheet(stylesheet(self._palette, self.zoom))

    def _qt_palette(self) -> QPalette:
        made = QPalette()
        for qt_role, role in _QT_ROLES.items():
            made.setColor(qt_role, self.colour(role))
        for qt_role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            made.setColor(QPalette.ColorGroup.Disabled, qt_role, self.colour("thumb"))
        return made


def stylesheet(palette: Palette, zoom: float = 1.0) -> str:
    """Return the stylesheet with ``@role`` and ``@size`` put in; an unknown name is a KeyError."""
    QDir.setSearchPaths("icons", [str(resources.path("icons"))])
    sizes = {f"size-{use}": f"{round(pixels * zoom)}px" for use, pixels in SIZES.items()}
    values = {**palette.colours, **sizes}
    return re.sub(r"@([a-z-]+)", lambda found: values[found[1]], resources.read_text("themes", "window.qss"))
