"""Word forms: a cue is written in dictionary forms and found in any form.

Russian cues are expanded to all their forms once (pymorphy3), so that reading a text is a dictionary look-up;
English words are cut to their stem (snowball), a word once.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Protocol

import snowballstemmer


class Morphology(Protocol):
    """How one language writes a word in its forms."""

    def key(self, word: str) -> str:
        """Return what a word of the text is looked up by."""
        ...

    def expand(self, word: str) -> Mapping[str, bool]:
        """Return every key of a cue's word; the value says whether the form can be a subject (nominative)."""
        ...

    def grow(self, prefix: str) -> Mapping[str, bool]:
        """Return the keys of words that begin with ``prefix`` where a key may be shorter than the prefix."""
        ...


_ENDINGS = (
    "", "e", "ed", "es", "s", "ing", "ion", "ions", "y", "ies", "ity", "al", "ally", "ly", "ively", "ive", "or", "er",
    "ation", "ance", "ence", "ancy", "ency", "ant", "ent", "ment", "able", "ible", "ised", "ized",
)  # fmt: skip


class Russian:
    """Forms by dictionary; a word that is in none is predicted by its ending."""

    def key(self, word: str) -> str:
        """Return the word itself: the cues are expanded instead."""
        return word

    def expand(self, word: str) -> Mapping[str, bool]:
        """Return all forms of the dictionary word ``word``, those of its homonyms included."""
        forms: dict[str, list[Any]] = {word: []}
        for parse in _readings(word):
            for form in parse.lexeme:
                forms.setdefault(form.word.replace("ё", "е"), []).append(form.tag)
        return {form: _is_subject(tags) for form, tags in forms.items()}

    def grow(self, prefix: str) -> Mapping[str, bool]:
        """Return nothing: a key is the word itself."""
        return {}


class Stemmed:
    """Forms by stem, for languages without a dictionary."""

    def __init__(self, algorithm: str) -> None:
        self._stem = cache(snowballstemmer.stemmer(algorithm).stemWord)

    def key(self, word: str) -> str:
        """Return the stem."""
        return str(self._stem(word))

    def expand(self, word: str) -> Mapping[str, bool]:
        """Return the one stem."""
        return {self.key(word): True}

    def grow(self, prefix: str) -> Mapping[str, bool]:
        """Return the stems of the prefix with the usual endings: "simulat" gives "simul", the key of "simulated"."""
        return {self.key(prefix + ending): True for ending in _ENDINGS}


@cache
def morphology(language: str) -> Morphology:
    """Return the morphology of a language (BCP 47 primary tag), made on first use."""
    return Russian() if language == "ru" else Stemmed("english")


@cache
def _analyser() -> Any:
    # Loading the dictionary takes a third of a second: on first use, and once.
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


def _readings(word: str) -> list[Any]:
    readings = _analyser().parse(word)
    exact = [parse for parse in readings if parse.normal_form.replace("ё", "е") == word]
    return exact or readings[:1]


def _is_subject(tags: list[Any]) -> bool:
    """Tell whether a form names what is done: nominative, and no genitive singular ("распространения")."""
    cases = {(tag.case, tag.number) for tag in tags}
    names = any(case == "nomn" for case, _ in cases) and ("gent", "sing") not in cases
    return names or not tags or any(tag.POS in ("VERB", "INFN") for tag in tags)
