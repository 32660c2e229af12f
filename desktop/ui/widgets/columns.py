"""One row of the side-by-side view: an obligation, its head line and a column for each text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.models.bench import Bench
from desktop.ui.models.rows import Column, Row
from desktop.ui.plain import tip
from desktop.ui.theme import Theme
from desktop.ui.widgets.cards import CardView
from desktop.ui.widgets.chips import ChipRow
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.flow import flowing
from desktop.ui.widgets.panel import GRID
from desktop.ui.widgets.records import record_cards
from desktop.ui.widgets.text import label, rule
from desktop.ui.wording import force_sentence, modality_word, requirement

LAW_STRETCH, TREATY_STRETCH = 4, 3


def stretch(instrument: str) -> int:
    """Return how wide a column is beside the others: the law, with most words, is wider."""
    return TREATY_STRETCH if instrument else LAW_STRETCH


class RowView(QFrame):
    """Shows one ``Row`` in the columns that the page has.

    Signals:
        pointed: the elements pointed at, or none.
        chosen: an element to inspect.
        digest_wanted: an obligation; whether our digest is wanted in place of the authentic words.
        import_wanted: the user wants to add the law.
    """

    pointed = Signal(object)
    chosen = Signal(str)
    digest_wanted = Signal(str, bool)
    import_wanted = Signal()

    def __init__(self, row: Row, bench: Bench, instruments: Sequence[str], theme: Theme) -> None:
        super().__init__()
        self.row = row
        self.cards: list[CardView] = []
        self.chips: ChipRow | None = None
        self._bench, self._theme = bench, theme
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        if row.obligation:
            layout.addLayout(self._head())
        columns = QHBoxLayout()
        columns.setSpacing(2 * GRID)
        shown = {column.instrument: column for column in row.columns}
        for instrument in instruments:
            cell = self._cell(shown.get(instrument, Column(instrument, ())))
            columns.addWidget(cell, stretch(instrument))
        layout.addLayout(columns)
        layout.addStretch(1)

    def light(self, elements: frozenset[str]) -> None:
        """Light the marks and chips of these elements."""
        for card in self.cards:
            card.light(elements)
        if self.chips:
            self.chips.light(elements)

    def _head(self) -> QVBoxLayout:
        obligation = self._bench.obligations[self.row.obligation]
        force = next((f.force for f in self._bench.findings.values() if f.obligation == obligation.id), None)
        words = (modality_word(obligation.modality), obligation.kind, requirement(force) if force else "")
        tags = flowing(label("pinpoint", self._bench.where(obligation)), *(label("tag", w) for w in words if w))
        if force:
            tags.setToolTip(tip(force_sentence(force)))
        layout = QVBoxLayout()
        layout.setSpacing(GRID // 2)
        layout.addWidget(tags)
        layout.addWidget(label("statement", obligation.statement, wrap=True))
        layout.addSpacing(GRID // 2)
        self.chips = ChipRow([e.id for e in obligation.elements], self._bench, self.row.numbers, self._theme)
        self.chips.pointed.connect(self.pointed)
        self.chips.chosen.connect(self.chosen)
        layout.addWidget(self.chips)
        layout.addSpacing(GRID // 2)
        layout.addWidget(rule())
        return layout

    def _cell(self, column: Column) -> QWidget:
        cell = QWidget()
        cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(cell)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * GRID)
        for widget in self._content(column):
            layout.addWidget(widget)
        layout.addStretch(1)
        return cell

    def _content(self, column: Column) -> Iterator[QWidget]:
        for card in column.cards:
            own = card.key == self.row.obligation
            view = CardView(card, self._bench, {} if own else self.row.numbers, self._theme)
            view.pointed.connect(self.pointed)
            view.chosen.connect(self.chosen)
            view.digest_wanted.connect(self.digest_wanted)
            self.cards.append(view)
            yield view
        if not column.cards:
            yield from self._nothing(column)

    def _nothing(self, column: Column) -> Iterator[QWidget]:
        if column.instrument:
            yield label("muted", self.tr("Nothing on this subject."), wrap=True)
        elif self._bench.has_law:
            yield label("muted", self._why_nothing(), wrap=True)
            yield from record_cards(self._bench, self.row, self._theme)
        else:
            yield self._no_law()
            yield from record_cards(self._bench, self.row, self._theme)

    def _why_nothing(self) -> str:
        own = [f for f in self._bench.findings.values() if f.obligation == self.row.obligation]
        if any(f.status != "not assessed" for f in own):
            return self.tr("No provision was found. The inspector says what was looked for.")
        if all(self._bench.elements[f.element].test is None for f in own):
            return self.tr("Not looked for: no code can show it.")
        return self.tr("Not assessed. The inspector says why.")

    def _no_law(self) -> EmptyState:
        state = EmptyState(
            self._theme,
            "library",
            self.tr("No text of the law yet"),
            self.tr("Import the code, and its provisions stand here with the words that meet each element."),
        )
        button = state.add_button(self.tr("Import text…"), self.import_wanted.emit)
        button.setAccessibleName(self.tr("Import the text of a law"))
        return state
