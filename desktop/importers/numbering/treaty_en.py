"""Treaties in English."""

from __future__ import annotations

import re

from desktop.importers.numbering.vocabulary import Cites, Container, Vocabulary

_NUMBER = r"([IVXLC]{1,9}|\d{1,5})"


def _container(level: int, kind: str, tag: str, word: str) -> Container:
    heading = re.compile(rf"(?:{word}|{word.upper()})\s*{_NUMBER}(?:\s*[.:–—-]\s*(.*)|\s*$|\s+([A-Z].*))", re.DOTALL)
    return Container(kind, tag, f"{word} {{}}", heading, level)


TREATY_EN = Vocabulary(
    name="treaty",
    language="en",
    article=re.compile(
        r"(?:Article|ARTICLE)\s+(\d{1,5}(?:-\d{1,4})?|[IVXLC]{1,9})(?:\s*[.:–—-]\s*(.*)|\s*$|\s+([A-Z][^.;:]{0,150}$))",
        re.DOTALL,
    ),
    article_cite="{}",
    mark=re.compile(r"(?:\d{1,3}\.(?!\d)|\(?(?:[a-z]|[ivxl]{2,6})\)|[a-z]\.|\(\d{1,3}\)|[–—])\s*\S"),
    containers=(
        _container(1, "part", "part", "Part"),
        _container(2, "chapter", "chp", "Chapter"),
        _container(3, "section", "sec", "Section"),
        _container(4, "title", "title", "Title"),
        Container("part", "part", "Part {}", re.compile(r"([IVXLC]{1,6})()\.?\s*$"), 1),
    ),
    cites=Cites(dotted=", {} indent", bracketed="({})", lettered="({})"),
    joiner="",
    preamble_cite="Preamble",
    preamble_label=re.compile(r"(Preamble|PREAMBLE)\b\s*:?\s*"),
    conclusions=re.compile(r"(?i:in witness whereof|in faith whereof|done (?:at|in)\b)"),
    conclusions_cite="Closing formula",
)
