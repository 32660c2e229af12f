"""The lexicon: concepts of the law and the words that stand for them, one folder a language, as data.

A cue is a row of dictionary words, found in any form:
    ``вовлечение|вовлечь``   one of these words
    ``порнограф*``           any word that begins so
    ``=целях``               this very form
    ``[заведомо]``           may be there
    ``...`` / ``...8``       up to four (eight) words between, never past a semicolon, colon, line or sentence end
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

import resources
from db.errors import InputError
from desktop.compare.morphology import Morphology, morphology

SLOTS = (
    "conduct", "object", "act", "victim", "means", "purpose", "mental", "repetition", "territory", "form", "subject",
    "exception", "sanction", "basis", "topic", "marker",
)  # fmt: skip
_SHOWN = 3  # cues told to a reader
_GAP = re.compile(r"\.\.\.(\d*)")
_KEYS = {"id", "slot", "label", "cues", "examples", "counter_examples", "source", "age", "head", "hides"}


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a cue: what may stand there, how many words may come before it, and whether it may be missing."""

    keys: Mapping[str, bool]  # the value: the form can be a subject
    prefixes: tuple[str, ...] = ()
    gap: int = 0
    optional: bool = False

    def accepts(self, key: str) -> bool:
        """Tell whether a word of the text may stand here."""
        return key in self.keys or key.startswith(self.prefixes)


@dataclass(frozen=True, slots=True)
class Concept:
    """A notion of the law with the words that stand for it."""

    id: str
    slot: str
    label: str
    cues: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    source: str
    age: int | None = None  # the notion means a person under this age
    must_head: bool = False  # counts only where it names what is done (nominative or a verb)
    hides: bool = False  # words inside it are not read as other concepts

    @property
    def in_words(self) -> str:
        """The concept for a reader: its name, and words for it without the marks of a cue."""
        words = dict.fromkeys(_readable(cue) for cue in self.cues)
        return f"{self.label}: the words {'; '.join(list(words)[:_SHOWN])}"


@cache
def _readable(cue: str) -> str:
    """Write a cue for a reader.

    >>> _readable("=против|=интересов [=наших] ...3 порнограф*|труд")
    'против/интересов (наших) … порнограф…/труд'
    """
    parts = ("…" if _GAP.fullmatch(part) else _readable_choice(part) for part in cue.split())
    return " ".join(parts)


def _readable_choice(part: str) -> str:
    words = "/".join(choice.lstrip("=") for choice in part.strip("[]").split("|")).replace("*", "…")
    return f"({words})" if part.startswith("[") else words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All concepts of all languages; ``sha256`` is over the files."""

    concepts: Mapping[str, Mapping[str, Concept]]  # language, then id
    sha256: str

    def of(self, language: str) -> Mapping[str, Concept]:
        """Return the concepts of a language, by id; none where there is no lexicon."""
        return self.concepts.get(language, {})


@cache
def load_lexicon() -> Lexicon:
    """Read and check every file of the lexicon. Raises InputError with the file and the concept at fault."""
    digest = hashlib.sha256()
    concepts: dict[str, dict[str, Concept]] = {}
    for language in sorted(folder.name for folder in resources.path("lexicon").iterdir() if folder.is_dir()):
        for name in resources.names("lexicon", language, suffix=".yaml"):
            content = resources.read_bytes("lexicon", language, name)
            digest.update(f"{language}/{name}\n".encode() + content)
            _take_in(
                concepts.setdefault(language, {}), f"lexicon/{language}/{name}", yaml.load(content, yaml.CSafeLoader)
            )
    return Lexicon(concepts, digest.hexdigest())


def _take_in(concepts: dict[str, Concept], file: str, entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        concept = _concept(file, entry)
        if concept.id in concepts:
            raise InputError(f"{file}: {concept.id} stands in the lexicon twice; give one of them another id")
        concepts[concept.id] = concept


def _concept(file: str, entry: Mapping[str, Any]) -> Concept:
    name = entry.get("id", "an entry without id")
    missing = {"id", "slot", "label", "cues", "examples", "counter_examples", "source"} - set(entry)
    unknown = set(entry) - _KEYS
    if missing or unknown or entry["slot"] not in SLOTS:
        raise InputError(
            f"{file}: {name}: missing {sorted(missing)}, unknown {sorted(unknown)}, slot {entry.get('slot')}"
        )
    if min(len(entry["examples"]), len(entry["counter_examples"])) < 2:
        raise InputError(f"{file}: {name}: give at least two examples and two counter-examples")
    return Concept(
        id=name,
        slot=entry["slot"],
        label=entry["label"],
        cues=tuple(entry["cues"]),
        examples=tuple(entry["examples"]),
        counter_examples=tuple(entry["counter_examples"]),
        source=entry["source"],
        age=entry.get("age"),
        must_head=entry.get("head", "subject" if entry["slot"] == "conduct" else "any") == "subject",
        hides=bool(entry.get("hides", False)),
    )


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue ready for matching."""

    concept: Concept
    items: tuple[Item, ...]


def compile_cues(concepts: Mapping[str, Concept], words: Morphology) -> Iterator[Cue]:
    """Turn every cue of a language into items; a word that stands in many cues is expanded once."""
    expand, grow = cache(words.expand), cache(words.grow)
    for concept in concepts.values():
        for cue in concept.cues:
            yield Cue(concept, tuple(_items(cue, expand, grow)))


def _items(cue: str, expand: Any, grow: Any) -> Iterator[Item]:
    gap = 0
    for part in cue.lower().replace("ё", "е").split():
        if dots := _GAP.fullmatch(part):
            gap = int(dots.group(1) or 4)
        else:
            optional = part.startswith("[")
            yield _item(part.strip("[]").split("|"), gap, optional, expand, grow)
            gap = 0


def _item(choices: list[str], gap: int, optional: bool, expand: Any, grow: Any) -> Item:
    keys: dict[str, bool] = {}
    for choice in choices:
        if choice.startswith("="):
            keys[choice[1:]] = True
        elif choice.endswith("*"):
            keys.update(grow(choice[:-1]))
        else:
            keys.update(expand(choice))
    return Item(keys, tuple(choice[:-1] for choice in choices if choice.endswith("*")), gap, optional)


@cache
def cues_of(language: str) -> tuple[Cue, ...]:
    """Return the compiled cues of a language."""
    return tuple(compile_cues(load_lexicon().of(language), morphology(language)))
