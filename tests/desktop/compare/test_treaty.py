"""The words of the treaty side."""

from dataclasses import replace

import pytest

from db.seed import load_catalogue
from desktop.compare.treaty import TreatyWords


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def spans(catalogue, element_id):
    words = TreatyWords(catalogue)
    for duty in catalogue.obligations:
        for element in duty.elements:
            if element.id == element_id:
                return words.spans(duty, element)
    raise AssertionError(element_id)


@pytest.mark.parametrize(
    ("element", "stem"),
    [
        ("tp.3.c/harbouring", "harbour"),
        ("opsc.3.1.b/offering", "offer"),
        ("lanzarote.23/ict", "communication technolog"),
    ],
)
def test_an_element_is_found_by_its_name_in_the_digest(catalogue, element, stem):
    (first, *_) = spans(catalogue, element)
    assert stem in first.quote.lower()
    assert first.digest


def test_the_authentic_text_is_read_where_it_is_there(catalogue):
    units = tuple(replace(unit, text="Whoever is harbouring a child.") for unit in catalogue.units)
    (span,) = spans(replace(catalogue, units=units), "tp.3.c/harbouring")
    assert (span.quote, span.digest) == ("harbouring", False)


def test_most_elements_have_words_on_the_treaty_side(catalogue):
    words = TreatyWords(catalogue)
    found = [bool(words.spans(duty, element)) for duty in catalogue.obligations for element in duty.elements]
    assert sum(found) / len(found) > 0.9
