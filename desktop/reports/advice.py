"""Recommendations: those of the sources with the divergences behind them, and drafts for what has none. Pure values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from db.rows import Obligation, Recommendation
from desktop.reports.inputs import Judged, ReportInput

PRIORITIES = ("high", "medium", "low", "")
AREA_OF_THEME = {
    "prevention": "prevention",
    "training": "prevention",
    "coordination": "coordination",
    "data": "coordination",
    "international-cooperation": "coordination",
    "final-clauses": "coordination",
    "recovery": "recovery",
    "migration-status": "recovery",
}
"""Area of the Agenda for Action where a draft stands; themes not named belong to protection."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One recommendation: of a source, or (``recommendation is None``) a draft for one obligation."""

    area: str
    priority: str
    elements: tuple[Judged, ...]
    recommendation: Recommendation | None = None

    @property
    def diverging(self) -> tuple[Judged, ...]:
        """The elements on which the law falls short."""
        return tuple(judged for judged in self.elements if judged.diverges)

    @property
    def shown(self) -> tuple[Judged, ...]:
        """The elements to show: those that diverge or of which only a source has spoken; all, where they are met."""
        if self.is_met:
            return self.elements
        return tuple(judged for judged in self.elements if judged.diverges or judged.only_published)

    @property
    def is_met(self) -> bool:
        """Whether all elements behind a source's recommendation are covered by the law that was compared."""
        known = all(judged.status == "covered" and judged.basis != "published" for judged in self.elements)
        return bool(self.recommendation and self.elements) and known

    @property
    def met_in_part(self) -> tuple[Judged, ...]:
        """The elements behind a source's recommendation that the law covers, where it does not cover all."""
        covered = tuple(judged for judged in self.elements if judged.basis == "finding" and judged.status == "covered")
        return covered if self.recommendation and len(covered) < len(self.elements) else ()

    @property
    def rests_on_source(self) -> bool:
        """Whether nothing but its source speaks for a recommendation: no element behind it has been judged."""
        known = any(judged.basis != "nothing" and judged.status != "not assessed" for judged in self.elements)
        return bool(self.recommendation) and not known

    @property
    def required(self) -> bool:
        """Whether any divergence is from a treaty that binds the State."""
        return any(judged.required for judged in self.diverging)

    @property
    def obligation(self) -> Obligation:
        """The obligation of a draft."""
        return self.elements[0].obligation


def all_advice(report: ReportInput, elements: Sequence[Judged]) -> tuple[Advice, ...]:
    """Return the sources' recommendations, then a draft for every divergence that none of them speaks of."""
    by_id = {judged.element.id: judged for judged in elements}
    given = tuple(_of_source(recommendation, by_id) for recommendation in report.profile.recommendations)
    spoken_of = {judged.element.id for advice in given for judged in advice.elements}
    loose = (judged for judged in elements if judged.diverges and judged.element.id not in spoken_of)
    return (*given, *_drafts(loose))


def priority(elements: Iterable[Judged]) -> str:
    """Return the highest priority of the elements that diverge, "" where none does."""
    return min((_priority(judged) for judged in elements if judged.diverges), key=PRIORITIES.index, default="")


def _priority(judged: Judged) -> str:
    """Return high, medium or low; the rule is printed in every brief (``method.4``)."""
    grave = judged.status in ("contrary", "not covered")
    if judged.required and grave and judged.obligation.modality == "shall":
        return "high"
    return "medium" if judged.required or grave else "low"


def _of_source(recommendation: Recommendation, by_id: dict[str, Judged]) -> Advice:
    elements = tuple(by_id[name] for name in recommendation.elements if name in by_id)
    return Advice(recommendation.area, recommendation.priority or priority(elements), elements, recommendation)


def _drafts(loose: Iterable[Judged]) -> list[Advice]:
    """Return one draft an obligation."""
    drafts = []
    for obligation, those in groupby(loose, lambda judged: judged.obligation):
        elements = tuple(those)
        drafts.append(Advice(AREA_OF_THEME.get(obligation.theme, "protection"), priority(elements), elements))
    return drafts
