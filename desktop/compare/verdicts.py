"""What judging gives: the rules that came into question, and the answer to a test."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from db.rows import Direction, Status
from desktop.compare.frames import Frame, Hit


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that came into question: what speaks for it, what limits it, what defeats it."""

    frame: Frame
    deed: Hit | None
    support: tuple[Hit, ...]
    named: tuple[Hit, ...] = ()  # what answers the test
    limits: tuple[Hit, ...] = ()
    defeats: tuple[Hit, ...] = ()
    reason: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def rank(self) -> int:
        """3 meets the test, 2 meets it in part, 1 asks for what is forbidden."""
        return 1 if self.defeats else 2 if self.limits else 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one test."""

    status: Status
    direction: Direction
    reason: str
    facts: Mapping[str, Any]
    matches: tuple[Match, ...] = ()
    nearest: tuple[Frame, ...] = ()
    rules: tuple[str, ...] = ()
