"""Drafting traditions by (country, language): the most specific that fits a text reads it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.importers.base import Ledger
from desktop.importers.numbering import plain
from desktop.importers.numbering.en import vocabulary_of
from desktop.importers.numbering.en_lines import prepared
from desktop.importers.numbering.en_reader import EnglishReader
from desktop.importers.numbering.kk import KZ_KK
from desktop.importers.numbering.kz_ru import KZ_RU
from desktop.importers.numbering.reader import Reader
from desktop.importers.numbering.ru import RU, RussianReader, cites_of
from desktop.importers.numbering.treaty import TreatyReader
from desktop.importers.numbering.treaty_en import TREATY_EN
from desktop.importers.numbering.treaty_ru import TREATY_RU
from desktop.importers.numbering.vocabulary import Vocabulary
from desktop.importers.outline import Outline
from desktop.importers.text import Line, blocks_of

Read = Callable[[Sequence[Line], str, Ledger], Outline]  # lines, the whole text, where dropped characters go
_PARTIES = (
    r"(?i:States?\s+Part(?:y|ies)|Contracting\s+(?:States?|Part(?:y|ies))|Each\s+Party|Members?\s+(?:which|shall))"
)
_PARTIES_RU = r"(?i:государств\w*[-\s]участни\w+|договаривающ\w+ся\s+(?:государств|сторон))"


@dataclass(frozen=True, slots=True)
class Tradition:
    """How one country (or "" for all) numbers the units of its acts in one language."""

    name: str
    country: str
    language: str
    sign: re.Pattern[str]  # stands in the acts of the tradition
    read: Read
    treaty: bool = False

    @property
    def specific(self) -> tuple[bool, bool, bool]:
        """How narrow it is: treaties before acts of a country before acts in a language."""
        return self.treaty, bool(self.country), bool(self.language)

    def fits(self, text: str) -> bool:
        """Whether a text bears the sign; a treaty has to speak of its parties all the time."""
        if not self.treaty:
            return self.sign.search(text) is not None
        head = text[:_SAMPLE]
        return len(self.sign.findall(head)) >= max(3, len(_ARTICLES.findall(head)) // 2)


_SAMPLE = 100_000  # characters
_ARTICLES = re.compile(r"^[#\s]*(?:Article|Статья)\s+\d+", re.MULTILINE | re.IGNORECASE)


def _by(reader: type[Reader], words: Vocabulary, suit: Callable[[Vocabulary, str], Vocabulary] | None = None) -> Read:
    """Make a tradition's function: the vocabulary, suited to the text, drives the reader."""

    def read(lines: Sequence[Line], text: str, ledger: Ledger) -> Outline:
        own = suit(words, text) if suit else words
        return reader(own, ledger).read(blocks_of(lines, own.layout))

    return read


def _cited(words: Vocabulary, text: str) -> Vocabulary:
    return dataclasses.replace(words, cites=cites_of(text))


def _english(lines: Sequence[Line], text: str, ledger: Ledger) -> Outline:
    words = vocabulary_of(text)
    return EnglishReader(words, ledger).read(blocks_of(prepared(lines, words, ledger), words.layout))


TRADITIONS = (
    Tradition("treaty", "", "en", re.compile(_PARTIES), _by(TreatyReader, TREATY_EN), treaty=True),
    Tradition("treaty-ru", "", "ru", re.compile(_PARTIES_RU), _by(TreatyReader, TREATY_RU), treaty=True),
    Tradition("kz-ru", "KZ", "ru", re.compile(r"Республик[аиу]\s+Казахстан|\bРК\b"), _by(RussianReader, KZ_RU, _cited)),
    Tradition("kz-kk", "KZ", "kk", re.compile(r"Қазақстан"), _by(RussianReader, KZ_KK)),
    Tradition("ru", "", "ru", re.compile(r"[а-я]{3}"), _by(RussianReader, RU, _cited)),
    Tradition("en", "", "en", re.compile(r"[a-z]{3}"), _english),
    Tradition("plain", "", "", re.compile(r""), lambda lines, _, __: plain.read(blocks_of(lines, plain.LAYOUT))),
)


def fitting(text: str, language: str) -> Tradition:
    """Return the most specific tradition of a language that recognises a text."""
    fit = [each for each in TRADITIONS if each.language in (language, "") and each.fits(text)]
    return max(fit, key=lambda tradition: tradition.specific)


def named(name: str) -> Tradition | None:
    """Return the tradition of that name."""
    return next((tradition for tradition in TRADITIONS if tradition.name == name), None)
