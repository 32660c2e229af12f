"""Statutes in English from a few lines of our own."""

from collections.abc import Callable, Sequence

import pytest

from db.rows import Expression, LawText
from desktop.compare.english.reading import EnglishReader
from desktop.compare.english.settle import settle
from desktop.compare.frames import Frame
from desktop.compare.segment import articles
from desktop.importers.registry import read_text

Act = Callable[..., LawText]
Frames = Callable[..., tuple[Frame, ...]]


def act_of(text: str, law: str = "act-2001", role: str = "criminal-code") -> LawText:
    """Read a text as an act; its sections are numbered."""
    work = Expression(0, f"XX/{law}", law, "XX", law, role, "en", "2001-01-01", True, "")
    return LawText(work, read_text(text, language="en").provisions)


def frames_of(laws: Sequence[LawText]) -> tuple[Frame, ...]:
    """Read acts together."""
    read = [EnglishReader(law.expression.law).read(article) for law in laws for article in articles(law)]
    return settle([frame for found in read for frame in found])


@pytest.fixture
def act() -> Act:
    """Make an act of a text."""
    return act_of


@pytest.fixture
def frames() -> Frames:
    """Read one text, or several acts, into frames."""

    def read(*texts: str) -> tuple[Frame, ...]:
        return frames_of([act_of(text, f"act-{n}") for n, text in enumerate(texts, start=2001)])

    return read
