"""The words of one drafting tradition, as data for the reader of articles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.importers.text import Layout


@dataclass(frozen=True, slots=True)
class Container:
    """A kind of heading above the article."""

    kind: str
    tag: str  # "chp"; with a number "chp_3"
    cite: str  # "гл. {}"
    pattern: re.Pattern[str]  # groups: number, heading


@dataclass(frozen=True, slots=True)
class Cites:
    """How a lawyer cites the units below the article; ``{}`` is the number."""

    dotted: str  # "1."
    bracketed: str  # "1)"
    lettered: str  # "а)"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How a tradition opens its units. Patterns are matched at the start of a paragraph."""

    name: str
    language: str
    containers: tuple[Container, ...]
    named_parts: dict[str, str]  # "ОБЩАЯ ЧАСТЬ" -> "part_general"
    article: re.Pattern[str]  # groups: number, heading
    article_cite: str
    note: re.Pattern[str]  # a note that is law; group: its label
    note_cite: str
    editorial: re.Pattern[str]  # what an editor added
    announces: re.Pattern[str]  # an editorial label whose words stand in the next paragraph
    editorial_cite: str
    repealed: re.Pattern[str]  # "Исключена Законом …" instead of the words of a unit
    closing: re.Pattern[str]  # words that close a list: "наказывается …"
    signature: re.Pattern[str]
    cites: Cites
    joiner: str = " "
    alphabet: str = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
    preface_cite: str = "преамбула"

    def nesting(self, kind: str) -> tuple[str, ...]:
        """Return the kinds of container that a new one of this kind closes, beside its own."""
        return {
            "part": ("chapter", "subchapter"),
            "section": ("chapter", "subchapter"),
            "chapter": ("subchapter",),
        }.get(kind, ())

    @property
    def layout(self) -> Layout:
        """The patterns that tell the paragraphs apart."""
        named = "|".join(re.escape(name) for name in sorted(self.named_parts))
        heads = "|".join([*(container.pattern.pattern for container in self.containers), self.article.pattern])
        return Layout(re.compile(rf"{heads}|(?i:{named})\s*$"), MARK)


MARK = re.compile(r"(?:\d{1,4}(?:-\d{1,3})*(?:\.(?!\d)|\))|[а-яёa-z]\))\s*\S", re.IGNORECASE)
