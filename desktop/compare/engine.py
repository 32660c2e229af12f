"""The comparison: one finding for every element asked for, in the order of the catalogue.

A finding is a proposal. It is built in one place, and there only with words (covered, partly, contrary) or with the
trail of what was looked for (not covered).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from db.rows import Catalogue, Element, Evidence, Finding, Force, LawText, NearMiss, Obligation, Trail
from desktop.compare.english.acts import homes, is_english
from desktop.compare.english.reading import EnglishReader
from desktop.compare.english.settle import settle
from desktop.compare.evidence import Laws, quotations
from desktop.compare.frames import Frame, Hit, Reader
from desktop.compare.general import gravity_floor
from desktop.compare.judge import Judge
from desktop.compare.lexicon import load_lexicon
from desktop.compare.pool import Pool, Query
from desktop.compare.segment import articles
from desktop.compare.tests_of_law import LawTest, parse_test
from desktop.compare.treaty import TreatyWords
from desktop.compare.verdicts import Verdict

ENGINE_VERSION = "1"
_READ = ("ru", "en")  # languages whose statutes the engine reads
_DEFAULT_HOME = ("criminal-code",)
_NO_CODE_THEMES = (
    "prevention", "recovery", "migration-status", "training", "coordination", "data", "international-cooperation",
    "final-clauses",
)  # fmt: skip
_CONFIDENCE = {"covered": 0.85, "partly covered": 0.7, "not covered": 0.7, "contrary": 0.9}


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
) -> tuple[Finding, ...]:
    """Compare the laws of one legal order with the treaties.

    Args:
        laws: the texts in force at the date, each work once in a language.
        force: for each instrument, whether it binds the State ("not a party" where it is not named).
        instruments: only these; none means all.
        obligation: only this one; "" means all.
        cache: frames that were read before.
    """
    asked = frozenset(instruments)
    order = LegalOrder(laws, cache or FrameCache())
    words = TreatyWords(catalogue)
    return tuple(
        finding_of(order, words, duty, element, force.get(duty.instrument, "not a party"))
        for duty in catalogue.obligations
        if (not asked or duty.instrument in asked) and obligation in ("", duty.id)
        for element in duty.elements
    )


class LegalOrder:
    """The laws that are read, and a judge for each set of them in which an element may live."""

    def __init__(self, laws: Sequence[LawText], cache: FrameCache) -> None:
        ordered = sorted(laws, key=lambda law: (law.expression.law, law.expression.language))
        self.all = ordered
        self.read = [law for law in ordered if law.expression.language in _READ]
        self.units: Laws = {law.expression.law: (law, {unit.eid: unit for unit in law.provisions}) for law in self.read}
        self._cache = cache
        self._judges: dict[tuple[str, ...], Judge] = {}

    def at_home(self, roles: tuple[str, ...]) -> list[LawText]:
        """Return the laws that are read and have one of the roles; see ``english.homes`` for special acts."""
        return [law for law in self.read if law.expression.role in homes(law, roles)]

    def judge(self, roles: tuple[str, ...]) -> Judge:
        """Return the judge over the laws with these roles."""
        if roles not in self._judges:
            self._judges[roles] = self._judge_over(roles, Pool(self._frames(roles)))
        return self._judges[roles]

    def _frames(self, roles: tuple[str, ...]) -> list[Frame]:
        """Return the frames of the laws with these roles, those of English acts with what they owe to each other."""
        laws = self.at_home(roles)
        apart = [frame for law in laws if not is_english(law) for frame in self._cache.frames(law)]
        together = settle([frame for law in laws if is_english(law) for frame in self._cache.frames(law)])
        return [*apart, *together]

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
        other = LegalOrder([law if _is_same(law, each) else each for each in self.all], self._cache)
        for roles, judge in self._judges.items():
            changed = law.expression.role in homes(law, roles)
            if changed and is_english(law):
                continue  # its sections are read together: judged from the frames of all
            other._judges[roles] = judge
            if changed:
                other._judges[roles] = other._judge_over(roles, judge.pool.exchanged(gone, come))
                other._judges[roles].learn(judge, touched)
        return other

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
        verdict = _open(
            "open.language" if _in_other_language(order, roles) else "open.law-missing", {"law": list(roles)}
        )
        return _made(words, duty, element, force, verdict)
    test = parse_test(element.id, element.test)
    verdict = order.judge(roles).verdict(test)
    if verdict.status == "not covered" and not verdict.matches and not any(law.expression.complete for law in home):
        verdict = _open(
            "open.extract",
            {"law": [law.expression.title for law in home], "looked_for": verdict.facts.get("looked_for", ())},
        )
        return _made(words, duty, element, force, verdict)
    return _made(
        words, duty, element, force, verdict, *_proof(order, verdict), trail=_trail(order, home, test, verdict)
    )


def _is_same(law: LawText, other: LawText) -> bool:
    a, b = law.expression, other.expression
    return (a.law, a.language) == (b.law, b.language)


def _in_other_language(order: LegalOrder, roles: tuple[str, ...]) -> bool:
    return any(law.expression.role in roles for law in order.all)


def _open(reason: str, facts: Mapping[str, object]) -> Verdict:
    return Verdict("not assessed", "", reason, facts)


def _unjudged(duty: Obligation, element: Element) -> Verdict:
    no_code = element.kind == "measure" or duty.theme in _NO_CODE_THEMES
    return _open("open.no-code" if no_code else "open.not-read", {"theme": duty.theme})


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
    looked = tuple(
        f"{concepts[name].label}: {'; '.join(concepts[name].cues[:3])}" for name in test.concepts() if name in concepts
    )
    read = tuple(f"{law.expression.law} ({law.expression.language}, {law.expression.in_force})" for law in home)
    return Trail(looked, read, tuple(_near_miss(order, test, frame) for frame in verdict.nearest))


def _near_miss(order: LegalOrder, test: LawTest, frame: Frame) -> NearMiss:
    hit = (frame.having(test.about) or frame.hits)[0]
    unit = order.units[hit.law][1][hit.eid]
    asked = [names for names in (test.about, test.any, test.states, test.purpose) if names]
    met = sum(bool(frame.having(names)) for names in asked)
    return NearMiss(
        frame.law, unit.eid, unit.pinpoint, unit.text[hit.start : hit.end], round(met / max(1, len(asked)), 2)
    )


def _made(
    words: TreatyWords,
    duty: Obligation,
    element: Element,
    force: Force,
    verdict: Verdict,
    support: tuple[Evidence, ...] = (),
    against: tuple[Evidence, ...] = (),
    trail: Trail | None = None,
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
        divergence=element.divergence if diverges else "",
        confidence=_CONFIDENCE.get(verdict.status, 0.0),
        reason_id=verdict.reason,
        facts={name: list(value) if isinstance(value, tuple) else value for name, value in verdict.facts.items()},
        rules=verdict.rules,
        evidence=evidence,
        treaty=words.spans(duty, element),
        trail=trail,
    )


def _prove(element: Element, verdict: Verdict, evidence: tuple[Evidence, ...], trail: Trail | None) -> None:
    """Refuse a judgement without words, and an absence without a trail."""
    if verdict.status in ("covered", "partly covered", "contrary") and not evidence:
        raise AssertionError(f"{element.id}: {verdict.status} without words ({verdict.reason})")
    if verdict.status == "not covered" and trail is None:
        raise AssertionError(f"{element.id}: not covered without a trail")
