"""What the side-by-side view shows of an obligation, as values: columns of passages with numbered marks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from db.rows import Evidence, NearMiss, Obligation, Provision, Status, TreatySpan, TreatyUnit
from desktop.ui.models.bench import Bench, LawBook
from desktop.ui.wording import translate


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a passage that speak of elements; offsets are code points into the passage's text."""

    start: int
    end: int
    elements: tuple[str, ...]
    numbers: tuple[int, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class Passage:
    """One unit of a treaty or a law with its marks. A digest is never put in quotation marks."""

    key: str
    pinpoint: str
    text: str
    marks: tuple[Mark, ...] = ()
    digest: bool = False
    other: str = ""  # the digest, where ``text`` is authentic, and the other way round; "" where there is none
    folded: bool = False  # of an article, but without marks: shown on demand
    editorial: bool = False  # a note of the editors, no law


@dataclass(frozen=True, slots=True)
class Card:
    """Passages under one heading: a treaty unit, or an article of a law."""

    key: str
    title: str
    heading: str
    note: str
    passages: tuple[Passage, ...]
    elements: tuple[str, ...] = ()  # listed as chips under the passages
    nearest: bool = False  # the words come close and do not meet the elements


@dataclass(frozen=True, slots=True)
class Column:
    """One instrument, or the national law."""

    instrument: str  # "" for the national law
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One obligation with the same subject in the other treaties and in the national law."""

    obligation: str
    numbers: Mapping[str, int]  # of each element shown
    columns: tuple[Column, ...]


def build_row(bench: Bench, obligation: Obligation, instruments: Sequence[str], digest: bool = False) -> Row:
    """Align an obligation with its related ones; ``digest`` shows our digests instead of the authentic words."""
    group = _group(bench, obligation, instruments)
    numbers = {e.id: n for n, e in enumerate((e for o in group for e in o.elements), 1)}
    own = {element.id for element in obligation.elements}
    columns = [
        Column(name, _treaty_cards(bench, [o for o in group if o.instrument == name], numbers, digest))
        for name in bench.instruments
        if any(o.instrument == name for o in group)
    ]
    return Row(obligation.id, numbers, (*columns, Column("", _law_cards(bench, numbers, own))))


def _group(bench: Bench, obligation: Obligation, instruments: Sequence[str]) -> list[Obligation]:
    """Return the obligation, then those of the *other* treaties shown on the same subject."""
    related = [bench.obligations[name] for name in obligation.related if name in bench.obligations]
    others = [o for o in related if o.instrument in instruments and o.instrument != obligation.instrument]
    return [obligation, *others]


def _treaty_cards(
    bench: Bench, obligations: Sequence[Obligation], numbers: Mapping[str, int], digest: bool
) -> tuple[Card, ...]:
    """Return a card for each obligation; a unit that several share (a chapeau, a definition) stands in the first."""
    shown: set[str] = set()
    cards = []
    for obligation in obligations:
        units = [u for eid in obligation.eids if (u := bench.units.get((obligation.instrument, eid)))]
        passages = [_treaty_passage(bench, u, obligations, numbers, digest) for u in units if u.eid not in shown]
        shown.update(obligation.eids)
        cards.append(_treaty_card(bench, obligation, units, passages))
    return tuple(cards)


def _treaty_card(
    bench: Bench, obligation: Obligation, units: Sequence[TreatyUnit], passages: Sequence[Passage]
) -> Card:
    return Card(
        key=obligation.id,
        title=bench.where(obligation),
        heading=next((u.heading for u in units if u.heading), ""),
        note=obligation.statement,
        passages=tuple(passages),
        elements=tuple(e.id for e in obligation.elements),
    )


def _treaty_passage(
    bench: Bench, unit: TreatyUnit, obligations: Sequence[Obligation], numbers: Mapping[str, int], digest: bool
) -> Passage:
    as_digest = digest or unit.is_digest
    text, other = (unit.digest, unit.text) if as_digest else (unit.text, unit.digest)
    spans = [
        (element.id, span)
        for obligation in obligations
        for element in obligation.elements
        if (finding := bench.findings.get(element.id))
        for span in finding.treaty
        if span.eid == unit.eid and span.digest == as_digest
    ]
    marks = _marks(bench, text, spans, numbers)
    return Passage(f"{unit.instrument}#{unit.eid}", unit.pinpoint, text, marks, as_digest, other)


def _law_cards(bench: Bench, numbers: Mapping[str, int], own: Collection[str]) -> tuple[Card, ...]:
    """Return the articles that prove something: first those on the obligation's own elements, else the nearest."""
    proofs = [(e, proof) for e in numbers if (f := bench.findings.get(e)) for proof in f.evidence]
    cards = _evidence_cards(bench, proofs, numbers)
    return tuple(sorted(cards, key=lambda card: not _speaks_of(card, own))) or _nearest_cards(bench, numbers)


def _speaks_of(card: Card, elements: Collection[str]) -> bool:
    return any(element in elements for passage in card.passages for mark in passage.marks for element in mark.elements)


def _evidence_cards(
    bench: Bench, proofs: Sequence[tuple[str, Evidence]], numbers: Mapping[str, int]
) -> tuple[Card, ...]:
    cards = []
    for book in bench.laws.values():
        mine = [(element, proof) for element, proof in proofs if bench.book(proof) is book]
        articles = {a.eid: a for _, proof in mine if (a := book.article_of(proof.eid))}
        ordered = sorted(articles.values(), key=lambda a: a.position)
        cards += [_article_card(bench, book, article, mine, numbers) for article in ordered]
    return tuple(cards)


def _article_card(
    bench: Bench,
    book: LawBook,
    article: Provision,
    proofs: Sequence[tuple[str, Evidence]],
    numbers: Mapping[str, int],
) -> Card:
    passages = []
    for unit in book.units(article.eid):
        if unit.text:
            spans = [(element, proof) for element, proof in proofs if proof.eid == unit.eid]
            marks = _marks(bench, unit.text, spans, numbers)
            passages.append(_law_passage(book, unit, marks))
    return Card(
        key=_law_key(book, article.eid),
        title=article.pinpoint,
        heading=article.heading,
        note=_edition(bench, book),
        passages=tuple(passages),
    )


def _law_passage(book: LawBook, unit: Provision, marks: tuple[Mark, ...]) -> Passage:
    return Passage(
        _law_key(book, unit.eid), unit.pinpoint, unit.text, marks, folded=not marks, editorial=not unit.is_evidence
    )


def _nearest_cards(bench: Bench, numbers: Mapping[str, int], limit: int = 3) -> tuple[Card, ...]:
    """Return the provisions that came closest where nothing meets any of the elements."""
    best: dict[tuple[str, str], NearMiss] = {}
    for miss in _misses(bench, numbers):
        key = (miss.law, miss.eid)
        if key not in best or miss.score > best[key].score:
            best[key] = miss
    chosen = sorted(best.values(), key=lambda m: (-m.score, m.law, m.eid))[:limit]
    return tuple(card for miss in chosen if (card := _nearest_card(bench, miss)))


def _misses(bench: Bench, numbers: Mapping[str, int]) -> Iterable[NearMiss]:
    return (m for e in numbers if (f := bench.findings.get(e)) and f.trail for m in f.trail.nearest)


def _nearest_card(bench: Bench, miss: NearMiss) -> Card | None:
    for (law, _), book in bench.laws.items():
        unit = book.provisions.get(miss.eid)
        if law == miss.law and unit:
            article = book.article_of(unit.eid) or unit
            passage = Passage(_law_key(book, unit.eid), unit.pinpoint, unit.text or miss.quote)
            key = _law_key(book, article.eid)
            return Card(key, article.pinpoint, article.heading, _edition(bench, book), (passage,), nearest=True)
    return None


def _law_key(book: LawBook, eid: str) -> str:
    return f"{book.expression.id}#{eid}"


def _edition(bench: Bench, book: LawBook) -> str:
    """Return which law an article stands in; "" where there is only one."""
    return f"{book.expression.title} · {book.expression.in_force}" if len(bench.laws) > 1 else ""


def _marks(
    bench: Bench, text: str, spans: Iterable[tuple[str, Evidence | TreatySpan]], numbers: Mapping[str, int]
) -> tuple[Mark, ...]:
    """Join the spans of equal place into one mark; a span whose words are not the text's is left out."""
    places: dict[tuple[int, int], list[str]] = {}
    for element, span in spans:
        if text[span.start : span.end] == span.quote and span.quote:
            here = places.setdefault((span.start, span.end), [])
            if element not in here:
                here.append(element)
    return tuple(
        _mark(bench, start, end, sorted(elements, key=numbers.__getitem__), numbers)
        for (start, end), elements in sorted(places.items())
    )


def _mark(bench: Bench, start: int, end: int, elements: Sequence[str], numbers: Mapping[str, int]) -> Mark:
    return Mark(start, end, tuple(elements), tuple(numbers[e] for e in elements), bench.status(elements[0]))


def build_reading(bench: Bench, key: str) -> Row:
    """Return one article of a law ("<expression id>#<eId>") or one treaty unit ("<treaty>#<eId>") to read."""
    place, _, eid = key.partition("#")
    unit = bench.units.get((place, eid))
    if unit:
        passage = Passage(key, unit.pinpoint, unit.shown, digest=unit.is_digest)
        title = f"{bench.label(place)} {unit.pinpoint}"
        return Row("", {}, (Column(place, (Card(key, title, unit.heading, "", (passage,)),)),))
    book = bench.book_to_read(int(place)) if place.isdecimal() else None
    article = book.article_of(eid) if book else None
    return _read_article(bench, book, article) if book and article else Row("", {}, ())


def _read_article(bench: Bench, book: LawBook, article: Provision) -> Row:
    """Return an article with every mark that any finding sets in it."""
    inside = {unit.eid for unit in book.units(article.eid)}
    proofs = [
        (finding.element, proof)
        for finding in bench.findings.values()
        for proof in finding.evidence
        if bench.book(proof) is book and proof.eid in inside
    ]
    numbers = {element: n for n, element in enumerate(dict.fromkeys(e for e, _ in proofs), 1)}
    card = _article_card(bench, book, article, proofs, numbers)
    unfolded = tuple(replace(passage, folded=False) for passage in card.passages)
    card = replace(card, passages=unfolded, note=_head_of_reading(bench, book))
    return Row("", numbers, (Column("", (card,)),))


def _head_of_reading(bench: Bench, book: LawBook) -> str:
    """Return which law of which date is read, and whether it is not the one in force on the day compared."""
    head = translate("%s · in force from %s") % (book.expression.title, book.expression.in_force)
    if bench.is_of_the_day(book):
        return head
    return f"{head} · {translate('not in force at %s') % bench.workbench.comparison.at}"
