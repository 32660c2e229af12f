"""Frozen values that the store hands out and takes in; they never carry a session.

Conventions
    Dates are ISO strings that may be partial ("2001", "2001-05", "2001-05-24"); "" is unknown.
    Offsets are Python string indexes (code points) into ``Provision.text``; ``quote == text[start:end]``.
    A pinpoint is how a lawyer cites the unit ("3(1)(b)", "ст. 134 ч. 1"); an eId follows Akoma Ntoso naming.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Status = Literal["covered", "partly covered", "not covered", "contrary", "reserved", "not applicable", "not assessed"]
Direction = Literal["equal", "narrower", "broader", "overlapping", "contrary", "silent", ""]
Force = Literal["binding", "binding, date disputed", "signed", "not a party", "not yet in force", "not recorded"]

STATUSES: tuple[Status, ...] = (
    "covered",
    "partly covered",
    "not covered",
    "contrary",
    "reserved",
    "not applicable",
    "not assessed",
)
DIVERGENCE_CODES: tuple[str, ...] = (
    "ACT", "AGE", "MEANS", "REPEAT", "PURPOSE", "BORDER", "OBJECT", "FORM", "ADMIN", "PENALTY", "SUBJECT", "JURIS",
    "EXTRAD", "VICTIM", "MENTAL", "PROC", "MEASURE", "ANCILLARY",
)  # fmt: skip


# --- the catalogue ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty: of the catalogue (``kind == "treaty"``), or named in a country's instruments table only."""

    id: str
    title: str
    short_title: str
    kind: str = "treaty"
    citation: str = ""
    adopted: str = ""
    in_force: str = ""
    depositary: str = ""
    authentic_languages: tuple[str, ...] = ()
    official_source: str = ""
    in_catalogue: bool = True


@dataclass(frozen=True, slots=True)
class TreatyUnit:
    """One unit of a treaty: our digest, and the authentic words where the user has imported them (else "")."""

    instrument: str
    eid: str
    pinpoint: str
    heading: str
    digest: str
    position: int
    text: str = ""

    @property
    def shown(self) -> str:
        """The words to show: the imported text, or else the digest."""
        return self.text or self.digest

    @property
    def is_digest(self) -> bool:
        """Whether ``shown`` is our digest; a digest is never put in quotation marks."""
        return not self.text


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that a national text can have or lack by itself."""

    id: str  # "opsc.3.1.b/offering"
    obligation: str
    kind: str
    statement: str
    divergence: str
    shortfall: str
    reservable: str = ""
    test: Mapping[str, Any] | None = None
    lives_in: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The local name, e.g. ``offering``."""
        return self.id.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Obligation:
    """One duty of a State under one unit of a treaty, with its elements."""

    id: str
    instrument: str
    pinpoint: str
    eids: tuple[str, ...]
    theme: str
    kind: str
    modality: str
    reservable: str  # "" or the pinpoint of the clause that lets a State reserve all of it
    related: tuple[str, ...]
    statement: str
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every treaty unit and obligation, versioned by a hash over the catalogue's files."""

    instruments: tuple[Instrument, ...]
    units: tuple[TreatyUnit, ...]
    obligations: tuple[Obligation, ...]
    sha256: str

    def elements(self) -> tuple[Element, ...]:
        """All elements, in catalogue order."""
        return tuple(element for obligation in self.obligations for element in obligation.elements)


# --- texts -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Work:
    """A law or treaty as such, whatever its language or date. Id: "KZ/criminal-code-2014", or "opsc" for a treaty."""

    id: str
    jurisdiction: str  # "" for a treaty
    law: str  # "criminal-code-2014"
    title: str
    role: (
        str  # criminal-code, criminal-procedure-code, administrative-offences-code, special-act, constitution, treaty…
    )
    adopted: str = ""
    replaced_by: str = ""  # id of the work that replaced it
    replaced_on: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """One unit of an expression. Units in document order, texts joined, give the act back.

    ``text`` holds the unit's own words only: the words of its children stand in the children; the words that close a
    list (the sanction after the points of a part) are a child of kind "wrapup" whose pinpoint is its parent's.
    Paragraphs within one unit are joined with a line feed.
    """

    id: int  # 0 before it is stored
    expression: int
    eid: str
    parent: str  # eid of the parent, "" at the top
    kind: str  # part, section, chapter, article, paragraph (часть), point, subpoint, indent, note, wrapup, editorial …
    number: str
    pinpoint: str
    heading: str
    text: str
    position: int
    sha256: str = ""

    @property
    def is_evidence(self) -> bool:
        """Whether the words are law: editorial notes (сноски, примечания ИЗПИ) are not."""
        return self.kind != "editorial"


@dataclass(frozen=True, slots=True)
class Expression:
    """A work in one language at one date."""

    id: int
    work: str
    law: str
    jurisdiction: str
    title: str
    role: str
    language: str  # BCP 47
    in_force: str  # from when these words are known to be the law; a full ISO date
    complete: bool  # False: an extract; its silence proves nothing
    sha256: str  # over the texts of all provisions, in order
    source: str = ""
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class LawText:
    """An expression with its provisions: what the engine reads."""

    expression: Expression
    provisions: tuple[Provision, ...]


# --- jurisdictions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A State (or a part of one) whose law is compared."""

    code: str
    name: str
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from."""

    id: str
    title: str
    year: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TreatyAction:
    """A signature, ratification, accession, reservation … of one State, as one source dates it."""

    id: str
    jurisdiction: str
    instrument: str
    action: str
    date: str
    source: str
    note: str = ""
    disputed_by: tuple[str, ...] = ()  # ids of actions that give the same act another date


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A point of a treaty body's review of the State, in our words."""

    id: str
    jurisdiction: str
    body: str
    year: str
    text: str
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProvisionDigest:
    """What a source says a national provision provides, in our words; never shown in quotation marks."""

    jurisdiction: str
    law: str
    pinpoint: str
    digest: str
    edition: str
    source: str
    note: str = ""  # where in the source: its section and note


@dataclass(frozen=True, slots=True)
class Authority:
    """Authority other than statute: a ruling, a commentary, a treaty-body conclusion. Never counted as statute."""

    id: str
    jurisdiction: str
    kind: str
    date: str
    digest: str
    provisions: tuple[str, ...]  # "<law> <pinpoint>": "criminal-code-1997 ст. 128"
    source: str
    note: str = ""  # where in the source: its section and note


@dataclass(frozen=True, slots=True)
class Judgement:
    """A published judgement of a source on one element (``element == ""``: outside the three treaties)."""

    id: str
    jurisdiction: str
    element: str
    status: Status
    divergence: str
    provisions: tuple[str, ...]  # "<law> <pinpoint>": "criminal-code-1997 ст. 128"
    edition: str  # the edition of the law that it speaks of
    statement: str
    source: str
    note: str = ""  # where in the source: its section and note


@dataclass(frozen=True, slots=True)
class Measure:
    """A plan, service, training or body that no code shows."""

    id: str
    jurisdiction: str
    kind: str
    name: str
    start: str
    digest: str
    source: str
    note: str = ""  # where in the source: its section and note


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the State is asked to do: from a source, or the drafter's own."""

    id: str
    jurisdiction: str
    area: str  # area of the Agenda for Action: coordination, prevention, protection, recovery, participation …
    text: str
    elements: tuple[str, ...]
    source: str
    priority: str = ""
    body: str = ""
    deadline: str = ""
    state: str = "open"
    version: int = 1
    note: str = ""  # where in the source: its section and note


@dataclass(frozen=True, slots=True)
class Profile:
    """All that the store knows of one State apart from the words of its law."""

    jurisdiction: Jurisdiction
    sources: tuple[Source, ...] = ()
    actions: tuple[TreatyAction, ...] = ()
    instruments: tuple[Instrument, ...] = ()  # every instrument named by an action, in or outside the catalogue
    conclusions: tuple[Conclusion, ...] = ()
    works: tuple[Work, ...] = ()
    digests: tuple[ProvisionDigest, ...] = ()
    authorities: tuple[Authority, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    measures: tuple[Measure, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()


# --- findings --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of national law that support (or, ``supports=False``, contradict) an element."""

    law: str
    language: str
    pinpoint: str
    eid: str
    start: int
    end: int
    quote: str
    supports: bool = True
    prefix: str = ""  # up to 32 characters before
    suffix: str = ""  # up to 32 characters after
    sha256: str = ""  # of the provision's text when the evidence was taken


@dataclass(frozen=True, slots=True)
class TreatySpan:
    """Words of the treaty side (digest or authentic text, see ``digest``) that state the element."""

    eid: str
    start: int
    end: int
    quote: str
    digest: bool


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A provision that came close to meeting an element, with a score in 0..1."""

    law: str
    eid: str
    pinpoint: str
    quote: str
    score: float


@dataclass(frozen=True, slots=True)
class Trail:
    """What was looked for and where, for an absence."""

    looked_for: tuple[str, ...] = ()  # concepts and cues tried
    read: tuple[str, ...] = ()  # laws read, with their dates
    nearest: tuple[NearMiss, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """The machine's proposal on one element; never a decision."""

    element: str
    obligation: str
    instrument: str
    pinpoint: str
    kind: str
    modality: str
    force: Force
    gap: bool
    status: Status
    direction: Direction
    divergence: str  # "" where there is none
    confidence: float
    reason_id: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    treaty: tuple[TreatySpan, ...] = ()
    trail: Trail | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One run of the engine over the law of one jurisdiction at one date."""

    jurisdiction: str
    at: str
    engine: str
    catalogue: str
    lexicon: str
    texts: tuple[Expression, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """An assessor's decision on one element; findings never overwrite it."""

    id: str
    jurisdiction: str
    element: str
    assessor: str
    status: Status
    direction: Direction
    divergence: str
    note: str
    evidence: tuple[Evidence, ...]
    made: str  # ISO time, UTC
    edition: str = ""
    source: str = ""
    authorities: tuple[str, ...] = ()  # ids of rulings, commentaries … relied on; evidence, never statute
    version: int = 1


# --- redlines --------------------------------------------------------------------------------------------------------

RedlineKind = Literal["equal", "insert", "delete", "move-from", "move-to"]
UnitChange = Literal["equal", "changed", "renumbered", "moved", "split", "merged", "inserted", "deleted"]


@dataclass(frozen=True, slots=True)
class RedlineRun:
    """A stretch of words with one fate."""

    kind: RedlineKind
    text: str
    move: int = 0  # the number of the move, the same at both ends; 0: not moved


@dataclass(frozen=True, slots=True)
class Redline:
    """The difference of two texts; both can be rebuilt from it, to the character."""

    runs: tuple[RedlineRun, ...]

    @property
    def old(self) -> str:
        """The words of the earlier text."""
        return "".join(run.text for run in self.runs if run.kind in ("equal", "delete", "move-from"))

    @property
    def new(self) -> str:
        """The words of the later text."""
        return "".join(run.text for run in self.runs if run.kind in ("equal", "insert", "move-to"))


@dataclass(frozen=True, slots=True)
class RedlineUnit:
    """One unit of a law on either side or on both, with the difference of its heading and of its own words.

    ``partner`` is the other end where a unit was moved (its counterpart), split off (the unit it was taken from) or
    merged (the unit that took it in).
    """

    change: UnitChange
    old: Provision | None
    new: Provision | None
    heading: Redline
    text: Redline
    partner: Provision | None = None

    @property
    def unit(self) -> Provision:
        """The unit as the later text has it, or else the earlier."""
        unit = self.new or self.old
        if unit is None:
            raise ValueError("a redline unit stands on one side at least")
        return unit


@dataclass(frozen=True, slots=True)
class LawRedline:
    """The difference of two editions, unit by unit, in reading order; what was taken out stands where it stood."""

    units: tuple[RedlineUnit, ...]


# --- search and history ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result: a provision, treaty unit, obligation, authority, measure or recommendation."""

    kind: str
    key: str  # provision: "<expression id>#<eid>"; else the id
    title: str
    pinpoint: str
    snippet: str
    marks: tuple[tuple[int, int], ...]  # offsets of the matched words in the snippet
    jurisdiction: str = ""
    law: str = ""
    language: str = ""
    in_force: str = ""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One entry of the hash-chained journal."""

    number: int
    time: str  # ISO, UTC
    actor: str
    action: str  # "Import text", "Undo Import text"
    subject: str
    detail: str  # JSON
    previous: str
    sha256: str
    undoes: int = 0
