"""The panel with the list of divergences."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QStackedWidget, QTableView, QWidget

from desktop.ui.models.bench import Bench
from desktop.ui.models.divergences import (
    CODE,
    ELEMENT,
    FORCE,
    SINCE,
    STATE,
    STATUS,
    WHAT,
    WHERE,
    DivergencesModel,
)
from desktop.ui.theme import Theme
from desktop.ui.widgets.delegates import DivergenceDelegate
from desktop.ui.widgets.fields import WordsField
from desktop.ui.widgets.panel import GRID, PanelBody
from desktop.ui.widgets.text import label
from desktop.ui.wording import code_meaning

ROW_HEIGHT = 28
_WIDTHS = {CODE: 104, WHERE: 132, ELEMENT: 168, STATUS: 128, FORCE: 88, SINCE: 156, STATE: 72}


class DivergencesView(PanelBody):
    """Divergences that can be filtered, sorted and walked.

    Signals:
        chosen: the element of the divergence that became current.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.head.title.setText(self.tr("Divergences"))
        self.model = DivergencesModel(self)
        self.table = QTableView(self)
        self.filter = WordsField(theme, "filter", self.tr("Filter the divergences"), self.tr("Filter"), self)
        self.code = QComboBox(self)
        said = self.tr("No divergence to show. Every element that the law does not meet stands here.")
        self.nothing = label("muted", said)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = QStackedWidget()
        self._prepare_table(theme)
        self._prepare_filters()
        theme.changed.connect(self.table.viewport().update)

    def show_bench(self, bench: Bench, instruments: Sequence[str]) -> None:
        """Show the divergences from these instruments."""
        self.model.show(bench, instruments)
        chosen = self.code.currentData()
        self.code.blockSignals(True)
        self.code.clear()
        self.code.addItem(self.tr("All codes"), "")
        for code in self.model.codes:
            self.code.addItem(f"{code} · {code_meaning(code)}", code)
        self.code.setCurrentIndex(max(self.code.findData(chosen), 0))
        self.code.blockSignals(False)
        self._refilter()

    def select(self, element: str) -> None:
        """Make the row of an element current, or none, without telling anybody."""
        blocked = self.table.selectionModel().blockSignals(True)
        row = self.model.row_of(element)
        self._go(row)
        self.table.selectionModel().blockSignals(blocked)
        self.table.viewport().update()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) divergence, round the end."""
        count = self.model.rowCount()
        if count:
            here = self.table.currentIndex()
            start = here.row() if here.isValid() else (-1 if by > 0 else 0)
            self._go((start + by) % count)

    def _go(self, row: int) -> None:
        chosen = self.table.selectionModel()
        if row < 0:
            chosen.clear()
            return
        index = self.model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        chosen.setCurrentIndex(index, flags)
        QTimer.singleShot(0, self.table, self._show_current)  # once the window is laid out

    def _show_current(self) -> None:
        self.table.doItemsLayout()  # else the scroll bar still has the range of the list before
        self.table.scrollTo(self.table.currentIndex())

    def _refilter(self) -> None:
        self.model.filter(self.filter.text(), self.code.currentData() or "")
        self.head.note.setText(str(self.model.rowCount()))
        self.pages.setCurrentWidget(self.table if self.model.rowCount() else self.nothing)

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.entries[index.row()].element)

    def _prepare_table(self, theme: Theme) -> None:
        table = self.table
        table.setAccessibleName(self.tr("Divergences"))
        table.setModel(self.model)
        table.setItemDelegate(DivergenceDelegate(theme, table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        table.setSortingEnabled(True)
        table.selectionModel().currentChanged.connect(self._current_changed)
        self.body.setContentsMargins(GRID, 0, 1, GRID // 2)
        self.pages.addWidget(table)
        self.pages.addWidget(self.nothing)
        self.body.addWidget(self.pages, 1)

    def _prepare_filters(self) -> None:
        self.filter.setFixedWidth(200)
        self.code.setAccessibleName(self.tr("Code of divergence"))
        self.code.setFixedWidth(200)
        self.head.row.setSpacing(GRID)
        self.head.row.addWidget(self.code)
        self.head.row.addWidget(self.filter)
        self.filter.textChanged.connect(self._refilter)
        self.code.currentIndexChanged.connect(self._refilter)
