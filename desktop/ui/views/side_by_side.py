"""The page in the middle: treaty and national law side by side, aligned by obligation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.models.bench import Bench
from desktop.ui.models.rows import Row, build_reading, build_row
from desktop.ui.theme import Theme
from desktop.ui.widgets.columns import RowView, stretch
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.panel import GRID, PanelBody
from desktop.ui.widgets.text import ElidedLabel, label, rule
from desktop.ui.wording import requirement

GAP = 2 * GRID


class SideBySideView(PanelBody):
    """Shows the rows of a theme, of one obligation, or one article to read.

    Signals:
        chosen: an element whose mark or chip was chosen.
        import_wanted: the user wants to add the law.
        left: the user has read an article and wants the comparison back.
    """

    chosen = Signal(str)
    import_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.head.title.setText(self.tr("Side by side"))
        self.rows: list[RowView] = []
        self.back = QPushButton(self.tr("Back to the comparison"))
        self.back.setObjectName("link")
        self.back.clicked.connect(self.left)
        self.back.hide()
        self.head.row.addWidget(self.back)
        self._theme = theme
        self._bench: Bench | None = None
        self._instruments: tuple[str, ...] = ()
        self._shown = ""
        self._selected: frozenset[str] = frozenset()
        self._as_digest: set[str] = set()
        self._waiting: list[tuple[Row, Sequence[str]]] = []
        self._page = QVBoxLayout()
        self._columns = QWidget()
        self._columns_row = QHBoxLayout(self._columns)
        self._columns_row.setContentsMargins(2 * GRID, 6, 2 * GRID, 6)
        self._columns_row.setSpacing(GAP)
        self.area = QScrollArea()
        self._timer = QTimer(self)
        self._prepare()
        theme.changed.connect(self._rebuild)

    def show_bench(self, bench: Bench, instruments: Sequence[str]) -> None:
        """Use other texts, and show the same place in them."""
        self._bench, self._instruments = bench, tuple(instruments)
        self._rebuild()

    def show_theme(self, theme: str) -> None:
        """Show the rows of all obligations of a theme."""
        self._selected = frozenset()
        self._show(f"theme:{theme}")

    def show_obligation(self, obligation: str, element: str = "") -> None:
        """Show the row of an obligation and keep the marks of an element lit."""
        self._selected = frozenset([element] if element else [])
        self._show(obligation)
        self._light(())

    def show_reading(self, key: str) -> None:
        """Show one provision or treaty unit to read: "<expression id>#<eId>" or "<treaty>#<eId>"."""
        self._selected = frozenset()
        self._show(f"read:{key}")
        self.reveal(key)

    def show_waiting(self, said: str) -> None:
        """Say what the page waits for."""
        self._set_state(EmptyState(self._theme, "side-by-side", said, self.tr("This takes a moment.")))

    def show_no_store(self, open_one: Callable[[], object], make_one: Callable[[], object]) -> None:
        """Offer to open or make a store."""
        said = self.tr("Open the store that you work in, or make a new one with Kazakhstan as an example.")
        state = EmptyState(self._theme, "open", self.tr("No store is open"), said)
        state.add_button(self.tr("Open store…"), open_one)
        state.add_button(self.tr("New store…"), make_one)
        self._set_state(state)

    def reveal(self, key: str) -> bool:
        """Scroll to a passage and give it the focus; return whether it stands on the page."""
        found = (card.passage(key) for row in self.rows for card in row.cards)
        view = next(filter(None, found), None)
        if view is None:
            return False
        view.setFocus()
        QTimer.singleShot(0, view, lambda: self.area.ensureWidgetVisible(view, 0, 6 * GRID))
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the titles over their columns when the scroll bar comes and goes."""
        if event.type() == QEvent.Type.Resize:
            self._fit_columns()
        return super().eventFilter(watched, event)

    def _set_state(self, state: EmptyState) -> None:
        page = QWidget()
        page.setObjectName("page")
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        layout.addWidget(state)
        layout.addStretch(2)
        self._show_columns(())
        self.area.setWidget(page)

    def _show(self, key: str) -> None:
        if key != self._shown:
            self._shown = key
            self._as_digest.clear()
            self.back.setVisible(key.startswith("read:"))
            self._rebuild()
            self.area.verticalScrollBar().setValue(0)

    def _rebuild(self) -> None:
        self._timer.stop()
        if self._bench is None:
            return
        page = QWidget()
        page.setObjectName("page")
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(0)
        self._page.addStretch(1)
        self.rows = []
        rows = list(self._values())
        instruments = self._column_names(rows)
        self._show_columns(instruments)
        self.area.setWidget(page)
        self._waiting = [(row, instruments) for row in rows]
        self._add_next()
        self._light(())

    def _values(self) -> Iterator[Row]:
        bench = self._bench
        if bench is None or not self._shown:
            return
        kind, _, name = self._shown.rpartition(":")
        if kind == "read":
            yield build_reading(bench, name)
            return
        for obligation in bench.catalogue.obligations:
            wanted = obligation.theme == name if kind else obligation.id == name
            if wanted and (obligation.instrument in self._instruments or not kind):
                yield build_row(bench, obligation, self._instruments, obligation.id in self._as_digest)

    def _column_names(self, rows: Sequence[Row]) -> tuple[str, ...]:
        used = {column.instrument for row in rows for column in row.columns}
        known = [*(self._bench.instruments if self._bench else ()), ""]
        return tuple(name for name in known if name in used)

    def _add_next(self) -> None:
        """Add one row and come back while there is room below: a long theme never holds the window up."""
        bar = self.area.verticalScrollBar()
        if not self._waiting or self._bench is None or bar.maximum() - bar.value() > self.area.height():
            return
        row, instruments = self._waiting.pop(0)
        view = RowView(row, self._bench, instruments, self._theme)
        view.pointed.connect(self._light)
        view.chosen.connect(self.chosen)
        view.digest_wanted.connect(self._switch_digest)
        view.import_wanted.connect(self.import_wanted)
        if self.rows:
            self._page.insertWidget(self._page.count() - 1, rule())
        self._page.insertWidget(self._page.count() - 1, view)
        self.rows.append(view)
        if self._waiting:
            self._timer.start(0)

    def _switch_digest(self, obligation: str, digest: bool) -> None:
        (self._as_digest.add if digest else self._as_digest.discard)(obligation)
        self._rebuild()

    def _light(self, elements: Sequence[str]) -> None:
        lit = frozenset(elements) or self._selected
        for row in self.rows:
            row.light(lit)

    def _show_columns(self, instruments: Sequence[str]) -> None:
        while item := self._columns_row.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for name in instruments:
            self._columns_row.addWidget(self._column_title(name), stretch(name))
        self._columns.setVisible(bool(instruments))

    def _column_title(self, instrument: str) -> QWidget:
        bench = self._bench
        assert bench is not None
        if not instrument:
            title = bench.workbench.profile.jurisdiction.name
            if self._shown.startswith("read:"):  # the card says which law is read
                return _title(title, "")
            names = dict.fromkeys(book.expression.title for book in bench.laws.values())
            return _title(title, ", ".join(names) or self.tr("no text in the library"))
        force = next((f.force for f in bench.findings.values() if f.instrument == instrument), None)
        return _title(bench.label(instrument), requirement(force) if force else "")

    def _fit_columns(self) -> None:
        bar = self.area.width() - self.area.viewport().width()
        self._columns_row.setContentsMargins(2 * GRID, 6, 2 * GRID + bar, 6)

    def _prepare(self) -> None:
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._add_next)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("Treaty and national law side by side"))
        self.area.viewport().installEventFilter(self)
        for moved in (self.area.verticalScrollBar().rangeChanged, self.area.verticalScrollBar().valueChanged):
            moved.connect(lambda: self._timer.start(0))
        self.body.addWidget(self._columns)
        self.body.addWidget(rule())
        self.body.addWidget(self.area, 1)
        self._columns.hide()


def _title(name: str, note: str) -> QWidget:
    holder = QWidget()
    holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GRID)
    layout.addWidget(label("panelTitle", name))
    layout.addWidget(ElidedLabel("panelNote", note), 1)
    return holder
