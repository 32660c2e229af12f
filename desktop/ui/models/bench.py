"""One workbench, indexed for the views; plain values, no query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from db.rows import (
    Assessment,
    Catalogue,
    Element,
    Evidence,
    Expression,
    Finding,
    Instrument,
    Judgement,
    LawText,
    Obligation,
    Provision,
    ProvisionDigest,
    Status,
    TreatyUnit,
)
from desktop.ui.wording import instrument_label

if TYPE_CHECKING:
    from desktop.tasks.workbench import Workbench


class Bench:
    """Looks up what the views show by the keys that they have."""

    def __init__(self, workbench: Workbench) -> None:
        self.workbench = workbench
        self.catalogue: Catalogue = workbench.catalogue
        self.obligations: Mapping[str, Obligation] = {o.id: o for o in self.catalogue.obligations}
        self.elements: Mapping[str, Element] = {e.id: e for e in self.catalogue.elements()}
        self.instruments: Mapping[str, Instrument] = {i.id: i for i in self.catalogue.instruments}
        self.findings: Mapping[str, Finding] = {f.element: f for f in workbench.comparison.findings}
        self.units: Mapping[tuple[str, str], TreatyUnit] = {(u.instrument, u.eid): u for u in self.catalogue.units}
        self.laws: Mapping[tuple[str, str], LawBook] = {
            (t.expression.law, t.expression.language): LawBook(t) for t in workbench.law_texts
        }
        self._others: dict[int, LawBook] = {}

    @property
    def has_law(self) -> bool:
        """Whether any text of the State's law is in the library."""
        return bool(self.laws)

    @cached_property
    def judgements(self) -> Mapping[str, tuple[Judgement, ...]]:
        """The published judgements by element."""
        return _group(self.workbench.profile.judgements, lambda j: j.element)

    @cached_property
    def assessments(self) -> Mapping[str, tuple[Assessment, ...]]:
        """The decisions of assessors by element."""
        return _group(self.workbench.assessments, lambda a: a.element)

    @cached_property
    def digests(self) -> Mapping[str, tuple[ProvisionDigest, ...]]:
        """What sources say that provisions provide, by pinpoint."""
        return _group(self.workbench.profile.digests, lambda d: d.pinpoint)

    @cached_property
    def source_titles(self) -> Mapping[str, str]:
        """The titles of the sources by id."""
        return {source.id: source.title for source in self.workbench.profile.sources}

    def status(self, element: str) -> Status:
        """Return the machine's proposal for an element; "not assessed" where there is none."""
        finding = self.findings.get(element)
        return finding.status if finding else "not assessed"

    def counts(self, elements: Iterable[Element] | None = None) -> dict[Status, int]:
        """Count the elements (all by default) by status."""
        return dict(Counter(self.status(e.id) for e in (self.elements.values() if elements is None else elements)))

    def reason(self, element: str) -> str:
        """Return why the machine proposes what it proposes, in words."""
        return self.workbench.reasons.get(element, "")

    def book(self, evidence: Evidence) -> LawBook | None:
        """Return the law text that a piece of evidence quotes."""
        return self.laws.get((evidence.law, evidence.language))

    def book_to_read(self, expression: int) -> LawBook | None:
        """Return a law text by its number: of the day that is compared, or one that was kept to be read."""
        known = (book for book in self.laws.values() if book.expression.id == expression)
        return next(known, None) or self._others.get(expression)

    def keep_to_read(self, text: LawText) -> None:
        """Keep a text that is not the law of the day, to be read beside it; nothing is compared with it."""
        self._others[text.expression.id] = LawBook(text)

    def is_of_the_day(self, book: LawBook) -> bool:
        """Return whether a text is the law of the day that is compared; a treaty has no such day."""
        return book.expression.id not in self._others or not book.expression.jurisdiction

    def where(self, obligation: Obligation) -> str:
        """Return how the unit is cited: "OPSC 3(1)(b)"."""
        return f"{self.label(obligation.instrument)} {obligation.pinpoint}"

    def label(self, instrument: str) -> str:
        """Return the short name of a treaty."""
        return instrument_label(self.instruments[instrument])

    def law_title(self, law: str) -> str:
        """Return the title of a law, from its text or from the list of known works."""
        for book in self.laws.values():
            if book.expression.law == law:
                return book.expression.title
        return next((w.title for w in self.workbench.profile.works if w.law == law), law)

    def newer_text(self, judgement: Judgement) -> Expression | None:
        """Return a text of the law in the library where a judgement speaks of a stated (older) edition."""
        if not judgement.edition:
            return None
        return max((b.expression for b in self.laws.values()), key=lambda e: e.in_force, default=None)


class LawBook:
    """The units of one law text by eId and by article."""

    def __init__(self, text: LawText) -> None:
        self.expression = text.expression
        self.provisions: Mapping[str, Provision] = {p.eid: p for p in text.provisions}
        self._text = text

    @cached_property
    def _articles(self) -> Mapping[str, str]:
        """The eId of the article in which each unit stands (its own where it stands in none)."""
        found: dict[str, str] = {}
        for unit in self._text.provisions:
            above = found.get(unit.parent, "")
            inside = above and self.provisions[above].kind == "article"
            found[unit.eid] = above if inside else unit.eid
        return found

    @cached_property
    def _units(self) -> Mapping[str, tuple[Provision, ...]]:
        return _group(self._text.provisions, lambda p: self._articles[p.eid])

    def article_of(self, eid: str) -> Provision | None:
        """Return the article in which a unit stands."""
        return self.provisions.get(self._articles.get(eid, ""))

    def units(self, article: str) -> Sequence[Provision]:
        """Return an article and all that stands in it, in document order."""
        return self._units.get(article, ())


def _group(values: Iterable, key) -> dict:  # type: ignore[no-untyped-def]
    found: dict = {}
    for value in values:
        found.setdefault(key(value), []).append(value)
    return {name: tuple(members) for name, members in found.items()}
