"""What stands in a table's cells on one element: the words of the law, the status, the divergence and its reason."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.reports.inputs import Judged
from desktop.reports.library import read_laws
from desktop.reports.model import Paragraph, StatusChip, paragraph
from desktop.reports.paper import Paper


def national_words(paper: Paper, judged: Judged, seen: set[object], most: int = 3) -> Iterator[Paragraph]:
    """Yield the words of the law (of ``most`` provisions), or where they were sought, or what a source says of them."""
    say = paper.say
    if judged.evidence:
        yield from paper.evidence(judged.evidence, seen, most)
    elif judged.basis == "published":
        yield from paper.digests(judged.published, seen)
    elif judged.status == "not covered":
        finding = judged.finding
        laws = "; ".join(map(paper.law, read_laws(finding))) if finding else ""
        yield paragraph(say("word.nothing-in", laws=laws) if laws else say("word.nothing"), "muted")
        trail = finding.trail if finding else None
        if trail and trail.nearest:
            places = paper.places(miss.pinpoint for miss in trail.nearest[:3])
            yield paragraph(say("word.nearest", places=places), "muted")


def status_words(paper: Paper, judged: Judged) -> Iterator[Paragraph | StatusChip]:
    """Yield the status and on whose word it stands."""
    say = paper.say
    yield paper.chip(judged.status)
    if assessment := judged.assessment:
        yield paragraph(say("word.assessed", assessor=assessment.assessor, date=say.date(assessment.made)), "muted")
        if judged.finding and judged.finding.status != judged.status:
            status = say(f"status.{judged.finding.status}")
            yield paragraph(say("word.proposed", status=status), "muted")
    elif judged.basis == "published":
        names = ", ".join(dict.fromkeys(paper.source(judgement.source) for judgement in judged.published))
        yield paragraph(say("word.published", sources=names), "muted")


def reason_words(paper: Paper, judged: Judged) -> Iterator[Paragraph]:
    """Yield code, direction and reason, and what has been published on the element."""
    if judged.divergence:
        yield from paper.code(judged)
    if judged.reason or judged.basis == "nothing":
        yield paragraph(bare_reason(paper, judged))
    yield from map(paper.judgement, judged.published)


def bare_reason(paper: Paper, judged: Judged) -> str:
    """Return why, in words."""
    reason = judged.reason or paper.say("word.unjudged")
    return reason[:1].upper() + reason[1:]
