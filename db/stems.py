"""Words and stems, as search sees them."""

import re
import threading
from functools import lru_cache
from typing import Any

WORD = re.compile(r"[^\W_]+")
_CYRILLIC = re.compile(r"[а-я]")


_OWN = threading.local()  # a stemmer keeps the word that it is at work on, so each thread has its own


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
    return str(_stemmer("russian" if _CYRILLIC.search(word) else "english").stemWord(word))


def stems(text: str, language: str) -> str:
    """Return the distinct stems of a text, sorted; none for Kazakh, whose words are found by their beginning."""
    return "" if language == "kk" else " ".join(sorted({stem(word) for word in words(text)}))


def _stemmer(language: str) -> Any:
    """Return this thread's stemmer; made late, as the library brings thirty languages and the window opens without."""
    if not hasattr(_OWN, language):
        import snowballstemmer

        setattr(_OWN, language, snowballstemmer.stemmer(language))
    return getattr(_OWN, language)
