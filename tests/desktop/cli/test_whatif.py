"""redraft, and compare with --against, --with-jurisdiction and --all, run as a person runs them."""

import json
from pathlib import Path

import pytest

from desktop.cli import main

SMALL_CODE = Path(__file__).resolve().parents[2] / "documents" / "small_code_ru.txt"
PART = "ст. 3 ч. 1"


@pytest.fixture
def store(tmp_path, capsys):
    path = tmp_path / "work.concordat"
    assert main(["init", str(path)]) == 0
    take_in(path, tmp_path, "XX", "2010-01-01", "Купля-продажа", "Мена")
    take_in(path, tmp_path, "XX", "2020-01-01")
    take_in(path, tmp_path, "YY", "2010-01-01", "Купля-продажа", "Мена")
    capsys.readouterr()
    return path


def take_in(store, folder, state, in_force, old="Статья", new="Статья"):
    text = folder / "text.txt"
    text.write_text(SMALL_CODE.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    named = ["--jurisdiction", state, "--law", "criminal-code", "--title", "Criminal Code", "--in-force", in_force]
    assert main(["import", str(text), "-s", str(store), *named]) == 0


@pytest.fixture
def words(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("1. Дарение вещей –\n\nнаказывается лишением свободы на срок до года.", encoding="utf-8")
    return path


def redraft(store, words, *more, pinpoint=PART):
    named = ["--jurisdiction", "XX", "--law", "criminal-code", "--pinpoint", pinpoint, "--at", "2021-01-01"]
    return main(["redraft", "-s", str(store), *named, "--text", str(words), *more])


def one_line(capsys):
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err


def test_redraft_prints_what_opens_with_the_words_that_go(store, words, capsys):
    assert redraft(store, words) == 0
    out = capsys.readouterr().out
    assert "OPENED  opsc." in out
    assert "  - criminal-code ст. 3 ч. 1: «Купля-продажа" in out
    assert "findings differ" in out


def test_redraft_as_json_has_both_sides_of_every_change(store, words, capsys):
    assert redraft(store, words, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["pinpoint"], told["law"], told["in_force"]) == (PART, "criminal-code", "2020-01-01")
    assert told["counts"]["opened"] > 0
    assert sum(told["counts"].values()) == len(told["changes"])
    opened = next(change for change in told["changes"] if change["kind"] == "opened")
    assert (opened["before"]["gap"], opened["after"]["gap"]) == (False, True)
    assert opened["after"]["reason"]
    assert told["units"]["after"][0]["text"].startswith("Дарение вещей")


def test_redraft_changes_nothing_in_the_store(store, words):
    before = store.read_bytes()
    redraft(store, words)
    assert store.read_bytes() == before


def test_the_old_words_change_no_finding(store, tmp_path, capsys):
    assert main(["show", "criminal-code", PART, "-s", str(store), "--jurisdiction", "XX", "--json"]) == 0
    path = tmp_path / "old.txt"
    path.write_text(json.loads(capsys.readouterr().out)["provisions"][0]["text"], encoding="utf-8")
    assert redraft(store, path) == 0
    assert "No finding differs." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "pinpoint", "status", "message"),
    [
        (b"", PART, 3, "is empty"),
        (b"\xff\xfe\xfa", PART, 3, "is not UTF-8"),
        (None, PART, 3, "cannot be read"),
        (b"1.", "ст. 99", 2, "has no 'ст. 99'"),
        ("Статья 9. Иное\n\nСлова.".encode(), "ст. 3", 3, "is headed ст. 9, not ст. 3"),
    ],
)
def test_bad_input_is_one_line(store, tmp_path, capsys, content, pinpoint, status, message):
    path = tmp_path / "bad.txt"
    if content is not None:
        path.write_bytes(content)
    assert redraft(store, path, pinpoint=pinpoint) == status
    assert message in one_line(capsys)


def compare(store, *more):
    return main(["compare", "-s", str(store), *more])


def test_compare_against_an_earlier_day(store, capsys):
    assert compare(store, "--jurisdiction", "XX", "--at", "2021-01-01", "--against", "2015-01-01") == 0
    out = capsys.readouterr().out
    assert "before  XX on 2015-01-01: criminal-code (ru, 2010-01-01)" in out
    assert "CLOSED  opsc." in out
    assert "  + criminal-code ст. 3 ч. 1: «Купля-продажа" in out


def test_compare_against_as_json(store, capsys):
    compare(store, "--jurisdiction", "XX", "--at", "2021-01-01", "--against", "2015-01-01", "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["before"]["at"], told["after"]["at"]) == ("2015-01-01", "2021-01-01")
    closed = [change for change in told["changes"] if change["kind"] == "closed"]
    assert len(closed) == told["counts"]["closed"] > 0
    assert all(change["words_come"] for change in closed)


def test_compare_with_another_state(store, capsys):
    assert compare(store, "--jurisdiction", "XX", "--with-jurisdiction", "YY", "--at", "2021-01-01") == 0
    out = capsys.readouterr().out
    assert "before  YY" in out
    assert "A GAP THERE ONLY" in out


def test_compare_all_counts_every_state(store, capsys):
    assert compare(store, "--all", "--at", "2021-01-01") == 0
    assert [line.split(" on ")[0] for line in capsys.readouterr().out.splitlines()] == ["XX", "YY"]


def test_compare_all_as_json_holds_what_each_state_alone_gives(store, capsys):
    compare(store, "--all", "--at", "2021-01-01", "--json")
    found = json.loads(capsys.readouterr().out)["comparisons"]
    compare(store, "--jurisdiction", "YY", "--at", "2021-01-01", "--json")
    assert found[1] == json.loads(capsys.readouterr().out)


def test_fail_on_speaks_of_the_later_law(store, capsys):
    asked = ("--jurisdiction", "XX", "--at", "2021-01-01", "--against", "2015-01-01", "--fail-on")
    assert compare(store, *asked, "not covered") == 1
    assert compare(store, *asked, "reserved") == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "name the State"),
        (("--all", "--jurisdiction", "XX"), "name one State"),
        (("--against", "2015-01-01"), "name one State"),
        (("--jurisdiction", "XX", "--against", "2015-01-01", "--with-jurisdiction", "YY"), "give one of them"),
        (("--jurisdiction", "XX", "--against", "someday"), "no day of the calendar"),
        (("--jurisdiction", "XX", "--against", "2015-01-01", "--obligation", "opsc.3.1.b"), "do not go with"),
        (("--jurisdiction", "XX", "--scheduler", "tcp://127.0.0.1:1"), "--scheduler goes with --all"),
    ],
)
def test_options_that_do_not_go_together_are_one_line(store, capsys, options, message):
    assert compare(store, *options) == 2
    assert message in one_line(capsys)
