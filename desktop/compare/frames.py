"""Frames: what one rule of a law says, as values, with the words that say it.

An offence gives a frame for its basic form and one for each limb of its aggravated forms, made of the conduct that it
takes from the part it names and of what it adds. A qualifier of an aggravated part is thus never asked of the basic
offence. Rules without a sanction give a frame a sentence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from db.rows import Provision
from desktop.compare.normalise import Token, tokens
from desktop.compare.numerals import ordinal
from desktop.compare.sanctions import Sanction, read_sanction
from desktop.compare.segment import Article, Piece, Section, sections, sentences
from desktop.compare.spot import Spot, Spotter, spotter

_BASES = 8  # parts that one part may build on
_HITS = 400  # concepts read in one rule; real rules have some dozens
_start, _first = attrgetter("start"), attrgetter("first")
_DASH = re.compile(r"\s[-–—]\s")
EVERY = -1  # the group of a feature that holds for every conduct of the frame


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept found in a unit's text, ``text[start:end]``; ``group`` joins a conduct with what is asked of it."""

    concept: str
    slot: str
    law: str
    eid: str
    start: int
    end: int
    group: int = EVERY
    value: int | None = None
    level: int = 0  # 0 in the basic form, 1 added by an aggravated form


@dataclass(frozen=True, slots=True)
class Frame:
    """One rule, or one limb of it."""

    law: str
    eid: str
    pinpoint: str
    article: str
    role: str  # basic, aggravated, definition, general
    hits: tuple[Hit, ...]
    topics: frozenset[str] = frozenset()
    sanction: Sanction | None = None
    defines: frozenset[str] = frozenset()

    def having(self, concepts: Iterable[str]) -> tuple[Hit, ...]:
        """Return the hits of any of these concepts, in order."""
        wanted = frozenset(concepts)
        return tuple([hit for hit in self.hits if hit.concept in wanted])

    def of(self, slot: str) -> tuple[Hit, ...]:
        """Return the hits of a slot."""
        return tuple([hit for hit in self.hits if hit.slot == slot])

    def asked_of(self, conduct: Hit | None) -> tuple[Hit, ...]:
        """Return what the law asks beside ``conduct`` (of any conduct, where None)."""
        if conduct is None or conduct.group == EVERY:
            return self.hits
        group = conduct.group
        return tuple([hit for hit in self.hits if hit.group == EVERY or hit.group == group])

    @property
    def age_limit(self) -> Hit | None:
        """The hit that sets the age below which the victim is protected; None where nobody's age is asked."""
        levels = [[hit for hit in self.of("victim") if hit.value and hit.level == level] for level in (0, 1)]
        limits = [max(_figures_first(hits), key=lambda hit: hit.value or 0) for hits in levels if hits]
        return min(limits, key=lambda hit: hit.value or 0, default=None)


def _figures_first(ages: Sequence[Hit]) -> Sequence[Hit]:
    """Return the ages in figures where there are any: they say which children are meant."""
    return [hit for hit in ages if hit.concept == "age-below"] or ages


class Reader:
    """Reads the articles of one law into frames."""

    def __init__(self, law: str, language: str) -> None:
        self._law = law
        self._spotter = spotter(language)

    def read(self, article: Article) -> tuple[Frame, ...]:
        """Return every frame of an article."""
        reading = _Reading(self._law, article, self._spotter)
        return (*reading.offences(), *reading.rules())


class _Reading:
    """One article while it is read: each unit's words and concepts once."""

    def __init__(self, law: str, article: Article, reader: Spotter) -> None:
        self.law = law
        self.article = article
        self._spotter = reader
        self._words: dict[str, tuple[list[Token], list[Spot]]] = {}
        heading = tokens(article.heading)
        spots = self._spotter.spot(heading)
        self.topics = frozenset(spot.concept for spot in spots)
        self.sections, self.notes = sections(article)

    def words(self, unit: Provision) -> tuple[list[Token], list[Spot]]:
        if unit.eid not in self._words:
            words = tokens(unit.text)
            self._words[unit.eid] = (words, self._spotter.spot(words))
        return self._words[unit.eid]

    # --- offences ----------------------------------------------------------------------------------------------------

    def offences(self) -> Iterator[Frame]:
        punished = [section for section in self.sections if section.is_offence]
        roots = _roots([self._named(place, punished) for place in range(len(punished))])
        for section, found in zip(punished, roots, strict=True):
            bases = [base for root in found for base in self._conducts(punished[root])]
            for base in list(dict.fromkeys(bases))[:_BASES] or [()]:
                yield from self._forms(section, base, inherited=bool(bases))

    def _conducts(self, section: Section) -> Iterator[tuple[Hit, ...]]:
        for frame in self._forms(section, (), inherited=False):
            yield frame.hits

    def _forms(self, section: Section, base: tuple[Hit, ...], inherited: bool) -> Iterator[Frame]:
        own = [hit for piece in section.chapeau for hit in self._hits(piece, level=int(inherited))]
        limbs: list[Piece | None] = [*section.limbs] or [None]
        for limb in limbs:
            added = self._hits(limb, int(inherited), shared=inherited) if limb else []
            unit = limb.unit if limb else section.unit
            yield Frame(
                law=self.law,
                eid=unit.eid,
                pinpoint=unit.pinpoint,
                article=self.article.eid,
                role="aggravated" if inherited else "basic",
                hits=(*base, *own, *added)[:_HITS],
                topics=self.topics,
                sanction=self._sanction(section),
            )

    def _named(self, place: int, punished: Sequence[Section]) -> list[int]:
        """Return the places of the parts that a part builds on."""
        section = punished[place]
        if not section.chapeau or not place:
            return []
        words, spots = self._inside(section.chapeau[0])
        said = [token.word for token in words]
        begins = {spot.concept for spot in spots if spot.first < 3}
        if "deeds-of-part" in begins:
            numbers = _part_numbers(said)
            return [i for i, other in enumerate(punished) if (other.number or "1") in numbers and i != place]
        if "same-deed" in begins:
            return [place - 1]
        return [0] if self._repeats(said, punished[0]) else []

    def _repeats(self, said: Sequence[str], first: Section) -> bool:
        """Tell whether a part begins with the name of the crime that the first part defines ("Изнасилование: …")."""
        opening = [token.word for token in self._inside(first.chapeau[0])[0][:12]] if first.chapeau else []
        return "то" in opening and list(said[:1]) == opening[:1]

    def _sanction(self, section: Section) -> Sanction:
        return read_sanction([token for piece in section.sanction for token in self._inside(piece)[0]])

    # --- rules without a sanction ------------------------------------------------------------------------------------

    def rules(self) -> Iterator[Frame]:
        for section in (*(each for each in self.sections if not each.is_offence), *self.notes):
            lead: Frame | None = None
            for sentence in (sentence for piece in section.chapeau for sentence in sentences(piece)):
                lead = self._rule(sentence, None)
                yield lead
            for limb in section.limbs:
                yield from (self._rule(sentence, lead) for sentence in sentences(limb))

    def _rule(self, sentence: Piece, lead: Frame | None) -> Frame:
        """Read one sentence; a limb of a list is read with the words that lead to the list."""
        hits = tuple(self._hits(sentence))
        defined = self._defined(sentence, hits) | (lead.defines if lead else frozenset())
        return Frame(
            law=self.law,
            eid=sentence.unit.eid,
            pinpoint=sentence.unit.pinpoint,
            article=self.article.eid,
            role="definition" if defined else "general",
            hits=(*(lead.hits if lead else ()), *hits)[:_HITS],
            topics=self.topics,
            defines=defined,
        )

    def _defined(self, sentence: Piece, hits: Sequence[Hit]) -> frozenset[str]:
        """Return the concepts that a sentence defines: those before "понимается", "признается" or the first dash."""
        marks = [hit.start for hit in hits if hit.concept == "means-by-definition"]
        dash = _DASH.search(sentence.unit.text, sentence.start, sentence.end)
        place = min([*marks, *([dash.start()] if dash else [])], default=-1)
        return frozenset(hit.concept for hit in hits if hit.end <= place and hit.slot != "marker")

    # --- concepts of a piece -----------------------------------------------------------------------------------------

    def _inside(self, piece: Piece) -> tuple[list[Token], list[Spot]]:
        words, spots = self.words(piece.unit)
        first = bisect_left(words, piece.start, key=_start)
        last = bisect_left(words, piece.end, key=_start)
        here = spots[bisect_left(spots, first, key=_first) : bisect_left(spots, last, key=_first)]
        inside = [spot._replace(first=spot.first - first, last=spot.last - first) for spot in here if spot.last < last]
        return words[first:last], inside

    def _hits(self, piece: Piece, level: int = 0, shared: bool = False) -> list[Hit]:
        words, spots = self._inside(piece)
        hits = grouped(words, spots, self.law, piece.unit.eid)
        return [replace(hit, level=level, group=EVERY if shared or level else hit.group) for hit in hits]


def _roots(named: Sequence[Sequence[int]]) -> list[list[int]]:
    """Follow what each part builds on to the parts that build on nothing; a circle leads nowhere."""
    known: dict[int, list[int]] = {}

    def follow(place: int) -> list[int]:
        if place not in known:
            known[place] = []
            roots = [root for other in named[place] for root in (follow(other) or _itself(other))]
            known[place] = list(dict.fromkeys(roots))
        return known[place]

    def _itself(place: int) -> list[int]:
        return [] if named[place] else [place]

    return [follow(place) for place in range(len(named))]


def grouped(words: Sequence[Token], spots: Sequence[Spot], law: str, eid: str) -> list[Hit]:
    """Join each conduct with the purposes, means and limits that stand in its own clause.

    A clause ends at "а равно" or a semicolon, and where after a purpose another deed is named. What stands inside a
    purpose ("в целях распространения") is a purpose, no deed.
    """
    hits: list[Hit] = []
    group, purpose_open, has_deed = 0, False, False
    for spot in spots:
        if spot.concept in ("likewise", "clause-end"):
            group, purpose_open, has_deed = group + 1, False, False
        elif spot.concept == "in-order-to":
            purpose_open = True
            hits.append(_hit(spot, words, law, eid, group, "purpose"))  # binds, whether the end is known or not
        elif spot.concept == "same-purpose":
            hits += [replace(hit, group=group) for hit in hits if hit.slot == "purpose" and 0 <= hit.group < group]
        elif spot.slot == "conduct" and spot.heads:
            if purpose_open and has_deed:
                group += 1
            purpose_open, has_deed = False, True
            hits.append(_hit(spot, words, law, eid, group, "conduct"))
        elif spot.slot == "conduct":
            hits.append(_hit(spot, words, law, eid, group, "purpose" if purpose_open else "object"))
        else:
            hits.append(_hit(spot, words, law, eid, *_placed(spot, group, purpose_open)))
    return hits


def _placed(spot: Spot, group: int, in_purpose: bool) -> tuple[int, str]:
    if spot.slot in ("object", "act", "victim", "subject", "marker"):
        return (group, "purpose") if in_purpose and spot.slot in ("object", "act") else (EVERY, spot.slot)
    return group, "purpose" if in_purpose and spot.slot == "purpose" else spot.slot


def _hit(spot: Spot, words: Sequence[Token], law: str, eid: str, group: int, slot: str) -> Hit:
    return Hit(spot.concept, slot, law, eid, words[spot.first].start, words[spot.last].end, group, spot.value)


def _part_numbers(said: Sequence[str]) -> set[str]:
    """Return the parts that "деяния, предусмотренные частями первой, второй или 3-1" names."""
    begin = next((i for i, word in enumerate(said) if word.startswith("част")), 0)
    numbers: set[str] = set()
    for word in said[begin + 1 :]:
        if number := ordinal(word):
            numbers.add(number)
        elif word not in (",", "и", "или", "либо", "частями", "частью", "(", ")"):
            break
    return numbers
