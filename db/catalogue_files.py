"""The catalogue as its authors write it: one YAML file an instrument for the units, one for the obligations."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Annotated, Any, Literal

from pydantic import Field

import resources
from db.corpus_files import CorpusFile, Entry, Place, corpus_hash, read_folder
from db.rows import DIVERGENCE_CODES, Catalogue, Element, Instrument, Obligation, TreatyUnit

Text = Annotated[str, Field(min_length=1)]
Date = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Divergence = Annotated[str, Field(pattern=f"^({'|'.join(DIVERGENCE_CODES)})$")]
Theme = Literal[
    "definitions", "sale", "prostitution", "abuse-material", "performances", "sexual-abuse", "corruption",
    "solicitation", "trafficking", "attempt-complicity", "legal-persons", "sanctions", "confiscation", "jurisdiction",
    "extradition", "mutual-assistance", "victims-in-proceedings", "non-punishment", "prevention", "recovery",
    "migration-status", "reporting", "training", "coordination", "data", "international-cooperation", "final-clauses",
]  # fmt: skip
ObligationKind = Literal[
    "define", "criminalise", "ancillary", "liability", "sanction", "confiscate", "jurisdiction", "extradite", "assist",
    "protect", "prevent", "recover", "organise", "cooperate", "procedure",
]  # fmt: skip
ElementKind = Literal[
    "conduct", "object", "victim-age", "means", "purpose", "mental", "repetition", "territory", "form", "subject",
    "sanction", "basis", "exception", "procedure", "measure",
]  # fmt: skip
Modality = Literal["shall", "shall-qualified", "endeavour", "may"]


class UnitEntry(Entry):
    """One unit of a treaty."""

    eid: Text
    pinpoint: Text
    heading: str = ""
    digest: Text


class InstrumentEntry(Entry):
    """One file of ``instruments/``."""

    id: Text
    kind: Literal["treaty"]
    title: Text
    short_title: Text
    citation: str = ""
    adopted: Date
    in_force: Date
    depositary: str = ""
    authentic_languages: tuple[str, ...] = ()
    official_source: str = ""
    provisions: list[UnitEntry]


class ElementEntry(Entry):
    """One element; ``test`` is the engine's grammar and is taken as it stands."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    kind: ElementKind
    statement: Text
    divergence: Divergence
    reservable: str = ""
    shortfall: Text
    test: dict[str, Any] | None = None
    lives_in: tuple[str, ...] = ()


class ObligationEntry(Entry):
    """One obligation of a file of ``obligations/``."""

    id: Text
    pinpoint: Text
    eids: Annotated[list[str], Field(min_length=1)]
    theme: Theme
    kind: ObligationKind
    modality: Modality
    reservable: Literal[False] | str
    related: list[str]
    statement: Text
    elements: Annotated[list[ElementEntry], Field(min_length=1)]


def load_catalogue(corpus: Traversable | None = None) -> Catalogue:
    """Read and cross-check the catalogue; instruments stand in the order of their adoption.

    Raises:
        InputError: one line with file and line of the first fault.
    """
    corpus = corpus or resources.path("corpus")
    folders = corpus / "instruments", corpus / "obligations"
    treaties = sorted(_treaties(*folders), key=lambda treaty: (treaty.entry.adopted, treaty.entry.id))
    for treaty in treaties:
        _check_units(treaty)
        _check_obligations(treaty)
    _check_ids(treaties)
    return Catalogue(
        tuple(_instrument(treaty.entry) for treaty in treaties),
        tuple(unit for treaty in treaties for unit in _units(treaty.entry)),
        tuple(_obligation(treaty.entry.id, entry) for treaty in treaties for entry in treaty.obligations),
        catalogue_hash(corpus),
    )


def catalogue_hash(corpus: Traversable | None = None) -> str:
    """Return the hash of the catalogue's files without reading what they say."""
    corpus = corpus or resources.path("corpus")
    return corpus_hash(corpus / "instruments", corpus / "obligations")


@dataclass(frozen=True)
class _Treaty:
    """The two files of one instrument, read."""

    file: CorpusFile
    entry: InstrumentEntry
    obligations_file: CorpusFile
    obligations: list[ObligationEntry]


def _treaties(instruments: Traversable, obligations: Traversable) -> Iterator[_Treaty]:
    duties = {file.name: file for file in read_folder(obligations)}
    for file in read_folder(instruments):
        entry = file.read(InstrumentEntry)
        duty = duties.pop(f"obligations/{entry.id}.yaml", None)
        if duty is None:
            raise file.fault(("id",), f"there is no file obligations/{entry.id}.yaml")
        yield _Treaty(file, entry, duty, duty.read(list[ObligationEntry]))
    for stray in duties.values():
        raise stray.fault((), "there is no instrument of that name")


def _check_units(treaty: _Treaty) -> None:
    seen: set[str] = set()
    for index, unit in enumerate(treaty.entry.provisions):
        if unit.eid in seen:
            raise treaty.file.fault(("provisions", index, "eid"), f"the eId {unit.eid} is given twice")
        seen.add(unit.eid)


def _check_obligations(treaty: _Treaty) -> None:
    instrument, fault = treaty.entry, treaty.obligations_file.fault
    eids = {unit.eid for unit in instrument.provisions}
    pinpoints = {unit.pinpoint for unit in instrument.provisions}
    for index, entry in enumerate(treaty.obligations):
        if not entry.id.startswith(f"{instrument.id}."):
            raise fault((index, "id"), f"{entry.id} does not begin with {instrument.id}.")
        for number, eid in enumerate(entry.eids):
            if eid not in eids:
                raise fault((index, "eids", number), f"{instrument.id} has no unit {eid}")
        for clause, place in _reservations(index, entry):
            if clause not in pinpoints:
                raise fault(place, f"{instrument.id} has no clause {clause}")


def _reservations(index: int, entry: ObligationEntry) -> Iterator[tuple[str, Place]]:
    if entry.reservable:
        yield entry.reservable, (index, "reservable")
    for number, element in enumerate(entry.elements):
        if element.reservable:
            yield element.reservable, (index, "elements", number, "reservable")


def _check_ids(treaties: list[_Treaty]) -> None:
    known: set[str] = set()
    for treaty in treaties:
        for name, place in _ids(treaty.obligations):
            if name in known:
                raise treaty.obligations_file.fault(place, f"the id {name} is given twice")
            known.add(name)
    for treaty in treaties:
        for index, entry in enumerate(treaty.obligations):
            for number, name in enumerate(entry.related):
                if name not in known:
                    raise treaty.obligations_file.fault((index, "related", number), f"there is no obligation {name}")


def _ids(entries: list[ObligationEntry]) -> Iterator[tuple[str, Place]]:
    for index, entry in enumerate(entries):
        yield entry.id, (index, "id")
        for number, element in enumerate(entry.elements):
            yield f"{entry.id}/{element.id}", (index, "elements", number, "id")


def _instrument(entry: InstrumentEntry) -> Instrument:
    return Instrument(**entry.model_dump(exclude={"provisions"}))


def _units(entry: InstrumentEntry) -> Iterator[TreatyUnit]:
    for position, unit in enumerate(entry.provisions):
        yield TreatyUnit(entry.id, unit.eid, unit.pinpoint, unit.heading, unit.digest, position)


def _obligation(instrument: str, entry: ObligationEntry) -> Obligation:
    return Obligation(
        entry.id,
        instrument,
        entry.pinpoint,
        tuple(entry.eids),
        entry.theme,
        entry.kind,
        entry.modality,
        entry.reservable or "",
        tuple(entry.related),
        entry.statement,
        tuple(_element(entry.id, element) for element in entry.elements),
    )


def _element(obligation: str, entry: ElementEntry) -> Element:
    return Element(
        f"{obligation}/{entry.id}",
        obligation,
        entry.kind,
        entry.statement,
        entry.divergence,
        entry.shortfall,
        entry.reservable,
        entry.test,
        entry.lives_in,
    )
