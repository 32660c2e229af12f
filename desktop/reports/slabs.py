"""Slabs: the horizontal bands that a page is built of, and how one is cut in two. Units are points, y runs down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from db.rows import Status
from desktop.reports.lines import Line, Mark


class Fill(NamedTuple):
    """A rectangle in an ink of the palette."""

    width: float
    height: float
    ink: str


class Rule(NamedTuple):
    """A horizontal line."""

    width: float
    weight: float
    ink: str


class Anchor(NamedTuple):
    """A place that links lead to; with a title it stands in the outline (level 1 to 4)."""

    name: str
    title: str = ""
    level: int = 0


class Placed(NamedTuple):
    """Something at a place: of a page, or of a slab before it is on one."""

    x: float
    y: float
    item: Line | Mark | Fill | Rule | Anchor


@dataclass(frozen=True, slots=True)
class Box:
    """Lines under each other, with their left edge at ``x``."""

    x: float
    lines: Sequence[Line]

    @property
    def height(self) -> float:
        """Height of the lines and the gaps between them."""
        return sum(line.height + line.gap for line in self.lines) - self.lines[0].gap if self.lines else 0.0


@dataclass(slots=True)
class Slab:
    """Boxes side by side over the whole measure.

    ``keep``: not parted from the next slab. ``carry``: drawn again where this slab, or the rest of it, begins a page.
    ``strips``: x, width and status of patterns over the slab's whole height. ``items``: fixed things in a slab that
    is never cut and is ``room`` high.
    """

    boxes: tuple[Box, ...] = ()
    gap: float = 0.0
    above: float = 0.0
    below: float = 0.0
    keep: bool = False
    carry: tuple[Slab, ...] = ()
    fill: Fill | None = None
    rule: Rule | None = None
    strips: tuple[tuple[float, float, Status], ...] = ()
    anchor: Anchor | None = None
    items: tuple[Placed, ...] = ()
    room: float = 0.0
    starts_page: bool = False
    bare: bool = False  # the page it stands on has no running heads
    height: float = field(init=False)

    def __post_init__(self) -> None:
        inner = max((box.height for box in self.boxes), default=0.0)
        self.height = self.above + max(inner, self.room) + self.below

    def placed(self, x: float, y: float) -> list[Placed]:
        """Return everything of the slab with its top left corner at (x, y)."""
        things: list[Placed] = []
        if self.anchor:
            things.append(Placed(x, y, self.anchor))
        if self.fill:
            things.append(Placed(x, y, self.fill._replace(height=self.height)))
        for left, width, status in self.strips:
            things.append(Placed(x + left, y, Mark(0, 0, width, self.height, status, bar=True)))
        things.extend(Placed(x + item.x, y + item.y, item.item) for item in self.items)
        for box in self.boxes:
            things.extend(_stacked(box, x + box.x, y + self.above))
        if self.rule:
            things.append(Placed(x, y + self.height, self.rule))
        return things


def _stacked(box: Box, x: float, y: float) -> list[Placed]:
    things = []
    for place, line in enumerate(box.lines):
        y += line.gap if place else 0.0
        things.append(Placed(x, y, line))
        y += line.height
    return things


def cut(slab: Slab, room: float, *, least: int = 2) -> tuple[Slab, Slab] | None:
    """Cut a slab so that its first part is at most ``room`` high, or return None where no good cut is.

    Every box that goes on leaves at least ``least`` lines on either side.
    """
    inner = room - slab.above - slab.below
    heads, tails = [], []
    for box in slab.boxes:
        count = _fitting(box, inner)
        if count < len(box.lines):
            count = _good_cut(box.lines, count, least)
            if count < least:
                return None
        heads.append(Box(box.x, box.lines[:count]))
        tails.append(Box(box.x, box.lines[count:]))
    if slab.items or not any(tail.lines for tail in tails):
        return None
    head = replace(slab, boxes=tuple(heads), keep=False)
    return head, replace(slab, boxes=tuple(tails), gap=0.0, anchor=None, starts_page=False)


def _good_cut(lines: Sequence[Line], most: int, least: int) -> int:
    """Return after how many lines to cut: between paragraphs, or ``least`` lines into one and before its end."""
    most = min(most, len(lines) - least)
    starts = [place for place, line in enumerate(lines) if line.gap or not place] + [len(lines)]
    for count in range(most, least - 1, -1):
        if count in starts or min(abs(count - start) for start in starts) >= least:
            return count
    return 0


def _fitting(box: Box, room: float) -> int:
    """Return how many lines of a box fit in a height."""
    y = 0.0
    for count, line in enumerate(box.lines):
        y += line.height + (line.gap if count else 0.0)
        if y > room:
            return count
    return len(box.lines)
