"""Cards of the side-by-side view: a treaty unit, or an article of a law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.ui.models.bench import Bench
from desktop.ui.models.rows import Card, Passage
from desktop.ui.theme import Theme
from desktop.ui.widgets.chips import ChipRow
from desktop.ui.widgets.flow import flowing
from desktop.ui.widgets.panel import GRID
from desktop.ui.widgets.passage import PassageView
from desktop.ui.widgets.text import label


class CardView(QWidget):
    """Shows one card and passes on what its marks and chips say; elements without a number get no chip.

    Signals:
        pointed: the elements pointed at, or none.
        chosen: an element to inspect.
        digest_wanted: the card's key; whether our digest is wanted in place of the authentic words.
    """

    pointed = Signal(object)
    chosen = Signal(str)
    digest_wanted = Signal(str, bool)

    def __init__(self, card: Card, bench: Bench, numbers: Mapping[str, int], theme: Theme) -> None:
        super().__init__()
        self.card = card
        self.passages: list[PassageView] = []
        self.chips: ChipRow | None = None
        self._folds: list[QPushButton] = []
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GRID // 2)
        self._add_title()
        self._add_passages()
        self._add_chips(bench, numbers)

    def light(self, elements: frozenset[str]) -> None:
        """Light the marks and chips of these elements."""
        for passage in self.passages:
            passage.light(elements)
        if self.chips:
            self.chips.light(elements)

    def passage(self, key: str) -> PassageView | None:
        """Return the view of a passage, unfolded; None where it does not stand here."""
        if any(passage.key == key and passage.folded for passage in self.card.passages):
            for button in self._folds:
                button.click()
        return next((view for view in self.passages if view.passage.key == key), None)

    def _add_title(self) -> None:
        nearest = [label("tag", self.tr("Nearest"))] if self.card.nearest else []
        self._layout.addWidget(flowing(label("pinpoint", self.card.title), *nearest, *self._digest_switch()))
        for use, text in (("cardHeading", self.card.heading), ("note", self._edition())):
            if text:
                self._layout.addWidget(label(use, text, wrap=True))

    def _edition(self) -> str:
        return "" if self.card.elements else self.card.note

    def _digest_switch(self) -> Iterator[QWidget]:
        """Say where the words are ours; where both are at hand, one click shows the other."""
        digest = any(passage.digest for passage in self.card.passages)
        if digest:
            tag = label("digestTag", self.tr("Digest"))
            tag.setToolTip(self.tr("Our summary of the unit, not the words of the treaty"))
            yield tag
        if any(passage.other for passage in self.card.passages):
            button = self._link(self.tr("Authentic text") if digest else self.tr("Digest"))
            button.clicked.connect(lambda: self.digest_wanted.emit(self.card.key, not digest))
            yield button

    def _add_passages(self) -> None:
        for folded, group in groupby(self.card.passages, key=lambda p: p.folded):
            if folded:
                self._fold(tuple(group))
            else:
                for passage in group:
                    self._layout.addWidget(self._passage_row(passage))

    def _passage_row(self, passage: Passage) -> QWidget:
        view = PassageView(passage, self._theme)
        view.setAccessibleName(f"{self.card.title} {passage.pinpoint}")
        view.pointed.connect(self.pointed)
        view.chosen.connect(self.chosen)
        self.passages.append(view)
        if self.card.title.endswith(passage.pinpoint):
            return view
        row = QWidget()
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(label("note", passage.pinpoint.removeprefix(self.card.title).strip()))
        layout.addWidget(view)
        return row

    def _fold(self, passages: Sequence[Passage]) -> None:
        """Put a button in place of passages; they are made when it is pressed."""
        button = self._link(self.tr("Show the other units (%d)") % len(passages))

        def unfold() -> None:
            place = self._layout.indexOf(button)
            for offset, passage in enumerate(passages):
                self._layout.insertWidget(place + offset, self._passage_row(passage))
            button.setVisible(False)
            button.clicked.disconnect(unfold)

        button.clicked.connect(unfold)
        self._folds.append(button)
        self._layout.addWidget(button)

    def _add_chips(self, bench: Bench, numbers: Mapping[str, int]) -> None:
        elements = [element for element in self.card.elements if element in numbers]
        if elements:
            self.chips = ChipRow(elements, bench, numbers, self._theme)
            self.chips.pointed.connect(self.pointed)
            self.chips.chosen.connect(self.chosen)
            self._layout.addSpacing(GRID // 2)
            self._layout.addWidget(self.chips)

    def _link(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("link")
        button.setAccessibleName(f"{text}, {self.card.title}")
        return button
