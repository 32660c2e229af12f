"""Penalties in English words."""

import pytest

from desktop.compare.english.sanctions import read_penalty


@pytest.mark.parametrize(
    ("text", "months", "longest"),
    [
        ("is liable to imprisonment for a term not exceeding fourteen years", (0, 168), 168),
        ("liable to imprisonment for 18 months or to a fine", (0, 18), 18),
        ("imprisonment for not less than two years and not more than ten (10) years", (24, 120), 120),
        ("shall be sentenced to imprisonment for life", (0, 0), 600),
        ("shall suffer the penalty of prision mayor", (0, 144), 144),
        ("liable to a fine of five thousand dollars", (0, 0), 0),
    ],
)
def test_terms_are_read_in_months(text: str, months: tuple[int, int], longest: int) -> None:
    sanction = read_penalty(text)
    assert sanction is not None
    assert (sanction.months, sanction.longest) == (months, longest)


def test_the_age_of_a_victim_is_no_term() -> None:
    sanction = read_penalty("where the child is under twelve years, imprisonment for seven years")
    assert sanction is not None
    assert sanction.longest == 84


def test_a_rule_without_a_penalty_has_none() -> None:
    assert read_penalty("A person shall not pick another person's roses.") is None
