"""English common-law drafting: the words that open its units, and what an act counts in."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from desktop.importers.gaps import Key
from desktop.importers.numbering.treaty_en import TREATY_EN
from desktop.importers.numbering.vocabulary import Container, Vocabulary

FARTHEST = 600  # numbers that may be missing before a section, in an extract
NUMBER = r"(\d{1,4}(?:-?[A-Z]{1,3}(?![a-z])|-\d{1,3})?)"
_REST = r"\s*(.*)"
_ARTICLE = re.compile(rf"(?:Article|ARTICLE|Art\.|ART\.)\s+{NUMBER}\b\.?\s*[—–-]*{_REST}", re.DOTALL)
_SECTION = re.compile(
    rf"(?:(?:Section|SECTION|Sec\.|SEC\.|s\.)\s+|§+\s*){NUMBER}\b(?!\()\.?\s*[:—–-]*{_REST}", re.DOTALL
)
DOTTED = re.compile(rf"{NUMBER}\.(?!\d)\s*[—–-]*{_REST}", re.DOTALL)
BARE = re.compile(rf"{NUMBER}(?:\.(?!\d)\s*[—–-]*\s*|\s*[—–-]*\s*(?=\(1\))|[ \t]+(?=[“\"A-Z])|\s*$)(.*)", re.DOTALL)
_LAW = re.compile(r"\b(?:shall|Act|Code|offen[cs]e|[Ss]ections?)\b")  # a numbered list without these is no act
_ORDINAL = r"(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
_COUNTED = (
    r"([IVXLC]{1,9}[A-Z]?|\d{1,4}[A-Z]{0,2}|[A-Z]|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|preliminary))"
)


def _container(level: int, kind: str, tag: str, word: str) -> Container:
    heading = rf"(?:{word}|{word.upper()})\s+{_COUNTED}(?:\s*[.:–—-]+\s*(.*)|\s*$|\s+([A-Z(].*))"
    return Container(kind, tag, f"{word} {{}}", re.compile(heading, re.DOTALL), level)


def _schedule(cite: str, heading: str) -> Container:
    return Container("schedule", "sched", cite, re.compile(heading), 0)


_SCHEDULES = (
    _schedule("Schedule {}", rf"(?:THE\s+|The\s+)?({_ORDINAL})\s+(?i:schedule)\b[.:]?\s*(.*)"),
    _schedule(
        "Schedule {}", r"(?:Schedule|SCHEDULE)\s+(\d{1,2}|[IVX]{1,5}|[A-Z])\b(?:\s*[.:–—-]+\s*(.*)|\s*$|\s+([A-Z(].*))"
    ),
    _schedule("Schedule", r"(?:THE\s+|The\s+)?(?:SCHEDULES?|Schedules?)()\s*(\(.*)?$"),
)

EN = dataclasses.replace(
    TREATY_EN,
    name="en",
    article=_SECTION,
    article_cite="s. {}",
    mark=re.compile(r"(?:\(\w{1,4}\)|[a-z]\.|[a-z]\)|\d{1,3}\.(?!\d)|[“\"‘'][^”\"’']{1,80}[”\"’'])\s*\S"),
    containers=(
        *_SCHEDULES,
        _container(1, "part", "part", "Part"),
        _container(1, "title", "title", "Title"),
        _container(2, "chapter", "chp", "Chapter"),
        _container(3, "division", "dvs", "Division"),
        _container(4, "subdivision", "subdvs", "Subdivision"),
        Container("part", "part", "Part {}", re.compile(r"([IVXLC]{1,6})()\.?\s*$"), 1),
    ),
    note=re.compile(
        r"((?:Explanation|Exception|Illustration|Proviso)s?)\b\s*(?:\d{0,2}|[IVX]{0,4})\s*(?:[.:—–-]+\s*|$)"
    ),
    note_cite=" note",
    editorial=re.compile(
        r"\[(?:Act|Am(?:ended|\.)|Sub(?:stituted|s\.)|Ins(?:erted|\.)|S(?:ection|ec\.|\.)\s*\d|Rep(?:ealed|\.)|L\.?N\.|G\.?N\."
        r"|Footnote|Issue|Rev\.|Date of|Assented|Commence|\d{4}\b|\w+ by (?:Act|s\.|Ord))"
    ),
    editorial_cite=" note of the editor",
    repealed=re.compile(r"[\[(…. ]*(?:repealed|omitted|deleted|spent)\b", re.IGNORECASE),
    basic=("section", "sec"),
)


def vocabulary_of(text: str) -> Vocabulary:
    """Choose what an English act counts in: articles, sections, or numbers with or without a dot."""
    lines = [line.strip(" #*_\t") for line in text.splitlines()]
    articles, sections = (sum(1 for line in lines if sign.match(line)) for sign in (_ARTICLE, _SECTION))
    if articles > max(1, sections):
        return dataclasses.replace(EN, article=_ARTICLE, article_cite="art. {}", basic=("article", "art"))
    dotted, bare = (_longest_run(lines, sign) for sign in (DOTTED, BARE))
    if sections > max(1, dotted // 2, bare // 2) or (sections == 1 and dotted < 2) or not _LAW.search(text):
        return EN
    return dataclasses.replace(EN, article=BARE if bare >= 2 * dotted else DOTTED)


def section_key(number: str) -> Key:
    """Return the place of a section number among others.

    >>> section_key("12"), section_key("12A"), section_key("366-B"), section_key("12AB"), section_key("5-2")
    ((12,), (12, 1), (366, 2), (12, 28), (5, 2))
    """
    digits, letters = re.fullmatch(r"(\d+)-?(\w*)", number).groups()  # type: ignore[union-attr]
    return (int(digits), _place(letters)) if letters else (int(digits),)


def _place(letters: str) -> int:
    if letters.isdecimal():
        return int(letters)
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place


def _longest_run(lines: Iterable[str], sign: re.Pattern[str]) -> int:
    """Count the numbers that go on from the one before them, as far as in an extract."""
    last, run = 0, 0
    for line in lines:
        if match := sign.match(line):
            number = section_key(match.group(1))[0]
            goes_on = not last or last <= number <= last + FARTHEST
            run += goes_on
            last = number if goes_on or number == 1 else last
    return run
