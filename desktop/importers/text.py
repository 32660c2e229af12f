"""Lines to paragraphs: reads decoded text, writes blocks; every break that it mends is white space."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

LINE_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
ENDS = tuple('.:;!?…–—»”"')  # after one of these a new line may be a new paragraph
OPENING = tuple("([«„“")
CLOSING = tuple(".,;:!?)]»”…%")
RUN_ON = 5  # lines in a run without a blank from which one line counts as one paragraph
_GLOSS = re.compile(r"[^.,;:–—]{3,60}\s[–—-]\s")  # "close relatives – parents, …": a definition of its own


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file without the white space around it."""

    number: int  # from 1
    text: str
    indent: int
    level: int = 0  # of a Markdown heading


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or one heading, in one piece."""

    text: str
    line: int  # where it begins
    level: int = 0
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """What a tradition tells about lines: which open a heading, which a numbered paragraph."""

    heading: re.Pattern[str]
    mark: re.Pattern[str]


NO_LAYOUT = Layout(re.compile("(?!)"), re.compile("(?!)"))


def lines_of(text: str) -> list[Line]:
    """Split decoded text into lines; blank ones have an empty ``text``."""
    return [
        Line(number, raw.strip(), len(raw) - len(raw.lstrip()))
        for number, raw in enumerate(LINE_BREAK.split(text), start=1)
    ]


def blocks_of(lines: Iterable[Line], layout: Layout) -> Iterator[Block]:
    """Join the lines of each paragraph.

    A blank line ends a paragraph, unless the sentence plainly goes on; a heading always begins one; a numbered mark or
    an indented line begins one where the line before was finished.
    """
    kept = list(lines)
    one_line_each = _runs_on(kept)
    parts: list[Line] = []
    blank = True
    for line in kept:
        if not line.text:
            blank = True
            continue
        if parts and _begins(parts, line, blank, one_line_each, layout):
            yield _joined(parts)
            parts = []
        parts.append(line)
        blank = False
    if parts:
        yield _joined(parts)


def glue(left: str, right: str) -> str:
    """Return what stands between two lines of one sentence: a space, or nothing beside a bracket, a comma, a hyphen.

    >>> glue("закон", "вводится"), glue("(", "вводится"), glue("Конституции", "."), glue("217", "-1")
    (' ', '', '', '')
    """
    if left.endswith(OPENING) or right.startswith(CLOSING):
        return ""
    hyphen_left = left.endswith("-") and left[-2:-1].isalnum()
    hyphen_right = right.startswith("-") and right[1:2].isalnum() and left[-1:].isdecimal()
    return "" if hyphen_left or hyphen_right else " "


def _runs_on(lines: list[Line]) -> bool:
    full = sum(1 for line in lines if line.text)
    runs = sum(
        1 for before, line in zip([None, *lines], lines, strict=False) if line.text and not (before and before.text)
    )
    return full > RUN_ON * runs


def _begins(parts: list[Line], line: Line, blank: bool, one_line_each: bool, layout: Layout) -> bool:
    last, first = parts[-1], parts[0]
    if line.level or first.level or layout.heading.match(line.text):
        return True
    if blank:
        return layout.mark.match(line.text) is not None or not _goes_on(last, line)
    finished = last.text.endswith(ENDS)
    if one_line_each and (
        finished or (len(parts) == 1 and layout.heading.match(first.text) and not line.text[:1].islower())
    ):
        return True
    opens = layout.mark.match(line.text) is not None
    return (opens and (finished or layout.heading.match(first.text) is not None)) or (line.indent > 1 and finished)


def _goes_on(last: Line, line: Line) -> bool:
    """Whether a sentence goes on after a blank line, as at a page break of the source."""
    if _GLOSS.match(line.text):
        return False
    first = line.text[:1]
    unfinished = (first.islower() and last.text[-1:].isalnum()) or (first.isdecimal() and last.text.endswith(","))
    return line.indent == 0 and unfinished


def _joined(parts: list[Line]) -> Block:
    pieces = [parts[0].text]
    for before, line in pairwise(parts):
        pieces += [glue(before.text, line.text), line.text]
    return Block("".join(pieces), parts[0].number, parts[0].level, parts[0].indent)
