"""The frames of a legal order, found by what they speak of; every question put to them can be remembered."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from desktop.compare.frames import Frame

_ROLES = ("basic", "definition", "aggravated", "general")  # in order of worth as evidence
Weight = tuple[bool, int, str, tuple[tuple[int, str], ...]]


@dataclass(frozen=True, slots=True)
class Query:
    """A question to the pool: the frames of these roles that speak of, or define, one of the concepts."""

    concepts: tuple[str, ...]
    roles: tuple[str, ...]
    topic: str = ""
    defined: bool = False  # the concepts are defined there, not only named

    def takes(self, frame: Frame) -> bool:
        """Tell whether a frame answers the question."""
        return self.fits(frame) and not _concepts(frame).isdisjoint(self.concepts)

    def fits(self, frame: Frame) -> bool:
        """Tell whether a frame that names one of the concepts answers the question."""
        if frame.role not in self.roles or (self.topic and self.topic not in frame.topics):
            return False
        return not self.defined or not frame.defines.isdisjoint(self.concepts)


class Pool:
    """Frames in order of worth as evidence, with an index by concept.

    ``asked`` remembers the questions put since it was last emptied: what an answer was made of.
    """

    def __init__(self, frames: Iterable[Frame]) -> None:
        weighed = sorted(((weight(frame), frame) for frame in frames), key=lambda pair: pair[0])
        self.asked: set[Query] = set()
        self._order: list[Weight] = [worth for worth, _ in weighed]
        self._frames: dict[float, Frame] = {float(rank): frame for rank, (_, frame) in enumerate(weighed)}
        self._answers: dict[Query, tuple[Frame, ...]] = {}
        self._ranks: dict[str, list[float]] = {}
        for rank, frame in self._frames.items():
            for concept in _concepts(frame):
                self._ranks.setdefault(concept, []).append(rank)

    def find(self, query: Query) -> tuple[Frame, ...]:
        """Return the frames that answer a question, the worthiest first."""
        self.asked.add(query)
        if query not in self._answers:
            ranks = {rank for concept in query.concepts for rank in self._ranks.get(concept, ())}
            found = (self._frames[rank] for rank in sorted(ranks))
            self._answers[query] = tuple(frame for frame in found if query.fits(frame))
        return self._answers[query]

    def exchanged(self, gone: Collection[Frame], come: Sequence[Frame]) -> "Pool":
        """Return a pool with frames taken out and others put in their places; this one stays as it is."""
        other = object.__new__(Pool)
        other.asked, other._answers = set(), {}
        other._order = self._order
        other._frames = dict(self._frames)
        other._ranks = dict(self._ranks)
        other._take_out({id(frame) for frame in gone})
        other._put_in(come)
        return other

    def _take_out(self, gone: set[int]) -> None:
        out = {rank: frame for rank, frame in self._frames.items() if id(frame) in gone}
        for concept in {concept for frame in out.values() for concept in _concepts(frame)}:
            self._ranks[concept] = [rank for rank in self._ranks[concept] if rank not in out]
        for rank in out:
            del self._frames[rank]

    def _put_in(self, come: Sequence[Frame]) -> None:
        """Rank new frames between those that stand before and after them in order of worth."""
        weighed = sorted(((weight(frame), frame) for frame in come), key=lambda pair: pair[0])
        for n, (worth, frame) in enumerate(weighed, start=1):
            rank = bisect_right(self._order, worth) - 1 + n / (len(weighed) + 1)
            self._frames[rank] = frame
            for concept in _concepts(frame):
                self._ranks[concept] = [*self._ranks.get(concept, ()), rank]


def weight(frame: Frame) -> Weight:
    """Order frames by worth as evidence, then by place as it is cited, whatever the order of the text."""
    steps = re.split(r"(\d+)", frame.eid)
    place = tuple((int(step), "") if step.isdecimal() else (-1, step) for step in steps)
    return not frame.of("victim"), _ROLES.index(frame.role), frame.law, place


def _concepts(frame: Frame) -> set[str]:
    return {hit.concept for hit in frame.hits} | frame.defines
