"""Kazakh drafting: бөлім, тарау, бап, тармақ, тармақша, ескертпе."""

from __future__ import annotations

import re

from desktop.importers.numbering.vocabulary import Cites, Container, Vocabulary

_NUMBER = r"(\d{1,5}(?:-\d{1,4}){0,3})"


def _container(level: int, kind: str, tag: str, word: str) -> Container:
    heading = re.compile(rf"{_NUMBER}-(?i:{word})\b[.:]?\s*(.*)", re.DOTALL)
    return Container(kind, tag, f"{{}}-{word}", heading, level)


KZ_KK = Vocabulary(
    name="kz-kk",
    language="kk",
    article=re.compile(rf"{_NUMBER}-(?:бап|БАП)(?:\.\s*(.*)|\s*$)", re.DOTALL),
    article_cite="{}-бап",
    mark=re.compile(r"(?:\d{1,4}(?:-\d{1,3}){0,3}(?:\.(?!\d)|\))|[^\W\d_]\))\s*\S"),
    containers=(
        _container(1, "section", "sec", "бөлім"),
        _container(2, "chapter", "chp", "тарау"),
        _container(3, "subchapter", "subchp", "параграф"),
    ),
    named_parts={"жалпы бөлім": "part_general", "ерекше бөлім": "part_special"},
    cites=Cites(dotted="{}-тармақ", bracketed="{}) тармақша", lettered="{}) тармақша"),
    preamble_cite="кіріспе",
    note=re.compile(r"(Ескертпе(?:лер)?)\b\s*[.:]?\s*"),
    note_cite="ескертпе",
    editorial=re.compile(r"Ескерту\.|[СC]носка\b|(?:РҚАО|ҚР АХҚО|ЗҚАИ)\S*\s+ескертпесі|МАЗМҰНЫ$|Мазмұны$"),
    announces=re.compile(r"(?:РҚАО|ҚР АХҚО|ЗҚАИ)\S*\s+ескертпесі\s*!?\s*$"),
    editorial_cite="ескерту",
    repealed=re.compile(r"(?:алып тасталды|күші жойылды)", re.IGNORECASE),
    conclusions_cite="қолдар",
    conclusions=re.compile(r"Қазақстан\s+Республикасының\s+Президенті[^.;:]{0,60}$"),
)
