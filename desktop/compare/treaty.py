"""The treaty's side: which words of a unit (the authentic text, or our digest) state an element."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from db.rows import Catalogue, Element, Obligation, TreatySpan, TreatyUnit
from desktop.compare.morphology import morphology
from desktop.compare.normalise import Token, tokens

# Words too common to show where an element stands.
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        """a an any the of for to or and in by is as it no not one each other whatever under with without be on at
        who that which this law has have had can may from into its their his her they them than
        covered crime criminal offence child children person people act acts national state below every article articles
        treaty text party parties are was were be been being does do did done because within rule needed whether means
        purpose purposes return returns control controls use used make makes take takes give given ask asks asked only
        also such some same even just than then there here where when over under upon about against between through
        counts count enough way ways case cases kind kinds thing things more most less must shall should would could
        ones two all both either neither other others another before after while until first last own itself""",
    )
)
# Other words for the elements that recur; a word here counts even where it is common.
_ALSO = {
    "under-18": ("eighteen", "18", "child", "children"),
    "territory": ("territory",),
    "criminal-offence": ("criminal", "penal", "crime", "offence"),
    "inside-and-across-borders": ("domestically", "transnationally", "borders"),
    "individual-or-organised": ("individual", "organized", "organised"),
    "child-specific": ("child", "children"),
    "non-existent-child": ("representation", "depiction", "image"),
    "any-medium": ("means", "medium", "material"),
}  # fmt: skip


class TreatyWords:
    """Finds the words of each element in the treaty units where its obligation stands."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._known: dict[str, tuple[TreatySpan, ...]] = {}
        self._units = {(unit.instrument, unit.eid): unit for unit in catalogue.units}
        self._below: dict[tuple[str, str], list[TreatyUnit]] = {}
        for unit in catalogue.units:
            self._below.setdefault((unit.instrument, unit.eid.rpartition("__")[0]), []).append(unit)

    def spans(self, duty: Obligation, element: Element) -> tuple[TreatySpan, ...]:
        """Return the words of the first unit that has them: by the element's name, its synonyms, its statement."""
        if element.id not in self._known:
            self._known[element.id] = self._searched(duty, element)
        return self._known[element.id]

    def _searched(self, duty: Obligation, element: Element) -> tuple[TreatySpan, ...]:
        units = self._units_of(duty)
        for wanted in (_stems(element.name.replace("-", " ")), _synonyms(element.name), _stems(element.statement)):
            found = next((spans for unit in units if (spans := self._located(unit, wanted))), ())
            if found:
                return found
        return ()

    def _units_of(self, duty: Obligation) -> list[TreatyUnit]:
        """Return the units where the duty is stated, then what stands below them."""
        stated = [self._units[duty.instrument, eid] for eid in duty.eids if (duty.instrument, eid) in self._units]
        return [*stated, *self._below.get((duty.instrument, duty.eids[0] if duty.eids else ""), ())]

    def _located(self, unit: TreatyUnit, wanted: frozenset[str]) -> tuple[TreatySpan, ...]:
        places = [token for token, stem in _read(unit.shown) if stem in wanted]
        spans: dict[str, TreatySpan] = {}
        for start, end in _runs(places):
            quote = unit.shown[start:end]
            spans.setdefault(quote.lower(), TreatySpan(unit.eid, start, end, quote, unit.is_digest))
        return tuple(spans.values())[:2]


@lru_cache(maxsize=2048)
def _read(text: str) -> tuple[tuple[Token, str], ...]:
    stem = morphology("en").key
    return tuple((token, stem(token.word)) for token in tokens(text))


def _runs(places: Sequence[Token]) -> list[tuple[int, int]]:
    """Join words that stand side by side; no run is longer than it has to be."""
    runs: list[tuple[int, int]] = []
    for token in places:
        if runs and token.start - runs[-1][1] <= 2:
            runs[-1] = (runs[-1][0], token.end)
        else:
            runs.append((token.start, token.end))
    return sorted(runs, key=lambda run: (run[0] - run[1], run[0]))


@cache
def _synonyms(name: str) -> frozenset[str]:
    stem = morphology("en").key
    return frozenset(stem(word) for words in _ALSO.get(name, ()) for word in words.split())


@cache
def _stems(words: str) -> frozenset[str]:
    stem = morphology("en").key
    return frozenset(stem(word) for word in _words(words) if word not in _EMPTY)


def _words(text: str) -> Iterable[str]:
    return re.findall(r"[a-z]{3,}|\d+", text.lower())
