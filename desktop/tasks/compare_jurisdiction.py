"""Compare the law of one jurisdiction at a date with the treaties."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db import catalogue, findings, jurisdictions, texts
from db.errors import UsageError
from db.rows import Catalogue, Comparison, Force, LawText
from db.store import Store
from desktop.compare import engine
from desktop.compare.force import forces
from desktop.compare.lexicon import load_lexicon
from desktop.compare.reasons import render
from desktop.tasks.dates import full_date

frames = engine.FrameCache()  # of this process: an article is read once, however often it is compared


@dataclass(frozen=True, slots=True)
class Case:
    """What a comparison is made from: values that can cross to another process or machine."""

    jurisdiction: str
    at: str  # a full ISO date
    laws: tuple[LawText, ...]
    force: Mapping[str, Force]


def case_of(store: Store, known: Catalogue, code: str, at: str) -> Case:
    """Gather the law of a State at a full ISO date, and what binds it.

    Raises:
        UsageError: the jurisdiction is unknown.
    """
    _require(code, [j.code for j in jurisdictions.jurisdictions(store)], "jurisdiction")
    force = forces(jurisdictions.profile(store, code).actions, known.instruments, at)
    return Case(code, at, texts.law_texts(store, code, at), force)


def compare_case(
    known: Catalogue,
    case: Case,
    instruments: Sequence[str] = (),
    obligation: str = "",
    cache: engine.FrameCache | None = None,
) -> Comparison:
    """Compare; nothing is read or written but the case."""
    found = engine.compare(known, case.laws, case.force, instruments=instruments, obligation=obligation, cache=cache)
    return Comparison(
        jurisdiction=case.jurisdiction,
        at=case.at,
        engine=engine.ENGINE_VERSION,
        catalogue=known.sha256,
        lexicon=load_lexicon().sha256,
        texts=tuple(law.expression for law in case.laws),
        findings=found,
    )


def compare_jurisdiction(
    store: Store, code: str, *, at: str = "", instruments: Sequence[str] = (), obligation: str = ""
) -> Comparison:
    """Return a finding for every element asked for; a whole comparison is kept in the store.

    Raises:
        UsageError: the jurisdiction, an instrument or the obligation is unknown, or the date is none.
    """
    at = full_date(at, "--at")
    known = catalogue.catalogue(store)
    _check_names(known, instruments, obligation)
    case = case_of(store, known, code, at)
    whole = not instruments and not obligation
    if whole and (kept := kept_comparison(store, known, case.laws, code, at)):
        return kept
    comparison = compare_case(known, case, instruments, obligation, frames)
    if whole and not store.read_only:
        findings.save(store, comparison)
    return comparison


def kept_comparison(store: Store, known: Catalogue, laws: Sequence[LawText], code: str, at: str) -> Comparison | None:
    """Return the stored comparison if it was made by this engine from these very texts, else None."""
    return findings.latest(
        store,
        code,
        at,
        engine=engine.ENGINE_VERSION,
        catalogue=known.sha256,
        lexicon=load_lexicon().sha256,
        texts=tuple(law.expression for law in laws),
    )


def rendered_reasons(comparison: Comparison, language: str = "en") -> Mapping[str, str]:
    """Return the reason of each finding in words, by element."""
    return {f.element: render(f.reason_id, f.facts, language) for f in comparison.findings}


def _check_names(known: Catalogue, instruments: Sequence[str], obligation: str) -> None:
    for instrument in instruments:
        _require(instrument, [i.id for i in known.instruments], "instrument")
    if obligation:
        _require(obligation, [o.id for o in known.obligations], "obligation")
        if instruments and obligation.partition(".")[0] not in instruments:
            raise UsageError(f"{obligation} is no obligation of {', '.join(instruments)}; leave --instruments out")


def _require(name: str, known: Sequence[str], what: str) -> None:
    if name not in known:
        choice = ", ".join(known) if len(known) <= 12 else "for example " + ", ".join(known[:3])
        raise UsageError(f"no {what} {name!r} in this store; there is: {choice or 'none yet'}")
