"""Ages in English words and figures."""

import pytest

from desktop.compare.english.ages import ages
from desktop.compare.normalise import tokens


@pytest.mark.parametrize(
    ("text", "concept", "years"),
    [
        ("a girl under the age of sixteen years", "age-below", 16),
        ("a person below eighteen (18) years of age", "age-below", 18),
        ("who has not attained the age of 18", "age-below", 18),
        ("a person who has not completed fifteen years of age", "age-below", 15),
        ("a child aged eleven years or less", "age-below", 12),
        ("a person under 18", "age-below", 18),
        ("any person of or above the age of twenty-one years", "age-reached", 21),
        ("a person who has attained the age of eighteen years", "age-reached", 18),
    ],
)
def test_an_age_says_who_is_protected_or_who_is_liable(text: str, concept: str, years: int) -> None:
    assert [(spot.concept, spot.value) for spot in ages(tokens(text))] == [(concept, years)]


@pytest.mark.parametrize(
    "text",
    [
        "imprisonment for a term not exceeding sixteen years",
        "within eighteen months of the date",
        "a fine of 20 penalty units",
        "section 16 of this Act",
    ],
)
def test_terms_and_numbers_are_no_ages(text: str) -> None:
    assert ages(tokens(text)) == []
