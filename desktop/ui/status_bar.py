"""The bar at the bottom: counts by status, currency of the text, when it was saved, what is going on."""

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QProgressBar, QStatusBar, QWidget

from db.rows import STATUSES
from desktop.ui.models.bench import Bench
from desktop.ui.theme import Theme
from desktop.ui.widgets.chips import StatusCount
from desktop.ui.widgets.text import ElidedLabel, label


class StatusBar(QStatusBar):
    """Shows the state of the bench at a glance."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(0, 0, 0, 0)
        self.total = label("note")
        self.counts = {status: StatusCount(status, theme) for status in STATUSES}
        self.currency = ElidedLabel("note")
        self.saved = label("note")
        self.work = label("note")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(96)
        self.progress.setAccessibleName(self.tr("Work in progress"))
        self.addWidget(self.total)
        for count in self.counts.values():
            self.addWidget(count)
            count.hide()
        self.addWidget(self.currency, 1)
        for widget in (self.work, self.progress, self.saved):
            self.addPermanentWidget(widget)
        self.show_work("")

    def show_bench(self, bench: Bench, instruments: tuple[str, ...]) -> None:
        """Show the counts over the treaties shown, and how current the texts are."""
        obligations = [o for o in bench.catalogue.obligations if o.instrument in instruments]
        elements = [element for obligation in obligations for element in obligation.elements]
        found = bench.counts(elements)
        self.total.setText(self.tr("Elements: %d") % len(elements))
        for status, count in self.counts.items():
            count.show_count(found.get(status, 0))
            count.setVisible(bool(found.get(status)))
        texts = [book.expression for book in bench.laws.values()]
        said = ", ".join(self.tr("%s: in force %s") % (text.title, text.in_force) for text in texts)
        self.currency.setText(said or self.tr("No text of the law in the library"))

    def show_saved(self, time: QDateTime) -> None:
        """Show when the store was last written."""
        today = time.date() == QDateTime.currentDateTime().date()
        self.saved.setText(self.tr("saved %s") % time.toString("HH:mm" if today else "yyyy-MM-dd HH:mm"))

    def show_work(self, said: str) -> None:
        """Say what is going on; "" when nothing is."""
        self.work.setText(said)
        self.work.setVisible(bool(said))
        self.progress.setVisible(bool(said))
