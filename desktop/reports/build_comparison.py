"""The comparison table: treaty unit, what it asks, the national words, the status, the divergence and its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from db.rows import Instrument, Obligation
from desktop.reports.cells import bare_reason, national_words, reason_words, status_words
from desktop.reports.front import (
    count_columns,
    count_row,
    counts,
    instrument_line,
    legend,
    meta,
    sources,
    title_block,
)
from desktop.reports.inputs import Judged, ReportInput
from desktop.reports.model import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    RowGroup,
    Run,
    Table,
    paragraph,
)
from desktop.reports.paper import Paper

WIDTHS = {"unit": 10, "asks": 24, "national": 31, "status": 12, "reason": 23}
WIDTHS_PUBLISHED = {"unit": 10, "asks": 24, "national": 25, "status": 12, "reason": 29}
"""Shares of the measure: a published judgement says more than the digest beside it."""


def comparison_table(report: ReportInput) -> Document:
    """Build the comparison table of one State; without national law, of its published judgements."""
    paper = Paper(report)
    say = paper.say
    title = say("comparison.title")
    names = ", ".join(i.short_title for i in paper.instruments.values())
    state = report.profile.jurisdiction.name
    blocks: list[Block] = [
        Heading(title, 1, "title"),
        paragraph(say("comparison.subtitle", state=state, instruments=names), style="lead"),
        title_block(paper),
        Heading(say("heading.legend"), 2, "legend"),
        legend(paper),
        Bullets(
            tuple((Run(say(f"legend.{line}")),) for line in ("quote", "digest", "proposal", "claim", "published")),
            "small",
        ),
        PageBreak(),
        *_summary(paper),
    ]
    for instrument in paper.instruments.values():
        blocks.extend(_instrument(paper, instrument))
    blocks.extend(_outside(paper))
    blocks.extend(sources(paper))
    about = meta(paper, title, say("comparison.subject"))
    return Document(f"{title}: {state}", report.language, about, tuple(blocks), landscape=True)


def anchor(instrument: str, theme: str) -> str:
    """Return the anchor of a theme of an instrument."""
    return f"{instrument}-{theme}"


# --- the summary


def _summary(paper: Paper) -> Iterator[Block]:
    yield Heading(paper.say("heading.summary"), 1, "summary")
    by_instrument = _grouped(paper, lambda judged: judged.obligation.instrument)
    scale = max(map(len, by_instrument.values()), default=1)
    rows = [
        count_row(Run(paper.instruments[name].short_title, target=f"#{name}"), counts(those), scale)
        for name, those in by_instrument.items()
    ]
    yield Table(count_columns(paper, paper.say("column.instrument")), (RowGroup(tuple(rows)),), dense=True)
    yield _themes(paper)


def _themes(paper: Paper) -> Table:
    """Return the counts by theme, with the page of each theme under each treaty."""
    by_theme = _grouped(paper, lambda judged: judged.obligation.theme)
    scale = max(map(len, by_theme.values()), default=1)
    pages = tuple(
        Column((paragraph(instrument.short_title, "strong"),), 11, "right") for instrument in paper.instruments.values()
    )
    rows = []
    order = list(paper.say.texts["theme"])
    for theme, those in sorted(by_theme.items(), key=lambda item: order.index(item[0])):
        extra = [_page_cell(those, instrument, theme) for instrument in paper.instruments]
        rows.append(count_row(Run(paper.say(f"theme.{theme}")), counts(those), scale, extra))
    columns = (*count_columns(paper, paper.say("column.theme"), bar=20), *pages)
    return Table(columns, (RowGroup(tuple(rows)),), dense=True)


def _page_cell(those: Sequence[Judged], instrument: str, theme: str) -> Cell:
    if not any(judged.obligation.instrument == instrument for judged in those):
        return Cell()
    return Cell((Paragraph((Run("", "page", target=f"#{anchor(instrument, theme)}"),)),))


def _grouped(paper: Paper, key: Callable[[Judged], str]) -> dict[str, list[Judged]]:
    groups: dict[str, list[Judged]] = {}
    for judged in paper.elements:
        groups.setdefault(key(judged), []).append(judged)
    return groups


# --- the table


def _instrument(paper: Paper, instrument: Instrument) -> Iterator[Block]:
    """Yield a heading for the treaty and a table for each of its themes, in the order of their first article."""
    themes: dict[str, list[Obligation]] = {}
    for obligation in paper.report.catalogue.obligations:
        if obligation.instrument == instrument.id:
            themes.setdefault(obligation.theme, []).append(obligation)
    if not themes:
        return
    yield PageBreak()
    yield Heading(instrument.short_title, 1, instrument.id)
    yield instrument_line(paper, instrument)
    for theme, obligations in themes.items():
        yield Heading(paper.say.known("theme", theme), 2, anchor(instrument.id, theme))
        yield Table(_columns(paper), tuple(_group(paper, obligation) for obligation in obligations))


def _columns(paper: Paper) -> tuple[Column, ...]:
    widths = WIDTHS if paper.report.has_law else WIDTHS_PUBLISHED
    return tuple(Column((paragraph(paper.say(f"column.{name}"), "strong"),), width) for name, width in widths.items())


def _group(paper: Paper, obligation: Obligation) -> RowGroup:
    """Return an obligation with its elements; where nothing is said of any of them, in a single row."""
    elements = paper.by_obligation[obligation.id]
    if not any(map(_says_something, elements)):
        return RowGroup((_silent_row(paper, obligation, elements),))
    claim, modality = paper.claim(elements[0]), paper.say(f"modality.{obligation.modality}")
    unit = (paragraph(paper.cited(obligation), "strong"), paragraph(f"{claim} · {modality}", "muted"))
    words = (paragraph(obligation.statement, "strong"), *paper.treaty_words(obligation))
    short = Run(f"  {claim}, {paper.say('word.continued')}", "muted")
    rows = []
    number = 1
    seen: set[object] = set()
    for bundle in _bundles(elements):
        rows.append(_row(paper, bundle, number, seen))
        number += len(bundle)
    return RowGroup(
        rows=tuple(rows),
        heading=Row((Cell(unit), Cell(words, len(WIDTHS) - 1))),
        continued=Row((Cell((Paragraph((Run(paper.cited(obligation), "strong"), short)),), len(WIDTHS)),)),
    )


def _silent_row(paper: Paper, obligation: Obligation, elements: Sequence[Judged]) -> Row:
    claim = paper.claim(elements[0])
    unit = (paragraph(paper.cited(obligation), "strong"), paragraph(claim, "muted"))
    status = elements[0].status
    count = paragraph(paper.say("word.elements", count=len(elements)), "muted")
    reasons = dict.fromkeys(bare_reason(paper, judged) for judged in elements)
    return Row(
        (
            Cell(unit),
            Cell((paragraph(obligation.statement),), 2),
            Cell((paper.chip(status), count), status=status),
            Cell(tuple(map(paragraph, reasons))),
        )
    )


def _bundles(elements: Sequence[Judged]) -> Iterator[tuple[Judged, ...]]:
    """Yield elements one by one, but those together of which nothing is said for the same reason."""
    for (said, _), those in groupby(elements, lambda judged: (_says_something(judged), judged.reason)):
        if said:
            yield from ((judged,) for judged in those)
        else:
            yield tuple(those)


def _says_something(judged: Judged) -> bool:
    return bool(judged.basis == "assessment" or judged.status != "not assessed" or judged.evidence or judged.published)


def _row(paper: Paper, bundle: Sequence[Judged], number: int, seen: set[object]) -> Row:
    """Return the row of an element, or of several of which nothing is said: those need no column for the law."""
    first = bundle[0]
    if _says_something(first):
        numbers = paragraph(str(number), "muted")
        middle: tuple[Cell, ...] = (
            Cell((paragraph(first.element.statement),)),
            Cell(tuple(national_words(paper, first, seen))),
        )
    else:
        numbers = paragraph(str(number) if len(bundle) == 1 else f"{number}–{number + len(bundle) - 1}", "muted")
        middle = (Cell((_run_on(bundle, number),), 2),)
    status, reason = tuple(status_words(paper, first)), tuple(reason_words(paper, first))
    return Row((Cell((numbers,)), *middle, Cell(status, status=first.status), Cell(reason)))


def _run_on(bundle: Sequence[Judged], number: int) -> Paragraph:
    """Return the statements of several elements one after the other, each with its number."""
    if len(bundle) == 1:
        return paragraph(bundle[0].element.statement)
    runs = []
    for place, judged in enumerate(bundle, start=number):
        runs += [Run(f"{place}\xa0", "label"), Run(judged.element.statement + "  ")]
    return Paragraph(tuple(runs))


# --- what stands apart


def _outside(paper: Paper) -> Iterator[Block]:
    """Yield, in a dated annex and without statuses, what sources said that no element of the treaties matches."""
    apart = [judgement for judgement in paper.report.profile.judgements if not judgement.element]
    if not apart:
        return
    names = ", ".join(sorted({paper.source(judgement.source) for judgement in apart}))
    yield PageBreak()
    yield Heading(paper.say("heading.outside", sources=names), 1, "outside")
    yield paragraph(paper.say("outside.intro"))
    columns = tuple(
        Column((paragraph(paper.say(f"column.{name}"), "strong"),), width)
        for name, width in (("then", 40), ("said", 60))
    )
    rows = (Row((Cell(tuple(paper.digests([each], set()))), Cell((paper.judgement(each),)))) for each in apart)
    yield Table(columns, (RowGroup(tuple(rows)),))
