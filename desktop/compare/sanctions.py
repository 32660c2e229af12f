"""The sanction of an offence as values: terms in months, kinds of penalty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from desktop.compare.normalise import Token
from desktop.compare.numerals import cardinal

# What a penalty is called; one that begins with "лишени" of liberty is read with its term.
_KINDS = {
    "штраф": "fine", "исправительн": "correctional work", "общественн": "community service",
    "обязательн": "community service", "арест": "arrest", "ограничени": "restriction of liberty",
    "конфискац": "confiscation", "принудительн": "forced labour",
}  # fmt: skip
_MONTHS = {"лет": 12, "года": 12, "год": 12, "годов": 12, "месяцев": 1, "месяца": 1, "месяц": 1}


@dataclass(frozen=True, slots=True)
class Sanction:
    """What an offence is punished with; ``months`` is the range of deprivation of liberty, (0, 0) for none."""

    months: tuple[int, int] = (0, 0)
    life: bool = False
    kinds: tuple[str, ...] = ()

    @property
    def longest(self) -> int:
        """The longest deprivation of liberty, in months; life counts as 600."""
        return 600 if self.life else self.months[1]


def read_sanction(words: Sequence[Token]) -> Sanction:
    """Read the words after "наказывается"."""
    said = [token.word for token in words]
    kinds = {kind for word in said if (kind := _kind(word))}
    terms = [_term(said, i) for i in _prison_places(said)]
    life = any(
        word.startswith("пожизненн") and said[i + 1 : i + 3] == ["лишением", "свободы"] for i, word in enumerate(said)
    )
    if terms or life:
        kinds.add("deprivation of liberty")
    if any(said[i : i + 2] == ["лишением", "права"] for i in range(len(said))):
        kinds.add("disqualification")
    low = min((term[0] for term in terms), default=0)
    return Sanction((low, max((term[1] for term in terms), default=0)), life, tuple(sorted(kinds)))


@cache
def _kind(word: str) -> str:
    return next((kind for stem, kind in _KINDS.items() if word.startswith(stem)), "")


def _prison_places(said: Sequence[str]) -> Iterable[int]:
    return [i + 2 for i in range(len(said) - 1) if said[i].startswith("лишени") and said[i + 1] == "свободы"]


def _term(said: Sequence[str], begin: int) -> tuple[int, int]:
    """Return the term that follows: "на срок от трех до шести лет"; "на тот же срок" repeats the term before it."""
    if list(said[begin : begin + 4]) == ["на", "тот", "же", "срок"]:
        return _amounts(said[max(0, begin - 10) : begin - 2])
    return _amounts(_until_next_penalty(said[begin : begin + 12]))


def _until_next_penalty(said: Sequence[str]) -> Sequence[str]:
    stop = next((i for i, word in enumerate(said) if word in ("с", "либо", ",", "и")), len(said))
    return said[:stop]


def _amounts(said: Sequence[str]) -> tuple[int, int]:
    values: list[int] = []
    unit = next((_MONTHS[word] for word in reversed(said) if word in _MONTHS), 12)
    for i, word in enumerate(said):
        value = cardinal(word)
        if value is not None:
            own = next((_MONTHS[later] for later in said[i + 1 : i + 2] if later in _MONTHS), unit)
            values.append(value * own)
    if not values:
        return 0, 0
    return (values[0] if len(values) > 1 else 0), max(values)
