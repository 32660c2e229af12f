"""Russian drafting: раздел, глава, статья, часть or пункт, подпункт, примечание."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from desktop.importers.gaps import key_of
from desktop.importers.numbering.marks import Mark
from desktop.importers.numbering.reader import Reader
from desktop.importers.numbering.vocabulary import Cites, Container, Vocabulary
from desktop.importers.outline import Unit

ALPHABET = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
NUMBER = r"(\d{1,5}(?:-\d{1,4}){0,3}|[IVXLCІ]{1,9}(?:-\d{1,4})?)"
_MARK = re.compile(
    r"(?:(?P<dotted>\d{1,4}(?:[-.]\d{1,3}){0,3})\.(?!\d)|(?P<bracketed>\d{1,4}(?:[-.]\d{1,3}){0,3})\)|(?P<lettered>[^\W\d_])\))"
    r"\s*(?P<words>.*)",
    re.DOTALL,
)

LAWS = Cites(dotted="п. {}", bracketed="пп. {}", lettered="пп. {}")
CODES = Cites(dotted="ч. {}", bracketed="п. {}", lettered="п. {}")
CODES_WITH_SUBPOINTS = Cites(dotted="ч. {}", bracketed="пп. {}", lettered="пп. {}")


class RussianReader(Reader):
    """Reads 1. as часть (or пункт), 1) and а) as пункт (or подпункт)."""

    ranks: ClassVar[Mapping[str, int]] = {"dotted": 1, "bracketed": 2, "lettered": 3}

    def mark(self, text: str) -> Mark | None:
        """Read "1.", "3-1)" or "а)"."""
        match = _MARK.match(text)
        if match is None:
            return None
        style = next(style for style in self.ranks if match.group(style))
        number = match.group(style)
        letter = ALPHABET.find(number.lower()) + 1 or ord(number[0].lower())
        return Mark(style, number, key_of(number) or (letter,), match.group("words"))

    def unit(self, mark: Mark, owner: Unit) -> Unit:
        """Make a paragraph, point or subpoint; the numbers of a note are its points, whatever their style."""
        in_note = owner.kind == "note"
        if mark.style == "dotted" and not in_note:
            kind, tag = "paragraph", "para"
        else:
            kind = tag = "subpoint" if owner.kind in ("point", "subpoint") else "point"
        cite = "п. {}" if in_note else getattr(self.words.cites, mark.style)
        return Unit(
            kind, f"{tag}_{mark.number.lower().replace('.', '-')}", mark.number, cite.format(mark.number), parent=owner
        )


def container(level: int, kind: str, tag: str, cite: str, word: str) -> Container:
    """Build a container of which the heading begins with ``word`` and a number, e.g. "Глава 3. …"."""
    return Container(kind, tag, cite, re.compile(rf"{word}\s*{NUMBER}(?![\w)])[.:]?\s*(.*)", re.DOTALL), level)


RU = Vocabulary(
    name="ru",
    language="ru",
    article=re.compile(r"(?:[СC]татья|СТАТЬЯ)\s+(\d{1,5}(?:[-.]\d{1,4}){0,3})(?:\.(?!\d)\s*(.*)|\s*$)", re.DOTALL),
    article_cite="ст. {}",
    untitled="dotted",
    mark=re.compile(r"(?:\d{1,4}(?:[-.]\d{1,3}){0,3}(?:\.(?!\d)|\))|[^\W\d_]\))\s*\S"),
    containers=(
        container(1, "section", "sec", "разд. {}", "(?:Раздел|РАЗДЕЛ)"),
        container(2, "chapter", "chp", "гл. {}", "(?:Глава|ГЛАВА)"),
        container(3, "subchapter", "subchp", "§ {}", "(?:§|Параграф|ПАРАГРАФ)"),
    ),
    named_parts={
        "общая часть": "part_general",
        "особенная часть": "part_special",
        "заключительные положения": "part_final",
        "переходные положения": "part_transitional",
        "заключительные и переходные положения": "part_final",
    },
    preamble_cite="преамбула",
    note=re.compile(r"(Примечани[ея])\b\s*[.:]?\s*"),
    note_cite="примечание",
    editorial=re.compile(r"[СC]носка\b|(?:СОДЕРЖАНИЕ|Содержание|ОГЛАВЛЕНИЕ|Оглавление)$"),
    editorial_cite="сноска",
    repealed=re.compile(
        r"(?:исключ(?:ен[аоы]?|ить)|утратил[аои]?\s+силу)\b[^.]{0,60}(?:закон|указ|кодекс)", re.IGNORECASE
    ),
    closing=re.compile(r"(?:наказыва|влеч[её]т|влекут)"),
    conclusions_cite="подписи",
    conclusions=re.compile(r"(?:Президент|Председатель)\s+[А-ЯЁ][^.;:]{0,60}$"),
)


def cites_of(text: str) -> Cites:
    """Tell from an act's own references whether it counts in части or in пункты.

    Codes say "частью первой настоящей статьи" and "пунктом 1) части второй"; other laws say "пункт 2 настоящей
    статьи" and "подпункт 3)". An act that refers to neither is taken by its name: a code that punishes, or another.
    """
    text = text[:_SAMPLE]
    parts = len(_PARTS.findall(text))
    points = len(_POINTS.findall(text))
    if parts == points:
        parts += _PUNISHES.search(text[:2000]) is not None and _AMENDS.search(text[:2000]) is None
    if parts <= points:
        return LAWS
    return CODES if len(_POINT.findall(text)) >= len(_SUBPOINT.findall(text)) else CODES_WITH_SUBPOINTS


_SAMPLE = 300_000  # characters
_PARTS = re.compile(r"\bчаст(?:ь|и|ью|ей|ям|ями|ях)\s+\w+(?:,? и \w+)?\s+настоящей\s+стать", re.IGNORECASE)
_POINTS = re.compile(
    r"\bпункт(?:а|у|ом|е|ы|ов|ам|ами|ах)?\s+\d+(?:-\d+)?(?: и \d+)?\s+настоящей\s+стать", re.IGNORECASE
)
_POINT = re.compile(r"\bпункт\w*\s+(?:\d+(?:-\d+)?|\"?[а-я]\"?)\)")
_SUBPOINT = re.compile(r"\bподпункт\w*\s+\d+(?:-\d+)?\)")
_PUNISHES = re.compile(r"(?:уголовн|процессуальн|административн\w+ правонарушен)", re.IGNORECASE)
_AMENDS = re.compile(r"\bвнес\w+ изменени", re.IGNORECASE)
