"""A small world of our own: two treaties, one country, one short code."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from db.rows import (
    Assessment,
    Catalogue,
    Comparison,
    Element,
    Evidence,
    Expression,
    Finding,
    Instrument,
    Judgement,
    Jurisdiction,
    LawText,
    NearMiss,
    Obligation,
    Profile,
    Provision,
    ProvisionDigest,
    Recommendation,
    Source,
    Trail,
    TreatyAction,
    TreatyUnit,
    Work,
)
from desktop.reports.inputs import DIVERGING, ReportInput
from desktop.reports.model import Document
from desktop.reports.pdf import write_pdf

OFFER = "Кто предлагает ребёнка для занятия проституцией, подлежит лишению свободы.\nТо же деяние за плату: строже."
TRADE = "Кто повторно держит притон, наказывается штрафом; Қазақ тілі: Ә Ғ Қ Ң Ө Ұ Ү Һ І."


def element(obligation: str, name: str, code: str = "ACT") -> Element:
    return Element(f"{obligation}/{name}", obligation, "conduct", f"The law reaches {name}.", code, "It does not.")


def obligation(instrument: str, pinpoint: str, theme: str, names: str, modality: str = "shall") -> Obligation:
    name = f"{instrument}.{pinpoint}"
    return Obligation(
        id=name,
        instrument=instrument,
        pinpoint=pinpoint,
        eids=(f"art_{pinpoint}",),
        theme=theme,
        kind="criminalise",
        modality=modality,
        reservable="",
        related=(),
        statement=f"The State has to do what article {pinpoint} asks.",
        elements=tuple(element(name, each) for each in names.split()),
    )


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue(
        instruments=(
            Instrument("alpha", "Protocol of Alpha on Children", "Alpha"),
            Instrument("beta", "Convention of Beta on Children", "Beta"),
        ),
        units=(
            TreatyUnit("alpha", "art_3", "3", "", "Our digest of article three.", 3),
            TreatyUnit(
                "alpha", "art_4", "4", "", "Our digest of article four.", 4, text="Parties shall grow four trees."
            ),
            TreatyUnit("beta", "art_5", "5", "", "Our digest of article five.", 5),
        ),
        obligations=(
            obligation("alpha", "3", "prostitution", "offering obtaining providing"),
            obligation("alpha", "4", "jurisdiction", "territory", "may"),
            obligation("beta", "5", "training", "teachers judges"),
        ),
        sha256="c" * 64,
    )


@pytest.fixture
def profile() -> Profile:
    return Profile(
        jurisdiction=Jurisdiction("XX", "Examplia", ("ru",)),
        sources=(
            Source("report-2013", "A report on Examplia", "2013", "its second edition"),
            Source("other-2004", "Another report", "2004"),
        ),
        actions=(
            TreatyAction("a1", "XX", "alpha", "ratification", "1994-08-24", "report-2013", disputed_by=("a2",)),
            TreatyAction("a2", "XX", "alpha", "ratification", "2001", "other-2004", disputed_by=("a1",)),
        ),
        works=(
            Work("XX/old-code", "XX", "old-code", "Old Code", "criminal-code", replaced_by="XX/code"),
            Work("XX/code", "XX", "code", "Small Code", "criminal-code"),
        ),
        digests=(ProvisionDigest("XX", "old-code", "ст. 7", "Punishes keeping a den.", "of 1997", "report-2013"),),
        judgements=(
            Judgement(
                "j1", "XX", "alpha.3/offering", "not covered", "ACT", ("old-code ст. 7",), "of 1997",
                "Offering is not named.", "report-2013", "Protection, n. 7 (other-2004)",
            ),
            Judgement("j2", "XX", "beta.5/judges", "partly covered", "MEASURE", (), "", "Few are.", "report-2013"),
            Judgement("j3", "XX", "", "contrary", "", (), "", "Something else is amiss.", "report-2013"),
        ),
        recommendations=(
            Recommendation("r1", "XX", "protection", "Name offering.", ("alpha.3/offering",), "report-2013"),
            Recommendation("r2", "XX", "protection", "Name obtaining.", ("alpha.3/obtaining",), "report-2013"),
            Recommendation("r3", "XX", "participation", "Listen to children.", (), "report-2013"),
            Recommendation("r4", "XX", "prevention", "Train judges.", ("beta.5/judges",), "report-2013"),
        ),
    )  # fmt: skip


@pytest.fixture
def law_text() -> LawText:
    provisions = (
        Provision(1, 1, "art_1__para_1", "art_1", "paragraph", "1", "ст. 1 ч. 1", "", OFFER, 1),
        Provision(2, 1, "art_1__para_2", "art_1", "paragraph", "2", "ст. 1 ч. 2", "", TRADE, 2),
    )
    sha = hashlib.sha256("".join(p.text for p in provisions).encode()).hexdigest()
    expression = Expression(1, "XX/code", "code", "XX", "Small Code", "criminal-code", "ru", "2020-02-03", True, sha)
    return LawText(expression, provisions)


def cited(provision: Provision, quote: str, *, supports: bool = True) -> Evidence:
    start = provision.text.index(quote)
    return Evidence("code", "ru", provision.pinpoint, provision.eid, start, start + len(quote), quote, supports)


@pytest.fixture
def comparison(catalogue: Catalogue, law_text: LawText) -> Comparison:
    first, second = law_text.provisions
    said = {
        "alpha.3/offering": ("partly covered", "narrower", "ACT", (cited(first, "предлагает"),)),
        "alpha.3/obtaining": ("covered", "equal", "", (cited(first, "предлагает"), cited(first, "проституцией"))),
        "alpha.3/providing": ("not covered", "silent", "ACT", ()),
        "alpha.4/territory": ("not covered", "silent", "JURIS", ()),
        "beta.5/teachers": ("contrary", "contrary", "MEASURE", (cited(second, "повторно", supports=False),)),
        "beta.5/judges": ("not assessed", "", "", ()),
    }
    trail = Trail(("offer",), ("code",), (NearMiss("code", second.eid, second.pinpoint, "притон", 0.4),))
    findings = []
    for duty in catalogue.obligations:
        force = "binding, date disputed" if duty.instrument == "alpha" else "not a party"
        for each in duty.elements:
            status, direction, code, evidence = said[each.id]
            findings.append(
                Finding(
                    each.id, duty.id, duty.instrument, duty.pinpoint, each.kind, duty.modality, force,
                    duty.modality != "may" and status in DIVERGING, status, direction, code, 0.9, "reason",
                    evidence=evidence, trail=None if evidence else trail,
                )
            )  # fmt: skip
    return Comparison("XX", "2026-01-10", "7", "c" * 64, "e" * 64, (law_text.expression,), tuple(findings))


@pytest.fixture
def report(catalogue: Catalogue, profile: Profile, comparison: Comparison, law_text: LawText) -> ReportInput:
    """What is printed where the law is in the library."""
    return ReportInput(
        catalogue=catalogue,
        profile=profile,
        comparison=comparison,
        law_texts=(law_text,),
        at="2026-01-10",
        reasons={finding.element: f"reason for {finding.element}" for finding in comparison.findings},
        store_date="2026-01-09",
        program_version="0.1.0",
    )


@pytest.fixture
def published(report: ReportInput) -> ReportInput:
    """What is printed where no law is in the library."""
    comparison = report.comparison
    assert comparison is not None
    findings = tuple(
        replace(f, status="not assessed", gap=False, direction="", divergence="", evidence=(), trail=None)
        for f in comparison.findings
    )
    return replace(report, comparison=replace(comparison, texts=(), findings=findings), law_texts=())


@pytest.fixture
def assessment() -> Assessment:
    return Assessment(
        "d1", "XX", "alpha.3/offering", "A. Drafter", "covered", "equal", "", "Read with article 9.", (), "2026-01-05"
    )


@pytest.fixture
def pages(tmp_path: Path) -> Callable[[Document], list[str]]:
    """Print a document and return the text of each page as another program reads it."""

    def printed(document: Document) -> list[str]:
        path = tmp_path / "report.pdf"
        write_pdf(document, path)
        with pypdfium2.PdfDocument(path) as pdf:
            return [page.get_textpage().get_text_bounded() for page in pdf]

    return printed
