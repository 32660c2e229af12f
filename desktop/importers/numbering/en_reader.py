"""Read English acts: section 4, subsection (1), paragraph (a), sub-paragraph (i), item (A), definitions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import ClassVar

from desktop.importers.base import Ledger
from desktop.importers.gaps import Key
from desktop.importers.numbering.en import FARTHEST, section_key
from desktop.importers.numbering.en_lines import CONTENTS, MARGINAL, headed, looks_like_words
from desktop.importers.numbering.marks import Mark
from desktop.importers.numbering.runs import Frame
from desktop.importers.numbering.treaty import TreatyReader
from desktop.importers.numbering.vocabulary import Vocabulary
from desktop.importers.outline import Outline, Unit
from desktop.importers.text import Block

_MARK = re.compile(
    r"(?:\((?P<digits>\d{1,3}[A-Z]{0,2})\)"
    r"|\(?(?P<bracketed>[a-z]{1,2}|[ivxl]{2,6}|[A-Z])\)"
    r"|(?P<number>\d{1,3})\.(?!\d)"
    r"|(?P<dotted>[a-z])\.(?!\w\.)(?=\s)"
    r"|(?P<dash>[–—•-])(?=\s))\s*(?P<words>.*)",
    re.DOTALL,
)
_QUOTED = re.compile(r"[“\"‘']([^”\"’'—]{1,80})[”\"’']")
_MEANS = re.compile(
    r"(?:,?\s+(?:or|and)\s+[“\"‘'][^”\"’']{1,80}[”\"’'])*[^“\"]{0,200}?"
    r"\b(?:means?|includes?|shall mean|shall include|ha(?:s|ve) the (?:same )?meanings?|refers? to)\b"
)
_UNQUOTED = re.compile(r"((?:an? )?[A-Za-z][\w -]{1,50}?),? (?:means|includes|has the (?:same )?meaning)\b")
_INTERPRETS = re.compile(r"interpretation|definition|meaning of|terms", re.IGNORECASE)
_LETTERS = 26  # of the alphabet
_LEVELS = {"number": ("subsection", "subsec"), "letter": ("paragraph", "para"), "roman": ("subparagraph", "subpara")}


class EnglishReader(TreatyReader):
    """Reads sections; what follows a section's number is its heading, its first subsection or its words."""

    ranks: ClassVar[Mapping[str, int]] = {
        "number": 1, "definition": 2, "letter": 3, "roman": 4, "capital": 5, "plain letter": 5, "dash": 6,
    }  # fmt: skip

    def __init__(self, words: Vocabulary, ledger: Ledger) -> None:
        """Read by the ``words`` of a tradition; what is dropped goes to the ``ledger``."""
        super().__init__(words, ledger)
        self._margin: list[str] = []  # a heading that waits for its section
        self._coming: dict[int, str] = {}  # the words after the block that begins at a line
        self._last_section: Key = (0,)
        self._in_contents = False

    def read(self, blocks: Iterable[Block]) -> Outline:
        """Read all blocks, and return the outline."""
        every = list(blocks)
        for block, after in pairwise(every):
            self._coming[block.line] = after.text if after.line != block.line else self._coming.get(block.line, "")
        return super().read(every)

    def mark(self, text: str) -> Mark | None:
        """Read "(1)", "(a)", "(aa)", "(i)", "(A)", "1.", "a.", or a term that is defined."""
        match = _MARK.match(text)
        if match is None:
            return self._definition(text)
        found = next(name for name, part in match.groupdict().items() if part is not None)
        sign, words = match.group(found), match.group("words")
        if found == "dash":
            return Mark("dash", "", (self._last("dash") + 1,), words)
        if found in ("digits", "number"):
            return Mark("number", sign, section_key(sign), words)
        return self._lettered(sign, words)

    def _lettered(self, sign: str, words: str) -> Mark | None:
        """Tell (A), the inserted (aa) and (ba), and (i) the letter from (i) the numeral."""
        places = tuple(ord(letter) - ord("a") + 1 for letter in sign.lower())
        if sign.isupper():
            return Mark("capital", sign, places, words)
        if len(sign) == 1 or set(sign) <= set("ivxl"):
            return self._letters("bracketed", sign, words)
        doubled = sign[0] == sign[1] and self._last("letter") >= _LETTERS
        return Mark("letter", sign, (_LETTERS + places[0],) if doubled else places, words)

    def unit(self, mark: Mark, owner: Unit) -> Unit:
        """Make a subsection, paragraph, sub-paragraph, item or definition."""
        if mark.style == "definition":
            slug = re.sub(r"\W+", "-", mark.number.lower()).strip("-")
            return Unit("definition", f"def_{slug}", cite=f' "{mark.number}"', parent=owner)
        kind, tag = _LEVELS.get(mark.style, ("item", "item"))
        number = mark.number or str(mark.key[0])
        return Unit(kind, f"{tag}_{number}", mark.number, f"({number})", parent=owner)

    # --- headings -----------------------------------------------------------------------------------------------------

    def _is_heading(self, block: Block) -> bool:
        if block.level == CONTENTS:
            self._list_contents(block)
        elif block.level == MARGINAL:
            self._margin.append(block.text)
        elif (article := self.words.article_of(block.text)) and not self._may_follow(article[0]):
            for heading in self._margin:
                self._say(Block(heading, block.line))
            self._margin = []
            return False
        else:
            return super()._is_heading(block)
        return True

    def _list_contents(self, block: Block) -> None:
        """Keep a table of contents as one editorial note."""
        if self.remarks and self._in_contents:
            self.remarks[-1].append(block.text)
        else:
            self.remarks.append([block.text])
        self._in_contents = True

    def _may_follow(self, number: str) -> bool:
        """Whether a number can be the act's next section: higher than the last, and not far off; none in a schedule."""
        if self.containers and self.containers[0].kind == "schedule":
            return False
        key = section_key(number)
        return key > self._last_section and (not self.begun or key[0] <= self._last_section[0] + FARTHEST)

    def _article(self, block: Block, number: str, heading: str) -> None:
        margin, self._margin = " ".join(self._margin), []
        self._last_section = section_key(number)
        title, words = headed(heading) if not margin else (margin, heading)
        if not title and not self.mark(words) and not self._is_sentence(block, words):
            title, words = words, ""
        source = block.text[: len(block.text) - len(words)]
        super()._article(Block(f"{margin} {source}" if margin else source, block.line), number, title)
        if words:
            self._open_words(Block(words, block.line))

    def _is_sentence(self, block: Block, words: str) -> bool:
        """Whether the words after a number are the section's own; a short line before "(1)" is its heading."""
        coming = self.mark(self._coming.get(block.line, ""))
        if coming and coming.key == (1,) and not words.endswith(("—", "–", ":", ",")) and len(words) < 200:
            return False
        return looks_like_words(words)

    def _open_words(self, block: Block) -> None:
        inner = self.mark(block.text)
        self.bare = None
        if inner:
            self._number(block, inner)
        else:
            self._say(block)

    def _definition(self, text: str) -> Mark | None:
        match = _QUOTED.match(text)
        if not match and self.frames and _INTERPRETS.search(self.frames[0].item.heading):
            match = _UNQUOTED.match(text)
            if match and not match.group(1)[0].islower():
                match = None
        if not match or not _MEANS.match(text, match.end() if match.re is _QUOTED else match.end(1)):
            return None
        return Mark("definition", match.group(1).strip(), (self._last("definition") + 1,), text)

    def _quotes(self, text: str) -> bool:
        return super()._quotes(text) and self._definition(text) is None

    def _belongs(self, top: Frame, words: str) -> bool:
        return (words.startswith("Provided") and not self.law) or super()._belongs(top, words)
