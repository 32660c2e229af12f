from hypothesis import given
from hypothesis import strategies as st

from desktop.reports.lines import Line, Piece
from desktop.reports.pages import paginate
from desktop.reports.slabs import Box, Slab, cut
from desktop.reports.style import LANDSCAPE, role_style

STYLE = role_style("plain", 8)


def line(name: str, gap: float = 0.0) -> Line:
    return Line((Piece(0, 10, STYLE, name),), 10, 100, gap)


def slab(number: int, lines: int, *, keep: bool = False, carry: tuple[Slab, ...] = (), starts: bool = False) -> Slab:
    box = Box(0, [line(f"{number}.{place}", 2 if place % 5 == 0 else 0) for place in range(lines)])
    return Slab((box,), gap=4, above=3, below=3, keep=keep, carry=carry, starts_page=starts)


def names(page) -> list[str]:
    return [thing.item.text for thing in page.placed if isinstance(thing.item, Line)]


def slab_of(name: str) -> int:
    return int(name.partition(".")[0])


HEAD = slab(-1, 1)
plans = st.lists(st.tuples(st.integers(1, 130), st.booleans(), st.booleans()), min_size=1, max_size=30)


def built(plan) -> list[Slab]:
    # A heading that is kept is as short as headings are.
    return [
        slab(number, min(lines, 3) if keep else lines, keep=keep, carry=(HEAD,), starts=starts)
        for number, (lines, keep, starts) in enumerate(plan)
    ]


@given(plans)
def test_every_line_is_set_once_in_order_inside_the_page(plan):
    slabs = built(plan)
    pages = list(paginate(slabs, LANDSCAPE))
    found = [name for page in pages for name in names(page) if slab_of(name) >= 0]
    assert found == [item.text for each in slabs for item in each.boxes[0].lines]
    for page in pages:
        for thing in page.placed:
            if isinstance(thing.item, Line):
                assert thing.y + thing.item.height <= LANDSCAPE.height - LANDSCAPE.bottom + 1e-6


@given(plans)
def test_a_cut_leaves_two_lines_on_either_side(plan):
    slabs = built(plan)
    for page in paginate(slabs, LANDSCAPE):
        shown = [slab_of(name) for name in names(page)]
        for number in set(shown) - {-1}:
            whole = len(slabs[number].boxes[0].lines)
            assert shown.count(number) == whole or shown.count(number) >= 2


@given(st.lists(st.tuples(st.integers(1, 60), st.booleans()), min_size=1, max_size=40))
def test_a_heading_is_never_alone_at_a_foot(plan):
    plan = [(lines, keep and not plan[place - 1][1]) for place, (lines, keep) in enumerate(plan)]
    slabs = built([(lines, keep, False) for lines, keep in plan])
    pages = list(paginate(slabs, LANDSCAPE))
    for page in pages[:-1]:
        assert not slabs[slab_of(names(page)[-1])].keep


def test_what_is_carried_returns_on_each_page_that_a_slab_goes_on_to():
    pages = list(paginate([slab(0, 120, carry=(HEAD,))], LANDSCAPE))
    assert len(pages) > 2
    assert [names(page)[0] for page in pages] == ["0.0", *["-1.0"] * (len(pages) - 1)]


def test_a_slab_that_begins_a_page_does():
    pages = list(paginate([slab(0, 1), slab(1, 1, starts=True)], LANDSCAPE))
    assert [names(page) for page in pages] == [["0.0"], ["1.0"]]


def test_the_gap_falls_away_at_the_top():
    (page,) = paginate([slab(0, 1)], LANDSCAPE)
    assert page.placed[0].y == LANDSCAPE.top + 3


def test_a_cut_does_not_part_a_paragraph_of_three_lines():
    box = Box(0, [line("a1"), line("a2"), line("a3"), line("b1", 2), line("b2"), line("b3"), line("b4")])
    head, tail = cut(Slab((box,)), 10 * 5 + 3) or (None, None)
    assert [item.text for item in head.boxes[0].lines] == ["a1", "a2", "a3", "b1", "b2"]
    head, tail = cut(Slab((box,)), 10 * 4 + 3) or (None, None)
    assert [item.text for item in head.boxes[0].lines] == ["a1", "a2", "a3"]
    assert [item.text for item in tail.boxes[0].lines] == ["b1", "b2", "b3", "b4"]


def test_a_slab_too_short_to_cut_is_left_whole():
    assert cut(slab(0, 3), 25) is None
