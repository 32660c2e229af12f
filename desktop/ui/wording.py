"""Words for values: statuses, themes, kinds and codes as people read them."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from db.rows import STATUSES, Force, Instrument, Status

_CONTEXT = "Wording"
THEMES: Mapping[str, Any] = {
    "definitions": QT_TRANSLATE_NOOP("Wording", "Definitions"),
    "sale": QT_TRANSLATE_NOOP("Wording", "Sale of children"),
    "prostitution": QT_TRANSLATE_NOOP("Wording", "Exploitation in prostitution"),
    "abuse-material": QT_TRANSLATE_NOOP("Wording", "Child sexual abuse material"),
    "performances": QT_TRANSLATE_NOOP("Wording", "Performances"),
    "sexual-abuse": QT_TRANSLATE_NOOP("Wording", "Sexual abuse"),
    "corruption": QT_TRANSLATE_NOOP("Wording", "Exposure to sexual acts"),
    "solicitation": QT_TRANSLATE_NOOP("Wording", "Solicitation"),
    "trafficking": QT_TRANSLATE_NOOP("Wording", "Trafficking"),
    "attempt-complicity": QT_TRANSLATE_NOOP("Wording", "Attempt and complicity"),
    "legal-persons": QT_TRANSLATE_NOOP("Wording", "Legal persons"),
    "sanctions": QT_TRANSLATE_NOOP("Wording", "Sanctions"),
    "confiscation": QT_TRANSLATE_NOOP("Wording", "Confiscation"),
    "jurisdiction": QT_TRANSLATE_NOOP("Wording", "Jurisdiction"),
    "extradition": QT_TRANSLATE_NOOP("Wording", "Extradition"),
    "mutual-assistance": QT_TRANSLATE_NOOP("Wording", "Mutual assistance"),
    "victims-in-proceedings": QT_TRANSLATE_NOOP("Wording", "Victims in proceedings"),
    "non-punishment": QT_TRANSLATE_NOOP("Wording", "Non-punishment of victims"),
    "prevention": QT_TRANSLATE_NOOP("Wording", "Prevention"),
    "recovery": QT_TRANSLATE_NOOP("Wording", "Recovery"),
    "migration-status": QT_TRANSLATE_NOOP("Wording", "Migration status"),
    "reporting": QT_TRANSLATE_NOOP("Wording", "Reporting"),
    "training": QT_TRANSLATE_NOOP("Wording", "Training"),
    "coordination": QT_TRANSLATE_NOOP("Wording", "Coordination"),
    "data": QT_TRANSLATE_NOOP("Wording", "Data"),
    "international-cooperation": QT_TRANSLATE_NOOP("Wording", "International cooperation"),
    "final-clauses": QT_TRANSLATE_NOOP("Wording", "Final clauses"),
}
STATUS_WORDS: Mapping[Status, Any] = {
    "covered": QT_TRANSLATE_NOOP("Wording", "Covered"),
    "partly covered": QT_TRANSLATE_NOOP("Wording", "Partly covered"),
    "not covered": QT_TRANSLATE_NOOP("Wording", "Not covered"),
    "contrary": QT_TRANSLATE_NOOP("Wording", "Contrary"),
    "reserved": QT_TRANSLATE_NOOP("Wording", "Reserved"),
    "not applicable": QT_TRANSLATE_NOOP("Wording", "Not applicable"),
    "not assessed": QT_TRANSLATE_NOOP("Wording", "Not assessed"),
}
KINDS: Mapping[str, Any] = {
    "authority": QT_TRANSLATE_NOOP("Wording", "Authority"),
    "conclusion": QT_TRANSLATE_NOOP("Wording", "Conclusion"),
    "digest": QT_TRANSLATE_NOOP("Wording", "Digest"),
    "judgement": QT_TRANSLATE_NOOP("Wording", "Published judgement"),
    "measure": QT_TRANSLATE_NOOP("Wording", "Measure"),
    "note": QT_TRANSLATE_NOOP("Wording", "Note"),
    "recommendation": QT_TRANSLATE_NOOP("Wording", "Recommendation"),
}
MODALITIES: Mapping[str, Any] = {
    "shall": QT_TRANSLATE_NOOP("Wording", "shall"),
    "shall-qualified": QT_TRANSLATE_NOOP("Wording", "shall, qualified"),
    "endeavour": QT_TRANSLATE_NOOP("Wording", "endeavour"),
    "may": QT_TRANSLATE_NOOP("Wording", "may"),
}
CODES: Mapping[str, Any] = {
    "ACT": QT_TRANSLATE_NOOP("Wording", "a conduct is missing"),
    "AGE": QT_TRANSLATE_NOOP("Wording", "the protected age is lower"),
    "MEANS": QT_TRANSLATE_NOOP("Wording", "a means is required"),
    "REPEAT": QT_TRANSLATE_NOOP("Wording", "repetition is required"),
    "PURPOSE": QT_TRANSLATE_NOOP("Wording", "the purpose is narrower"),
    "BORDER": QT_TRANSLATE_NOOP("Wording", "only cross-border conduct"),
    "OBJECT": QT_TRANSLATE_NOOP("Wording", "the object is narrower"),
    "FORM": QT_TRANSLATE_NOOP("Wording", "a medium is left out"),
    "ADMIN": QT_TRANSLATE_NOOP("Wording", "only an administrative penalty"),
    "PENALTY": QT_TRANSLATE_NOOP("Wording", "the penalty is too low"),
    "SUBJECT": QT_TRANSLATE_NOOP("Wording", "some offenders are left out"),
    "JURIS": QT_TRANSLATE_NOOP("Wording", "a jurisdiction basis is missing"),
    "EXTRAD": QT_TRANSLATE_NOOP("Wording", "extradition is conditional"),
    "VICTIM": QT_TRANSLATE_NOOP("Wording", "the child can be punished"),
    "MENTAL": QT_TRANSLATE_NOOP("Wording", "a narrower mental element"),
    "PROC": QT_TRANSLATE_NOOP("Wording", "a procedural guarantee is missing"),
    "MEASURE": QT_TRANSLATE_NOOP("Wording", "a measure is missing"),
    "ANCILLARY": QT_TRANSLATE_NOOP("Wording", "attempt or complicity not reached"),
}
FORCES: Mapping[Force, Any] = {
    "binding": QT_TRANSLATE_NOOP("Wording", "The treaty binds the State"),
    "binding, date disputed": QT_TRANSLATE_NOOP(
        "Wording", "The treaty binds the State; sources disagree on since when"
    ),
    "signed": QT_TRANSLATE_NOOP("Wording", "Signed, not yet binding"),
    "not a party": QT_TRANSLATE_NOOP("Wording", "The State is not a party"),
    "not yet in force": QT_TRANSLATE_NOOP("Wording", "The treaty is not yet in force"),
    "not recorded": QT_TRANSLATE_NOOP("Wording", "Whether the treaty binds the State is not recorded"),
}
LABELS = {"tp": "TP", "lanzarote": "Lanzarote"}  # where the short title is long for a column
DIVERGING: tuple[Status, ...] = ("partly covered", "not covered", "contrary")


def translate(text: str) -> str:
    """Return a text of this module in the user's language."""
    return QCoreApplication.translate(_CONTEXT, text)


def instrument_label(instrument: Instrument) -> str:
    """Return the shortest name of a treaty that is in use."""
    return LABELS.get(instrument.id, instrument.short_title)


def theme_label(theme: str) -> str:
    """Return the name of a theme of the catalogue."""
    return translate(THEMES.get(theme, theme.replace("-", " ").capitalize()))


def theme_rank(theme: str) -> int:
    """Return the place of a theme among the themes; an unknown one comes last."""
    return [*THEMES, theme].index(theme)


def status_word(status: Status) -> str:
    """Return the word that always stands beside a status glyph."""
    return translate(STATUS_WORDS[status])


def code_meaning(code: str) -> str:
    """Return what a divergence code says."""
    return translate(CODES.get(code, code))


def kind_word(kind: str) -> str:
    """Return what a search hit is."""
    return translate(KINDS.get(kind, kind.capitalize()))


def modality_word(modality: str) -> str:
    """Return how strongly a duty is put."""
    return translate(MODALITIES.get(modality, modality))


def requirement(force: Force) -> str:
    """Return "Required" where the treaty binds the State, else "Benchmark"."""
    return translate("Required") if force.startswith("binding") else translate("Benchmark")


def force_sentence(force: Force) -> str:
    """Return what the treaty is to the State at the date."""
    return translate(FORCES[force])


def element_name(name: str) -> str:
    """Return the local name of an element for people: ``one-act-suffices`` reads "one act suffices"."""
    return name.replace("-", " ")


def counts_sentence(counts: dict[Status, int]) -> str:
    """Return "3 covered, 1 not covered": what a bar of statuses says, in words."""
    said = [f"{counts[status]} {status_word(status).lower()}" for status in STATUSES if counts.get(status)]
    return ", ".join(said)
