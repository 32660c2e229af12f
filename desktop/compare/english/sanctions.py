"""The penalty of an offence in English words: terms in months, life, fines."""

import re

from desktop.compare.english.numerals import number_at
from desktop.compare.normalise import tokens
from desktop.compare.sanctions import Sanction

_KINDS = {
    "fine": "fine", "fined": "fine", "forfeit": "confiscation", "forfeiture": "confiscation", "caning": "corporal",
    "whipping": "corporal", "disqualified": "disqualification", "community": "community service",
}  # fmt: skip
# Terms of the penalties of codes in the Spanish tradition, in months.
_NAMED = {"reclusion perpetua": 480, "reclusion temporal": 240, "prision mayor": 144, "prision correccional": 72,
          "arresto mayor": 6}  # fmt: skip
_LIFE = re.compile(
    r"\b(?:imprison\w*|penal servitude|detention|jail)[^.;]{0,30}\b(?:for|to)\s+(?:\w+\s+)?(?:natural\s+)?life\b"
    r"|\blife\s+(?:imprisonment|sentence)",
    re.IGNORECASE,
)
_PRISON = re.compile(r"imprison|custod|jail|penal servitude|detention|incarcerat|deprivation of liberty", re.IGNORECASE)
_MONTHS = {"year": 12, "years": 12, "month": 1, "months": 1}


def read_penalty(text: str) -> Sanction | None:
    """Read the penalty that a rule names; None where it names none."""
    said = [token.word for token in tokens(text)]
    kinds = {_KINDS[word] for word in said if word in _KINDS}
    prison = _PRISON.search(text) is not None
    terms = _terms(said) if prison else []
    lower = text.lower()
    terms += [months for name, months in _NAMED.items() if name in lower]
    life = _LIFE.search(text) is not None
    if prison or life or terms:
        kinds.add("deprivation of liberty")
    low = min(terms) if len(terms) > 1 and "less than" in lower else 0
    return Sanction((low, max(terms, default=0)), life, tuple(sorted(kinds))) if kinds else None


def _terms(said: list[str]) -> list[int]:
    """Return the terms in months, ages left out."""
    found = []
    for i in range(len(said)):
        number = number_at(said, i)
        unit = said[i + number[1]] if number and i + number[1] < len(said) else ""
        if number and unit in _MONTHS and not _is_age(said, i, i + number[1]):
            found.append(number[0] * _MONTHS[unit])
    return found


def _is_age(said: list[str], first: int, last: int) -> bool:
    near = {*said[max(0, first - 4) : first], *said[last + 1 : last + 3]}
    return bool(near.intersection({"age", "aged", "old", "under", "below", "attained"}))
