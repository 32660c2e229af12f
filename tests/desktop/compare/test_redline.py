"""Redlines of texts and laws: both sides rebuild, no word is split, what was moved is marked at both ends."""

import random
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.compare.redline import redline_texts
from desktop.compare.redline_law import redline_laws
from desktop.compare.redline_words import TOKEN, word_runs, words
from desktop.importers.registry import read_document, read_text

PHRASES = st.sampled_from(
    [
        "the gardener waters trees",
        "и",
        ",",
        "and",
        "сад",
        "\n",
        "\n\n",
        " ",
        "яблоня.",
        "ё",
        "e\u0301",
        "🌳",
        "a\u00a0b",
    ]
)
TEXTS = st.lists(PHRASES, max_size=40).map("".join)


@st.composite
def edits(draw):
    """Return a text and what remains of it after insertions, deletions and moves."""
    old = draw(st.lists(PHRASES, max_size=40))
    new = list(old)
    for _ in range(draw(st.integers(0, 6))):
        i, j = draw(st.integers(0, len(new))), draw(st.integers(0, len(new)))
        part = new[min(i, j) : max(i, j)]
        del new[min(i, j) : max(i, j)]
        place = draw(st.integers(0, len(new)))
        new[place:place] = draw(st.sampled_from([part, [], [*part, "новое слово"]]))
    return "".join(old), "".join(new)


def boundaries(text):
    return {place for match in TOKEN.finditer(text) for place in range(match.start() + 1, match.end())}


def assert_whole_words(redline):
    for kinds, text in (
        (("equal", "delete", "move-from"), redline.old),
        (("equal", "insert", "move-to"), redline.new),
    ):
        inside, place = boundaries(text), 0
        for run in redline.runs:
            if run.kind in kinds:
                place += len(run.text)
                assert place not in inside


@given(st.one_of(edits(), st.tuples(TEXTS, TEXTS), st.tuples(st.text(max_size=50), st.text(max_size=50))))
def test_both_sides_rebuild_and_no_word_is_split(pair):
    redline = redline_texts(*pair)
    assert (redline.old, redline.new) == pair
    assert all(run.text for run in redline.runs)
    assert_whole_words(redline)


@given(st.one_of(edits(), st.tuples(TEXTS, TEXTS)))
def test_every_move_has_both_ends(pair):
    ends = {"move-from": {}, "move-to": {}}
    for run in redline_texts(*pair).runs:
        assert (run.move > 0) == (run.kind in ends)
        if run.move:
            ends[run.kind].setdefault(run.move, []).append(run.text)
    assert ends["move-from"].keys() == ends["move-to"].keys()
    for number, texts in ends["move-from"].items():
        assert "".join(texts).split() == "".join(ends["move-to"][number]).split()


@example(("the gardener waters trees\nthe gardener waters trees\nи ", "\nthe gardener waters trees\nи новое слово"))
@given(st.one_of(edits(), st.tuples(TEXTS, TEXTS)))
def test_no_lone_conjunction_or_mark_stands_between_two_changes_of_its_line(pair):
    runs = word_runs(*pair)
    for before, run, after in zip(runs, runs[1:], runs[2:], strict=False):
        around = before.text[len(before.text.rstrip()) :] + run.text + after.text[: -len(after.text.lstrip()) or None]
        if run.kind == "equal" and "equal" not in (before.kind, after.kind) and "\n" not in around:
            tokens = words(run.text).tokens
            changes_words = words(before.text).tokens and words(after.text).tokens
            assert not changes_words or not tokens or tokens not in (["и"], ["and"], [","], ["."])


def marked(old, new):
    marks = {"equal": "{}", "insert": "+{}+", "delete": "-{}-", "move-from": "<{}<", "move-to": ">{}>"}
    return "".join(marks[run.kind].format(run.text) for run in redline_texts(old, new).runs)


def test_words_are_replaced_whole():
    assert marked("не старше 16-летнего возраста", "не старше 18-летнего возраста") == (
        "не старше -16-летнего-+18-летнего+ возраста"
    )


def test_a_shared_conjunction_belongs_to_the_change():
    assert marked("за сливы и груши осенью", "за вишни и яблоки осенью") == (
        "за -сливы и груши-+вишни и яблоки+ осенью"
    )


def test_a_range_keeps_its_prepositions():
    assert marked("от двух до пяти лет", "от трех до семи лет") == "от -двух-+трех+ до -пяти-+семи+ лет"


def test_an_insertion_begins_at_its_clause():
    assert marked("plums; pears; nuts", "plums; figs; pears; nuts") == "plums; +figs; +pears; nuts"
    assert marked("One. Two.\nTwo. Three.\n", "One. Two.\nTwo. Two.\nTwo. Three.\n").count("+") == 2


def test_a_line_break_in_another_place_changes_no_word():
    changed = [run for run in word_runs("a b\nc d", "a\nb c d") if run.kind != "equal"]
    assert not "".join(run.text for run in changed).strip()


def test_a_moved_paragraph_is_marked_at_both_ends():
    first, second, third = "Trees grow in the garden.\n", "Water comes from the old well.\n", "Gates close at night.\n"
    runs = redline_texts(first + second + third, second + third + first).runs
    assert [(run.kind, run.move) for run in runs if run.kind != "equal"] == [("move-from", 1), ("move-to", 1)]
    assert {run.text for run in runs if run.move} == {first}


def test_moved_words_within_other_changes_are_found():
    clause = " the keeper shall close every gate of the garden before the sun has gone down"
    redline = redline_texts(f"Morning comes;{clause}\nB\nSomething else stays.", f"Morning comes;\nB\nThen{clause}")
    assert [run.text.strip() for run in redline.runs if run.kind == "move-to"] == [clause.strip()]


@pytest.mark.parametrize("separator", [" ", "\n"])
def test_no_hang_on_a_hard_text(separator):
    rng = random.Random(1)
    for choose in (lambda: "слово", lambda: rng.choice("аб"), lambda: str(rng.random())):
        old, new = (separator.join(choose() for _ in range(40_000)) for _ in range(2))
        start = time.perf_counter()
        redline = redline_texts(old, new + " end")
        assert time.perf_counter() - start < 20
        assert (redline.old, redline.new) == (old, new + " end")


# --- laws ------------------------------------------------------------------------------------------------------------

OLD = """Статья 1. О садах

1. Сад есть земля, на которой растут деревья, кусты и травы, посаженные человеком.

2. Садовник обязан поливать сад каждое утро и каждый вечер. Сторож обязан стеречь сад от заката и закрывать ворота.

3. Гость вправе войти с миром.

Статья 2. О гостях

1. Гость, пришедший без приглашения ночью, платит в казну сада десять медных монет.

2. Гость с корзиной не допускается в сад до конца сбора урожая осенью.

Статья 3. О воде

Вода берется из колодца и из реки.
"""
NEW = """Статья 1. О садах

1. Сад есть земля, на которой растут деревья и травы, посаженные человеком.

2. Садовник обязан поливать сад каждое утро и каждый вечер.

3. Сторож обязан стеречь сад от заката и закрывать ворота.

4. Гость вправе войти с миром.

Статья 2. О воде

Вода берется из колодца и из реки.

Статья 3. О гостях

1. Гость, пришедший без приглашения ночью, платит в казну сада двадцать медных монет.

Статья 3-1. О корзинах

1. Гость с корзиной не допускается в сад до конца сбора урожая осенью.
"""


def compared(old=OLD, new=NEW):
    return redline_laws(read_text(old).provisions, read_text(new).provisions)


def rows(redline):
    return [
        (unit.change, unit.old and unit.old.pinpoint, unit.new and unit.new.pinpoint)
        for unit in redline.units
        if unit.change != "equal"
    ]


def test_units_are_changed_renumbered_moved_and_split():
    assert rows(compared()) == [
        ("changed", "ст. 1 п. 1", "ст. 1 п. 1"),
        ("changed", "ст. 1 п. 2", "ст. 1 п. 2"),
        ("split", None, "ст. 1 п. 3"),
        ("renumbered", "ст. 1 п. 3", "ст. 1 п. 4"),
        ("moved", None, "ст. 2"),
        ("renumbered", "ст. 2", "ст. 3"),
        ("changed", "ст. 2 п. 1", "ст. 3 п. 1"),
        ("split", None, "ст. 3-1"),
        ("renumbered", "ст. 2 п. 2", "ст. 3-1 п. 1"),
        ("moved", "ст. 3", None),
    ]


def test_partners_name_the_other_end():
    partners = {unit.unit.pinpoint: unit.partner.pinpoint for unit in compared().units if unit.partner}
    assert partners == {"ст. 1 п. 3": "ст. 1 п. 2", "ст. 2": "ст. 3", "ст. 3-1": "ст. 2", "ст. 3": "ст. 2"}


def test_what_was_split_is_merged_the_other_way_round():
    changes = {unit.unit.pinpoint: unit.change for unit in compared(NEW, OLD).units if unit.new is None}
    assert changes["ст. 1 п. 3"] == changes["ст. 3-1"] == "merged"


def assert_rebuilds(redline, old, new):
    for units, side in ((old, "old"), (new, "new")):
        found = {}
        for unit in redline.units:
            provision = getattr(unit, side)
            if provision is not None:
                assert provision.eid not in found
                found[provision.eid] = getattr(unit.heading, side), getattr(unit.text, side)
            else:
                assert not getattr(unit.heading, side) + getattr(unit.text, side)
        assert found == {unit.eid: (unit.heading, unit.text) for unit in units}


@given(st.randoms(use_true_random=False), st.integers(0, 8))
def test_both_editions_rebuild(rng, steps):
    lines = OLD.split("\n\n")
    for _ in range(steps):
        line = lines.pop(rng.randrange(len(lines)))
        lines.insert(rng.randrange(len(lines) + 1), rng.choice([line, f"{line} и новое.", line[len(line) // 2 :]]))
    old, new = read_text(OLD).provisions, read_text("\n\n".join(lines)).provisions
    assert_rebuilds(redline_laws(old, new), old, new)


def test_an_empty_edition_is_all_inserted_or_deleted():
    units = read_text(OLD).provisions
    assert {unit.change for unit in redline_laws((), units).units} == {"inserted"}
    assert {unit.change for unit in redline_laws(units, ()).units} == {"deleted"}
    assert redline_laws((), ()).units == ()


def test_the_same_input_gives_the_same_output():
    assert compared() == compared()


@pytest.mark.corpus
def test_two_real_codes_rebuild(shared_texts):
    files = ("kz_criminal_code_1997_extract_ru.md", "kz_constitution_ru.txt")
    old, new = (read_document(shared_texts / "kazakhstan" / name).provisions for name in files)
    assert_rebuilds(redline_laws(old, new), old, new)
