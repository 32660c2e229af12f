"""Everything that can be done, as actions in menus with their keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop.ui.icons import icon
from desktop.ui.theme import Theme

Do = Callable[[], object]


class Actions(QObject):
    """Makes actions and keeps their icons in the colours of the theme."""

    def __init__(self, theme: Theme, bar: QMenuBar, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._bar = theme, bar
        self._pictures: dict[QAction, str] = {}
        self.by_name: dict[str, QAction] = {}
        theme.changed.connect(self._recolour)

    def menu(self, title: str) -> QMenu:
        """Add a menu to the bar."""
        return self._bar.addMenu(title)

    def add(self, menu: QMenu, name: str, text: str, do: Do, keys: str = "", picture: str = "") -> QAction:
        """Add an action under a name that tests and shortcuts know."""
        action = QAction(text, self.parent())
        action.setObjectName(name)
        if keys:
            action.setShortcut(QKeySequence(keys))
        if picture:
            self._pictures[action] = picture
            action.setIcon(icon(self._theme, picture))
        action.triggered.connect(lambda _=False: do())
        menu.addAction(action)
        self.by_name[name] = action
        return action

    def choice(self, actions: dict[str, QAction], chosen: str) -> QActionGroup:
        """Make actions exclude one another, with one chosen."""
        group = QActionGroup(self)
        for name, action in actions.items():
            action.setCheckable(True)
            action.setChecked(name == chosen)
            group.addAction(action)
        return group

    def enable(self, names: tuple[str, ...], on: bool) -> None:
        """Enable or disable actions by name."""
        for name in names:
            self.by_name[name].setEnabled(on)

    def _recolour(self) -> None:
        for action, picture in self._pictures.items():
            action.setIcon(icon(self._theme, picture))
