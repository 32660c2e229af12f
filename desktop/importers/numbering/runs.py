"""Which open run of numbered units a number goes on, and which unit takes a new run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.importers.gaps import Key, follows
from desktop.importers.numbering.marks import Mark
from desktop.importers.outline import Unit

DEEPEST = 8  # lists within lists that are followed; what is nested deeper stays in the list it stands in


@dataclass(slots=True)
class Frame:
    """An open run of units of one style, or (style "base") an article, a note, words that announce a list.

    ``rank`` tells how deep the style stands: 0 an article or a note, 1 what takes further paragraphs, 2 and more the
    items of lists. ``item`` is the latest unit.
    """

    style: str
    rank: int
    item: Unit
    owner: Unit | None = None
    last: Key = (0,)


def is_next(frames: Sequence[Frame], mark: Mark) -> bool:
    """Whether a number is the very next of an open run."""
    return any(frame.style == mark.style and follows(mark.key, frame.last) for frame in frames)


def run_of(frames: Sequence[Frame], mark: Mark) -> int | None:
    """Find the run that a number goes on: the very next first, then the next but for a gap, innermost first.

    None where it begins a run of its own.
    """
    same = [n for n in range(len(frames) - 1, -1, -1) if frames[n].style == mark.style]
    exact = next((n for n in same if follows(mark.key, frames[n].last)), None)
    if exact is not None or not same or _may_begin(frames):
        return exact
    return next((n for n in same if mark.key > frames[n].last), same[0])


def owner_of(frames: Sequence[Frame], rank: int) -> int:
    """Find the frame whose item takes a new run: one that announces a list, or the innermost of a lower rank."""
    top = len(frames) - 1
    if frames[top].item.last.endswith(":"):
        return top
    return next(n for n in range(top, -1, -1) if frames[n].rank < rank)


def _may_begin(frames: Sequence[Frame]) -> bool:
    """Whether a number may begin a second run of a style that is open: in a note, or where a list is announced."""
    top = frames[-1]
    fresh_note = top.rank == 0 and len(frames) > 1
    return (fresh_note or top.item.last.endswith(":")) and len(frames) < DEEPEST
