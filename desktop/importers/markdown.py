"""Markdown to lines: takes decoded text, gives lines without marks; every mark, comment and tag goes to the ledger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from desktop.importers.base import Ledger
from desktop.importers.text import LINE_BREAK, Line, lines_of

COMMENTS = "comments in the file"
MARKS = "Markdown marks"
TAGS = "HTML tags"
STRAYS = "stray marks <*>"

_HEADING = re.compile(r"\s{0,3}(#{1,6})(?!#)\s*")
_ANY_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}(?!#)", re.MULTILINE)
_STRAY = re.compile(r"<\*>")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,2000}>")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![\w_])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")


def is_markdown(text: str) -> bool:
    """Whether a text has Markdown headings or comments, or bold words time and again."""
    marked = "<!--" in text[:5000] or _ANY_HEADING.search(text) is not None
    return marked or len(_STRONG.findall(text[:200_000])) > 2


def lines_of_markdown(text: str, ledger: Ledger) -> list[Line]:
    """Split Markdown into lines, headings with their level, without comments and marks."""
    return [_line(line, ledger) for line in lines_of(without_comments(text, ledger))]


def without_comments(text: str, ledger: Ledger) -> str:
    """Take HTML comments out, keeping the line breaks in them; one that says ``GAP:`` is reported."""
    return "".join(_uncommented(text, ledger))


def _uncommented(text: str, ledger: Ledger) -> Iterator[str]:
    at, line = 0, 1
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        yield text[at:start]
        line += len(LINE_BREAK.findall(text, at, start))
        at = end + 3
        breaks = LINE_BREAK.findall(text, start, at)
        _drop_comment(text[start:at], "".join(breaks), line, ledger)
        line += len(breaks)
        yield "".join(breaks)
    yield text[at:]


def _drop_comment(comment: str, breaks: str, line: int, ledger: Ledger) -> None:
    ledger.comments.append(comment)
    ledger.drop(COMMENTS, comment)
    ledger.restore(COMMENTS, breaks)
    if "GAP:" in comment:
        ledger.note("info", line, "the file says that words are left out here", comment[4:-3].strip())


def _line(line: Line, ledger: Ledger) -> Line:
    words, level = line.text, 0
    if heading := _HEADING.match(words):
        level = len(heading.group(1))
        ledger.drop(MARKS, heading.group(1))
        words = words[heading.end() :]
        bare = words.rstrip("#")
        if bare[-1:].isspace():
            ledger.drop(MARKS, words[len(bare) :])
            words = bare
    if not _SPECIAL.isdisjoint(words):
        words = _unmarked(words, ledger)
    return Line(line.number, words.strip(), line.indent, level)


_SPECIAL = frozenset("<[*_\\")


def _unmarked(words: str, ledger: Ledger) -> str:
    words = _STRAY.sub(_dropping(STRAYS, ledger), words)
    words = _TAG.sub(_dropping(TAGS, ledger), words)
    for pattern, group in ((_LINK, 1), (_STRONG, 2), (_EMPHASIS, 1), (_UNDERLINED, 1), (_ESCAPE, 1)):
        words = pattern.sub(_dropping(MARKS, ledger, group), words)
    return words


def _dropping(why: str, ledger: Ledger, group: int = 0) -> Callable[[re.Match[str]], str]:
    """Make a replacement that keeps one group of a match (0: nothing) and puts the rest on the ledger."""

    def replace(match: re.Match[str]) -> str:
        kept = match.group(group) if group else ""
        ledger.drop(why, match.group())
        ledger.restore(why, kept)
        return kept

    return replace
