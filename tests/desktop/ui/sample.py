"""A workbench to look at: the real catalogue, a small law of our own, and findings that use every status."""

import hashlib

from db.rows import (
    STATUSES,
    Catalogue,
    Comparison,
    Element,
    Evidence,
    Expression,
    Finding,
    Judgement,
    Jurisdiction,
    LawText,
    NearMiss,
    Obligation,
    Profile,
    Provision,
    ProvisionDigest,
    Source,
    Trail,
    TreatySpan,
)
from db.seed import load_catalogue
from desktop.tasks.workbench import Workbench

LAW = "sample-code"
UNITS = (
    # eid, parent, kind, pinpoint, heading, text; all wording is ours
    ("art_10", "", "article", "ст. 10", "Привлечение ребёнка к занятию", ""),
    ("art_10__para_1", "art_10", "paragraph", "ст. 10 ч. 1", "",
     "Тот, кто предлагает или передаёт другому лицу ребёнка моложе шестнадцати лет ради занятия за плату, несёт "
     "ответственность в виде ограничения свободы до трёх лет."),
    ("art_10__para_2", "art_10", "paragraph", "ст. 10 ч. 2", "",
     "То же, совершённое несколькими лицами вместе, влечёт лишение свободы на срок до шести лет."),
    ("art_10__para_3", "art_10", "paragraph", "ст. 10 ч. 3", "", "Қосымша: ұлт, өмір, ғылым, әділдік, іс-шара, һәм."),
    ("art_11", "", "article", "ст. 11", "Изготовление запретных изображений",
     "Изготовление изображений с участием ребёнка ради продажи влечёт лишение свободы."),
    ("art_12", "", "article", "ст. 12", "Перевозка людей",
     "Вербовка, перевозка или укрывательство человека ради его эксплуатации влечёт лишение свободы до десяти лет.\n"
     "Согласие потерпевшего не освобождает от ответственности."),
)  # fmt: skip
PROOFS = {
    # words of the law by obligation and element
    "opsc.3.1.b/offering": ("art_10__para_1", "предлагает"),
    "opsc.3.1.b/obtaining": ("art_10__para_1", "передаёт другому лицу"),
    "opsc.3.1.b/under-18": ("art_10__para_1", "моложе шестнадцати лет"),
    "opsc.3.1.c/producing": ("art_11", "Изготовление изображений"),
    "tp.3.a/transportation": ("art_12", "перевозка"),
}
PATTERN = ("covered", "partly covered", "not covered", "not covered", "not assessed", "covered", "contrary", "reserved",
           "not applicable")  # fmt: skip


def sample_workbench(*, law: bool = True) -> Workbench:
    """Return the workbench; without ``law`` nothing is in the library."""
    catalogue = load_catalogue()
    text = law_text()
    texts = (text,) if law else ()
    findings = tuple(
        _finding(obligation, element, number, law=law)
        for number, (obligation, element) in enumerate((o, e) for o in catalogue.obligations for e in o.elements)
    )
    findings = tuple(_with_treaty_words(catalogue, finding) for finding in findings)
    comparison = Comparison(
        "KZ", "2025-07-16", "1", catalogue.sha256, "0" * 64, tuple(t.expression for t in texts), findings
    )
    reasons = {f.element: f"The sample says so of {f.element.rpartition('/')[2]}." for f in findings}
    states = (Jurisdiction("KZ", "Kazakhstan", ("kk", "ru")), Jurisdiction("UZ", "Uzbekistan", ("uz",)))
    return Workbench(states, catalogue, _profile(), texts, comparison, reasons, ())


def law_text() -> LawText:
    """Return the small law."""
    provisions = tuple(
        Provision(n, 7, eid, parent, kind, pinpoint.split()[-1], pinpoint, heading, text, n, _hash(text))
        for n, (eid, parent, kind, pinpoint, heading, text) in enumerate(UNITS, 1)
    )
    expression = Expression(
        7, f"KZ/{LAW}", LAW, "KZ", "Пробный кодекс", "criminal-code", "ru", "2025-07-16", True, "1" * 64, "sample.txt"
    )
    return LawText(expression, provisions)


def _finding(obligation: Obligation, element: Element, number: int, *, law: bool) -> Finding:
    proof = PROOFS.get(element.id) if law else None
    status = ("partly covered" if "under" in element.id else "covered") if proof else PATTERN[number % len(PATTERN)]
    if not law:
        status = "not assessed"
    assert status in STATUSES
    diverges = status in ("partly covered", "not covered", "contrary")
    return Finding(
        element=element.id,
        obligation=obligation.id,
        instrument=obligation.instrument,
        pinpoint=obligation.pinpoint,
        kind=obligation.kind,
        modality=obligation.modality,
        force="not a party" if obligation.instrument == "lanzarote" else "binding",
        gap=diverges,
        status=status,
        direction="narrower" if status == "partly covered" else "",
        divergence=element.divergence if diverges else "",
        confidence=0.8,
        reason_id="sample",
        rules=("about:prostitution", "any:offer"),
        evidence=(_evidence(*proof),) if proof else (),
        trail=Trail(("offer", "advertise"), ("Пробный кодекс, 2025-07-16",), _nearest()) if not proof and law else None,
    )


def _evidence(eid: str, quote: str) -> Evidence:
    unit = next(u for u in UNITS if u[0] == eid)
    start = unit[5].index(quote)
    return Evidence(LAW, "ru", unit[3], eid, start, start + len(quote), quote)


def _nearest() -> tuple[NearMiss, ...]:
    return (NearMiss(LAW, "art_10__para_2", "ст. 10 ч. 2", "несколькими лицами вместе", 0.42),)


def _with_treaty_words(catalogue: Catalogue, finding: Finding) -> Finding:
    """Let the finding point at words of the digest: the element's own name where it stands there."""
    from dataclasses import replace

    obligation = next(o for o in catalogue.obligations if o.id == finding.obligation)
    word = finding.element.rpartition("/")[2].split("-")[0]
    for unit in catalogue.units:
        if unit.instrument == finding.instrument and unit.eid in obligation.eids:
            start = unit.digest.find(word)
            if start >= 0:
                return replace(finding, treaty=(TreatySpan(unit.eid, start, start + len(word), word, True),))
    return finding


def _profile() -> Profile:
    judgement = Judgement(
        "j1", "KZ", "opsc.3.1.b/offering", "not covered", "ACT", ("ст. 5",), "1997 edition", "Only pimps are punished.",
        "report, note 3",
    )  # fmt: skip
    return Profile(
        jurisdiction=Jurisdiction("KZ", "Kazakhstan", ("kk", "ru")),
        sources=(Source("report", "A country report", "2013"),),
        digests=(ProvisionDigest("KZ", LAW, "ст. 5", "Punishes keeping a brothel.", "1997 edition", "report, note 4"),),
        judgements=(judgement,),
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
