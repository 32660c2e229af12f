"""Lines of an English act made ready: takes lines, gives lines that know a table of contents and a marginal heading.

Page numbers go to the ledger; runs of subsections and paragraphs in one line are broken up.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from desktop.importers.base import Ledger
from desktop.importers.markdown import MARKS
from desktop.importers.numbering.en import BARE, section_key
from desktop.importers.numbering.titles import names_an_act
from desktop.importers.numbering.vocabulary import Vocabulary
from desktop.importers.text import ENDS, Line

MARGINAL, CONTENTS = 7, 8  # levels of lines; Markdown has six
PAGES = "page numbers and rules"
_PAGE = re.compile(r"(?:[-–—\s]*(?:Page\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?[-–—\s]*|[-–—_*=]{3,})$", re.IGNORECASE)
_BULLET = re.compile(r"[-*•·]\s+(?=[(“\"])")
_CONTENTS = re.compile(
    r"(?:the\s+)?(?:arrangement\s+of\s+\w+|table\s+of\s+(?:contents|provisions|sections)|contents|index)\W*$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:shall|means|commits?|may|is|are|was|were|be|has|have|includes?|applies|apply|does|do|must|will)\b"
)
_INNER = re.compile(r"\(\w{1,3}\)\s*")
_SCHEDULED = re.compile(r"(?:(?:the|first|second|third|fourth|fifth)\s+)?schedules?\b|appendix|annex", re.IGNORECASE)
_RUN = re.compile(r"(?:(?<=[.;:,—–-])|(?<=\bor)|(?<=\band))\s*\((\d{1,2}|[a-z]|[ivx]{1,4})\)\s*(?=[^\s)])")
_OPENS = r"(?:Any|An?|Every|No|Who|Whoever|Where|Subject|In|Notwithstanding|The|If|For|It|This|Nothing|When)\b"
_HEADED = re.compile(rf"([^.;:]{{3,180}}?)(?:\.\s*[—–-]{{1,3}}\s*(?=\S)|\.?\s+(?=\(1\)\s)|\.\s+(?={_OPENS}))")
_SENTENCE = re.compile(r"(?:Any|An?|Every|No|Whoever)\s+(?:person|one)?\s*wh|(?:Whoever|Whosoever)\b")
_PARTS = re.compile(
    r"\((?:\d{1,2}[A-Z]?|[a-z]{1,2}|[ivx]{1,4}|[A-Z])\)\s|Provided"
    r"|[“\"][^”\"]{1,60}[”\"],?\s+(?:means|includes|has the)"
    r"|(?:Penalty|Maximum penalty)\b"
    r"|(?:commits?|is guilty|shall be (?:guilty|liable|punish)|is liable|and is liable|shall,? (?:up)?on conviction)\b"
)
_REFERS = re.compile(r"(?:section|paragraph|clause|article|under|of|in|by|to)s?$")
_LONG = 60  # characters from which a line may hold a run of subsections


def prepared(lines: Sequence[Line], words: Vocabulary, ledger: Ledger) -> list[Line]:
    """Return the lines with their levels, without page numbers, one subsection or paragraph each."""
    kept = [_unbulleted(line, ledger) for line in lines if not _is_page(line, ledger)]
    return list(_broken_up(_entitled(_without_contents(kept, words), words), words))


def headed(text: str) -> tuple[str, str]:
    """Part the heading of a section from the words that follow it in the same paragraph ("" where there is none).

    >>> headed("Theft.—Whoever takes a rose"), headed("Any person who steals. The court"), headed("Theft of roses")
    (('Theft', 'Whoever takes a rose'), ('', 'Any person who steals. The court'), ('', 'Theft of roses'))
    """
    match = _HEADED.match(text)
    if not match or _SENTENCE.match(text):
        return "", text
    if _VERB.search(match.group(1)) and not match.group().rstrip().endswith(("—", "–", "-")):
        return "", text
    return match.group(1), text[match.end() :]


def looks_like_words(text: str) -> bool:
    """Whether what follows a section's number is a sentence of it, not its heading.

    >>> looks_like_words("A person who steals commits an offence."), looks_like_words("Theft of a child")
    (True, False)
    """
    if text.endswith((";", ":", ",", "—", "–")) or len(text) > 200:
        return True
    return text.endswith(".") and (len(text) > 110 or _VERB.search(text) is not None)


def _is_page(line: Line, ledger: Ledger) -> bool:
    if not line.text or line.level or not _PAGE.match(line.text) or "." in line.text:
        return False
    ledger.drop(PAGES, line.text)
    return True


def _unbulleted(line: Line, ledger: Ledger) -> Line:
    match = _BULLET.match(line.text)
    if not match:
        return line
    ledger.drop(MARKS, match.group())
    return dataclasses.replace(line, text=line.text[match.end() :])


# --- the table of contents -------------------------------------------------------------------------------------------


def _without_contents(lines: list[Line], words: Vocabulary) -> list[Line]:
    """Mark the lines of a table of contents: numbers that all come again, with words, after it."""
    starts = [i for i, line in enumerate(lines) if _number(line, words) == (1,)]
    begin = next((i for i, line in enumerate(lines) if _CONTENTS.match(line.text)), -1)
    starts = [i for i in starts if i > begin]
    if len(starts) < 2 or (begin < 0 and not _lists_headings(lines, starts[0], starts[1], words)):
        return lines
    body = starts[1]
    last = max((i for i in range(starts[0], body) if _number(lines[i], words)), default=starts[0])
    end = next((i for i in range(last + 1, body) if not _goes_with_contents(lines[i - 1], lines[i])), body)
    first = begin if begin >= 0 else starts[0]
    return [
        dataclasses.replace(line, level=CONTENTS) if first <= i < end and line.text else line
        for i, line in enumerate(lines)
    ]


def _lists_headings(lines: Sequence[Line], first: int, second: int, words: Vocabulary) -> bool:
    """Whether the numbered lines of a stretch have hardly any words between them."""
    full = [line for line in lines[first:second] if line.text]
    numbered = [line for line in full if _number(line, words)]
    return len(numbered) > 3 and 2 * len(numbered) >= len(full) and not any(len(line.text) > 200 for line in full)


def _goes_with_contents(before: Line, line: Line) -> bool:
    if not line.text:
        return True
    return bool(_SCHEDULED.match(line.text)) or bool(before.text and re.fullmatch(r"\S{1,6}\.", before.text))


def _number(line: Line, words: Vocabulary) -> tuple[int, ...] | None:
    if line.text[:1].isdigit() and (bare := BARE.match(line.text)):
        return section_key(bare.group(1))
    article = words.article_of(line.text) if line.text[:1] in "SsA§" else None
    return section_key(article[0]) if article else None


# --- headings in the margin ------------------------------------------------------------------------------------------


def _entitled(lines: list[Line], words: Vocabulary) -> list[Line]:
    """Mark the heading that stands on lines of its own before a section that begins with its words."""
    found = list(lines)
    for i, line in enumerate(lines):
        article = words.article_of(line.text) if line.text and line.level != CONTENTS else None
        if article and not headed(article[1])[0] and _has_words(article[1]):
            for k in _heading_before(lines, i, words):
                found[k] = dataclasses.replace(lines[k], level=MARGINAL)
    return found


def _has_words(text: str) -> bool:
    """Whether what follows a number are words of the section, so that its heading can stand before it."""
    opens = _INNER.match(text) or re.match(_OPENS, text)
    return bool(opens) or looks_like_words(text) or len(text) > _LONG


def _heading_before(lines: Sequence[Line], place: int, words: Vocabulary) -> Iterator[int]:
    k = place - 1
    while k >= 0 and not lines[k].text:
        k -= 1
    first = k
    while first >= 0 and first > k - 3 and _may_entitle(lines[first], words):
        first -= 1
    before = lines[first] if first >= 0 else None
    if before and before.text and before.level != CONTENTS and not _finished(before, words):
        return
    if before and words.container_of(before.text) and lines[first + 1].text.isupper():
        first += 1  # the heading of the part or chapter
    if not names_an_act(lines[k].text) or any(line.text for line in lines[: first + 1]):
        yield from (n for n in range(first + 1, k + 1) if lines[n].text)


def _may_entitle(line: Line, words: Vocabulary) -> bool:
    text = line.text
    if not text or line.level == CONTENTS or len(text) > 150 or text.endswith((";", ":", ",", "—", "–")):
        return False
    opens = words.article_of(text) or words.container_of(text) or words.mark.match(text) or words.editorial.match(text)
    return not opens and not text.startswith(("(", "[")) and not looks_like_words(text) and not text.endswith("and")


def _finished(line: Line, words: Vocabulary) -> bool:
    return line.text.endswith((*ENDS, "]", ")")) or words.container_of(line.text) is not None or line.text.isupper()


# --- runs in one line ------------------------------------------------------------------------------------------------


def _broken_up(lines: Sequence[Line], words: Vocabulary) -> Iterator[Line]:
    """Part the units that begin on a line of their own or within one; a blank line parts them for good."""
    before = ""
    for line in lines:
        if line.level or not line.text:
            yield line
            continue
        opens = _PARTS.match(line.text) or words.editorial.match(line.text) or words.note.match(line.text)
        if (opens and not _REFERS.search(before)) or _heads(before, line.text, words):
            yield _blank(line)
        at = 0
        for start in _run_starts(line.text, words) if len(line.text) >= _LONG else ():
            yield from (dataclasses.replace(line, text=line.text[at:start].strip()), _blank(line))
            at = start
        yield dataclasses.replace(line, text=line.text[at:].strip())
        before = line.text


def _heads(before: str, text: str, words: Vocabulary) -> bool:
    """Tell whether the line before is a section's number and heading, and this one begins its words."""
    article = words.article_of(before)
    if not article or not article[1] or not re.match(_OPENS, text):
        return False
    return len(article[1]) < 100 and not _INNER.match(article[1]) and not looks_like_words(article[1])


def _blank(line: Line) -> Line:
    return dataclasses.replace(line, text="")


def _run_starts(text: str, words: Vocabulary) -> Iterator[int]:
    """Yield where the next subsection or paragraph of an open run begins: (1) … (2), (a) … (b)."""
    article = words.article_of(text)
    opening = _INNER.match(article[1] if article else text)
    due = {"digit": "1", "letter": "a", "roman": "i"}
    if opening:
        _advance(due, opening.group().strip("() "))
    for match in _RUN.finditer(text):
        sign = match.group(1)
        begins = sign in ("1", "a", "i")
        style = next((style for style, wanted in due.items() if wanted == sign), "")
        if not style or (begins and text[: match.start()].rstrip()[-1:] not in "—–-:"):
            continue
        if match.start() > 3 and not (article and sign == "1"):
            yield match.start()
        _advance(due, sign, style)


_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def _advance(due: dict[str, str], sign: str, style: str = "") -> None:
    style = style or ("digit" if sign.isdecimal() else "roman" if sign in _ROMANS[:1] else "letter")
    if style == "digit" and sign.isdecimal():
        due.update(digit=str(int(sign) + 1), letter="a", roman="i")
    elif style == "roman" and sign in _ROMANS[:-1]:
        due["roman"] = _ROMANS[_ROMANS.index(sign) + 1]
    elif len(sign) == 1 and sign.isalpha() and sign != "z":
        due.update(letter=chr(ord(sign) + 1), roman="i")
