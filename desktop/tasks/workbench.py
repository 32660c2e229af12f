"""All that the window shows of one jurisdiction at one date, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass

from db import assessments, catalogue, jurisdictions, texts
from db.rows import Assessment, Catalogue, Comparison, Jurisdiction, LawText, Profile
from db.store import Store
from desktop.tasks.compare_jurisdiction import compare_jurisdiction, rendered_reasons


@dataclass(frozen=True, slots=True)
class Workbench:
    """A State's law at a date beside the treaties; ``reasons`` are in words, by element."""

    jurisdictions: tuple[Jurisdiction, ...]
    catalogue: Catalogue
    profile: Profile
    law_texts: tuple[LawText, ...]
    comparison: Comparison
    reasons: Mapping[str, str]
    assessments: tuple[Assessment, ...]


def load_workbench(store: Store, code: str, at: str = "", language: str = "en") -> Workbench:
    """Read, and where the texts or the engine changed compare again."""
    comparison = compare_jurisdiction(store, code, at=at)
    return Workbench(
        jurisdictions=jurisdictions.jurisdictions(store),
        catalogue=catalogue.catalogue(store),
        profile=jurisdictions.profile(store, code),
        law_texts=texts.law_texts(store, code, comparison.at),
        comparison=comparison,
        reasons=rendered_reasons(comparison, language),
        assessments=assessments.assessments(store, code),
    )
