"""What the general part of a code settles for all offences: how grave a crime has to be for its attempt to count."""

import re
from collections.abc import Iterable

from db.rows import LawText
from desktop.compare.numerals import cardinal

_SMALL = re.compile(
    r"небольшой(?:\s+\w+){0,2}\s+тяжести\b[^.;]{0,160}?не\s+превышает\s+(\w+)\s+(?:лет|года)", re.IGNORECASE
)
_USUAL = 24


def gravity_floor(laws: Iterable[LawText]) -> int:
    """Return the longest imprisonment, in months, of a crime of small gravity (two years where no law says)."""
    for law in laws:
        for unit in law.provisions:
            match = _SMALL.search(unit.text) if "тяжести" in unit.text else None
            years = cardinal(match.group(1).lower()) if match else None
            if years:
                return years * 12
    return _USUAL
