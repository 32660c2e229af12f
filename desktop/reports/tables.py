"""Tables as slabs: a heading that repeats, groups that keep their heading row, rows that may be cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, pairwise

from desktop.reports.lines import Line
from desktop.reports.model import Cell, Row, RowGroup, Table
from desktop.reports.slabs import Box, Fill, Rule, Slab
from desktop.reports.style import HAIRLINE
from desktop.reports.typeset import Typesetter

PAD = 5.0
STRIP = 3.0


class TableSetter:
    """Sets one table; every width follows from the columns' shares of the measure."""

    def __init__(self, table: Table, setter: Typesetter) -> None:
        self.table = table
        self._setter = setter
        self._measure = setter.sheet.measure
        self._pad = PAD * (0.6 if table.dense else 1.0)
        total = sum(column.share for column in table.columns)
        edges = accumulate((column.share / total * self._measure for column in table.columns), initial=0.0)
        self._columns = tuple(pairwise(edges))
        self._head = self._header()

    def slabs(self) -> Iterator[Slab]:
        """Yield the heading row and the groups."""
        yield self._head
        for group in self.table.groups:
            yield from self._group(group)

    def _group(self, group: RowGroup) -> Iterator[Slab]:
        carry: tuple[Slab, ...] = (self._head,)
        if group.heading:
            yield replace(self._band(group.heading), carry=carry)
        if group.continued:
            carry = (*carry, self._band(group.continued))
        for row in group.rows:
            yield replace(self._row(row), carry=carry)

    def _header(self) -> Slab:
        boxes = []
        for column, (left, right) in zip(self.table.columns, self._columns, strict=True):
            lines = self._setter.cell(
                column.heading, right - left - 2 * self._pad, self._setter.sheet.table * 0.94, column.align
            )
            boxes.append(Box(left + self._pad, lines))
        return Slab(
            tuple(boxes),
            gap=6,
            above=4,
            below=4,
            keep=True,
            fill=Fill(self._measure, 0, "band"),
            rule=Rule(self._measure, 0.8, "accent"),
        )

    def _band(self, row: Row) -> Slab:
        """Set a group's heading row."""
        slab = self._row(row)
        slab.keep, slab.fill = True, Fill(self._measure, 0, "surface")
        return slab

    def _row(self, row: Row) -> Slab:
        boxes: list[Box] = []
        strips = []
        column = 0
        for cell in row.cells:
            left, right = self._columns[column][0], self._columns[column + cell.span - 1][1]
            if cell.status:
                strips.append((left + 4, STRIP, cell.status))
            inset = self._pad + (STRIP + 5 if cell.status else 0.0)
            boxes.append(Box(left + inset, self._lines(cell, column, right - left - inset - self._pad)))
            column += cell.span
        rule = Rule(self._measure, HAIRLINE, "hairline")
        above, below = (1.7, 1.9) if self.table.dense else (4.0, 4.5)
        return Slab(tuple(boxes), above=above, below=below, rule=rule, strips=tuple(strips))

    def _lines(self, cell: Cell, column: int, limit: float) -> list[Line]:
        align = self.table.columns[column].align
        size = self._setter.sheet.table * (0.93 if self.table.dense else 1.0)
        return self._setter.cell(cell.blocks, limit, size, align)
