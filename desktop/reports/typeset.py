"""Set paragraphs, chips and bars of the neutral document as measured lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.reports.fonts import Printable
from desktop.reports.lines import Line, Mark, Piece, Styled, break_lines
from desktop.reports.model import Align, Paragraph, Run, StatusBar, StatusChip
from desktop.reports.style import Sheet, TextStyle, leading, linked, plain_style, role_style

PARAGRAPH_GAP = 2.6
SIZES = {"body": 1.0, "lead": 1.15, "small": 0.88}
LEAST_SEGMENT = 1.2
"""A status that counts at all is seen in a bar, in points."""


class Typesetter:
    """Turns blocks of text into lines for one sheet; ``numbers`` are the pages of the anchors, where known."""

    def __init__(self, sheet: Sheet, printable: Printable, numbers: Mapping[str, int]) -> None:
        self.sheet = sheet
        self.numbers = numbers
        self.printable = printable

    def line(self, text: str, style: TextStyle, limit: float) -> list[Line]:
        """Set plain text in one style."""
        return break_lines([Styled(self.printable(text), style)], limit)

    def paragraph(
        self, block: Paragraph, limit: float, size: float, *, gap: float = 0.0, align: Align = "left"
    ) -> list[Line]:
        """Set a paragraph at a base size."""
        size *= SIZES[block.style]
        return break_lines([self._styled(run, size) for run in block.runs], limit, gap=gap, align=align)

    def cell(
        self,
        blocks: Iterable[Paragraph | StatusChip | StatusBar],
        limit: float,
        size: float,
        align: Align = "left",
    ) -> list[Line]:
        """Set the blocks of a cell under each other."""
        lines: list[Line] = []
        for block in blocks:
            gap = PARAGRAPH_GAP if lines else 0.0
            if isinstance(block, Paragraph):
                lines.extend(self.paragraph(block, limit, size, gap=gap, align=align))
            elif isinstance(block, StatusChip):
                lines.extend(self.chip(block, limit, size, gap=gap, align=align))
            else:
                lines.append(_bar(block, limit, size, gap))
        return lines

    def chip(
        self, chip: StatusChip, limit: float, size: float, *, gap: float = 0.0, align: Align = "left"
    ) -> list[Line]:
        """Set a status: its glyph, and its word hanging beside it."""
        style = plain_style("Medium", size, chip.status)
        side = round(size * 1.05, 2)
        indent = side if chip.narrow else side + size * 0.45
        word = "" if chip.narrow else self.printable(chip.word)
        first, *rest = break_lines([Styled(word, style)], limit - indent, gap=gap)
        shift = limit - indent - first.width if align == "right" else 0.0
        mark = Mark(shift, (first.height - side) / 2, side, side, chip.status)
        hung = [_indented(line, indent + shift, limit) for line in (first, *rest)]
        return [Line(hung[0].pieces, hung[0].height, limit, gap, (mark,)), *hung[1:]]

    def _styled(self, run: Run, size: float) -> Styled:
        style = role_style(run.role, size)
        if run.role == "page":
            return Styled(str(self.numbers.get(run.target.removeprefix("#"), 0)), style, run.target)
        if run.target:
            style = linked(style)
        return Styled(self.printable(run.text), style, run.target)


def _indented(line: Line, indent: float, limit: float) -> Line:
    pieces = tuple(piece._replace(x=piece.x + indent) for piece in line.pieces)
    return Line(pieces, line.height, limit, line.gap)


def _bar(bar: StatusBar, limit: float, size: float, gap: float) -> Line:
    """Set a stacked bar: segments side by side, as long as their counts."""
    height = leading(size)
    marks: list[Mark] = []
    x = 0.0
    for status, count in bar.counts:
        width = max(count / bar.scale * limit, LEAST_SEGMENT) if count else 0.0
        width = min(width, limit - x)
        if width > 0:
            marks.append(Mark(x, height * 0.14, width, height * 0.72, status, bar=True))
        x += width
    return Line((), height, limit, gap, tuple(marks))


def right_piece(text: str, style: TextStyle, limit: float, target: str = "") -> Piece:
    """Return text that ends at ``limit``."""
    width = style.face.width(text) * style.scale
    return Piece(limit - width, width, style, text, target)
