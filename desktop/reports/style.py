"""The typography of the printed reports: sheets, a type scale and what each role looks like. Units are points."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from desktop.reports.fonts import Face, face
from desktop.reports.model import Role

A4 = (595.28, 841.89)
HAIRLINE = 0.5


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A face at a size; ``ink`` is a role of the palette, ``rule`` a redline role whose mark is drawn."""

    face: Face
    size: float
    leading: float
    ink: str = "ink"
    rule: str = ""

    @property
    def scale(self) -> float:
        """Points a thousandth of the type size."""
        return self.size / 1000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size, its margins, and the sizes of the text on it."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    text: float
    table: float
    headings: tuple[float, float, float, float] = field(default=(18, 13, 10.5, 9))

    @property
    def measure(self) -> float:
        """Width of the text."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """Height of the text."""
        return self.height - self.top - self.bottom


PORTRAIT = Sheet(*A4, left=68, right=60, top=74, bottom=64, text=9.6, table=8.4)
LANDSCAPE = Sheet(A4[1], A4[0], left=44, right=44, top=58, bottom=46, text=8.8, table=7.8)

_FACES: dict[Role, tuple[str, str]] = {
    "plain": ("Regular", "ink"),
    "strong": ("Medium", "ink"),
    "emphasis": ("Italic", "ink"),
    "muted": ("Regular", "muted"),
    "label": ("Medium", "muted"),
    "quote": ("Regular", "quote"),
    "match": ("Bold", "quote"),
    "digest": ("Italic", "digest"),
    "code": ("Regular", "muted"),
    "insert": ("Regular", "insert"),
    "delete": ("Regular", "delete"),
    "move": ("Regular", "move"),
    "page": ("Regular", "ink"),
}


@cache
def role_style(role: Role, size: float) -> TextStyle:
    """Return how text of a role is set at a size."""
    name, ink = _FACES[role]
    rule = role if role in ("insert", "delete", "move") else ""
    return TextStyle(face(name), size, leading(size), ink, rule)


@cache
def plain_style(name: str, size: float, ink: str = "ink") -> TextStyle:
    """Return a face at a size, for headings and furniture."""
    return TextStyle(face(name), size, leading(size), ink)


@cache
def linked(style: TextStyle) -> TextStyle:
    """Return the style in the colour of a link."""
    return replace(style, ink="accent") if style.ink == "ink" else style


def leading(size: float) -> float:
    """Return the line feed: airy for text, tighter as type grows."""
    factor = 1.36 if size < 11 else 1.26 if size < 16 else 1.2
    return round(size * factor, 2)
