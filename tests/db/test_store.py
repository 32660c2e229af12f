import json
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from db import health, journal, jurisdictions, search, seed, texts
from db.connection import PRAGMAS
from db.errors import ConcordatError, DamagedStoreError, NewerStoreError, NotAStoreError, StoreError
from db.models import SourceRow
from db.rowio import insert_rows
from db.rows import Expression
from db.schema import APPLICATION_ID
from db.store import Store

AddText = Callable[..., Expression]
NOBODY = 65534
EFFECTIVE = {
    "journal_mode": "truncate",
    "synchronous": 3,
    "foreign_keys": 1,
    "cell_size_check": 1,
    "mmap_size": 0,
    "trusted_schema": 0,
    "temp_store": 2,
}


def pragma(store: Store, name: str) -> object:
    with store.read() as session:
        row = session.connection().exec_driver_sql(f"PRAGMA {name}").first()
        return row[0] if row else 0  # a system without memory mapping answers nothing


def content(path: Path) -> bytes:
    """Return the bytes of a store that is closed."""
    return path.read_bytes()


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """Return the path of a closed store with one State in it."""
    path = tmp_path / "closed.concordat"
    with Store.create(path) as store:
        jurisdictions.ensure(store, "XX", "Lampland")
    return path


@pytest.fixture
def locked_away(closed: Path) -> Iterator[Path]:
    """Return the path of a store in a folder that may only be read, also where root runs the tests."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        path = Path(name, closed.name)
        shutil.copy(closed, path)
        path.chmod(0o444)
        path.parent.chmod(0o555)
        user = os.geteuid()
        os.seteuid(NOBODY if user == 0 else user)
        try:
            yield path
        finally:
            os.seteuid(user)
            path.parent.chmod(0o755)


def test_every_pragma_is_checked_here() -> None:
    assert EFFECTIVE.keys() == PRAGMAS.keys()


@pytest.mark.parametrize("name", EFFECTIVE)
def test_pragmas_are_effective(bare: Store, name: str) -> None:
    assert pragma(bare, name) == EFFECTIVE[name]


def test_file_says_what_it_is(closed: Path) -> None:
    header = content(closed)[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == 1


def test_create_does_not_touch_a_file_that_exists(closed: Path) -> None:
    before = content(closed)
    with pytest.raises(StoreError, match="exists already"):
        Store.create(closed)
    assert content(closed) == before


def test_create_leaves_nothing_if_filling_fails(tmp_path: Path) -> None:
    def fail(store: Store) -> None:
        jurisdictions.ensure(store, "XX")
        raise StoreError("the lamp went out")

    with pytest.raises(StoreError, match="the lamp went out"):
        Store.create(tmp_path / "new.concordat", fail)
    assert list(tmp_path.iterdir()) == []


def test_names_with_odd_letters_are_good_names(tmp_path: Path) -> None:
    path = tmp_path / "Қазақстан #1? 100%.concordat"
    Store.create(path).close()
    with Store.open(path) as store:
        assert store.path == path
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


def test_what_was_written_is_there_after_opening_again(closed: Path) -> None:
    with Store.open(closed) as store:
        assert [state.name for state in jurisdictions.jurisdictions(store)] == ["Lampland"]


def test_a_failing_action_leaves_no_trace(bare: Store) -> None:
    with pytest.raises(ZeroDivisionError), bare.write("Fail") as transaction:
        jurisdictions.ensure_row(transaction, "XX")
        raise ZeroDivisionError
    assert jurisdictions.jurisdictions(bare) == ()


def test_a_picture_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "lamp.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    assert_refused(path, NotAStoreError, "not a Concordat store")


def test_a_short_text_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "lamp.txt"
    path.write_text("lamp", encoding="utf-8")
    assert_refused(path, NotAStoreError, "not a Concordat store")


def test_an_empty_file_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "empty.concordat"
    path.touch()
    assert_refused(path, NotAStoreError, "is empty")


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(NotAStoreError, match="is a folder"):
        Store.open(tmp_path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened: No such file"):
        Store.open(tmp_path / "missing.concordat")
    assert list(tmp_path.iterdir()) == []


def test_another_database_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE lamps (id)")
        connection.commit()
    assert_refused(path, NotAStoreError, "not a Concordat store")


def test_a_newer_store_is_refused_kindly(closed: Path) -> None:
    change(closed, "PRAGMA user_version=99")
    assert_refused(closed, NewerStoreError, "made by a newer version of Concordat")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON provisions BEGIN DELETE FROM journal; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE lamps (id)",
        "DROP INDEX provision_eid",
        "ALTER TABLE works ADD COLUMN colour",
    ],
)
def test_a_changed_schema_is_refused(closed: Path, statement: str) -> None:
    change(closed, statement)
    assert_refused(closed, DamagedStoreError, "its tables are not those")


def test_a_cut_off_file_is_told(closed: Path) -> None:
    with closed.open("r+b") as file:
        file.truncate(4096 * 3)
    with pytest.raises(ConcordatError, match=r"damaged|tables are not those"):
        Store.open(closed)


def test_two_writers_are_kept_apart(closed: Path) -> None:
    with Store.open(closed), pytest.raises(StoreError) as caught:
        Store.open(closed)
    assert f"on {platform.node()} (process {os.getpid()})" in str(caught.value)
    Store.open(closed).close()


def test_another_process_is_kept_out_and_may_read(closed: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from db.store import Store; from db.errors import StoreError\n"
        "path = Path(sys.argv[1])\n"
        "try: Store.open(path)\n"
        "except StoreError as fault: print(fault)\n"
        "with Store.open(path, read_only=True) as store: print(store.read_only)\n"
    )
    with Store.open(closed):
        answer = subprocess.run(
            [sys.executable, "-c", program, str(closed)], capture_output=True, text=True, check=True
        ).stdout
    assert f"(process {os.getpid()})" in answer
    assert answer.endswith("True\n")


def test_reading_works_beside_the_writer(closed: Path) -> None:
    with Store.open(closed) as writer, Store.open(closed, read_only=True) as reader:
        jurisdictions.ensure(writer, "YY")
        assert [state.code for state in jurisdictions.jurisdictions(reader)] == ["XX", "YY"]


def test_threads_share_a_store_and_lose_nothing(bare: Store, add: AddText) -> None:
    def work(number: int) -> int:
        for step in range(8):
            add(f"Lamp {number} of step {step} stays lit", language=f"x{number}", in_force=f"200{step}-01-01")
            search.search(bare, "lamps staying")
        return len(texts.expressions(bare))

    with ThreadPoolExecutor(4) as pool:
        assert max(pool.map(work, range(4))) == 32
    assert [entry.action for entry in journal.entries(bare)] == ["Import text"] * 32
    assert health.check(bare).problems == ()


def test_what_a_dead_writer_left_half_is_set_right_by_the_next(bare: Store, tmp_path: Path) -> None:
    """Copy store and journal in the middle of a write: that is what a power cut leaves."""
    jurisdictions.ensure(bare, "XX")
    path = tmp_path / "cut" / "cut.concordat"
    path.parent.mkdir()
    journal_name = f"{bare.path.name}-journal"
    with pytest.raises(ZeroDivisionError), bare.write("Fill") as transaction:
        transaction.session.connection().exec_driver_sql("PRAGMA cache_size=5")
        insert_rows(transaction.session, SourceRow, [source(number) for number in range(2000)])
        subprocess.run(["cp", bare.path, path], check=True)
        subprocess.run(["cp", bare.path.with_name(journal_name), f"{path}-journal"], check=True)
        raise ZeroDivisionError
    assert path.stat().st_size > 100_000
    with pytest.raises(StoreError, match="its last writer ended early; open it once for writing"):
        Store.open(path, read_only=True)
    with Store.open(path) as store:
        assert health.check(store).problems == ()
        assert [state.code for state in jurisdictions.jurisdictions(store)] == ["XX"]
    Store.open(path, read_only=True).close()


def source(number: int) -> dict[str, object]:
    blank = {"jurisdiction": "XX", "title": "a long title " * 20, "year": "", "note": ""}
    return blank | {"id": f"source {number}", "position": number}


def test_read_only_refuses_to_write(closed: Path) -> None:
    before = content(closed)
    with Store.open(closed, read_only=True) as store, pytest.raises(StoreError, match="open for reading only"):
        jurisdictions.ensure(store, "YY")
    assert content(closed) == before


def test_the_lock_of_a_dead_process_is_taken_over(closed: Path) -> None:
    lock = closed.with_name(f"{closed.name}.lock")
    lock.write_text(json.dumps({"host": platform.node(), "user": "somebody", "process": 1}), encoding="utf-8")
    Store.open(closed).close()
    assert not lock.exists()


def test_the_lock_of_another_machine_is_believed(closed: Path) -> None:
    lock = closed.with_name(f"{closed.name}.lock")
    lock.write_text(json.dumps({"host": "elsewhere", "user": "anna", "process": 7}), encoding="utf-8")
    with pytest.raises(StoreError, match=rf"anna on elsewhere \(process 7\).*remove {lock.name}"):
        Store.open(closed)
    assert lock.exists()


def test_a_folder_without_permission_is_told_and_can_be_read(locked_away: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written: Permission denied"):
        Store.open(locked_away)
    with Store.open(locked_away, read_only=True) as store:
        assert len(jurisdictions.jurisdictions(store)) == 1
    with pytest.raises(StoreError, match="cannot be written: Permission denied"):
        Store.create(locked_away.with_name("new.concordat"))


def test_a_folder_that_is_a_file_is_told(closed: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written: Not a directory"):
        Store.create(closed / "inner.concordat")


def test_a_full_disk_changes_nothing(bare: Store, add: AddText) -> None:
    add("a")
    limit(bare)
    with pytest.raises(StoreError, match="the disk is full"):
        add(*(f"{n} {'lamp ' * 200}" for n in range(500)), in_force="2002-01-01")
    assert len(texts.expressions(bare)) == 1
    assert jurisdictions.ensure(bare, "YY").code == "YY", "the store works on when a smaller thing is written"


def test_a_file_that_may_not_grow_changes_nothing(closed: Path) -> None:
    program = (
        "import resource, sys; from pathlib import Path\n"
        "from db import seed; from db.errors import StoreError; from db.store import Store\n"
        "path = Path(sys.argv[1]); size = path.stat().st_size + 8192\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))\n"
        "with Store.open(path) as store:\n"
        "    try: seed.fill(store)\n"
        "    except StoreError as fault: print(fault)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(closed)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "nothing was changed" in done.stdout
    assert "\n" not in done.stdout.strip()
    with Store.open(closed) as store:
        assert [state.code for state in jurisdictions.jurisdictions(store)] == ["XX"]
        seed.fill(store)


def limit(store: Store) -> None:
    """Let the store grow by no more than ten pages, in every connection of its pool."""
    with store.read() as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count={pages + 10}")


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def assert_refused(path: Path, kind: type[ConcordatError], message: str) -> None:
    """Open the file both ways; it is refused with one line and stays as it was, with nothing beside it."""
    before = content(path)
    for read_only in (False, True):
        with pytest.raises(kind, match=message) as caught:
            Store.open(path, read_only=read_only)
        assert "\n" not in str(caught.value)
        assert str(path) in str(caught.value)
    assert content(path) == before
    assert [item.name for item in path.parent.iterdir()] == [path.name]
