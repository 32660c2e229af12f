"""What makes a file a Concordat store: its application id, its version, and the very schema of that version."""

import sqlite3

from db.rowio import compact, sha256

APPLICATION_ID = 0x434E4344  # "CNCD", at offset 68 of the file; the MIME type knows it too
SEARCH_TABLE = "search_index"
_INNER = {f"{SEARCH_TABLE}_{part}" for part in ("data", "idx", "docsize", "config")}


def schema_hash(connection: sqlite3.Connection) -> str:
    """Return the hash of the schema, whatever its spacing.

    Only what SQLite words by itself is left out: the inner tables of the full-text index and unnamed indexes.
    """
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
    shown = [
        [kind, name, owner, " ".join(sql.split())]
        for kind, name, owner, sql in rows
        if sql and not (kind == "table" and name in _INNER)
    ]
    return sha256(compact(shown))


def user_version(connection: sqlite3.Connection) -> int:
    """Return the number of the newest migration in the file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def application_id(connection: sqlite3.Connection) -> int:
    """Return the application id in the file's header."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0])
