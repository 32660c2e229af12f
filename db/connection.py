"""How SQLite is driven: pragmas, explicit transactions, and its faults in plain words.

The settings were measured against power cuts and kills: TRUNCATE with EXTRA loses no acknowledged commit. Memory
mapping and functions named by the schema stay off, since a store may come from a stranger.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.pool import QueuePool

from db.errors import ConflictError, DamagedStoreError, InputError, NotAStoreError, StoreError
from db.rowio import compact

PRAGMAS = {
    "journal_mode": "TRUNCATE",
    "synchronous": "EXTRA",
    "foreign_keys": "ON",
    "cell_size_check": "ON",
    "mmap_size": "0",
    "trusted_schema": "OFF",
    "temp_store": "MEMORY",
}
BUSY_SECONDS = 5.0

_REASONS: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_FULL: (StoreError, "the disk is full; make room and try again, nothing was changed"),
    sqlite3.SQLITE_IOERR: (StoreError, "the disk did not take the write or the read; check it, nothing was changed"),
    sqlite3.SQLITE_READONLY: (StoreError, "it may not be written; copy it to a folder of your own"),
    sqlite3.SQLITE_READONLY_ROLLBACK: (
        StoreError,
        "its last writer ended early; open it once for writing to set it right",
    ),
    sqlite3.SQLITE_PERM: (StoreError, "you may not use it; ask its owner for permission"),
    sqlite3.SQLITE_CANTOPEN: (StoreError, "it cannot be opened; check that it is there and that you may read it"),
    sqlite3.SQLITE_BUSY: (StoreError, "another program is using it; try again in a moment, nothing was changed"),
    sqlite3.SQLITE_CORRUPT: (DamagedStoreError, "the file is damaged; take the newest backup beside it"),
    sqlite3.SQLITE_NOTADB: (NotAStoreError, f"this is not a Concordat store; {NotAStoreError.remedy}"),
}


def connect(path: Path, *, read_only: bool = False, create: bool = False) -> sqlite3.Connection:
    """Open a database file with the driver's own transactions switched off; no setting is made yet."""
    mode = "ro" if read_only else "rwc" if create else "rw"
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )


def apply_settings(connection: sqlite3.Connection) -> None:
    """Make the settings that keep what was written; only on a file that is known to be a store."""
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}")


def remove_journal(path: Path) -> None:
    """Remove the empty rollback journal that TRUNCATE leaves beside a file; SQLite sees to it that nobody needs it."""
    with contextlib.suppress(sqlite3.Error), contextlib.closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        connection.execute("PRAGMA journal_mode=DELETE")


def make_engine(path: Path, *, read_only: bool = False) -> Engine:
    """Return an engine whose every connection has the pragmas and begins its transactions by hand."""
    engine = create_engine(
        "sqlite://",
        creator=partial(connect, path, read_only=read_only),
        poolclass=QueuePool,
        json_serializer=compact,
    )
    event.listen(engine, "connect", _on_read if read_only else _on_write)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def plain_faults(path: Path) -> Iterator[None]:
    """Turn the faults of SQLite that a user can act on into one clear line.

    Raises:
        StoreError: or one of its kinds, by what SQLite said.
        InputError: a text cannot be written as UTF-8.
    """
    try:
        yield
    except UnicodeEncodeError as fault:
        raise InputError(
            f"the text has half a character at place {fault.start}; remove it, nothing was stored"
        ) from None
    except StaleDataError:
        raise ConflictError(f"{path}: somebody else changed this first; nothing was written, load it again") from None
    except (DBAPIError, sqlite3.Error, UnicodeDecodeError) as fault:
        told = store_error(path, fault.orig if isinstance(fault, DBAPIError) else fault)
        if told is None:
            raise
        raise told from fault


def store_error(path: Path, fault: BaseException | None) -> StoreError | None:
    """Return the error for a fault of the driver; None where it is our own mistake."""
    no_text = isinstance(fault, UnicodeDecodeError) or "Could not decode to UTF-8" in str(fault)
    code = sqlite3.SQLITE_CORRUPT if no_text else getattr(fault, "sqlite_errorcode", 0)
    known = _REASONS.get(code) or _REASONS.get(code & 0xFF)
    return known and known[0](f"{path}: {known[1]}")


def _on_write(connection: Any, _record: object) -> None:
    apply_settings(connection)


def _on_read(connection: Any, _record: object) -> None:
    apply_settings(connection)
    connection.execute("PRAGMA query_only=ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
