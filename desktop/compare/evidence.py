"""Evidence: exact slices of the stored text, with what stands around them so that they can be found again."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from db.rows import Evidence, LawText, Provision
from desktop.compare.frames import Hit

_AROUND = 32  # characters kept before and after a quotation
_JOINED = 80  # hits of one unit this near, in characters, are quoted as one
_LEAD, _REST = 140, 200  # characters quoted before and after the words, where the clause is longer
_CLAUSE_ENDS = re.compile(r"[;\n]|(?<=[.!?])\s+(?=[А-ЯЁA-Z(])|\s[–—-]\s*(?=\n|$|(?:наказыва|влеч|shall be))")
# What stands behind a comma and belongs to the rule before it.
_CONDITION = re.compile(
    r",\s*(?:если|когда|при|в случа|за исключением|кроме|котор|предусмотренн|совершенн|оказываем|"
    r"if|unless|except|provided|where|when|which|who|whether)",
    re.IGNORECASE,
)


Laws = Mapping[str, tuple[LawText, Mapping[str, Provision]]]  # by law id: the text, and its units by eId


def quotations(laws: Laws, hits: Iterable[Hit], supports: bool = True) -> tuple[Evidence, ...]:
    """Quote the words of the hits; those close together in one line of one unit make one quotation."""
    by_unit: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        by_unit.setdefault((hit.law, hit.eid), []).append(hit)
    found = []
    for (law, eid), here in by_unit.items():
        text, units = laws[law]
        clauses = dict.fromkeys(clause(units[eid].text, *span) for span in _joined(units[eid].text, here))
        found += [quote(text, units[eid], start, end, supports) for start, end in _merged(clauses)]
    return tuple(found)


def quote(law: LawText, unit: Provision, start: int, end: int, supports: bool = True) -> Evidence:
    """Quote ``unit.text[start:end]``."""
    return Evidence(
        law=law.expression.law,
        language=law.expression.language,
        pinpoint=unit.pinpoint,
        eid=unit.eid,
        start=start,
        end=end,
        quote=unit.text[start:end],
        supports=supports,
        prefix=unit.text[max(0, start - _AROUND) : start],
        suffix=unit.text[end : end + _AROUND],
        sha256=unit.sha256 or hashlib.sha256(unit.text.encode(errors="replace")).hexdigest(),
    )


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to its clause; a long clause is cut at commas, never before a condition or inside brackets.

    >>> text = "Kept; who sells (or gives away) a child, if paid, is liable. Next"
    >>> text[slice(*clause(text, 10, 15))]
    'who sells (or gives away) a child, if paid, is liable.'
    """
    ends = _clause_ends(text)
    begin = max((after for _, after in ends if after <= start), default=0)
    stop = min((before for before, _ in ends if before >= end), default=len(text))
    begin = _after_comma(text, begin, start) if start - begin > _LEAD else begin
    stop = _before_comma(text, begin, end, stop) if stop - end > _REST else stop
    begin += len(text[begin:start]) - len(text[begin:start].lstrip())
    return begin, max(end, begin + len(text[begin:stop].rstrip(" –—-,")))


@lru_cache(maxsize=4096)
def _clause_ends(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _CLAUSE_ENDS.finditer(text))


def _after_comma(text: str, begin: int, start: int) -> int:
    """Return a place behind a comma not far before ``start``, with the brackets between them whole."""
    for place in range(max(begin, start - _LEAD), start):
        if text[place] == "," and _is_whole(text[place:start]):
            return place + 1
    return begin


def _before_comma(text: str, begin: int, end: int, stop: int) -> int:
    for place in range(end + _REST // 4, stop):
        if text[place] == "," and not _CONDITION.match(text, place) and _is_whole(text[begin:place]):
            return place
    return stop


def _is_whole(words: str) -> bool:
    return words.count("(") == words.count(")") and words.count("«") == words.count("»")


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that overlap."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _joined(text: str, hits: Sequence[Hit]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, end in sorted({(hit.start, hit.end) for hit in hits}):
        if spans and start - spans[-1][1] <= _JOINED and "\n" not in text[spans[-1][1] : start]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans
