"""Words and stems, as search sees them."""

import re
import threading
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+")
_CYRILLIC = re.compile(r"[а-я]")


class _Stemmers(threading.local):
    """The stemmers of one thread: they keep the word that they are at work on."""

    def __init__(self) -> None:
        self.russian = snowballstemmer.stemmer("russian")
        self.english = snowballstemmer.stemmer("english")


_STEMMERS = _Stemmers()


def folded(text: str) -> str:
    """Return ``text`` in small letters with е for ё; the length stays.

    >>> folded("Ещё РАЗ")
    'еще раз'
    """
    return text.lower().replace("ё", "е") if len(text.lower()) == len(text) else text.replace("ё", "е")


def words(text: str) -> list[str]:
    """Return the folded words of a text; a soft hyphen is no break."""
    return WORD.findall(folded(text.replace("\xad", "")))


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """Return the stem of a folded word: Russian for Cyrillic letters, else English."""
    stemmer = _STEMMERS.russian if _CYRILLIC.search(word) else _STEMMERS.english
    return str(stemmer.stemWord(word))


def stems(text: str, language: str) -> str:
    """Return the distinct stems of a text, sorted; none for Kazakh, whose words are found by their beginning."""
    return "" if language == "kk" else " ".join(sorted({stem(word) for word in words(text)}))
