"""Compare the law of one jurisdiction at a date with the treaties."""

from collections.abc import Mapping, Sequence

from db import catalogue, findings, jurisdictions, texts
from db.errors import UsageError
from db.rows import Catalogue, Comparison, LawText
from db.store import Store
from desktop.compare import engine
from desktop.compare.force import forces
from desktop.compare.lexicon import load_lexicon
from desktop.compare.reasons import render
from desktop.tasks.dates import full_date

_frames = engine.FrameCache()  # of this process: an article is read once, however often it is compared


def compare_jurisdiction(
    store: Store, code: str, *, at: str = "", instruments: Sequence[str] = (), obligation: str = ""
) -> Comparison:
    """Return a finding for every element asked for; a whole comparison is kept in the store.

    Raises:
        UsageError: the jurisdiction, an instrument or the obligation is unknown, or the date is none.
    """
    at = full_date(at, "--at")
    laws = texts.law_texts(store, code, at)
    known = catalogue.catalogue(store)
    _check_names(store, known, code, instruments, obligation)
    whole = not instruments and not obligation
    if whole and (kept := kept_comparison(store, known, laws, code, at)):
        return kept
    force = forces(jurisdictions.profile(store, code).actions, known.instruments, at)
    found = engine.compare(known, laws, force, instruments=tuple(instruments), obligation=obligation, cache=_frames)
    comparison = Comparison(
        jurisdiction=code,
        at=at,
        engine=engine.ENGINE_VERSION,
        catalogue=known.sha256,
        lexicon=load_lexicon().sha256,
        texts=tuple(law.expression for law in laws),
        findings=found,
    )
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


def _check_names(store: Store, known: Catalogue, code: str, instruments: Sequence[str], obligation: str) -> None:
    codes = [j.code for j in jurisdictions.jurisdictions(store)]
    _require(code, codes, "jurisdiction")
    for instrument in instruments:
        _require(instrument, [i.id for i in known.instruments], "instrument")
    if obligation:
        _require(obligation, [o.id for o in known.obligations], "obligation")


def _require(name: str, known: Sequence[str], what: str) -> None:
    if name not in known:
        choice = ", ".join(known) if len(known) <= 12 else "for example " + ", ".join(known[:3])
        raise UsageError(f"no {what} {name!r} in this store; there is: {choice or 'none yet'}")
