"""Authentic words: in quotation marks, letter for letter, with a sign wherever something was left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from desktop.reports.model import Run

WHOLE = 420
"""A text up to this many characters is quoted whole."""
LONG, LONG_AGAIN = 700, 420
"""A limb up to this many characters is never cut: at first, and where the text is quoted nearby already."""
REACH, REACH_AGAIN = 110, 30
"""How many characters of context a longer limb keeps on either side, at least, up to the end of the clause."""
FAR = 300
"""A clause that ends farther off than this is cut at a word."""
NEAR = 60
"""Passages less than this apart are quoted as one."""
LEFT_OUT = "[…]"
Span = tuple[int, int]

_CYRILLIC = re.compile(r"[\u0400-\u04FF]")
_LIMB = re.compile(r"(?<=;)\s+|(?<=\w\w\w[.!?])\s+(?=[^\W\d_])|(?<=[)»”\"\d][.!?])\s+(?=[^\W\d_])|(?<![:–—-])\n\s*")
_CLAUSE = re.compile(
    r",\s+(?!\d|заведомо|не\b|котор|\w+(?:щ|вш|нн)(?:ий|его|ему|им|ем|ая|ей|ую|ее|ие|их|ими|ым|ых|ой|ого|ое|ые)(?:ся)?\b"
    r"|who\b|which\b|that\b)|\s+[–—]\s+"
)
"""Where a limb may be cut: not before words that say whom or what the rule is about."""
_CONDITION = re.compile(
    r"\b(?:если|в\s+случа(?:е|ях)|при\s+условии|кроме|за\s+исключением|егер(?:де)?"
    r"|if|when|where|unless|except|in\s+cases?|provided\s+that|subject\s+to)\b",
    re.IGNORECASE,
)
"""Words with which a condition or an exception begins; no quotation ends between it and its rule."""
_BRACKETS = {")": "(", "]": "[", "»": "«", "”": "“"}


def marks(text: str) -> tuple[str, str]:
    """Return the quotation marks that the script of a text takes."""
    return ("«", "»") if _CYRILLIC.search(text) else ("“", "”")


def quoted(text: str, spans: Iterable[Span] = (), language: str = "", *, brief: bool = False) -> tuple[Run, ...]:
    """Return the passages of a text around the spans that decide, those set off; without spans, all of it.

    Args:
        text: the stored text of a provision.
        spans: start and end offsets in it.
        language: BCP 47 tag of the text.
        brief: with little around the spans, as the text is quoted nearby already.
    """
    merged = _merged(spans, 0)
    cut = bool(merged) and (brief or len(text) > WHOLE)
    passages = _passages(text, merged, brief=brief) if cut else [(0, len(text))]
    before, after = marks(text)
    runs = [Run(before, "quote")]
    for place, (start, end) in enumerate(passages):
        if start and not place:
            runs.append(Run(LEFT_OUT + " ", "muted"))
        if place:
            runs.append(Run(f" {LEFT_OUT} ", "muted"))
        runs.extend(_words(text, start, end, merged, language))
    if passages[-1][1] < len(text.rstrip()):
        runs.append(Run(f" {LEFT_OUT}", "muted"))
    return (*runs, Run(after, "quote"))


def _passages(text: str, spans: Sequence[Span], *, brief: bool) -> list[Span]:
    """Return the spans with their limbs or clauses around them, joined where they nearly touch."""
    return _merged([_whole_brackets(text, _passage(text, span, brief=brief)) for span in spans], NEAR)


def _passage(text: str, span: Span, *, brief: bool) -> Span:
    """Return the limb of a span, or where that is long and has no condition, the clauses around the span."""
    long, reach = (LONG_AGAIN, REACH_AGAIN) if brief else (LONG, REACH)
    start, end = _limb(text, span)
    if end - start <= long or _CONDITION.search(text, start, end):
        return start, end
    gaps = [(match.start(), match.end()) for match in _CLAUSE.finditer(text, start, end)]
    low = max((after for _, after in gaps if after <= span[0] - reach), default=start)
    high = min((before for before, _ in gaps if before >= span[1] + reach), default=end)
    if span[0] - low > FAR:
        low = text.find(" ", span[0] - reach, span[0]) + 1 or span[0]
    if high - span[1] > FAR:
        high = max(text.rfind(" ", span[1], span[1] + reach), span[1])
    return low, high


def _limb(text: str, span: Span) -> Span:
    """Return the sentence, or limb of a list, around a span, with the limbs that are conditions of it or its rule."""
    gaps = [(0, 0), *((match.start(), match.end()) for match in _LIMB.finditer(text)), (len(text.rstrip()), len(text))]
    first = max(place for place, (_, after) in enumerate(gaps) if after <= span[0])
    last = next(place for place, (before, _) in enumerate(gaps) if before >= span[1] or place == len(gaps) - 1)
    while first and _CONDITION.match(text, gaps[first][1]):
        first -= 1
    while last < len(gaps) - 1 and _CONDITION.match(text, gaps[last][1]):
        last += 1
    return gaps[first][1], max(gaps[last][0], span[1])


def _whole_brackets(text: str, passage: Span) -> Span:
    """Widen a passage until every bracket that opens in it closes in it, as far as the text has the partner."""
    start, end = passage
    opened: list[str] = []
    for place in range(start, end):
        if text[place] in _BRACKETS.values():
            opened.append(text[place])
        elif (partner := _BRACKETS.get(text[place])) is not None:
            if opened and opened[-1] == partner:
                opened.pop()
            else:
                start = max(text.rfind(partner, 0, start), 0) if partner in text[:start] else start
    for partner in reversed(opened):
        closing = text.find(next(close for close, opening in _BRACKETS.items() if opening == partner), end)
        end = closing + 1 if closing >= 0 else end
    return start, end


def _merged(spans: Iterable[Span], near: int) -> list[Span]:
    """Return spans in order, those that overlap or are closer than ``near`` as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start - merged[-1][1] <= near:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _words(text: str, start: int, end: int, spans: Sequence[Span], language: str) -> list[Run]:
    """Return one passage, the words inside the spans as ``match``, the others as ``quote``."""
    runs: list[Run] = []
    for low, high in spans:
        if start <= low and high <= end:
            runs.append(Run(text[start:low], "quote", language))
            runs.append(Run(text[low:high], "match", language))
            start = high
    runs.append(Run(text[start:end], "quote", language))
    return [run for run in runs if run.text]
