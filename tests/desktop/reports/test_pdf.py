from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest

from db.rows import STATUSES
from desktop.reports.fonts import Printable
from desktop.reports.layout import lay_out, sheet_of
from desktop.reports.lines import Line
from desktop.reports.model import (
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    Meta,
    PageBreak,
    Paragraph,
    Row,
    RowGroup,
    Run,
    StatusBar,
    StatusChip,
    Table,
    paragraph,
)
from desktop.reports.pdf import write_pdf

META = Meta("Concordat", "What it is about", "Report · Examplia", "As at 10 January", "Foot", "Page {page} of {pages}")
HOSTILE = [
    '<img src="/etc/passwd"/>',
    "&lt;b&gt; &amp; <b>bold</b>",
    "{page} %s {0} \\n (a) [b] <</JS (x)>>",
    "</para><font color=red>",
    "=HYPERLINK(A1)",
]


def document(*blocks, landscape=False) -> Document:
    return Document("A report: Examplia", "en", META, blocks, landscape)


def row(*texts: str) -> Row:
    return Row(tuple(Cell((paragraph(text),)) for text in texts))


def table(rows: int, text: str = "word " * 40) -> Table:
    columns = tuple(Column((paragraph(f"Column {n}", "strong"),), 1) for n in range(3))
    groups = tuple(
        RowGroup(
            tuple(row(f"{number}.{place}", text, text) for place in range(3)),
            heading=Row((Cell((paragraph(f"Group {number}", "strong"),), 3),)),
            continued=Row((Cell((paragraph(f"Group {number} goes on", "strong"),), 3),)),
        )
        for number in range(rows)
    )
    return Table(columns, groups)


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_printed_as_it_stands(pages, text):
    (page,) = pages(document(paragraph(text)))
    assert plain(text) in plain(page)


def test_bidirectional_controls_and_letters_without_a_glyph_are_shown_and_named(tmp_path, pages):
    shown = document(paragraph("a\u202eb ก"))
    assert "a[U+202E]b [U+0E01]" in plain(pages(shown)[0])
    result = write_pdf(shown, tmp_path / "a.pdf")
    assert result.missing == ("U+0E01 THAI CHARACTER KO KAI", "U+202E RIGHT-TO-LEFT OVERRIDE")


def test_the_same_document_gives_the_same_bytes(tmp_path):
    shown = document(Heading("One", 1, "one"), table(9), paragraph("Қазақстан"), landscape=True)
    for name in ("a", "b"):
        write_pdf(shown, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_properties_language_and_pages_are_written(tmp_path):
    result = write_pdf(document(table(30)), tmp_path / "a.pdf")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        assert pdf.get_metadata_dict()["Title"] == "A report: Examplia"
        assert pdf.get_metadata_dict()["Author"] == "Concordat"
        assert len(pdf) == result.pages > 3
    assert b"/Lang (en)" in (tmp_path / "a.pdf").read_bytes()


def test_every_page_has_its_number_and_the_running_heads(pages):
    printed = pages(document(table(30)))
    for number, page in enumerate(printed, start=1):
        assert f"Page {number} of {len(printed)}" in page
        assert "Report · Examplia" in page
        assert "As at 10 January" in page


def test_the_heading_row_returns_on_every_page_and_a_group_says_that_it_goes_on(pages):
    printed = pages(document(table(30)))
    assert all("Column 0" in page and "Column 2" in page for page in printed)
    assert any("goes on" in page for page in printed)
    for before, after in pairwise(printed):
        last = [line for line in before.splitlines() if line.startswith("Group")][-1].split()[1]
        if after.count(f"Group {last} goes on"):
            assert f"{last}.0" in before  # the group had begun with a row of its own


def test_the_outline_holds_the_headings(tmp_path):
    blocks = (Heading("One", 1, "a"), Heading("Deep", 3, "b"), Heading("Long text of two", 1, "c", "2", short="Long…"))
    write_pdf(document(*blocks), tmp_path / "a.pdf")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        found = [(entry.level, entry.get_title()) for entry in pdf.get_toc()]
    assert found == [(0, "One"), (1, "Deep"), (0, "2 Long…")]


def test_contents_name_the_page_of_each_heading(pages):
    blocks = (
        Contents("Contents"),
        PageBreak(),
        Heading("First", 1, "a"),
        PageBreak(),
        Heading("Second", 1, "b"),
        Paragraph((Run("First is on page "), Run("", "page", target="#a"))),
    )
    printed = pages(document(*blocks))
    assert "First 2 Second 3" in plain(printed[0])
    assert "First is on page 2" in printed[2]


def test_a_link_that_leads_nowhere_is_a_fault_of_ours(tmp_path):
    with pytest.raises(ValueError, match=r"lead nowhere.*astray"):
        write_pdf(document(Paragraph((Run("go", target="#astray"),))), tmp_path / "a.pdf")


def test_any_text_can_name_a_place(tmp_path):
    name = "area-Прочее & (other) / <1>"
    result = write_pdf(
        document(Heading("Here", 1, name), Paragraph((Run("go", target=f"#{name}"),))), tmp_path / "a.pdf"
    )
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        (entry,) = pdf.get_toc()
        assert entry.get_dest().get_index() == 0
    assert result.pages == 1


def test_a_target_that_is_no_address_of_the_web_is_no_link(tmp_path):
    write_pdf(document(Paragraph((Run("go", target="file:///etc/passwd"),))), tmp_path / "a.pdf")
    assert b"/URI" not in (tmp_path / "a.pdf").read_bytes()


def test_a_cell_of_twenty_thousand_letters_is_split_over_pages(pages):
    text = "слово " * 3333 + "конец"
    columns = (Column((paragraph("A"),), 1), Column((paragraph("B"),), 4))
    printed = pages(document(Table(columns, (RowGroup((row("pinpoint", text),)),))))
    assert len(printed) > 3
    assert "".join(printed).count("слово") == 3333
    assert "конец" in printed[-1]


def test_nothing_is_drawn_outside_its_box_or_the_margins():
    statuses = (("covered", 3), ("not covered", 1))
    chip = Row((Cell((StatusChip("partly covered", "Охвачено частично"),)), Cell((StatusBar(statuses, 4),)), Cell()))
    shown = document(
        Heading("A heading of many words " * 6, 1, "a"),
        replace(table(20, "очень-длинное-слово" * 9), groups=(*table(9).groups, RowGroup((chip,)))),
        paragraph("ж" * 500),
    )
    sheet = sheet_of(shown)
    for page in lay_out(shown, Printable()):
        for x, y, item in page.placed:
            assert x >= sheet.left - 1e-6
            if isinstance(item, Line):
                assert item.width <= item.limit + 1e-6, item.text
                assert x + item.limit <= sheet.width - sheet.right + 1e-6, item.text
                assert y + item.height <= sheet.height


def test_the_ink_of_every_letter_is_inside_the_margins(tmp_path):
    shown = document(table(12, "Қазақ " * 30 + "ж" * 90), landscape=True)
    write_pdf(shown, tmp_path / "a.pdf")
    sheet = sheet_of(shown)
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        for page in pdf:
            words = page.get_textpage()
            for place in range(words.count_chars()):
                left, _, right, _ = words.get_charbox(place)
                assert left >= sheet.left - 1
                assert right <= sheet.width - sheet.right + 1


def test_the_statuses_are_told_apart_without_colour(tmp_path):
    """Printed in black and white, no two patterns look alike."""
    seen = set()
    for status in STATUSES:
        bar = Row((Cell((StatusBar(((status, 1),), 1),)),))
        write_pdf(document(Table((Column((), 1),), (RowGroup((bar,)),))), tmp_path / "a.pdf")
        with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
            grey = pdf[0].render(scale=3, grayscale=True).to_pil()
        seen.add(grey.point(lambda value: 255 * (value > 150)).tobytes())
    assert len(seen) == len(STATUSES)


def test_changes_are_told_apart_without_colour(tmp_path):
    seen = set()
    for role in ("plain", "insert", "delete", "move"):
        write_pdf(document(Paragraph((Run("words of a change", role),))), tmp_path / "a.pdf")
        with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
            grey = pdf[0].render(scale=3, grayscale=True).to_pil()
        seen.add(grey.point(lambda value: 255 * (value > 150)).tobytes())
    assert len(seen) == 4


def test_a_file_that_cannot_be_written_is_the_systems_fault(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        write_pdf(document(paragraph("a")), tmp_path / "nowhere" / "a.pdf")
