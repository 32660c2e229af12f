"""The what-if: the same as a full comparison, and nothing that need not be judged again."""

import random
from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.rows import Expression, LawText
from db.seed import load_catalogue
from desktop.compare.engine import FrameCache, compare
from desktop.compare.whatif import WhatIf, with_units
from desktop.importers.draft import cites_of, draft_of, units_of_draft, within
from desktop.importers.registry import read_document, read_text

CODE = """
Уголовный кодекс

Статья 4. Тяжесть

Преступлением небольшой тяжести признается деяние, наказание за которое не превышает двух лет лишения свободы.

Статья 7. Покушение

Уголовная ответственность наступает за покушение на любое преступление.

Статья 20. Торговля детьми

1. Продажа ребенка, а равно вербовка и перевозка несовершеннолетнего в целях эксплуатации –

наказываются лишением свободы от трех до восьми лет.

2. Те же деяния, совершенные:

1) с применением насилия;

2) неоднократно, –

наказываются лишением свободы на срок до десяти лет.

Примечание. Под эксплуатацией понимается занятие проституцией и рабский труд.

Статья 21. Проституция

Вовлечение несовершеннолетнего в занятие проституцией –

наказывается лишением свободы на срок до шести лет.

Статья 22. Половые преступления

Половое сношение с лицом, не достигшим шестнадцатилетнего возраста, –

наказывается лишением свободы на срок до пяти лет.

Статья 23. Материалы

Хранение в целях сбыта либо сбыт порнографических изображений детей –

наказывается лишением свободы на срок до четырех лет.
"""
WORDS = [
    "вербовка", "сбыт", "ребенка", "несовершеннолетнего", "взрослого", "в целях", "эксплуатации", "проституцией", "лет",
    "не достигшего восемнадцати лет", "не достигшим двенадцати лет", "небольшой тяжести", "не превышает пяти лет", "–",
    "с применением насилия", "наказывается", "понимается", "порнографических изображений", ";", "\n\n", "\n\n3) ",
]  # fmt: skip
RUSH = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def law_of(provisions, language="ru"):
    about = Expression(1, "XX/code", "code", "XX", "Code", "criminal-code", language, "2020-01-01", True, "")
    return LawText(about, tuple(provisions))


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="module")
def code():
    return law_of(read_text(CODE, language="ru").provisions)


@pytest.fixture(scope="module")
def cache():
    return FrameCache()


@pytest.fixture(scope="module")
def whatif(catalogue, code, cache):
    return WhatIf(catalogue, [code], {"opsc": "binding"}, cache=cache)


def unit_of(law, eid):
    return next(unit for unit in law.provisions if unit.eid == eid)


def redrafted(whatif, law, eid, change):
    unit = unit_of(law, eid)
    return whatif.redraft(law, within(law, unit), units_of_draft(law, unit, change(draft_of(law, unit))))


def test_the_base_is_a_full_comparison(catalogue, code, whatif):
    assert whatif.findings == compare(catalogue, [code], {"opsc": "binding"})


@RUSH
@given(
    edits=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 6), st.sampled_from(WORDS)), max_size=4),
    data=st.data(),
)
def test_an_edit_gives_what_a_full_comparison_gives(catalogue, code, cache, whatif, edits, data):
    unit = data.draw(st.sampled_from([each for each in code.provisions if each.kind in ("article", "note", "wrapup")]))
    words = draft_of(code, unit).split(" ")
    for place, cut, word in edits:
        at = place % (len(words) + 1)
        words[at : at + cut] = [word]
    new = [replace(each, text=" ".join(words)) if each.eid == unit.eid else each for each in within(code, unit)[:1]]
    outcome = whatif.redraft(code, within(code, unit), new)
    assert outcome.findings == compare(catalogue, [outcome.law], {"opsc": "binding"}, cache=cache)


@RUSH
@given(seed=st.integers(0, 10**6), text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_a_draft_read_into_units_gives_what_a_full_comparison_gives(catalogue, code, cache, whatif, seed, text):
    article = random.Random(seed).choice([each for each in code.provisions if each.kind == "article"])
    outcome = redrafted(whatif, code, article.eid, lambda old: f"{old}\n\n{' '.join(text)}")
    assert outcome.findings == compare(catalogue, [outcome.law], {"opsc": "binding"}, cache=cache)


@pytest.mark.parametrize(
    ("eid", "old", "new"),
    [
        ("art_4", "двух", "пяти"),  # the gravity from which attempts count, for all offences
        ("art_22", "шестнадцатилетнего", "четырнадцатилетнего"),  # the age of consent, for all offences
        ("art_20__note", "проституцией", "земледелием"),  # a definition that other parts rest on
    ],
)
def test_what_holds_for_all_offences_is_judged_for_all(catalogue, code, whatif, eid, old, new):
    outcome = redrafted(whatif, code, eid, lambda text: text.replace(old, new))
    assert outcome.findings == compare(catalogue, [outcome.law], {"opsc": "binding"})
    assert outcome.judged > 10


def test_the_old_words_restore_the_old_findings_and_judge_nothing(code, whatif):
    for unit in code.provisions:
        outcome = redrafted(whatif, code, unit.eid, lambda text: text)
        assert (outcome.law, outcome.findings, outcome.changes, outcome.judged) == (code, whatif.findings, (), 0)


def test_an_edit_leaves_the_base_as_it_was(catalogue, code, whatif):
    redrafted(whatif, code, "art_21", lambda text: text.replace("Вовлечение", "Склонение"))
    assert whatif.findings == compare(catalogue, [code], {"opsc": "binding"})


def test_taking_an_article_out_opens_what_it_met(catalogue, code, whatif):
    outcome = redrafted(whatif, code, "art_21", lambda _: "")
    assert outcome.findings == compare(catalogue, [outcome.law], {"opsc": "binding"})
    opened = {change.finding.element for change in outcome.changes if change.kind == "opened"}
    assert "opsc.3.1.b/procuring" in opened


def test_only_what_the_edit_can_touch_is_judged_again(code, whatif):
    words = redrafted(whatif, code, "art_23", lambda text: text.replace("четырех", "пяти"))
    assert 0 < words.judged < len(whatif.findings) // 4


def test_an_english_act_is_judged_as_in_full(catalogue):
    words = (
        "Example Act\n\nSection 1. Sale\n\nAny person who sells a child commits an offence and is liable to "
        "imprisonment for ten years.\n\nSection 2. Title\n\nThis Act may be cited as the Example Act."
    )
    act = law_of(read_text(words, language="en").provisions, "en")
    whatif = WhatIf(catalogue, [act], {})
    first = next(unit for unit in act.provisions if unit.kind == "section")
    outcome = redrafted(whatif, act, first.eid, lambda text: text.replace("sells", "paints"))
    assert outcome.findings == compare(catalogue, [outcome.law], {})
    assert outcome.changes


def test_new_units_stand_where_the_old_ones_stood(code):
    unit = unit_of(code, "art_20__para_2")
    new = units_of_draft(
        code, unit, f"{draft_of(code, unit)}".replace("2) неоднократно", "2) группой лиц;\n\n3) неоднократно")
    )
    edited = with_units(code, within(code, unit), new)
    numbers = [each.pinpoint for each in edited.provisions if each.eid.startswith("art_20__para_2__point")]
    assert numbers == ["ст. 20 ч. 2 п. 1", "ст. 20 ч. 2 п. 2", "ст. 20 ч. 2 п. 3"]
    assert [each.position for each in edited.provisions] == sorted(each.position for each in edited.provisions)
    assert {each.eid for each in code.provisions} <= {each.eid for each in edited.provisions}


@pytest.mark.corpus
def test_edits_of_a_real_code_equal_full_comparisons(catalogue, shared_texts):
    law = law_of(read_document(shared_texts / "kazakhstan" / "kz_criminal_code_2014_ru.txt").provisions)
    cache, cites = FrameCache(), cites_of(law)
    whatif = WhatIf(catalogue, [law], {}, cache=cache)
    chosen = ("11", "24", "120", "122", "128", "134", "135", "144", "308", "312")
    articles = [unit for unit in law.provisions if unit.kind == "article" and unit.number in chosen]
    changed = 0
    for unit in islice(articles, len(chosen)):
        words = draft_of(law, unit).replace("несовершеннолетн", "взросл").replace("пяти", "двух")
        outcome = whatif.redraft(law, within(law, unit), units_of_draft(law, unit, words, cites))
        assert outcome.findings == compare(catalogue, [outcome.law], {}, cache=cache), unit.pinpoint
        changed += bool(outcome.changes)
    assert changed >= 5
