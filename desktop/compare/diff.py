"""A two-level patience differ: what two sequences share, in order, in nearly linear time.

What stands once on both sides is paired first (longest rising subsequence); the stretches between are split again the
same way, and what is small is solved exactly (rapidfuzz). A stretch without a single unique item is read in items of
twice, four times … the width until some are unique; where even that fails, both sides are cut into pieces.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import chain, count
from math import ceil, sqrt
from operator import eq
from typing import NamedTuple

from rapidfuzz.distance import Indel

CELLS = 25_000_000  # what is solved exactly: some 5,000 items on each side
Items = Sequence[Hashable]
_DEPTH = 24  # levels of splitting; adversarial input could ask for one a word
_WIDEST = 64  # items that are read as one
_SAMPLE = 2_000  # anchors are enough to begin with: what equals between two of them is seen at once


class Block(NamedTuple):
    """``size`` equal items: ``old[i : i + size] == new[j : j + size]``."""

    i: int
    j: int
    size: int


class _Range(NamedTuple):
    """A stretch of both sides that is still to be compared."""

    i: int
    i_end: int
    j: int
    j_end: int
    depth: int


def match(old: Sequence[Hashable], new: Sequence[Hashable], *, exact: int = CELLS) -> list[Block]:
    """Return the equal blocks of two sequences, in order, none of them touching the next.

    Args:
        old: items that are compared by equality.
        new: the same on the other side.
        exact: a stretch of so many cells (old items times new items) is solved exactly at once; in a larger one
            unique items are looked for first.
    """
    found: list[Block] = []
    waiting = [_Range(0, len(old), 0, len(new), 0)]
    while waiting:
        waiting += _step(old, new, waiting.pop(), exact, found)
    return _joined(sorted(found))


def _step(a: Items, b: Items, stretch: _Range, exact: int, found: list[Block]) -> list[_Range]:
    """Add the equal ends of a stretch to ``found``; solve the rest, or return what to look at next."""
    i, i_end, j, j_end, depth = stretch = _trimmed(a, b, stretch, found)
    cells = (i_end - i) * (j_end - j)
    if cells < 2:  # two single items left over differ
        return []
    left, right = a[i:i_end], b[j:j_end]
    if cells > exact and depth < _DEPTH and (anchors := _anchors(left, right)):
        return _between(a, b, stretch, anchors, found)
    if set(left).isdisjoint(right):
        return []
    if cells > CELLS:
        return _pieces(stretch, ceil(sqrt(cells / CELLS)))
    found += [Block(i + block.i, j + block.j, block.size) for block in _longest_common(left, right)]
    return []


def _longest_common(left: Items, right: Items) -> list[Block]:
    """Solve exactly. Items are numbered first: rapidfuzz compares hashes, and those of words may collide."""
    ids = dict(zip(dict.fromkeys(chain(left, right)), count(), strict=False))
    edits = Indel.editops([ids[item] for item in left], [ids[item] for item in right])
    return [Block(block.a, block.b, block.size) for block in edits.as_matching_blocks() if block.size]


def _trimmed(a: Items, b: Items, stretch: _Range, found: list[Block]) -> _Range:
    """Take the equal beginning and the equal end off a stretch."""
    i, i_end, j, j_end, depth = stretch
    if size := _shared(a[i:i_end], b[j:j_end]):
        found.append(Block(i, j, size))
        i, j = i + size, j + size
    if size := _shared(a[i:i_end][::-1], b[j:j_end][::-1]):
        i_end, j_end = i_end - size, j_end - size
        found.append(Block(i_end, j_end, size))
    return _Range(i, i_end, j, j_end, depth)


def _shared(left: Items, right: Items) -> int:
    """Return how many items two sequences share at their beginning."""
    equal = bytes(map(eq, left, right))
    place = equal.find(0)
    return len(equal) if place < 0 else place


def _anchors(left: Items, right: Items) -> list[tuple[int, int]]:
    """Return places of items that are unique on both sides, rising on both; wider items where none is."""
    pairs = _unique_pairs(left, right, max(1, len(left) // _SAMPLE)) or _unique_pairs(left, right, 1)
    width = 1
    while not pairs and width < _WIDEST and not set(left).isdisjoint(right):
        left, right = _doubled(left, right, width)
        pairs, width = _unique_pairs(left, right, 1), 2 * width
    return rising(pairs)


def _doubled(left: Items, right: Items, width: int) -> tuple[list[int], list[int]]:
    """Number the items of twice the width: the item at a place, and the one that begins where it ends."""
    ids: dict[tuple[Hashable, Hashable], int] = {}
    wide = [[ids.setdefault(pair, len(ids)) for pair in zip(s, s[width:], strict=False)] for s in (left, right)]
    return wide[0], wide[1]


def _unique_pairs(left: Items, right: Items, stride: int) -> list[tuple[int, int]]:
    """Return both places of the items that stand once on either side, looking at every ``stride``-th on the left."""
    on_left, on_right = Counter(left), Counter(right)
    places = dict(zip(right, count(), strict=False))
    return [
        (i, places[item])
        for i, item in zip(range(0, len(left), stride), left[::stride], strict=True)
        if on_left[item] == 1 == on_right.get(item)
    ]


def rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the most pairs whose second places rise; the first ones do already."""
    tops: list[int] = []  # the lowest second place that ends a run of each length
    ends: list[int] = []  # the index of that pair
    before: list[int] = []  # the index of the pair that stands before it in its run
    for index, (_, j) in enumerate(pairs):
        length = bisect_left(tops, j) if tops and j < tops[-1] else len(tops)
        before.append(ends[length - 1] if length else -1)
        tops[length : length + 1] = [j]
        ends[length : length + 1] = [index]
    chosen, index = [], ends[-1] if ends else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]


def _between(a: Items, b: Items, stretch: _Range, anchors: list[tuple[int, int]], found: list[Block]) -> list[_Range]:
    """Return the stretches that end in an anchor, and the last; what equals up to the anchor is found at once."""
    i, j, depth = stretch.i, stretch.j, stretch.depth + 1
    i_equal, j_equal = i, j
    ranges = []
    for left, right in anchors:
        i_next, j_next = stretch.i + left + 1, stretch.j + right + 1
        if i_next - i != j_next - j or a[i:i_next] != b[j:j_next]:
            found.append(Block(i_equal, j_equal, i - i_equal))
            ranges.append(_Range(i, i_next, j, j_next, depth))
            i_equal, j_equal = i_next, j_next
        i, j = i_next, j_next
    found.append(Block(i_equal, j_equal, i - i_equal))
    return [*ranges, _Range(i, stretch.i_end, j, stretch.j_end, depth)]


def _pieces(stretch: _Range, number: int) -> list[_Range]:
    """Cut both sides of a stretch into ``number`` pieces each."""
    i, i_end, j, j_end, depth = stretch
    old = [i + (i_end - i) * part // number for part in range(number + 1)]
    new = [j + (j_end - j) * part // number for part in range(number + 1)]
    return [_Range(*ends, depth) for ends in zip(old, old[1:], new, new[1:], strict=False)]


def _joined(blocks: list[Block]) -> list[Block]:
    """Leave out empty blocks, and make one of those that follow each other without a gap on either side."""
    joined: list[Block] = []
    for block in blocks:
        if not block.size:
            continue
        if joined and joined[-1].i + joined[-1].size == block.i and joined[-1].j + joined[-1].size == block.j:
            joined[-1] = Block(joined[-1].i, joined[-1].j, joined[-1].size + block.size)
        else:
            joined.append(block)
    return joined
