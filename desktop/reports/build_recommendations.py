"""The recommendation brief: what to do, by area of the Agenda for Action, with the divergences behind each point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.reports.advice import PRIORITIES, Advice, all_advice
from desktop.reports.front import (
    basis,
    count_columns,
    count_row,
    counts,
    dated,
    legend,
    meta,
    sources,
    title_block,
)
from desktop.reports.inputs import ReportInput
from desktop.reports.model import (
    Block,
    Bullets,
    Cell,
    Column,
    Contents,
    Cover,
    Document,
    Heading,
    KeyValue,
    PageBreak,
    Paragraph,
    Row,
    RowGroup,
    Run,
    Table,
    paragraph,
)
from desktop.reports.paper import Paper
from desktop.reports.points import Point, point_blocks, point_subject

FIRST = 8
"""How many points the summary names."""
METHOD = 7
"""Paragraphs on the method."""

Section = tuple[str, tuple[Point, ...]]


def recommendation_brief(report: ReportInput) -> Document:
    """Build the brief of one State; without national law, on its published judgements."""
    paper = Paper(report)
    say = paper.say
    advice = all_advice(report, paper.elements)
    title, state = say("brief.title"), report.profile.jurisdiction.name
    sections = _sections(paper, [item for item in advice if not item.is_met])
    met = [Point(f"M{number}", item) for number, item in enumerate((a for a in advice if a.is_met), start=1)]
    blocks: list[Block] = [
        _cover(paper),
        *_summary(paper, sections, len(met)),
        PageBreak(),
        Contents(say("brief.contents")),
        PageBreak(),
        *(block for section in sections for block in _area(paper, section)),
        *_met(paper, met),
        *_method(paper),
        *sources(paper),
    ]
    return Document(f"{title}: {state}", report.language, meta(paper, title, say("brief.subject")), tuple(blocks))


def _sections(paper: Paper, advice: Sequence[Advice]) -> tuple[Section, ...]:
    """Return the areas in the Agenda's order with their points numbered: sources first, then drafts, by priority."""
    order = [*paper.say.texts["area"]]
    areas = sorted({a.area for a in advice}, key=lambda area: (order.index(area) if area in order else 99, area))
    sections = []
    for number, area in enumerate(areas, start=1):
        mine = sorted((a for a in advice if a.area == area), key=_rank)
        sections.append((area, tuple(Point(f"{number}.{place}", a) for place, a in enumerate(mine, start=1))))
    return tuple(sections)


def _rank(advice: Advice) -> tuple[str, int]:
    """Order points: those of the sources, required drafts, drafts on benchmarks; each by priority."""
    rank = PRIORITIES.index(advice.priority) if advice.priority in PRIORITIES else 0
    return _kind(advice), rank


def _kind(advice: Advice) -> str:
    """Return under which heading of an area a point stands; the headings sort in this order."""
    if advice.recommendation:
        return "1-sources"
    return "2-drafts" if advice.required else "3-benchmarks"


# --- before the points


def _cover(paper: Paper) -> Cover:
    say = paper.say
    names = ", ".join(i.short_title for i in paper.instruments.values())
    facts = (
        (say("block.at"), (paragraph(say.date(paper.report.at)),)),
        *([(say("block.amended"), (paragraph(paper.amended),))] if paper.amended else []),
        (say("block.basis"), (paragraph(basis(paper), "muted"),)),
    )
    return Cover(
        eyebrow=paper.report.profile.jurisdiction.name,
        title=say("brief.title"),
        subtitle=say("brief.subtitle", instruments=names),
        facts=KeyValue(facts),
    )


def _summary(paper: Paper, sections: Sequence[Section], met: int) -> Iterator[Block]:
    """Yield the page for those who read only one: a sentence, the chart, the areas, what comes first."""
    say = paper.say
    yield Heading(say("brief.summary"), 1, "summary")
    yield paragraph(_sentence(paper), style="lead")
    if optional := sum(judged.falls_short_of_option for judged in paper.elements):
        yield paragraph(say("brief.optional", count=optional))
    points = [point for _, those in sections for point in those]
    given = sum(1 for point in points if point.advice.recommendation)
    yield paragraph(say("brief.counts", recommendations=given, drafts=len(points) - given, met=met))
    yield _chart(paper)
    yield legend(paper)
    if first := _first(points):
        yield Heading(say("brief.first"), 2, "first")
        yield _first_table(paper, first)


def _sentence(paper: Paper) -> str:
    report = paper.report
    diverging = [judged for judged in paper.elements if judged.diverges]
    required = sum(judged.required for judged in diverging)
    return paper.say(
        "brief.sentence" if report.has_law else "brief.sentence.published",
        judged=sum(judged.status != "not assessed" for judged in paper.elements),
        total=len(paper.elements),
        state=report.profile.jurisdiction.name,
        amended=paper.amended or paper.say.date(report.at),
        open=len(diverging),
        required=required,
        benchmark=len(diverging) - required,
    )


def _chart(paper: Paper) -> Table:
    rows = []
    by_instrument = {
        name: [judged for judged in paper.elements if judged.obligation.instrument == name]
        for name in paper.instruments
    }
    scale = max(map(len, by_instrument.values()), default=1)
    for name, those in by_instrument.items():
        rows.append(count_row(Run(paper.instruments[name].short_title), counts(those), scale))
    return Table(count_columns(paper, paper.say("column.instrument"), bar=24), (RowGroup(tuple(rows)),), dense=True)


def _first(points: Sequence[Point]) -> list[Point]:
    """Return the points of the highest priority, required ones before benchmarks."""
    open_points = [point for point in points if point.advice.diverging]
    return sorted(open_points, key=lambda point: (not point.advice.required, _rank(point.advice)[1]))[:FIRST]


def _first_table(paper: Paper, points: Sequence[Point]) -> Table:
    columns = (
        Column((paragraph(paper.say("column.number"), "strong"),), 7),
        Column((paragraph(paper.say("column.point"), "strong"),), 69),
        Column((paragraph(paper.say("column.priority"), "strong"),), 14),
        Column((paragraph(paper.say("column.page"), "strong"),), 10, "right"),
    )
    rows = tuple(_first_row(paper, point) for point in points)
    return Table(columns, (RowGroup(rows),), dense=True)


def _first_row(paper: Paper, point: Point) -> Row:
    target = f"#{point.anchor}"
    text = point_subject(paper, point.advice)
    return Row(
        (
            Cell((paragraph(point.number, "muted"),)),
            Cell((Paragraph((Run(text, target=target),)),)),
            Cell((paragraph(paper.say.known("priority", point.advice.priority)),)),
            Cell((Paragraph((Run("", "page", target=target),)),)),
        )
    )


# --- the points


def _area(paper: Paper, section: Section) -> Iterator[Block]:
    area, points = section
    yield Heading(paper.say.known("area", area), 1, f"area-{area}", runs_in=points[0].number.partition(".")[0])
    kind = ""
    for point in points:
        if _kind(point.advice) != kind:
            kind = _kind(point.advice)
            yield Heading(paper.say(f"brief.{kind[2:]}"), 2, f"area-{area}-{kind}")
        yield from point_blocks(paper, point)


def _met(paper: Paper, met: Sequence[Point]) -> Iterator[Block]:
    """Yield the sources' recommendations all of whose elements the law now covers."""
    if not met:
        return
    yield Heading(paper.say("brief.met"), 1, "met")
    yield paragraph(paper.say("brief.met.intro"))
    for point in met:
        yield from point_blocks(paper, point)


# --- after the points


def _method(paper: Paper) -> Iterator[Block]:
    say = paper.say
    yield PageBreak()
    yield Heading(say("brief.method"), 1, "method")
    for number in range(1, METHOD + 1):
        yield paragraph(say(f"method.{number}"))
    yield Heading(say("method.texts"), 2, "texts")
    yield title_block(paper)
    if disputes := tuple(_disputes(paper)):
        yield Heading(say("method.disputed"), 2, "disputed")
        yield Bullets(disputes)


def _disputes(paper: Paper) -> Iterator[tuple[Run, ...]]:
    """Yield every treaty action that sources date differently, with each date's source."""
    say = paper.say
    instruments = {**paper.instruments, **{i.id: i for i in paper.report.profile.instruments}}
    for action in paper.report.profile.actions:
        if not action.disputed_by:
            continue
        instrument = instruments.get(action.instrument)
        name = instrument.short_title if instrument else action.instrument
        word = say.known("action", action.action)
        line = say("action.line", action=word, date=dated(paper, action.instrument, action.date))
        yield Run(name, "strong"), Run(f": {line} "), paper.note(action.source, action.note)
