"""Pinpoints of a law in Russian as an English text writes them."""

import re

_NUMBER = r"(\d+(?:[-.]\d+)*)"
_RUSSIAN = re.compile(
    rf"ст\. {_NUMBER}(?: ч\. {_NUMBER})?(?: п\. (\w+(?:[-.]\d+)?))?(?: пп\. (\w+))?( примечание(?: п\. (\w+))?)?"
)


def english(pinpoint: str) -> str:
    """Return a pinpoint as English writes it; one that is not Russian, or not understood, stays as it is.

    >>> english("ст. 312 ч. 1"), english("ст. 120 ч. 3-2 п. 3"), english("ст. 134 примечание п. 2"), english("s. 4")
    ('art. 312(1)', 'art. 120(3-2) point 3', 'note to art. 134 point 2', 's. 4')
    """
    match = _RUSSIAN.fullmatch(pinpoint)
    if match is None:
        return pinpoint
    article, part, point, subpoint, note, of_note = match.groups()
    said = f"art. {article}" + (f"({part})" if part else "")
    said += f" point {point}" if point else ""
    said += f" subpoint {subpoint}" if subpoint else ""
    said = f"note to {said}" if note else said
    return said + (f" point {of_note}" if of_note else "")
