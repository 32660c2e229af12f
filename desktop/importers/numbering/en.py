"""English common-law drafting: section 4, subsection (1), paragraph (a), sub-paragraph (i)."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import ClassVar

from desktop.importers.numbering.marks import Mark
from desktop.importers.numbering.treaty import TreatyReader
from desktop.importers.numbering.treaty_en import TREATY_EN
from desktop.importers.numbering.vocabulary import Vocabulary
from desktop.importers.outline import Unit
from desktop.importers.text import Block

_NUMBER = r"(\d{1,5}[A-Z]{0,3}(?:-\d{1,4})?)"
_SECTION = re.compile(rf"(?:Section|SECTION|Sec\.|SEC\.)\s+{_NUMBER}\b\.?\s*[—–-]?\s*(.*)", re.DOTALL)
_ARTICLE = re.compile(rf"(?:Article|ARTICLE|Art\.)\s+{_NUMBER}\b\.?\s*[—–-]?\s*(.*)", re.DOTALL)
_BARE = re.compile(rf"{_NUMBER}\.(?!\d)\s*(.*)", re.DOTALL)
_LAW = re.compile(r"\b(?:shall|Act|[Ss]ections?)\b")  # a numbered list without these is no act
_LEVELS = {"number": ("subsection", "subsec"), "letter": ("paragraph", "para"), "roman": ("subparagraph", "subpara")}

EN = dataclasses.replace(
    TREATY_EN,
    name="en",
    article=_SECTION,
    article_cite="s. {}",
    containers=tuple(each for each in TREATY_EN.containers if each.kind != "section"),
    basic=("section", "sec"),
)


class EnglishReader(TreatyReader):
    """Reads sections; what follows a section's number is its heading, its first subsection or its words."""

    ranks: ClassVar[Mapping[str, int]] = {**TreatyReader.ranks, "capital": 4}

    def mark(self, text: str) -> Mark | None:
        """Read "(1)", "(a)", "(i)", "(A)"."""
        mark = super().mark(text)
        if mark and mark.number.isalpha() and mark.number.isupper():
            return dataclasses.replace(mark, style="capital")
        return mark

    def unit(self, mark: Mark, owner: Unit) -> Unit:
        """Make a subsection, paragraph, sub-paragraph or item."""
        kind, tag = _LEVELS.get(mark.style, ("item", "item"))
        number = mark.number or str(mark.key[0])
        return Unit(kind, f"{tag}_{number}", mark.number, f"({number})", parent=owner)

    def _article(self, block: Block, number: str, heading: str) -> None:
        inner = self.mark(heading)
        words = heading if inner is None and (len(heading) > 120 or heading.endswith((".", ";", ":", ",", "—"))) else ""
        titled = "" if inner or words else heading
        super()._article(Block(block.text[: len(block.text) - len(heading)] + titled, block.line), number, titled)
        if inner:
            self._number(Block(heading, block.line), inner)
        elif words:
            self._say(Block(words, block.line))


def vocabulary_of(text: str) -> Vocabulary:
    """Choose what an English act counts in: articles, sections, or bare numbers."""
    lines = text.splitlines()
    articles, sections = (sum(1 for line in lines if sign.match(line.strip(" #"))) for sign in (_ARTICLE, _SECTION))
    if articles > sections:
        return dataclasses.replace(EN, article=_ARTICLE, article_cite="art. {}", basic=("article", "art"))
    if sections > 1 or not _LAW.search(text):
        return EN
    return dataclasses.replace(EN, article=_BARE)
