"""Break runs into lines by measured widths. Text is set flush left; no character is added, none is lost but the
space at which a line ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from db.rows import Status
from desktop.reports.model import Align
from desktop.reports.style import TextStyle

CAPITAL = 0.711
"""Height of Roboto's capitals, of the type size."""

DASHES = frozenset("-–—")
"""A dash that stands alone never begins a line."""

_PARTS = re.compile(r"[^-–—/_.]+[-–—/_.]*|[-–—/_.]+")


class Styled(NamedTuple):
    """Printable text in one style."""

    text: str
    style: TextStyle
    target: str = ""


class Piece(NamedTuple):
    """Text at ``x`` from the line's left edge."""

    x: float
    width: float
    style: TextStyle
    text: str
    target: str = ""


class Mark(NamedTuple):
    """The glyph of a status in a box, or (``bar``) a box filled with its pattern; from the line's top left."""

    x: float
    y: float
    width: float
    height: float
    status: Status
    bar: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``gap`` is the space above it, which falls away at the top of a box; ``limit`` the box's width."""

    pieces: tuple[Piece, ...]
    height: float
    limit: float
    gap: float = 0.0
    marks: tuple[Mark, ...] = ()

    @property
    def width(self) -> float:
        """The right edge of what stands on the line."""
        ends = [piece.x + piece.width for piece in self.pieces] + [mark.x + mark.width for mark in self.marks]
        return max(ends, default=0.0)

    @property
    def baseline(self) -> float:
        """Distance of the baseline from the top: capitals stand in the middle of the line."""
        size = max((piece.style.size for piece in self.pieces), default=0.0)
        return self.height / 2 + CAPITAL / 2 * size

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(piece.text for piece in self.pieces)


class _Fragment(NamedTuple):
    """A word, or the part of a word that is in one style."""

    text: str
    width: float
    style: TextStyle
    target: str


_Word = list[_Fragment]


def break_lines(runs: Sequence[Styled], limit: float, *, gap: float = 0.0, align: Align = "left") -> list[Line]:
    """Return the lines of a paragraph in a box ``limit`` wide; only the first has the ``gap`` above it."""
    lines: list[Line] = []
    for words in _paragraphs(runs):
        for content in _filled(words, limit):
            height = max((fragment.style.leading for word in content for fragment in word), default=0.0)
            pieces = _pieces(content)
            if align == "right":
                pieces = _pushed(pieces, limit)
            lines.append(Line(pieces, height or runs[0].style.leading, limit, 0.0 if lines else gap))
    return lines


def _paragraphs(runs: Sequence[Styled]) -> Iterator[list[_Word]]:
    """Yield the words between line feeds; fragments of different runs without a space between them are one word."""
    words: list[_Word] = []
    joined = False
    for text, style, target in runs:
        width, scale = style.face.width, style.scale
        for row, part in enumerate(text.split("\n")):
            if row:
                yield words
                words, joined = [], False
            for place, word in enumerate(part.split(" ")):
                if place:
                    joined = False
                if not word:
                    continue
                if word in DASHES and words:
                    word, joined = (f" {word}", True) if place else (word, joined)
                fragment = _Fragment(word, width(word) * scale, style, target)
                if joined:
                    words[-1].append(fragment)
                else:
                    words.append([fragment])
                joined = True
    yield words


def _filled(words: Iterable[_Word], limit: float) -> Iterator[list[_Word]]:
    """Yield the words of each line; a word wider than the box is broken."""
    content: list[_Word] = []
    x = 0.0
    for word in words:
        width = word[0].width if len(word) == 1 else sum(fragment.width for fragment in word)
        space = word[0].style.face.space * word[0].style.scale if content else 0.0
        if x + space + width <= limit:
            content.append(word)
            x += space + width
            continue
        if content:
            yield content
        *full, content = _broken(word, limit) if width > limit else [[word]]
        yield from full
        x = sum(fragment.width for fragment in content[-1])
    yield content


def _broken(word: _Word, limit: float) -> list[list[_Word]]:
    """Cut a word that is wider than the box: after a hyphen, dash or stroke, else where the box ends."""
    rows: list[list[_Fragment]] = [[]]
    room = limit
    for fragment in word:
        for part in _fitting_parts(fragment, limit):
            if part.width > room and rows[-1]:
                rows.append([])
                room = limit
            rows[-1].append(part)
            room -= part.width
    return [[row] for row in rows]


def _fitting_parts(fragment: _Fragment, limit: float) -> Iterator[_Fragment]:
    """Yield parts of a fragment none of which is wider than the box."""
    text, _, style, target = fragment
    for part in _PARTS.findall(text):
        while part:
            length = _fitting_length(part, style, limit)
            yield _Fragment(part[:length], style.face.width(part[:length]) * style.scale, style, target)
            part = part[length:]


def _fitting_length(text: str, style: TextStyle, limit: float) -> int:
    """Return how many characters fit, at least one."""
    if style.face.width(text) * style.scale <= limit:
        return len(text)
    x = 0.0
    for length, letter in enumerate(text):
        x += style.face.width(letter) * style.scale
        if x > limit:
            return max(length, 1)
    return len(text)


def _pieces(content: list[_Word]) -> tuple[Piece, ...]:
    """Join neighbours of one style; the space between two words belongs to the second."""
    pieces: list[Piece] = []
    words: list[str] = []
    x = start = 0.0
    style, target = None, ""
    for place, word in enumerate(content):
        for part, (text, width, its_style, its_target) in enumerate(word):
            space = " " if place and not part else ""
            if its_style is not style or its_target != target:
                if style is not None and words:
                    pieces.append(Piece(start, x - start, style, "".join(words), target))
                words, start, style, target = [], x, its_style, its_target
            words.append(space + text)
            x += width + (style.face.space * style.scale if space else 0.0)
    if style is not None:
        pieces.append(Piece(start, x - start, style, "".join(words), target))
    return tuple(pieces)


def _pushed(pieces: tuple[Piece, ...], limit: float) -> tuple[Piece, ...]:
    """Move a line's pieces to the right edge of its box."""
    shift = limit - (pieces[-1].x + pieces[-1].width) if pieces else 0.0
    return tuple(piece._replace(x=piece.x + shift) for piece in pieces)
