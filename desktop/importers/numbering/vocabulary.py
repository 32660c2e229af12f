"""The words of one drafting tradition, as data for the reader that goes with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.importers.text import Layout

NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Container:
    """A kind of heading above the article."""

    kind: str
    tag: str  # "chp"; with a number "chp_3"
    cite: str  # "гл. {}"
    pattern: re.Pattern[str]  # groups: number, heading


@dataclass(frozen=True, slots=True)
class Cites:
    """How a lawyer cites the numbered units of national law below the article; ``{}`` is the number."""

    dotted: str  # "1."
    bracketed: str  # "1)"
    lettered: str  # "а)"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How a tradition opens its units. Patterns are matched at the start of a paragraph."""

    name: str
    language: str
    article: re.Pattern[str]  # groups: number, heading
    article_cite: str
    mark: re.Pattern[str]  # a number that may open a paragraph on a line of its own
    containers: tuple[Container, ...] = ()
    named_parts: Mapping[str, str] = field(default_factory=dict)  # "общая часть" -> "part_general"
    cites: Cites = Cites("{}", "{}", "{}")
    joiner: str = " "  # between the parts of a pinpoint
    preamble_cite: str = ""
    preamble_label: re.Pattern[str] = NEVER  # a word before the preamble; group: the word
    note: re.Pattern[str] = NEVER  # a note that is law; group: its label
    note_cite: str = ""
    editorial: re.Pattern[str] = NEVER  # what an editor added
    announces: re.Pattern[str] = NEVER  # an editor's label whose words stand in the next paragraph
    editorial_cite: str = ""
    repealed: re.Pattern[str] = NEVER  # "Исключена Законом …" in the place of a unit's words
    closing: re.Pattern[str] = NEVER  # words that surely close a list: "наказывается …"
    conclusions: re.Pattern[str] = NEVER  # what follows the last article: a signature
    conclusions_cite: str = ""
    basic: tuple[str, str] = ("article", "art")  # kind and tag of the unit that an act is counted in

    @property
    def layout(self) -> Layout:
        """The patterns that tell the paragraphs apart."""
        named = "|".join(re.escape(name) for name in sorted(self.named_parts)) or "(?!)"
        heads = "|".join([*(container.pattern.pattern for container in self.containers), self.article.pattern])
        return Layout(re.compile(rf"{heads}|(?i:{named})\s*$", re.DOTALL), self.mark)


def closed_by(kind: str) -> tuple[str, ...]:
    """Return the kinds of container that a new one of this kind ends, beside its own."""
    lower = {"part": ("chapter", "subchapter"), "section": ("chapter", "subchapter"), "chapter": ("subchapter",)}
    return (*lower.get(kind, ()), "preface", "preamble", "conclusions")
