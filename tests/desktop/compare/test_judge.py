"""Judging: each kind of test over small statutes of our own."""

from dataclasses import replace

import pytest

from db.errors import InputError
from desktop.compare.engine import compare
from desktop.compare.tests_of_law import parse_test

SUPPLY = "Вовлечение несовершеннолетнего в занятие проституцией –\nнаказывается лишением свободы на срок до шести лет."


@pytest.fixture
def status(statute, ask):
    def judge(text, test, **law):
        (finding,) = compare(ask(element=test), [statute(f"Статья 1. Деяние\n{text}", **law)], {"x": "binding"})
        return finding.status, finding.reason_id

    return judge


def test_a_named_deed_is_covered(status):
    assert status(f"1. {SUPPLY}", {"about": ["prostitution"], "any": ["involve"]}) == ("covered", "covered.found")


def test_a_deed_that_is_only_an_end_is_not_named(status):
    text = "1. Хранение порнографических предметов в целях сбыта –\nнаказывается арестом."
    assert status(text, {"about": ["pornography"], "any": ["distribute"]})[0] == "not covered"


def test_what_comes_near_is_partly_covered(status):
    test = {"about": ["prostitution"], "any": ["offer"], "partly": ["involve"]}
    assert status(f"1. {SUPPLY}", test) == ("partly covered", "partly.near")


def test_an_age_limit_below_the_treatys_is_partly_covered(status):
    text = "1. Продажа ребенка, не достигшего четырнадцатилетнего возраста –\nнаказывается арестом."
    text = text.replace("ребенка", "лица")
    assert status(text, {"about": ["person-trade"], "any": ["buy-sell"], "age": 18}) == ("partly covered", "partly.age")


def test_an_older_child_protected_like_an_adult_only_is_partly_covered(status):
    text = """
    1. Вовлечение в занятие проституцией –
    наказывается арестом.
    2. То же деяние в отношении лица, не достигшего шестнадцатилетнего возраста, –
    наказывается арестом.
    """
    test = {"about": ["prostitution"], "any": ["involve"], "age": 18}
    assert status(text, test) == ("partly covered", "partly.age")


def test_no_age_line_protects_every_child(status):
    text = "1. Вовлечение в занятие проституцией –\nнаказывается арестом."
    test = {"about": ["prostitution"], "any": ["involve"], "age": 18}
    assert status(text, test) == ("covered", "covered.no-age-line")


MEANS = {"about": ["prostitution"], "any": ["involve"], "forbids": ["violence", "deceit"]}


def test_a_means_of_an_aggravated_part_is_not_asked_of_the_basic_offence(status):
    text = f"1. {SUPPLY}\n2. То же деяние, совершенное путем обмана, –\nнаказывается арестом."
    assert status(text, MEANS) == ("covered", "covered.limits-free")


def test_a_means_that_the_only_offence_asks_for_defeats_the_element(status):
    text = "1. Вовлечение в занятие проституцией путем обмана –\nнаказывается арестом."
    assert status(text, MEANS) == ("not covered", "missing.condition-asked")


def test_repetition_in_the_basic_offence_defeats_one_act_suffices(status):
    test = {"about": ["prostitution"], "any": ["involve"], "forbids": ["repetition"]}
    text = "1. Систематическое вовлечение в занятие проституцией –\nнаказывается арестом."
    assert status(text, test)[0] == "not covered"


def test_what_narrows_makes_it_partly_covered(status):
    text = "1. Хранение порнографических предметов в целях сбыта –\nнаказывается арестом."
    test = {"about": ["pornography"], "any": ["possess"], "narrowed_by": ["distribution-purpose"]}
    assert status(text, test) == ("partly covered", "partly.narrowed")


ENDS = {"about": ["person-trade"], "any": ["recruit"], "purpose": ["slavery"]}
RECRUIT = "1. Вербовка и передача человека в целях эксплуатации –\nнаказывается арестом.\n"


def test_a_purpose_is_followed_into_its_definition(status):
    text = f"{RECRUIT}Примечание. Под эксплуатацией понимается рабский труд."
    assert status(text, ENDS) == ("covered", "covered.purpose")


def test_an_undefined_purpose_says_nothing_of_the_end(status):
    assert status(RECRUIT, ENDS) == ("not covered", "missing.purpose")


def test_an_end_that_only_aggravates_is_partly_covered(status):
    text = f"{RECRUIT}2. То же деяние в целях обращения в рабство –\nнаказывается арестом."
    assert status(text, ENDS) == ("partly covered", "partly.purpose-aggravated")


def test_a_deed_without_any_purpose_meets_every_purpose(status):
    text = "1. Продажа ребенка –\nнаказывается арестом."
    test = {"about": ["person-trade"], "any": ["buy-sell"], "purpose": ["organs"]}
    assert status(text, test) == ("covered", "covered.any-purpose")


NATIONALS = {
    "topic": "jurisdiction",
    "any": ["nationals-abroad"],
    "forbids": ["double-criminality"],
    "if_found": "contrary",
}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("отвечают по этому кодексу", "covered"),
        ("отвечают, если деяние признано преступлением в государстве, где совершено", "contrary"),
    ],
)
def test_double_criminality_is_contrary(statute, ask, words, expected):
    heading = "Статья 2. Действие уголовного закона в пространстве"
    text = f"{heading}\nГраждане, совершившие преступление за пределами страны, {words}."
    (finding,) = compare(ask(element=NATIONALS), [statute(text)], {})
    assert finding.status == expected


def test_attempt_counts_only_for_offences_that_are_grave_enough(statute, ask):
    text = """
    Статья 1. Категории
    Преступлениями небольшой тяжести признаются деяния, наказание за которые не превышает трех лет лишения свободы.
    Статья 2. Покушение
    Ответственность наступает за покушение на преступление средней тяжести и тяжкое преступление.
    Статья 3.
    1. Вовлечение в занятие проституцией –
    наказывается лишением свободы на срок до двух лет.
    """
    test = {
        "in": ["general", "definition"],
        "any": ["attempt"],
        "attempt_at": {"about": ["prostitution"], "any": ["involve"]},
    }
    (finding,) = compare(ask(element=test), [statute(text)], {})
    assert (finding.status, finding.reason_id) == ("partly covered", "partly.attempt")
    assert finding.facts["longest"] == {"months": [0, 24]}
    assert finding.facts["floor"] == {"months": [0, 36]}
    assert finding.facts["where"] == ["ст. 2", "ст. 3 ч. 1"]


def test_each_has_to_hold(status):
    parts = [{"about": ["prostitution"], "any": ["involve"]}, {"about": ["pornography"], "any": ["produce"]}]
    assert status(f"1. {SUPPLY}", {"each": parts}) == ("partly covered", "partly.some")


def test_what_is_lacking_is_named(statute, ask):
    parts = [{"about": ["prostitution"], "any": ["involve"]}, {"about": ["pornography"], "any": ["produce"]}]
    (finding,) = compare(ask(element={"each": parts}), [statute(f"Статья 1.\n1. {SUPPLY}")], {})
    assert finding.facts == {"lacking": ["pornography"], "where": ["ст. 1 ч. 1"]}


def test_an_exemption_spoils(status):
    text = (
        "1. Половое сношение с лицом, не достигшим шестнадцатилетнего возраста, –\nнаказывается арестом.\n"
        "Примечание. Виновный освобождается, если вступил в брак с потерпевшей."
    )
    test = {
        "about": ["intercourse"], "if_found": "partly covered",
        "unless": {"about": ["marriage-exemption"], "in": ["definition", "general"]},
    }  # fmt: skip
    assert status(text, test) == ("partly covered", "missing.exempted")


def test_an_exemption_in_another_article_spoils_nothing(statute, ask):
    text = """
    Статья 1.
    1. Половое сношение с лицом, не достигшим шестнадцатилетнего возраста, –
    наказывается арестом.
    Статья 2.
    Виновный в краже освобождается, если вступил в брак с потерпевшей.
    """
    test = {"about": ["intercourse"], "unless": {"about": ["marriage-exemption"], "in": ["definition", "general"]}}
    (finding,) = compare(ask(element=test), [statute(text)], {})
    assert finding.status == "covered"


def test_the_age_of_consent_is_the_laws_own(status):
    text = """
    1. Половое сношение с лицом, не достигшим шестнадцатилетнего возраста, –
    наказывается арестом.
    2. Развратные действия в отношении лица, не достигшего четырнадцатилетнего возраста, –
    наказываются арестом.
    """
    assert status(text, {"about": ["lewd-act"], "victim": True, "age": "consent"}) == ("partly covered", "partly.age")


def test_a_test_with_an_unknown_key_names_the_element():
    with pytest.raises(InputError, match=r"x\.1/a: test: some is no key"):
        parse_test("x.1/a", {"some": ["involve"]})


def test_a_notion_without_a_definition_is_said_to_be_undefined(status):
    test = {
        "about": ["pornography"], "in": ["definition"], "defines": ["pornography"], "states": ["sexual-organs"],
        "partly": {"in": ["basic"], "victim": True, "any": ["produce"]},
    }  # fmt: skip
    offence = "1. Изготовление детской порнографии –\nнаказывается арестом."
    note = "\nПримечание. Под порнографией понимается показ половых органов."
    assert status(offence, test) == ("partly covered", "partly.undefined")
    assert status(offence + note, test) == ("covered", "covered.found")


def test_the_same_purposes_bind_the_deeds_that_refer_to_them(status):
    text = "1. Продажа человека с целью пересадки органов, а равно вербовка в этих целях –\nнаказываются арестом."
    assert status(text, ENDS) == ("not covered", "missing.purpose")


def test_an_end_that_the_lexicon_does_not_know_still_binds(status):
    text = "1. Вербовка человека с целью участия в обрядах –\nнаказывается арестом."
    test = {"about": ["recruit"], "any": ["recruit"], "purpose": ["slavery"]}
    assert status(text, test) == ("not covered", "missing.purpose")


def test_a_rule_under_which_a_person_goes_free_is_no_support(statute, ask):
    text = """
    Статья 1. Добровольный отказ
    Пособник преступления не подлежит уголовной ответственности, если предотвратил его.
    """
    (finding,) = compare(ask(element={"any": ["helper"], "in": ["general", "definition"]}), [statute(text)], {})
    assert finding.status == "not covered"


def test_the_territory_of_another_state_is_no_territory(statute, ask):
    heading = "Статья 2. Действие уголовного закона в пространстве"
    text = f"{heading}\nСолдат, совершивший преступление на территории другого государства, отвечает дома."
    (finding,) = compare(ask(element={"topic": "jurisdiction", "any": ["territory-of-state"]}), [statute(text)], {})
    assert finding.status == "not covered"


def test_an_offence_against_children_alone_does_not_protect_everyone(status):
    test = {"about": ["person-trade"], "any": ["buy-sell"], "everyone": True}
    assert status("1. Продажа ребенка –\nнаказывается арестом.", test)[0] == "not covered"
    assert status("1. Продажа человека –\nнаказывается арестом.", test)[0] == "covered"


def test_a_penalty_is_told_for_each_offence_and_for_the_gravest_form(statute, ask):
    text = """
    Статья 1. Деяние
    1. Вовлечение несовершеннолетнего в занятие проституцией –
    наказывается лишением свободы сроком от трех до шести лет.
    2. То же деяние, совершенное группой, –
    наказывается лишением свободы на срок до двенадцати лет либо пожизненным лишением свободы.
    """
    test = {"about": ["prostitution"], "any": ["involve"], "penalty": "criminal"}
    (finding,) = compare(ask(element=test), [statute(text)], {})
    assert finding.reason_id == "covered.penalty-graver"
    assert [(each["at"], each["months"]) for each in finding.facts["offences"]] == [("ст. 1 ч. 1", [36, 72])]
    assert (finding.facts["gravest"]["at"], finding.facts["gravest"]["life"]) == ("ст. 1 ч. 2", True)


def test_what_only_another_branch_provides_is_partly_covered(statute, ask):
    text = "Статья 1. Общее\nЮридическое лицо несет ответственность за проступок."
    test = {"any": ["legal-person-liable"], "in": ["general", "definition"], "elsewhere": "partly covered"}
    both = ("criminal-code", "administrative-offences-code")
    catalogue = ask(element=test)
    (duty,) = catalogue.obligations
    duty = replace(duty, elements=tuple(replace(element, lives_in=both) for element in duty.elements))
    catalogue = replace(catalogue, obligations=(duty,))
    (finding,) = compare(catalogue, [statute(text, role="administrative-offences-code")], {})
    assert (finding.status, finding.reason_id) == ("partly covered", "partly.elsewhere")
    (silent,) = compare(catalogue, [statute("Статья 1. Общее\nНет.", role="criminal-code")], {})
    assert (silent.reason_id, silent.facts["law"]) == ("open.branch", ["administrative-offences-code"])
