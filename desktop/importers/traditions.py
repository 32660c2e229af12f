"""Drafting traditions by (country, language): the most specific that fits a text reads it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.importers.base import Ledger
from desktop.importers.numbering.articles import ArticleReader
from desktop.importers.numbering.kz_ru import KZ_RU
from desktop.importers.numbering.ru import RU, cites_of
from desktop.importers.numbering.vocabulary import Vocabulary
from desktop.importers.outline import Outline
from desktop.importers.text import Line, blocks_of

Reader = Callable[[Sequence[Line], str, Ledger], Outline]


@dataclass(frozen=True, slots=True)
class Tradition:
    """How one country (or "" for all) numbers the units of its acts in one language."""

    name: str
    country: str
    language: str
    sign: re.Pattern[str]  # stands in every act of the tradition
    read: Reader

    @property
    def specific(self) -> int:
        """How narrow it is: country and language before language before general."""
        return 2 * bool(self.country) + bool(self.language)


def _articles(words: Vocabulary) -> Reader:
    def read(lines: Sequence[Line], text: str, ledger: Ledger) -> Outline:
        vocabulary = dataclasses.replace(words, cites=cites_of(text)) if words.language == "ru" else words
        return ArticleReader(vocabulary, ledger).read(blocks_of(lines, vocabulary.layout))

    return read


TRADITIONS = (
    Tradition("kz-ru", "KZ", "ru", re.compile(r"Республик[аиу]\s+Казахстан|\bРК\b"), _articles(KZ_RU)),
    Tradition("ru", "", "ru", re.compile(r"[а-я]{3}"), _articles(RU)),
)
NAMES = tuple(tradition.name for tradition in TRADITIONS)


def fitting(text: str, language: str) -> Tradition | None:
    """Return the most specific tradition of a language that recognises a text."""
    fit = [each for each in TRADITIONS if each.language in (language, "") and each.sign.search(text)]
    return max(fit, key=lambda tradition: tradition.specific, default=None)
