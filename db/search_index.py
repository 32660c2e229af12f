"""The full-text index behind one small interface: FTS5 here, another engine where the store lives elsewhere.

The index keeps no words of its own: it reads the view ``search_content``, in which ё counts as е and soft hyphens are
gone. ``scope`` holds the jurisdiction as a token, so that searching one State's law is as fast in a large library.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import text
from sqlmodel import Session

HANDFUL = 50
STATEMENTS = (
    """CREATE VIEW search_content AS SELECT s.id AS id, 'j' || s.jurisdiction AS scope,
        replace(replace(replace(coalesce(p.heading, s.title), 'ё', 'е'), 'Ё', 'Е'), char(173), '') AS title,
        coalesce(p.pinpoint, s.pinpoint) AS pinpoint,
        replace(replace(replace(coalesce(p.text, s.body), 'ё', 'е'), 'Ё', 'Е'), char(173), '') AS body,
        s.stems AS stems FROM search_rows s LEFT JOIN provisions p ON p.id = s.provision""",
    """CREATE VIRTUAL TABLE search_index USING fts5(scope, title, pinpoint, body, stems, content='search_content',
        content_rowid='id', prefix='2 3', tokenize='unicode61 remove_diacritics 0')""",
)
_ADD = text(
    "INSERT INTO search_index(rowid, scope, title, pinpoint, body, stems)"
    " SELECT id, scope, title, pinpoint, body, stems FROM search_content WHERE id BETWEEN :first AND :last"
)
_DROP = text(
    "INSERT INTO search_index(search_index, rowid, scope, title, pinpoint, body, stems)"
    " SELECT 'delete', id, scope, title, pinpoint, body, stems FROM search_content WHERE id = :row"
)
_CHECK = text("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)")
_UNRANKED = text("SELECT rowid FROM search_index WHERE search_index MATCH :match")
_RANKED = text(f"{_UNRANKED} ORDER BY bm25(search_index, 0, 4, 10, 1, 0.5), rowid")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand in a hit: one word (``prefix``: or longer ones), or several in this order.

    ``stem`` is the stem of the one word; a hit that has it instead will do.
    """

    words: tuple[str, ...]
    stem: str = ""
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: every term, in one jurisdiction or ("") everywhere."""

    terms: tuple[Term, ...]
    jurisdiction: str = ""

    @property
    def ranked(self) -> bool:
        """Whether the best come first; a prefix of a few letters has too many hits to rank."""
        return not any(term.prefix and len(term.words[0]) < 5 for term in self.terms)


class SearchIndex(Protocol):
    """What the store asks of a full-text engine. Row numbers are ids of ``search_rows``."""

    def add(self, session: Session, first: int, last: int) -> None:
        """Index the rows ``first`` to ``last``, which were just written."""

    def drop(self, session: Session, row: int) -> None:
        """Forget a row that is about to change or go."""

    def hits(self, session: Session, query: Query) -> Iterator[Sequence[int]]:
        """Yield the rows that match, the best first, in handfuls."""

    def check(self, session: Session) -> None:
        """Compare the index with the rows; raise the driver's error where they differ."""


class Fts5Index:
    """SQLite's own full-text index."""

    def add(self, session: Session, first: int, last: int) -> None:
        """Index the rows ``first`` to ``last``."""
        session.connection().execute(_ADD, {"first": first, "last": last})

    def drop(self, session: Session, row: int) -> None:
        """Take a row out, by the words that it still has."""
        session.connection().execute(_DROP, {"row": row})

    def hits(self, session: Session, query: Query) -> Iterator[Sequence[int]]:
        """Yield hits ranked by bm25 with pinpoints and headings first, or unranked as they come."""
        statement = _RANKED if query.ranked else _UNRANKED
        found = session.connection().scalars(statement, {"match": match_expression(query)})
        yield from found.partitions(HANDFUL)

    def check(self, session: Session) -> None:
        """Run FTS5's own check against the view."""
        session.connection().execute(_CHECK)


def match_expression(query: Query) -> str:
    """Return the FTS5 expression; every word of the user stands in quotation marks, so none can be an operator.

    >>> match_expression(Query((Term(("and",)), Term(("ребен",), prefix=True)), "KZ"))
    '({title pinpoint body} : "and") AND ({title pinpoint body} : "ребен" *) AND scope : "jKZ"'
    """
    parts = [_term(term) for term in query.terms]
    if query.jurisdiction:
        parts.append(f"scope : {_quoted([f'j{query.jurisdiction}'])}")
    return " AND ".join(parts)


def _term(term: Term) -> str:
    words = f"{{title pinpoint body}} : {_quoted(term.words)}{' *' if term.prefix else ''}"
    return f"({words} OR stems : {_quoted([term.stem])})" if term.stem else f"({words})"


def _quoted(words: Sequence[str]) -> str:
    return '"' + " ".join(words).replace('"', '""') + '"'


INDEX: SearchIndex = Fts5Index()
