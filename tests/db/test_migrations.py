import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import db.store
from db import health, jurisdictions
from db.errors import DamagedStoreError, StoreError
from db.migrations import MIGRATIONS, Migration, migrate
from db.schema import schema_hash, user_version
from db.store import Store

Step = Callable[[sqlite3.Connection], None]
NEXT = MIGRATIONS[-1].number + 1


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a closed store of the version before the one that the tests add."""
    path = tmp_path / "old.concordat"
    with Store.create(path) as store:
        jurisdictions.ensure(store, "XX", "Lampland")
    return path


def add_column(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE works ADD COLUMN colour VARCHAR")


def hash_after(step: Step) -> str:
    """Return the hash of the newest schema with one more step."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, MIGRATIONS)
        step(connection)
        return schema_hash(connection)


def everything(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def run(path: Path, step: Migration) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, (*MIGRATIONS, step))


def test_steps_are_numbered_without_a_gap() -> None:
    assert [step.number for step in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_each_step_is_recorded_in_its_own_transaction(old: Path) -> None:
    run(old, Migration(NEXT, "colours", add_column, hash_after(add_column)))
    with closing(sqlite3.connect(old)) as connection:
        assert user_version(connection) == NEXT
        names = [name for (name,) in connection.execute("SELECT name FROM migrations ORDER BY number")]
    assert names == [*(step.name for step in MIGRATIONS), "colours"]


def test_failing_migration_rolls_back(old: Path) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        add_column(connection)
        connection.execute("CREATE TABLE lamps (id)")
        connection.execute("DELETE FROM jurisdictions")
        connection.execute("INSERT INTO nowhere VALUES (1)")

    before = everything(old)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        run(old, Migration(NEXT, "colours", fail, hash_after(add_column)))
    assert everything(old) == before
    Store.open(old).close()


def test_a_step_that_leaves_another_schema_rolls_back(old: Path) -> None:
    before = everything(old)
    with pytest.raises(DamagedStoreError, match=f"did not leave the schema of version {NEXT}"):
        run(old, Migration(NEXT, "colours", add_column, "0" * 64))
    assert everything(old) == before


@pytest.mark.parametrize("pages", range(1, 4))
def test_a_step_that_meets_a_full_disk_rolls_back(old: Path, pages: int) -> None:
    def grow(connection: sqlite3.Connection) -> None:
        count = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={count + pages}")
        for number in range(40):
            connection.execute(f"CREATE TABLE lamps_{number} (id PRIMARY KEY)")

    before = everything(old)
    with pytest.raises(sqlite3.OperationalError, match="full"):
        run(old, Migration(NEXT, "lamps", grow, "0" * 64))
    assert everything(old) == before


def test_an_older_store_is_copied_and_brought_up_to_date(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    step = Migration(NEXT, "colours", add_column, hash_after(add_column))
    monkeypatch.setattr(db.store, "MIGRATIONS", (*MIGRATIONS, step))
    with pytest.raises(StoreError, match="made by an older version; open it once for writing"):
        Store.open(old, read_only=True)
    with Store.open(old) as store:
        assert jurisdictions.jurisdictions(store)[0].name == "Lampland"
    (copy,) = old.with_name("old.backups").iterdir()
    assert copy.name.endswith("-migration.concordat")
    monkeypatch.undo()
    with Store.open(copy) as before:
        assert health.check(before).problems == ()


def test_a_failed_upgrade_leaves_the_store_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()
    monkeypatch.setattr(db.store, "MIGRATIONS", (*MIGRATIONS, Migration(NEXT, "colours", add_column, "0" * 64)))
    with pytest.raises(DamagedStoreError):
        Store.open(old)
    assert old.read_bytes() == before
    assert not old.with_name("old.concordat.lock").exists()
