"""Which language a text is in, by its letters: enough to choose a drafting tradition."""

from __future__ import annotations

import re

_SAMPLE = 100_000  # characters that are looked at
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:the|of|and|shall|to)\b", re.IGNORECASE)


def language_of(text: str) -> str:
    """Return "ru", "kk", "en", or "" where it cannot be told.

    >>> [language_of(text) for text in ("Статья 1.", "1-бап. Негізгі ұғымдар", "Article 1 of the law", "§ 1")]
    ['ru', 'kk', 'en', '']
    """
    sample = text[:_SAMPLE]
    cyrillic, kazakh = len(_CYRILLIC.findall(sample)), len(_KAZAKH.findall(sample))
    latin = len(_LATIN.findall(sample))
    if cyrillic + kazakh > latin:
        return "kk" if kazakh > (cyrillic + kazakh) // 20 else "ru"
    words = sample.split()
    return "en" if words and len(_ENGLISH.findall(sample)) > len(words) // 20 else ""
