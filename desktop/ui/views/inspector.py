"""The panel that says everything about one element: status, why, the words that prove it, what was looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from db.rows import STATUSES, Element, Evidence, Finding, Obligation, Trail
from desktop.ui.models.bench import Bench
from desktop.ui.models.hits import Found
from desktop.ui.theme import Theme
from desktop.ui.widgets.chips import ElementChip, StatusPill
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.flow import flowing
from desktop.ui.widgets.panel import GRID, PanelBody
from desktop.ui.widgets.quotes import QuoteCard
from desktop.ui.widgets.records import judgement_card
from desktop.ui.widgets.text import label
from desktop.ui.wording import (
    code_meaning,
    counts_sentence,
    element_name,
    force_sentence,
    modality_word,
    requirement,
    theme_label,
)


class InspectorView(PanelBody):
    """Shows one element, obligation or theme.

    Signals:
        opened: the key of a passage to go to.
        chosen: an element to inspect.
    """

    opened = Signal(str)
    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.head.title.setText(self.tr("Inspector"))
        self._theme = theme
        self._bench: Bench | None = None
        self._key = ""
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("Inspector"))
        self.body.addWidget(self.area)
        theme.changed.connect(self._rebuild)
        self._rebuild()

    def show_bench(self, bench: Bench) -> None:
        """Use other findings, and show the same thing in them."""
        self._bench = bench
        self._rebuild()

    def inspect(self, key: str) -> None:
        """Show an element, an obligation or a theme ("theme:sale")."""
        self._key = key
        self._rebuild()

    def show_record(self, found: Found) -> None:
        """Show something that was found and stands in no column: a measure, an authority, a recommendation."""
        self._key = ""
        head = [label("section", found.place), label("heading", found.detail, wrap=True)]
        self._set_page([*head, label("body", found.hit.snippet, wrap=True)])

    def _rebuild(self) -> None:
        self._set_page(list(self._parts()))
        self.area.verticalScrollBar().setValue(0)

    def _set_page(self, parts: Iterable[QWidget]) -> None:
        page = QWidget()
        page.setObjectName("page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        for part in parts:
            if part.objectName() == "section" and layout.count() > 1:
                layout.addSpacing(GRID)
            layout.addWidget(part)
        layout.addStretch(1)
        self.area.setWidget(page)

    def _parts(self) -> Iterator[QWidget]:
        bench = self._bench
        if bench is None or not self._key:
            yield self._nothing()
        elif element := bench.elements.get(self._key):
            yield from self._element(bench, element)
        elif obligation := bench.obligations.get(self._key):
            yield from self._obligation(bench, obligation)
        else:
            yield from self._theme_parts(bench, self._key.removeprefix("theme:"))

    def _nothing(self) -> QWidget:
        said = self.tr("Choose an element in the tree, a divergence in the list, or a numbered mark in the texts.")
        return EmptyState(self._theme, "inspector", self.tr("Nothing chosen yet"), said)

    def _element(self, bench: Bench, element: Element) -> Iterator[QWidget]:
        obligation = bench.obligations[element.obligation]
        finding = bench.findings.get(element.id)
        yield label("note", f"{bench.where(obligation)} · {theme_label(obligation.theme)}")
        yield label("heading", element_name(element.name), wrap=True)
        yield label("body", element.statement, wrap=True)
        yield self._status_line(bench, element, finding)
        if finding:
            yield label("note", f"{requirement(finding.force)}. {force_sentence(finding.force)}.", wrap=True)
            yield from self._why(bench, finding)
            yield from self._proof(bench, finding)
            yield from self._trail(bench, finding.trail)
        yield from self._treaty_words(bench, finding)
        yield from self._published(bench, element)

    def _status_line(self, bench: Bench, element: Element, finding: Finding | None) -> QWidget:
        pill = StatusPill(bench.status(element.id), self._theme)
        code = finding.divergence if finding else ""
        return flowing(pill, *([label("code", f"{code} · {code_meaning(code)}")] if code else []), gap=GRID)

    def _why(self, bench: Bench, finding: Finding) -> Iterator[QWidget]:
        yield label("section", self.tr("Why"))
        yield label("body", bench.reason(finding.element), wrap=True)
        if finding.direction and finding.direction != "equal":
            yield label("note", self.tr("Beside the treaty the law is %s.") % finding.direction, wrap=True)
        if finding.rules:
            yield self._tags(finding.rules, self.tr("Rules that fired"))

    def _proof(self, bench: Bench, finding: Finding) -> Iterator[QWidget]:
        if finding.evidence:
            yield label("section", self.tr("Evidence"))
        for proof in finding.evidence:
            yield self._evidence_card(bench, proof)

    def _evidence_card(self, bench: Bench, proof: Evidence) -> QWidget:
        book = bench.book(proof)
        key = f"{book.expression.id}#{proof.eid}" if book else ""
        against = "" if proof.supports else self.tr("speaks against") + " · "
        card = QuoteCard(key, proof.pinpoint, f"«{proof.quote}»", against + bench.law_title(proof.law))
        card.opened.connect(self.opened)
        return card

    def _trail(self, bench: Bench, trail: Trail | None) -> Iterator[QWidget]:
        if trail is None:
            return
        if trail.looked_for:
            yield label("section", self.tr("Looked for"))
            yield label("note", "\n".join(trail.looked_for), wrap=True)
        if trail.read:
            yield label("section", self.tr("Read"))
            yield label("note", "\n".join(trail.read), wrap=True)
        if trail.nearest:
            yield label("section", self.tr("Nearest"))
        for miss in trail.nearest:
            book = next((b for (law, _), b in bench.laws.items() if law == miss.law and miss.eid in b.provisions), None)
            key = f"{book.expression.id}#{miss.eid}" if book else ""
            card = QuoteCard(key, miss.pinpoint, f"«{miss.quote}»", self.tr("%d %% alike") % round(100 * miss.score))
            card.opened.connect(self.opened)
            yield card

    def _treaty_words(self, bench: Bench, finding: Finding | None) -> Iterator[QWidget]:
        spans = [span for span in finding.treaty if span.quote] if finding else []
        if spans:
            yield label("section", self.tr("Words of the treaty"))
        for span in spans:
            unit = bench.units.get((finding.instrument, span.eid)) if finding else None
            words = span.quote if span.digest else f"“{span.quote}”"
            note = self.tr("our digest") if span.digest else ""
            card = QuoteCard(
                f"{finding.instrument if finding else ''}#{span.eid}", unit.pinpoint if unit else "", words, note
            )
            card.opened.connect(self.opened)
            yield card

    def _published(self, bench: Bench, element: Element) -> Iterator[QWidget]:
        told = bench.judgements.get(element.id, ())
        if told:
            yield label("section", self.tr("What sources say"))
        for judgement in told:
            yield judgement_card(bench, judgement, self._theme)

    def _obligation(self, bench: Bench, obligation: Obligation) -> Iterator[QWidget]:
        yield label("note", f"{bench.where(obligation)} · {theme_label(obligation.theme)}")
        yield label("statement", obligation.statement, wrap=True)
        yield self._tags((modality_word(obligation.modality), obligation.kind), self.tr("Kind of duty"))
        yield label("section", self.tr("Elements"))
        yield label("note", counts_sentence(bench.counts(obligation.elements)), wrap=True)
        for number, element in enumerate(obligation.elements, 1):
            chip = ElementChip(element.id, number, bench.status(element.id), self._theme)
            chip.clicked.connect(lambda _=False, name=element.id: self.chosen.emit(name))
            yield flowing(chip)

    def _theme_parts(self, bench: Bench, theme: str) -> Iterator[QWidget]:
        obligations = [o for o in bench.catalogue.obligations if o.theme == theme]
        counts = bench.counts(e for o in obligations for e in o.elements)
        yield label("heading", theme_label(theme), wrap=True)
        yield label("note", self.tr("Obligations: %d") % len(obligations))
        for status, count in sorted(counts.items(), key=lambda item: STATUSES.index(item[0])):
            yield flowing(StatusPill(status, self._theme), label("code", str(count)), gap=GRID)

    def _tags(self, words: Iterable[str], name: str) -> QWidget:
        holder = flowing(*(label("tag", word) for word in words), gap=GRID // 2)
        holder.setAccessibleName(name)
        return holder
