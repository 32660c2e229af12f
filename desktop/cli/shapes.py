"""The shapes in which comparisons are printed: as JSON, and as a line of counts."""

from collections import Counter
from typing import Any

from db.errors import UsageError
from db.rows import STATUSES, Comparison, Finding, Trail
from desktop.cli.output import plain
from desktop.compare.reasons import render


def comparison_json(comparison: Comparison, language: str = "en") -> dict[str, Any]:
    """Return a comparison in the shape that scripts rely on, the reasons in words."""
    return {
        "jurisdiction": comparison.jurisdiction,
        "at": comparison.at,
        "engine": comparison.engine,
        "catalogue": f"sha256:{comparison.catalogue}",
        "lexicon": f"sha256:{comparison.lexicon}",
        "texts": [
            {
                "law": e.law,
                "title": e.title,
                "role": e.role,
                "language": e.language,
                "in_force": e.in_force,
                "complete": e.complete,
                "sha256": e.sha256,
            }
            for e in comparison.texts
        ],
        "findings": [finding_json(finding, language) for finding in comparison.findings],
    }


def finding_json(finding: Finding, language: str) -> dict[str, Any]:
    """Return a finding with its reason in words; the trail is always an object, no divergence is null."""
    return {
        **plain(finding),
        "divergence": finding.divergence or None,
        "reason": render(finding.reason_id, finding.facts, language),
        "trail": plain(finding.trail or Trail()),
    }


def statuses_of(text: str) -> set[str]:
    """Return the statuses that ``--fail-on`` names. Raises UsageError where one is none."""
    wanted = {status.strip() for status in text.split(",") if status.strip()}
    unknown = wanted - set(STATUSES)
    if unknown:
        raise UsageError(f"--fail-on {sorted(unknown)[0]!r} is no status; there is: {', '.join(STATUSES)}")
    return wanted


def counts(comparison: Comparison) -> str:
    """Return how many elements have each status."""
    found = Counter(f.status for f in comparison.findings)
    judged = len(comparison.findings) - found["not assessed"]
    spread = ", ".join(f"{found[status]} {status}" for status in STATUSES if found[status])
    return f"{len(comparison.findings)} elements, {judged} judged: {spread}"
