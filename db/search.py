"""Full-text search over the law, the treaties, the catalogue, what is known of a State, and notes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from sqlalchemy import RowMapping, Select, func, or_, select
from sqlmodel import Session

from db.models import ExpressionRow, ProvisionRow, SearchRow, WorkRow
from db.rowio import table
from db.rows import Hit
from db.search_index import INDEX, Query, Term
from db.stems import WORD, folded, stem, words
from db.store import Store
from db.texts import in_force

SNIPPET = 200  # characters
LEAD = 60  # of them, at most, before the first word that matched

CITED = 10  # units, at most, that a citation puts first
_CITATION = re.compile(
    r"(?:ст(?:атья|атьи|атье)?|art(?:icle)?|s(?:ection)?)\.?\s*(\d[\w.()-]*)((?:\s*(?:ч|пп|п)\.?\s*\d[\d-]*)*)"
)
_PART = re.compile(r"(ч|пп|п)\.?\s*(\d[\d-]*)")
_TOKEN = re.compile(r'"([^"]+)"|[^\s"]+')


def search(store: Store, query: str, *, jurisdiction: str = "", at: str = "", limit: int = 50) -> tuple[Hit, ...]:
    """Return the best hits that have every word; any text is a legal query.

    Words are found by their stem too, the last one also by its beginning (a number only whole), words in quotation
    marks as they follow each other. A citation ("ст. 134 ч. 2", "art. 3(1)(b)") puts the cited units first, law that
    was not replaced before law that was. With ``jurisdiction`` only what belongs to that State is found, with ``at``
    only texts of law that are in force on that day.
    """
    asked = parse(query, jurisdiction)
    if not asked.terms:
        return ()
    with store.read() as session:
        first = tuple(_cited(session, query, asked, at))
        keys = {hit.key for hit in first}
        others = (hit for hit in _hits(session, asked, at) if hit.key not in keys)
        return tuple(islice((*first, *others) if first else others, limit))


def parse(query: str, jurisdiction: str = "") -> Query:
    """Read what a person typed; nothing in it is an operator but quotation marks that come in pairs.

    >>> [term.words for term in parse('art. 10(2) AND "sale of children').terms]
    [('art',), ('10',), ('2',), ('and',), ('sale',), ('of',), ('children',)]
    >>> parse('"sale of children" lamp').terms[0].words
    ('sale', 'of', 'children')
    """
    terms = list(_terms(query))
    if terms and len(terms[-1].words) == 1:
        word = terms[-1].words[0]  # a number is meant whole: article 13 is not 134
        terms[-1] = replace(terms[-1], prefix=not word.isdigit() and not query.rstrip().endswith('"'))
    return Query(tuple(terms), jurisdiction)


def _terms(query: str) -> Iterator[Term]:
    for match in _TOKEN.finditer(query):
        phrase = words(match[1] or "")
        if len(phrase) > 1:
            yield Term(tuple(phrase))
        else:
            yield from (Term((word,), stem(word)) for word in words(match[0]))


def _hits(session: Session, asked: Query, at: str) -> Iterator[Hit]:
    """Yield hits, the best first, leaving out what was withdrawn or is not in force."""
    query = _details()
    if at:
        ids = [held.id for held in in_force(session, asked.jurisdiction, at)]
        query = query.where(or_(table(SearchRow).c.provision.is_(None), table(ProvisionRow).c.expression.in_(ids)))
    for handful in INDEX.hits(session, asked):
        rows = session.connection().execute(query.where(table(SearchRow).c.id.in_(handful))).mappings()
        shown = {row["id"]: row for row in rows}
        yield from (_hit(shown[number], asked.terms) for number in handful if number in shown)


def pinpoints(query: str) -> tuple[str, ...]:
    """Return how the unit that a citation names may be written in the store; none where the query is no citation.

    >>> pinpoints("Ст.134 ч.2")
    ('ст. 134 ч. 2',)
    >>> pinpoints("art. 3(1)(b)")
    ('3(1)(b)', 'art. 3(1)(b)', 's. 3(1)(b)')
    """
    found = _CITATION.fullmatch(folded(query).strip())
    if not found:
        return ()
    number, rest = found[1], "".join(f" {name}. {part}" for name, part in _PART.findall(found[2]))
    if query.strip()[0].lower() == "с":  # Cyrillic
        return (f"ст. {number}{rest}",)
    return (number, f"art. {number}", f"s. {number}")


def _cited(session: Session, query: str, asked: Query, at: str) -> Iterator[Hit]:
    """Yield the units that a citation names, law that was not replaced first."""
    if not (named := pinpoints(query)):
        return
    rows, provisions = table(SearchRow), table(ProvisionRow)
    expressions, works = table(ExpressionRow), table(WorkRow)
    law = provisions.c.pinpoint.in_(named) & provisions.c.kind.not_in(("editorial", "wrapup"))
    wanted = _details().where(or_(law, (rows.c.kind == "treaty unit") & rows.c.pinpoint.in_(named)))
    if asked.jurisdiction:
        wanted = wanted.where(works.c.jurisdiction == asked.jurisdiction)
    if at:
        wanted = wanted.where(
            provisions.c.expression.in_(held.id for held in in_force(session, asked.jurisdiction, at))
        )
    is_code = works.c.role == "criminal-code"
    order = (works.c.replaced_by != "", is_code.desc(), works.c.law, expressions.c.in_force.desc())
    for row in session.connection().execute(wanted.order_by(*order).limit(CITED)).mappings():
        yield _hit(row, asked.terms)


def _details() -> Select[tuple[Any, ...]]:
    """Return the query for all that a hit shows; what was withdrawn is not in it."""
    rows, provisions, expressions, works = table(SearchRow), table(ProvisionRow), table(ExpressionRow), table(WorkRow)
    return (
        select(
            rows.c.id,
            rows.c.kind,
            rows.c.key,
            rows.c.jurisdiction,
            func.coalesce(provisions.c.heading, rows.c.title).label("heading"),
            func.coalesce(provisions.c.pinpoint, rows.c.pinpoint).label("pinpoint"),
            func.coalesce(provisions.c.text, rows.c.body).label("body"),
            provisions.c.expression,
            provisions.c.eid,
            expressions.c.title,
            expressions.c.language,
            expressions.c.in_force,
            works.c.law,
        )
        .outerjoin_from(rows, provisions, provisions.c.id == rows.c.provision)
        .outerjoin(expressions, expressions.c.id == provisions.c.expression)
        .outerjoin(works, works.c.id == expressions.c.work)
        .where(or_(rows.c.provision.is_(None), expressions.c.withdrawn.is_(False)))
    )


def _hit(found: RowMapping, terms: Sequence[Term]) -> Hit:
    is_provision = found["expression"] is not None
    snippet, marks = excerpt(found["body"] or found["heading"], terms)
    return Hit(
        kind=found["kind"],
        key=f"{found['expression']}#{found['eid']}" if is_provision else found["key"],
        title=found["heading"] or found["title"] or "",
        pinpoint=found["pinpoint"],
        snippet=snippet,
        marks=marks,
        jurisdiction=found["jurisdiction"],
        law=found["law"] or "",
        language=found["language"] or "",
        in_force=found["in_force"] or "",
    )


def excerpt(body: str, terms: Sequence[Term]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the part of a text around the first match, and the offsets in it of all words that match."""
    spans = [match.span() for match in WORD.finditer(body)]
    marked = _marked([folded(body[start:end]) for start, end in spans], terms)
    first = min((spans[index][0] for index in marked), default=0)
    begin = next((start for start, _ in spans if start >= first - LEAD), 0) if first > LEAD else 0
    end = max((end for _, end in spans if end <= begin + SNIPPET), default=SNIPPET)
    end = len(body) if len(body) <= begin + SNIPPET else max(end, begin + 1)
    before, after = "… " if begin else "", " …" if end < len(body) else ""
    shift = len(before) - begin
    inside = [spans[index] for index in sorted(marked) if begin <= spans[index][0] and spans[index][1] <= end]
    return before + body[begin:end] + after, tuple((start + shift, stop + shift) for start, stop in inside)


def _marked(body: Sequence[str], terms: Sequence[Term]) -> set[int]:
    """Return the indexes of the words that a term matches."""
    marked: set[int] = set()
    for term in terms:
        length = len(term.words)
        for index in range(len(body) - length + 1):
            if _matches(body[index : index + length], term):
                marked.update(range(index, index + length))
    return marked


def _matches(found: Sequence[str], term: Term) -> bool:
    if tuple(found) == term.words:
        return True
    word = found[0]
    return len(found) == 1 and ((term.prefix and word.startswith(term.words[0])) or stem(word) == term.stem)
