"""Rounded panels: a head with the title and its tools, a body below; the frame of every dock and of the page."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QMainWindow, QToolButton, QVBoxLayout, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import Theme
from desktop.ui.widgets.text import ElidedLabel, label

GRID = 8
HEAD_HEIGHT = 44


class PanelHead(QFrame):
    """The title line of a panel; a dock is dragged by it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelHead")
        self.setFixedHeight(HEAD_HEIGHT)
        self.title = label("panelTitle", title)
        self.note = ElidedLabel("panelNote")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(2 * GRID, 0, GRID, 0)
        self.row.setSpacing(GRID)
        self.row.addWidget(self.title)
        self.row.addWidget(self.note, 1)

    def sizeHint(self) -> QSize:
        """Return the height that docks leave for their title."""
        return QSize(200, HEAD_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and the width of a narrow dock."""
        return QSize(160, HEAD_HEIGHT)


class PanelBody(QFrame):
    """What stands below a head. The two are joined by ``Dock`` or by ``joined``."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelBody")
        self.head = PanelHead(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(1, 0, 1, GRID // 2)
        self.body.setSpacing(0)


def joined(panel: PanelBody) -> QWidget:
    """Return a head and its body as one widget, for the middle of the window."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(panel.head)
    layout.addWidget(panel, 1)
    return made


class Dock(QDockWidget):
    """A dock that looks like a panel and can be moved by its head."""

    def __init__(self, name: str, panel: PanelBody, theme: Theme, window: QMainWindow) -> None:
        title = panel.head.title.text()
        super().__init__(title, window)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._theme = theme
        self.close_button = QToolButton(panel.head)
        self.close_button.setAccessibleName(self.tr("Close the panel %s") % title)
        self.close_button.setToolTip(self.tr("Close this panel (the View menu opens it again)"))
        self.close_button.clicked.connect(self.close)
        panel.head.row.addWidget(self.close_button)
        self.setTitleBarWidget(panel.head)
        self.setWidget(panel)
        self.setAllowedAreas(Qt.DockWidgetArea.AllDockWidgetAreas)
        theme.changed.connect(self._recolour)
        self._recolour()

    def _recolour(self) -> None:
        self.close_button.setIcon(icon(self._theme, "clear"))
