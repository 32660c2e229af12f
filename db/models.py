"""The tables. They stay inside ``db``: what leaves is a frozen value of ``db.rows``.

Columns bear the names of the value's fields, so that ``db.rowio`` moves rows and values without a word about each.
``seal`` is a hash over the other columns of the row, ``sha256`` over words alone. A ``version`` is the number of the
journal entry that wrote the row; SQLAlchemy refuses a write whose version is no longer the stored one.
"""

from typing import Any

from sqlalchemy import JSON, Index, text
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel


def _tuple() -> Any:
    """Return a JSON column that holds a list of texts, or of plain mappings."""
    return Field(sa_type=JSON)


class Sealed(SQLModel):
    """A row whose words are sealed."""

    seal: str


class Ordered(Sealed):
    """A row that has its place among the others."""

    position: int


class OfState(Ordered):
    """What a source says of a State; ``note`` is the place in the source."""

    jurisdiction: str = Field(foreign_key="jurisdictions.code", index=True)
    source: str
    note: str


class Versioned(Sealed):
    """A row that a person edits."""

    version: int

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 (SQLAlchemy calls it with the class)
        return {"version_id_col": cls.__table__.c.version, "version_id_generator": False}  # type: ignore[attr-defined]


# --- the catalogue ---------------------------------------------------------------------------------------------------


class InstrumentRow(Ordered, table=True):
    """A treaty of the catalogue, or one that only a country's instruments table names."""

    __tablename__ = "instruments"

    id: str = Field(primary_key=True)
    title: str
    short_title: str
    kind: str
    citation: str
    adopted: str
    in_force: str
    depositary: str
    authentic_languages: list[str] = _tuple()
    official_source: str
    in_catalogue: bool


class UnitRow(Ordered, table=True):
    """A unit of a treaty with our digest; its authentic words are a provision of the treaty's expression."""

    __tablename__ = "units"

    instrument: str = Field(primary_key=True, foreign_key="instruments.id")
    eid: str = Field(primary_key=True)
    pinpoint: str
    heading: str
    digest: str


class ObligationRow(Ordered, table=True):
    """One duty of a State."""

    __tablename__ = "obligations"

    id: str = Field(primary_key=True)
    instrument: str = Field(foreign_key="instruments.id")
    pinpoint: str
    eids: list[str] = _tuple()
    theme: str
    kind: str
    modality: str
    reservable: str
    related: list[str] = _tuple()
    statement: str


class ElementRow(Ordered, table=True):
    """One thing that a national text can have or lack."""

    __tablename__ = "elements"

    id: str = Field(primary_key=True)
    obligation: str = Field(foreign_key="obligations.id")
    kind: str
    statement: str
    divergence: str
    shortfall: str
    reservable: str
    test: dict[str, Any] | None = Field(sa_type=JSON)
    lives_in: list[str] = _tuple()


# --- jurisdictions ---------------------------------------------------------------------------------------------------


class JurisdictionRow(Sealed, table=True):
    """A State."""

    __tablename__ = "jurisdictions"

    code: str = Field(primary_key=True)
    name: str
    languages: list[str] = _tuple()


class SourceRow(Ordered, table=True):
    """Where the statements about a State come from."""

    __tablename__ = "sources"

    jurisdiction: str = Field(primary_key=True, foreign_key="jurisdictions.code")
    id: str = Field(primary_key=True)
    title: str
    year: str
    note: str


class ActionRow(OfState, table=True):
    """A treaty action of a State."""

    __tablename__ = "treaty_actions"

    id: str = Field(primary_key=True)
    instrument: str = Field(foreign_key="instruments.id")
    action: str
    date: str
    disputed_by: list[str] = _tuple()


class ConclusionRow(OfState, table=True):
    """A point of a treaty body's review."""

    __tablename__ = "conclusions"

    id: str = Field(primary_key=True)
    body: str
    year: str
    text: str


class DigestRow(Sealed, table=True):
    """What a source says that a national provision provides."""

    __tablename__ = "digests"

    jurisdiction: str = Field(primary_key=True, foreign_key="jurisdictions.code")
    position: int = Field(primary_key=True)
    law: str
    pinpoint: str
    digest: str
    edition: str
    source: str
    note: str


class AuthorityRow(OfState, table=True):
    """A ruling, a commentary: usable by an assessor, never counted as statute."""

    __tablename__ = "authorities"

    id: str = Field(primary_key=True)
    kind: str
    date: str
    digest: str
    provisions: list[str] = _tuple()


class JudgementRow(OfState, table=True):
    """A published judgement on one element, or ("") outside the three treaties."""

    __tablename__ = "judgements"

    id: str = Field(primary_key=True)
    element: str
    status: str
    divergence: str
    provisions: list[str] = _tuple()
    edition: str
    statement: str


class MeasureRow(OfState, table=True):
    """A plan, service, training or body."""

    __tablename__ = "measures"

    id: str = Field(primary_key=True)
    kind: str
    name: str
    start: str
    digest: str


class RecommendationRow(OfState, Versioned, table=True):
    """What a State is asked to do; a person edits it."""

    __tablename__ = "recommendations"

    id: str = Field(primary_key=True)
    area: str
    text: str
    elements: list[str] = _tuple()
    priority: str
    body: str
    deadline: str
    state: str


# --- texts -----------------------------------------------------------------------------------------------------------


class WorkRow(Versioned, table=True):
    """A law or treaty as such. ``withdrawn`` is what undoing its import leaves."""

    __tablename__ = "works"

    id: str = Field(primary_key=True)
    jurisdiction: str = Field(index=True)
    law: str
    title: str
    role: str
    adopted: str
    replaced_by: str
    replaced_on: str
    withdrawn: bool


class ExpressionRow(Versioned, table=True):
    """A work in one language at one date; its words never change, it is only withdrawn or brought back.

    ``sha256`` is over the texts of its provisions, ``outline_sha256`` over their places, numbers and headings.
    """

    __tablename__ = "expressions"
    __table_args__ = (
        Index(
            "one_expression",
            "work",
            "language",
            "in_force",
            unique=True,
            sqlite_where=text("withdrawn = 0"),
            postgresql_where=text("NOT withdrawn"),
        ),
    )

    id: int = Field(primary_key=True)
    work: str = Field(foreign_key="works.id", index=True)
    title: str
    language: str
    in_force: str
    complete: bool
    source: str
    withdrawn: bool
    sha256: str
    outline_sha256: str


class ProvisionRow(SQLModel, table=True):
    """One unit of an expression; ``sha256`` is of its text."""

    __tablename__ = "provisions"
    __table_args__ = (Index("provision_eid", "expression", "eid", unique=True),)

    id: int = Field(primary_key=True)
    expression: int = Field(foreign_key="expressions.id")
    eid: str
    parent: str
    kind: str
    number: str
    pinpoint: str
    heading: str
    text: str
    position: int
    sha256: str


# --- findings and assessments ----------------------------------------------------------------------------------------


class ComparisonRow(Sealed, table=True):
    """One run of the engine; ``stamp`` is over all that it read."""

    __tablename__ = "comparisons"
    __table_args__ = (Index("one_comparison", "jurisdiction", "at", unique=True),)

    id: int = Field(primary_key=True)
    jurisdiction: str
    at: str
    engine: str
    catalogue: str
    lexicon: str
    texts: list[int] = Field(sa_type=JSON)
    stamp: str


class FindingRow(Sealed, table=True):
    """The machine's proposal on one element."""

    __tablename__ = "findings"

    comparison: int = Field(primary_key=True, foreign_key="comparisons.id")
    position: int = Field(primary_key=True)
    element: str
    obligation: str
    instrument: str
    pinpoint: str
    kind: str
    modality: str
    force: str
    gap: bool
    status: str
    direction: str
    divergence: str
    confidence: float
    reason_id: str
    facts: dict[str, Any] = Field(sa_type=JSON)
    rules: list[str] = _tuple()
    evidence: list[dict[str, Any]] = _tuple()
    treaty: list[dict[str, Any]] = _tuple()
    trail: dict[str, Any] | None = Field(sa_type=JSON)


class AssessmentRow(Versioned, table=True):
    """An assessor's decision on one element with its evidence; findings never overwrite it."""

    __tablename__ = "assessments"

    id: str = Field(primary_key=True)
    jurisdiction: str = Field(foreign_key="jurisdictions.code", index=True)
    element: str
    assessor: str
    status: str
    direction: str
    divergence: str
    note: str
    made: str
    edition: str
    source: str
    evidence: list[dict[str, Any]] = _tuple()
    authorities: list[str] = _tuple()


# --- the store itself ------------------------------------------------------------------------------------------------


class SearchRow(Sealed, table=True):
    """One thing that search finds. The words of a provision stay in its own row; ``stems`` are distinct, sorted."""

    __tablename__ = "search_rows"

    id: int = Field(primary_key=True)
    provision: int | None = Field(foreign_key="provisions.id", unique=True)
    kind: str
    key: str = Field(index=True)
    jurisdiction: str
    title: str
    pinpoint: str
    body: str
    stems: str


class JournalRow(SQLModel, table=True):
    """One entry of the hash-chained journal; ``changes`` are the row images that undo needs."""

    __tablename__ = "journal"

    number: int = Field(primary_key=True)
    time: str
    actor: str
    action: str
    subject: str
    detail: str
    changes: str
    undoes: int
    previous: str
    sha256: str


class MetaRow(Sealed, table=True):
    """A fact about the store, e.g. the hash of the catalogue that it holds."""

    __tablename__ = "meta"

    key: str = Field(primary_key=True)
    value: str


class MigrationRow(Sealed, table=True):
    """A migration that was applied to this store."""

    __tablename__ = "migrations"

    number: int = Field(primary_key=True)
    name: str
    applied: str
