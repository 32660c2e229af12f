"""A drafter's words for one unit of an act, read into units by the tradition of the act itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from db.errors import InputError
from db.rows import LawText, Provision
from desktop.importers.registry import read_text
from desktop.importers.text import ENDS
from desktop.importers.traditions import fitting

BASIC = ("article", "section")  # the kinds that acts are counted in
_HEADINGS = {"ru": "Статья {}. {}", "kk": "{}-бап. {}"}
_OTHER_HEADING = "Section {}. {}"
_LISTED = ("point", "subpoint")
_SAMPLE = 100_000  # characters that show the tradition
_FINISHED = re.compile(rf"(?<=[{re.escape(''.join(ENDS))}])\n")
Cites = Mapping[tuple[str, str], str]  # (kind, kind of the parent) -> tail of the pinpoint, {} for the number


def within(law: LawText, unit: Provision) -> tuple[Provision, ...]:
    """Return a unit and all that stands in it, in document order."""
    inside = {unit.eid}
    for other in law.provisions:
        if other.parent in inside:
            inside.add(other.eid)
    return tuple(other for other in law.provisions if other.eid in inside)


def draft_of(law: LawText, unit: Provision) -> str:
    """Return the words of a unit as a drafter edits them: numbered, a blank line between paragraphs, no editor's notes.

    The unit's own number or heading is left out; ``units_of_draft`` gives the same units back.
    """
    units = [each for each in within(law, unit) if each.is_evidence]
    words = [unit.text, *(_labelled(each, law.expression.language) for each in units[1:])]
    return "\n\n".join(line for said in words for line in said.split("\n") if line.strip())


def units_of_draft(law: LawText, unit: Provision, text: str, cites: Cites | None = None) -> tuple[Provision, ...]:
    """Read ``text`` as the new words of ``unit``; words that are its old ones give its old units.

    Args:
        text: the new words, with or without the unit's own number or heading; "" takes the unit out.
        cites: how the act cites its units, see ``cites_of``.

    Raises:
        InputError: the unit holds whole articles, or the text opens another article, or a part beside its own.
    """
    if any(_is_basic(law, each) for each in within(law, unit)[1:]):
        raise InputError(f"{unit.pinpoint} holds whole articles; redraft one of them at a time")
    text = _spaced(text.strip())
    if text == _spaced(draft_of(law, unit).strip()):
        return within(law, unit)
    if not text:
        return ()
    read = _read(law, unit, text)
    if not read:
        return (replace(unit, id=0, text=text, sha256=""),)
    return tuple(_rooted(unit, read, cites_of(law) if cites is None else cites))


def cites_of(law: LawText) -> Cites:
    """Learn how an act cites its units: the commonest tail of a pinpoint for a kind under a kind."""
    by_eid = {unit.eid: unit for unit in law.provisions}
    tails: dict[tuple[str, str], Counter[str]] = {}
    for unit in law.provisions:
        parent = by_eid.get(unit.parent)
        if parent and unit.number and unit.pinpoint.startswith(parent.pinpoint):
            tail = unit.pinpoint[len(parent.pinpoint) :].replace(unit.number, "{}")
            tails.setdefault((unit.kind, parent.kind), Counter())[tail] += 1
    return {kinds: min(found, key=lambda tail: (-found[tail], tail)) for kinds, found in tails.items()}


def _read(law: LawText, unit: Provision, text: str) -> Sequence[Provision]:
    """Return the units that stand in the new words, the redrafted one first; none where no tradition reads them."""
    language = law.expression.language
    name = fitting(_sample(law), language).name
    if _is_basic(law, unit):
        units = read_text(text, language=language, tradition=name).provisions
        if units and units[0].kind in BASIC:
            if units[0].number != unit.number:
                raise InputError(
                    f"the new text is headed {units[0].pinpoint}, not {unit.pinpoint}; change the one or the other"
                )
            _check_alone(units, unit)
            return units
    number = next((each.number for each in (unit, *_above(law, unit)) if _is_basic(law, each)), "1")
    heading = _HEADINGS.get(language.partition("-")[0], _OTHER_HEADING).format(number, unit.heading or "—")
    units = read_text(f"{heading}\n\n{_unlabelled(unit, text)}", language=language, tradition=name).provisions
    start = next((place for place, each in enumerate(units) if each.kind in BASIC), len(units))
    _check_alone(units[start:], unit)
    return [replace(each, heading=unit.heading) if each is units[start] else each for each in units[start:]]


def _is_basic(law: LawText, unit: Provision) -> bool:
    """Tell whether a unit is one that its act is counted in; "раздел", a section too, is none."""
    return unit.kind == "article" or (unit.kind == "section" and law.expression.language.startswith("en"))


def _check_alone(units: Sequence[Provision], unit: Provision) -> None:
    """Refuse words that go beyond the unit that is redrafted."""
    if not units:
        return
    inside = {units[0].eid}
    for other in units[1:]:
        if other.parent not in inside or (other.kind == unit.kind == "paragraph"):
            raise InputError(
                f"the new text of {unit.pinpoint} opens another unit ({other.pinpoint}); redraft what holds them both"
            )
        inside.add(other.eid)


def _rooted(unit: Provision, read: Sequence[Provision], cites: Cites) -> Iterator[Provision]:
    """Put units that were read in the place of ``unit``: its eId, pinpoint and position, and theirs below them."""
    root = replace(unit, id=0, heading=read[0].heading, text=read[0].text, sha256="")
    placed = {read[0].eid: root}
    originals = {each.eid: each for each in read}
    yield root
    for each in read[1:]:
        parent, was = placed[each.parent], originals[each.parent]
        kind, own = each.kind, each.eid.removeprefix(f"{was.eid}__")
        if kind == "point" and parent.kind in _LISTED:
            kind, own = "subpoint", f"sub{own}"
        tail = cites.get((kind, parent.kind))
        cited = tail.format(each.number) if tail and each.number else each.pinpoint.removeprefix(was.pinpoint)
        placed[each.eid] = unit_here = replace(
            each,
            expression=unit.expression,
            eid=f"{parent.eid}__{own}",
            parent=parent.eid,
            kind=kind,
            pinpoint=parent.pinpoint + cited,
            position=unit.position,
        )
        yield unit_here


def _spaced(text: str) -> str:
    """Set paragraphs apart where no blank line does: a new line after a finished one is a paragraph, as it is shown."""
    text = re.sub(r"[ \t]*\r?\n", "\n", text)
    return text if "\n\n" in text else _FINISHED.sub("\n\n", text)


def _sample(law: LawText) -> str:
    parts: list[str] = []
    length = 0
    for unit in law.provisions:
        parts += [unit.heading, unit.text]
        length += len(unit.text)
        if length > _SAMPLE:
            break
    return "\n".join(parts)


def _above(law: LawText, unit: Provision) -> Iterator[Provision]:
    by_eid = {each.eid: each for each in law.provisions}
    while parent := by_eid.get(unit.parent):
        yield parent
        unit = parent


def _labelled(unit: Provision, language: str) -> str:
    """Return a unit's words after its number, as the tradition writes it."""
    if not unit.number:
        return "\n".join(filter(None, (f"{unit.heading}." if unit.kind == "note" else unit.heading, unit.text)))
    number = f"{unit.number}." if unit.kind == "paragraph" else f"{unit.number})"
    return f"({unit.number}) {unit.text}" if language.startswith("en") else f"{number} {unit.text}"


def _unlabelled(unit: Provision, text: str) -> str:
    """Take the unit's own number or label off the new words."""
    if unit.number and unit.kind != "article":
        return re.sub(rf"^\(?{re.escape(unit.number)}[.)](?!\d)\s*", "", text)
    if unit.kind == "note" and unit.heading:
        return re.sub(rf"^{re.escape(unit.heading)}\s*[.:]?\s*", "", text)
    return text
