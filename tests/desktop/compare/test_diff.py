"""The differ: valid always, minimal where it is small, quick where it is not."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from desktop.compare import diff
from desktop.compare.diff import match, rising

MANY = 200_000


def changed(old, new, blocks):
    return len(old) + len(new) - 2 * sum(block.size for block in blocks)


def assert_valid(old, new, blocks):
    assert all(block.size > 0 and old[block.i :][: block.size] == new[block.j :][: block.size] for block in blocks)
    for first, second in pairwise(blocks):
        assert first.i + first.size <= second.i
        assert first.j + first.size <= second.j
        assert (first.i + first.size, first.j + first.size) != (second.i, second.j)


@given(st.text("abcd", max_size=40), st.text("abcd", max_size=40))
def test_small_sequences_are_solved_exactly(old, new):
    blocks = match(old, new)
    assert_valid(old, new, blocks)
    assert changed(old, new, blocks) == Indel.distance(old, new)


@given(st.lists(st.integers(0, 30), max_size=80), st.lists(st.integers(0, 30), max_size=80), st.integers(0, 60))
def test_blocks_are_valid_whatever_is_solved_exactly(old, new, exact):
    assert_valid(old, new, match(old, new, exact=exact))


@given(st.lists(st.integers(0, 9), max_size=60), st.randoms(use_true_random=False))
def test_pieces_are_valid_where_nothing_is_unique(old, rng):
    new = [rng.randrange(10) for _ in range(60)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(diff, "CELLS", 50)
        patch.setattr(diff, "_DEPTH", 2)
        assert_valid(old, new, match(old, new, exact=0))


def test_unique_items_in_another_order_keep_the_longest_rising_run():
    assert rising([(0, 5), (1, 1), (2, 2), (3, 9), (4, 3)]) == [(1, 1), (2, 2), (4, 3)]
    assert rising([]) == []


def words(choose):
    return [choose(place) for place in range(MANY)]


RANDOM = random.Random(3)
HARD = {
    "all equal": (words(str), words(str)),
    "all different": (words(str), words(lambda n: f"x{n}")),
    "the same word": (["a"] * MANY, ["a"] * (MANY - 999)),
    "the same word between others": (["a"] * MANY, ["b", *["a"] * (MANY - 999), "c"]),
    "two words at random": (words(lambda _: RANDOM.choice("ab")), words(lambda _: RANDOM.choice("ab"))),
    "a period": (["a", "b"] * (MANY // 2), ["b", "a", "a"] * (MANY // 3)),
    "the reverse": (words(str), words(str)[::-1]),
    "one half unique": (words(lambda n: str(n % 1000)), words(lambda n: str(n) if n % 2 else "a")),
}


@pytest.mark.parametrize("name", HARD)
def test_no_hang_on_adversarial_input(name):
    old, new = HARD[name]
    start = time.perf_counter()
    blocks = match(old, new)
    assert time.perf_counter() - start < 20  # under a second on a quiet machine
    assert all(old[block.i] == new[block.j] for block in blocks)


def test_a_large_edit_costs_hardly_more_than_the_minimum():
    rng = random.Random(5)
    old = [rng.randrange(3000) for _ in range(20_000)]
    new = [item for item in old if rng.random() > 0.02]
    for _ in range(300):
        new.insert(rng.randrange(len(new)), -1)
    assert changed(old, new, match(old, new)) <= 1.05 * Indel.distance(old, new)
