"""The command line, run as a person runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.store import Store
from desktop.cli import main

DOCUMENTS = Path(__file__).resolve().parents[2] / "documents"
SMALL_CODE = DOCUMENTS / "small_code_ru.txt"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "work.concordat"
    assert main(["init", str(path)]) == 0
    return path


@pytest.fixture
def filled(store: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert import_small_code(store) == 0
    capsys.readouterr()
    return store


def import_small_code(store: Path, *more: str) -> int:
    named = ["--jurisdiction", "XX", "--law", "criminal-code", "--title", "Criminal Code", "--in-force", "2020-02-03"]
    return main(["import", str(SMALL_CODE), "-s", str(store), *named, *more])


def printed(capsys: pytest.CaptureFixture[str]):
    return json.loads(capsys.readouterr().out)


def one_line_error(capsys: pytest.CaptureFixture[str]) -> str:
    error = capsys.readouterr().err
    assert error.count("\n") == 1, error
    assert "Traceback" not in error
    return error


def test_version_loads_neither_qt_nor_reportlab_nor_the_orm():
    program = (
        "import sys; sys.argv = ['concordat', '--version']\n"
        "from desktop.__main__ import main; main()\n"
        "heavy = {'PySide6', 'reportlab', 'sqlalchemy', 'sqlmodel', 'pymorphy3'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("concordat ")


def test_import_prints_units_characters_and_gaps(store, capsys):
    capsys.readouterr()
    assert import_small_code(store, "--json") == 0
    proof = printed(capsys)
    assert proof["units"]["article"] == 4
    dropped = sum(item["count"] for item in proof["characters"]["dropped"])
    assert proof["characters"]["in"] == proof["characters"]["kept"] + dropped
    assert proof["gaps"] == []


def test_a_dry_run_changes_nothing(store, capsys):
    assert import_small_code(store, "--dry-run") == 0
    capsys.readouterr()
    assert main(["texts", "-s", str(store), "--json"]) == 0
    assert printed(capsys) == []


def test_show_prints_the_cited_part_only(filled, capsys):
    assert main(["show", "criminal-code", "ст. 3 ч. 2", "-s", str(filled)]) == 0
    out = capsys.readouterr().out
    assert "неоднократно" in out
    assert "Купля-продажа" not in out


def test_show_accepts_a_bare_article_number_and_an_eid(filled, capsys):
    assert main(["show", "criminal-code", "3", "-s", str(filled), "--json"]) == 0
    by_number = printed(capsys)
    assert main(["show", "criminal-code", "art_3", "-s", str(filled), "--json"]) == 0
    assert printed(capsys) == by_number


def test_compare_gives_a_finding_for_every_element_with_exact_quotes(filled, capsys):
    assert main(["compare", "--jurisdiction", "XX", "-s", str(filled), "--json"]) == 0
    comparison = printed(capsys)
    assert len({f["element"] for f in comparison["findings"]}) == len(comparison["findings"]) == 749
    assert main(["show", "criminal-code", "ст. 3", "-s", str(filled), "--json"]) == 0
    texts = {unit["eid"]: unit["text"] for unit in printed(capsys)["provisions"]}
    quoted = [e for f in comparison["findings"] for e in f["evidence"] if e["eid"] in texts]
    assert quoted
    assert all(texts[e["eid"]][e["start"] : e["end"]] == e["quote"] for e in quoted)


def test_compare_can_be_limited_to_one_obligation(filled, capsys):
    assert main(["compare", "--jurisdiction", "XX", "-s", str(filled), "--json", "--obligation", "opsc.3.1.b"]) == 0
    findings = printed(capsys)["findings"]
    assert {f["obligation"] for f in findings} == {"opsc.3.1.b"}


def test_compare_fails_on_the_named_status_only_when_asked(filled, capsys):
    asked = ["compare", "--jurisdiction", "XX", "-s", str(filled), "--json"]
    assert main([*asked, "--fail-on", "not covered"]) == 1
    assert any(f["status"] == "not covered" for f in printed(capsys)["findings"])


def test_search_finds_another_form_of_the_word(filled, capsys):
    assert main(["search", "несовершеннолетние", "-s", str(filled), "--json"]) == 0
    assert any(hit["law"] == "criminal-code" for hit in printed(capsys))


def test_a_report_is_a_pdf_in_its_place(filled, tmp_path, capsys):
    target = tmp_path / "table.pdf"
    assert main(["report", "comparison", "--jurisdiction", "XX", "-s", str(filled), "-o", str(target)]) == 0
    assert target.read_bytes().startswith(b"%PDF-")
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".part"] == []


def test_check_finds_a_fresh_store_sound(filled, capsys):
    assert main(["check", "-s", str(filled)]) == 0
    assert "sound" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "PNG"),
        ("Просто письмо без статей.".encode(), "article"),
    ],
    ids=["empty", "picture", "no article"],
)
def test_an_unreadable_text_is_one_line_and_exit_3(store, tmp_path, capsys, content, says):
    capsys.readouterr()
    bad = tmp_path / "bad.txt"
    bad.write_bytes(content)
    before = store.read_bytes()
    assert main(["import", str(bad), "-s", str(store), "--jurisdiction", "XX", "--law", "code"]) == 3
    assert says in one_line_error(capsys)
    assert store.read_bytes() == before


def test_a_date_that_is_none_is_a_usage_error(filled, capsys):
    capsys.readouterr()
    assert main(["compare", "--jurisdiction", "XX", "-s", str(filled), "--at", "2025-02-30"]) == 2
    assert "2025-02-30" in one_line_error(capsys)


def test_an_unknown_jurisdiction_names_those_that_are_there(filled, capsys):
    assert main(["compare", "--jurisdiction", "ZZ", "-s", str(filled)]) == 2
    assert "XX" in one_line_error(capsys)


def test_a_store_that_is_a_picture_is_exit_4(tmp_path, capsys):
    picture = tmp_path / "holiday.concordat"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(4096))
    assert main(["texts", "-s", str(picture)]) == 4
    assert "holiday.concordat" in one_line_error(capsys)
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_missing_store_says_how_to_make_one(tmp_path, capsys):
    assert main(["texts", "-s", str(tmp_path / "none.concordat")]) == 4
    assert "concordat init" in one_line_error(capsys)


def test_init_does_not_overwrite(store, capsys):
    before = store.read_bytes()
    capsys.readouterr()
    assert main(["init", str(store)]) == 4
    assert "exists" in one_line_error(capsys)
    assert store.read_bytes() == before


def test_a_report_into_a_missing_folder_leaves_nothing(filled, tmp_path, capsys):
    target = tmp_path / "nowhere" / "table.pdf"
    assert main(["report", "comparison", "--jurisdiction", "XX", "-s", str(filled), "-o", str(target)]) == 3
    assert "table.pdf" in one_line_error(capsys)
    assert not target.parent.exists()


def test_a_text_that_does_not_fit_on_the_disk_is_exit_4_and_leaves_the_store_as_it_was(store, tmp_path):
    before = store.read_bytes()
    program = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before)}, {len(before)}))\n"
        "from desktop.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    long_law = tmp_path / "long.txt"
    articles = (f"Статья {n}. О порядке\n\n      Порядок номер {n} соблюдается всеми.\n" for n in range(1, 4000))
    long_law.write_text("\n".join(articles), encoding="utf-8")
    named = ["--jurisdiction", "XX", "--law", "code", "--in-force", "2020-01-01"]
    command = [sys.executable, "-c", program, "import", str(long_law), "-s", str(store), *named]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 4, done.stderr
    assert done.stderr.count("\n") == 1
    assert store.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write everywhere")
def test_a_store_in_a_folder_without_permission_is_exit_4(tmp_path, capsys):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    assert main(["init", str(folder / "new.concordat")]) == 4
    assert "new.concordat" in one_line_error(capsys)


def usage_error(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    return one_line_error(capsys)


def test_the_code_of_a_state_is_read_in_any_case(filled, capsys):
    assert main(["compare", "--jurisdiction", "xx", "-s", str(filled), "--instruments", " OPSC, tp", "--json"]) == 0
    assert {f["instrument"] for f in printed(capsys)["findings"]} == {"opsc", "tp"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", str(SMALL_CODE), "--jurisdiction", "K Z/../", "--law", "code"],
        ["import", str(SMALL_CODE), "--jurisdiction", "XX", "--law", "../../x y"],
        ["import", str(SMALL_CODE), "--jurisdiction", "XX", "--law", "code", "--language", "klingonese"],
        ["search", "ребенок", "--limit", "-1"],
        ["compare"],
        ["nonsense"],
    ],
)
def test_an_option_that_cannot_be_meant_is_one_line_and_exit_2(arguments, store, capsys):
    if arguments == ["compare"]:
        capsys.readouterr()
        assert main([*arguments, "-s", str(store)]) == 2
        one_line_error(capsys)
    else:
        usage_error(arguments, capsys)


def test_whose_law_a_text_is_is_not_invented(store, capsys):
    capsys.readouterr()
    assert main(["import", str(SMALL_CODE), "-s", str(store), "--law", "code", "--in-force", "2020-01-01"]) == 2
    assert "--jurisdiction" in one_line_error(capsys)
    assert main(["texts", "-s", str(store), "--json"]) == 0
    assert printed(capsys) == []


def test_a_paper_does_not_say_that_there_is_no_law_before_its_texts(filled, tmp_path, capsys):
    target = tmp_path / "old.pdf"
    asked = ["report", "comparison", "--jurisdiction", "XX", "-s", str(filled), "--at", "1950-01-01", "-o", str(target)]
    assert main(asked) == 2
    assert "2020-02-03" in one_line_error(capsys)
    assert not target.exists()


def test_a_store_that_may_not_be_written_can_be_compared_and_printed(filled, tmp_path, capsys):
    with Store.open(filled):  # a window, say
        target = tmp_path / "table.pdf"
        assert main(["report", "comparison", "--jurisdiction", "XX", "-s", str(filled), "-o", str(target)]) == 0
        assert target.read_bytes().startswith(b"%PDF-")


def test_a_console_without_cyrillic_prints_escapes(filled):
    command = [sys.executable, "-m", "desktop", "search", "несовершеннолетние", "-s", str(filled)]
    narrow = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(DOCUMENTS.parents[1])}
    done = subprocess.run(command, capture_output=True, encoding="cp1252", check=False, env=narrow)
    assert done.returncode == 0, done.stderr
    assert "criminal-code" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_output_to_a_full_disk_is_one_line(filled):
    command = [sys.executable, "-m", "desktop", "texts", "-s", str(filled)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(DOCUMENTS.parents[1])},
        )
    assert done.returncode == 3
    assert done.stderr.startswith("concordat: the output cannot be written")
