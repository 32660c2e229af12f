"""``concordat redline``: lines for people, JSON for scripts, one page for the rest."""

import json
import re
from html.parser import HTMLParser

import pytest

from desktop.cli import main

OLD = "Trees grow in the garden.\n\nWater comes <slowly> & well.\n\nBees fly about.\n\nBirds sing.\n\nGates close.\n"
NEW = "Water comes <quickly> & well.\n\nBees fly about.\n\nBirds sing.\n\nTrees grow in the garden.\n\nGates close.\n"
LAW = "Статья 1. О садах\n\n1. Сад есть земля, на которой растут деревья.\n\nСтатья 2. О воде\n\nВода течет.\n"


@pytest.fixture
def files(tmp_path):
    def write(old, new):
        paths = tmp_path / "old.txt", tmp_path / "new.txt"
        for path, text in zip(paths, (old, new), strict=True):
            path.write_text(text, encoding="utf-8")
        return [str(path) for path in paths]

    return write


class Tags(HTMLParser):
    """Collects words and open tags; a page that is not well nested fails."""

    def __init__(self):
        super().__init__()
        self.words, self.seen, self.stack = [], [], []

    def handle_starttag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))
        if tag != "meta":
            self.stack.append(tag)

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def test_changed_lines_are_printed(files, capsys):
    assert main(["redline", *files(OLD, NEW)]) == 0
    shown = capsys.readouterr().out
    assert "[-slowly-]{+quickly+}" in shown
    assert "[-Trees grow in the garden.-]↷1" in shown
    assert "{+Trees grow in the garden.+}↶1" in shown
    assert "Gates" not in shown


def test_json_holds_runs_that_rebuild_both_texts(files, capsys):
    assert main(["redline", *files(OLD, NEW), "--json"]) == 0
    runs = json.loads(capsys.readouterr().out)["runs"]
    assert "".join(run["text"] for run in runs if run["kind"] not in ("insert", "move-to")) == OLD
    assert "".join(run["text"] for run in runs if run["kind"] not in ("delete", "move-from")) == NEW


def test_laws_are_compared_unit_by_unit(files, capsys):
    assert main(["redline", *files(LAW, LAW.replace("деревья", "кусты")), "--json"]) == 0
    units = json.loads(capsys.readouterr().out)["units"]
    changed = [unit for unit in units if unit["change"] != "equal"]
    assert [unit["new"]["pinpoint"] for unit in changed] == ["ст. 1 п. 1"]
    assert [run["text"] for run in changed[0]["runs"] if run["kind"] == "insert"] == ["кусты"]


def test_a_law_is_printed_by_its_citations(files, capsys):
    assert main(["redline", *files(LAW, LAW.replace("Статья 2.", "Статья 3."))]) == 0
    assert "ст. 2 → ст. 3  renumbered" in capsys.readouterr().out


@pytest.mark.parametrize(("old", "new"), [(OLD, NEW), (LAW, LAW.replace("земля", "<b>земля</b>"))])
def test_the_page_is_one_escaped_file_without_anything_from_elsewhere(files, tmp_path, capsys, old, new):
    target = tmp_path / "redline.html"
    assert main(["redline", *files(old, new), "--html", str(target)]) == 0
    page = target.read_text(encoding="utf-8")
    tags = Tags()
    tags.feed(page)
    assert not tags.stack
    assert {tag for tag, _ in tags.seen}.isdisjoint({"script", "link", "img", "b", "slowly", "iframe"})
    assert not re.search(r"https?:|url\(|@import", page)
    links = {attributes["href"][1:] for tag, attributes in tags.seen if tag == "a"}
    assert links <= {attributes.get("id") for _, attributes in tags.seen}
    assert "inserted" in page
    assert "moved from here" in page


def test_a_file_that_is_not_there_is_one_line(files, capsys, tmp_path):
    assert main(["redline", *files(OLD, NEW)[:1], str(tmp_path / "none.txt")]) == 3
    assert capsys.readouterr().err.count("\n") == 1


def test_a_page_that_cannot_be_written_leaves_nothing(files, capsys, tmp_path):
    assert main(["redline", *files(OLD, NEW), "--html", str(tmp_path / "no" / "page.html")]) == 3
    assert "cannot be written" in capsys.readouterr().err
