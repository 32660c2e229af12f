"""What the builders look up again and again while they write a report: titles, provisions, sources, words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby

from db.pinpoints import english
from db.rows import (
    Evidence,
    Expression,
    Instrument,
    Judgement,
    Obligation,
    Provision,
    ProvisionDigest,
    Status,
    TreatyUnit,
)
from desktop.reports.inputs import Judged, ReportInput, instrument_force, judged_elements, speaks_of_older
from desktop.reports.labels import labels
from desktop.reports.library import Reading, oldest_read, readings
from desktop.reports.model import KeyValue, Notes, Paragraph, Run, StatusChip, paragraph
from desktop.reports.quotes import quoted

_WORD = re.compile(r"[\w-]+")


class Paper:
    """One report in the making."""

    def __init__(self, report: ReportInput) -> None:
        self.report = report
        self.say = labels(report.language)
        self.elements = judged_elements(report)
        self.force = instrument_force(report)
        self.instruments: dict[str, Instrument] = {i.id: i for i in report.catalogue.instruments}
        self._cited: dict[tuple[str, str], int] = {}

    @property
    def texts(self) -> tuple[Expression, ...]:
        """The expressions that were compared."""
        return self.report.comparison.texts if self.report.comparison else ()

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The texts of the comparison, with the number of elements that each was read for."""
        return readings(self.report)

    @property
    def amended(self) -> str:
        """To what date the words that were read are amended, in words; "" where none were read."""
        day, later = oldest_read(self.readings)
        if not day:
            return ""
        return self.say("text.or-later" if later else "text.day", date=self.say.date(day))

    @cached_property
    def by_obligation(self) -> dict[str, tuple[Judged, ...]]:
        """The judged elements of each obligation."""
        return {name: tuple(those) for name, those in groupby(self.elements, lambda j: j.obligation.id)}

    @cached_property
    def _units(self) -> dict[tuple[str, str], TreatyUnit]:
        return {(unit.instrument, unit.eid): unit for unit in self.report.catalogue.units}

    @cached_property
    def _provisions(self) -> dict[tuple[str, str, str], Provision]:
        return {
            (text.expression.law, text.expression.language, provision.eid): provision
            for text in self.report.law_texts
            for provision in text.provisions
        }

    @cached_property
    def _titles(self) -> dict[str, str]:
        titles = {work.law: work.title for work in self.report.profile.works}
        titles.update((text.law, text.title) for text in self.texts if text.title)
        return titles

    @cached_property
    def _digests(self) -> dict[str, ProvisionDigest]:
        return {f"{digest.law} {digest.pinpoint}": digest for digest in self.report.profile.digests}

    # --- names

    def law(self, name: str) -> str:
        """Return the title of a law without the name of the State, which every page bears."""
        state = re.escape(self.report.profile.jurisdiction.name)
        return re.sub(rf" (?:of|in) (?:the )?(?:Republic of )?{state}\b", "", self._titles.get(name, name))

    def place(self, pinpoint: str) -> str:
        """Return a national pinpoint in running text: "art. 24(4) [ст. 24 ч. 4]"."""
        own, mine = (name.replace(" ", "\xa0") for name in (pinpoint, self.english(pinpoint)))
        return f"{mine} [{own}]" if mine else own

    def english(self, pinpoint: str) -> str:
        """Return the English form of a national pinpoint where the paper is in English and there is one."""
        return english(pinpoint) if self.say.language == "en" else ""

    def chip(self, status: Status, *, narrow: bool = False) -> StatusChip:
        """Return a status with its word."""
        return StatusChip(status, self.say(f"status.{status}"), narrow)

    def unit(self, obligation: Obligation) -> str:
        """Return how a lawyer cites the unit: "art. 3(1)(b)"."""
        return self.article(obligation.pinpoint)

    def article(self, pinpoint: str) -> str:
        """Return a treaty's pinpoint with the word for article."""
        return self.say("word.article", pinpoint=pinpoint) if pinpoint[:1].isdigit() else pinpoint

    def cited(self, obligation: Obligation) -> str:
        """Return unit and treaty: "OPSC art. 3(1)(b)"."""
        return f"{self.instruments[obligation.instrument].short_title} {self.unit(obligation)}"

    def places(self, pinpoints: Iterable[str]) -> str:
        """Return pinpoints as a list, each once and none broken over two lines."""
        return "; ".join(dict.fromkeys(pinpoint.replace(" ", "\xa0") for pinpoint in pinpoints))

    def claim(self, judged: Judged) -> str:
        """Return "required" or "optional" where the treaty binds the State, else "benchmark"."""
        if not judged.required:
            return self.say("claim.benchmark")
        return self.say("claim.optional" if judged.obligation.modality == "may" else "claim.required")

    def code(self, judged: Judged) -> Iterator[Paragraph]:
        """Yield the divergence with its meaning, and in brackets its direction; where the law is silent, that."""
        code, silent = judged.divergence, judged.direction == "silent"
        meaning = self.say("word.no-rule") if silent else self.say.known("code", code)
        yield paragraph(f"{code}: {meaning}", "strong")
        if judged.direction and not silent:
            yield paragraph(f"({self.say(f'direction.{judged.direction}')})", "muted")

    # --- sources

    def note(self, source: str, place: str = "") -> Run:
        """Return the number of the endnote that names a source and the place in it."""
        number = self._cited.setdefault((source, place), len(self._cited) + 1)
        return Run(f"[{number}]", target=f"#note-{number}")

    def notes(self) -> Notes:
        """Return the endnotes in the order of first citation; sources go by their ids."""
        entries = []
        for (source, place), number in self._cited.items():
            text = f"{source}: {place}" if place else source
            entries.append((str(number), f"note-{number}", (Run(text),)))
        return Notes(tuple(entries))

    def sources(self) -> KeyValue:
        """Return the titles of the sources that the endnotes name, in the profile's order."""
        named = {word for cited in self._cited for word in _WORD.findall(" ".join(cited))}
        rows = []
        for source in self.report.profile.sources:
            if source.id in named:
                title = source.title if source.year in source.title else f"{source.title}, {source.year}"
                note = (paragraph(source.note, "muted"),) if source.note else ()
                rows.append((source.id, (paragraph(title), *note)))
        return KeyValue(tuple(rows))

    # --- words of the treaty

    def treaty_words(self, obligation: Obligation) -> Iterator[Paragraph]:
        """Yield the words of the unit: quoted where the text was imported, else our digest, marked as such."""
        main, *others = (self._units.get((obligation.instrument, eid)) for eid in obligation.eids)
        if main is None:
            return
        chapeaux = [unit for unit in others if unit and not unit.is_digest and main.eid.startswith(unit.eid + "__")]
        apart = [unit for unit in others if unit and unit not in chapeaux]
        tail: tuple[Run, ...] = ()
        if apart:
            units = ", ".join(self.article(unit.pinpoint) for unit in apart)
            tail = (Run(f"  {self.say('word.with', units=units)}", "muted"),)
        if main.is_digest:
            yield Paragraph((Run(self.say("word.digest") + "  ", "label"), Run(main.digest, "digest"), *tail))
            return
        for unit in sorted((*chapeaux, main), key=lambda unit: unit.position):
            yield Paragraph((*quoted(unit.text), *(tail if unit is main else ())))

    # --- words of the law

    def evidence(self, evidence: Sequence[Evidence], seen: set[object], most: int) -> Iterator[Paragraph]:
        """Yield a pinpoint and a quotation for each provision, supporting ones first; the rest by pinpoint.

        Args:
            evidence: of one element.
            seen: what is quoted nearby already, and need not be again; what is quoted here is added.
            most: provisions to quote.
        """
        ordered = sorted(evidence, key=lambda e: not e.supports)
        provisions = [tuple(those) for _, those in groupby(ordered, lambda e: (e.supports, e.law, e.language, e.eid))]
        for those in provisions[:most]:
            yield from self._passage(those, seen)
        if rest := provisions[most:]:
            places = self.places(those[0].pinpoint for those in rest)
            yield paragraph(self.say("word.more", count=len(rest), places=places), "muted")

    def _passage(self, those: Sequence[Evidence], seen: set[object]) -> Iterator[Paragraph]:
        first = those[0]
        head = [] if first.supports else [Run(self.say("word.against") + "  ", "label")]
        law = self.law(first.law) if len(self.texts) > 1 else ""
        beside = ", ".join(filter(None, (self.english(first.pinpoint), law)))
        head += [Run(first.pinpoint, "strong"), Run(f"  {beside}\n" if beside else "\n", "muted")]
        words = frozenset((e.law, e.language, e.eid, e.start, e.end) for e in those)
        if words in seen:
            yield Paragraph((*head, Run(self.say("word.above"), "muted")))
            return
        place = (first.law, first.language, first.eid)
        again = place in seen
        seen.update((words, place))
        provision = self._provisions.get(place)
        if provision and all(provision.text[e.start : e.end] == e.quote for e in those):
            spans = [(e.start, e.end) for e in those]
            yield Paragraph((*head, *quoted(provision.text, spans, first.language, brief=again)))
            return
        for evidence in those:
            yield Paragraph((*head, *quoted(evidence.quote, language=evidence.language)))
            head = []

    def digests(self, judgements: Iterable[Judgement], seen: set[object]) -> Iterator[Paragraph]:
        """Yield what the cited provisions provide, in our words and never in quotation marks.

        Args:
            judgements: those that cite them.
            seen: provisions whose digest stands nearby already; the new ones are added.
        """
        for place in dict.fromkeys(place for judgement in judgements for place in judgement.provisions):
            law, _, pinpoint = place.partition(" ")
            head = (Run(pinpoint, "strong"), Run("  " + self.law(law), "muted"))
            digest = self._digests.get(place)
            if digest is None or place in seen:
                yield Paragraph(head)
                continue
            seen.add(place)
            label = Run(f"\n{self.say('word.digest')}  ", "label")
            words = (label, Run(digest.digest + " ", "digest"), self.note(digest.source, digest.note))
            yield Paragraph((*head, *words))

    def judgement(self, judgement: Judgement) -> Paragraph:
        """Return what a source said, on what law and in which edition; never a status, which is the finding's."""
        source, law = self.source(judgement.source), self._replaced(judgement)
        if law:
            head = self.say("word.said-of", source=source, law=law)
        else:
            older = speaks_of_older(self.report, judgement)
            head = self.say("word.said-earlier" if older else "word.said", source=source)
        runs = [Run(head + " ", "muted"), Run(judgement.statement + " ")]
        runs.append(self.note(judgement.source, judgement.note))
        if judgement.edition:
            runs.append(Run("\n" + self.say("word.edition", edition=judgement.edition), "muted"))
        return Paragraph(tuple(runs))

    def source(self, name: str) -> str:
        """Return a source in short: "ECPAT (2013)"."""
        source = next((s for s in self.report.profile.sources if s.id == name), None)
        if source is None or not source.year:
            return name
        words = name.removesuffix(f"-{source.year}").replace("-", " ")
        spelt = re.search(rf"\b{re.escape(words)}\b", f"{source.title} {source.note}", re.IGNORECASE)
        return f"{spelt[0] if spelt else words} ({source.year})"

    def _replaced(self, judgement: Judgement) -> str:
        """Return the titles of the cited laws that others have replaced."""
        gone = {work.law for work in self.report.profile.works if work.replaced_by}
        cited = dict.fromkeys(place.partition(" ")[0] for place in judgement.provisions)
        return "; ".join(self.law(law) for law in cited if law in gone)
