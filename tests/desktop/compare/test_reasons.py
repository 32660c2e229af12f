"""Reasons are told from facts, in each language, with nothing left out."""

import re

import pytest
import yaml

import resources
from desktop.compare.reasons import languages, render

ENGLISH = yaml.safe_load(resources.read_text("i18n", "reasons", "en.yaml"))["reasons"]


def test_a_reason_is_a_sentence_of_its_facts():
    assert render("partly.age", {"age": 16, "asked": 18}) == "Protects under 16 only; the treaty protects under 18."


def test_concepts_are_told_by_their_names():
    assert (
        render("covered.found", {"found": ["involve", "recruit"]})
        == "The law names it: involving, inducing, recruitment."
    )
    assert render("covered.found", {"found": ["involve"]}, "ru") == "Закон называет это: вовлечение, склонение."


def test_an_unknown_language_is_told_in_english():
    assert render("open.no-code", {}, "xx") == render("open.no-code", {}, "en")


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_reason_with_the_same_facts(language):
    told = yaml.safe_load(resources.read_text("i18n", "reasons", f"{language}.yaml"))["reasons"]
    facts = {name: set(re.findall(r"{(\w+)}", text)) for name, text in told.items()}
    assert facts == {name: set(re.findall(r"{(\w+)}", text)) for name, text in ENGLISH.items()}
