import pytest
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


def shown(text: str, decisive: str, *, brief: bool = False) -> str:
    start = text.index(decisive)
    return "".join(run.text for run in quoted(text, [(start, start + len(decisive))], brief=brief))


FILLER = "Сад открыт днём для всех, кто пришёл. " * 14


@pytest.mark.parametrize("brief", [False, True])
@pytest.mark.parametrize(
    ("decisive", "last"),
    [
        ("Сторож", "если калитка открыта и сад не закрыт на зиму."),
        ("отвечает за яблоки", "если калитка открыта и сад не закрыт на зиму."),
        ("калитка открыта", "если калитка открыта и сад не закрыт на зиму."),
        ("Лодочник", "в случаях, когда река не замёрзла;"),
        ("Пекарь", "кроме праздников."),
        ("The miller", "provided that the wind blows."),
    ],
)
def test_no_quotation_ends_between_a_rule_and_its_condition(decisive: str, last: str, brief: bool):
    text = (
        FILLER + "Сторож сада отвечает за яблоки на ветках, если калитка открыта и сад не закрыт на зиму. "
        "Лодочник везёт детей через реку;\nв случаях, когда река не замёрзла;\nПекарь печёт хлеб;\n"
        "кроме праздников.\nThe miller grinds; provided that the wind blows. " + FILLER
    )
    quotation = shown(text, decisive, brief=brief)
    assert last in quotation
    rule = {"калитка открыта": "Сторож сада отвечает"}.get(decisive, decisive)
    assert rule in quotation
    assert quotation.count(LEFT_OUT) == 2


def test_the_least_that_is_quoted_is_a_limb():
    text = "Наказываются: кража яблок, слив и груш; порча забора; поджог. " + FILLER
    assert shown(text, "слив") == "«Наказываются: кража яблок, слив и груш; […]»"


def test_brackets_are_quoted_whole():
    text = "Передача сада (огорода, луга" + " и поля" * 70 + ") соседу без ведома хозяина, который уехал. " + FILLER
    assert "(огорода" in shown(text, "и поля")
    assert ") соседу" in shown(text, "огорода")


def test_whom_a_rule_is_about_is_not_cut_off():
    text = "Кто " + "и " * 260 + "берёт яблоки у соседа, заведомо спящего в саду, и груши, и сливы " + "и " * 90 + "."
    assert "заведомо спящего" in shown(text, "у соседа")
