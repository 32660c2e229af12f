"""The hits of a search, with the words that say where each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.rows import Hit
from desktop.ui.models.bench import Bench
from desktop.ui.wording import element_name, kind_word, theme_label

FOUND = Qt.ItemDataRole.UserRole.value
_DISPLAY = Qt.ItemDataRole.DisplayRole.value


@dataclass(frozen=True, slots=True)
class Found:
    """A hit as it is shown: where it is, what that is, and its words."""

    hit: Hit
    place: str
    detail: str

    @property
    def target(self) -> str:
        """The key of the element or obligation that the hit speaks of, or its own."""
        return self.hit.title if self.hit.kind in ("judgement", "note") else self.hit.key


class HitsModel(QAbstractListModel):
    """The hits of one search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: tuple[Found, ...] = ()

    def show(self, hits: Sequence[Hit], bench: Bench) -> None:
        """Show these hits, told in the words of a bench."""
        self.beginResetModel()
        self.found = tuple(Found(hit, *_caption(hit, bench)) for hit in hits)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many hits there are."""
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _DISPLAY) -> Any:
        """Return the words of a hit; ``FOUND`` gives the whole value."""
        if not index.isValid() or index.row() >= len(self.found):
            return None
        found = self.found[index.row()]
        if role == _DISPLAY:
            return f"{found.place}: {found.hit.snippet}"
        return found if role == FOUND else None


def _caption(hit: Hit, bench: Bench) -> tuple[str, str]:
    """Return where a hit is and what that is: ("OPSC 3(1)(b)", "Exploitation in prostitution")."""
    element = bench.elements.get(hit.title if hit.kind in ("judgement", "note") else hit.key)
    if element:
        where = bench.where(bench.obligations[element.obligation])
        name = element_name(element.name)
        return (where, name) if hit.kind == "element" else (kind_word(hit.kind), f"{where} · {name}")
    obligation = bench.obligations.get(hit.key)
    if obligation:
        return bench.where(obligation), theme_label(obligation.theme)
    treaty = hit.key.partition("#")[0]
    if hit.kind == "treaty unit" and treaty in bench.instruments:
        return f"{bench.label(treaty)} {hit.pinpoint}", hit.title
    if hit.pinpoint:
        return hit.pinpoint, " · ".join(part for part in (hit.title, hit.in_force) if part)
    return kind_word(hit.kind), hit.title
