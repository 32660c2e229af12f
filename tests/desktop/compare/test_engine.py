"""The comparison as a whole: proof, completeness, and what must never change."""

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.seed import load_catalogue
from desktop.compare.engine import FrameCache, compare

CODE = """
Статья 7. Действие уголовного закона в отношении лиц
1. Граждане, совершившие преступление за пределами страны, отвечают по этому кодексу.
Статья 10. Покушение
Ответственность наступает за покушение на любое преступление.
Статья 20. Торговля детьми
1. Продажа ребенка, а равно вербовка и перевозка несовершеннолетнего в целях эксплуатации –
наказываются лишением свободы от трех до восьми лет.
2. Те же деяния, совершенные:
а) с применением насилия;
б) неоднократно, –
наказываются лишением свободы на срок до десяти лет.
Примечание. Под эксплуатацией понимается занятие проституцией и рабский труд.
Статья 21. Проституция
1. Вовлечение несовершеннолетнего в занятие проституцией –
наказывается лишением свободы на срок до шести лет.
Статья 22. Половые преступления
Половое сношение с лицом, не достигшим шестнадцатилетнего возраста, –
наказывается лишением свободы на срок до пяти лет.
Статья 23. Материалы
1. Хранение в целях сбыта либо сбыт порнографических изображений детей –
наказывается лишением свободы на срок до четырех лет.
"""
WORDS = ["вербовка", "ребенка", "в", "целях", "эксплуатации", "наказывается", "лет", "не", "достигшим", "–", ";", "\n"]
RUSH = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="module")
def code(statute):
    return statute(CODE)


@pytest.fixture(scope="module")
def findings(catalogue, code):
    return compare(catalogue, [code], {})


def by_element(findings):
    return {finding.element: finding for finding in findings}


def test_every_element_has_a_finding_in_the_order_of_the_catalogue(catalogue, findings):
    assert [finding.element for finding in findings] == [element.id for element in catalogue.elements()]


def test_every_quotation_is_the_slice_of_the_stored_text(code, findings):
    texts = {unit.eid: unit.text for unit in code.provisions}
    quoted = [evidence for finding in findings for evidence in finding.evidence]
    assert len(quoted) > 100
    for evidence in quoted:
        assert evidence.quote == texts[evidence.eid][evidence.start : evidence.end] != ""
        assert evidence.prefix + evidence.quote + evidence.suffix in texts[evidence.eid]


def test_every_treaty_span_is_a_slice_of_the_words_shown(catalogue, findings):
    shown = {(unit.instrument, unit.eid): unit.shown for unit in catalogue.units}
    spans = [(finding.instrument, span) for finding in findings for span in finding.treaty]
    assert len(spans) > 700
    assert all(span.quote == shown[instrument, span.eid][span.start : span.end] for instrument, span in spans)


def test_a_judgement_has_words_or_a_trail(findings):
    for finding in findings:
        if finding.status in ("covered", "partly covered", "contrary"):
            assert finding.evidence
        if finding.status == "not covered":
            assert finding.trail.looked_for
            assert finding.trail.read == ("code (ru, 2020-01-01)",)


def test_a_divergence_carries_the_elements_code_and_an_agreement_none(catalogue, findings):
    codes = {element.id: element.divergence for element in catalogue.elements()}
    for finding in findings:
        diverges = finding.status in ("partly covered", "not covered", "contrary")
        code = "ACT" if finding.reason_id == "missing.conduct" else codes[finding.element]
        assert finding.divergence == (code if diverges else "")


def test_a_may_clause_is_no_gap(findings):
    assert {finding.gap for finding in findings if finding.modality == "may"} == {False}
    assert any(finding.gap for finding in findings)


def test_near_misses_of_an_absence_are_quoted(findings):
    trail = by_element(findings)["lanzarote.20.1.e/possessing"].trail
    missing = by_element(findings)["lanzarote.20.1.f/accessing"].trail
    assert trail.nearest == ()
    assert missing.nearest[0].pinpoint == "ст. 23 ч. 1"
    assert 0 < missing.nearest[0].score < 1


def test_an_extract_proves_what_it_says_and_nothing_by_its_silence(catalogue, statute):
    found = by_element(compare(catalogue, [statute(CODE, complete=False)], {}))
    assert found["opsc.3.1.b/procuring"].status == "covered"
    assert found["lanzarote.20.1.f/accessing"].status == "not assessed"
    assert found["lanzarote.20.1.f/accessing"].reason_id == "open.extract"


def test_without_the_law_nothing_is_judged_and_the_law_is_named(catalogue, statute):
    found = compare(catalogue, [statute(CODE, role="constitution")], {})
    assert {finding.status for finding in found} == {"not assessed"}
    assert by_element(found)["opsc.3.1.b/procuring"].facts == {"law": ["criminal-code"]}


def test_a_law_in_a_language_not_read_is_said_to_be_so(catalogue, statute):
    found = by_element(compare(catalogue, [statute(CODE, language="kk")], {}))
    assert found["opsc.3.1.b/procuring"].reason_id == "open.language"


def test_force_goes_into_each_finding(catalogue, code):
    found = compare(catalogue, [code], {"opsc": "binding"}, instruments=["opsc", "tp"])
    assert {(finding.instrument, finding.force) for finding in found} == {("opsc", "binding"), ("tp", "not a party")}


def test_one_obligation_alone_is_judged_as_in_the_whole(catalogue, code, findings):
    alone = compare(catalogue, [code], {}, obligation="opsc.3.1.b")
    assert alone == tuple(finding for finding in findings if finding.obligation == "opsc.3.1.b")


def test_the_same_input_gives_the_same_output_cached_or_not(catalogue, code, findings):
    cache = FrameCache()
    assert compare(catalogue, [code], {}, cache=cache) == findings
    assert compare(catalogue, [code], {}, cache=cache) == findings


def test_only_a_changed_article_is_read_again(catalogue, statute, code):
    cache = FrameCache()
    compare(catalogue, [code], {}, cache=cache)
    edited = statute(CODE.replace("Вовлечение", "Склонение путем обмана"))
    assert compare(catalogue, [edited], {}, cache=cache) == compare(catalogue, [edited], {})
    assert cache.size == 7


def test_deleting_the_words_of_a_finding_takes_the_finding_away(catalogue, code, findings):
    before = by_element(findings)
    for element in ("tp.3.c/recruitment", "opsc.3.1.b/procuring", "opsc.3.1.c/possessing", "tp.5.2.a/attempt"):
        words = before[element].evidence
        assert before[element].status == "covered"
        units = tuple(_without(unit, words) for unit in code.provisions)
        after = by_element(compare(catalogue, [replace(code, provisions=units)], {}))
        assert after[element].status != "covered"


def _without(unit, evidence):
    text = unit.text
    for words in sorted(evidence, key=lambda words: -words.start):
        if words.eid == unit.eid:
            text = text[: words.start] + text[words.end :]
    return replace(unit, text=text)


@RUSH
@given(seed=st.integers(0, 10_000))
def test_the_order_of_the_articles_does_not_matter(catalogue, code, findings, seed):
    groups = {}
    for unit in code.provisions:
        groups.setdefault(unit.eid.split("__")[0], []).append(unit)
    order = sorted(groups)
    random.Random(seed).shuffle(order)
    units = [unit for name in order for unit in groups[name]]
    moved = tuple(replace(unit, position=i) for i, unit in enumerate(units))
    assert compare(catalogue, [replace(code, provisions=moved)], {}) == findings


@RUSH
@given(words=st.lists(st.sampled_from(WORDS), max_size=60), noise=st.text(max_size=40))
def test_no_text_stops_the_engine(catalogue, statute, words, noise):
    text = f"Статья 1.\n1. {' '.join(words)} {noise.replace(chr(13), ' ')} –\nнаказывается арестом."
    law = statute(text)
    units = {unit.eid: unit.text for unit in law.provisions}
    for finding in compare(catalogue, [law], {}):
        assert all(words.quote == units[words.eid][words.start : words.end] for words in finding.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "ВерbовKa ребёнка" * 50,
        "\x00\u202eвербовка\u202c 👧🏽 ребенка",
        "вербовка " * 20_000,
        "\u0306" * 500 + "вербовка",
        "не достигшего " * 3_000,
        "продажа ребенка, а равно порнография " * 3_000,
    ],
    ids=[
        "latin letters",
        "NUL, right to left, emoji",
        "one long paragraph",
        "loose marks",
        "repeated opener",
        "thousands of clauses",
    ],
)
def test_hostile_paragraphs_are_read(catalogue, statute, text):
    law = statute(f"Статья 1.\n1. {text} –\nнаказывается арестом.")
    assert len(compare(catalogue, [law], {})) == len(catalogue.elements())


def test_a_may_obligation_more_changes_no_other_finding(ask, statute):
    test = {"about": ["prostitution"], "any": ["involve"]}
    one, two = ask(first=test), ask("may", first=test)
    both = replace(one, obligations=(*one.obligations, replace(two.obligations[0], id="x.2")))
    law = statute(CODE)
    assert compare(both, [law], {})[:1] == compare(one, [law], {})
    assert [finding.gap for finding in compare(both, [law], {})] == [False, False]


def test_every_concept_named_as_found_has_its_words_quoted(findings, statute):
    for finding in findings:
        for name in ("found", "limits"):
            for concept in finding.facts.get(name, ()):
                assert finding.evidence, (finding.element, concept)


def test_a_qualifier_of_a_missing_deed_says_that_the_deed_is_missing(findings):
    found = by_element(findings)["lanzarote.20.1.f/criminal-offence"]
    assert (found.reason_id, found.divergence, found.direction) == ("missing.conduct", "ACT", "silent")
