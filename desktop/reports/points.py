"""One point of the brief: the recommendation, its facts, and the divergences with the words on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from desktop.reports.advice import Advice
from desktop.reports.cells import national_words, reason_words, status_words
from desktop.reports.drafts import draft_text, proposed
from desktop.reports.inputs import Judged
from desktop.reports.model import Block, Cell, Column, Heading, Paragraph, Row, RowGroup, Run, Table, paragraph
from desktop.reports.paper import Paper

SHORT = 90
"""The outline shows so many characters of a recommendation,"""
LONG = 210
"""and the summary so many."""


@dataclass(frozen=True, slots=True)
class Point:
    """A recommendation with its number in the brief."""

    number: str
    advice: Advice

    @property
    def anchor(self) -> str:
        """Return where links to it lead."""
        return f"point-{self.number}"


def point_blocks(paper: Paper, point: Point) -> Iterator[Block]:
    """Yield a recommendation as it is printed."""
    text = point_text(paper, point.advice)
    yield Heading(text, 3, point.anchor, runs_in=point.number, short=shortened(text))
    shown = bool(point.advice.shown)
    others = (Run(f"\n{text}", "muted") for text in _others(paper, point.advice))
    yield Paragraph((*_facts(paper, point.advice), *others), "small", keep=shown)
    if shown:
        yield _divergences(paper, point.advice)


def point_text(paper: Paper, advice: Advice) -> str:
    """Return what is recommended; a draft on a benchmark asks to consider."""
    return advice.recommendation.text if advice.recommendation else draft_text(paper, advice)


def point_subject(paper: Paper, advice: Advice) -> str:
    """Return what a point is about in one line or two; of a draft with the unit of the treaty."""
    unit = "" if advice.recommendation else f"{paper.cited(advice.obligation)}: "
    return shortened(unit + point_text(paper, advice), LONG)


def shortened(text: str, most: int = SHORT) -> str:
    """Return the beginning of a text, cut at a word.

    >>> shortened("Adopt a plan.", 8)
    'Adopt a…'
    """
    if len(text) <= most:
        return text
    return text[:most].rpartition(" ")[0].rstrip(",;:.") + "…"


def _facts(paper: Paper, advice: Advice) -> Iterator[Run]:
    """Yield priority, source, who is responsible and by when, parted by dots."""
    say = paper.say
    facts: list[tuple[Run, ...]] = []
    if advice.recommendation is None:
        facts.append((Run(say("brief.draft", unit=paper.cited(advice.obligation)), "strong"),))
    if advice.priority:
        facts.append((Run(say("fact.priority", priority=say.known("priority", advice.priority)), "strong"),))
    if given := advice.recommendation:
        facts.append((Run(say("fact.source") + " ", "muted"), paper.note(given.source, given.note)))
        if given.body:
            facts.append((Run(say("fact.body", body=given.body), "muted"),))
        if given.deadline:
            facts.append((Run(say("fact.deadline", date=say.date(given.deadline)), "muted"),))
        if given.state != "open":
            facts.append((Run(say("fact.state", state=say.known("state", given.state)), "muted"),))
        facts.extend(_standing(paper, advice))
    for place, fact in enumerate(facts):
        yield from ((Run("  ·  ", "muted"), *fact) if place else fact)


def _standing(paper: Paper, advice: Advice) -> Iterator[tuple[Run, ...]]:
    """Yield how far the law that was read bears a source's recommendation out."""
    if not paper.report.has_law or advice.is_met:
        return
    if met := advice.met_in_part:
        places = paper.places(judged.evidence[0].pinpoint for judged in met if judged.evidence)
        words = paper.say("fact.partly-met", count=len(met), total=len(advice.elements), places=places)
        yield (Run(words, "strong"),)
    elif advice.elements and advice.rests_on_source:
        yield (Run(paper.say("fact.source-alone"), "muted"),)


def _divergences(paper: Paper, advice: Advice) -> Table:
    shares = (30, 38, 32) if paper.report.has_law else (28, 30, 42)
    columns = tuple(
        Column((paragraph(paper.say(f"brief.{key}"), "strong"),), share)
        for key, share in zip(("treaty", "law", "finding"), shares, strict=True)
    )
    groups = groupby(advice.shown, lambda judged: judged.obligation.id)
    return Table(columns, tuple(_group(paper, tuple(those)) for _, those in groups))


def _group(paper: Paper, those: tuple[Judged, ...]) -> RowGroup:
    """Return the diverging elements of one obligation under its words."""
    obligation = those[0].obligation
    say = paper.say
    claim, modality = paper.claim(those[0]), say(f"modality.{obligation.modality}")
    name = Run(paper.cited(obligation), "strong")
    heading = Paragraph((name, Run(f"  {claim} · {modality}", "muted")))
    continued = Paragraph((name, Run(f"  {claim}, {say('word.continued')}", "muted")))
    words = (heading, paragraph(obligation.statement), *paper.treaty_words(obligation))
    seen: set[object] = set()
    return RowGroup(
        rows=tuple(_row(paper, judged, seen) for judged in those),
        heading=Row((Cell(words, 3),)),
        continued=Row((Cell((continued,), 3),)),
    )


def _row(paper: Paper, judged: Judged, seen: set[object]) -> Row:
    """Return one element; where there are no words of the law, the finding takes their room."""
    statement = Cell((paragraph(judged.element.statement), *_shortfall(paper, judged)))
    finding = (*status_words(paper, judged), *reason_words(paper, judged), *_change(paper, judged))
    most = 1 if judged.status == "covered" else 3
    if words := tuple(national_words(paper, judged, seen, most)):
        return Row((statement, Cell(words), Cell(finding, status=judged.status)))
    return Row((statement, Cell(finding, 2, judged.status)))


def _shortfall(paper: Paper, judged: Judged) -> Iterator[Paragraph]:
    """Yield how laws commonly fall short of an element, which the amendment has to avoid."""
    if judged.diverges and judged.element.shortfall:
        yield paragraph(paper.say("word.shortfall", shortfall=judged.element.shortfall), "muted")


def _change(paper: Paper, judged: Judged) -> Iterator[Paragraph]:
    """Yield which provision to amend, or near which to add one."""
    if judged.diverges and judged.basis == "finding":
        yield Paragraph((Run(paper.say("word.change") + "  ", "label"), Run(proposed(paper, judged))))


def _others(paper: Paper, advice: Advice) -> Iterator[str]:
    """Yield what is known of the elements behind a recommendation that do not diverge."""
    if not advice.elements:
        yield paper.say("brief.no-element")
    said = (*advice.shown, *advice.met_in_part)
    found = Counter(judged.status for judged in advice.elements if judged not in said)
    if found:
        parts = (f"{paper.say(f'status.{status}')} ({count})" for status, count in sorted(found.items()))
        yield paper.say("brief.others", elements=", ".join(parts))
