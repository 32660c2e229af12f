"""The difference of two editions of a law: which unit is which, the words inside each pair, and what was moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from db.rows import LawRedline, Provision, Redline, RedlineKind, RedlineRun, RedlineUnit, UnitChange
from desktop.compare.align import NOWHERE, Alignment, Place, align
from desktop.compare.moves import mark_moves, numbered
from desktop.compare.origins import Origin, find_origins
from desktop.compare.redline_words import word_runs

Runs = list[RedlineRun]


def redline_laws(old: Sequence[Provision], new: Sequence[Provision]) -> LawRedline:
    """Return the difference of two editions, unit by unit, in reading order."""
    alignment = align(old, new)
    moves = _move_numbers(alignment)
    rows = [runs for place in alignment.places for runs in _rows(alignment, place, moves)]
    rows = numbered(mark_moves(rows, first=len(old) + 1))
    doubled = [place for place in alignment.places for _ in range(2)]
    origins = find_origins(alignment, list(zip(doubled, rows, strict=True)))
    lines = zip(alignment.places, rows[0::2], rows[1::2], strict=True)
    return LawRedline(tuple(_unit(alignment, origins, *line) for line in lines))


def _unit(
    alignment: Alignment, origins: Mapping[Place, Origin], place: Place, heading: Runs, text: Runs
) -> RedlineUnit:
    change, partner = origins.get(place) or (_change(alignment, place), _other_end(alignment, place))
    other_side = alignment.new if place.new == NOWHERE else alignment.old
    redlines = Redline(tuple(heading)), Redline(tuple(text))
    return RedlineUnit(change, *alignment.units(place), *redlines, other_side.unit(partner))


def _other_end(alignment: Alignment, place: Place) -> int:
    """Return the index of a unit that moved, in the edition in which it does not stand at this place."""
    pair = alignment.pair(place)
    if place.new == NOWHERE:
        return pair.new
    return pair.old if place.old == NOWHERE else NOWHERE


def _change(alignment: Alignment, place: Place) -> UnitChange:
    """Say what became of a unit by itself."""
    old, new = alignment.units(alignment.pair(place))
    if old is None:
        return "inserted"
    if new is None:
        return "deleted"
    if NOWHERE in place:
        return "moved"
    if (old.heading, old.text) != (new.heading, new.text):
        return "changed"
    parents = alignment.old.parents[place.old], alignment.new.parents[place.new]
    together = alignment.partners.get(parents[0], NOWHERE) == parents[1]
    return "equal" if together and old.number == new.number else "renumbered"


def _move_numbers(alignment: Alignment) -> dict[int, int]:
    """Number the moves by the unit of the earlier edition; what moved within a unit that moved has its number."""
    old, new, partners = alignment.old, alignment.new, alignment.partners
    numbers: dict[int, int] = {}
    for index in sorted(alignment.moved):
        parent = old.parents[index]
        together = parent in numbers and partners[parent] == new.parents[partners[index]]
        numbers[index] = numbers[parent] if together else index + 1
    return numbers


def _rows(alignment: Alignment, place: Place, moves: dict[int, int]) -> Iterator[list[RedlineRun]]:
    """Return the runs of the heading and of the own words of one place."""
    pair = alignment.pair(place)
    old, new = alignment.units(pair)
    for left, right in (
        (old.heading if old else "", new.heading if new else ""),
        (old.text if old else "", new.text if new else ""),
    ):
        runs = word_runs(left, right)
        if pair == place:
            yield runs
        elif place.new == NOWHERE:
            yield list(_end(runs, "delete", "move-from", moves[pair.old]))
        else:
            yield list(_end(runs, "insert", "move-to", moves[pair.old]))


def _end(runs: Sequence[RedlineRun], own: RedlineKind, shared: RedlineKind, move: int) -> Iterator[RedlineRun]:
    """Return one end of a unit that moved: what both ends share, and what only this one has."""
    for run in runs:
        if run.kind == "equal":
            yield RedlineRun(shared, run.text, move)
        elif run.kind == own:
            yield run
