"""Set slabs on pages: what belongs together stays together, headings return, nothing is left alone at a foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from desktop.reports.slabs import Anchor, Placed, Slab, cut
from desktop.reports.style import Sheet

SHORT = 0.34
"""A slab up to this part of a page is moved whole rather than cut,"""
HOLE = 0.18
"""unless that would leave more than this part of the page empty."""


@dataclass(slots=True)
class Page:
    """Things at their places, from the top left corner of the sheet; ``bare`` pages have no running heads."""

    number: int
    placed: list[Placed] = field(default_factory=list)
    bare: bool = False

    def anchors(self) -> Iterator[Anchor]:
        """Yield the places on this page that links lead to."""
        return (thing.item for thing in self.placed if isinstance(thing.item, Anchor))


def paginate(slabs: Iterable[Slab], sheet: Sheet) -> Iterator[Page]:
    """Yield the pages, each as soon as it is full."""
    press = _Press(sheet)
    for chain in _chains(slabs):
        yield from press.set_chain(chain)
    yield press.page


def _chains(slabs: Iterable[Slab]) -> Iterator[list[Slab]]:
    """Yield slabs with those that they must not be parted from."""
    chain: list[Slab] = []
    for slab in slabs:
        if slab.starts_page and chain:
            yield chain
            chain = []
        chain.append(slab)
        if not slab.keep:
            yield chain
            chain = []
    if chain:
        yield chain


class _Press:
    """The page being filled."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.page = Page(1)
        self._used = 0.0
        self._fresh = True  # nothing on the page but what was carried over

    def set_chain(self, chain: list[Slab]) -> Iterator[Page]:
        """Set slabs that belong together; yield the pages that they fill."""
        turns = chain[0].starts_page or not self._holds(chain)
        if turns and not self._fresh:
            yield self._turned(chain[0].carry)
        hole = self._room
        for slab in chain:
            yield from self._set(slab, hole)

    def _holds(self, chain: list[Slab]) -> bool:
        """Whether the chain, or all of it and a good part of its last slab, fits on the page."""
        *kept, last = chain
        room = self._room - sum(slab.height + self._gap(slab) for slab in kept) - self._gap(last)
        return last.height <= room or (room > 0 and self._cut(last, room, self._room) is not None)

    def _set(self, slab: Slab, hole: float) -> Iterator[Page]:
        """Set one slab, over several pages where it must be; ``hole`` would be left if its chain were moved."""
        while slab.height + self._gap(slab) > self._room:
            parts = self._cut(slab, self._room - self._gap(slab), hole)
            if parts is None and self._fresh:
                parts = cut(slab, self._room - self._gap(slab), least=1)
                if parts is None:
                    break
            if parts is not None:
                head, slab = parts
                self._place(head)
            yield self._turned(slab.carry)
            hole = self._room
        self._place(slab)

    def _cut(self, slab: Slab, room: float, hole: float) -> tuple[Slab, Slab] | None:
        """Cut a slab that is long, or whose moving would leave a hole of that height."""
        depth = self.sheet.depth
        return cut(slab, room) if slab.height > depth * SHORT or hole > depth * HOLE else None

    def _place(self, slab: Slab) -> None:
        self._used += self._gap(slab)
        self.page.placed.extend(slab.placed(self.sheet.left, self.sheet.top + self._used))
        self.page.bare = self.page.bare or slab.bare
        self._used += slab.height
        self._fresh = False

    def _turned(self, carry: tuple[Slab, ...]) -> Page:
        """Begin the next page and return the full one."""
        full = self.page
        self.page = Page(full.number + 1)
        self._used = 0.0
        for slab in carry:
            self._place(slab)
        self._fresh = True
        return full

    def _gap(self, slab: Slab) -> float:
        """The space above a slab: none at the top of a page."""
        return slab.gap if self._used else 0.0

    @property
    def _room(self) -> float:
        return self.sheet.depth - self._used
