"""What a report is made of, and what it says of each element. Pure values; nothing here prints."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from db.rows import (
    Assessment,
    Catalogue,
    Comparison,
    Direction,
    Element,
    Evidence,
    Finding,
    Force,
    Judgement,
    LawText,
    Obligation,
    Profile,
    Status,
)

Basis = Literal["assessment", "finding", "published", "nothing"]
BINDING: frozenset[Force] = frozenset({"binding", "binding, date disputed"})
GRAVITY: tuple[Status, ...] = (
    "contrary",
    "not covered",
    "partly covered",
    "covered",
    "reserved",
    "not applicable",
    "not assessed",
)
"""Statuses from the gravest down."""
DIVERGING: frozenset[Status] = frozenset({"partly covered", "not covered", "contrary"})

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class ReportInput:
    """All that a report says, as values; ``reasons`` are the findings' reasons in words, by element."""

    catalogue: Catalogue
    profile: Profile
    comparison: Comparison | None
    law_texts: tuple[LawText, ...]
    at: str
    assessments: tuple[Assessment, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"
    store_date: str = ""
    program_version: str = ""
    force: Mapping[str, Force] = field(default_factory=dict)  # by instrument; else taken from the findings

    @property
    def has_law(self) -> bool:
        """Whether national law was compared; without it only published judgements can be printed."""
        return bool(self.comparison and self.comparison.texts)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a report says of one element, and on whose word (``basis``)."""

    element: Element
    obligation: Obligation
    force: Force | None
    status: Status
    basis: Basis
    gap: bool
    direction: Direction = ""
    divergence: str = ""
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    finding: Finding | None = None
    assessment: Assessment | None = None
    published: tuple[Judgement, ...] = ()

    @property
    def required(self) -> bool:
        """Whether the treaty binds the State, so that the element is required and no mere benchmark."""
        return self.force in BINDING

    @property
    def only_published(self) -> bool:
        """Whether the law that was compared gives no finding, and a source has judged."""
        return self.status == "not assessed" and bool(self.published)

    @property
    def diverges(self) -> bool:
        """Whether the law falls short of a duty."""
        return self.gap and self.status in DIVERGING

    @property
    def falls_short_of_option(self) -> bool:
        """Whether the law falls short of what the treaty leaves to the State, which is no divergence."""
        return not self.gap and self.status in DIVERGING


def instrument_force(report: ReportInput) -> dict[str, Force]:
    """Return the force of each instrument for the State at the date, where it is known."""
    found: dict[str, Force] = {f.instrument: f.force for f in (report.comparison.findings if report.comparison else ())}
    return {**found, **report.force}


def judged_elements(report: ReportInput) -> tuple[Judged, ...]:
    """Return every element of the catalogue with what is known of it, in catalogue order.

    The assessor's decision comes first, then the finding on the words of the law, then, only where no law was
    compared, the gravest published judgement.
    """
    known = _Known(
        force=instrument_force(report),
        findings={f.element: f for f in report.comparison.findings} if report.comparison else {},
        decided=latest_assessments(report.assessments),
        published=_published(report.profile.judgements),
    )
    return tuple(
        _judged(report, known, obligation, element)
        for obligation in report.catalogue.obligations
        for element in obligation.elements
    )


def latest_assessments(assessments: Iterable[Assessment]) -> dict[str, Assessment]:
    """Return the last decision on each element."""
    return {a.element: a for a in sorted(assessments, key=lambda a: (a.made, a.id))}


def speaks_of_older(report: ReportInput, judgement: Judgement) -> bool:
    """Whether the library holds a text newer than the edition that a published judgement speaks of."""
    cited = {provision.partition(" ")[0] for provision in judgement.provisions}
    heirs = {work.replaced_by.rpartition("/")[2] for work in report.profile.works if work.law in cited}
    texts = report.comparison.texts if report.comparison else ()
    source = next((s for s in report.profile.sources if s.id == judgement.source), None)
    year = max(_YEAR.findall(judgement.edition), default=source.year if source else "")
    same = [text for text in texts if not cited or text.law in cited]
    return any(text.law in heirs for text in texts) or any(text.in_force[:4] > year for text in same)


@dataclass(frozen=True, slots=True)
class _Known:
    force: Mapping[str, Force]
    findings: Mapping[str, Finding]
    decided: Mapping[str, Assessment]
    published: Mapping[str, tuple[Judgement, ...]]


def _published(judgements: Iterable[Judgement]) -> dict[str, tuple[Judgement, ...]]:
    by_element: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        by_element[judgement.element].append(judgement)
    return {element: tuple(those) for element, those in by_element.items()}


def _judged(report: ReportInput, known: _Known, obligation: Obligation, element: Element) -> Judged:
    finding, published = known.findings.get(element.id), known.published.get(element.id, ())
    bare = Judged(
        element=element,
        obligation=obligation,
        force=finding.force if finding else known.force.get(obligation.instrument),
        gap=obligation.modality != "may",
        status="not assessed",
        basis="nothing",
        reason=report.reasons.get(element.id, ""),
        finding=finding,
        published=published,
    )
    if assessment := known.decided.get(element.id):
        return _by_assessment(bare, assessment)
    if finding and report.has_law:
        return _by_finding(bare, finding)
    return _by_publication(bare, published) if published and not report.has_law else bare


def _by_assessment(bare: Judged, assessment: Assessment) -> Judged:
    return replace(
        bare,
        basis="assessment",
        status=assessment.status,
        direction=assessment.direction,
        divergence=assessment.divergence,
        reason=assessment.note,
        evidence=assessment.evidence,
        assessment=assessment,
    )


def _by_finding(bare: Judged, finding: Finding) -> Judged:
    return replace(
        bare,
        basis="finding",
        gap=finding.gap,
        status=finding.status,
        direction=finding.direction,
        divergence=finding.divergence,
        evidence=finding.evidence,
    )


def _by_publication(bare: Judged, published: tuple[Judgement, ...]) -> Judged:
    worst = min(published, key=lambda judgement: GRAVITY.index(judgement.status))
    return replace(bare, basis="published", status=worst.status, divergence=worst.divergence, reason="")
