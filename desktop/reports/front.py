"""What stands before the tables: the title block, the legend, the summary with its bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from db.rows import STATUSES, Expression, Instrument, Status, TreatyAction
from desktop.reports.inputs import BINDING, Judged
from desktop.reports.model import (
    Block,
    Cell,
    Column,
    Heading,
    KeyValue,
    Legend,
    Meta,
    Paragraph,
    Row,
    Run,
    StatusBar,
    paragraph,
)
from desktop.reports.paper import Paper

DIGITS = 12
"""How much of a hash is printed."""


def meta(paper: Paper, title: str, subject: str) -> Meta:
    """Return the document's properties and running heads."""
    say, report = paper.say, paper.report
    return Meta(
        author="Concordat",
        subject=subject,
        running_left=f"{title} · {report.profile.jurisdiction.name}",
        running_right=say("running.at", date=say.date(report.at)),
        footer=basis(paper),
        page_label=say("page.label", page="{page}", pages="{pages}"),
    )


def title_block(paper: Paper) -> KeyValue:
    """Return State, date, texts with their currency and hashes, instruments with their force, and provenance."""
    say, report = paper.say, paper.report
    rows = [
        (say("block.state"), (paragraph(report.profile.jurisdiction.name),)),
        (say("block.at"), (paragraph(say.date(report.at)),)),
        (say("block.texts"), tuple(text_lines(paper))),
        (say("block.instruments"), tuple(instrument_line(paper, i) for i in paper.instruments.values())),
        (say("block.basis"), (paragraph(basis(paper), "muted"),)),
    ]
    return KeyValue(tuple(rows))


def text_lines(paper: Paper) -> Iterator[Paragraph]:
    """Yield each text with its date, its currency sentence and the start of its hash."""
    if not paper.texts:
        yield paragraph(paper.say("text.none"), "strong")
        yield paragraph(paper.say("text.add"))
    for text in paper.texts:
        yield _text_line(paper, text)


def _text_line(paper: Paper, text: Expression) -> Paragraph:
    say = paper.say
    date = say.date(text.in_force)
    extract = "" if text.complete else say("text.extract")
    language = say.known("language", text.language)
    line = say("text.line", language=language, date=date, extract=extract)
    currency = say("text.currency", date=date)
    proof = say("text.hash", hash=text.sha256[:DIGITS])
    return Paragraph((Run(text.title, "strong"), Run(f": {line}. {currency} "), Run(proof, "code")))


def instrument_line(paper: Paper, instrument: Instrument) -> Paragraph:
    """Return an instrument, whether it binds the State, since when, and what follows."""
    say = paper.say
    force = paper.force.get(instrument.id)
    known = "; ".join(treaty_actions(paper, instrument.id))
    sentence = say(f"force.{force or 'unknown'}") + (f" ({known})" if known else "")
    words = f": {sentence}. {say(claim_key(force))} "
    return Paragraph((Run(instrument.short_title, "strong"), Run(words), Run(instrument.title, "muted")))


def claim_key(force: str | None) -> str:
    """Return which sentence says what a treaty's force means."""
    if force == "binding, date disputed":
        return "claim.required.disputed"
    return "claim.required.sentence" if force in BINDING else "claim.benchmark.sentence"


def treaty_actions(paper: Paper, instrument: str) -> Iterator[str]:
    """Yield what the State did about a treaty's force, by date; an act that sources date differently is one."""
    words = paper.say.texts["action"]
    actions = [a for a in paper.report.profile.actions if a.instrument == instrument and a.action in words]
    done: set[str] = set()
    for action in sorted(actions, key=lambda a: (a.date, a.id)):
        if action.id in done:
            continue
        same = [a for a in actions if a is action or a.id in action.disputed_by]
        done.update(a.id for a in same)
        yield _action(paper, action, same)


def _action(paper: Paper, action: TreatyAction, same: Sequence[TreatyAction]) -> str:
    say = paper.say
    word = say(f"action.{action.action}")
    dates = sorted({a.date for a in same})
    if len(dates) < 2:
        return say("action.line", action=word, date=say.date(action.date)).rstrip()
    return say("action.disputed", action=word, dates=" / ".join(say.date(date) or "?" for date in dates))


def legend(paper: Paper) -> Legend:
    """Return what each status means."""
    return Legend(tuple((paper.chip(status), paper.say(f"meaning.{status}")) for status in STATUSES))


def counts(elements: Iterable[Judged]) -> Counter[Status]:
    """Count elements by status."""
    return Counter(judged.status for judged in elements)


def count_columns(paper: Paper, first: str, *, bar: float = 26) -> tuple[Column, ...]:
    """Return the columns of a summary: a name, a bar, a count for each status, their sum."""
    figures = tuple(Column((paper.chip(status, narrow=True),), 5, "right") for status in STATUSES)
    return (
        Column((paragraph(first, "strong"),), 30),
        Column((paragraph(paper.say("column.statuses"), "strong"),), bar),
        *figures,
        Column((paragraph(paper.say("column.total"), "strong"),), 6, "right"),
    )


def count_row(name: Run, found: Mapping[Status, int], scale: int, extra: Iterable[Cell] = ()) -> Row:
    """Return one row of a summary; ``scale`` is the sum that fills the bar."""
    bar = StatusBar(tuple((status, found.get(status, 0)) for status in STATUSES), scale)
    figures = (Cell((paragraph(str(found.get(s, 0)), "plain" if found.get(s) else "muted"),)) for s in STATUSES)
    total = Cell((paragraph(str(sum(found.values())), "strong"),))
    return Row((Cell((Paragraph((name,)),)), Cell((bar,)), *figures, total, *extra))


def sources(paper: Paper) -> Iterator[Block]:
    """Yield the endnotes and the sources that they name."""
    notes = paper.notes()
    if notes.entries:
        yield Heading(paper.say("heading.notes"), 1, "notes")
        yield notes
        yield Heading(paper.say("heading.sources"), 1, "sources")
        yield paper.sources()


def basis(paper: Paper) -> str:
    """Return what the report was made with: program, store, catalogue, and where law was compared the engine."""
    report, comparison = paper.report, paper.report.comparison
    fields = {
        "version": report.program_version,
        "date": paper.say.date(report.store_date),
        "catalogue": report.catalogue.sha256[:DIGITS],
    }
    if comparison is None or not report.has_law:
        return paper.say("basis.published", **fields)
    return paper.say("basis.line", **fields, engine=comparison.engine, lexicon=comparison.lexicon[:DIGITS])
