"""The reports on a real code: every quotation of the file, read back, equals the stored words."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from db.rows import Comparison, Expression, LawText
from db.seed import load_catalogue, load_profile
from desktop.compare.engine import compare
from desktop.compare.force import forces
from desktop.compare.reasons import render
from desktop.importers.registry import read_document
from desktop.reports.build_comparison import comparison_table
from desktop.reports.build_recommendations import recommendation_brief
from desktop.reports.fonts import Printable
from desktop.reports.inputs import ReportInput
from desktop.reports.labels import languages
from desktop.reports.layout import lay_out, sheet_of
from desktop.reports.lines import Line
from desktop.reports.model import Document, Paragraph, Table
from desktop.reports.pdf import write_pdf
from desktop.reports.quotes import LEFT_OUT

pytestmark = pytest.mark.corpus
AT = "2026-01-10"


@pytest.fixture(scope="module")
def law(shared_texts: Path) -> LawText:
    document = read_document(shared_texts / "kazakhstan" / "kz_criminal_code_2014_ru.txt")
    expression = Expression(
        1, "KZ/criminal-code-2014", "criminal-code-2014", "KZ", "Criminal Code", "criminal-code", "ru",
        "2025-07-16", True, "a" * 64,
    )  # fmt: skip
    return LawText(expression, document.provisions)


@pytest.fixture(scope="module")
def report(law: LawText) -> ReportInput:
    catalogue, profile = load_catalogue(), load_profile("KZ")
    findings = compare(catalogue, [law], forces(profile.actions, catalogue.instruments, AT))
    return ReportInput(
        catalogue=catalogue,
        profile=profile,
        comparison=Comparison("KZ", AT, "1", catalogue.sha256, "b" * 64, (law.expression,), findings),
        law_texts=(law,),
        at=AT,
        reasons={f.element: render(f.reason_id, f.facts, "en") for f in findings},
        store_date=AT,
        program_version="0.1.0",
    )


@pytest.fixture(scope="module", params=[comparison_table, recommendation_brief])
def document(request: pytest.FixtureRequest, report: ReportInput) -> Document:
    return request.param(report)


def quotations(document: Document) -> list[str]:
    """Every quotation, its passages parted by the sign for what was left out."""
    return [
        "".join(run.text for run in block.runs if run.role in ("quote", "match") or LEFT_OUT in run.text)
        for table in document.blocks
        if isinstance(table, Table)
        for group in table.groups
        for row in (*filter(None, [group.heading]), *group.rows)
        for cell in row.cells
        for block in cell.blocks
        if isinstance(block, Paragraph) and any(run.role in ("quote", "match") for run in block.runs)
    ]


def figures(document: Document) -> set[str]:
    """The counts of the summaries."""
    tables = [block for block in document.blocks if isinstance(block, Table) and block.dense]
    cells = [cell for table in tables for group in table.groups for row in group.rows for cell in row.cells]
    texts = {run.text for cell in cells for block in cell.blocks if isinstance(block, Paragraph) for run in block.runs}
    return {text for text in texts if text.isdigit()}


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "")


def stands(words: str, pages: list[str]) -> bool:
    """Whether words stand on a page, or begin on one and go on overleaf."""
    for place, page in enumerate(pages):
        rest = words
        for following in [page, *pages[place + 1 : place + 4]]:
            rest = rest[_length_found(rest, following) :]
            if not rest:
                return True
            if rest == words:
                break
    return False


def _length_found(words: str, page: str) -> int:
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if words[:middle] in page else (low, middle - 1)
    return low


def test_every_passage_is_a_slice_of_the_law(document: Document, law: LawText):
    texts = [provision.text for provision in law.provisions]
    found = quotations(document)
    assert len(found) > 50
    for quotation in set(found):
        for passage in quotation.strip("«»").split(LEFT_OUT):
            assert any(passage.strip(" ") in text for text in texts), passage[:40]


def test_every_quotation_is_in_the_file_letter_for_letter(document: Document, tmp_path: Path):
    result = write_pdf(document, tmp_path / "a.pdf")
    assert not result.missing
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        pages = [squeezed(page.get_textpage().get_text_bounded()) for page in pdf]
    for quotation in set(quotations(document)):
        assert stands(squeezed(quotation), pages), quotation[:40]
        assert not stands(squeezed(quotation)[:-2] + "ЖЖ»", pages)


def test_the_same_law_gives_the_same_bytes(document: Document, tmp_path: Path):
    for name in ("a", "b"):
        write_pdf(document, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("build", [comparison_table, recommendation_brief])
def test_no_line_leaves_its_box_and_no_figure_is_broken(report: ReportInput, build, language: str):
    document = build(replace(report, language=language))
    sheet = sheet_of(document)
    set_whole = set()
    for page in lay_out(document, Printable()):
        for x, y, item in page.placed:
            if isinstance(item, Line):
                set_whole.add(item.text)
                assert item.width <= item.limit + 1e-6, item.text
                assert sheet.left - 1e-6 <= x <= x + item.limit <= sheet.width - sheet.right + 1e-6, item.text
                assert y + item.height <= sheet.height - sheet.bottom + 32, item.text
    assert figures(document) <= set_whole


def test_a_brief_stays_readable(report: ReportInput, tmp_path: Path):
    assert write_pdf(recommendation_brief(report), tmp_path / "a.pdf").pages < 80
    without = replace(report, comparison=replace(report.comparison, texts=()), law_texts=())
    assert write_pdf(recommendation_brief(without), tmp_path / "b.pdf").pages < 80
