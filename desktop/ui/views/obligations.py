"""The panel with the tree of obligations."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionViewItem, QTreeView, QWidget

from desktop.ui.models.bench import Bench
from desktop.ui.models.obligations import Index, ObligationsModel
from desktop.ui.theme import Theme
from desktop.ui.widgets.delegates import ObligationDelegate, paint_row
from desktop.ui.widgets.fields import WordsField
from desktop.ui.widgets.panel import GRID, PanelBody


class ObligationsTree(QTreeView):
    """A tree whose chosen line is one rounded shape from edge to edge."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(ObligationDelegate(theme, self))

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint what lies behind a line, then the line."""
        area = option.rect
        area.setWidth(self.viewport().width())
        selected = self.selectionModel().isSelected(index)
        hover = area.contains(self.viewport().mapFromGlobal(self.cursor().pos())) and self.underMouse()
        paint_row(painter, area, self._theme, selected=selected, hover=hover, focus=self.hasFocus())
        super().drawRow(painter, option, index)


class ObligationsView(PanelBody):
    """A filter and the tree.

    Signals:
        chosen: the key of the theme ("theme:sale"), obligation or element that became current.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.head.title.setText(self.tr("Obligations"))
        self._theme = theme
        self._bench: Bench | None = None
        self._instruments: tuple[str, ...] = ()
        self.model = ObligationsModel(self)
        self.tree = ObligationsTree(theme, self)
        self.tree.setAccessibleName(self.tr("Obligations by theme, with the status of each element"))
        self.tree.setModel(self.model)
        self.filter = WordsField(theme, "filter", self.tr("Filter the obligations"), self.tr("Filter"), self)
        row = QHBoxLayout()
        row.setContentsMargins(GRID + 4, 0, GRID + 4, GRID)
        row.addWidget(self.filter)
        self.body.addLayout(row)
        self.body.addWidget(self.tree, 1)
        self.filter.textChanged.connect(self._refill)
        self.tree.selectionModel().currentChanged.connect(self._current_changed)
        theme.changed.connect(self.tree.viewport().update)

    def show_bench(self, bench: Bench, instruments: Sequence[str]) -> None:
        """Show the obligations of these instruments."""
        self._bench, self._instruments = bench, tuple(instruments)
        self._refill()

    def select(self, key: str) -> None:
        """Make a line current and show it, without telling anybody."""
        index = self.model.index_of(key)
        if index.isValid() and index != self.tree.currentIndex():
            blocked = self.tree.selectionModel().blockSignals(True)
            self.tree.setCurrentIndex(index)
            self.tree.selectionModel().blockSignals(blocked)
            self.tree.scrollTo(index)
            self.tree.viewport().update()

    def _refill(self) -> None:
        if self._bench is None:
            return
        current = self.model.node(self.tree.currentIndex()).key
        opened = self._opened()
        self.model.show(self._bench, self._instruments, self.filter.text())
        if self.filter.text():
            self.tree.expandAll()
        else:
            for key in opened:
                self.tree.expand(self.model.index_of(key))
        self.select(current)

    def _opened(self) -> list[str]:
        root = [self.model.index(row, 0) for row in range(self.model.rowCount())]
        below = [self.model.index(r, 0, above) for above in root for r in range(self.model.rowCount(above))]
        return [self.model.node(index).key for index in (*root, *below) if self.tree.isExpanded(index)]

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.node(index).key)
