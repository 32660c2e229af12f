"""National pinpoints in the form that an English text uses, beside the law's own."""

from __future__ import annotations

import re

_NUMBER = r"(\d+(?:[-.]\d+)*)"
_RUSSIAN = re.compile(
    rf"ст\. {_NUMBER}(?: ч\. {_NUMBER})?(?: п\. {_NUMBER})?(?: пп\. {_NUMBER})?( примечание(?: п\. {_NUMBER})?)?"
)


def english(pinpoint: str) -> str:
    """Return how English writes a pinpoint, "" where that cannot be told for sure.

    >>> english("ст. 312 ч. 1"), english("ст. 120 ч. 3-2 п. 3"), english("ст. 134 примечание п. 2")
    ('art. 312(1)', 'art. 120(3-2), point 3', 'note to art. 134, point 2')
    """
    match = _RUSSIAN.fullmatch(pinpoint)
    if match is None:
        return ""
    article, part, point, subpoint, note, of_note = match.groups()
    said = f"art. {article}" + (f"({part})" if part else "")
    said += f", point {point}" if point else ""
    said += f", subpoint {subpoint}" if subpoint else ""
    return (f"note to {said}" if note else said) + (f", point {of_note}" if of_note else "")
