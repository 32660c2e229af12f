"""The list of divergences, like a compiler's list of problems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.rows import Finding, Status
from desktop.ui.models.bench import Bench
from desktop.ui.plain import tip
from desktop.ui.wording import DIVERGING, code_meaning, element_name, requirement, status_word, translate

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole.value
COLUMNS = ("Code", "Where", "Element", "What", "Status", "Treaty", "Since", "State")
CODE, WHERE, ELEMENT, WHAT, STATUS, FORCE, SINCE, STATE = range(len(COLUMNS))
_DISPLAY = Qt.ItemDataRole.DisplayRole.value
_TOOL_TIP = Qt.ItemDataRole.ToolTipRole.value
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole.value


@dataclass(frozen=True, slots=True)
class Entry:
    """One divergence, its cells ready to show; ``order`` is its place in the unsorted list."""

    element: str
    status: Status
    code: str
    cells: tuple[str, ...]
    order: int = 0


class DivergencesModel(QAbstractTableModel):
    """Filters and sorts its own values: a proxy is too slow for long lists."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Entry, ...] = ()
        self._entries: list[Entry] = []
        self._filter: tuple[str, str] = ("", "")
        self._sort: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    @property
    def entries(self) -> Sequence[Entry]:
        """What is shown, in its order."""
        return self._entries

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that occur."""
        return tuple(sorted({entry.code for entry in self._all if entry.code}))

    def show(self, bench: Bench, instruments: Sequence[str]) -> None:
        """Show the divergences found in the law, then, where it was not judged, those that a source published."""
        findings = [f for f in bench.findings.values() if f.instrument in instruments]
        found = [_entry(bench, f) for f in findings if f.status in DIVERGING]
        told = [entry for f in findings if (entry := _published(bench, f))]
        self._all = tuple(replace(entry, order=number) for number, entry in enumerate((*found, *told)))
        self._rebuild()

    def filter(self, words: str = "", code: str = "") -> None:
        """Show the divergences of a code ("": any) that hold all the words."""
        self._filter = (words.casefold(), code)
        self._rebuild()

    def row_of(self, element: str) -> int:
        """Return the row of an element, or -1."""
        return next((row for row, entry in enumerate(self._entries) if entry.element == element), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many divergences are shown."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the name of a column."""
        wanted = role == _DISPLAY and orientation == Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS)
        return translate(COLUMNS[section]) if wanted else None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return a cell; ``ENTRY`` gives the whole value."""
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role in (_DISPLAY, _SPOKEN):
            return entry.cells[index.column()]
        if role == ENTRY:
            return entry
        if role == _TOOL_TIP:
            return tip(code_meaning(entry.code) if index.column() == CODE else entry.cells[index.column()])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order of the catalogue, own findings first."""
        self._sort = (column, order)
        self._rebuild()

    def _rebuild(self) -> None:
        self.beginResetModel()
        words, code = self._filter
        wanted = words.split()
        self._entries = [
            entry
            for entry in self._all
            if (not code or entry.code == code) and all(w in " ".join(entry.cells).casefold() for w in wanted)
        ]
        column, order = self._sort
        if column >= 0:
            self._entries.sort(key=lambda e: (e.cells[column], e.order), reverse=order == Qt.SortOrder.DescendingOrder)
        self.endResetModel()


def _entry(bench: Bench, finding: Finding) -> Entry:
    element = bench.elements[finding.element]
    said = bench.reason(finding.element) or element.statement
    return _line(bench, finding, finding.divergence, said, status_word(finding.status), _since(bench, finding))


def _published(bench: Bench, finding: Finding) -> Entry | None:
    """Return the first published judgement of a divergence; None where there is none, or the law was judged."""
    told = bench.judgements.get(finding.element, ()) if finding.status == "not assessed" else ()
    judgement = next((j for j in told if j.status in DIVERGING), None)
    if judgement is None:
        return None
    said = f"{status_word(judgement.status)}: {judgement.statement}"
    return _line(bench, finding, judgement.divergence, said, translate("Published"), judgement.edition)


def _line(bench: Bench, finding: Finding, code: str, said: str, status: str, since: str) -> Entry:
    state = translate("Decided") if bench.assessments.get(finding.element) else translate("Open")
    where = bench.where(bench.obligations[finding.obligation])
    name = element_name(bench.elements[finding.element].name)
    cells = (code, where, name, said, status, requirement(finding.force), since, state)
    return Entry(finding.element, finding.status, code, cells)


def _since(bench: Bench, finding: Finding) -> str:
    """Return from when the text that shows the divergence is known to be the law."""
    quoted = {e.law for e in finding.evidence}
    texts = [t for t in bench.workbench.comparison.texts if not quoted or t.law in quoted]
    return max((text.in_force for text in texts), default="")
