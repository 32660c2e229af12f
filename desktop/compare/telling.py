"""Telling: the reason of a verdict with the facts that were found, and nothing that was only asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.rows import Element, Evidence, LawText, Obligation
from desktop.compare.tests_of_law import LawTest
from desktop.compare.verdicts import Verdict

_PLACES = 3  # pinpoints named in one reason
_CLAIMS = ("found", "limits")  # facts that name concepts as found
_DEPENDENT = (
    "victim-age", "means", "mental", "sanction", "purpose", "form", "subject", "object", "repetition", "territory",
    "exception",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A reason, its facts, and the divergence that is true of it ("" for none)."""

    reason: str
    facts: Mapping[str, Any]
    divergence: str


def tell(
    duty: Obligation,
    element: Element,
    test: LawTest,
    verdict: Verdict,
    support: Sequence[Evidence],
    against: Sequence[Evidence],
    read: Sequence[LawText],
) -> Told:
    """Return the reason of a verdict, with the places of the law that it rests on."""
    facts = _found_only(verdict)
    facts["where"] = _places((*against, *support) if verdict.status != "covered" else support or against)
    reason = _reason(duty, element, test, verdict)
    if reason in ("covered.intent", "covered.age") and _asks_to_know(verdict, support):
        reason += "-knowing"
    if reason == "missing.topic":
        facts["read"] = tuple(dict.fromkeys(law.expression.title or law.expression.law for law in read))
    if reason == "missing.deed":
        facts["where"] = tuple(dict.fromkeys(frame.pinpoint for frame in verdict.nearest))[:_PLACES]
    diverges = verdict.status in ("partly covered", "not covered", "contrary")
    code = "ACT" if reason == "missing.conduct" else element.divergence
    return Told(reason, facts, code if diverges else "")


def _found_only(verdict: Verdict) -> dict[str, Any]:
    """Keep of the concepts that a fact claims as found those whose words are quoted."""
    hits = (hit for match in verdict.matches for hit in (*match.support, *match.limits, *match.defeats))
    quoted = {hit.concept for hit in hits}
    facts = dict(verdict.facts)
    for name in _CLAIMS:
        if name in facts:
            facts[name] = tuple(concept for concept in facts[name] if concept in quoted)
    return facts


def _asks_to_know(verdict: Verdict, support: Sequence[Evidence]) -> bool:
    """Tell whether all the words quoted ask the offender to know of the age."""
    hits = [hit for match in verdict.matches for hit in match.frame.having(("knowingly",))]
    return bool(support) and all(
        any(hit.eid == each.eid and hit.law == each.law and each.start <= hit.start < each.end for hit in hits)
        for each in support
    )


def _reason(duty: Obligation, element: Element, test: LawTest, verdict: Verdict) -> str:
    reason = verdict.reason
    if _conduct_is_missing(duty, element, test, verdict):
        return "missing.conduct"
    if reason == "missing.condition-asked" and duty.modality == "may":
        return "missing.condition-may"
    if reason == "covered.limits-free" and element.kind == "means":
        return "covered.no-means"
    if element.kind == "mental" and reason in ("covered.limits-free", "covered.found"):
        return "covered.intent"
    if reason == "covered.found" and test.unless:
        return "covered.not-lifted"
    return reason


def _conduct_is_missing(duty: Obligation, element: Element, test: LawTest, verdict: Verdict) -> bool:
    """Tell whether a qualifier is judged of a conduct that no rule names."""
    if duty.kind != "criminalise" or element.kind not in _DEPENDENT or verdict.direction != "silent":
        return False
    return verdict.reason == "missing.topic" or (verdict.reason == "missing.deed" and bool(test.any))


def _places(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.pinpoint for each in evidence))[:_PLACES]
