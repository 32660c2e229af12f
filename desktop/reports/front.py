"""What stands before the tables: the title block, the legend, the summary with its bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from db.dates import latest_day
from db.rows import STATUSES, Instrument, Status, TreatyAction
from desktop.reports.inputs import BINDING, Judged
from desktop.reports.library import STALE, Reading
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
        running_right=running_head(paper),
        footer=basis(paper),
        page_label=say("page.label", page="{page}", pages="{pages}"),
    )


def running_head(paper: Paper) -> str:
    """Return how old the words are and when they were compared, for the head of every page."""
    date = paper.say.date(paper.report.at)
    if not paper.amended:
        return paper.say("running.none", date=date)
    return paper.say("running.at", amended=paper.amended, date=date)


def title_block(paper: Paper) -> KeyValue:
    """Return State, date, texts read and merely held, instruments with their force, and provenance."""
    say, report = paper.say, paper.report
    rows = [
        (say("block.state"), (paragraph(report.profile.jurisdiction.name),)),
        (say("block.at"), (paragraph(say.date(report.at)),)),
        *text_rows(paper),
        (say("block.instruments"), tuple(instrument_line(paper, i) for i in paper.instruments.values())),
        (say("block.basis"), (paragraph(basis(paper), "muted"),)),
    ]
    return KeyValue(tuple(rows))


def text_rows(paper: Paper) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    """Yield the texts that were read for the elements, then those that are held and were not."""
    say = paper.say
    read = tuple(_text_line(paper, reading) for reading in paper.readings if reading.elements)
    held = tuple(_text_line(paper, reading) for reading in paper.readings if not reading.elements)
    if not read and not held:
        read = (paragraph(say("text.none"), "strong"), paragraph(say("text.add")))
    if read:
        yield say("block.texts"), (*read, *_warning(paper))
    if held:
        yield say("block.held"), held


def _warning(paper: Paper) -> Iterator[Paragraph]:
    """Yield a warning where words that were read are long behind the day of the comparison."""
    oldest = max((reading.age(paper.report.at) for reading in paper.readings if reading.elements), default=0)
    if oldest > STALE:
        yield paragraph(paper.say("text.old", months=round(oldest / 30.44)), "strong")


def _text_line(paper: Paper, reading: Reading) -> Paragraph:
    """Return a text with the date to which it is amended, on whose word, what it was read for, and its hash."""
    say, text = paper.say, reading.text
    extract = "" if text.complete else say("text.extract")
    line = say(
        "text.line" if reading.dated else "text.line-given",
        language=say.known("language", text.language),
        date=say.date(text.in_force),
        extract=extract,
    )
    read = say("text.read", count=reading.elements) + " " if reading.elements else ""
    proof = say("text.hash", hash=text.sha256[:DIGITS])
    return Paragraph((Run(paper.law(text.law), "strong"), Run(f": {line} {read}"), Run(proof, "code")))


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
    """Return an act with its date, or with all dates that sources give it; an impossible one comes last and says so."""
    say = paper.say
    word = say(f"action.{action.action}")
    dates = sorted({a.date for a in same}, key=lambda date: (is_impossible(paper, action.instrument, date), date))
    if len(dates) < 2:
        return say("action.line", action=word, date=say.date(action.date)).rstrip()
    return say("action.disputed", action=word, dates=" / ".join(dated(paper, action.instrument, d) for d in dates))


def is_impossible(paper: Paper, instrument: str, date: str) -> bool:
    """Whether a date of a treaty action lies before the treaty was adopted, so that its source must be wrong."""
    known = paper.instruments.get(instrument)
    return bool(date and known and known.adopted and latest_day(date) < known.adopted)


def dated(paper: Paper, instrument: str, date: str) -> str:
    """Return a date in words, "?" where unknown, with why it cannot be right where that is so."""
    shown = paper.say.date(date) or "?"
    if not is_impossible(paper, instrument, date):
        return shown
    return paper.say("action.impossible", date=shown, adopted=paper.say.date(paper.instruments[instrument].adopted))


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
