"""The what-if: how the findings change when one provision is worded otherwise. The store is only read."""

from dataclasses import dataclass

from db import catalogue
from db.errors import UsageError
from db.rows import Expression, Finding, LawText, Provision
from db.store import Store
from desktop.compare.changes import Change
from desktop.compare.whatif import WhatIf
from desktop.importers.draft import Cites, cites_of, draft_of, units_of_draft, within
from desktop.tasks.compare_jurisdiction import case_of, frames
from desktop.tasks.dates import full_date
from desktop.tasks.find_provision import find_provision


@dataclass(frozen=True, slots=True)
class Redraft:
    """A provision redrafted: its units before and after, and what that does to the findings."""

    jurisdiction: str
    at: str
    text: Expression
    unit: Provision
    old: tuple[Provision, ...]
    new: tuple[Provision, ...]
    findings: tuple[Finding, ...]  # all, as they would be
    changes: tuple[Change, ...]
    judged: int  # elements that had to be judged again


class DraftingTable:
    """The law of a State at a date, laid out for redrafting; making it takes one full comparison, an edit far less."""

    def __init__(self, store: Store, code: str, at: str = "") -> None:
        """Lay out the law of a State on a day ("": today). Raises UsageError: no such State, or the date is none."""
        self.jurisdiction, self.at = code, full_date(at, "--at")
        known = catalogue.catalogue(store)
        case = case_of(store, known, code, self.at)
        self._whatif = WhatIf(known, case.laws, case.force, cache=frames)
        self._laws = case.laws
        self._cites: dict[int, Cites] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings on the law as it stands."""
        return self._whatif.findings

    def draft(self, law: str, pinpoint: str, language: str = "") -> str:
        """Return the words of a provision as they can be edited and given to ``redraft``."""
        text = self._law(law, language)
        return draft_of(text, _unit(text, pinpoint))

    def redraft(self, law: str, pinpoint: str, words: str, language: str = "") -> Redraft:
        """Return what the findings would be if a provision read ``words``; "" takes it out of the law.

        Raises:
            UsageError: the law or the provision is not in the store.
            InputError: the words open another article or part.
        """
        text = self._law(law, language)
        unit = _unit(text, pinpoint)
        if text.expression.id not in self._cites:
            self._cites[text.expression.id] = cites_of(text)
        cites = self._cites[text.expression.id]
        old, new = within(text, unit), units_of_draft(text, unit, words, cites)
        outcome = self._whatif.redraft(text, old, new)
        return Redraft(
            self.jurisdiction,
            self.at,
            text.expression,
            unit,
            old,
            new,
            outcome.findings,
            outcome.changes,
            outcome.judged,
        )

    def _law(self, law: str, language: str) -> LawText:
        for text in self._laws:
            if text.expression.law == law and language in ("", text.expression.language):
                return text
        there = ", ".join(sorted({text.expression.law for text in self._laws})) or "none yet"
        raise UsageError(f"no law {law!r} of {self.jurisdiction} in force on {self.at}; there is: {there}")


def redraft(
    store: Store, code: str, law: str, pinpoint: str, words: str, *, at: str = "", language: str = ""
) -> Redraft:
    """Return what one redraft does; for several use a ``DraftingTable``."""
    return DraftingTable(store, code, at).redraft(law, pinpoint, words, language)


def _unit(law: LawText, pinpoint: str) -> Provision:
    unit = find_provision(law, pinpoint)
    if unit is None:
        example = next((each.pinpoint for each in law.provisions if each.kind in ("article", "section")), "its heading")
        raise UsageError(f"{law.expression.law} has no {pinpoint!r}; cite it as the law does, e.g. {example!r}")
    return unit
