"""Small statutes of our own, built as provisions."""

import re
from collections.abc import Callable

import pytest

from db.rows import Catalogue, Element, Expression, LawText, Obligation, Provision

Statute = Callable[..., LawText]
_ARTICLE = re.compile(r"Статья (\S+)\. ?(.*)")
_PART = re.compile(r"(\d+(?:-\d+)?)\. (.+)")
_POINT = re.compile(r"([а-яa-z\d-]+)\) (.+)")


class _Builder:
    """Turns lines ("Статья 1.", "1. …", "а) …", "наказывается …", "Примечание. …") into provisions."""

    def __init__(self) -> None:
        self.units: list[Provision] = []
        self.article = self.part = self.last = ""

    def line(self, line: str) -> None:
        if match := _ARTICLE.fullmatch(line):
            self.article = self.part = f"art_{match[1]}"
            self._add(self.article, "", "article", match[1], f"ст. {match[1]}", "", heading=match[2])
        elif line.startswith("Примечание"):
            self._add(f"{self.article}__note", self.article, "note", "", self._cite("примечание"), line)
        elif match := _PART.fullmatch(line):
            self.part = f"{self.article}__para_{match[1]}"
            self._add(self.part, self.article, "paragraph", match[1], self._cite(f"ч. {match[1]}"), match[2])
        elif match := _POINT.fullmatch(line):
            cite = f"{self._of(self.part).pinpoint} п. {match[1]}"
            self._add(f"{self.part}__point_{match[1]}", self.part, "point", match[1], cite, match[2])
        elif self._of(self.last).kind == "point":
            self._add(f"{self.part}__wrapup", self.part, "wrapup", "", self._of(self.part).pinpoint, line)
        else:
            unit = self.units.pop()
            self._add(
                unit.eid,
                unit.parent,
                unit.kind,
                unit.number,
                unit.pinpoint,
                f"{unit.text}\n{line}".strip(),
                unit.heading,
            )

    def _cite(self, tail: str) -> str:
        return f"ст. {self.article.removeprefix('art_')} {tail}"

    def _of(self, eid: str) -> Provision:
        return next(unit for unit in self.units if unit.eid == eid)

    def _add(self, eid: str, parent: str, kind: str, number: str, pinpoint: str, text: str, heading: str = "") -> None:
        self.last = eid
        self.units.append(Provision(0, 1, eid, parent, kind, number, pinpoint, heading, text, len(self.units)))


def build(
    text: str, *, law: str = "code", role: str = "criminal-code", complete: bool = True, language: str = "ru"
) -> LawText:
    """Build a statute from its lines."""
    builder = _Builder()
    for line in filter(None, map(str.strip, text.splitlines())):
        builder.line(line)
    expression = Expression(1, f"XX/{law}", law, "XX", "Criminal Code", role, language, "2020-01-01", complete, "")
    return LawText(expression, tuple(builder.units))


@pytest.fixture(scope="session")
def statute() -> Statute:
    """Return the builder of small statutes."""
    return build


@pytest.fixture(scope="session")
def ask() -> Callable[..., Catalogue]:
    """Return a builder of catalogues with one obligation, whose elements have the given tests."""

    def build_catalogue(modality: str = "shall", **tests: dict[str, object] | None) -> Catalogue:
        elements = tuple(
            Element(f"x.1/{name}", "x.1", "conduct", name, "ACT", "shortfall", test=test, lives_in=("criminal-code",))
            for name, test in tests.items()
        )
        duty = Obligation("x.1", "x", "1", (), "sale", "criminalise", modality, "", (), "statement", elements)
        return Catalogue((), (), (duty,), "0")

    return build_catalogue
