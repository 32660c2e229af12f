"""Moved words: what was deleted in one place and inserted in another, word for word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from db.rows import RedlineKind, RedlineRun
from desktop.compare.redline_words import Words, joined, words

LEAST = 12  # words and marks of a moved stretch among others; less is a set phrase that any two provisions share
_SHORTEST = 40  # characters, below which nothing is looked for
_SEED = 8  # words and marks by which it is found
_ENDS: dict[RedlineKind, RedlineKind] = {"delete": "move-from", "insert": "move-to"}

Rows = list[list[RedlineRun]]


@dataclass(slots=True)
class _Stretch:
    """A deleted or an inserted run in tokens; ``moves`` holds the move of each token (0: none)."""

    words: Words
    moves: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.moves = [0] * len(self.words.tokens)


def mark_moves(rows: Rows, first: int = 1) -> Rows:
    """Return rows of runs in which stretches that were moved within or between rows are marked at both ends.

    A stretch counts as moved where it is all that was deleted and all that was inserted, or has ``LEAST`` tokens and is
    half of either.

    Args:
        rows: the runs of each text.
        first: the number of the first move that is found.
    """
    stretches: dict[tuple[int, int], _Stretch] = {}
    sides: dict[str, list[_Stretch]] = {"delete": [], "insert": []}
    for row, runs in enumerate(rows):
        for place, run in enumerate(runs):
            if run.kind in sides and len(run.text) >= _SHORTEST:
                stretches[row, place] = stretch = _Stretch(words(run.text))
                sides[run.kind].append(stretch)
    _find(sides["delete"], sides["insert"], first)
    marked = [list(runs) for runs in rows]
    for (row, place), stretch in reversed(stretches.items()):  # from the end, so that the places before stay
        if any(stretch.moves):
            marked[row][place : place + 1] = joined(_split(rows[row][place], stretch))
    return marked


def numbered(rows: Rows) -> Rows:
    """Return the rows with their moves numbered from 1 in the order in which they are met."""
    numbers: dict[int, int] = {0: 0}
    for run in chain.from_iterable(rows):
        numbers.setdefault(run.move, len(numbers))
    return [[RedlineRun(run.kind, run.text, numbers[run.move]) if run.move else run for run in runs] for runs in rows]


def _find(gone: Sequence[_Stretch], come: Sequence[_Stretch], number: int) -> None:
    """Write the number of a move to the tokens of both its ends."""
    seeds: dict[tuple[str, ...], tuple[_Stretch, int] | None] = {}
    for stretch in gone:
        for place, seed in _seeds(stretch):
            seeds[seed] = None if seed in seeds else (stretch, place)
    for stretch in come:
        past = 0
        for place, seed in _seeds(stretch):
            hit = seeds.get(seed) if place >= past else None
            if hit is None:
                continue
            source, start, begin, size = _widened(*hit, stretch, place, past)
            past = begin + size
            if _is_move(size, source, stretch):
                source.moves[start : start + size] = stretch.moves[begin:past] = [number] * size
                number += 1


def _seeds(stretch: _Stretch) -> Iterator[tuple[int, tuple[str, ...]]]:
    tokens = stretch.words.tokens
    return enumerate(zip(*(tokens[shift:] for shift in range(_SEED)), strict=False))


def _widened(source: _Stretch, start: int, target: _Stretch, begin: int, past: int) -> tuple[_Stretch, int, int, int]:
    """Return the longest equal stretch around a seed, from ``past`` on, of no other move: its places and its size."""
    old, new, size = source.words.tokens, target.words.tokens, 0
    room = min(len(old) - start, len(new) - begin)
    while size < room and old[start + size] == new[begin + size] and not source.moves[start + size]:
        size += 1
    while start and begin > past and old[start - 1] == new[begin - 1] and not source.moves[start - 1]:
        start, begin, size = start - 1, begin - 1, size + 1
    return source, start, begin, size


def _is_move(size: int, source: _Stretch, target: _Stretch) -> bool:
    sizes = len(source.moves), len(target.moves)
    return size == max(sizes) or (size >= LEAST and 2 * size >= min(sizes))


def _split(run: RedlineRun, stretch: _Stretch) -> list[RedlineRun]:
    """Cut a run where a move begins or ends; white space at the outer ends goes with what stands beside it."""
    parts, moves = stretch.words.parts, stretch.moves
    gaps = [before if before == after else 0 for before, after in pairwise(moves)]
    fates = [0] * len(parts)
    fates[1::2] = moves
    fates[0::2] = [moves[0], *gaps, moves[-1]]
    return [
        RedlineRun(_ENDS[run.kind] if move else run.kind, part, move) for part, move in zip(parts, fates, strict=True)
    ]
