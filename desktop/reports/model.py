"""The neutral document: what a report says and how its parts hang together, for every writer alike.

Nothing here knows of pages, fonts or colours. Text is always plain text: no writer may read markup out of it.

Document
└── blocks   Cover · Heading · Paragraph · Bullets · KeyValue · Legend · Table · Contents · Notes · PageBreak
             Table → RowGroup → Row → Cell → Paragraph · StatusChip · StatusBar
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from db.rows import Status

Role = Literal[
    "plain",
    "strong",
    "emphasis",
    "muted",
    "label",  # names the text that follows: "Digest", "Against"
    "quote",  # authentic words
    "match",  # the authentic words that decide
    "digest",  # our summary of authentic words; never in quotation marks
    "code",  # an id of the program
    "insert",
    "delete",
    "move",
    "page",  # stands for the number of the page of ``target``
]
Align = Literal["left", "right"]
ParagraphStyle = Literal["body", "lead", "small"]


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one role; ``target`` is the anchor ("#name") or the address that it leads to."""

    text: str
    role: Role = "plain"
    language: str = ""  # BCP 47; "" is the document's
    target: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs set as one paragraph; a line feed in a run begins a new line. ``keep``: belongs to the next block."""

    runs: tuple[Run, ...]
    style: ParagraphStyle = "body"
    keep: bool = False


@dataclass(frozen=True, slots=True)
class StatusChip:
    """A status with its word in the document's language; writers add glyph and pattern.

    ``narrow``: the word may stay unprinted where a legend is near.
    """

    status: Status
    word: str
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class StatusBar:
    """A stacked bar of counts by status; ``scale`` is the count that fills the whole width."""

    counts: tuple[tuple[Status, int], ...]
    scale: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4 that stands in the outline; ``anchor`` is unique in the document."""

    text: str
    level: int
    anchor: str
    runs_in: str = ""  # a number set before the text
    short: str = ""  # for the outline, where the text is long

    @property
    def entry(self) -> str:
        """How the outline and the contents call it."""
        return " ".join(filter(None, (self.runs_in, self.short or self.text)))


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of items."""

    items: tuple[tuple[Run, ...], ...]
    style: ParagraphStyle = "body"


@dataclass(frozen=True, slots=True)
class KeyValue:
    """Facts under labels, such as a title block."""

    rows: tuple[tuple[str, tuple[Paragraph, ...]], ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """What each status means."""

    entries: tuple[tuple[StatusChip, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the table's width, its heading, and how its cells are set."""

    heading: tuple[Paragraph | StatusChip, ...]
    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over ``span`` columns; ``status`` asks for that status' pattern along its edge."""

    blocks: tuple[Paragraph | StatusChip | StatusBar, ...] = ()
    span: int = 1
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row whose cells' spans add up to the table's columns."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a heading row that never stands alone at a page's foot.

    ``continued`` is a short heading for writers with pages, shown where a group with a heading goes on overleaf.
    """

    rows: tuple[Row, ...]
    heading: Row | None = None
    continued: Row | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its heading row repeats on every page. ``dense``: figures rather than text."""

    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """A list of the headings down to ``depth``, with their pages."""

    title: str
    depth: int = 2


@dataclass(frozen=True, slots=True)
class Notes:
    """Endnotes: number, anchor and text of each."""

    entries: tuple[tuple[str, str, tuple[Run, ...]], ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """A cover page."""

    eyebrow: str
    title: str
    subtitle: str
    facts: KeyValue


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a page."""


Block = Heading | Paragraph | Bullets | KeyValue | Legend | Table | Contents | Notes | Cover | PageBreak


@dataclass(frozen=True, slots=True)
class Meta:
    """Document properties; ``page_label`` has the fields ``{page}`` and ``{pages}``."""

    author: str
    subject: str
    running_left: str
    running_right: str
    footer: str
    page_label: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report; ``landscape`` says how a writer with pages turns its A4 sheet."""

    title: str
    language: str
    meta: Meta
    blocks: tuple[Block, ...]
    landscape: bool = False


def headings(document: Document, depth: int = 4) -> Iterator[Heading]:
    """Yield the headings down to ``depth``, in order."""
    for block in document.blocks:
        if isinstance(block, Heading) and block.level <= depth:
            yield block


def paragraph(text: str, role: Role = "plain", *, style: ParagraphStyle = "body") -> Paragraph:
    """Return a paragraph of a single run."""
    return Paragraph((Run(text, role),), style)
