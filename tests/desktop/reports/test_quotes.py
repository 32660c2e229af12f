from hypothesis import given
from hypothesis import strategies as st

from desktop.reports.quotes import LEFT_OUT, quoted

WORDS = st.lists(st.text(alphabet="абвгде", min_size=1, max_size=9), min_size=1, max_size=220)


@st.composite
def texts_with_spans(draw):
    text = draw(st.sampled_from([" ", ". ", "; ", "\n"])).join(draw(WORDS))
    places = st.integers(0, len(text) - 1)
    starts = draw(st.lists(places, max_size=5))
    return text, [(start, min(len(text), start + draw(st.integers(1, 40)))) for start in starts]


def words(runs):
    """The quoted words, in pieces parted by what was left out."""
    inner = runs[1:-1]
    return "".join("\0" if run.role == "muted" else run.text for run in inner).strip("\0").split("\0")


@given(texts_with_spans(), st.booleans())
def test_every_passage_is_a_slice_of_the_text_in_order(case, brief):
    text, spans = case
    place = 0
    for passage in words(quoted(text, spans, brief=brief)):
        found = text.find(passage, place)
        assert found >= 0
        place = found + len(passage)


@given(texts_with_spans(), st.booleans())
def test_the_words_that_decide_are_all_quoted(case, brief):
    text, spans = case
    runs = quoted(text, spans, brief=brief)
    decisive = "".join(run.text for run in runs if run.role == "match")
    assert len(decisive) == len({place for start, end in spans for place in range(start, end)})


def test_a_short_text_is_quoted_whole():
    assert words(quoted("Кто крадёт, наказывается.", [(0, 3)])) == ["Кто крадёт, наказывается."]


def test_what_is_left_out_is_marked_at_both_ends():
    text = "слово " * 200
    shown = "".join(run.text for run in quoted(text, [(600, 605)]))
    assert shown.count(LEFT_OUT) == 2


def test_marks_follow_the_script():
    assert quoted("слово")[0].text == "«"
    assert quoted("word")[0].text == "“"


def test_a_repeated_quotation_is_shorter():
    text = "слово " * 200
    assert len("".join(r.text for r in quoted(text, [(600, 605)], brief=True))) < 140
