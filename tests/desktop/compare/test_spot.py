"""Spotting: forms, gaps, ages, what hides what."""

import pytest

from desktop.compare.normalise import tokens
from desktop.compare.spot import spotter


def spots(text):
    words = tokens(text)
    return [(spot, text[words[spot.first].start : words[spot.last].end]) for spot in spotter("ru").spot(words)]


def concepts(text):
    return [spot.concept for spot, _ in spots(text)]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("с лицом, не достигшим шестнадцатилетнего возраста", 16),
        ("в отношении лица, заведомо не достигшего 14 лет, возраста ребёнка", 14),
        ("моложе восемнадцати лет", 18),
        ("в возрасте от шестнадцати до восемнадцати лет", 18),
        ("не достигшего 14-летнего возраста", 14),
    ],
)
def test_ages_in_words_and_figures(text, age):
    assert ("age-below", age) in [(spot.concept, spot.value) for spot, _ in spots(text)]


@pytest.mark.parametrize("text", ["на срок до шестнадцати лет", "лишением свободы до пяти лет", "в течение десяти лет"])
def test_terms_of_punishment_are_no_ages(text):
    assert "age-below" not in concepts(text)


def test_an_offender_who_has_reached_an_age_is_no_victim():
    assert "age-reached" in concepts("совершённое лицом, достигшим восемнадцатилетнего возраста")
    assert "age-below" not in concepts("совершённое лицом, достигшим восемнадцатилетнего возраста")


def test_a_genitive_names_no_deed():
    heads = {spot.concept: spot.heads for spot, _ in spots("хранение в целях распространения")}
    assert heads["possess"]
    assert not heads["distribute"]


def test_without_violence_is_no_violence():
    assert "violence" not in concepts("действия без применения насилия")


def test_the_child_of_a_carers_duty_is_no_victim():
    assert "minor" not in concepts("родителем, на которого возложены обязанности по воспитанию несовершеннолетнего")


def test_a_gap_does_not_cross_a_semicolon():
    assert "person-trade" not in concepts("купля-продажа земли; защита человека")


def test_latin_letters_in_russian_words_are_read():
    assert "recruit" in concepts("вербoвкa")  # two Latin letters


def test_spans_are_of_the_original_text_with_soft_hyphens():
    text = "Вербов\u00adка  и пере\u00adвозка"
    assert [quote for spot, quote in spots(text) if spot.concept == "recruit"] == ["Вербов\u00adка"]
