"""The words of one drafting tradition, as data for the reader that goes with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.importers.outline import Unit
from desktop.importers.text import Layout

NEVER = re.compile(r"(?!)")
FRONT_AND_BACK = ("preface", "preamble", "conclusions")  # what no heading stands in


@dataclass(frozen=True, slots=True)
class Container:
    """A kind of heading above the article."""

    kind: str
    tag: str  # "chp"; with a number "chp_3"
    cite: str  # "гл. {}"
    pattern: re.Pattern[str]  # groups: number, heading
    level: int  # 1 outermost; kinds of one level may stand in each other, whichever comes first


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
    untitled: str = ""  # style of number that an article has where its heading lost the word for "article"
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

    def article_of(self, text: str) -> tuple[str, str] | None:
        """Read the number and heading of an article, where a paragraph opens one."""
        match = self.article.match(text)
        return _number_and_heading(match) if match else None

    def container_of(self, text: str) -> Unit | None:
        """Make the container that a heading opens."""
        for container in self.containers:
            if match := container.pattern.match(text):
                number, heading = _number_and_heading(match)
                name = f"{container.tag}_{number}" if number else container.tag
                return Unit(container.kind, name, number, container.cite.format(number), heading)
        tag = self.named_parts.get(text.rstrip(" .").lower())
        return Unit("part", tag, cite=text, heading=text) if tag else None

    @property
    def layout(self) -> Layout:
        """The patterns that tell the paragraphs apart."""
        named = "|".join(re.escape(name) for name in sorted(self.named_parts)) or "(?!)"
        heads = "|".join([*(container.pattern.pattern for container in self.containers), self.article.pattern])
        return Layout(re.compile(rf"{heads}|(?i:{named})\s*$", re.DOTALL), self.mark)

    def ends(self, kind: str, other: str) -> bool:
        """Whether a new container of ``kind`` ends an open one of kind ``other``."""
        levels = {"part": 1, **{container.kind: container.level for container in self.containers}}
        return kind == other or levels.get(other, 0) > levels.get(kind, 0) or other in FRONT_AND_BACK


def _number_and_heading(match: re.Match[str]) -> tuple[str, str]:
    """Read a number and the first heading that a pattern found."""
    number, *headings = match.groups()
    return number, next((heading.strip() for heading in headings if heading), "")
