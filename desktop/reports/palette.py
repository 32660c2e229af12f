"""The colour roles of a theme, read from ``resources/themes``; the window and the papers share them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import resources
from db.rows import Status

Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class StatusRole:
    """How one status is shown: always as glyph, word and pattern, never by colour alone."""

    role: str
    status: Status
    glyph: str
    pattern: str
    ink: str
    tint: str


@dataclass(frozen=True, slots=True)
class RedlineRole:
    """How one kind of change is shown."""

    role: str
    mark: str
    ink: str
    tint: str


@dataclass(frozen=True, slots=True)
class Palette:
    """A theme: colours as ``#RRGGBB`` by role."""

    name: str
    colours: Mapping[str, str]
    statuses: Mapping[Status, StatusRole]
    redlines: Mapping[str, RedlineRole]

    def inks(self) -> dict[str, Rgb]:
        """Return every ink by the name of its role or status."""
        colours = dict(self.colours)
        colours.update((status, role.ink) for status, role in self.statuses.items())
        colours.update((name, role.ink) for name, role in self.redlines.items())
        return {name: rgb(colour) for name, colour in colours.items()}


@cache
def rgb(colour: str) -> Rgb:
    """Return ``#RRGGBB`` as parts of one."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


@cache
def load_palette(name: str = "light") -> Palette:
    """Read the theme of that name."""
    data = tomllib.loads(resources.read_text("themes", f"{name}.toml"))
    statuses = [StatusRole(role, **values) for role, values in data["status"].items()]
    return Palette(
        name=data["name"],
        colours=data["palette"],
        statuses={role.status: role for role in statuses},
        redlines={role: RedlineRole(role, **values) for role, values in data["redline"].items()},
    )
