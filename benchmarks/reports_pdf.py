"""The comparison table as PDF: pages a second and peak memory of our writer, beside ReportLab's LongTable.

Rows of about 142 generated words, each with a quotation in which words are set off. Every writer runs in a process of
its own, so that the peak is its own; the demands are printed beside what was measured.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

ROWS = (1_000, 9_000)
SYLLABLES = "варенитокалипомосадугезошебыколатрескипроствоқаңығыөзүй"
VOCABULARY = 8_000
"""Words that a code of that length uses, the frequent ones far more often than the rare."""
STATUSES = ("covered", "partly covered", "not covered", "contrary", "reserved", "not applicable", "not assessed")
COLUMNS = (("Treaty unit", 10), ("What it asks", 24), ("National provision", 31), ("Status", 12), ("Reason", 23))


def vocabulary(chance: random.Random) -> list[str]:
    """Return invented words of two to ten letters."""
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 10))) for _ in range(VOCABULARY)]


def words(chance: random.Random, known: list[str], count: int) -> str:
    """Return a sentence of invented words, by Zipf's law or nearly so."""
    return " ".join(known[int(VOCABULARY ** chance.random()) - 1] for _ in range(count))


def cells(count: int) -> Iterator[tuple[str, tuple[str, str, str], str, str]]:
    """Yield what the treaty asks, a quotation (before, set off, after), a status and a reason."""
    chance = random.Random(7)
    known = vocabulary(chance)
    for number in range(count):
        quotation = words(chance, known, 40), words(chance, known, 6), words(chance, known, 34)
        yield words(chance, known, 24), quotation, STATUSES[number % len(STATUSES)], words(chance, known, 36)


def ours(count: int, path: Path) -> int:
    """Write the rows with our writer, eight to a group; return the pages."""
    from desktop.reports.model import (
        Cell,
        Column,
        Document,
        Heading,
        Meta,
        Row,
        RowGroup,
        Run,
        StatusChip,
        Table,
        paragraph,
    )
    from desktop.reports.model import Paragraph as Block
    from desktop.reports.pdf import write_pdf

    def row(number: int, asks: str, quotation: tuple[str, str, str], status: str, reason: str) -> Row:
        before, decisive, after = quotation
        head = Run(f"ст. {number} ч. 1\n", "strong")
        quote = (Run(f"«{before} ", "quote"), Run(decisive, "match"), Run(f" {after}»", "quote"))
        return Row(
            (
                Cell((paragraph(str(number), "muted"),)),
                Cell((paragraph(asks),)),
                Cell((Block((head, *quote)),)),
                Cell((StatusChip(status, status.capitalize()),), status=status),
                Cell((paragraph(reason),)),
            )
        )

    rows = [row(number, *each) for number, each in enumerate(cells(count), start=1)]
    groups = tuple(
        RowGroup(
            tuple(rows[start : start + 8]),
            heading=Row((Cell((paragraph(f"art. {start}", "strong"),), 5),)),
            continued=Row((Cell((paragraph(f"art. {start}, continued", "strong"),), 5),)),
        )
        for start in range(0, count, 8)
    )
    columns = tuple(Column((paragraph(name, "strong"),), share) for name, share in COLUMNS)
    meta = Meta("Concordat", "Benchmark", "Left", "Right", "Foot", "Page {page} of {pages}")
    document = Document("Benchmark", "ru", meta, (Heading("Rows", 1, "rows"), Table(columns, groups)), landscape=True)
    return write_pdf(document, path).pages


def long_table(count: int, path: Path) -> int:
    """Write the same words with ReportLab's own table; return the pages."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    from desktop.reports.fonts import face

    plain = ParagraphStyle("plain", fontName=face("Regular").name, fontSize=7.8, leading=10.6)
    bold = face("Bold").name

    def row(number: int, asks: str, quotation: tuple[str, str, str], status: str, reason: str) -> list[Paragraph | str]:
        before, decisive, after = map(escape, quotation)
        quote = (
            f"<font name='{bold}'>ст. {number} ч. 1</font><br/>«{before} <font name='{bold}'>{decisive}</font> {after}»"
        )
        return [str(number), Paragraph(asks, plain), Paragraph(quote, plain), status, Paragraph(reason, plain)]

    rows = [[name for name, _ in COLUMNS], *(row(number, *each) for number, each in enumerate(cells(count), start=1))]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("FONT", (0, 0), (-1, -1), face("Regular").name, 7.8)]
    widths = [share / 100 * 754 for _, share in COLUMNS]
    template = SimpleDocTemplate(str(path), pagesize=landscape(A4), leftMargin=44, rightMargin=44)
    template.build([LongTable(rows, colWidths=widths, repeatRows=1, style=style)])
    return int(template.page)


WRITERS: dict[str, Callable[[int, Path], int]] = {"ours": ours, "LongTable": long_table}


def child(writer: str, count: int) -> None:
    """Print pages, seconds and peak megabytes of one run."""
    with tempfile.TemporaryDirectory() as folder:
        WRITERS[writer](10, Path(folder) / "warm.pdf")  # fonts are read once a process
        start = time.perf_counter()
        pages = WRITERS[writer](count, Path(folder) / "table.pdf")
        seconds = time.perf_counter() - start
    print(pages, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def measured(writer: str, count: int) -> tuple[int, float, float]:
    """Run one writer in a process of its own."""
    command = [sys.executable, __file__, writer, str(count)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    pages, seconds, megabytes = output.split()
    return int(pages), float(seconds), float(megabytes)


def main() -> None:
    """Measure and print."""
    print(f"{'':12}{'rows':>7}{'pages':>7}{'seconds':>9}{'pages/s':>9}{'ms/row':>8}{'peak MB':>9}")
    found = {}
    for writer, count in (("ours", ROWS[0]), ("ours", ROWS[1]), ("LongTable", ROWS[0])):
        pages, seconds, megabytes = found[writer, count] = measured(writer, count)
        rate, cost = pages / seconds, seconds / count * 1000
        print(f"{writer:12}{count:>7}{pages:>7}{seconds:>9.2f}{rate:>9.1f}{cost:>8.2f}{megabytes:>9.0f}")
    few, many, peer = found["ours", ROWS[0]], found["ours", ROWS[1]], found["LongTable", ROWS[0]]
    growth = (many[1] / ROWS[1]) / (few[1] / ROWS[0])
    print(f"pages/s beside LongTable   {few[0] / few[1] / (peer[0] / peer[1]):5.1f} x")
    print(f"pages/s                    {few[0] / few[1]:5.0f}     (demand 60)")
    print(f"cost a row, 9,000 / 1,000  {growth:5.2f} x   (demand 1.10)")
    print(f"peak MB at {many[0]:,} pages    {many[2]:5.0f}     (demand 200 at 2,000 pages)")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        child(sys.argv[1], int(sys.argv[2]))
    else:
        main()
