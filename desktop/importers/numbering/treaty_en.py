"""Treaties in English."""

from __future__ import annotations

import re

from desktop.importers.numbering.vocabulary import Cites, Container, Vocabulary

_NUMBER = r"([IVXLC]+|\d+)"


def _container(kind: str, tag: str, cite: str, words: str) -> Container:
    return Container(
        kind, tag, cite, re.compile(rf"{words}\s*{_NUMBER}(?:\s*[.:–—-]\s*(.*)|\s*$|\s+([A-Z].*))", re.DOTALL)
    )


TREATY_EN = Vocabulary(
    name="treaty",
    language="en",
    article=re.compile(
        r"(?:Article|ARTICLE)\s+(\d+(?:-\d+)*|[IVXLC]+)(?:\s*[.:–—-]\s*(.*)|\s*$|\s+([A-Z][^.;:]{0,150}$))", re.DOTALL
    ),
    article_cite="{}",
    mark=re.compile(r"(?:\d{1,3}\.(?!\d)|\(?(?:[a-z]|[ivxl]{2,6})\)|[a-z]\.|\(\d{1,3}\)|[–—])\s*\S"),
    containers=(
        _container("part", "part", "Part {}", "(?:Part|PART)"),
        _container("chapter", "chp", "Chapter {}", "(?:Chapter|CHAPTER)"),
        _container("section", "sec", "Section {}", "(?:Section|SECTION)"),
        Container("part", "part", "Part {}", re.compile(r"([IVXLC]{1,6})()\.?\s*$")),
    ),
    cites=Cites(dotted=", {} indent", bracketed="({})", lettered="({})"),
    joiner="",
    preamble_cite="Preamble",
    preamble_label=re.compile(r"(Preamble|PREAMBLE)\b\s*:?\s*"),
    conclusions=re.compile(r"(?i:in witness whereof|in faith whereof|done (?:at|in)\b)"),
    conclusions_cite="Closing formula",
)
