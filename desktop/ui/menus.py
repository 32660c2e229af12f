"""The menus of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QWidget

from desktop.ui.theme import NAMES

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


def build_menus(window: MainWindow) -> dict[str, QAction]:
    """Fill the menu bar; return the actions that choose a theme, by theme."""
    _file_menu(window)
    choices = _view_menu(window)
    _go_menu(window)
    _help_menu(window)
    return choices


def _file_menu(window: MainWindow) -> None:
    actions, tr = window.actions_, window.tr
    menu = actions.menu(tr("&File"))
    actions.add(menu, "new", tr("&New store…"), window.ask_new_store, "Ctrl+N", "new")
    actions.add(menu, "open", tr("&Open store…"), window.ask_open_store, "Ctrl+O", "open")
    menu.addSeparator()
    actions.add(menu, "import", tr("&Import text…"), window.ask_import, "Ctrl+I", "import")
    menu.addSeparator()
    for kind, text, keys in (
        ("comparison", tr("Export &comparison table…"), "Ctrl+E"),
        ("recommendations", tr("Export &recommendations…"), "Ctrl+Shift+E"),
    ):
        actions.add(menu, f"export-{kind}", text, _with(window.ask_export, kind), keys, "export")
    menu.addSeparator()
    actions.add(menu, "quit", tr("&Quit"), window.close, "Ctrl+Q", "quit")
    actions.enable(("import", "export-comparison", "export-recommendations"), False)


def _view_menu(window: MainWindow) -> dict[str, QAction]:
    actions, tr = window.actions_, window.tr
    menu = actions.menu(tr("&View"))
    names = {"light": tr("&Light theme"), "dark": tr("&Dark theme")}
    choices = {
        name: actions.add(menu, f"theme-{name}", names[name], _with(window.switch_theme, name)) for name in NAMES
    }
    actions.choice(choices, window.theme.name)
    theme = actions.add(menu, "theme", tr("&Switch theme"), window.switch_theme, "Ctrl+T", "theme")
    theme.setToolTip(tr("Switch between the light and the dark theme (Ctrl+T)"))
    menu.addSeparator()
    for dock in window.docks.values():
        menu.addAction(dock.toggleViewAction())
    menu.addSeparator()
    actions.add(menu, "reset-layout", tr("&Reset layout"), window.reset_layout)
    return choices


def _go_menu(window: MainWindow) -> None:
    actions, tr = window.actions_, window.tr
    menu = actions.menu(tr("&Go"))
    step = window.divergences.step
    actions.add(menu, "next", tr("&Next divergence"), _with(step, 1), "F8", "next")
    actions.add(menu, "previous", tr("&Previous divergence"), _with(step, -1), "Shift+F8", "previous")
    menu.addSeparator()
    actions.add(menu, "search", tr("&Search"), _with(_focus, window.bar.search), "Ctrl+F", "search")
    places = (
        ("go-obligations", tr("&Obligations"), window.obligations.tree, "Ctrl+1", "tree"),
        ("go-page", tr("Side &by side"), window.page.area, "Ctrl+2", "side-by-side"),
        ("go-inspector", tr("&Inspector"), window.inspector.area, "Ctrl+3", "inspector"),
        ("go-divergences", tr("&Divergences"), window.divergences.table, "Ctrl+4", "list"),
    )
    for name, text, widget, keys, picture in places:
        actions.add(menu, name, text, _with(_focus, widget), keys, picture)


def _help_menu(window: MainWindow) -> None:
    from desktop.ui.dialogs import about

    actions, tr = window.actions_, window.tr
    menu = actions.menu(tr("&Help"))
    actions.add(menu, "limits", tr("What it &cannot say"), _with(about.show_limits, window), "", "scale")
    actions.add(menu, "about", tr("&About Concordat"), _with(about.show_about, window), "", "info")


def _focus(widget: QWidget) -> None:
    """Bring a panel forward and give it the keyboard."""
    dock = next((d for d in _ancestors(widget) if isinstance(d, QDockWidget)), None)
    if dock is not None:
        dock.show()
        dock.raise_()
    widget.setFocus()


def _ancestors(widget: QWidget) -> list[QWidget]:
    found = []
    above: QWidget | None = widget
    while above is not None:
        found.append(above)
        above = above.parentWidget()
    return found


def _with(do: Callable[..., object], *arguments: object) -> Callable[[], object]:
    return lambda: do(*arguments)
