"""Write a neutral document as PDF on ReportLab's canvas: text is drawn, never parsed; same document, same bytes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desktop.reports.figures import draw_glyph, draw_pattern
from desktop.reports.fonts import Printable
from desktop.reports.layout import lay_out, sheet_of
from desktop.reports.lines import Line, Mark, Piece
from desktop.reports.model import Document
from desktop.reports.pages import Page
from desktop.reports.palette import load_palette
from desktop.reports.slabs import Anchor, Fill, Placed, Rule

rl_config.useA85 = 0
"""Streams are binary: as text they would be a quarter longer, and take a seventh of the time."""


@dataclass(frozen=True, slots=True)
class PdfResult:
    """What was written: pages, and the characters that the font could not draw ("U+0E01 THAI CHARACTER KO KAI")."""

    pages: int
    missing: tuple[str, ...]


def write_pdf(document: Document, path: Path) -> PdfResult:
    """Write the document to ``path``.

    Raises:
        OSError: the file cannot be written.
    """
    printable = Printable()
    pen = _Pen(document, path)
    count = 0
    for page in lay_out(document, printable):
        pen.draw(page)
        count = page.number
    pen.save()
    return PdfResult(count, tuple(_named(letter) for letter in sorted(printable.missing)))


def _named(letter: str) -> str:
    return f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".rstrip()


class _Pen:
    """Draws pages on a canvas; shapes first, then the text of the page in reading order."""

    def __init__(self, document: Document, path: Path) -> None:
        sheet = sheet_of(document)
        self._height = sheet.height
        self._palette = load_palette()
        self._inks = self._palette.inks()
        self._anchors: set[str] = set()
        self._targets: set[str] = set()
        self._outlined = -1
        self._canvas = canvas = Canvas(
            str(path), (sheet.width, sheet.height), pageCompression=1, invariant=1, lang=document.language
        )
        canvas.setTitle(document.title)
        canvas.setAuthor(document.meta.author)
        canvas.setSubject(document.meta.subject)
        canvas.setCreator(document.meta.author)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.showOutline()

    def draw(self, page: Page) -> None:
        """Draw one page and close it."""
        for placed in page.placed:
            self._shape(placed)
        text = self._canvas.beginText()
        style, ink = None, ""
        for x, y, line in page.placed:
            if not isinstance(line, Line):
                continue
            baseline = self._height - y - line.baseline
            for piece in line.pieces:
                if piece.style is not style:
                    style = piece.style
                    text.setFont(style.face.name, style.size)
                if style.ink != ink:
                    ink = style.ink
                    text.setFillColor(self._inks[ink])
                text.setTextOrigin(x + piece.x, baseline)
                text.textOut(piece.text)
        self._canvas.drawText(text)
        self._canvas.showPage()

    def save(self) -> None:
        """Write the file; a link whose anchor is on no page would damage it, so that is a fault of ours."""
        if astray := self._targets - self._anchors:
            raise ValueError(f"links lead nowhere: {sorted(astray)}")
        self._canvas.save()

    def _shape(self, placed: Placed) -> None:
        x, y, item = placed.x, self._height - placed.y, placed.item
        canvas = self._canvas
        match item:
            case Line():
                self._line(x, y, item)
            case Fill():
                canvas.setFillColor(self._inks[item.ink])
                canvas.rect(x, y - item.height, item.width, item.height, stroke=0, fill=1)
            case Rule():
                self._rule(x, y, item.width, item.weight, item.ink)
            case Mark():
                self._mark(x, y, item)
            case Anchor():
                self._anchor(y, item)

    def _line(self, x: float, y: float, line: Line) -> None:
        """Draw what belongs to a line of text and is none: marks, rules under changes, links."""
        for mark in line.marks:
            self._mark(x, y, mark)
        for piece in line.pieces:
            if piece.style.rule:
                self._change(x + piece.x, y - line.baseline, piece)
            if piece.target:
                self._link((x + piece.x, y - line.height, x + piece.x + piece.width, y), piece.target)

    def _mark(self, x: float, y: float, mark: Mark) -> None:
        role = self._palette.statuses[mark.status]
        left, low = x + mark.x, y - mark.y - mark.height
        if mark.bar:
            draw_pattern(self._canvas, role, left, low, mark.width, mark.height)
        else:
            draw_glyph(self._canvas, role, left, low, mark.width)

    def _change(self, x: float, baseline: float, piece: Piece) -> None:
        """Draw the mark of a redline role: under the text, through it, or twice under it."""
        role = self._palette.redlines[piece.style.rule]
        size = piece.style.size
        offsets = {"underline": (-0.12,), "strike": (0.25,), "double-underline": (-0.1, -0.2)}[role.mark]
        for offset in offsets:
            self._rule(x, baseline + offset * size, piece.width, size * 0.06, role.role)

    def _rule(self, x: float, y: float, width: float, weight: float, ink: str) -> None:
        self._canvas.setStrokeColor(self._inks[ink])
        self._canvas.setLineWidth(weight)
        self._canvas.line(x, y, x + width, y)

    def _link(self, rect: tuple[float, float, float, float], target: str) -> None:
        if target.startswith("#"):
            self._targets.add(target[1:])
            self._canvas.linkRect("", target[1:], rect)
        elif target.startswith("https://"):
            self._canvas.linkURL(target, rect)

    def _anchor(self, y: float, anchor: Anchor) -> None:
        self._anchors.add(anchor.name)
        self._canvas.bookmarkPage(anchor.name, fit="XYZ", left=0, top=y + 12)
        if anchor.title:
            level = min(anchor.level - 1, self._outlined + 1)
            self._canvas.addOutlineEntry(anchor.title, anchor.name, level, closed=level > 0)
            self._outlined = level
