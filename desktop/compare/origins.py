"""Where the words of a unit without a partner came from or went: split off, merged, or new and gone indeed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from db.rows import RedlineKind, RedlineRun, UnitChange
from desktop.compare.align import NOWHERE, Alignment, Place, Tree

MOSTLY = 0.6  # share of its words that a unit has from others, or gave to them
SEVERAL = 0.2  # share of its words by which another unit counts as one of several

_OTHER_END: dict[RedlineKind, RedlineKind] = {"move-from": "move-to", "move-to": "move-from"}


class Origin(NamedTuple):
    """What happened to a unit that has no partner, and the unit of the other edition that has most of its words."""

    change: UnitChange
    partner: int


def find_origins(alignment: Alignment, rows: Sequence[tuple[Place, Sequence[RedlineRun]]]) -> dict[Place, Origin]:
    """Return the origin of every unit without a partner whose words stand, for the most part, in the other edition.

    Args:
        alignment: the units.
        rows: the runs of headings and of own words with their places, moves marked.
    """
    ends = {(run.kind, run.move): place for place, runs in rows for run in runs if run.move}
    shares: dict[Place, Counter[int]] = defaultdict(Counter)
    for place, runs in rows:
        if NOWHERE not in alignment.pair(place):
            continue
        for run in runs:
            end = ends[_OTHER_END[run.kind], run.move] if run.move else None
            shares[place][_opposite(place, end) if end else NOWHERE] += len(run.text.split())
    for place, counts in shares.items():
        _add_children(alignment, place, counts)
    found = {place: origin for place, counts in shares.items() if (origin := _origin(place, counts))}
    return {place: _mutual(place, origin, found) for place, origin in found.items()}


def _opposite(place: Place, end: Place) -> int:
    return end.new if place.new == NOWHERE else end.old


def _add_children(alignment: Alignment, place: Place, shares: Counter[int]) -> None:
    """Count the words of the children for the units in which their partners stand."""
    here: Tree = alignment.old
    there: Tree = alignment.new
    partners = alignment.partners
    index = place.old
    if index == NOWHERE:
        here, there, partners, index = there, here, alignment.sources, place.new
    for child in here.children.get(index, ()):
        partner = partners.get(child, NOWHERE)
        shares[NOWHERE if partner == NOWHERE else there.parents[partner]] += here.words(child).total()


def _origin(place: Place, shares: Counter[int]) -> Origin | None:
    """Judge by the share of words that each unit of the other edition has."""
    total = shares.total()
    if not total or total - shares[NOWHERE] < MOSTLY * total:
        return None
    del shares[NOWHERE]
    several = sum(1 for words in shares.values() if words >= SEVERAL * total) > 1
    gone = place.new == NOWHERE
    partner = max(shares, key=lambda index: (shares[index], -index))
    return Origin("split" if several == gone else "merged", partner)


def _mutual(place: Place, origin: Origin, found: Mapping[Place, Origin]) -> Origin:
    """Call it a move where a unit's words went to one unit that has its own words from there."""
    gone = place.new == NOWHERE
    other = found.get(Place(NOWHERE, origin.partner) if gone else Place(origin.partner, NOWHERE))
    if other and other.partner == (place.old if gone else place.new):
        return Origin("moved", origin.partner)
    return origin
