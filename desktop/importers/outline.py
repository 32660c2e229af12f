"""The tree that a tradition builds: drafts of units in document order, named when all of them are known."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.rows import Provision

# Kinds whose number is unique in an act: their eId starts anew, so that it outlives a new chapter heading.
TOP_KINDS = frozenset(
    {
        "preface", "enactment", "preamble", "part", "section", "chapter", "title", "article", "conclusions",
        "attachment", "schedule", "division", "subdivision",
    }
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Unit:
    """A unit in the making. ``tag`` is its own part of the eId, ``cite`` its own part of the pinpoint."""

    kind: str
    tag: str
    number: str = ""
    cite: str = ""
    heading: str = ""
    parent: Unit | None = None
    paragraphs: list[str] = field(default_factory=list)
    eid: str = ""
    pinpoint: str = ""

    @property
    def text(self) -> str:
        """The unit's own words, one paragraph a line."""
        return "\n".join(self.paragraphs)

    @property
    def last(self) -> str:
        """The last paragraph of its own words, or the heading."""
        return self.paragraphs[-1] if self.paragraphs else self.heading

    def say(self, words: str) -> None:
        """Add a paragraph of its own words."""
        if words:
            self.paragraphs.append(words)


class Outline:
    """Units in document order."""

    def __init__(self, joiner: str = " ", basic: str = "article") -> None:
        """``joiner`` stands between the parts of a pinpoint; ``basic`` is the kind that an act is counted in."""
        self.units: list[Unit] = []
        self.joiner = joiner
        self.basic = basic
        self.title = ""  # the act's own
        self._taken: dict[str, int] = {}

    def add(self, unit: Unit) -> Unit:
        """Put a unit at the end."""
        self.units.append(unit)
        return unit

    def provisions(self) -> tuple[Provision, ...]:
        """Name all units, and give them out as values."""
        return tuple(self._frozen(unit, position) for position, unit in enumerate(self.units))

    def _frozen(self, unit: Unit, position: int) -> Provision:
        parent = unit.parent
        unit.eid = self._free_eid(unit)
        outer = parent.pinpoint if parent and unit.kind not in TOP_KINDS else ""
        unit.pinpoint = self.joiner.join(part for part in (outer, unit.cite) if part)
        return Provision(
            id=0,
            expression=0,
            eid=unit.eid,
            parent=parent.eid if parent else "",
            kind=unit.kind,
            number=unit.number,
            pinpoint=unit.pinpoint,
            heading=unit.heading,
            text=unit.text,
            position=position,
        )

    def _free_eid(self, unit: Unit) -> str:
        """Return the eId of a unit; a second unit of the same name gets ``_2``, a second chapter its parent's name."""
        parent = unit.parent.eid + "__" if unit.parent else ""
        wanted = unit.tag if unit.kind in TOP_KINDS else parent + unit.tag
        if wanted in self._taken and unit.kind in TOP_KINDS - {"article"}:
            wanted = parent + unit.tag
        eid = wanted
        while eid in self._taken:
            self._taken[wanted] += 1
            eid = f"{wanted}_{self._taken[wanted]}"
        self._taken[eid] = 1
        return eid
