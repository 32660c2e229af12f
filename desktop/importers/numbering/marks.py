"""What readers see in paragraphs: the number at the start, Roman numerals, quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.importers.gaps import Key

LONGEST_QUOTATION = 400  # paragraphs
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Mark:
    """The number at the start of a paragraph: its style, itself, its place in a run, the words after it."""

    style: str
    number: str
    key: Key
    words: str


class Quotations:
    """Finds where quoted law ends: its numbers are no units of the act that quotes it."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        """Count the quotation marks of every paragraph once."""
        self._straight = [words.count('"') % 2 for words in paragraphs]
        self._angled = [words.count("«") - words.count("»") for words in paragraphs]

    def end(self, start: int) -> int:
        """Return the paragraph that closes the quotation with which paragraph ``start`` begins, or -1."""
        straight = angled = 0
        for n in range(start, min(start + LONGEST_QUOTATION, len(self._straight))):
            straight ^= self._straight[n]
            angled += self._angled[n]
            if not straight and angled <= 0:
                return n
        return -1


def roman(numeral: str) -> int:
    """Read a Roman numeral, 0 where it is none.

    >>> roman("xiv"), roman("IV"), roman("vx"), roman("a")
    (14, 4, 0, 0)
    """
    values = [_ROMAN.get(letter, 0) for letter in numeral.lower()]
    if not values or 0 in values or len(values) > 12:
        return 0
    total = sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    return total if _numeral(total) == numeral.lower() else 0


def _numeral(number: int) -> str:
    steps = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    letters = ""
    for value, letter in steps:
        while number >= value:
            letters, number = letters + letter, number - value
    return letters
