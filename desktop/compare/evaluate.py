"""How good the findings are: agreement with a hand-made key.

Elements that the key leaves unsure or unassessed do not count; a finding that is "not assessed" where the key judges
counts as wrong.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from db.errors import InputError
from db.rows import Finding

JUDGED = ("covered", "partly covered", "not covered", "contrary")


@dataclass(frozen=True, slots=True)
class KeyText:
    """A text that a key was made on; ``file`` is relative to the key or to the texts."""

    file: str
    language: str
    title: str
    in_force: str


@dataclass(frozen=True, slots=True)
class Expected:
    """What the key says of one element."""

    element: str
    status: str
    divergence: str
    provisions: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Key:
    """A hand-made key for one legal order."""

    jurisdiction: str
    texts: tuple[KeyText, ...]
    elements: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one class; ``support`` is how often the key has it."""

    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An element on which the key and the finding differ."""

    expected: Expected
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The agreement of findings with a key."""

    counted: int
    agreed: int
    judged: int
    kappa: float
    statuses: Mapping[str, Score]
    divergences: Mapping[str, Score]
    divergence: Score  # "there is a divergence": any status but covered
    disagreements: tuple[Disagreement, ...]


def read_key(path: Path) -> Key:
    """Read a key. Raises InputError where the file is none."""
    try:
        content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        texts = tuple(KeyText(t["file"], t["language"], t["title"], str(t["in_force"])) for t in content["texts"])
        elements = tuple(_expected(entry) for entry in content["elements"])
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError) as error:
        raise InputError(f"{path.name}: no key for an evaluation ({error}); see docs/engine.md for its shape") from None
    return Key(str(content.get("jurisdiction", "")), texts, elements)


def evaluate(key: Key, findings: Iterable[Finding]) -> Evaluation:
    """Compare findings with a key."""
    found = {finding.element: finding for finding in findings}
    counted = [expected for expected in key.elements if expected.status in JUDGED]
    pairs = [(expected.status, _status(found.get(expected.element))) for expected in counted]
    codes = [(expected.divergence, _code(found.get(expected.element))) for expected in counted]
    yes = [(str(is_gap(a)), str(is_gap(b))) for a, b in pairs]
    return Evaluation(
        counted=len(counted),
        agreed=sum(a == b for a, b in pairs),
        judged=sum(b in JUDGED for _, b in pairs),
        kappa=kappa(pairs),
        statuses={status: score(pairs, status) for status in JUDGED},
        divergences={code: score(codes, code) for code in sorted({a for a, _ in codes} - {""})},
        divergence=score(yes, "True"),
        disagreements=tuple(
            Disagreement(expected, found.get(expected.element))
            for expected, (a, b) in zip(counted, pairs, strict=True)
            if a != b
        ),
    )


def is_gap(status: str) -> bool:
    """Tell whether a status says that there is a divergence."""
    return status in ("partly covered", "not covered", "contrary")


def score(pairs: Sequence[tuple[str, str]], label: str) -> Score:
    """Return precision, recall and F1 of a label; ``pairs`` are (key, finding).

    >>> score([("a", "a"), ("a", "b"), ("b", "a")], "a").f1
    0.5
    """
    hits = sum(a == b == label for a, b in pairs)
    said = sum(b == label for _, b in pairs)
    true = sum(a == label for a, _ in pairs)
    precision, recall = hits / said if said else 0.0, hits / true if true else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return Score(precision, recall, f1, true)


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa of (key, finding) pairs: agreement beyond chance.

    >>> round(kappa([("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")]), 2)
    0.5
    """
    if not pairs:
        return 0.0
    total = len(pairs)
    observed = sum(a == b for a, b in pairs) / total
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[label] * right[label] for label in left) / total**2
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)


def _expected(entry: Mapping[str, Any]) -> Expected:
    provisions = tuple(entry.get("provisions", ()))
    because = str(entry.get("because", ""))
    return Expected(entry["element"], entry["status"], entry.get("divergence") or "", provisions, because)


def _status(finding: Finding | None) -> str:
    return finding.status if finding else "not assessed"


def _code(finding: Finding | None) -> str:
    return finding.divergence if finding else ""
