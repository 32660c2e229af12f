"""Which unit of an earlier edition is which of the later one: by number, heading and words, wherever it stands now.

Siblings are paired first, from the top down: those with the same number and words, the same words, the same number
and heading, the same heading, and then the most similar, a shared number counting in their favour. What is left is
looked for in the whole law: a unit that went elsewhere is recognised by its words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

from db.rows import Provision
from desktop.compare.diff import rising
from desktop.compare.redline_words import words

SIMILAR = 0.55  # share of their words that two siblings have in common, if they are one
SAME_NUMBER = 0.3  # the same where they have the same number
ELSEWHERE = 0.75  # the same of units in different places: set phrases make any two provisions alike
LEAST_WORDS = 4  # of a unit that is recognised elsewhere by the same words
LEAST_SIMILAR = 12  # words of one that is recognised elsewhere by similar words
_BONUS = 0.2  # of a shared number, when the most similar unit is looked for
_READ = 6_000  # characters of a unit that are looked at
_RARE = 8  # candidates share a word which no more units of the later edition have

NOWHERE = -1  # the index of no unit, and of the parent of those at the top
Indexes = Sequence[int]
Key = Callable[["Tree", int], Hashable | None]


class Place(NamedTuple):
    """One line of the reading order: the index of a unit in the earlier and in the later edition, or ``NOWHERE``."""

    old: int
    new: int


class Alignment(NamedTuple):
    """What became of every unit of two editions.

    ``places`` are in reading order and name every unit once; one that moved stands alone at either end.
    """

    old: Tree
    new: Tree
    partners: dict[int, int]  # index in the later edition, by index in the earlier
    sources: dict[int, int]  # the other way round
    moved: frozenset[int]  # indexes in the earlier edition
    places: tuple[Place, ...]

    def pair(self, place: Place) -> Place:
        """Return both ends of a unit, of one that moved too."""
        if place.old == NOWHERE:
            return Place(self.sources.get(place.new, NOWHERE), place.new)
        return Place(place.old, self.partners.get(place.old, NOWHERE))

    def units(self, place: Place) -> tuple[Provision | None, Provision | None]:
        """Return the units at a place."""
        return self.old.unit(place.old), self.new.unit(place.new)


def align(old: Sequence[Provision], new: Sequence[Provision]) -> Alignment:
    """Pair the units of two editions, and put them into one reading order."""
    contents: dict[Hashable, int] = {}
    trees = Tree(old, contents), Tree(new, contents)
    partners = _Aligner(*trees).run()
    kept = rising(sorted(partners.items()))
    moved = partners.keys() - dict(kept)
    sources = {new: old for old, new in partners.items()}
    return Alignment(*trees, partners, sources, frozenset(moved), tuple(_places(kept, len(old), len(new))))


def _places(kept: Sequence[tuple[int, int]], old: int, new: int) -> Iterator[Place]:
    """Put what stands on one side only before the next pair: the earlier edition's first."""
    i = j = 0
    for i_next, j_next in [*kept, (old, new)]:
        yield from (Place(place, NOWHERE) for place in range(i, i_next))
        yield from (Place(NOWHERE, place) for place in range(j, j_next))
        if i_next < old:
            yield Place(i_next, j_next)
        i, j = i_next + 1, j_next + 1


class Tree:
    """Units with their children; what names no parent that stands before it is at the top."""

    def __init__(self, units: Sequence[Provision], contents: dict[Hashable, int]) -> None:
        self.units = units
        self.parents: list[int] = []
        self.children: dict[int, list[int]] = defaultdict(list)
        self._words: dict[int, Counter[str]] = {}
        places: dict[str, int] = {}
        for index, unit in enumerate(units):
            self.parents.append(places.get(unit.parent, NOWHERE))
            self.children[self.parents[-1]].append(index)
            places[unit.eid] = index
        self.contents = self._numbered_contents(contents)

    def unit(self, index: int) -> Provision | None:
        """Return the unit at an index, or None for nowhere."""
        return None if index == NOWHERE else self.units[index]

    def number(self, index: int) -> tuple[str, str]:
        """Return the kind and the number of a unit."""
        return self.units[index].kind, self.units[index].number

    def words(self, index: int) -> Counter[str]:
        """Return how often each word stands in a unit and in what it contains."""
        if index not in self._words:
            self._words[index] = Counter(
                token.lower() for token in words(self._text(index)).tokens if token[0].isalnum()
            )
        return self._words[index]

    def _numbered_contents(self, contents: dict[Hashable, int]) -> list[int]:
        """Give each unit a number that it shares with every unit of the same words, headings and children."""
        found = [0] * len(self.units)
        for index in range(len(self.units) - 1, -1, -1):
            unit = self.units[index]
            inside = tuple(found[child] for child in self.children.get(index, ()))
            found[index] = contents.setdefault((unit.heading, unit.text, inside), len(contents))
        return found

    def _text(self, index: int) -> str:
        """Return the beginning of what a unit and its children say."""
        parts, room, waiting = [], _READ, [index]
        while waiting and room > 0:
            place = waiting.pop()
            parts += [self.units[place].heading, self.units[place].text]
            room -= len(parts[-1]) + len(parts[-2])
            waiting += reversed(self.children.get(place, ()))
        return "\n".join(parts)[:_READ]


class _Aligner:
    """Pairs the units of two trees; a unit has one partner at most."""

    def __init__(self, old: Tree, new: Tree) -> None:
        self.old = old
        self.new = new
        self.partners: dict[int, int] = {}
        self._taken: set[int] = set()

    def run(self) -> dict[int, int]:
        """Return the index in the later edition of each unit of the earlier that has a partner."""
        self._descend([(NOWHERE, NOWHERE)])
        units = range(len(self.old.units)), range(len(self.new.units))
        self._descend(self._pair_equal(*units, _recognisable, once=True))
        self._descend(self._pair_similar(*units, ELSEWHERE, ELSEWHERE, LEAST_SIMILAR))
        return self.partners

    def _descend(self, parents: list[tuple[int, int]]) -> None:
        """Pair the children of partners, and theirs."""
        while parents:
            old, new = parents.pop()
            siblings = self.old.children.get(old, []), self.new.children.get(new, [])
            if NOWHERE not in (old, new) and self.old.contents[old] == self.new.contents[new]:
                parents += [self._pair(i, j) for i, j in zip(*siblings, strict=True) if self._free(i, j)]
            elif all(siblings):
                parents += self._pair_siblings(*siblings)

    def _pair_siblings(self, olds: Indexes, news: Indexes) -> list[tuple[int, int]]:
        pairs: list[tuple[int, int]] = []
        for key, once in _SIBLINGS:
            pairs += self._pair_equal(olds, news, key, once=once)
        return pairs + self._pair_similar(olds, news, SIMILAR, SAME_NUMBER, 1)

    def _pair_equal(self, olds: Indexes, news: Indexes, key: Key, *, once: bool) -> list[tuple[int, int]]:
        """Pair units with the same key, the first with the first; ``once``: only if there is one on either side."""
        olds, news = self._rest(olds, news)
        left, right = _groups(self.old, olds, key), _groups(self.new, news, key)
        pairs = []
        for value, group in left.items():
            others = right.get(value, [])
            if not once or len(group) == 1 == len(others):
                pairs += [self._pair(i, j) for i, j in zip(group, others, strict=False)]
        return pairs

    def _pair_similar(
        self, olds: Indexes, news: Indexes, least: float, same_number: float, words: int
    ) -> list[tuple[int, int]]:
        """Pair units that share enough of their words, the most similar first."""
        olds, news = self._rest(olds, news)
        scores = []
        for i, j in self._candidates(olds, news):
            numbers = self.old.number(i) == self.new.number(j)
            enough = same_number if numbers else least
            score = _similarity(self.old.words(i), self.new.words(j), words, enough)
            if score >= enough:
                scores.append((-score - _BONUS * numbers, i, j))
        pairs = []
        for _, i, j in sorted(scores):
            if self._free(i, j):
                pairs.append(self._pair(i, j))
        return pairs

    def _candidates(self, olds: Indexes, news: Indexes) -> Iterator[tuple[int, int]]:
        """Return pairs that share a rare word or their number."""
        if not olds or not news:
            return
        holders: dict[Hashable, list[int]] = defaultdict(list)
        for j in news:
            for word in (*self.new.words(j), self.new.number(j)):
                holders[word].append(j)
        for i in olds:
            keys = (*self.old.words(i), self.old.number(i))
            close = {j for key in keys if len(holders.get(key, ())) <= _RARE for j in holders.get(key, ())}
            yield from ((i, j) for j in sorted(close) if self._comparable(i, j))

    def _comparable(self, i: int, j: int) -> bool:
        """Return whether both units are law, or neither."""
        return self.old.units[i].is_evidence == self.new.units[j].is_evidence

    def _free(self, i: int, j: int) -> bool:
        return i not in self.partners and j not in self._taken

    def _rest(self, olds: Indexes, news: Indexes) -> tuple[Indexes, Indexes]:
        """Return those that have no partner yet."""
        return [i for i in olds if i not in self.partners], [j for j in news if j not in self._taken]

    def _pair(self, i: int, j: int) -> tuple[int, int]:
        self.partners[i] = j
        self._taken.add(j)
        return i, j


def _groups(tree: Tree, indexes: Indexes, key: Key) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for index in indexes:
        value = key(tree, index)
        if value is not None:
            groups[value].append(index)
    return groups


def _similarity(left: Counter[str], right: Counter[str], words: int, least: float) -> float:
    """Return the share of their words that two units have in common; 0 where one has fewer than ``words``.

    It is not worked out where the lengths alone keep it under ``least``.
    """
    sizes = left.total(), right.total()
    if min(sizes) < words or 2 * min(sizes) < least * sum(sizes):
        return 0.0
    few, many = sorted((left, right), key=len)
    return 2 * sum(min(times, many[word]) for word, times in few.items() if word in many) / sum(sizes)


def _same(tree: Tree, index: int) -> Hashable:
    return tree.number(index), tree.contents[index]


def _content(tree: Tree, index: int) -> Hashable | None:
    unit = tree.units[index]
    return (unit.is_evidence, tree.contents[index]) if unit.text or unit.heading or tree.children.get(index) else None


def _number_and_heading(tree: Tree, index: int) -> Hashable | None:
    heading = tree.units[index].heading
    return (tree.number(index), heading) if heading else None


def _heading(tree: Tree, index: int) -> Hashable | None:
    unit = tree.units[index]
    return (unit.kind, unit.heading) if unit.heading else None


def _recognisable(tree: Tree, index: int) -> Hashable | None:
    return _content(tree, index) if tree.words(index).total() >= LEAST_WORDS else None


_SIBLINGS: tuple[tuple[Key, bool], ...] = (
    (_same, False),
    (_content, False),
    (_number_and_heading, False),
    (_heading, True),
)
