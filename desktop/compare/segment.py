"""From provisions to articles, and from an article to its offences: what is punished, and how.

An article is read in document order. A *section* is one rule of it: a part, or, where parts bear no numbers, what
stands before one sanction. Its chapeau holds for each of its limbs (the points of a list); the sanction closes it.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from db.rows import LawText, Provision

_SANCTION = re.compile(
    r"(?:^|(?<=[–—\-]\s)|(?<=[–—\-])|(?<=,\s)|(?<=\s))(?:наказыва(?:ется|ются)|вле(?:чет|чёт|кут)\s+(?=наказание|штраф|предупреждение|арест|лишение|ограничение))",
    re.IGNORECASE,
)
_REPEALED = re.compile(r"\W*(?:\d+[-\d]*[).]\s*)?(?:исключен|утратил|утратила)", re.IGNORECASE)
_NOTE = re.compile(r"(?:^|(?<=\n)|(?<=[.;:] ))\W*Примечани[ея]\s*[.:\d\n]")
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s+[А-ЯA-Z])|(?=\n)|$)")
_BASIC, _BASIC_ENGLISH = ("article",), ("article", "section")  # in Russian a section is a part of a code
_LIMBS = ("point", "subpoint", "indent", "item")


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its units in document order; ``sha256`` is over all that the reading depends on."""

    eid: str
    pinpoint: str
    heading: str
    units: tuple[Provision, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A slice of one unit's text, in characters of that text."""

    unit: Provision
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the slice."""
        return self.unit.text[self.start : self.end]


@dataclass(slots=True)
class Section:
    """One rule of an article: a chapeau, its limbs, and the sanction where it is an offence."""

    unit: Provision
    number: str
    chapeau: list[Piece] = field(default_factory=list)
    limbs: list[Piece] = field(default_factory=list)
    sanction: list[Piece] = field(default_factory=list)

    @property
    def is_offence(self) -> bool:
        """Whether it ends in a sanction."""
        return bool(self.sanction)


def articles(law: LawText) -> tuple[Article, ...]:
    """Group a law's provisions by article; what stands outside any article is a group of its own."""
    groups: dict[str, list[Provision]] = {}
    owner: dict[str, str] = {}
    basic = _BASIC_ENGLISH if law.expression.language.startswith("en") else _BASIC
    for unit in sorted(law.provisions, key=lambda unit: unit.position):
        owner[unit.eid] = unit.eid if unit.kind in basic else owner.get(unit.parent, "")
        if unit.is_evidence and (owner[unit.eid] or unit.text):
            groups.setdefault(owner[unit.eid] or unit.eid, []).append(unit)
    return tuple(_article(eid, units) for eid, units in groups.items())


def _article(eid: str, units: Sequence[Provision]) -> Article:
    digest = hashlib.sha256()
    for unit in units:
        digest.update(
            f"{unit.eid}\0{unit.parent}\0{unit.kind}\0{unit.pinpoint}\0{unit.heading}\0{unit.text}\1".encode(
                errors="replace"
            )
        )
    return Article(eid, units[0].pinpoint, units[0].heading, tuple(units), digest.hexdigest())


def sections(article: Article) -> tuple[list[Section], list[Section]]:
    """Return the rules of an article and its notes, each in order."""
    reading = _Reading()
    for unit in article.units:
        reading.take(unit)
    return [section for section in reading.rules if section.chapeau or section.limbs], reading.notes


class _Reading:
    """The state while an article is read: its rules and notes so far."""

    def __init__(self) -> None:
        self.rules: list[Section] = []
        self.notes: list[Section] = []
        self._note_of: dict[str, Section] = {}
        self._closing_note = False

    def take(self, unit: Provision) -> None:
        """Read the next unit. After a line that begins "Примечание" the rest of the article is notes."""
        if unit.kind == "note" or self._closing_note:
            self._note(unit, Section(unit, ""))
        elif unit.parent in self._note_of:
            self._note(unit, self._note_of[unit.parent])
        else:
            self._rule(unit)

    def _note(self, unit: Provision, section: Section, start: int = 0) -> None:
        if self._closing_note and unit.kind in _LIMBS and self.notes:
            section = self.notes[-1]
        if section not in self.notes:
            self.notes.append(section)
        self._note_of[unit.eid] = section
        piece = Piece(unit, start, len(unit.text))
        (section.limbs if section.chapeau else section.chapeau).append(piece)

    def _rule(self, unit: Provision) -> None:
        if not self.rules or unit.kind not in (*_LIMBS, "wrapup"):
            self.rules.append(Section(unit, unit.number if unit.kind == "paragraph" else ""))
        note = _NOTE.search(unit.text)
        for line in re.finditer(r"[^\n]+", unit.text[: note.start()] if note else unit.text):
            if line.group().strip() and not _REPEALED.match(line.group()):
                _add_line(self.rules, unit, line.start(), line.end())
        if note:
            self._closing_note = True
            self._note(unit, Section(unit, ""), note.start())


def sentences(piece: Piece) -> Iterator[Piece]:
    """Yield the sentences of a piece; a line feed ends one too."""
    for match in _SENTENCE.finditer(piece.text):
        if match.group().strip():
            yield Piece(piece.unit, piece.start + match.start(), piece.start + match.end())


def _add_line(found: list[Section], unit: Provision, start: int, end: int) -> None:
    match = _SANCTION.search(unit.text, start, end)
    begin = match.start() if match else end
    if unit.text[start:begin].strip(" –—-,.\t\u00a0"):
        if found[-1].is_offence and not match and _goes_on(unit.text[start:end]):
            found[-1].sanction.append(Piece(unit, start, end))
            return
        if found[-1].is_offence:
            found.append(Section(unit, str(len(found) + 1)))
        is_limb = unit.kind in _LIMBS
        (found[-1].limbs if is_limb else found[-1].chapeau).append(Piece(unit, start, begin))
    if match:
        found[-1].sanction.append(Piece(unit, begin, end))


def _goes_on(line: str) -> bool:
    """Tell whether a line continues the sanction before it: it begins in lower case or with the word for penalty."""
    words = line.strip()
    return words[:1].islower() or words.startswith(("с лишением", "со штрафом"))
