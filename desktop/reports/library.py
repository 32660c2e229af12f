"""Which texts were read for the findings, and how old their words are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from db.rows import Expression, Finding, LawText
from desktop.reports.inputs import ReportInput
from desktop.reports.labels import labels, languages

STALE = 183
"""Words older than this many days before the comparison come with a warning."""

_READ = re.compile(r"(\S+)(?: \(([^,)]+))?")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text of the library, for how many elements it was read, and whether its own words bear its date."""

    text: Expression
    elements: int
    dated: bool

    def age(self, at: str) -> int:
        """Return by how many days the words are older than a day, 0 where a date is not known."""
        try:
            return (date.fromisoformat(at) - date.fromisoformat(self.text.in_force)).days
        except ValueError:
            return 0


def readings(report: ReportInput) -> tuple[Reading, ...]:
    """Return every text that the comparison had before it, in its order."""
    if report.comparison is None:
        return ()
    counts = Counter(place for finding in report.comparison.findings for place in set(_read_for(finding)))
    texts = {law.expression.id: law for law in report.law_texts}
    return tuple(
        Reading(
            text,
            counts[text.law, text.language] + counts[text.law, ""],
            text.id in texts and bears_date(texts[text.id]),
        )
        for text in report.comparison.texts
    )


def oldest_read(readings: tuple[Reading, ...]) -> tuple[str, bool]:
    """Return the earliest date of the texts that were read, and whether others that were read are later."""
    dates = sorted({reading.text.in_force for reading in readings if reading.elements})
    return (dates[0] if dates else "", len(dates) > 1)


def bears_date(law: LawText) -> bool:
    """Whether a text names the day of its edition, in figures or in words."""
    day = law.expression.in_force
    forms = {".".join(reversed(day.split("-"))), day.replace("-", ".")}
    if law.expression.language in languages() and len(day) == 10:
        forms.add(labels(law.expression.language).date(day).replace("\xa0", " "))
    return any(form in provision.text for provision in law.provisions for form in forms)


def read_laws(finding: Finding) -> tuple[str, ...]:
    """Return the laws in which an element was looked for, each once."""
    return tuple(dict.fromkeys(law for law, _ in _read_for(finding)))


def _read_for(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield law and language ("" where not said) of each text that a finding was drawn from."""
    named = {(evidence.law, evidence.language) for evidence in finding.evidence}
    for entry in finding.trail.read if finding.trail else ():
        if match := _READ.match(entry):
            named.add((match[1], match[2] or ""))
    yield from sorted(named)
