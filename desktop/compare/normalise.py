"""One spelling for reading (NFC, one quote, dash and space, no soft hyphens), with the way back to the original."""

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

_ONE_FOR_ONE = str.maketrans(
    {
        **dict.fromkeys("«»“”„‟‹›″", '"'),
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("‐‑‒", "-"),
        **dict.fromkeys("–—―−", "–"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t\r\x00", " "),
        "ё": "е",
        "Ё": "Е",
    }
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LOOKALIKES = str.maketrans("abcehikmoptxy", "авсенікмортху")
_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[^\w\s]|\n")
_CYRILLIC = re.compile("[а-я]")
_LATIN = re.compile("[a-z]")


class Token(NamedTuple):
    """One word or mark; ``start`` and ``end`` are offsets into the original text."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Normalised:
    """Text in one spelling; ``places[i]`` is the slice of the original that became character ``i`` (None: the same)."""

    text: str
    places: tuple[tuple[int, int], ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original of the slice ``[start:end]``, which is not empty."""
        return (start, end) if self.places is None else (self.places[start][0], self.places[end - 1][1])


def normalise(text: str) -> Normalised:
    """Bring ``text`` into one spelling and keep the way back."""
    if unicodedata.is_normalized("NFC", text) and not _INVISIBLE.search(text):
        return Normalised(text.translate(_ONE_FOR_ONE))
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    for start, end in _clusters(text):
        piece = unicodedata.normalize("NFC", text[start:end]).translate(_ONE_FOR_ONE)
        pieces.append(piece)
        places += [(start, end)] * len(piece)
    return Normalised("".join(pieces), tuple(places))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Split into a character with the marks that combine with it; what cannot be seen is left out."""
    clusters: list[tuple[int, int]] = []
    for i, character in enumerate(text):
        if _INVISIBLE.match(character):
            continue
        if clusters and clusters[-1][1] == i and unicodedata.combining(character):
            clusters[-1] = (clusters[-1][0], i + 1)
        else:
            clusters.append((i, i + 1))
    return clusters


def tokens(text: str) -> list[Token]:
    """Return the words and marks of ``text`` in lower case, Latin letters inside Cyrillic words repaired."""
    normal = normalise(text)
    found = []
    for match in _TOKEN.finditer(normal.text):
        start, end = normal.original(*match.span())
        found.append(Token(start, end, _fold(match.group())))
    return found


def _fold(word: str) -> str:
    word = word.lower()
    if not word.isascii() and _CYRILLIC.search(word) and _LATIN.search(word):
        word = word.translate(_LOOKALIKES)
    return word
