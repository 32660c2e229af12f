"""The bar at the top: whose law, at which date, beside which treaties; and the search box."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QToolBar, QToolButton, QWidget

from db.rows import Instrument, Jurisdiction
from desktop.ui.icons import icon
from desktop.ui.plain import tip
from desktop.ui.theme import Theme
from desktop.ui.views.search import SearchBox
from desktop.ui.widgets.fields import ISO, DateField
from desktop.ui.widgets.text import label
from desktop.ui.wording import instrument_label

_QUIET = 400  # ms after the last change of the date before the law is compared again
HEIGHT = 32


class TopBar(QToolBar):
    """Pickers and search.

    Signals:
        place_changed: the code of a jurisdiction and a date.
        instruments_changed: the ids of the treaties that are shown.
    """

    place_changed = Signal(str, str)
    instruments_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setWindowTitle(self.tr("Toolbar"))
        self.setMovable(False)
        self.setIconSize(QSize(20, 20))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._theme = theme
        self.jurisdiction = QComboBox()
        self.date = DateField(self.tr("As at"), QDate.currentDate())
        self.search = SearchBox(theme, self)
        self.chips: dict[str, QToolButton] = {}
        self.theme_button = QToolButton()
        self._timer = QTimer(self)
        self._prepare()
        theme.changed.connect(self._recolour)
        self._recolour()

    @property
    def code(self) -> str:
        """The jurisdiction chosen."""
        return self.jurisdiction.currentData() or ""

    @property
    def at(self) -> str:
        """The date chosen, as an ISO date."""
        return self.date.date().toString(ISO)

    @property
    def instruments(self) -> tuple[str, ...]:
        """The treaties shown, in the order of the catalogue."""
        return tuple(name for name, chip in self.chips.items() if chip.isChecked())

    def show_jurisdictions(self, jurisdictions: Sequence[Jurisdiction], code: str) -> None:
        """Offer these jurisdictions, with one chosen."""
        self.jurisdiction.blockSignals(True)
        self.jurisdiction.clear()
        for jurisdiction in jurisdictions:
            self.jurisdiction.addItem(jurisdiction.name, jurisdiction.code)
        self.jurisdiction.setCurrentIndex(self.jurisdiction.findData(code))
        self.jurisdiction.blockSignals(False)

    def show_instruments(self, instruments: Sequence[Instrument]) -> None:
        """Offer a switch for each treaty; those that were off stay off."""
        off = {name for name, chip in self.chips.items() if not chip.isChecked()}
        if list(self.chips) == [i.id for i in instruments]:
            return
        for chip in self.chips.values():
            chip.deleteLater()
        self.chips = {i.id: self._chip(i, i.id not in off) for i in instruments}

    def _chip(self, instrument: Instrument, on: bool) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName("chip")
        chip.setText(instrument_label(instrument))
        chip.setToolTip(tip(self.tr("Show or hide: %s") % instrument.title))
        chip.setAccessibleName(self.tr("Show %s") % instrument.title)
        chip.setFixedHeight(HEIGHT)
        chip.setCheckable(True)
        chip.setChecked(on)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.toggled.connect(lambda: self.instruments_changed.emit(self.instruments))
        self.insertWidget(self._end_of_chips, chip)
        return chip

    def _place_changed(self) -> None:
        if self.code:
            self.place_changed.emit(self.code, self.at)

    def _prepare(self) -> None:
        self.jurisdiction.setAccessibleName(self.tr("Jurisdiction"))
        self.jurisdiction.setToolTip(self.tr("Whose law is compared"))
        self.jurisdiction.setMinimumWidth(152)
        self.date.setToolTip(self.tr("The law as it is known at this date"))
        self.date.setFixedWidth(132)
        as_at = label("muted", self.tr("as at"))
        as_at.setBuddy(self.date)
        as_at.setContentsMargins(8, 0, 6, 0)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setMaximumWidth(360)
        self.search.setMinimumWidth(200)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for field in (self.jurisdiction, self.date, self.search):
            field.setFixedHeight(HEIGHT)
        self.theme_button.setFixedSize(HEIGHT, HEIGHT)
        self.addWidget(self.jurisdiction)
        self.addWidget(as_at)
        self.addWidget(self.date)
        self._end_of_chips = self.addWidget(gap)
        self.addWidget(self.search)
        self.addWidget(self.theme_button)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self._place_changed)
        self.jurisdiction.activated.connect(self._place_changed)
        self.date.date_changed.connect(self._timer.start)

    def _recolour(self) -> None:
        self.theme_button.setIcon(icon(self._theme, "theme"))
        self.date.recolour()
        if layout := self.layout():  # a new stylesheet puts the style's own margins back
            layout.setContentsMargins(0, 4, 0, 8)
