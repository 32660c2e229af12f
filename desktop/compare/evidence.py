"""Evidence: exact slices of the stored text, with what stands around them so that they can be found again."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from db.rows import Evidence, LawText, Provision
from desktop.compare.frames import Hit

_AROUND = 32  # characters kept before and after a quotation
_JOINED = 80  # hits of one unit this near, in characters, are quoted as one


Laws = Mapping[str, tuple[LawText, Mapping[str, Provision]]]  # by law id: the text, and its units by eId


def quotations(laws: Laws, hits: Iterable[Hit], supports: bool = True) -> tuple[Evidence, ...]:
    """Quote the words of the hits; those close together in one line of one unit make one quotation."""
    by_unit: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        by_unit.setdefault((hit.law, hit.eid), []).append(hit)
    found = []
    for (law, eid), here in by_unit.items():
        text, units = laws[law]
        found += [quote(text, units[eid], start, end, supports) for start, end in _joined(units[eid].text, here)]
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


def _joined(text: str, hits: Sequence[Hit]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, end in sorted({(hit.start, hit.end) for hit in hits}):
        if spans and start - spans[-1][1] <= _JOINED and "\n" not in text[spans[-1][1] : start]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans
