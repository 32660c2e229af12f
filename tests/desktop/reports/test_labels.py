from string import Formatter
from typing import get_args

import pytest

from db.catalogue_files import Modality, Theme
from db.errors import UsageError
from db.rows import DIVERGENCE_CODES, STATUSES, Direction, Force
from desktop.reports.labels import labels, languages


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_language_says_the_same_things():
    english = labels("en").texts
    for language in languages():
        other = labels(language).texts
        assert other.keys() == english.keys()
        for section, texts in english.items():
            assert other[section].keys() == texts.keys(), (language, section)
            for key, text in texts.items():
                assert fields(other[section][key]) == fields(text), (language, section, key)


@pytest.mark.parametrize("language", languages())
def test_every_value_of_the_domain_has_a_word(language):
    texts = labels(language).texts
    assert texts["status"].keys() == texts["meaning"].keys() == set(STATUSES)
    assert texts["code"].keys() == set(DIVERGENCE_CODES)
    assert texts["direction"].keys() == set(get_args(Direction)) - {""}
    assert texts["force"].keys() == {*get_args(Force), "unknown"}
    assert texts["theme"].keys() == set(get_args(Theme))
    assert texts["modality"].keys() == set(get_args(Modality))


@pytest.mark.parametrize(
    ("language", "iso", "shown"),
    [
        ("en", "2001-05-24", "24\xa0May 2001"),
        ("ru", "2001-05-24", "24\xa0мая 2001"),
        ("ru", "2001-05", "май 2001"),
        ("en", "2001", "2001"),
        ("en", "2026-01-05T10:00:00Z", "5\xa0January 2026"),
        ("en", "", ""),
    ],
)
def test_dates_are_in_words(language, iso, shown):
    assert labels(language).date(iso) == shown


def test_an_unknown_language_is_refused_with_the_choice():
    with pytest.raises(UsageError, match="en, ru"):
        labels("fr")
