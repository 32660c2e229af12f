"""The difference of two comparisons: what closed, what opened, what changed, and by which words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from db.rows import Comparison, Evidence, Finding

ChangeKind = Literal["opened", "closed", "status", "words", "assessed", "no longer assessed"]
KINDS: tuple[ChangeKind, ...] = ("opened", "closed", "status", "words", "assessed", "no longer assessed")
_OPEN = "not assessed"


@dataclass(frozen=True, slots=True)
class Change:
    """One element on which two comparisons differ; a side is None where that comparison did not ask for it.

    ``opened`` and ``closed`` speak of gaps: divergences under a clause that binds. ``status`` is any other change of
    status, ``words`` one of the reason or of the words that prove it. Where one side was not assessed, nothing opened
    or closed: it is only known now (``assessed``) or no longer.
    """

    kind: ChangeKind
    old: Finding | None
    new: Finding | None

    @property
    def finding(self) -> Finding:
        """The later finding, or the earlier where there is no later one."""
        finding = self.new or self.old
        if finding is None:
            raise ValueError("a change stands on one side at least")
        return finding

    @property
    def gone(self) -> tuple[Evidence, ...]:
        """The words that only the earlier finding rests on."""
        return _only(self.old, self.new)

    @property
    def come(self) -> tuple[Evidence, ...]:
        """The words that only the later finding rests on."""
        return _only(self.new, self.old)


@dataclass(frozen=True, slots=True)
class Difference:
    """Two comparisons side by side: how the second differs from the first, in catalogue order."""

    before: Comparison
    after: Comparison
    changes: tuple[Change, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many changes there are of each kind."""
        return counted(self.changes)


def difference(before: Comparison, after: Comparison) -> Difference:
    """Compare two comparisons, of two dates or of two States."""
    return Difference(before, after, changes(before.findings, after.findings))


def changes(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Change, ...]:
    """Return the elements whose findings say something else, in the order of the later comparison."""
    old = {finding.element: finding for finding in before}
    new = {finding.element: finding for finding in after}
    pairs = ((old.get(element), new.get(element)) for element in dict.fromkeys([*new, *old]))
    return tuple(Change(kind, a, b) for a, b in pairs if (kind := _kind(a, b)))


def counted(found: Iterable[Change]) -> Mapping[str, int]:
    """Count changes by kind, every kind named."""
    counts = Counter(change.kind for change in found)
    return {kind: counts[kind] for kind in KINDS}


def _kind(old: Finding | None, new: Finding | None) -> ChangeKind | None:
    if old is new:
        return None
    was = old.status if old else _OPEN
    now = new.status if new else _OPEN
    if was != now and _OPEN in (was, now):
        return "assessed" if was == _OPEN else "no longer assessed"
    if old is None or new is None:
        return None
    if old.gap != new.gap:
        return "opened" if new.gap else "closed"
    if was != now:
        return "status"
    return "words" if _said(old) != _said(new) else None


def _said(finding: Finding) -> Any:
    """Return what a reader sees of a finding; where the words stand in their unit is not part of it."""
    nearest = [(miss.law, miss.pinpoint, miss.quote) for miss in finding.trail.nearest] if finding.trail else []
    return finding.reason_id, dict(finding.facts), [_key(each) for each in finding.evidence], nearest


def _only(one: Finding | None, other: Finding | None) -> tuple[Evidence, ...]:
    known = {_key(each) for each in other.evidence} if other else set()
    return tuple(each for each in (one.evidence if one else ()) if _key(each) not in known)


def _key(evidence: Evidence) -> tuple[str, str, str, str, bool]:
    return evidence.law, evidence.language, evidence.pinpoint, evidence.quote, evidence.supports
