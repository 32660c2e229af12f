"""Set the blocks of a neutral document as slabs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import singledispatchmethod

from desktop.reports import model
from desktop.reports.lines import Line
from desktop.reports.model import Block, Document
from desktop.reports.slabs import Anchor, Box, Placed, Rule, Slab
from desktop.reports.style import HAIRLINE, plain_style
from desktop.reports.tables import TableSetter
from desktop.reports.typeset import Typesetter, right_piece

GAPS = (30.0, 17.0, 13.0, 8.0)
"""Space above headings of level 1 to 4."""


class BlockSetter:
    """Sets each kind of block."""

    def __init__(self, document: Document, setter: Typesetter) -> None:
        self._document = document
        self._setter = setter
        self._sheet = setter.sheet
        self._measure = setter.sheet.measure
        self._starts_page = False

    def slabs(self) -> Iterator[Slab]:
        """Yield the slabs of the whole document."""
        for block in self._document.blocks:
            for slab in self._set(block):
                yield replace(slab, starts_page=True) if self._starts_page else slab
                self._starts_page = False
            self._starts_page = isinstance(block, model.PageBreak | model.Cover)

    @singledispatchmethod
    def _set(self, block: Block) -> Iterator[Slab]:
        raise TypeError(f"no way to print {type(block).__name__}")

    @_set.register
    def _page_break(self, block: model.PageBreak) -> Iterator[Slab]:
        return iter(())

    @_set.register
    def _heading(self, block: model.Heading) -> Iterator[Slab]:
        size = self._sheet.headings[block.level - 1]
        style = plain_style("Medium", size, "accent" if block.level < 3 else "ink")
        indent = 0.0
        boxes = []
        if block.runs_in:
            boxes.append(Box(0, self._setter.line(block.runs_in, plain_style("Medium", size, "muted"), self._measure)))
            indent = boxes[0].lines[0].width + size * 0.7
        boxes.append(Box(indent, self._setter.line(block.text, style, self._measure - indent)))
        anchor = Anchor(block.anchor, block.entry, block.level)
        yield Slab(tuple(boxes), gap=GAPS[block.level - 1], below=size * 0.3, keep=True, anchor=anchor)

    @_set.register
    def _paragraph(self, block: model.Paragraph) -> Iterator[Slab]:
        lines = self._setter.paragraph(block, self._measure, self._sheet.text)
        yield Slab((Box(0, lines),), gap=5, keep=block.keep)

    @_set.register
    def _bullets(self, block: model.Bullets) -> Iterator[Slab]:
        for runs in block.items:
            bullet = self._setter.paragraph(model.paragraph("•", style=block.style), 10, self._sheet.text)
            lines = self._setter.paragraph(model.Paragraph(runs, block.style), self._measure - 12, self._sheet.text)
            yield Slab((Box(2, bullet), Box(12, lines)), gap=8 if runs is block.items[0] else 3)

    @_set.register
    def _key_value(self, block: model.KeyValue) -> Iterator[Slab]:
        yield from self.facts(block)

    @_set.register
    def _legend(self, block: model.Legend) -> Iterator[Slab]:
        half = self._measure / 2
        for pair in zip(block.entries[::2], (*block.entries[1::2], None), strict=False):
            boxes: list[Box] = []
            for place, entry in enumerate(filter(None, pair)):
                chip, meaning = entry
                boxes.append(Box(place * half, self._setter.chip(chip, 96, self._sheet.table)))
                text = plain_style("Regular", self._sheet.table, "ink")
                boxes.append(Box(place * half + 100, self._setter.line(meaning, text, half - 112)))
            yield Slab(tuple(boxes), gap=3)

    @_set.register
    def _table(self, block: model.Table) -> Iterator[Slab]:
        return TableSetter(block, self._setter).slabs()

    @_set.register
    def _contents(self, block: model.Contents) -> Iterator[Slab]:
        style = plain_style("Medium", self._sheet.headings[0], "accent")
        yield Slab((Box(0, self._setter.line(block.title, style, self._measure)),), below=8, keep=True)
        for heading in model.headings(self._document, block.depth):
            yield self._entry(heading)

    @_set.register
    def _notes(self, block: model.Notes) -> Iterator[Slab]:
        for number, anchor, runs in block.entries:
            label = self._setter.line(number, plain_style("Medium", self._sheet.table, "muted"), 20)
            lines = self._setter.paragraph(model.Paragraph(runs), self._measure - 22, self._sheet.table)
            yield Slab((Box(0, label), Box(22, lines)), gap=4, anchor=Anchor(anchor))

    @_set.register
    def _cover(self, block: model.Cover) -> Iterator[Slab]:
        items = [Placed(0, 0, Rule(self._measure, 3, "accent"))]
        y = 22.0
        for text, face, size, ink, gap in (
            (block.eyebrow, "Medium", 15, "accent", 120),
            (block.title, "Light", 34, "ink", 10),
            (block.subtitle, "Regular", 14, "muted", 0),
        ):
            for line in self._setter.line(text, plain_style(face, size, ink), self._measure * 0.92):
                items.append(Placed(0, y, line))
                y += line.height
            y += gap
        items.extend(self._foot(block.facts, y))
        yield Slab(items=tuple(items), room=self._sheet.depth, bare=True)

    def facts(self, block: model.KeyValue) -> Iterator[Slab]:
        """Yield labelled facts with hairlines between them."""
        label = plain_style("Medium", self._sheet.table, "muted")
        column = min(self._measure * 0.25, 130)
        for place, (name, paragraphs) in enumerate(block.rows):
            values = self._setter.cell(paragraphs, self._measure - column, self._sheet.table)
            boxes = (Box(0, self._setter.line(name, label, column - 10)), Box(column, values))
            rule = Rule(self._measure, HAIRLINE, "hairline")
            yield Slab(boxes, gap=6 if not place else 0, above=3, below=3.5, rule=rule)

    def _foot(self, facts: model.KeyValue, top: float) -> Iterator[Placed]:
        """Yield facts that end at the foot of the page, or begin at ``top`` where they are long."""
        slabs = list(self.facts(facts))
        y = max(top, self._sheet.depth - sum(slab.height for slab in slabs))
        for slab in slabs:
            yield from slab.placed(0, y)
            y += slab.height

    def _entry(self, heading: model.Heading) -> Slab:
        """Set one line of the contents."""
        size = self._sheet.text
        indent = (heading.level - 1) * 14.0
        style = plain_style("Medium" if heading.level == 1 else "Regular", size)
        target = f"#{heading.anchor}"
        lines = self._setter.line(heading.entry, style, self._measure - indent - 40)
        linked = [replace(line, pieces=tuple(p._replace(target=target) for p in line.pieces)) for line in lines]
        number = str(self._setter.numbers.get(heading.anchor, 0))
        end = Line((right_piece(number, style, 36, target),), style.leading, 36)
        rule = Rule(self._measure, HAIRLINE, "hairline")
        boxes = (Box(indent, linked), Box(self._measure - 36, [end]))
        return Slab(boxes, gap=5 if heading.level == 1 else 0, above=2.5, below=2.5, rule=rule)
