"""The comparison: one finding for every element asked for, in the order of the catalogue.

A finding is a proposal. It is built in one place, and there only with words (covered, partly, contrary) or with the
trail of what was looked for (not covered).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from db.rows import Catalogue, Element, Evidence, Finding, Force, LawText, NearMiss, Obligation, Trail
from desktop.compare.branches import branches
from desktop.compare.english.acts import answers, homes, is_english
from desktop.compare.english.reading import EnglishReader
from desktop.compare.english.settle import settle
from desktop.compare.evidence import Laws, quotations
from desktop.compare.frames import Frame, Hit, Reader
from desktop.compare.general import gravity_floor
from desktop.compare.judge import Judge
from desktop.compare.lexicon import load_lexicon
from desktop.compare.pool import Pool, Query
from desktop.compare.segment import articles
from desktop.compare.telling import tell
from desktop.compare.tests_of_law import LawTest, parse_test
from desktop.compare.treaty import TreatyWords
from desktop.compare.verdicts import Verdict

ENGINE_VERSION = "1"
_READ = ("ru", "en")  # languages whose statutes the engine reads
_DEFAULT_HOME = ("criminal-code",)


class FrameCache:
    """Frames by law and by the hash of an article's text, so that only changed articles are read again."""

    def __init__(self) -> None:
        self._frames: dict[tuple[str, str, str], tuple[Frame, ...]] = {}

    @property
    def size(self) -> int:
        """How many readings of an article are kept."""
        return len(self._frames)

    def frames(self, law: LawText) -> tuple[Frame, ...]:
        """Return the frames of a law, reading what is not known yet."""
        name, language = law.expression.law, law.expression.language
        reader: Reader | EnglishReader | None = None
        found: list[Frame] = []
        for article in articles(law):
            key = (name, language, article.sha256)
            if key not in self._frames:
                reader = reader or (EnglishReader(name) if language == "en" else Reader(name, language))
                self._frames[key] = reader.read(article)
            found += self._frames[key]
        return tuple(found)


def compare(
    catalogue: Catalogue,
    laws: Sequence[LawText],
    force: Mapping[str, Force],
    *,
    instruments: Iterable[str] = (),
    obligation: str = "",
    cache: FrameCache | None = None,
    whole: bool = False,
) -> tuple[Finding, ...]:
    """Compare the laws of one legal order with the treaties.

    Args:
        laws: the texts in force at the date, each work once in a language.
        force: for each instrument, whether it binds the State ("not a party" where it is not named).
        instruments: only these; none means all.
        obligation: only this one; "" means all.
        cache: frames that were read before.
        whole: take the texts for all the law there is, so that their silence counts (to measure against a key).
    """
    asked = frozenset(instruments)
    order = LegalOrder(laws, cache or FrameCache(), whole)
    words = TreatyWords(catalogue)
    return tuple(
        finding_of(order, words, duty, element, force.get(duty.instrument, "not a party"))
        for duty in catalogue.obligations
        if (not asked or duty.instrument in asked) and obligation in ("", duty.id)
        for element in duty.elements
    )


class LegalOrder:
    """The laws that are read, and a judge for each set of them in which an element may live."""

    def __init__(self, laws: Sequence[LawText], cache: FrameCache, whole: bool = False) -> None:
        self.whole = whole
        ordered = sorted(laws, key=lambda law: (law.expression.law, law.expression.language))
        self.all = ordered
        self.read = [law for law in ordered if law.expression.language in _READ]
        self.units: Laws = {law.expression.law: (law, {unit.eid: unit for unit in law.provisions}) for law in self.read}
        self._cache = cache
        self._judges: dict[tuple[str, ...], Judge] = {}
        self._english: dict[str, tuple[Frame, ...]] = {}

    def at_home(self, roles: tuple[str, ...]) -> list[LawText]:
        """Return the laws that are read and have one of the roles; see ``english.homes`` for special acts."""
        return [law for law in self.read if law.expression.role in homes(law, roles)]

    def unread(self, roles: tuple[str, ...], test: LawTest) -> tuple[str, ...]:
        """Return the branches of law whose silence is not known: no complete text of them is read."""
        if self.whole:
            return ()
        complete = [law for law in self.read if law.expression.complete]
        known = {role for law in complete for role in answers(law, roles, self._english_frames(law), test.about)}
        return tuple(role for role in roles if role not in known)

    def judge(self, roles: tuple[str, ...]) -> Judge:
        """Return the judge over the laws with these roles."""
        if roles not in self._judges:
            laws = self.at_home(roles)
            same = next(
                (
                    judge
                    for known, judge in self._judges.items()
                    if list(map(id, self.at_home(known))) == list(map(id, laws))
                ),
                None,
            )
            self._judges[roles] = same or self._judge_over(roles, Pool(self._frames(roles)))
        return self._judges[roles]

    def _frames(self, roles: tuple[str, ...]) -> list[Frame]:
        """Return the frames of the laws with these roles, those of English acts with what they owe to each other."""
        laws = self.at_home(roles)
        apart = [frame for law in laws if not is_english(law) for frame in self._cache.frames(law)]
        together = settle([frame for law in laws if is_english(law) for frame in self._cache.frames(law)])
        return [*apart, *together]

    def _english_frames(self, law: LawText) -> tuple[Frame, ...]:
        """Return the frames of an English act, read once; none of another, whose silence does not depend on them."""
        name = law.expression.law
        if is_english(law) and name not in self._english:
            self._english[name] = self._cache.frames(law)
        return self._english.get(name, ())

    def asked(self) -> frozenset[Query]:
        """Return the questions that were put to the laws since this was last called."""
        questions: set[Query] = set()
        for judge in self._judges.values():
            questions |= judge.pool.asked
            judge.pool.asked.clear()
        return frozenset(questions)

    def exchanged(
        self, law: LawText, gone: Collection[Frame], come: Sequence[Frame], touched: Sequence[Frame]
    ) -> "LegalOrder":
        """Return the order with another text of one of its laws, whose frames ``gone`` became ``come``.

        ``touched`` are those of both that are not the same in words and place.
        """
        other = LegalOrder([law if _is_same(law, each) else each for each in self.all], self._cache, self.whole)
        for roles, judge in self._judges.items():
            changed = law.expression.role in homes(law, roles)
            if changed and is_english(law):
                continue  # its sections are read together: judged from the frames of all
            other._judges[roles] = judge
            if changed:
                other._judges[roles] = other._judge_over(roles, judge.pool.exchanged(gone, come))
                other._judges[roles].learn(judge, touched)
        return other

    def weigh_all(self) -> None:
        """Weigh beforehand what an edit may ask for."""
        for judge in self._judges.values():
            judge.weigh_all()

    def standing(self) -> Mapping[tuple[str, ...], tuple[int, int]]:
        """Return what holds for all offences: of each judge the age of consent and the gravity that is small."""
        return {roles: judge.standing for roles, judge in self._judges.items()}

    def _judge_over(self, roles: tuple[str, ...], pool: Pool) -> Judge:
        return Judge(pool, load_lexicon(), gravity_floor(self.at_home(roles)))


def finding_of(order: LegalOrder, words: TreatyWords, duty: Obligation, element: Element, force: Force) -> Finding:
    """Return the finding on one element."""
    if element.test is None:
        return _made(words, duty, element, force, _unjudged(duty, element))
    roles = element.lives_in or _DEFAULT_HOME
    home = order.at_home(roles)
    if not home:
        reason = "open.language" if _in_other_language(order, roles) else "open.law-missing"
        return _made(words, duty, element, force, _open(reason, {"law": roles}))
    test = parse_test(element.id, element.test)
    verdict = _placed(order.judge(roles).verdict(test), roles, test, order)
    if verdict.direction == "silent" and (unread := order.unread(roles, test)):
        return _made(words, duty, element, force, _silence(home, unread, verdict))
    support, against = _proof(order, verdict)
    told = tell(duty, element, test, verdict, support, against, home)
    verdict = replace(verdict, reason=told.reason, facts=told.facts)
    trail = _trail(order, home, test, verdict)
    return _made(words, duty, element, force, verdict, support, against, trail, told.divergence)


def _placed(verdict: Verdict, roles: tuple[str, ...], test: LawTest, order: LegalOrder) -> Verdict:
    """Lower what only another branch of law provides, where the test says that this is not enough."""
    if not test.elsewhere or verdict.status != "covered":
        return verdict
    laws = {hit.law for match in verdict.matches for hit in match.support}
    if any(order.units[law][0].expression.role in homes(order.units[law][0], roles[:1]) for law in laws):
        return verdict
    return replace(verdict, status=test.elsewhere, direction="narrower", reason="partly.elsewhere")


def _silence(home: Sequence[LawText], unread: tuple[str, ...], verdict: Verdict) -> Verdict:
    """Return what can be said where the laws read are silent and others that may speak are not there."""
    extracts = tuple(law.expression.title for law in home if not law.expression.complete)
    if extracts:
        return _open("open.extract", {"law": extracts, "looked_for": verdict.facts.get("looked_for", ())})
    return _open("open.branch", {"law": unread, "looked_for": verdict.facts.get("looked_for", ())})


def _is_same(law: LawText, other: LawText) -> bool:
    a, b = law.expression, other.expression
    return (a.law, a.language) == (b.law, b.language)


def _in_other_language(order: LegalOrder, roles: tuple[str, ...]) -> bool:
    return any(law.expression.role in roles for law in order.all)


def _open(reason: str, facts: Mapping[str, object]) -> Verdict:
    return Verdict("not assessed", "", reason, facts)


def _unjudged(duty: Obligation, element: Element) -> Verdict:
    """Say of what is not judged whether a text of law could show it, and which."""
    law = element.lives_in or branches(duty, element)
    return _open("open.stands-in", {"law": law}) if law else _open("open.practice", {})


def _proof(order: LegalOrder, verdict: Verdict) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """Return the quotations for the element, and those against it."""
    found: dict[Hit, None] = {}
    against: dict[Hit, None] = {}
    for match in verdict.matches:
        found.update(dict.fromkeys(match.support))
        against.update(dict.fromkeys((*match.limits, *match.defeats)))
    support = quotations(order.units, [hit for hit in found if hit not in against], verdict.status != "not covered")
    return support, quotations(order.units, against, supports=verdict.status == "partly covered" and not support)


def _trail(order: LegalOrder, home: Sequence[LawText], test: LawTest, verdict: Verdict) -> Trail:
    concepts = load_lexicon().of(home[0].expression.language)
    looked = tuple(concepts[name].in_words for name in test.concepts() if name in concepts)
    read = tuple(f"{law.expression.law} ({law.expression.language}, {law.expression.in_force})" for law in home)
    return Trail(looked, read, tuple(_near_miss(order, test, frame) for frame in verdict.nearest))


def _near_miss(order: LegalOrder, test: LawTest, frame: Frame) -> NearMiss:
    hit = (frame.having(test.about) or frame.hits)[0]
    law, units = order.units[hit.law]
    quoted = quotations({hit.law: (law, units)}, [hit])[0]
    asked = [names for names in (test.about, test.any, test.states, test.purpose) if names]
    met = sum(bool(frame.having(names)) for names in asked)
    return NearMiss(frame.law, quoted.eid, quoted.pinpoint, quoted.quote, round(met / max(1, len(asked)), 2))


def _made(
    words: TreatyWords,
    duty: Obligation,
    element: Element,
    force: Force,
    verdict: Verdict,
    support: tuple[Evidence, ...] = (),
    against: tuple[Evidence, ...] = (),
    trail: Trail | None = None,
    divergence: str = "",
) -> Finding:
    """Make the finding: the one place where one comes from."""
    evidence = (*support, *against)
    _prove(element, verdict, evidence, trail)
    diverges = verdict.status in ("partly covered", "not covered", "contrary")
    return Finding(
        element=element.id,
        obligation=duty.id,
        instrument=duty.instrument,
        pinpoint=duty.pinpoint,
        kind=element.kind,
        modality=duty.modality,
        force=force,
        gap=diverges and duty.modality != "may",
        status=verdict.status,
        direction=verdict.direction,
        divergence=divergence,
        confidence=0.0,  # nothing measures it yet; see docs/engine.md
        reason_id=verdict.reason,
        facts={name: _plain(value) for name, value in verdict.facts.items()},
        rules=verdict.rules,
        evidence=evidence,
        treaty=words.spans(duty, element),
        trail=trail,
    )


def _plain(value: Any) -> Any:
    """Return a fact as JSON has it: lists for tuples."""
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, (list, tuple)) else value


def _prove(element: Element, verdict: Verdict, evidence: tuple[Evidence, ...], trail: Trail | None) -> None:
    """Refuse a judgement without words, and an absence without a trail."""
    if verdict.status in ("covered", "partly covered", "contrary") and not evidence:
        raise AssertionError(f"{element.id}: {verdict.status} without words ({verdict.reason})")
    if verdict.status == "not covered" and trail is None:
        raise AssertionError(f"{element.id}: not covered without a trail")
