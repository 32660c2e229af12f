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
        covered crime criminal offence child children person people act acts national state below every""",
    )
)
_ALSO = {
    "under-18": ("eighteen", "18", "child"),
    "no-means": ("means", "force", "threat"),
    "territory": ("territory",),
    "criminal-offence": ("criminal law", "penal law", "criminal offences", "criminalised", "criminal", "crime"),
    "one-act-suffices": ("act", "any", "activities"),
    "inside-and-across-borders": ("domestically", "transnationally", "borders"),
    "individual-or-organised": ("individual", "organized", "organised"),
}  # fmt: skip
_LONGEST = 60  # characters between two words of one span


class TreatyWords:
    """Finds the words of each element in the treaty units where its obligation stands."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._units = {(unit.instrument, unit.eid): unit for unit in catalogue.units}

    def spans(self, duty: Obligation, element: Element) -> tuple[TreatySpan, ...]:
        """Return the words of the first unit that has them: by the element's name, then by its statement."""
        units = [self._units[duty.instrument, eid] for eid in duty.eids if (duty.instrument, eid) in self._units]
        for wanted in (_name_stems(element), _stems(element.statement)):
            for unit in units:
                found = self._located(unit, wanted)
                if found:
                    return found
        return ()

    def _located(self, unit: TreatyUnit, wanted: frozenset[str]) -> tuple[TreatySpan, ...]:
        places = [token for token, stem in _read(unit.shown) if stem in wanted]
        return tuple(
            TreatySpan(unit.eid, start, end, unit.shown[start:end], unit.is_digest) for start, end in _runs(places)[:2]
        )


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


def _name_stems(element: Element) -> frozenset[str]:
    return _stems(" ".join((element.name.replace("-", " "), *_ALSO.get(element.name, ()))))


@cache
def _stems(words: str) -> frozenset[str]:
    stem = morphology("en").key
    return frozenset(stem(word) for word in _words(words) if word not in _EMPTY)


def _words(text: str) -> Iterable[str]:
    return re.findall(r"[a-z]{3,}|\d+", text.lower())
