"""Spotting: one pass over the words of a text finds every concept of the lexicon, with its place."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from desktop.compare.lexicon import Concept, Cue, cues_of
from desktop.compare.morphology import morphology
from desktop.compare.normalise import Token
from desktop.compare.numerals import years_of

_STOPS = frozenset(".;:\n")
_BELOW = ("не", "младше", "моложе", "до", "ранее")


class Spot(NamedTuple):
    """A concept at a place; ``first`` and ``last`` number its tokens, ``heads`` says whether it names what is done."""

    concept: str
    slot: str
    first: int
    last: int
    heads: bool
    value: int | None = None  # an age in years
    hides: bool = False


class Spotter:
    """Finds the concepts of one language; linear in the text, since cues and their gaps are short."""

    def __init__(self, language: str, cues: Sequence[Cue]) -> None:
        self._key = morphology(language).key
        self._exact: dict[str, list[Cue]] = {}
        self._prefixed: list[Cue] = []
        self._openers: dict[str, tuple[Cue, ...]] = {}
        for cue in cues:
            self._file(cue)

    def spot(self, words: Sequence[Token]) -> list[Spot]:
        """Return the concepts in order of place; of one concept's overlapping places the longest."""
        keys = [self._key(token.word) for token in words]
        found: dict[tuple[str, int], Spot] = {}
        for i, key in enumerate(keys):
            for cue in self._opening(key):
                last = _match(cue, keys, i)
                if last >= 0:
                    spot = _spot(cue.concept, i, last, _heads(cue, key))
                    previous = found.get((spot.concept, i))
                    if previous is None or previous.last < last:
                        found[spot.concept, i] = spot
        return unhidden(sorted([*found.values(), *ages(words)], key=in_order))

    def _file(self, cue: Cue) -> None:
        for key in cue.items[0].keys:
            self._exact.setdefault(key, []).append(cue)
        if cue.items[0].prefixes:
            self._prefixed.append(cue)

    def _opening(self, key: str) -> tuple[Cue, ...]:
        cues = self._openers.get(key)
        if cues is None:
            also = [cue for cue in self._prefixed if key.startswith(cue.items[0].prefixes)]
            cues = self._openers[key] = (*self._exact.get(key, ()), *also)
        return cues


@cache
def spotter(language: str) -> Spotter:
    """Return the spotter of a language, made on first use."""
    return Spotter(language, cues_of(language))


def in_order(spot: Spot) -> tuple[int, int, bool, str]:
    """Order by place, the longer and what hides first."""
    return spot.first, -spot.last, not spot.hides, spot.concept


def ages(words: Sequence[Token]) -> list[Spot]:
    """Find ages: "не достигшего шестнадцатилетнего возраста", "в возрасте до 14 лет", "достигшее 18 лет"."""
    found = []
    for i, token in enumerate(words):
        length, years = _years_at(words, i)
        if years is not None and 5 < years < 30 and _speaks_of_age(words, i, length):
            found.append(_age_spot(words, i, i + length - 1, years, token.word))
    return found


def _years_at(words: Sequence[Token], i: int) -> tuple[int, int | None]:
    if "летн" in words[i].word and not words[i].word.startswith("несоверш"):
        return 1, years_of([words[i].word])
    for length in (2, 1):
        if i + length < len(words) and words[i + length].word in ("лет", "года", "годов"):
            years = years_of([token.word for token in words[i : i + length]])
            if years is not None:
                return length + 1, years
    return 1, None


def _speaks_of_age(words: Sequence[Token], i: int, length: int) -> bool:
    near = [token.word for token in words[max(0, i - 6) : i + length + 1]]
    if any(word.startswith(("срок", "лишени")) for word in near):
        return False
    return any(word.startswith(("возраст", "достиг", "младше", "моложе")) for word in near)


def _age_spot(words: Sequence[Token], i: int, last: int, years: int, word: str) -> Spot:
    first = i
    before = [token.word for token in words[max(0, i - 5) : i]]
    for back in range(len(before)):
        if before[-1 - back].startswith(("достиг", "возраст", "младше", "моложе")) or before[-1 - back] in _BELOW:
            first = i - 1 - back
    if last + 1 < len(words) and words[last + 1].word.startswith("возраст"):
        last += 1
    said = {token.word for token in words[first:i]}
    if "от" in said and "до" not in said:
        return Spot("age-from", "marker", first, last, False, years)
    is_victim = bool(said.intersection(_BELOW)) or not any(token.startswith("достиг") for token in said)
    return Spot(
        "age-below" if is_victim else "age-reached", "victim" if is_victim else "subject", first, last, False, years
    )


def _match(cue: Cue, keys: Sequence[str], start: int) -> int:
    """Return the number of the last token of the cue that begins at ``start``, or -1."""
    at = start
    for item in cue.items[1:]:
        place = _next(item.accepts, item.gap, keys, at + 1)
        if place < 0 and not item.optional:
            return -1
        at = place if place >= 0 else at
    return at


def _next(accepts: Callable[[str], bool], gap: int, keys: Sequence[str], begin: int) -> int:
    for place in range(begin, min(begin + gap + 1, len(keys))):
        if accepts(keys[place]):
            return place
        if keys[place] in _STOPS:
            return -1
    return -1


def _heads(cue: Cue, key: str) -> bool:
    return not cue.concept.must_head or cue.items[0].keys.get(key, True)


def _spot(concept: Concept, first: int, last: int, heads: bool) -> Spot:
    return Spot(concept.id, concept.slot, first, last, heads, concept.age, concept.hides)


def unhidden(spots: list[Spot]) -> list[Spot]:
    """Leave out what stands inside a concept that hides its words; ``spots`` are in order of place."""
    kept: list[Spot] = []
    cover: Spot | None = None
    for spot in spots:
        if cover is not None and spot.concept != cover.concept and _within(spot, cover):
            continue
        kept.append(spot)
        if spot.hides and (cover is None or spot.last > cover.last):
            cover = spot
    return kept


def _within(spot: Spot, cover: Spot) -> bool:
    """Tell whether a concept stands inside another, or begins there ("иностранные граждане, совершившие …")."""
    return spot.last <= cover.last or cover.first < spot.first <= cover.last
