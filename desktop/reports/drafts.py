"""What a draft proposes: which national provision to amend, or near which to add a rule, and to what effect."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from desktop.reports.advice import Advice
from desktop.reports.inputs import GRAVITY, Judged
from desktop.reports.library import read_laws
from desktop.reports.paper import Paper

MOST = 3
"""So many provisions a heading names."""


NEAR_ENOUGH = 0.4
"""A near miss scored below this is no place for a proposal."""


class Place(NamedTuple):
    """A national provision."""

    law: str
    pinpoint: str


def amended_places(judged: Judged) -> tuple[Place, ...]:
    """Return the provisions that limit an element, or else those that reach it in part."""
    limiting = [evidence for evidence in judged.evidence if not evidence.supports]
    return tuple(dict.fromkeys(Place(evidence.law, evidence.pinpoint) for evidence in limiting or judged.evidence))


def nearest_place(judged: Judged) -> Place | None:
    """Return the provision that came nearest to an element that the law lacks."""
    trail = judged.finding.trail if judged.finding else None
    near = trail.nearest[0] if trail and trail.nearest else None
    return Place(near.law, near.pinpoint) if near and near.score >= NEAR_ENOUGH else None


def draft_text(paper: Paper, advice: Advice) -> str:
    """Return what a draft proposes, by its gravest element, and how many more elements stand behind it."""
    gravest, *others = sorted(advice.diverging, key=lambda judged: GRAVITY.index(judged.status))
    text = paper.say("draft.effect", change=proposed(paper, gravest), effect=gravest.element.statement)
    return text + " " + paper.say("draft.more", count=len(others)) if others else text


def _change(paper: Paper, judged: Judged) -> str:
    """Return what to do about one element: "Amend art. 24(4) [ст. 24 ч. 4], Criminal Code"."""
    if places := amended_places(judged):
        limited = any(not evidence.supports for evidence in judged.evidence)
        return paper.say("draft.amend" if limited else "draft.supplement", places=_named(paper, places))
    if near := nearest_place(judged):
        return paper.say("draft.add-near", places=_named(paper, [near]))
    laws = "; ".join(map(paper.law, read_laws(judged.finding))) if judged.finding else ""
    return paper.say("draft.add-to", laws=laws) if laws else paper.say("draft.add")


def proposed(paper: Paper, judged: Judged) -> str:
    """Return the change, as something to consider where the treaty does not bind."""
    words = _change(paper, judged)
    return words if judged.required else paper.say("draft.consider", change=words[:1].lower() + words[1:])


def _named(paper: Paper, places: Iterable[Place]) -> str:
    """Return provisions with their law, the first few by name."""
    by_law: dict[str, list[str]] = {}
    for law, pinpoint in tuple(places)[:MOST]:
        by_law.setdefault(law, []).append(paper.place(pinpoint))
    return "; ".join(f"{', '.join(those)}, {paper.law(law)}" for law, those in by_law.items())
