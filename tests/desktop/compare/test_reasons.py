"""Reasons are told from facts, in each language, with nothing left out."""

import re

import pytest
import yaml

import resources
from desktop.compare.reasons import languages, render

ENGLISH = yaml.safe_load(resources.read_text("i18n", "reasons", "en.yaml"))["reasons"]


def test_a_reason_is_a_sentence_of_its_facts():
    facts = {"age": 16, "asked": 18, "where": ["ст. 122 ч. 1"]}
    assert (
        render("partly.age", facts)
        == "The law protects persons under 16 only (art. 122(1)); the treaty protects everyone under 18."
    )


def test_concepts_are_told_by_their_names():
    facts = {"found": ["involve", "recruit"], "where": ["ст. 134 ч. 1"]}
    assert render("covered.found", facts) == "The law names this: involving, inducing, recruitment (art. 134(1))."
    told = render("covered.found", {"found": ["involve"], "where": ["ст. 134 ч. 1"]}, "ru")
    assert told == "Закон называет это прямо: вовлечение, склонение (ст. 134 ч. 1)."


@pytest.mark.parametrize(
    ("penalty", "english", "russian"),
    [
        ({"months": [36, 72]}, "imprisonment of 3 years to 6 years", "лишение свободы на срок от 3 лет до 6 лет"),
        ({"months": [0, 18]}, "imprisonment of up to 1 year 6 months", "лишение свободы на срок до 1 года 6 месяцев"),
        ({"months": [0, 252]}, "imprisonment of up to 21 years", "лишение свободы на срок до 21 года"),
        ({"months": [0, 0], "kinds": ["fine", "arrest"]}, "no imprisonment (fine, arrest)", None),
        ({"months": [180, 240], "life": True}, "imprisonment of 15 years to 20 years or life imprisonment", None),
    ],
)
def test_a_penalty_is_told_in_years_and_months(penalty, english, russian):
    facts = {"offences": [{**penalty, "at": "ст. 5 ч. 2"}]}
    assert f" {english} under art. 5(2)." in render("covered.penalty", facts)
    if russian:
        assert f" {russian} (ст. 5 ч. 2)." in render("covered.penalty", facts, "ru")


def test_an_unknown_language_is_told_in_english():
    assert render("open.practice", {}, "xx") == render("open.practice", {}, "en")


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_reason_with_the_same_facts(language):
    told = yaml.safe_load(resources.read_text("i18n", "reasons", f"{language}.yaml"))["reasons"]
    facts = {name: set(re.findall(r"{(\w+)}", text)) for name, text in told.items()}
    assert facts == {name: set(re.findall(r"{(\w+)}", text)) for name, text in ENGLISH.items()}
