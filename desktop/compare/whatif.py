"""What-if: a provision is redrafted, and only what its words can touch is judged again.

While the base is judged, each element's questions to the laws are remembered. After an edit the frames of the edited
articles are read anew; an element is judged again if one of them, as it was or as it is now, answers one of its
questions. The result equals that of a full comparison of the edited law.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from db.rows import Catalogue, Element, Finding, Force, LawText, Obligation, Provision
from desktop.compare.changes import Change, changes
from desktop.compare.engine import FrameCache, LegalOrder, finding_of
from desktop.compare.frames import Frame
from desktop.compare.pool import Query
from desktop.compare.segment import articles
from desktop.compare.treaty import TreatyWords


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a redraft does: the edited law, every finding as it would be, and what is new in them."""

    law: LawText
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]
    judged: int  # elements that were judged again


class WhatIf:
    """The comparison of a legal order, ready for edits; each edit starts from the law as it stands."""

    def __init__(
        self,
        catalogue: Catalogue,
        laws: Sequence[LawText],
        force: Mapping[str, Force],
        *,
        cache: FrameCache | None = None,
    ) -> None:
        self._cache = cache or FrameCache()
        self._order = LegalOrder(laws, self._cache)
        self._words = TreatyWords(catalogue)
        self._force = force
        self._asked = [(duty, element) for duty in catalogue.obligations for element in duty.elements]
        self._questions: list[frozenset[Query]] = []
        self.findings = tuple(self._remembered(duty, element) for duty, element in self._asked)
        self._order.weigh_all()
        self._all_questions = frozenset().union(*self._questions)
        self._homes = {_name(law): _homes(law) for law in self._order.all}

    def redraft(self, law: LawText, old: Sequence[Provision], new: Sequence[Provision]) -> Outcome:
        """Put units in the place of others and return what that does.

        Args:
            law: one of the laws as they stand.
            old: a unit of it and all that stands in it.
            new: what stands there instead; none where the unit is taken out.
        """
        if list(old) == list(new):
            return Outcome(law, self.findings, (), 0)
        edited = with_units(law, old, new)
        if law not in self._order.read:
            return Outcome(edited, self.findings, (), 0)
        before, after = self._affected(law, old), self._affected(edited, (*old, *new))
        gone = self._cache.frames(before)
        known = {frame: frame for frame in gone}
        come = [known.get(frame, frame) for frame in self._cache.frames(after)]  # what is the same was weighed before
        touched = _touched(before, after, gone, come)
        order = self._order.exchanged(edited, gone, come, touched)
        stale = self._stale(order, touched)
        found = tuple(
            self._finding(order, *asked) if again else kept
            for asked, kept, again in zip(self._asked, self.findings, stale, strict=True)
        )
        return Outcome(edited, found, changes(self.findings, found), sum(stale))

    def _remembered(self, duty: Obligation, element: Element) -> Finding:
        finding = self._finding(self._order, duty, element)
        self._questions.append(self._order.asked())
        return finding

    def _finding(self, order: LegalOrder, duty: Obligation, element: Element) -> Finding:
        return finding_of(order, self._words, duty, element, self._force.get(duty.instrument, "not a party"))

    def _stale(self, order: LegalOrder, touched: Sequence[Frame]) -> list[bool]:
        """Tell for each element whether it has to be judged again: all, where what holds for all offences changed."""
        if order.standing() != self._order.standing():
            return [True] * len(self._asked)
        answered = {query for query in self._all_questions if any(query.takes(frame) for frame in touched)}
        return [not answered.isdisjoint(questions) for questions in self._questions]

    def _affected(self, law: LawText, units: Iterable[Provision]) -> LawText:
        """Return the articles of a law, as it stands or edited, in which the units stand; nothing else of it."""
        homes = self._homes[_name(law)]
        here = {homes.get(unit.eid, unit.eid) for unit in units}
        inside: set[str] = set()
        kept: list[Provision] = []
        for unit in law.provisions:
            if homes.get(unit.eid, unit.eid) in here or unit.parent in inside:
                inside.add(unit.eid)
                kept.append(unit)
        return replace(law, provisions=tuple(kept))


def with_units(law: LawText, old: Sequence[Provision], new: Sequence[Provision]) -> LawText:
    """Return a law with units in the place of others; the new ones share the places of the old in document order."""
    out = {unit.eid for unit in old}
    first = next(place for place, unit in enumerate(law.provisions) if unit.eid in out)
    places = [unit.position for unit in law.provisions if unit.eid in out]
    placed = [replace(unit, position=places[min(n, len(places) - 1)]) for n, unit in enumerate(new)]
    rest = tuple(unit for unit in law.provisions[first:] if unit.eid not in out)
    return replace(law, provisions=(*law.provisions[:first], *placed, *rest))


def _name(law: LawText) -> tuple[str, str]:
    return law.expression.law, law.expression.language


def _homes(law: LawText) -> dict[str, str]:
    """Return the article in which each unit stands."""
    return {unit.eid: article.eid for article in articles(law) for unit in article.units}


def _touched(before: LawText, after: LawText, gone: Sequence[Frame], come: Sequence[Frame]) -> list[Frame]:
    """Return the frames, as they were and as they are, that changed or that quote a unit which changed."""
    old = {unit.eid: replace(unit, id=0, position=0, sha256="") for unit in before.provisions}
    new = {unit.eid: replace(unit, id=0, position=0, sha256="") for unit in after.provisions}
    changed = {eid for eid in {*old, *new} if old.get(eid) != new.get(eid)}
    kept = [frame for frame in gone if not _quotes(frame, changed) and frame in come]
    if kept != [frame for frame in come if not _quotes(frame, changed) and frame in gone]:
        return [*gone, *come]
    return [frame for frame in (*gone, *come) if frame not in kept]


def _quotes(frame: Frame, units: set[str]) -> bool:
    return frame.eid in units or any(hit.eid in units for hit in frame.hits)
