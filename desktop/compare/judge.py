"""Judging: an element's test over the frames of the laws gives a status, with the words for it and against it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeGuard, TypeVar

from db.rows import Direction, Status
from desktop.compare.frames import Frame, Hit
from desktop.compare.lexicon import Lexicon
from desktop.compare.penalties import told_penalties
from desktop.compare.pool import Pool, Query
from desktop.compare.tests_of_law import LawTest
from desktop.compare.verdicts import Match, Verdict

# What an offence says that does not tell the age of consent: means, payment, kinship, positions, material.
_QUALIFIED = (
    "violence", "threat", "blackmail", "helpless", "dependence", "coercion", "prostitution", "want-of-consent",
    "authority-abuse", "trust-position", "family-member", "carer", "pornography", "performance", "person-trade",
    "propose-meeting", "indecent-proposal", "disability",
)  # fmt: skip
_RULES = ("definition", "general")
_SHOWN = 4  # rules quoted for one finding
T = TypeVar("T")
_Ends = tuple[tuple[Hit, ...], tuple[Hit, ...]] | None
_Weighing = tuple[tuple[Match, ...], frozenset[Query]]
_Weighings = dict[int, _Weighing]  # by the identity of a frame, which lives as long as the judge's pool


class Judge:
    """Holds the frames of one legal order and answers tests over them."""

    def __init__(self, pool: Pool, lexicon: Lexicon, floor: int = 24) -> None:
        self.pool = pool
        self._slots = {name: concept.slot for found in lexicon.concepts.values() for name, concept in found.items()}
        self._floor = floor
        self._known: dict[LawTest, _Weighings] = {}
        self._ends: dict[tuple[frozenset[str], tuple[str, ...], tuple[str, ...]], tuple[_Ends, frozenset[Query]]] = {}
        self._inner: set[Query] = set()  # questions asked while frames were weighed
        self._known_before: Mapping[LawTest, _Weighings] = {}
        self._stale: set[Query] = set()  # questions that a judge before answered otherwise
        self.age_of_consent = self._age_of_consent()

    @property
    def standing(self) -> tuple[int, int]:
        """What holds for all offences: the age of consent in years, the gravity that is small in months."""
        return self.age_of_consent, self._floor

    def weigh_all(self) -> None:
        """Weigh every frame for every test so far, those that an answer did not need too, for a judge that learns."""
        for test, known in self._known.items():
            for frame in self._pool(test):
                if id(frame) not in known:
                    known[id(frame)] = self._weighing(test, frame)

    def learn(self, other: "Judge", touched: Sequence[Frame]) -> None:
        """Take over how ``other`` weighed frames, but for what a frame that changed has a part in.

        ``other`` outlives this judge.
        """
        if self.standing == other.standing:
            self._known_before = other._known
            self._stale = {question for question in other._inner if any(question.takes(frame) for frame in touched)}

    # --- the answer --------------------------------------------------------------------------------------------------

    def verdict(self, test: LawTest) -> Verdict:
        """Answer a test."""
        if test.each:
            return self._of_each(test)
        verdict = self._of_all(test) if test.all else self._of_matches(test)
        return self._spoilt(test, verdict) if test.unless and verdict.status != "not covered" else verdict

    def _of_matches(self, test: LawTest) -> Verdict:
        matches = self._matches(test)
        whole = [match for match in matches if match.rank == 3]
        if whole:
            return self._positive(test, whole, "covered", "equal")
        limited = [match for match in matches if match.rank == 2]
        return (
            self._otherwise(test)
            or (self._positive(test, limited, "partly covered", "narrower") if limited else None)
            or self._in_part(test)
            or (self._defeated(test, matches) if matches else self._absent(test))
        )

    def _otherwise(self, test: LawTest) -> Verdict | None:
        """Return what meets the element as well ("or"), where it does."""
        other = self.verdict(test.otherwise) if test.otherwise else None
        return other if other and other.status == "covered" else None

    def _in_part(self, test: LawTest) -> Verdict | None:
        """Return what meets the element in part, where something does."""
        part = self.verdict(test.partly) if test.partly else None
        if part is None or part.status not in ("covered", "partly covered"):
            return None
        found = part.facts.get("found") or _names(_deeds(part.matches))
        reason = "partly.undefined" if test.defines else "partly.near"
        facts = {"found": found, "asked": test.defines or test.purpose or test.any or test.states or test.about}
        rules = tuple(f"partly:{rule.rpartition(':')[2]}" for rule in part.rules)
        return Verdict("partly covered", "narrower", reason, facts, part.matches, (), rules)

    def _positive(self, test: LawTest, matches: Sequence[Match], status: Status, direction: Direction) -> Verdict:
        first = self._best_first(matches)[0]
        reason = first.reason or ("covered.limits-free" if test.forbids and status == "covered" else "covered.found")
        facts = dict(first.facts) or {"found": self._found(matches)}
        if status == "partly covered" and not first.reason:
            reason = "partly.narrowed"
            facts = {"found": self._found(matches), "limits": _names(first.limits)}
        if reason == "covered.limits-free":
            facts["free_of"] = test.forbids
        if test.penalty:
            reason, facts = told_penalties(reason, facts, matches)
        return self._say(status, direction, reason, facts, matches, test, status)

    def _defeated(self, test: LawTest, matches: Sequence[Match]) -> Verdict:
        fewest = min((_names(match.defeats) for match in matches), key=len)
        matches = [match for match in matches if _names(match.defeats) == fewest]
        asked = fewest
        status = test.if_found
        direction: Direction = "contrary" if status == "contrary" else "narrower"
        facts = {"found": self._found(matches), "asked": asked, **matches[0].facts}
        reason = matches[0].reason or "missing.condition-asked"
        return self._say(status, direction, reason, facts, matches, test, "forbids")

    def _spoilt(self, test: LawTest, verdict: Verdict) -> Verdict:
        """Lower the answer where the articles that give it also lift liability."""
        homes = {(match.frame.law, match.frame.article) for match in self._matches(replace(test, unless=None))}
        found = self._matches(test.unless) if test.unless else []
        spoils = [match for match in found if (match.frame.law, match.frame.article) in homes][:_SHOWN]
        if not spoils:
            return verdict
        against = tuple(replace(match, support=(), defeats=match.support) for match in spoils)
        return replace(
            verdict,
            status=test.if_found,
            direction="narrower",
            reason="missing.exempted",
            facts={"found": _names(_deeds(spoils))},
            matches=(*verdict.matches, *against),
            rules=(*verdict.rules, *(f"unless:{name}" for name in _names(_deeds(spoils)))),
        )

    def _absent(self, test: LawTest) -> Verdict:
        if test.attempt_at and not self._matches(test.attempt_at):
            return self._absent(test.attempt_at)
        nearest = [frame for frame in self._pool(test) if not test.about or frame.having(test.about)]
        looked = test.any or test.all or test.states or test.purpose or test.about
        reason = "missing.deed" if nearest and test.about else "missing.topic"
        about = _names(hit for frame in nearest[:3] for hit in frame.having(test.about))
        facts = {"looked_for": looked, "about": about}
        return Verdict("not covered", "silent", reason, facts, (), tuple(nearest[:3]), (reason,))

    def _of_each(self, test: LawTest) -> Verdict:
        parts = [self.verdict(part) for part in test.each]
        met = [part for part in parts if part.status == "covered"]
        matches = tuple(match for part in parts for match in part.matches[:2])
        rules = tuple(dict.fromkeys(rule for part in parts for rule in part.rules))
        worst = min(parts, key=_merit)
        if len(met) == len(parts):
            facts = {**worst.facts, "found": _together(part.facts.get("found", ()) for part in parts)}
            if "offences" in facts:
                facts["offences"] = tuple(part.facts["offences"][0] for part in parts if part.facts.get("offences"))
            return Verdict("covered", "equal", worst.reason, facts, matches, (), rules)
        if not met and all(part.status != "partly covered" for part in parts):
            return worst
        if worst.status == "partly covered":
            return Verdict("partly covered", "narrower", worst.reason, worst.facts, matches, (), rules)
        unmet = [asked for asked, part in zip(test.each, parts, strict=True) if part.status != "covered"]
        lacking = _together(asked.about or asked.any for asked in unmet)
        return Verdict("partly covered", "narrower", "partly.some", {"lacking": lacking}, matches, worst.nearest, rules)

    def _of_all(self, test: LawTest) -> Verdict:
        found = [frame for frame in self._pool(test) if not test.about or frame.having(test.about)]
        matches = [
            Match(frame, None, frame.having(test.all), frame.having(test.all))
            for frame in found
            if frame.having(test.all)
        ]
        names = {hit.concept for match in matches for hit in match.support}
        lacking = [concept for concept in test.all if concept not in names]
        if not names:
            return self._in_part(test) or self._absent(test)
        facts = {"found": self._found(matches), "lacking": lacking}
        if lacking:
            return self._say("partly covered", "narrower", "partly.some", facts, matches, test, "all")
        return self._say("covered", "equal", "covered.found", facts, matches, test, "all")

    # --- matches -----------------------------------------------------------------------------------------------------

    def _matches(self, test: LawTest) -> list[Match]:
        found: list[Match] = []
        enough = 0
        known, known_before = self._known.setdefault(test, {}), self._known_before.get(test, {})
        for frame in self._worthiest_first(test):
            if id(frame) not in known:
                before = known_before.get(id(frame))
                known[id(frame)] = before if self._holds(before) else self._weighing(test, frame)
            here, asked = known[id(frame)]
            self.pool.asked |= asked
            found += here
            enough += any(match.rank == 3 for match in here)
            if enough > 2 * _SHOWN and not test.age and not test.penalty:
                break
        if test.age and any(match.frame.age_limit for match in found):
            # Where the law draws a line for children, the rules that draw none protect older ones as adults only.
            found = [match for match in found if match.frame.age_limit]
        return self._attempt_checked(test, found) if test.attempt_at else found

    def _holds(self, weighing: _Weighing | None) -> TypeGuard[_Weighing]:
        """Tell whether a weighing of the judge before is known and rests on no question that is answered otherwise."""
        return weighing is not None and self._stale.isdisjoint(weighing[1])

    def _weighing(self, test: LawTest, frame: Frame) -> _Weighing:
        return self._noting(lambda: tuple(self._of_frame(test, frame)))

    def _noting(self, action: Callable[[], T]) -> tuple[T, frozenset[Query]]:
        """Return a result, and the questions that were asked for it: whoever uses it again has asked them too."""
        before, self.pool.asked = self.pool.asked, set()
        result = action()
        asked, self.pool.asked = frozenset(self.pool.asked), before
        self._inner |= asked
        return result, asked

    def _of_frame(self, test: LawTest, frame: Frame) -> Iterable[Match]:
        about = frame.having(test.about)
        if (test.about and not about) or (test.victim and not frame.of("victim")):
            return
        if (test.everyone and frame.of("victim")) or self._is_no_support(test, frame):
            return
        said = frame.having(test.states)
        if (test.states and not said) or (test.defines and not frame.defines.intersection(test.defines)):
            return
        abroad = frame.having(("foreign-territory",))
        deeds = [hit for hit in frame.having(test.any) if hit.slot == self._slots[hit.concept]]
        deeds = [hit for hit in deeds if hit.concept != "territory-of-state" or not _overlaps(hit, abroad)]
        if test.any and not deeds:
            return
        done: list[Hit | None] = [*_distinct(deeds or frame.of("conduct"))]
        for deed in done or [None]:
            yield self._weighed(test, frame, deed, (*about, *said))

    def _is_no_support(self, test: LawTest, frame: Frame) -> bool:
        """Tell whether a rule names what is asked for where a person goes free, or as a penalty for juveniles."""
        if frame.role not in _RULES or not test.any:
            return False
        penalties = any(self._slots[name] == "sanction" for name in test.any)
        free = "goes-free" in frame.topics or bool(frame.having(("goes-free",)))
        return free or (penalties and "minor" in frame.topics)

    def _weighed(self, test: LawTest, frame: Frame, deed: Hit | None, support: tuple[Hit, ...]) -> Match:
        asked = [hit for hit in frame.asked_of(deed) if hit is not deed]
        done = (deed,) if deed and test.any else ()
        plain = Match(frame, deed, (*support, *done), done or frame.having(test.states) or support)
        defeats = tuple(hit for hit in asked if hit.concept in test.forbids)
        # What narrows a purpose is looked for in its definition, not in the limb of an aggravated form.
        limits = tuple(hit for hit in asked if hit.concept in test.narrowed_by and not test.purpose)
        if defeats or limits:
            return replace(plain, limits=limits, defeats=defeats)
        for check in (self._purpose_checked, self._age_checked, self._penalty_checked):
            match = check(test, plain)
            if match is not None:
                return match
        return plain

    def _age_checked(self, test: LawTest, plain: Match) -> Match | None:
        wanted = self.age_of_consent if test.age == "consent" else int(test.age)
        if not wanted:
            return None
        limit = plain.frame.age_limit
        if limit is None:
            return replace(plain, reason="covered.no-age-line", facts={"asked": wanted})
        facts = {"age": limit.value, "asked": wanted}
        if (limit.value or 0) >= wanted:
            return replace(plain, support=(*plain.support, limit), reason="covered.age", facts=facts)
        return replace(plain, limits=(limit,), reason="partly.age", facts=facts)

    def _penalty_checked(self, test: LawTest, plain: Match) -> Match | None:
        sanction = plain.frame.sanction
        if not test.penalty or sanction is None:
            return None
        facts = {"found": _names(plain.named)}
        if test.penalty == "criminal" or sanction.longest >= int(test.penalty):
            return replace(plain, reason="covered.penalty", facts=facts)
        return replace(
            plain,
            limits=plain.support[:1],
            reason="partly.penalty",
            facts={**facts, "needed": _months(int(test.penalty))},
        )

    def _purpose_checked(self, test: LawTest, plain: Match) -> Match | None:
        if not test.purpose:
            return None
        ends = [hit for hit in plain.frame.asked_of(plain.deed) if hit.slot == "purpose"]
        basic = [hit for hit in ends if hit.level == 0]
        if not ends:
            return replace(plain, reason="covered.any-purpose", facts={"acts": _names(plain.named)})
        named = tuple(hit for hit in ends if hit.concept in test.purpose)
        facts = {"found": _names(named or ends), "asked": test.purpose}
        support = (*plain.support, *named)
        if any(hit.level == 0 for hit in named) or (named and not basic):
            return replace(plain, support=support, reason="covered.purpose", facts=facts)
        defined = self._defined_ends(basic, test)
        if defined is not None:
            words, limits = defined
            reason = "partly.purpose-narrowed" if limits else "covered.purpose"
            facts |= {"found": _names(words), "limits": _names(limits)}
            return replace(plain, support=(*support, *words), limits=limits, reason=reason, facts=facts)
        if named:
            return replace(plain, support=support, limits=named, reason="partly.purpose-aggravated", facts=facts)
        return replace(plain, defeats=tuple(ends), reason="missing.purpose", facts=facts)

    def _defined_ends(self, ends: Sequence[Hit], test: LawTest) -> _Ends:
        """Follow the definition of a purpose: the words that name an end asked for, and those that narrow it."""
        terms = frozenset(hit.concept for hit in ends)
        key = (terms, test.purpose, test.narrowed_by)
        if key not in self._ends:
            self._ends[key] = self._noting(lambda: self._followed(terms, test))
        found, asked = self._ends[key]
        self.pool.asked |= asked
        return found

    def _followed(self, terms: frozenset[str], test: LawTest) -> _Ends:
        homes = self._defining(terms)
        words = tuple(hit for home in homes for hit in home.having(test.purpose))
        if not words:
            return None
        articles = {home.article for home in homes}
        own = [frame for frame in self._defining(test.purpose) if frame.article in articles]
        limits = tuple(hit for frame in own for hit in frame.having(test.narrowed_by))
        return words, limits

    def _attempt_checked(self, test: LawTest, matches: Sequence[Match]) -> list[Match]:
        """Weigh a rule on attempt: where it reaches graver crimes only, the offences in question have to be such."""
        reached = self._matches(test.attempt_at) if test.attempt_at else []
        longest = max((match.frame.sanction.longest for match in reached if match.frame.sanction), default=0)
        proof = reached[0].support if reached else ()
        whole = [replace(match, support=(*match.support, *proof)) for match in matches if reached]
        from_medium = [match for match in whole if match.frame.having(["medium-gravity"])]
        if longest > self._floor or not from_medium:
            return whole
        facts = {"longest": _months(longest), "floor": _months(self._floor)}
        return [replace(match, limits=match.support[:1], reason="partly.attempt", facts=facts) for match in from_medium]

    # --- helpers -----------------------------------------------------------------------------------------------------

    def _pool(self, test: LawTest) -> tuple[Frame, ...]:
        """Return the frames that may matter: of the roles and topic asked for, in order of place."""
        return self.pool.find(Query(test.about or test.any or test.all or test.states, test.roles, test.topic))

    def _worthiest_first(self, test: LawTest) -> Sequence[Frame]:
        """Return the pool; first what is headed by the notion, last definitions of other terms."""
        wanted = {*test.any, *test.states, *test.about}
        if not set(test.roles) <= set(_RULES):
            return self._pool(test)
        ranked = [(frame.topics.isdisjoint(wanted), _is_of_others(frame, wanted), frame) for frame in self._pool(test)]
        return [frame for *_, frame in sorted(ranked, key=lambda each: each[:2])]

    def _defining(self, concepts: Iterable[str]) -> tuple[Frame, ...]:
        """Return the definitions of any of the concepts."""
        return self.pool.find(Query(tuple(sorted(concepts)), ("definition",), defined=True))

    def _age_of_consent(self) -> int:
        """Return the highest age below which sexual acts are punished without any means (0: none found)."""
        test = LawTest(about=("intercourse", "other-sexual-acts"), victim=True)
        frames = [frame for frame in self._pool(test) if frame.having(test.about) and not frame.having(_QUALIFIED)]
        frames = [frame for frame in frames if not _is_band(frame)]
        limits = [frame.age_limit for frame in frames]
        return max((limit.value or 0 for limit in limits if limit), default=0)

    def _say(
        self,
        status: Status,
        direction: Direction,
        reason: str,
        facts: Mapping[str, Any],
        matches: Sequence[Match],
        test: LawTest,
        rule: str,
    ) -> Verdict:
        ordered = self._best_first(matches)
        rules = (
            *(f"about:{name}" for name in test.about),
            *(f"{rule}:{hit.concept}" for hit in _deeds(ordered[:_SHOWN])),
        )
        return Verdict(
            status, direction, reason, facts, tuple(ordered[:_SHOWN]), (), tuple(dict.fromkeys(rules)) or (rule,)
        )

    def _best_first(self, matches: Sequence[Match]) -> list[Match]:
        """Return one match for each unit and deed; rules that name children come first, basic before aggravated."""
        best: dict[tuple[str, str, str], Match] = {}
        for match in matches:
            best.setdefault((match.frame.law, match.frame.eid, match.deed.concept if match.deed else ""), match)
        return list(best.values())

    def _found(self, matches: Sequence[Match]) -> tuple[str, ...]:
        return _names(_deeds(self._best_first(matches)[:_SHOWN]))


def _months(number: int) -> dict[str, Any]:
    return {"months": (0, number)}


def _is_of_others(frame: Frame, wanted: Collection[str]) -> bool:
    return frame.role == "definition" and frame.defines.isdisjoint(wanted)


def _overlaps(hit: Hit, others: Sequence[Hit]) -> bool:
    return any(hit.eid == other.eid and hit.start < other.end and other.start < hit.end for other in others)


def _deeds(matches: Iterable[Match]) -> Iterable[Hit]:
    return (hit for match in matches for hit in match.named)


def _merit(verdict: Verdict) -> int:
    return ("contrary", "not covered", "partly covered", "covered").index(verdict.status)


def _distinct(deeds: Sequence[Hit]) -> list[Hit]:
    """Return one hit for each deed of each clause."""
    return list({(deed.concept, deed.group): deed for deed in reversed(deeds)}.values())[::-1]


def _names(hits: Iterable[Hit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.concept for hit in hits))


def _together(parts: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in parts for name in part))


def _is_band(frame: Frame) -> bool:
    """Tell whether a rule protects from one age to another only ("достигшим 16, но не достигшим 18")."""
    below = frame.age_limit.value if frame.age_limit else None
    lower = frame.having(["age-from", "age-reached"])
    return any(below and hit.value and hit.value < below for hit in lower)
