"""The window: a page in the middle, docks around it, and one state that they all show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QDate, QDateTime, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from db.errors import ConcordatError
from db.rows import Expression, LawText
from desktop.ui import crash, messages, operations
from desktop.ui.actions import Actions
from desktop.ui.icons import app_icon
from desktop.ui.jobs import Jobs
from desktop.ui.menus import build_menus
from desktop.ui.models.bench import Bench
from desktop.ui.models.hits import Found
from desktop.ui.status_bar import StatusBar
from desktop.ui.theme import NAMES, Theme
from desktop.ui.toolbar import TopBar
from desktop.ui.views.divergences import DivergencesView
from desktop.ui.views.inspector import InspectorView
from desktop.ui.views.obligations import ObligationsView
from desktop.ui.views.side_by_side import SideBySideView
from desktop.ui.widgets.fields import ISO
from desktop.ui.widgets.notice import Notice
from desktop.ui.widgets.panel import GRID, Dock, joined

if TYPE_CHECKING:
    from db.store import Store

LAYOUT_VERSION = 1


class MainWindow(QMainWindow):
    """Shows one store.

    Signals:
        filled: a bench was loaded and shown.
    """

    filled = Signal()

    def __init__(
        self, store: Store | None = None, *, settings: QSettings | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.settings = settings or default_settings()
        saved = str(self.settings.value("theme", NAMES[0]))
        self.theme = Theme(saved if saved in NAMES else NAMES[0], self)
        self.theme.apply()
        self.jobs = Jobs(self)
        self.store: Store | None = None
        self.bench: Bench | None = None
        self.selected = str(self.settings.value("selected", ""))
        self._build()
        self._connect()
        self._first_state = self.saveState(LAYOUT_VERSION)
        self._restore()
        self.obligations.tree.setFocus()
        if store is not None:
            self.show_store(store)

    # the store

    def open_path(self, path: Path | None, at: str = "") -> None:
        """Open a store, or the user's own one, off the main thread, and show it."""
        if at:
            self._set_date(at)
        self._take_store(self.tr("Opening the store…"), lambda: operations.open_store(path))

    def show_store(self, store: Store) -> None:
        """Show another store; the one before is closed."""
        before, self.store = self.store, store
        if before is not None:
            self.jobs.write("close", self.tr("Closing…"), before.close, lambda _: None)
        self.setWindowTitle(f"{store.path.stem} – Concordat")
        self.status.show_saved(QDateTime.fromSecsSinceEpoch(int(store.path.stat().st_mtime)))
        self.load(str(self.settings.value("jurisdiction", "")), self.bar.at)

    def load(self, code: str, at: str) -> None:
        """Load a jurisdiction at a date; an answer to an earlier question is dropped."""
        store = self.store
        if store is not None:
            work = self.tr("Comparing…")
            self.jobs.write("bench", work, lambda: operations.load_bench(store, code, at), self.show_bench)

    def show_bench(self, bench: Bench) -> None:
        """Show what was loaded, at the place where the user was."""
        self.bench = bench
        profile = bench.workbench.profile
        self.bar.show_jurisdictions(bench.workbench.jurisdictions, profile.jurisdiction.code)
        self.bar.show_instruments(bench.catalogue.instruments)
        self.settings.setValue("jurisdiction", profile.jurisdiction.code)
        self.inspector.show_bench(bench)
        self._show_instruments()
        self.select(self.selected if self._knows(self.selected) else self._first_place(bench))
        self.actions_.enable(("import", "export-comparison", "export-recommendations"), True)
        self.filled.emit()

    # the place

    def select(self, key: str) -> None:
        """Show a theme ("theme:sale"), an obligation or an element everywhere."""
        if self.bench is None or not self._knows(key):
            return
        self.selected = key
        element = self.bench.elements.get(key)
        if key.startswith("theme:"):
            self.page.show_theme(key.removeprefix("theme:"))
        else:
            self.page.show_obligation(element.obligation if element else key, key if element else "")
        self.obligations.select(key)
        self.divergences.select(key)
        self.inspector.inspect(key)

    def jump(self, found: Found) -> None:
        """Go to what was found."""
        if self._knows(found.target):
            self.select(found.target)
        elif found.hit.kind in ("provision", "treaty unit"):
            self._read(found.hit.key)
        else:
            self.docks["inspector"].show()
            self.inspector.show_record(found)

    def reveal(self, key: str) -> None:
        """Scroll to a passage of the page; where it is not on it, open it to read."""
        if not self.page.reveal(key):
            self.page.show_reading(key)

    # what can be done

    def ask_new_store(self) -> None:
        """Ask where, and make a new store."""
        path = messages.ask_save_file(self, self.tr("New store"), "concordat.concordat", self._store_kinds())
        if path:
            self._take_store(self.tr("Making the store…"), lambda: operations.new_store(path))

    def ask_open_store(self) -> None:
        """Ask which, and open a store."""
        path = messages.ask_open_file(self, self.tr("Open store"), self._store_kinds())
        if path:
            self.open_path(path)

    def ask_import(self) -> None:
        """Ask for a file, read it, and ask what it is."""
        path = messages.ask_open_file(self, self.tr("Import text"), self.tr("Texts (*.txt *.md);;All files (*)"))
        if path:
            self.notice.hide()  # what it says of an earlier file is over
            self.jobs.read("draft", self.tr("Reading…"), lambda: operations.read_draft(path), self._ask_meaning)

    def ask_export(self, kind: str) -> None:
        """Ask where, and write a report."""
        store, code, at = self.store, self.bar.code, self.bar.at
        path = messages.ask_save_file(
            self, self.tr("Export"), f"{code.lower()}-{kind}-{at}.pdf", self.tr("PDF (*.pdf)")
        )
        if path and store is not None:
            target = path if path.suffix else path.with_suffix(".pdf")
            label = self.tr("Writing the report…")
            self.jobs.read(
                f"export {kind}", label, lambda: operations.export_report(store, kind, code, at, target), self._exported
            )

    def switch_theme(self, name: str = "") -> None:
        """Use a theme, or the other one."""
        wanted = name or NAMES[1 - NAMES.index(self.theme.name)]
        self.theme.switch(wanted)
        self.theme_choices[wanted].setChecked(True)
        self.settings.setValue("theme", wanted)

    def reset_layout(self) -> None:
        """Put every panel back where it was at first."""
        self.restoreState(self._first_state, LAYOUT_VERSION)
        self._proportion()

    # events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place and end the work."""
        self.settings.setValue("geometry", self.saveGeometry())
        self.settings.setValue("state", self.saveState(LAYOUT_VERSION))
        self.settings.setValue("selected", self.selected)
        self.settings.sync()
        self.jobs.close()
        if self.store is not None:
            self.store.close()
            self.store = None
        super().closeEvent(event)

    # internals

    def _take_store(self, label: str, work: Callable[[], Store]) -> None:
        if self.store is None:
            self.page.show_waiting(label)
        self.jobs.write("store", label, work, self.show_store, lambda unused: unused.close())

    def _ask_meaning(self, draft: operations.Draft) -> None:
        from desktop.ui.dialogs import import_text

        store = self.store
        meaning = import_text.ask_meaning(self, draft, self.bar.code)
        if meaning and store is not None:
            label = self.tr("Importing…")
            self.jobs.write("import", label, lambda: operations.import_draft(store, draft, meaning), self._imported)

    def _imported(self, stored: tuple[Expression, bool]) -> None:
        expression, is_new = stored
        text = f"{expression.title}, {expression.language}, {expression.in_force}"
        if not is_new:
            self.notice.inform(self.tr("%s is in the library already; nothing was changed.") % text)
            return
        self.status.show_saved(QDateTime.currentDateTime())
        self.notice.inform(self.tr("Imported: %s.") % text)
        self.load(expression.jurisdiction or self.bar.code, self.bar.at)

    def _exported(self, path: Path) -> None:
        self.notice.inform(self.tr("The report is in %s") % path)

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, ConcordatError):
            self.notice.warn(str(fault))
            if self.store is None:
                self.page.show_no_store(self.ask_open_store, self.ask_new_store)
        else:
            crash.show_crash(fault, self)

    def _show_instruments(self) -> None:
        bench, shown = self.bench, self.bar.instruments
        if bench is not None:
            self.obligations.show_bench(bench, shown)
            self.divergences.show_bench(bench, shown)
            self.page.show_bench(bench, shown)
            self.status.show_bench(bench, shown)
            self.obligations.select(self.selected)
            self.divergences.select(self.selected)

    def _knows(self, key: str) -> bool:
        bench = self.bench
        if bench is None:
            return False
        themes = {f"theme:{o.theme}" for o in bench.catalogue.obligations}
        return key in bench.elements or key in bench.obligations or key in themes

    def _first_place(self, bench: Bench) -> str:
        """Return the first obligation with a divergence: something to look at."""
        diverging = (f.obligation for f in bench.findings.values() if f.divergence and f.evidence)
        return next(diverging, next(iter(bench.obligations), ""))

    def _set_date(self, at: str) -> None:
        date = QDate.fromString(at, ISO)
        if date.isValid():
            self.bar.date.blockSignals(True)
            self.bar.date.setDate(date)
            self.bar.date.blockSignals(False)

    def _refuse_date(self, text: str) -> None:
        said = self.tr("%s is no day of the calendar; write it as 2010-06-14. The law shown is that of %s.")
        self.notice.warn(said % (text or self.tr("An empty field"), self.bar.at))

    def _store_kinds(self) -> str:
        return self.tr("Concordat stores (*.concordat);;All files (*)")

    def _build(self) -> None:
        self.setWindowTitle("Concordat")
        self.setWindowIcon(app_icon())
        self.setDockOptions(QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        self.setContentsMargins(GRID, 0, GRID, 0)
        self.bar = TopBar(self.theme, self)
        self.addToolBar(self.bar)
        self.status = StatusBar(self.theme, self)
        self.setStatusBar(self.status)
        self.page = SideBySideView(self.theme)
        self.notice = Notice(self.theme)
        self.setCentralWidget(self._middle())
        self.obligations = ObligationsView(self.theme)
        self.inspector = InspectorView(self.theme)
        self.divergences = DivergencesView(self.theme)
        self.docks = {
            "obligations": Dock("obligations", self.obligations, self.theme, self),
            "inspector": Dock("inspector", self.inspector, self.theme, self),
            "divergences": Dock("divergences", self.divergences, self.theme, self),
        }
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.docks["obligations"])
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.docks["inspector"])
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.docks["divergences"])
        self.actions_ = Actions(self.theme, self.menuBar(), self)
        self.theme_choices = build_menus(self)

    def _middle(self) -> QWidget:
        middle = QWidget()
        middle.setObjectName("desk")
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.notice)
        layout.addWidget(joined(self.page), 1)
        return middle

    def _connect(self) -> None:
        self.jobs.failed.connect(self._failed)
        self.jobs.busy_changed.connect(self.status.show_work)
        self.obligations.chosen.connect(self.select)
        self.divergences.chosen.connect(self.select)
        self.page.chosen.connect(self.select)
        self.page.import_wanted.connect(self.ask_import)
        self.page.left.connect(lambda: self.select(self.selected))
        self.inspector.chosen.connect(self.select)
        self.inspector.opened.connect(self.reveal)
        self.bar.place_changed.connect(self.load)
        self.bar.date.refused.connect(self._refuse_date)
        self.bar.instruments_changed.connect(self._show_instruments)
        self.bar.search.asked.connect(self._search)
        self.bar.search.jumped.connect(self.jump)
        self.bar.theme_button.setDefaultAction(self.actions_.by_name["theme"])

    def _read(self, key: str) -> None:
        """Open a passage to read; a text that is not the law of the day is loaded first."""
        store, bench, place = self.store, self.bench, key.partition("#")[0]
        if store is None or bench is None or not place.isdecimal() or bench.book_to_read(int(place)):
            self.page.show_reading(key)
            return

        def show(text: LawText) -> None:
            bench.keep_to_read(text)
            if self.bench is bench:
                self.page.show_reading(key)

        self.jobs.read("reading", self.tr("Opening the text…"), lambda: operations.read_law(store, int(place)), show)

    def _search(self, words: str) -> None:
        store, code, bench = self.store, self.bar.code, self.bench
        if store is not None and bench is not None:
            self.jobs.read(
                "search",
                self.tr("Searching…"),
                lambda: operations.search(store, words, code),
                lambda hits: self.bar.search.show_hits(words, hits, bench),
            )

    def _restore(self) -> None:
        self.resize(1280, 800)
        geometry, state = self.settings.value("geometry"), self.settings.value("state")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if not (isinstance(state, QByteArray) and self.restoreState(state, LAYOUT_VERSION)):
            self._proportion()

    def _proportion(self) -> None:
        """Give the docks a fair share of the window."""
        sides = [self.docks["obligations"], self.docks["inspector"]]
        self.resizeDocks(sides, [round(self.width() * 0.22), round(self.width() * 0.2)], Qt.Orientation.Horizontal)
        self.resizeDocks([self.docks["divergences"]], [round(self.height() * 0.24)], Qt.Orientation.Vertical)


def default_settings() -> QSettings:
    """Return where the window keeps its place: a plain file in the user's own folder."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Concordat", "window")
