"""Lay a neutral document out: blocks become slabs, slabs pages, and the page numbers come back as references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.reports.blocks import BlockSetter
from desktop.reports.fonts import Printable
from desktop.reports.lines import Line, Piece
from desktop.reports.model import Document
from desktop.reports.pages import Page, paginate
from desktop.reports.slabs import Placed, Rule
from desktop.reports.style import HAIRLINE, LANDSCAPE, PORTRAIT, Sheet, TextStyle, plain_style
from desktop.reports.typeset import Typesetter, right_piece


def sheet_of(document: Document) -> Sheet:
    """Return the sheet that a document is printed on."""
    return LANDSCAPE if document.landscape else PORTRAIT


def lay_out(document: Document, printable: Printable) -> Iterator[Page]:
    """Yield the finished pages; the document is laid out twice, first to learn on which page each anchor falls."""
    numbers: dict[str, int] = {}
    count = 0
    for page in _pages(document, Printable(), {}):
        count = page.number
        numbers.update((anchor.name, page.number) for anchor in page.anchors())
    for page in _pages(document, printable, numbers):
        if not page.bare:
            page.placed.extend(_furniture(document, printable, page.number, count))
        yield page


def _pages(document: Document, printable: Printable, numbers: Mapping[str, int]) -> Iterator[Page]:
    sheet = sheet_of(document)
    blocks = BlockSetter(document, Typesetter(sheet, printable, numbers))
    return paginate(blocks.slabs(), sheet)


def _furniture(document: Document, printable: Printable, page: int, pages: int) -> Iterator[Placed]:
    """Yield the running head and foot of a page."""
    sheet, meta = sheet_of(document), document.meta
    style = plain_style("Regular", sheet.table * 0.92, "muted")
    label = meta.page_label.format(page=page, pages=pages)
    head, foot = sheet.top - 30, sheet.height - sheet.bottom + 18
    yield Placed(sheet.left, head, _spread(printable, style, meta.running_left, meta.running_right, sheet.measure))
    yield Placed(sheet.left, head + 14, Rule(sheet.measure, HAIRLINE, "hairline"))
    yield Placed(sheet.left, foot, _spread(printable, style, meta.footer, label, sheet.measure))


def _spread(printable: Printable, style: TextStyle, left: str, right: str, measure: float) -> Line:
    """Set one text flush left and another flush right; the left one gives way."""
    end = right_piece(printable(right), style, measure)
    text = printable(left)
    while text and style.face.width(text) * style.scale > end.x - 12:
        text = text[:-2].rstrip() + "…"
    return Line((Piece(0, style.face.width(text) * style.scale, style, text), end), style.leading, measure)
