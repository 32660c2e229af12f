"""What is known of a country as its authors write it: one YAML file a State under ``corpus/jurisdictions``."""

from collections.abc import Collection, Iterator
from importlib.resources.abc import Traversable
from typing import Annotated, Literal

from pydantic import Field

import resources
from db import rows
from db.catalogue_files import Divergence, Text, load_catalogue
from db.corpus_files import CorpusFile, Entry, Place, corpus_hash, parse
from db.errors import UsageError

PartialDate = Annotated[str, Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")]  # "" is unknown
Names = tuple[str, ...]


class _Sourced(Entry):
    """An entry that says where it comes from; ``note`` is the place in the source."""

    source: Text
    note: str = ""


class StateEntry(Entry):
    """The State itself."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
    name: Text
    languages: Names


class SourceEntry(Entry):
    """A source that others name by its id."""

    id: Text
    title: Text
    year: PartialDate = ""
    note: str = ""


class OtherInstrumentEntry(Entry):
    """A treaty outside the catalogue."""

    id: Text
    title: Text
    short_title: Text
    kind: str = "treaty"
    adopted: PartialDate = ""
    in_force: PartialDate = ""


class ActionEntry(_Sourced):
    """A treaty action."""

    id: Text
    instrument: Text
    action: Text
    date: PartialDate
    disputed_by: Names = ()


class ConclusionEntry(_Sourced):
    """What a treaty body concluded, point by point."""

    id: Text
    body: Text
    year: PartialDate = ""
    points: tuple[Text, ...]


class LawEntry(Entry):
    """A national law."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    title: Text
    role: Text
    adopted: PartialDate = ""
    replaced_by: str = ""
    replaced_on: PartialDate = ""


class DigestEntry(_Sourced):
    """A national provision as a source describes it."""

    law: Text
    pinpoint: Text
    digest: Text
    edition: str = ""


class AuthorityEntry(_Sourced):
    """A ruling, a commentary."""

    id: Text
    kind: Text
    date: PartialDate = ""
    digest: Text
    provisions: Names = ()


class JudgementEntry(_Sourced):
    """A published judgement on several elements, or on none of the three treaties'."""

    id: Text
    elements: Names
    status: Literal["covered", "partly covered", "not covered", "contrary", "reserved", "not applicable"]
    divergence: Divergence | Literal[""] = ""
    provisions: Names = ()
    edition: str = ""
    statement: Text


class MeasureEntry(_Sourced):
    """A plan, service, training or body."""

    id: Text
    kind: Text
    name: Text
    start: PartialDate = Field(default="", alias="from")
    digest: Text


class RecommendationEntry(_Sourced):
    """What the State is asked to do."""

    id: Text
    area: Text
    text: Text
    elements: Names
    priority: str = ""
    body: str = ""
    deadline: PartialDate = ""


class ProfileEntry(Entry):
    """The whole file."""

    jurisdiction: StateEntry
    sources: tuple[SourceEntry, ...] = ()
    instruments: tuple[OtherInstrumentEntry, ...] = ()
    treaty_actions: tuple[ActionEntry, ...] = ()
    conclusions: tuple[ConclusionEntry, ...] = ()
    laws: tuple[LawEntry, ...] = ()
    provisions: tuple[DigestEntry, ...] = ()
    authorities: tuple[AuthorityEntry, ...] = ()
    judgements: tuple[JudgementEntry, ...] = ()
    measures: tuple[MeasureEntry, ...] = ()
    recommendations: tuple[RecommendationEntry, ...] = ()


def profile_codes(corpus: Traversable | None = None) -> tuple[str, ...]:
    """Return the codes of the States that the program knows."""
    folder = _folder(corpus)
    return tuple(sorted(item.name[:-5].upper() for item in folder.iterdir() if item.name.endswith(".yaml")))


def profile_hash(code: str, corpus: Traversable | None = None) -> str:
    """Return the hash of a State's file without reading what it says."""
    return corpus_hash(_file(code, corpus))


def load_profile(code: str, catalogue: rows.Catalogue | None = None, corpus: Traversable | None = None) -> rows.Profile:
    """Read and cross-check what is known of a State; its judgements are one a element.

    Raises:
        UsageError: the program knows nothing of that State.
        InputError: one line with file and line of the first fault.
    """
    if code not in profile_codes(corpus):
        raise UsageError(f"nothing is known of {code!r}; there is: {', '.join(profile_codes(corpus))}")
    source = _file(code, corpus)
    file = parse(f"jurisdictions/{source.name}", source.read_bytes())
    entry = file.read(ProfileEntry)
    catalogue = catalogue or load_catalogue(corpus)
    _check(file, entry, catalogue)
    return _profile(entry, catalogue)


_REFERRING = {  # field: what its names must be; a provision begins with the id of its law
    "source": "source",
    "instrument": "instrument",
    "disputed_by": "treaty action",
    "replaced_by": "law",
    "law": "law",
    "provisions": "law",
    "elements": "element",
}


def _folder(corpus: Traversable | None) -> Traversable:
    return (corpus or resources.path("corpus")) / "jurisdictions"


def _file(code: str, corpus: Traversable | None) -> Traversable:
    return _folder(corpus) / f"{code.lower()}.yaml"


def _check(file: CorpusFile, entry: ProfileEntry, catalogue: rows.Catalogue) -> None:
    known: dict[str, Collection[str]] = {
        "source": {source.id for source in entry.sources},
        "law": {law.id for law in entry.laws},
        "treaty action": {action.id for action in entry.treaty_actions},
        "instrument": {i.id for i in catalogue.instruments} | {i.id for i in entry.instruments},
        "element": {element.id for element in catalogue.elements()},
    }
    for name, what, place in _references(entry):
        if name not in known[what]:
            raise file.fault(place, f"there is no {what} {name}")
    seen: set[tuple[str, str]] = set()
    for section, index, item in _items(entry):
        name = getattr(item, "id", f"number {index}")
        if (section, name) in seen:
            raise file.fault((section, index, "id"), f"the id {name} is given twice")
        seen.add((section, name))


def _items(entry: ProfileEntry) -> Iterator[tuple[str, int, Entry]]:
    """Yield every entry of every list with its section and its index."""
    for section, items in entry:
        if isinstance(items, tuple):
            yield from ((section, index, item) for index, item in enumerate(items))


def _references(entry: ProfileEntry) -> Iterator[tuple[str, str, Place]]:
    """Yield every name that refers to something else, what it should name, and where it stands."""
    for section, index, item in _items(entry):
        for field, what in _REFERRING.items():
            value = getattr(item, field, ())
            for name in (value,) if isinstance(value, str) else value:
                if name:
                    yield name.partition(" ")[0] if field == "provisions" else name, what, (section, index, field)


def _profile(entry: ProfileEntry, catalogue: rows.Catalogue) -> rows.Profile:
    code = entry.jurisdiction.code
    return rows.Profile(
        jurisdiction=rows.Jurisdiction(**entry.jurisdiction.model_dump()),
        sources=tuple(rows.Source(**source.model_dump()) for source in entry.sources),
        actions=tuple(rows.TreatyAction(jurisdiction=code, **action.model_dump()) for action in entry.treaty_actions),
        instruments=_instruments(entry, catalogue),
        conclusions=tuple(_conclusions(entry)),
        works=tuple(sorted((_work(code, law) for law in entry.laws), key=lambda work: work.id)),
        digests=tuple(rows.ProvisionDigest(jurisdiction=code, **digest.model_dump()) for digest in entry.provisions),
        authorities=tuple(rows.Authority(jurisdiction=code, **item.model_dump()) for item in entry.authorities),
        judgements=tuple(_judgements(entry)),
        measures=tuple(rows.Measure(jurisdiction=code, **measure.model_dump()) for measure in entry.measures),
        recommendations=tuple(rows.Recommendation(jurisdiction=code, **r.model_dump()) for r in entry.recommendations),
    )


def _instruments(entry: ProfileEntry, catalogue: rows.Catalogue) -> tuple[rows.Instrument, ...]:
    """Return the instruments that the State's actions name, those of the catalogue first."""
    others = (rows.Instrument(**other.model_dump(), in_catalogue=False) for other in entry.instruments)
    named = {action.instrument for action in entry.treaty_actions}
    return tuple(instrument for instrument in (*catalogue.instruments, *others) if instrument.id in named)


def _conclusions(entry: ProfileEntry) -> Iterator[rows.Conclusion]:
    """Yield one value a point; its id is the entry's with the number of the point."""
    code = entry.jurisdiction.code
    for item in entry.conclusions:
        for number, text in enumerate(item.points, 1):
            yield rows.Conclusion(f"{item.id}.{number}", code, item.body, item.year, text, item.source, item.note)


def _judgements(entry: ProfileEntry) -> Iterator[rows.Judgement]:
    """Yield one value an element; where there are several, the id bears the number of the element."""
    for item in entry.judgements:
        plain = item.model_dump(exclude={"id", "elements"})
        elements = item.elements or ("",)
        for number, element in enumerate(elements, 1):
            name = item.id if len(elements) == 1 else f"{item.id}.{number}"
            yield rows.Judgement(id=name, jurisdiction=entry.jurisdiction.code, element=element, **plain)


def _work(code: str, law: LawEntry) -> rows.Work:
    successor = f"{code}/{law.replaced_by}" if law.replaced_by else ""
    return rows.Work(f"{code}/{law.id}", code, law.id, law.title, law.role, law.adopted, successor, law.replaced_on)
