"""Authentic words: in quotation marks, letter for letter, with a sign wherever something was left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from desktop.reports.model import Run

WHOLE = 420
"""A text up to this many characters is quoted whole."""
REACH = 150
"""How many characters of context are quoted on either side of the words that decide, at most."""
REACH_AGAIN = 45
"""How many where the text is quoted nearby already."""
NEAR = 60
"""Passages less than this apart are quoted as one."""
LEFT_OUT = "[…]"

_CYRILLIC = re.compile(r"[\u0400-\u04FF]")
_END = re.compile(r"[.;:\n]\s+")

Span = tuple[int, int]


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
    whole, reach = (0, REACH_AGAIN) if brief else (WHOLE, REACH)
    passages = _passages(text, merged, reach) if merged and len(text) > whole else [(0, len(text))]
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


def _passages(text: str, spans: Sequence[Span], reach: int) -> list[Span]:
    """Return the spans with their clauses around them, joined where they nearly touch."""
    return _merged([(_clause_start(text, start, reach), _clause_end(text, end, reach)) for start, end in spans], NEAR)


def _clause_start(text: str, start: int, reach: int) -> int:
    low = max(0, start - reach)
    ends = [match.end() for match in _END.finditer(text, low, start)]
    if ends:
        return ends[-1]
    return text.find(" ", low, start) + 1 or low if low else 0


def _clause_end(text: str, end: int, reach: int) -> int:
    high = min(len(text), end + reach)
    match = _END.search(text, max(end - 1, 0), high)
    if match:
        return max(match.start() + 1, end)
    if high == len(text):
        return high
    cut = text.rfind(" ", end, high)
    return cut if cut > end else high


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
