"""The tree of themes, obligations and elements with their statuses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.rows import Element, Obligation, Status
from desktop.ui.models.bench import Bench
from desktop.ui.plain import tip
from desktop.ui.wording import code_meaning, counts_sentence, element_name, status_word, theme_label, theme_rank

Index = QModelIndex | QPersistentModelIndex
NODE = Qt.ItemDataRole.UserRole.value
_DISPLAY = Qt.ItemDataRole.DisplayRole.value
_TOOL_TIP = Qt.ItemDataRole.ToolTipRole.value
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole.value


@dataclass(slots=True)
class Node:
    """One line of the tree with everything that is painted of it."""

    kind: Literal["root", "theme", "obligation", "element"]
    key: str
    label: str
    detail: str = ""
    place: str = ""  # "OPSC 3(1)(b)" of an obligation
    code: str = ""  # divergence code of an element
    status: Status | None = None
    counts: dict[Status, int] = field(default_factory=dict)
    row: int = 0
    parent: int = -1
    children: list[int] = field(default_factory=list)

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        said = status_word(self.status) if self.status else counts_sentence(self.counts)
        return ", ".join(part for part in (self.place, self.label, said, self.code) if part)


class ObligationsModel(QAbstractItemModel):
    """Themes hold obligations, obligations hold elements; a filter leaves out what does not match."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes = [Node("root", "", "")]
        self._places: dict[str, int] = {}

    def show(self, bench: Bench, instruments: Sequence[str], words: str = "") -> None:
        """Show the obligations of these instruments whose wording holds all the words."""
        self.beginResetModel()
        self._nodes = [Node("root", "", "")]
        wanted = words.casefold().split()
        for theme, obligations in _by_theme(bench, instruments).items():
            kept = [(o, e) for o in obligations if (e := _matching(bench, o, wanted))]
            if kept:
                self._add_theme(bench, theme, kept)
        self._places = {node.key: number for number, node in enumerate(self._nodes) if number}
        self.endResetModel()

    def index_of(self, key: str) -> QModelIndex:
        """Return the place of a theme, an obligation or an element; an invalid one where it is not shown."""
        number = self._places.get(key)
        return QModelIndex() if number is None else self.createIndex(self._nodes[number].row, 0, number)

    def node(self, index: Index) -> Node:
        """Return what stands at a place; the root for an invalid one."""
        return self._nodes[index.internalId() if index.isValid() else 0]

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the place of a child."""
        children = self.node(parent).children
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Return the place of the parent."""
        above = self.node(index).parent
        return self.createIndex(self._nodes[above].row, 0, above) if above > 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many children there are."""
        return 0 if parent.column() > 0 else len(self.node(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return that there is one column."""
        return 1

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return what is shown of a line; ``NODE`` gives the whole value."""
        if not index.isValid():
            return None
        node = self.node(index)
        if role == _DISPLAY:
            return node.label
        if role == NODE:
            return node
        if role == _TOOL_TIP:
            return tip(node.detail)
        return node.spoken if role == _SPOKEN else None

    def _add_theme(self, bench: Bench, theme: str, kept: list[tuple[Obligation, tuple[Element, ...]]]) -> None:
        counts = bench.counts(e for _, elements in kept for e in elements)
        label = theme_label(theme)
        number = self._add(
            Node("theme", f"theme:{theme}", label, f"{label}\n{counts_sentence(counts)}", counts=counts), 0
        )
        for obligation, elements in kept:
            self._add_obligation(bench, obligation, elements, number)

    def _add_obligation(self, bench: Bench, obligation: Obligation, elements: Iterable[Element], above: int) -> None:
        elements = tuple(elements)
        counts = bench.counts(elements)
        place = bench.where(obligation)
        detail = f"{place}\n{obligation.statement}\n{counts_sentence(counts)}"
        node = Node("obligation", obligation.id, obligation.statement, detail, place, counts=counts)
        number = self._add(node, above)
        for element in elements:
            self._add(_element_node(bench, element), number)

    def _add(self, node: Node, above: int) -> int:
        node.parent, node.row = above, len(self._nodes[above].children)
        self._nodes.append(node)
        self._nodes[above].children.append(len(self._nodes) - 1)
        return len(self._nodes) - 1


def _element_node(bench: Bench, element: Element) -> Node:
    status = bench.status(element.id)
    finding = bench.findings.get(element.id)
    code = finding.divergence if finding else ""
    lines = [element.statement, status_word(status) + (f" · {code}: {code_meaning(code)}" if code else "")]
    return Node("element", element.id, element_name(element.name), "\n".join(lines), code=code, status=status)


def _by_theme(bench: Bench, instruments: Sequence[str]) -> dict[str, list[Obligation]]:
    found: dict[str, list[Obligation]] = {}
    for obligation in bench.catalogue.obligations:
        if obligation.instrument in instruments:
            found.setdefault(obligation.theme, []).append(obligation)
    return dict(sorted(found.items(), key=lambda item: theme_rank(item[0])))


def _matching(bench: Bench, obligation: Obligation, wanted: Sequence[str]) -> tuple[Element, ...]:
    """Return the elements to show: all of an obligation that matches by itself, else those that match."""
    own = f"{bench.where(obligation)} {obligation.statement} {theme_label(obligation.theme)}".casefold()
    if all(word in own for word in wanted):
        return obligation.elements
    return tuple(e for e in obligation.elements if all(word in f"{own} {_haystack(bench, e)}" for word in wanted))


def _haystack(bench: Bench, element: Element) -> str:
    return f"{element_name(element.name)} {element.statement} {status_word(bench.status(element.id))}".casefold()
