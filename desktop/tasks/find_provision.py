"""Find the provision that a citation means."""

import re
from collections.abc import Sequence

from db.rows import LawText, Provision


def citation_key(citation: str) -> str:
    """Return a citation folded for comparison: case, dots, spaces and the Latin look-alikes of Cyrillic letters.

    >>> citation_key("Ст. 134  ч.1") == citation_key("ст 134 ч 1")
    True
    """
    return re.sub(r"[\s.,]+", " ", citation.casefold().replace("§", "ст")).strip()


def find_provision(law: LawText, citation: str) -> Provision | None:
    """Return the unit that a pinpoint, an eId or a bare article number names, or None."""
    wanted = citation_key(citation)
    for provision in law.provisions:
        if citation == provision.eid or wanted == citation_key(provision.pinpoint):
            return provision
    return next((p for p in law.provisions if p.kind == "article" and p.number == wanted), None)


def with_descendants(law: LawText, provision: Provision) -> Sequence[Provision]:
    """Return the unit and all that stands in it, in document order."""
    inside = {provision.eid}
    for unit in law.provisions:
        if unit.parent in inside:
            inside.add(unit.eid)
    return [unit for unit in law.provisions if unit.eid in inside]
