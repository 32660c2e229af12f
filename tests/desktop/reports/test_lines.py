from hypothesis import given
from hypothesis import strategies as st

from desktop.reports.lines import Styled, break_lines
from desktop.reports.style import role_style

PLAIN, STRONG = role_style("plain", 8), role_style("strong", 9)
LETTERS = "абвгдеҚҢӘ ghijkl-/ \n"
texts = st.text(alphabet=LETTERS, max_size=300)
runs = st.lists(st.builds(Styled, texts, st.sampled_from([PLAIN, STRONG])), min_size=1, max_size=4)


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(runs, st.floats(20, 400))
def test_no_line_is_wider_than_its_box_and_no_letter_is_lost(styled, limit):
    lines = break_lines(styled, limit)
    assert all(line.width <= limit + 1e-6 for line in lines)
    assert squeezed("".join(line.text for line in lines)) == squeezed("".join(run.text for run in styled))


@given(runs, st.floats(20, 400))
def test_pieces_follow_each_other_without_overlap(styled, limit):
    for line in break_lines(styled, limit):
        x = 0.0
        for piece in line.pieces:
            assert piece.x >= x - 1e-6
            x = piece.x + piece.width


def test_a_word_of_five_hundred_letters_is_broken():
    lines = break_lines([Styled("ж" * 500, PLAIN)], 100)
    assert len(lines) > 10
    assert all(line.width <= 100 for line in lines)


def test_a_long_word_is_broken_after_its_hyphens_first():
    lines = break_lines([Styled("criminal-procedure-code-2014", PLAIN)], 75)
    assert [line.text for line in lines] == ["criminal-procedure-", "code-2014"]


def test_runs_without_a_space_between_them_stay_together():
    styled = [Styled("one two «", PLAIN), Styled("три", STRONG), Styled("».", PLAIN)]
    narrow = break_lines(styled, PLAIN.face.width("one two «три") * PLAIN.scale)
    assert [line.text for line in narrow] == ["one two", "«три»."]


def test_a_space_that_does_not_break_holds():
    lines = break_lines([Styled("on 24\xa0May", PLAIN)], PLAIN.face.width("on 24") * PLAIN.scale + 1)
    assert lines[0].text.strip() == "on"


def test_a_dash_does_not_begin_a_line():
    limit = PLAIN.face.width("один два") * PLAIN.scale + 1
    assert [line.text for line in break_lines([Styled("один два – три", PLAIN)], limit)] == ["один", "два –", "три"]


def test_line_feeds_begin_lines_and_an_empty_one_stays():
    assert [line.text for line in break_lines([Styled("a\n\nb", PLAIN)], 100)] == ["a", "", "b"]


def test_only_the_first_line_has_the_gap():
    lines = break_lines([Styled("a\nb", PLAIN)], 100, gap=3)
    assert [line.gap for line in lines] == [3, 0]


def test_figures_set_right_end_at_the_edge():
    (line,) = break_lines([Styled("421", PLAIN)], 100, align="right")
    assert line.width == 100
