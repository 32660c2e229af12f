"""The difference of two texts word by word: text in, runs out; both sides rebuild to the character.

A token is a word (with its hyphens, apostrophes and combining marks), a punctuation mark, or one ideograph. White
space is no token: it is compared between tokens, so that a line break in another place is no change of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from db.rows import RedlineKind, RedlineRun
from desktop.compare.diff import Block, match

_MARKS = r"!-/:-@\[-^`{-~¡-©«¬®-´¶-¸»-¿×÷\u2010-\u2027\u2030-\u205e\u2116\u3001-\u303f"
_IDEOGRAPHS = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_SPACES = r"\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # \s, which is slow in a set
_LETTERS = rf"[^{_SPACES}{_MARKS}{_IDEOGRAPHS}]++"
TOKEN = re.compile(rf"({_LETTERS}(?:[-'’‑]{_LETTERS})*+|[^{_SPACES}])")
_MARK = re.compile(f"[{_MARKS}]")

# Words that only join: standing alone between two changes, they belong to the change. A preposition does not: "от … до"
# is what a drafter looks for when only the numbers were changed.
_JOINING = frozenset(("и", "или", "либо", "а", "но", "да", "же", "and", "or", "nor", "but", "a", "an", "the"))
_JOINING |= {"және", "немесе", "мен", "пен", "бен"}


Piece = tuple[RedlineKind, str]


class Words(NamedTuple):
    """A text in tokens: ``parts`` holds gap, token, gap, token … gap, and joins to the text."""

    parts: list[str]
    tokens: list[str]

    def slice(self, start: int, end: int) -> list[str]:
        """Return the parts from the gap before token ``start`` to the gap before token ``end``."""
        return self.parts[2 * start : 2 * end + 1]


def words(text: str) -> Words:
    """Split a text into its tokens and the white space between them."""
    parts = TOKEN.split(text)
    return Words(parts, parts[1::2])


def word_runs(old: str, new: str) -> list[RedlineRun]:
    """Return the difference of two texts as runs, cleaned up for a reader."""
    if not old or not new or old == new:
        whole: list[Piece] = [("equal", old)] if old == new else [("delete", old), ("insert", new)]
        return [RedlineRun(kind, text) for kind, text in whole if text]
    a, b = words(old), words(new)
    blocks = _without_hollow(a, b, _slid(a, b, match(a.tokens, b.tokens)))
    pieces: list[Piece] = []
    i = j = 0
    for block in [*blocks, Block(len(a.tokens), len(b.tokens), 0)]:
        pieces += _change(a.slice(i, block.i), b.slice(j, block.j))
        i, j = block.i + block.size, block.j + block.size
        pieces += _equal(a.parts[2 * block.i + 1 : 2 * i], b.parts[2 * block.j + 1 : 2 * j])
    groups = groupby(filter(itemgetter(1), pieces), key=itemgetter(0))
    return [RedlineRun(kind, "".join([text for _, text in group])) for kind, group in groups]


def joined(runs: Iterable[RedlineRun]) -> list[RedlineRun]:
    """Make one of neighbours with one fate; leave out empty runs."""
    groups = [list(group) for _, group in groupby(filter(attrgetter("text"), runs), key=attrgetter("kind", "move"))]
    return [
        first if not rest else RedlineRun(first.kind, "".join([run.text for run in (first, *rest)]), first.move)
        for first, *rest in groups
    ]


def _change(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    """Return what a stretch that is not the same consists of: parts from gap to gap. Outer white space is shared."""
    if old[0] == new[0] and old[-1] == new[-1] and len(old) > 1 < len(new):
        return [("equal", old[0]), ("delete", "".join(old[1:-1])), ("insert", "".join(new[1:-1])), ("equal", old[-1])]
    left, right = "".join(old), "".join(new)
    if left == right:
        return [("equal", left)]
    lead = _shared(old[0], new[0])
    limit = min(len(left), len(right)) - lead
    trail = min(limit, _shared(old[-1][::-1], new[-1][::-1]))
    return [
        ("equal", left[:lead]),
        ("delete", left[lead : len(left) - trail]),
        ("insert", right[lead : len(right) - trail]),
        ("equal", left[len(left) - trail :]),
    ]


def _shared(left: str, right: str) -> int:
    """Return how many characters two strings share at their beginning."""
    if left == right:
        return len(left)
    return next((n for n, (x, y) in enumerate(zip(left, right, strict=False)) if x != y), min(len(left), len(right)))


def _equal(old: list[str], new: list[str]) -> list[Piece]:
    """Return what a block of equal tokens consists of: parts from token to token, whose gaps may differ."""
    if old == new:
        return [("equal", "".join(old))]
    pieces: list[Piece] = []
    for place, (left, right) in enumerate(zip(old, new, strict=True)):
        pieces += [("equal", left)] if place % 2 == 0 else _change([left], [right])
    return pieces


def _slid(a: Words, b: Words, blocks: list[Block]) -> list[Block]:
    """Move each pure insertion or deletion to where a drafter would make it: from a line, a sentence, a clause on.

    The words before an edit may equal its last words ("sale, and" + "use, and"): then the edit can stand in several
    places, and the differ has taken any.
    """
    slid = blocks[:1]
    for block in blocks[1:]:
        before = slid.pop()
        i, j = before.i + before.size, before.j + before.size
        if i == block.i:
            shift = _best_shift(b, j, block.j, before.size, block.size)
        elif j == block.j:
            shift = _best_shift(a, i, block.i, before.size, block.size)
        else:
            shift = 0
        slid.append(Block(before.i, before.j, before.size + shift))
        slid.append(Block(block.i + shift, block.j + shift, block.size - shift))
    return [block for block in slid if block.size]


def _best_shift(side: Words, start: int, end: int, back: int, forth: int) -> int:
    """Return by how many tokens the edit ``[start:end]`` should be moved: at most ``back`` left, ``forth`` right."""
    tokens = side.tokens
    lowest = 0
    while lowest > -back and tokens[start + lowest - 1] == tokens[end + lowest - 1]:
        lowest -= 1
    highest = 0
    while highest < forth and tokens[start + highest] == tokens[end + highest]:
        highest += 1
    return max(range(lowest, highest + 1), key=lambda shift: (_boundary(side, start + shift), -abs(shift), shift))


def _boundary(side: Words, place: int) -> int:
    """Say how well an edit begins at a token: 3 at a new line, 2 after a sentence, 1 at or after a lesser mark."""
    if not place or "\n" in side.parts[2 * place]:
        return 3
    if side.tokens[place - 1] in ".;:":
        return 2
    return int(bool(_MARK.match(side.tokens[place - 1]) or _MARK.match(side.tokens[place])))


def _without_hollow(a: Words, b: Words, blocks: list[Block]) -> list[Block]:
    """Leave out blocks between two changes that share no more than joining words and marks within one line."""
    kept = []
    for block in blocks:
        i_end, j_end = block.i + block.size, block.j + block.size
        first = block.i == block.j == 0
        last = i_end == len(a.tokens) and j_end == len(b.tokens)
        hollow = not (first or last) and all(map(_is_hollow, a.tokens[block.i : i_end]))
        if not hollow or (_breaks(a, block.i, i_end) and _breaks(b, block.j, j_end)):
            kept.append(block)
    return kept


def _is_hollow(token: str) -> bool:
    return token.lower() in _JOINING or bool(_MARK.match(token))


def _breaks(side: Words, start: int, end: int) -> bool:
    """Return whether a line ends before, within or after the tokens."""
    return any("\n" in gap for gap in side.parts[2 * start : 2 * end + 1 : 2])
