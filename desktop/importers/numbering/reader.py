"""The reader that all drafting traditions share: blocks in, an outline of articles and their parts out."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import ClassVar

from desktop.importers.base import Ledger, dense
from desktop.importers.gaps import Key, follows, key_of
from desktop.importers.numbering.marks import Mark, Quotations
from desktop.importers.numbering.runs import Frame, is_next, owner_of, run_of
from desktop.importers.numbering.titles import completes, ends_like_words, names_an_act
from desktop.importers.numbering.vocabulary import FRONT_AND_BACK, Vocabulary
from desktop.importers.outline import Outline, Unit
from desktop.importers.text import Block

LABELS = "labels of units (said by their kind and number)"


class Reader(ABC):
    """Builds an outline, one block at a time.

    ``frames`` is the path to the innermost open unit: an article, its runs of numbered units, a note, its runs.
    Words without a number wait until it is known whether the run before them goes on (then they are a further
    paragraph of its last item) or has ended (then they close it: the sanction after the points). Editorial notes wait
    too, so that they stand before the unit that follows them, and beside it.
    """

    ranks: ClassVar[Mapping[str, int]]  # style of number -> rank of its run, see Frame

    def __init__(self, words: Vocabulary, ledger: Ledger) -> None:
        """Read by the ``words`` of a tradition; what is dropped goes to the ``ledger``."""
        self.words = words
        self.ledger = ledger
        self.outline = Outline(words.joiner, words.basic[0])
        self.containers: list[Unit] = []  # open ones, outermost first
        self.frames: list[Frame] = []
        self.law: list[str] = []  # words that wait
        self.remarks: list[list[str]] = []  # editorial notes that wait
        self.editorial = ""  # the block before, where it was editorial
        self.front: list[Unit] = []  # preambles and closing words before the first article
        self.begun = False  # the first article was read
        self.bare: Unit | None = None  # the unit that the block before opened, where it has no words yet
        self.quoting = False

    @abstractmethod
    def mark(self, text: str) -> Mark | None:
        """Read the number that begins a paragraph."""

    @abstractmethod
    def unit(self, mark: Mark, owner: Unit) -> Unit:
        """Make the unit that a number opens within ``owner``."""

    def read(self, blocks: Iterable[Block]) -> Outline:
        """Read all blocks, and return the outline."""
        every = list(blocks)
        quotations = Quotations([block.text for block in every])
        closed = -1  # the paragraph up to which law is quoted
        for n, block in enumerate(every):
            unclosed = self.quoting and closed < 0
            if n > closed and not unclosed and self._quotes(block.text):
                closed, self.quoting = quotations.end(n), True
            elif self.quoting and n > closed and (not unclosed or self._breaks_quotation(block)):
                closed, self.quoting = -1, False
            self._read(block)
        self._close()
        return self.outline

    def _quotes(self, text: str) -> bool:
        """Whether a paragraph begins with words of another law."""
        return text.startswith(('"', "«"))

    def _breaks_quotation(self, block: Block) -> bool:
        """Whether the act itself plainly goes on, within a quotation that is nowhere closed."""
        words = self.words
        ends = words.editorial.match(block.text) or words.conclusions.match(block.text)
        return bool(ends) or self._is_next_article(block) or self._continues(block)

    def _read(self, block: Block) -> None:
        if self.quoting:
            self._say(block)
        elif not (self._is_heading(block) or self._is_editorial(block)):
            self.editorial = ""
            mark = self.mark(block.text)
            if mark and self._lost_its_word(mark, block):
                self.ledger.note("info", block.line, "an article without the word for it", block.text)
                self._article(block, mark.number, mark.words)
            elif mark:
                self._number(block, mark)
            elif note := self.words.note.match(block.text):
                self._note(block, note)
            elif self.words.conclusions.match(block.text):
                self._conclude(block)
            elif not self.frames and (label := self.words.preamble_label.match(block.text)):
                self._preamble(block, label)
            elif not self.frames and self._names_the_act(block):
                self._entitle(block)
            else:
                self._say(block)

    # --- headings -----------------------------------------------------------------------------------------------------

    def _is_heading(self, block: Block) -> bool:
        if article := self.words.article_of(block.text):
            self._article(block, *article)
        elif unit := self.words.container_of(block.text):
            self._contain(unit, block)
        else:
            return self._is_title(block)
        return True

    def _contain(self, unit: Unit, block: Block) -> None:
        """Open a container inside those that stay open."""
        self._close()
        ended = [self.words.ends(unit.kind, open_one.kind) for open_one in self.containers]
        keep = ended.index(True) if True in ended else len(ended)
        del self.containers[keep:]
        unit.parent = self.containers[-1] if self.containers else None
        self.containers.append(unit)
        self._add(unit, block.text)
        self.bare = unit

    def _article(self, block: Block, number: str, heading: str) -> None:
        self._close()
        if self.containers and self.containers[-1].kind in FRONT_AND_BACK:
            self.containers.clear()
        self.begun, self.front = True, []
        kind, tag = self.words.basic
        gone = self.words.repealed.match(heading)
        cite, heading_kept = self.words.article_cite.format(number), "" if gone else heading
        unit = Unit(kind, f"{tag}_{number.replace('.', '-')}", number, cite, heading_kept)
        unit.parent = self.containers[-1] if self.containers else None
        self._add(unit, block.text, heading if gone else "")
        self.frames = [Frame("base", 0, unit)]
        self.bare = None if gone else unit
        if gone:
            self._remark(unit, [heading])

    def _is_next_article(self, block: Block) -> bool:
        """Whether a heading within quoted words is the act's own next article: the quotation was never closed."""
        article = self.words.article_of(block.text)
        return article is not None and self._follows_the_article(key_of(article[0]))

    def _follows_the_article(self, key: Key | None) -> bool:
        last = key_of(self.frames[0].item.number) if self.frames else None
        return key is not None and last is not None and follows(key, last)

    def _is_title(self, block: Block) -> bool:
        """Whether a block is the rest of a heading, the act's own title, or the title of something that is annexed."""
        bare = self.bare
        if bare is not None and completes(bare, block, self.words):
            bare.heading = " ".join(part for part in (bare.heading, block.text) if part)
            self.bare = None
            return True
        if not block.level or (self.begun and self.containers and self.containers[0].kind == "attachment"):
            return False
        if self.begun:
            self._annex(block)
        else:
            self._entitle(block)
        return True

    def _names_the_act(self, block: Block) -> bool:
        """Whether the first words of a text without headings are the act's title."""
        first = not self.outline.title and all(unit.kind == "editorial" for unit in self.outline.units)
        return first and names_an_act(block.text)

    def _entitle(self, block: Block) -> None:
        """Take the act's title; what stood before a second title enacted what the second one names."""
        self._close()
        for unit in self.front:
            unit.kind = unit.tag = "enactment"
        self.front = []
        self.containers.clear()
        self._contain(Unit("preface", "preface", heading=block.text), block)
        self.outline.title = block.text
        self.bare = None

    def _annex(self, block: Block) -> None:
        self._close()
        self.containers.clear()
        self._contain(Unit("attachment", "att", heading=block.text), block)
        self.ledger.puzzle(block.line, "another text begins after the act", block.text)

    def _lost_its_word(self, mark: Mark, block: Block) -> bool:
        """Whether a number is the act's next article, whose heading lacks the word "article"."""
        if mark.style != self.words.untitled or ends_like_words(block.text):
            return False
        return self._follows_the_article(mark.key) and not is_next(self.frames, mark)

    # --- editorial notes ----------------------------------------------------------------------------------------------

    def _is_editorial(self, block: Block) -> bool:
        if self.words.editorial.match(block.text):
            self.remarks.append([block.text])
        elif self.editorial and self._editor_goes_on(block):
            self.remarks[-1].append(block.text)
        else:
            return False
        self.editorial = block.text
        return True

    def _editor_goes_on(self, block: Block) -> bool:
        if self.words.announces.match(self.editorial):
            return True
        return self.editorial.endswith((":", ";", ",")) and not self._continues(block)

    def _continues(self, block: Block) -> bool:
        """Whether a numbered block is the very next of an open run."""
        mark = self.mark(block.text)
        return mark is not None and is_next(self.frames, mark)

    # --- numbered units -----------------------------------------------------------------------------------------------

    def _number(self, block: Block, mark: Mark) -> None:
        self._ground()
        depth = run_of(self.frames, mark)
        if depth is not None and self._announced_anew(depth, mark):
            self._close_with_words(depth)
            depth = None
        if depth is None:
            rank = self.ranks[mark.style]
            depth = owner_of(self.frames, rank) + 1
            owner = self.frames[depth - 1].item
            self._settle(depth, owner)
            self.frames[depth:] = [Frame(mark.style, rank, owner, owner)]
        else:
            self._rehome_note(depth)
            self._settle(depth + 1, self.frames[depth].owner)
            del self.frames[depth + 1 :]
        self._open(self.frames[depth], mark, block)

    def _announced_anew(self, depth: int, mark: Mark) -> bool:
        """Whether the words that wait close one list and announce another, which begins with this number."""
        frame = self.frames[depth]
        return bool(self.law) and self.law[-1].endswith(":") and frame.rank > 1 and mark.key <= frame.last

    def _close_with_words(self, depth: int) -> None:
        """Make the words that wait a unit of their own, which takes the list that they announce."""
        self._settle(depth, self.frames[depth].owner)
        wrapup = next(unit for unit in reversed(self.outline.units) if unit.kind == "wrapup")
        again = self.frames[depth - 1].item.kind == "wrapup"
        self.frames[depth - again :] = [Frame("base", 1, wrapup)]

    def _open(self, frame: Frame, mark: Mark, block: Block) -> None:
        frame.item = unit = self.unit(mark, frame.owner or frame.item)
        frame.last = mark.key
        gone = self.words.repealed.match(mark.words) is not None
        if not gone:
            unit.say(mark.words)
        self._add(unit, block.text, mark.words if gone else "")
        if gone:
            self._remark(unit, [mark.words])

    # --- words without a number ---------------------------------------------------------------------------------------

    def _note(self, block: Block, match: re.Match[str]) -> None:
        self._ground()
        base = self.frames[0].item
        self._settle(1, base)
        while self.frames[-1].item.kind == "note" or getattr(self.frames[-1].owner, "kind", "") == "note":
            self.frames.pop()
        unit = Unit("note", "note", cite=self.words.note_cite, heading=match.group(1), parent=base)
        words = block.text[match.end() :]
        inner = self.mark(words)
        if not inner:
            unit.say(words)
        self._add(unit, block.text, words if inner else "")
        self.frames.append(Frame("base", 0, unit))
        if inner:
            self._number(Block(words, block.line), inner)

    def _rehome_note(self, depth: int) -> None:
        """Give a note to the point that it follows, where the points go on after it."""
        if self.frames[depth].rank > 1:
            for frame in self.frames[depth + 1 :]:
                if frame.item.kind == "note":
                    frame.item.parent = self.frames[depth].item

    def _conclude(self, block: Block) -> None:
        self._close()
        unit = Unit("conclusions", "conclusions", cite=self.words.conclusions_cite)
        unit.say(block.text)
        self._enclose(unit, block.text)

    def _preamble(self, block: Block, match: re.Match[str]) -> None:
        self._close()
        unit = Unit("preamble", "preamble", cite=self.words.preamble_cite, heading=match.group(1))
        unit.say(block.text[match.end() :])
        self._enclose(unit, block.text)

    def _enclose(self, unit: Unit, source: str = "") -> None:
        """Open a preamble or closing words, which stand for themselves."""
        self.front.append(self._add(unit, source))
        self.containers = [unit]
        self.frames = [Frame("base", 0, unit)]

    def _say(self, block: Block) -> None:
        self._ground()
        top = self.frames[-1]
        if self._belongs(top, block.text):
            top.item.say(block.text)
        else:
            self.law.append(block.text)
        self.bare = None

    def _belongs(self, top: Frame, words: str) -> bool:
        """Whether words without a number are certainly a further paragraph of the innermost unit."""
        if self.law:
            return False
        if top.rank <= 1 or self.quoting:
            return True
        item = top.item
        within = item.last.endswith(":") or (len(item.paragraphs) > 1 and item.last.endswith(";"))
        return within and not self.words.closing.match(words)

    def _ground(self) -> None:
        """Make sure that there is a unit to write to: outside of any article the container, else the preamble."""
        if self.frames:
            return
        if not self.containers or self.containers[-1].kind == "preface":
            self._enclose(Unit("preamble", "preamble", cite=self.words.preamble_cite))
        self.frames = [Frame("base", 0, self.containers[-1])]

    # --- settling what waited -----------------------------------------------------------------------------------------

    def _settle(self, depth: int, beside: Unit | None) -> None:
        """Place what waited, now that the frames from ``depth`` on end; editorial notes go ``beside`` the next unit."""
        if self.law:
            ended = len(self.frames)
            while ended > depth and self.frames[ended - 1].rank > 1:
                ended -= 1
            if ended == len(self.frames):
                self.frames[-1].item.paragraphs += self.law
            else:
                owner = self.frames[ended].owner
                parent = owner.parent if owner and owner.kind == "wrapup" else owner
                self.outline.add(Unit("wrapup", "wrapup", parent=parent, paragraphs=self.law))
        remarks, self.law, self.remarks, self.editorial = self.remarks, [], [], ""
        for paragraphs in remarks:
            self._remark(beside, paragraphs)

    def _close(self) -> None:
        """End the article or the container that is open."""
        container = self.containers[-1] if self.containers else None
        base = self.frames[0].item if self.frames else container
        ahead = len(self.remarks)
        while ahead and self._speaks_ahead(self.remarks[ahead - 1], base):
            ahead -= 1
        self.remarks, later = self.remarks[:ahead], self.remarks[ahead:]
        self._settle(1 if self.frames else 0, base)
        for paragraphs in later:
            self._remark(container, paragraphs)
        self.frames = []

    def _speaks_ahead(self, remark: list[str], base: Unit | None) -> bool:
        """Whether an announced note speaks of what follows the open unit, rather than of the unit itself."""
        if base is None or not self.words.announces.match(remark[0]):
            return False
        return re.search(rf"(?<![\d-]){re.escape(base.number)}(?![\d-])", " ".join(remark[1:])) is None

    def _remark(self, parent: Unit | None, paragraphs: list[str]) -> None:
        cite = self.words.editorial_cite
        self.outline.add(Unit("editorial", "remark", cite=cite, parent=parent, paragraphs=paragraphs))

    def _add(self, unit: Unit, source: str = "", elsewhere: str = "") -> Unit:
        """Add a unit; what its source has beside number, heading and words (or ``elsewhere``) is its label."""
        self.bare = None
        if source:
            kept = dense(unit.number) + dense(unit.heading) + dense(unit.text) + dense(elsewhere)
            self.ledger.dropped[LABELS] += dense(source) - kept
        return self.outline.add(unit)
