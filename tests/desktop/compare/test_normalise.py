"""One spelling, and exactly back."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.compare.normalise import normalise, tokens


def test_quotes_dashes_and_spaces_become_one():
    assert normalise("«а»\u00a0– “б” — ё").text == '"а" – "б" – е'


def test_a_combining_mark_is_joined_and_mapped_back():
    text = "и\u0306од"  # й in two code points
    normal = normalise(text)
    assert normal.text == "йод"
    assert text[slice(*normal.original(0, 1))] == "и\u0306"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_every_token_lies_in_the_text_and_in_order(text):
    found = tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)


@given(st.text(alphabet="абвг \u00ad\u0306\u200bёй«»", max_size=40))
def test_a_token_stands_in_its_slice(text):
    for token in tokens(text):
        assert token.word in normalise(text[token.start : token.end]).text.lower()
