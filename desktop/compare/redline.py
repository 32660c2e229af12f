"""The difference of two plain texts: paragraphs first, then words, with what was moved."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from db.rows import Redline, RedlineKind, RedlineRun
from desktop.compare.diff import Block, match
from desktop.compare.moves import mark_moves, numbered
from desktop.compare.redline_words import joined, word_runs

LEAST_WORDS = 4  # of a paragraph that is recognised in another place
_EXACT = 100  # cells of paragraphs that are solved exactly: fewer than an anchor is worth looking for in
_PARAGRAPH = re.compile(r".+\n*|\n+")

Cut = tuple[int, RedlineRun]  # a moved paragraph, and the offset in the rest of its side at which it stands


class _Gap(NamedTuple):
    """Paragraphs between two equal ones: ``i`` to ``i_end`` of the earlier text, ``j`` to ``j_end`` of the later."""

    i: int
    i_end: int
    j: int
    j_end: int


def redline_texts(old: str, new: str) -> Redline:
    """Return the difference of two texts; what is equal ends at paragraphs that are equal as a whole."""
    a, b = _PARAGRAPH.findall(old), _PARAGRAPH.findall(new)
    blocks = match(a, b, exact=_EXACT)
    gaps = _gaps([*blocks, Block(len(a), len(b), 0)])
    gone, come = _moved(a, b, gaps)
    runs: list[RedlineRun] = []
    for gap, block in zip(gaps, [*blocks, Block(0, 0, 0)], strict=True):
        runs += _gap_runs(a, b, gap, gone, come)
        if block.size:
            runs.append(RedlineRun("equal", "".join(a[block.i : block.i + block.size])))
    [marked] = numbered(mark_moves([runs], first=len(gone) + 1))
    return Redline(tuple(marked))


def _gaps(blocks: Sequence[Block]) -> list[_Gap]:
    """Return what stands before each block."""
    gaps, i, j = [], 0, 0
    for block in blocks:
        gaps.append(_Gap(i, block.i, j, block.j))
        i, j = block.i + block.size, block.j + block.size
    return gaps


def _moved(a: Sequence[str], b: Sequence[str], gaps: Sequence[_Gap]) -> tuple[dict[int, int], dict[int, int]]:
    """Return the number of the move of each paragraph that was moved: by its place in the earlier and the later text.

    A paragraph is recognised in another gap if it stands once on either side; its neighbours go with it as
    far as they are the same. Blank lines after it do not count.
    """
    old_homes = {i: home for home, gap in enumerate(gaps) for i in range(gap.i, gap.i_end)}
    new_homes = {j: home for home, gap in enumerate(gaps) for j in range(gap.j, gap.j_end)}
    left = {i: a[i].rstrip("\n") for i in old_homes}
    right = {j: b[j].rstrip("\n") for j in new_homes}
    sources = _once(left)
    moved_from: dict[int, int] = {}
    moved_to: dict[int, int] = {}
    for paragraph, j in _once(right).items():
        i = sources.get(paragraph, -1)
        if i not in left or j not in right or old_homes[i] == new_homes[j] or len(paragraph.split()) < LEAST_WORDS:
            continue
        number = len(moved_from) + 1
        for step, x, y in ((1, i, j), (-1, i - 1, j - 1)):
            while x in left and left[x] == right.get(y):
                del left[x], right[y]
                moved_from[x] = moved_to[y] = number
                x, y = x + step, y + step
    return moved_from, moved_to


def _once(paragraphs: Mapping[int, str]) -> dict[str, int]:
    """Return the place of each paragraph that stands at one place only, in order."""
    found: dict[str, int] = {}
    for place, paragraph in paragraphs.items():
        found[paragraph] = -1 if paragraph in found else place
    return {paragraph: place for paragraph, place in found.items() if place >= 0}


def _gap_runs(
    a: Sequence[str], b: Sequence[str], gap: _Gap, gone: dict[int, int], come: dict[int, int]
) -> list[RedlineRun]:
    """Return the runs of a gap: the moved paragraphs whole, the rest of both sides word by word."""
    old, taken = _without(a, range(gap.i, gap.i_end), gone, "move-from")
    new, brought = _without(b, range(gap.j, gap.j_end), come, "move-to")
    runs = word_runs(old, new)
    return joined(_woven(runs, deque(taken), deque(brought))) if taken or brought else runs


def _without(
    paragraphs: Sequence[str], places: range, moves: dict[int, int], kind: RedlineKind
) -> tuple[str, list[Cut]]:
    """Return the text at the places without the moved paragraphs, and those."""
    if moves.keys().isdisjoint(places):
        return "".join(paragraphs[places.start : places.stop]), []
    kept: list[str] = []
    cuts: list[Cut] = []
    offset = 0
    for place in places:
        if place in moves:
            cuts.append((offset, RedlineRun(kind, paragraphs[place], moves[place])))
        else:
            kept.append(paragraphs[place])
            offset += len(paragraphs[place])
    return "".join(kept), cuts


def _woven(runs: Sequence[RedlineRun], taken: deque[Cut], brought: deque[Cut]) -> Iterator[RedlineRun]:
    """Put the moved paragraphs back where they stood on their side."""
    i = j = 0
    for run in runs:
        i_end = i + len(run.text) * (run.kind != "insert")
        j_end = j + len(run.text) * (run.kind != "delete")
        start = 0
        for cut, moved in sorted([*_before(taken, i, i_end), *_before(brought, j, j_end)], key=itemgetter(0)):
            yield RedlineRun(run.kind, run.text[start:cut])
            yield moved
            start = cut
        yield RedlineRun(run.kind, run.text[start:])
        i, j = i_end, j_end
    yield from (moved for _, moved in [*taken, *brought])


def _before(cuts: deque[Cut], start: int, end: int) -> Iterator[Cut]:
    """Take the cuts that fall before ``end``, counted from ``start``."""
    while cuts and cuts[0][0] < end:
        offset, moved = cuts.popleft()
        yield offset - start, moved
