"""The difference of two texts word by word: text in, runs out; both sides rebuild to the character.

A token is a word (with its hyphens, apostrophes and combining marks), a punctuation mark, or one ideograph. White
space is no token: it is compared between tokens, so that a line break in another place is no change of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from db.rows import RedlineRun
from desktop.compare.diff import Block, match

_MARKS = r"!-/:-@\[-^`{-~¡-©«¬®-´¶-¸»-¿×÷\u2010-\u2027\u2030-\u205e\u2116\u3001-\u303f"
_IDEOGRAPHS = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTERS = rf"[^\s{_MARKS}{_IDEOGRAPHS}]+"
TOKEN = re.compile(rf"({_LETTERS}(?:[-'’‑]{_LETTERS})*|[{_MARKS}{_IDEOGRAPHS}])")
_MARK = re.compile(f"[{_MARKS}]")

# Words that carry no meaning of their own: standing alone between two changes, they belong to the change.
_FUNCTION_WORDS = frozenset(
    word
    for language in (
        "и или либо а но да же ли бы то в во на с со по к ко о об от до из у за для при без над под не ни",
        "and or nor but a an the of in on at to by for from with as is be it",
        "және мен пен бен немесе да де та те",
    )
    for word in language.split()
)


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
    if old == new:
        return [RedlineRun("equal", old)] if old else []
    a, b = words(old), words(new)
    blocks = _without_hollow(a, b, _slid(a, b, match(a.tokens, b.tokens)))
    runs: list[RedlineRun] = []
    i = j = 0
    for block in [*blocks, Block(len(a.tokens), len(b.tokens), 0)]:
        runs += _change(a.slice(i, block.i), b.slice(j, block.j))
        i, j = block.i + block.size, block.j + block.size
        runs += _equal(a.parts[2 * block.i + 1 : 2 * i], b.parts[2 * block.j + 1 : 2 * j])
    return joined(runs)


def joined(runs: Iterable[RedlineRun]) -> list[RedlineRun]:
    """Make one of neighbours with one fate; leave out empty runs."""
    filled = (run for run in runs if run.text)
    return [
        RedlineRun(kind, "".join(run.text for run in group), move)
        for (kind, move), group in groupby(filled, key=lambda run: (run.kind, run.move))
    ]


def _change(old: Sequence[str], new: Sequence[str]) -> list[RedlineRun]:
    """Return the runs of a stretch that is not the same: parts from gap to gap. Shared outer white space is equal."""
    left, right = "".join(old), "".join(new)
    if left == right:
        return [RedlineRun("equal", left)]
    lead = _shared(old[0], new[0])
    left_rest, right_rest = left[lead:], right[lead:]
    limit = min(len(left_rest), len(right_rest))
    trail = _shared(old[-1][::-1][:limit], new[-1][::-1][:limit])
    return [
        RedlineRun("equal", left[:lead]),
        RedlineRun("delete", left_rest[: len(left_rest) - trail]),
        RedlineRun("insert", right_rest[: len(right_rest) - trail]),
        RedlineRun("equal", left_rest[len(left_rest) - trail :]),
    ]


def _shared(left: str, right: str) -> int:
    """Return how many characters two strings share at their beginning."""
    return next((n for n, (x, y) in enumerate(zip(left, right, strict=False)) if x != y), min(len(left), len(right)))


def _equal(old: list[str], new: list[str]) -> list[RedlineRun]:
    """Return the runs of a block of equal tokens: parts from token to token, whose gaps may differ."""
    if old == new:
        return [RedlineRun("equal", "".join(old))]
    runs: list[RedlineRun] = []
    for place, (left, right) in enumerate(zip(old, new, strict=True)):
        runs += [RedlineRun("equal", left)] if place % 2 == 0 else _change([left], [right])
    return runs


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
    """Leave out blocks between two changes that share no more than function words and marks within one line."""
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
    return token.lower() in _FUNCTION_WORDS or bool(_MARK.match(token))


def _breaks(side: Words, start: int, end: int) -> bool:
    """Return whether a line ends before, within or after the tokens."""
    return any("\n" in gap for gap in side.parts[2 * start : 2 * end + 1 : 2])
