"""Read blocks into articles, parts, points, notes and editorial notes, by the words of a tradition."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.importers.base import Ledger, dense
from desktop.importers.gaps import Key, follows, key_of
from desktop.importers.numbering.vocabulary import Vocabulary
from desktop.importers.outline import Outline, Unit
from desktop.importers.text import Block

LABELS = "labels of units (said by their kind and number)"
RANKS = {"base": 0, "dotted": 1, "bracketed": 2, "lettered": 3}
DEEPEST = 8  # lists within lists that are followed; what is nested deeper stays in the list it stands in
_MARK = re.compile(
    r"(?:(?P<dotted>\d{1,4}(?:-\d{1,3})*)\.(?!\d)|(?P<bracketed>\d{1,4}(?:-\d{1,3})*)\)|(?P<lettered>[^\W\d_])\))"
    r"\s*(?P<words>.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """The number at the start of a paragraph: its style, itself, the words after it."""

    style: str  # "dotted" 1. "bracketed" 1) "lettered" а)
    number: str
    words: str


@dataclass(slots=True)
class Frame:
    """An open run of units of one style, or (style "base") an article or a note; ``item`` is its latest unit."""

    style: str
    item: Unit
    owner: Unit | None = None
    last: Key = (0,)

    @property
    def rank(self) -> int:
        """How deep the style stands, 0 for an article or a note."""
        return RANKS[self.style]


def mark_of(text: str) -> Mark | None:
    """Read the number that begins a paragraph.

    >>> mark_of("3-1) повторно;")
    Mark(style='bracketed', number='3-1', words='повторно;')
    """
    match = _MARK.match(text)
    if match is None:
        return None
    style = next(style for style in ("dotted", "bracketed", "lettered") if match.group(style))
    return Mark(style, match.group(style), match.group("words"))


class ArticleReader:
    """Builds an outline, one block at a time.

    ``frames`` is the path to the innermost open unit: an article, its runs of numbered units, a note, its runs.
    Words without a number wait until it is known whether the run before them goes on (then they are a further
    paragraph of its last item) or has ended (then they close it: the sanction after the points). Editorial notes wait
    too, so that they stand before the unit that follows them, beside it.
    """

    def __init__(self, words: Vocabulary, ledger: Ledger) -> None:
        """Read by the ``words`` of a tradition; what is dropped goes to the ``ledger``."""
        self.words = words
        self.ledger = ledger
        self.outline = Outline(words.joiner)
        self.containers: list[Unit] = []  # open ones, outermost first
        self.frames: list[Frame] = []
        self.law: list[str] = []  # words that wait
        self.remarks: list[list[str]] = []  # editorial notes that wait
        self.editorial = ""  # the block before, where it was editorial
        self.quotes = Quotes()

    def read(self, blocks: Iterable[Block]) -> Outline:
        """Read all blocks, and return the outline."""
        for block in blocks:
            self._read(block)
        self._close()
        return self.outline

    def _read(self, block: Block) -> None:
        quoted = self.quotes.open and not self._is_next_article(block)
        if quoted:
            self._say(block)
        elif not (self._is_heading(block) or self._is_editorial(block)):
            self.editorial = ""
            if mark := mark_of(block.text):
                self._number(block, mark)
            elif note := self.words.note.match(block.text):
                self._note(block, note)
            elif self._is_signature(block):
                self._sign(block)
            else:
                self._say(block)
        self.quotes.follow(block.text, anew=not quoted)

    # --- headings -----------------------------------------------------------------------------------------------------

    def _is_heading(self, block: Block) -> bool:
        if match := self.words.article.match(block.text):
            self._article(block, match.group(1), match.group(2) or "")
            return True
        unit = self._container_of(block)
        if unit is not None:
            self._contain(unit, block)
        return unit is not None

    def _container_of(self, block: Block) -> Unit | None:
        for container in self.words.containers:
            if match := container.pattern.match(block.text):
                number, heading = match.group(1), match.group(2)
                cite = container.cite.format(number)
                return Unit(container.kind, f"{container.tag}_{number}", number, cite, heading)
        tag = self.words.named_parts.get(block.text.rstrip(" .").lower())
        return Unit("part", tag, cite=block.text, heading=block.text) if tag else None

    def _contain(self, unit: Unit, block: Block) -> None:
        """Open a container inside those that stay open: the ones of a kind that came before the first of its own."""
        self._close()
        kinds = [container.kind for container in self.containers]
        order = self.words.nesting(unit.kind)
        keep = next((n for n, kind in enumerate(kinds) if kind == unit.kind or kind in order), len(kinds))
        del self.containers[keep:]
        unit.parent = self.containers[-1] if self.containers else None
        self.containers.append(unit)
        self._add(unit, block.text)

    def _article(self, block: Block, number: str, heading: str) -> None:
        self._close()
        gone = self.words.repealed.match(heading)
        unit = Unit("article", f"art_{number}", number, self.words.article_cite.format(number), "" if gone else heading)
        unit.parent = self.containers[-1] if self.containers else None
        self._add(unit, block.text, heading if gone else "")
        self.frames = [Frame("base", unit)]
        if gone:
            self._remark(unit, [heading])

    def _is_next_article(self, block: Block) -> bool:
        """Whether a heading within quoted words is the act's own next article: the quotation was never closed."""
        match = self.words.article.match(block.text)
        if match is None or not self.frames:
            return False
        key, last = key_of(match.group(1)), key_of(self.frames[0].item.number)
        return bool(key and last and follows(key, last))

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
        mark = mark_of(block.text)
        return mark is not None and any(
            frame.style == mark.style and follows(self._key(mark), frame.last) for frame in self.frames
        )

    # --- numbered units -----------------------------------------------------------------------------------------------

    def _number(self, block: Block, mark: Mark) -> None:
        self._ground()
        key = self._key(mark)
        depth = self._run(mark.style, key)
        if depth is None:
            depth = self._owner(mark.style) + 1
            self._settle(depth, self.frames[depth - 1].item)
            self.frames[depth:] = [Frame(mark.style, self.frames[0].item, self.frames[depth - 1].item)]
        else:
            self._rehome_note(depth)
            self._settle(depth + 1, self.frames[depth].owner)
            del self.frames[depth + 1 :]
        frame = self.frames[depth]
        frame.last, frame.item = key, self._unit(mark, frame.owner)
        gone = self.words.repealed.match(mark.words) is not None
        if not gone:
            frame.item.say(mark.words)
        self._add(frame.item, block.text, mark.words if gone else "")
        if gone:
            self._remark(frame.item, [mark.words])

    def _unit(self, mark: Mark, owner: Unit | None) -> Unit:
        in_note = owner is not None and owner.kind == "note"
        if mark.style == "dotted" and not in_note:
            kind, tag = "paragraph", "para"
        else:
            kind = tag = "subpoint" if owner is not None and owner.kind in ("point", "subpoint") else "point"
        cite = self.words.cites.bracketed if in_note else getattr(self.words.cites, mark.style)
        return Unit(kind, f"{tag}_{mark.number.lower()}", mark.number, cite.format(mark.number), parent=owner)

    def _key(self, mark: Mark) -> Key:
        if mark.style == "lettered":
            letter = mark.number.lower()
            return (self.words.alphabet.find(letter) + 1 or ord(letter),)
        return key_of(mark.number) or (0,)

    def _run(self, style: str, key: Key) -> int | None:
        """Find the open run that a number goes on: the very next first, then the next but for a gap, innermost first.

        None where it begins a run of its own.
        """
        same = [n for n in range(len(self.frames) - 1, -1, -1) if self.frames[n].style == style]
        exact = next((n for n in same if follows(key, self.frames[n].last)), None)
        if exact is not None:
            return exact
        if self._may_begin(style, same):
            return None
        return next((n for n in same if key > self.frames[n].last), same[0])

    def _may_begin(self, style: str, same: list[int]) -> bool:
        if not same:
            return True
        top = self.frames[-1]
        fresh_note = top.style == "base" and len(self.frames) > 1
        return (fresh_note or top.item.last.endswith(":")) and len(self.frames) < DEEPEST

    def _owner(self, style: str) -> int:
        """Find the frame whose item takes a new run: the innermost of a lower rank, or one that announces a list."""
        top = len(self.frames) - 1
        if self.frames[top].item.last.endswith(":"):
            return top
        return next(n for n in range(top, -1, -1) if self.frames[n].rank < RANKS[style])

    # --- words without a number ---------------------------------------------------------------------------------------

    def _note(self, block: Block, match: re.Match[str]) -> None:
        self._ground()
        base = self.frames[0].item
        self._settle(1, base)
        unit = Unit("note", "note", cite=self.words.note_cite, heading=match.group(1), parent=base)
        words = block.text[match.end() :]
        inner = mark_of(words)
        if not inner:
            unit.say(words)
        self._add(unit, block.text, words if inner else "")
        while self.frames[-1].item.kind == "note" or (self.frames[-1].owner and self.frames[-1].owner.kind == "note"):
            self.frames.pop()
        self.frames.append(Frame("base", unit))
        if inner:
            self._number(Block(words, block.line), inner)

    def _rehome_note(self, depth: int) -> None:
        """Give a note to the point that it follows, where the points go on after it."""
        if self.frames[depth].rank < RANKS["bracketed"]:
            return
        for frame in self.frames[depth + 1 :]:
            if frame.item.kind == "note":
                frame.item.parent = self.frames[depth].item

    def _is_signature(self, block: Block) -> bool:
        return bool(self.frames) and self.words.signature.match(block.text) is not None

    def _sign(self, block: Block) -> None:
        self._close()
        self.containers.clear()
        unit = Unit("conclusions", "conclusions", paragraphs=[block.text])
        self._add(unit, block.text)
        self.frames = [Frame("base", unit)]

    def _say(self, block: Block) -> None:
        self._ground()
        top = self.frames[-1]
        if self._belongs(top, block.text):
            top.item.say(block.text)
        else:
            self.law.append(block.text)

    def _belongs(self, top: Frame, words: str) -> bool:
        """Whether words without a number are certainly a further paragraph of the innermost unit."""
        if self.law:
            return False
        if top.rank < RANKS["bracketed"] or self.quotes.open:
            return True
        item = top.item
        within = item.last.endswith(":") or (len(item.paragraphs) > 1 and item.last.endswith(";"))
        return within and not self.words.closing.match(words)

    def _ground(self) -> None:
        """Make sure that there is a unit to write to: outside of any article the container, else the preface."""
        if self.frames:
            return
        if not self.containers:
            self.containers.append(self.outline.add(Unit("preface", "preface", cite=self.words.preface_cite)))
        self.frames = [Frame("base", self.containers[-1])]

    # --- settling what waited -----------------------------------------------------------------------------------------

    def _settle(self, depth: int, beside: Unit | None) -> None:
        """Place what waited, now that the frames from ``depth`` on end; editorial notes go ``beside`` the next unit."""
        if self.law:
            ended = len(self.frames)
            while ended > depth and self.frames[ended - 1].rank >= RANKS["bracketed"]:
                ended -= 1
            if ended == len(self.frames):
                self.frames[-1].item.paragraphs += self.law
            else:
                self.outline.add(Unit("wrapup", "wrapup", parent=self.frames[ended].owner, paragraphs=self.law))
        remarks, self.law, self.remarks, self.editorial = self.remarks, [], [], ""
        for paragraphs in remarks:
            self._remark(beside, paragraphs)

    def _close(self) -> None:
        """End the article or the container that is open."""
        base = self.frames[0].item if self.frames else self.containers[-1] if self.containers else None
        self._settle(1, base)
        self.frames = []

    def _remark(self, parent: Unit | None, paragraphs: list[str]) -> None:
        cite = self.words.editorial_cite
        self.outline.add(Unit("editorial", "remark", cite=cite, parent=parent, paragraphs=paragraphs))

    def _add(self, unit: Unit, source: str, elsewhere: str = "") -> None:
        """Add a unit; what its source has beside number, heading and words (or ``elsewhere``) is its label."""
        self.outline.add(unit)
        kept = dense(unit.number) + dense(unit.heading) + dense(unit.text) + dense(elsewhere)
        self.ledger.dropped[LABELS] += dense(source) - kept


class Quotes:
    """Follows quoted law over paragraphs: its numbers are no units of the act that quotes it."""

    def __init__(self) -> None:
        """Begin outside of any quotation."""
        self.straight = False
        self.angled = 0

    @property
    def open(self) -> bool:
        """Whether a quotation that began a paragraph is still open."""
        return self.straight or self.angled > 0

    def follow(self, words: str, anew: bool) -> None:
        """Count the marks of one more paragraph; ``anew`` where it does not stand inside a quotation."""
        if anew:
            self.straight, self.angled = False, 0
            if not words.startswith(('"', "«")):
                return
        if words.count('"') % 2:
            self.straight = not self.straight
        self.angled += words.count("«") - words.count("»")
