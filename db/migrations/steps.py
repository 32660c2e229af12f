"""The migrations in order, and how one is run."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import resources
from db.clock import now
from db.errors import DamagedStoreError
from db.models import MigrationRow
from db.rowio import seal
from db.schema import APPLICATION_ID, schema_hash, user_version


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from the version before to ``number``; ``schema`` is the hash of the schema that it must leave."""

    number: int
    name: str
    run: Callable[[sqlite3.Connection], None]
    schema: str


def _first(connection: sqlite3.Connection) -> None:
    run_script(connection, resources.read_text("schemas", "store-1.sql"))


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Run statements that end with a semicolon at the end of a line, inside the transaction that is open."""
    for statement in script.split(";\n"):
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, "first schema", _first, "2de6ad1b313fbb677b509c95ecaead7e5cc9ed36392b558c15a6173cf5103a47"),
)


def migrate(connection: sqlite3.Connection, steps: Sequence[Migration]) -> None:
    """Bring a database to the newest version; a step that fails leaves no trace of itself.

    Raises:
        DamagedStoreError: the schema that a step left is not the one that it must leave.
    """
    for step in steps:
        if step.number > user_version(connection):
            _run(connection, step)


def _run(connection: sqlite3.Connection, step: Migration) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        step.run(connection)
        _record(connection, step)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={step.number}")
        if schema_hash(connection) != step.schema:
            raise DamagedStoreError(f"the migration {step.name!r} did not leave the schema of version {step.number}")
    except BaseException:
        if connection.in_transaction:  # SQLite takes back by itself what does not fit on the disk
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _record(connection: sqlite3.Connection, step: Migration) -> None:
    record = {"number": step.number, "name": step.name, "applied": now()}
    record["seal"] = seal(MigrationRow, record)
    connection.execute(
        "INSERT INTO migrations (number, name, applied, seal) VALUES (:number, :name, :applied, :seal)", record
    )
