"""What an importer hands out: the units of a document, and the proof of what was kept and dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from db.rows import Provision
from desktop.importers.gaps import gaps_and_repeats


@dataclass(frozen=True, slots=True)
class ImportIssue:
    """Something that the reader of an import should know, with its place in the file."""

    severity: str  # "info", "warning"
    place: str  # "line 12"
    message: str
    text: str = ""  # the words concerned, shortened


@dataclass(frozen=True, slots=True)
class ImportProof:
    """Where every character went: ``characters_in == characters_kept + sum of dropped``."""

    units: Mapping[str, int]  # kind -> how many, in the order they first come
    gaps: tuple[str, ...]  # article numbers that are missing: "16–106"
    characters_in: int
    characters_kept: int
    dropped: tuple[tuple[str, int], ...]  # (why, how many), the largest first
    not_understood: tuple[ImportIssue, ...] = ()
    repeats: tuple[str, ...] = ()  # article numbers that come twice

    @property
    def unaccounted(self) -> int:
        """How many characters are neither kept nor dropped for a reason; anything but 0 is a loss."""
        return self.characters_in - self.characters_kept - sum(count for _, count in self.dropped)

    def to_json(self) -> dict[str, Any]:
        """Return the proof in the shape of ``concordat import --json``, without law and language."""
        dropped = [{"why": why, "count": count} for why, count in self.dropped]
        return {
            "units": dict(self.units),
            "gaps": list(self.gaps),
            "repeats": list(self.repeats),
            "characters": {"in": self.characters_in, "kept": self.characters_kept, "dropped": dropped},
            "not_understood": [{"place": issue.place, "text": issue.text} for issue in self.not_understood],
        }


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """A document that was read; nothing of it is stored yet."""

    title: str  # the act's own heading, "" where it has none
    language: str  # BCP 47, "" where it could not be told
    tradition: str  # "kz-ru", "ru", "treaty", …
    encoding: str
    provisions: tuple[Provision, ...]
    issues: tuple[ImportIssue, ...]
    proof: ImportProof
    last_amended: str = ""  # ISO date of the latest amendment that the editorial notes name


@dataclass(slots=True)
class Ledger:
    """Counts what is dropped on the way, by reason."""

    dropped: Counter[str] = field(default_factory=Counter)
    spaces: int = 0  # white space among the dropped
    issues: list[ImportIssue] = field(default_factory=list)
    not_understood: list[ImportIssue] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)  # of the file's maker; no words of the act

    def drop(self, why: str, words: str) -> None:
        """Record that ``words`` do not stand in any provision."""
        if words:
            self.dropped[why] += len(words)
            self.spaces += len(words) - dense(words)

    def restore(self, why: str, words: str) -> None:
        """Take back a part of what was dropped."""
        self.dropped[why] -= len(words)
        self.spaces -= len(words) - dense(words)

    def note(self, severity: str, line: int, message: str, words: str = "") -> None:
        """Add an issue at a line, counted from 1."""
        self.issues.append(ImportIssue(severity, f"line {line}", message, shortened(words)))

    def puzzle(self, line: int, message: str, words: str) -> None:
        """Add a block that was kept as it stands because it could not be understood."""
        self.not_understood.append(ImportIssue("warning", f"line {line}", message, shortened(words)))


def dense(words: str) -> int:
    """Count the characters that are not white space.

    >>> dense(" a  b ")
    2
    """
    return sum(map(len, words.split()))


def shortened(words: str, limit: int = 80) -> str:
    """Cut ``words`` for a message, at a length in characters."""
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"


def prove(text: str, provisions: Sequence[Provision], ledger: Ledger, basic: str = "article") -> ImportProof:
    """Account for every character of the decoded ``text``.

    White space is what remains of the file's white space after that in the provisions and in what was dropped; the
    characters that are not white space are counted on their own, so a lost letter shows as ``unaccounted``. ``basic``
    is the kind of unit that the act is counted in.
    """
    fields = [part for provision in provisions for part in (provision.number, provision.heading, provision.text)]
    kept = sum(map(len, fields))
    kept_spaces = kept - sum(map(dense, fields))
    white = len(text) - dense(text) - kept_spaces - ledger.spaces
    dropped = Counter(ledger.dropped)
    dropped["white space"] += white
    gaps, repeats = gaps_and_repeats([unit.number for unit in provisions if unit.kind == basic])
    return ImportProof(
        units=dict(Counter(unit.kind for unit in provisions)),
        gaps=gaps,
        repeats=repeats,
        characters_in=len(text),
        characters_kept=kept,
        dropped=tuple(sorted(((why, n) for why, n in dropped.items() if n), key=lambda pair: (-pair[1], pair[0]))),
        not_understood=tuple(ledger.not_understood),
    )
