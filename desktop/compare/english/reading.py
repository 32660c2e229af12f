"""Frames of a section of an English act: offences, rules without a penalty, definitions.

A *rule* is a subsection, a section without subsections, a definition or a note. Its chapeau and its closing words hold
for each of its limbs, the innermost items of its list. Words after "for the purpose of" are purposes until the clause
ends. A rule that punishes "an offence under subsection (1)" takes over what that subsection says.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from db.rows import Provision
from desktop.compare.english.ages import ages
from desktop.compare.english.sanctions import read_penalty
from desktop.compare.frames import EVERY, Frame, Hit
from desktop.compare.normalise import Token, tokens
from desktop.compare.segment import Article, Piece
from desktop.compare.spot import Spot, Spotter, in_order, spotter, unhidden

_PROHIBITS = re.compile(
    r"\bno\s+person\s+(?:shall|may)\b|\b(?:person|whoever|one)\s+(?:shall|must|may)\s+not\b|\bunlawful\s+(?:for|to)\b",
    re.IGNORECASE,
)
_PUNISHES = re.compile(
    r"\bguilty\s+of\b|\bcommits?\b[^.;]{0,60}\b(?:offen[cs]e|felony|misdemeanou?r|crime)|\bliable\b|\bpunish(?:ed|able)\b"
    r"|\bpenalty\b|\b(?:imprisoned|sentenced)\b|\b(?:is|be|constitutes?|an)\s+(?:\w+\s+){0,2}offen[cs]e\b|\bshall\s+suffer\b"
    r"|\bsaid\s+to\s+(?:commit|have\s+committed)\b|\bcommits?\s+\W?(?:rape|defilement|incest|sodomy|trafficking)\b",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"(?:offen[cs]e|convicted|contraven\w+|guilty|crime|act|fail\w*)\b[^.;]{0,60}?\b(?:this\s+section|subsections?\s*\((\w+)\)"
    r"((?:\s*(?:,|and|or|to)\s*(?:subsection\s*)?\(\w+\))*))",
    re.IGNORECASE,
)
_DEEMS = re.compile(
    r"\b(?:is|are|be|constitutes?|amounts?\s+to|considered|deemed|regarded)\b[^.;]{0,40}\btraffick", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s+[“\"(A-Z])|(?=\n)|$)")
_WHOEVER = re.compile(
    r"\b(?:any|every|an?)\s+(?:person|one|adult)\b|\bwho(?:so)?ever\b|\ban?\s+\w+\s+who\b", re.IGNORECASE
)
_MEANS = (
    r"(?:(?<!by\s)(?<!any\s)(?<!the\s)(?<!all\s)(?<!of\s)(?<!other\s)means?|includes?|shall\s+mean"
    r"|(?:shall\s+)?refers?\s+to)\b"
)
_DEFINED_ITEM = re.compile(rf"[“\"‘']?[A-Za-z][^.;:“”\"]{{1,80}}?[”\"’']?,?\s*[–—-]?\s*{_MEANS}")
_TERM = re.compile(
    r"^[\W\d]*(?:for\s+the\s+purposes?\s+of\b[^“\"]{0,120})?(?:in\s+this\b[^“\"]{0,80})?[“\"‘']?(.{1,160}?)"
    rf"\b(?:{_MEANS}|shall\s+include\b|(?:is|shall\s+be)\s+(?:deemed|considered|taken|regarded)\b|ha(?:s|ve)\s+the\s+meaning\b)",
    re.IGNORECASE | re.DOTALL,
)
_ORDINALS = re.compile(r"\W*(?:first|second|third|fourth|fifth|sixth|seventh|eighth)(?:ly)?\b\W{1,3}", re.IGNORECASE)
_ITEMS = ("paragraph", "subparagraph", "item")
_RULES = ("subsection", "definition", "note")
_OFFENCES = frozenset({"offence", "offense", "crime", "felony", "misdemeanour"})
_NAMERS = frozenset({"of", "termed", "called"})
_UNNAMERS = frozenset({",", ";", "if", "who", "by", "and", "where", "when"})
_FRONTS = frozenset({"or", "and", ",", "–", "who", "shall"})
_CLOSES = frozenset({"commits", "guilty", "liable", "punishable", "punished"})
_FINITE = re.compile(r"[a-z]{3,}[^s]s$")
_NOUNS = frozenset(
    {"sales", "images", "services", "films", "photographs", "purposes", "proceeds", "materials", "offers"}
)
_GENERAL = frozenset({"basis", "sanction", "exception", "topic"})
_MATERIAL = frozenset({"pornography", "material-of-child"})
_OF_PERSONS = frozenset({"person-trade", "provide", "recourse"})
_HITS = 400  # concepts read in one rule


@dataclass(slots=True)
class Rule:
    """One rule of a section; a limb is the path of pieces from the outermost item to the innermost."""

    unit: Provision
    number: str
    chapeau: list[Piece] = field(default_factory=list)
    limbs: list[tuple[Piece, ...]] = field(default_factory=list)
    closing: list[Piece] = field(default_factory=list)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All its pieces, each once."""
        return tuple(dict.fromkeys((*self.chapeau, *(piece for limb in self.limbs for piece in limb), *self.closing)))

    @property
    def text(self) -> str:
        """All its words."""
        return "\n".join(piece.text for piece in self.pieces)


class EnglishReader:
    """Reads the sections of one law into frames."""

    def __init__(self, law: str) -> None:
        self._law = law
        self._spotter = spotter("en")

    def read(self, article: Article) -> tuple[Frame, ...]:
        """Return every frame of a section."""
        return tuple(_Reading(self._law, article, self._spotter).frames())


def rules_of(article: Article) -> list[Rule]:
    """Part a section into its rules, in order; sentences that stand for themselves are rules of their own."""
    found: list[Rule] = []
    owner: dict[str, tuple[Rule, tuple[Piece, ...]]] = {}
    for unit in article.units:
        whole = Piece(unit, 0, len(unit.text))
        if unit.kind in _ITEMS and unit.parent in owner and not _DEFINED_ITEM.match(unit.text):
            rule, path = owner[unit.parent]
            if path in rule.limbs:
                rule.limbs.remove(path)
            path = (*path, whole)
            rule.limbs.append(path)
            owner[unit.eid] = rule, path
        elif unit.kind == "wrapup" and unit.parent in owner:
            owner[unit.parent][0].closing.append(whole)
            owner[unit.eid] = owner[unit.parent]
        else:
            found += (pieces := _sentences(unit, whole))
            owner[unit.eid] = (pieces[-1], ())
    return [rule for rule in found if rule.text.strip()]


def _sentences(unit: Provision, whole: Piece) -> list[Rule]:
    number = unit.number if unit.kind == "subsection" else ""
    rules: list[Rule] = []
    for match in _SENTENCE.finditer(unit.text):
        if not match.group().strip():
            continue
        piece = Piece(unit, match.start(), match.end())
        if rules and _goes_on(rules[-1].text, piece.text):
            rules[-1].chapeau.append(piece)
        else:
            rules.append(Rule(unit, number, [piece]))
    return rules or [Rule(unit, number, [whole] if unit.text else [])]


def _goes_on(before: str, text: str) -> bool:
    """Tell whether a sentence is but the penalty of the one before it."""
    words = text.lstrip().lower()
    if _ORDINALS.match(words):
        return True
    return words.startswith(("penalty", "maximum penalty", "punishment")) or before.rstrip().endswith((",", "—", "–"))


class _Reading:
    """One section while it is read."""

    def __init__(self, law: str, article: Article, reader: Spotter) -> None:
        self.law = law
        self.article = article
        self._spotter = reader
        self._read: dict[tuple[str, int, int], tuple[list[Token], list[Spot]]] = {}
        self._rules = rules_of(article)
        self._bases: list[tuple[str, tuple[Hit, ...]]] = []  # what offences of this section say, by subsection
        heading = self._spots(tokens(article.heading))
        self._heading_topics = frozenset(spot.concept for spot in heading)

    def frames(self) -> Iterator[Frame]:
        """Yield the frames of every rule."""
        for rule in self._rules:
            if rule.unit.kind == "definition" or self._defines(rule):
                yield self._definition(rule)
            elif _PUNISHES.search(rule.text) or _PROHIBITS.search(rule.text):
                yield from self._offences(rule)
                yield from self._general(rule, only_bases=True)
            else:
                yield from self._general(rule)

    # --- kinds of rules ----------------------------------------------------------------------------------------------

    def _defines(self, rule: Rule) -> bool:
        text = rule.text[:400]
        if _PUNISHES.search(rule.text):
            return False
        term = _TERM.match(text)
        return _DEEMS.search(rule.text) is not None or (term is not None and len(term.group(1).split()) < 14)

    def _definition(self, rule: Rule) -> Frame:
        hits = self._all_hits(rule)
        terms = self._terms(rule, hits)
        if (
            terms and "pornography" not in terms
        ):  # what a definition of something else says of material is no rule on it
            hits = tuple(hit for hit in hits if hit.concept not in ("pornography", "material-of-child"))
        return replace(self._frame(rule, rule.unit, "definition", hits), defines=terms)

    def _terms(self, rule: Rule, hits: Sequence[Hit]) -> frozenset[str]:
        """Return the concepts that a rule defines: those in the term before "means"."""
        first = rule.pieces[0]
        match = _TERM.match(first.text)
        end = first.start + (match.end(1) if match else 0)
        found = {
            hit.concept for hit in hits if hit.eid == first.unit.eid and hit.start >= first.start and hit.end <= end
        }
        if _DEEMS.search(rule.text):
            found.add("person-trade")
        return frozenset(found)

    def _offences(self, rule: Rule) -> Iterator[Frame]:
        bases = self._inherited(rule)
        level = int(bool(bases))
        sanction = read_penalty(rule.text)
        shared = [hit for piece in (*rule.chapeau, *rule.closing) for hit in self._hits(piece, level)]
        for n, limb in enumerate(rule.limbs or [()]):
            added = [hit for piece in limb for hit in self._hits(piece, level, 100 * (n + 1))]
            own = tuple([*(_loosened(shared) if limb else shared), *added][:_HITS])
            unit = limb[-1].unit if limb else rule.unit
            if not level:
                self._bases.append((rule.number, own))
            for base in bases or [()]:
                role = "aggravated" if level else "basic"
                yield replace(self._frame(rule, unit, role, (*base, *own)[:_HITS]), sanction=sanction)

    def _inherited(self, rule: Rule) -> list[tuple[Hit, ...]]:
        """Return what the subsections that a rule names say; "this section" names all before it."""
        if not self._bases:
            return []
        match = _REFERS.search(rule.text)
        if not match and not self._goes_on(rule):
            return []
        if not match or not match.group(1):
            return [hits for _, hits in self._bases][:8]
        numbers = {match.group(1), *re.findall(r"\((\w+)\)", match.group(2) or "")}
        return [hits for number, hits in self._bases if number in numbers][:8]

    def _goes_on(self, rule: Rule) -> bool:
        """Tell whether a rule only adds to the offence before it ("where the victim is a child, the offender …")."""
        own = self._all_hits(rule)
        return not any(hit.slot in ("conduct", "act") for hit in own) and not _WHOEVER.search(rule.text)

    def _general(self, rule: Rule, only_bases: bool = False) -> Iterator[Frame]:
        lead = _loosened(hit for piece in (*rule.chapeau, *rule.closing) for hit in self._hits(piece))
        for limb in rule.limbs or [()]:
            hits = (*lead, *(hit for piece in limb for hit in self._hits(piece)))[:_HITS]
            if not only_bases or any(hit.slot in _GENERAL for hit in hits):
                yield self._frame(rule, limb[-1].unit if limb else rule.unit, "general", hits)

    def _frame(self, rule: Rule, unit: Provision, role: str, hits: tuple[Hit, ...]) -> Frame:
        topics = self._heading_topics | {hit.concept for hit in hits if hit.slot == "topic"}
        return Frame(self.law, unit.eid, unit.pinpoint, self.article.eid, role, hits, topics)

    # --- concepts of a piece -----------------------------------------------------------------------------------------

    def _all_hits(self, rule: Rule) -> tuple[Hit, ...]:
        return tuple(hit for piece in rule.pieces for hit in self._hits(piece))[:_HITS]

    def _hits(self, piece: Piece, level: int = 0, group: int = 0) -> list[Hit]:
        hits = grouped(*self._inside(piece), self.law, piece.unit.eid, group)
        return [
            replace(
                hit, start=hit.start + piece.start, end=hit.end + piece.start, level=level,
                group=EVERY if level else hit.group,
            )
            for hit in hits
        ]  # fmt: skip

    def _inside(self, piece: Piece) -> tuple[list[Token], list[Spot]]:
        key = piece.unit.eid, piece.start, piece.end
        if key not in self._read:
            words = tokens(piece.text)
            self._read[key] = words, self._spots(words)
        return self._read[key]

    def _spots(self, words: Sequence[Token]) -> list[Spot]:
        found = unhidden(sorted([*self._spotter.spot(words), *ages(words)], key=in_order))
        material = [spot for spot in found if spot.concept in _MATERIAL]
        return [spot for spot in found if spot.concept not in _OF_PERSONS or not _ends_in(spot, material)]


def _ends_in(spot: Spot, others: Sequence[Spot]) -> bool:
    """Tell whether a deed done to a child is done to a picture ("sells child pornography")."""
    return any(other.first <= spot.last < other.last and spot.first < other.first for other in others)


def grouped(words: Sequence[Token], spots: Sequence[Spot], law: str, eid: str, group: int) -> list[Hit]:
    """Join each deed with the purposes and means of its clause; what is done for a purpose is no deed."""
    clause = _Clause(words, group)
    hits: list[Hit] = []
    for spot in spots:
        clause.move_to(spot.first)
        if spot.concept == "in-order-to":
            clause.purpose = spot
            hits.append(_hit(spot, words, law, eid, clause.group, "purpose"))
            continue
        if spot.slot == "conduct" and clause.purpose and _is_done(words, spot, clause.purpose.last):
            hits = clause.begin_anew(hits)
        clause.has_deed = clause.has_deed or (spot.slot == "conduct" and not clause.purpose and not clause.names)
        hits.append(_hit(spot, words, law, eid, *_placed(spot, clause)))
    return hits


class _Clause:
    """Where the reading of a clause stands: its group, the purpose that is open, whether a deed was named."""

    def __init__(self, words: Sequence[Token], group: int) -> None:
        self.words = words
        self.group = group
        self.purpose: Spot | None = None
        self.has_deed = False
        self.names = False  # within the name of an offence: "the offence of trafficking"
        self._at = 0

    def move_to(self, place: int) -> None:
        """Pass the words up to a place: a semicolon ends the clause, "commits" the purpose, "offence of" names."""
        for n in range(self._at, place):
            word = self.words[n].word
            if word in _CLOSES or word == ";":
                self.purpose = None
            if word == ";":
                self.group, self.has_deed = self.group + 1, False
            if word in _NAMERS and self.words[n - 1].word in _OFFENCES:
                self.names = True
            elif word in _UNNAMERS:
                self.names = False
        self._at = max(self._at, place)

    def begin_anew(self, hits: list[Hit]) -> list[Hit]:
        """End the open purpose with a further deed; one that stands before the deed is that deed's own."""
        opened = self.words[self.purpose.first].start if self.purpose and self._is_fronted(self.purpose) else None
        self.purpose = None
        if not self.has_deed:
            return hits
        self.group += 1
        if opened is None:
            return hits
        return [
            replace(hit, group=self.group) if hit.start >= opened and hit.group == self.group - 1 else hit
            for hit in hits
        ]

    def _is_fronted(self, purpose: Spot) -> bool:
        """Tell whether a purpose opens its clause ("or for the purpose of sale makes …")."""
        return purpose.first == 0 or self.words[purpose.first - 1].word in _FRONTS


def _is_done(words: Sequence[Token], spot: Spot, purpose_from: int) -> bool:
    """Tell a deed after a purpose: a verb of the third person, or, after a comma, one that "shall not" governs."""
    word = words[spot.first].word
    if _FINITE.match(word) and word not in _NOUNS:
        return True
    commas = any(token.word == "," for token in words[purpose_from : spot.first])
    return commas and any(token.word in ("shall", "must", "may") for token in words[: spot.first])


def _placed(spot: Spot, clause: _Clause) -> tuple[int, str]:
    in_purpose = clause.purpose is not None
    if spot.slot == "conduct":
        return clause.group, "purpose" if in_purpose else "object" if clause.names else "conduct"
    if spot.slot in ("object", "act", "victim", "subject", "marker"):
        return (clause.group, "purpose") if in_purpose and spot.slot in ("object", "act") else (EVERY, spot.slot)
    return clause.group, "purpose" if in_purpose and spot.slot == "purpose" else spot.slot


def _hit(spot: Spot, words: Sequence[Token], law: str, eid: str, group: int, slot: str) -> Hit:
    return Hit(spot.concept, slot, law, eid, words[spot.first].start, words[spot.last].end, group, spot.value)


def _loosened(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Let what a chapeau says hold for every deed of its limbs."""
    return tuple(hit if hit.slot == "conduct" else replace(hit, group=EVERY) for hit in hits)
