"""Russian drafting: раздел, глава, статья, часть or пункт, подпункт, примечание."""

from __future__ import annotations

import re

from desktop.importers.numbering.vocabulary import Cites, Container, Vocabulary

NUMBER = r"(\d+(?:-\d+)*|[IVXLCІ]+(?:-\d+)*)"


def container(kind: str, tag: str, cite: str, word: str) -> Container:
    """Build a container of which the heading begins with ``word`` and a number, e.g. "Глава 3. …"."""
    return Container(kind, tag, cite, re.compile(rf"{word}\s*{NUMBER}(?![\w)])[.:]?\s*(.*)", re.DOTALL))


LAWS = Cites(dotted="п. {}", bracketed="пп. {}", lettered="пп. {}")
CODES = Cites(dotted="ч. {}", bracketed="п. {}", lettered="п. {}")
CODES_WITH_SUBPOINTS = Cites(dotted="ч. {}", bracketed="пп. {}", lettered="пп. {}")

RU = Vocabulary(
    name="ru",
    language="ru",
    containers=(
        container("section", "sec", "разд. {}", "(?:Раздел|РАЗДЕЛ)"),
        container("chapter", "chp", "гл. {}", "(?:Глава|ГЛАВА)"),
        container("subchapter", "subchp", "§ {}", "(?:§|Параграф|ПАРАГРАФ)"),
    ),
    named_parts={
        "общая часть": "part_general",
        "особенная часть": "part_special",
        "заключительные положения": "part_final",
        "переходные положения": "part_transitional",
        "заключительные и переходные положения": "part_final",
    },
    article=re.compile(r"(?:Статья|СТАТЬЯ)\s+(\d+(?:-\d+)*)(?:\.(?!\d)\s*(.*)|\s*$)", re.DOTALL),
    article_cite="ст. {}",
    note=re.compile(r"(Примечани[ея])\b\s*[.:]?\s*"),
    note_cite="примечание",
    editorial=re.compile(r"Сноска\b"),
    announces=re.compile(r"(?!)"),
    editorial_cite="сноска",
    repealed=re.compile(r"(?:исключен[аоы]?|утратил[аои]?\s+силу)\b[^.]{0,60}(?:закон|указ|кодекс)", re.IGNORECASE),
    closing=re.compile(r"(?:наказыва|влеч[её]т|влекут)"),
    signature=re.compile(r"(?:Президент|Председатель)\s+[А-ЯЁ][^.;]{0,60}$"),
    cites=LAWS,
)


def cites_of(text: str) -> Cites:
    """Tell from an act's own references whether it counts in части or in пункты.

    Codes say "частью первой настоящей статьи" and "пунктом 1) части второй"; other laws say "пункт 2 настоящей
    статьи" and "подпункт 3)". An act that refers to neither is taken by its name: a code that punishes, or another.
    """
    parts = len(_PARTS.findall(text))
    points = len(_POINTS.findall(text))
    if parts == points:
        parts += _PUNISHES.search(text[:2000]) is not None
    if parts <= points:
        return LAWS
    return CODES if len(_POINT.findall(text)) >= len(_SUBPOINT.findall(text)) else CODES_WITH_SUBPOINTS


_PARTS = re.compile(r"\bчаст(?:ь|и|ью|ей|ям|ями|ях)\s+\w+(?:,? и \w+)?\s+(?:настоящей\s+)?стать", re.IGNORECASE)
_POINTS = re.compile(
    r"\bпункт(?:а|у|ом|е|ы|ов|ам|ами|ах)?\s+\d+(?:-\d+)?(?: и \d+)?\s+(?:настоящей\s+)?стать", re.IGNORECASE
)
_POINT = re.compile(r"\bпункт\w*\s+(?:\d+(?:-\d+)?|\"?[а-я]\"?)\)")
_SUBPOINT = re.compile(r"\bподпункт\w*\s+\d+(?:-\d+)?\)")
_PUNISHES = re.compile(r"(?:уголовн|процессуальн|административн\w+ правонарушен)", re.IGNORECASE)
