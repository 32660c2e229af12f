"""Copies of a store by SQLite's backup API, verified before they get their name; never a copy of the live file.

Automatic copies stand in a folder beside the store, the newest ten.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from db.clock import now
from db.connection import connect, plain_faults
from db.errors import DamagedStoreError, StoreError
from db.files import whole_file
from db.schema import APPLICATION_ID, application_id, schema_hash

KEPT = 10


def copy(store: Path, target: Path, verify: Callable[[Path], None] | None = None) -> None:
    """Copy a store, live or not, to ``target``, replacing what is there; ``verify`` raises if the copy is not sound.

    Raises:
        StoreError: the target cannot be written.
        DamagedStoreError: the copy does not verify; the target is left as it was.
    """
    try:
        with plain_faults(target), whole_file(target) as part:
            with closing(connect(store, read_only=True)) as source, closing(connect(part, create=True)) as copied:
                source.backup(copied)
                _verify(source, copied)
            if verify:
                verify(part)
    except OSError as fault:
        raise StoreError(f"{target} cannot be written: {fault.strerror}; choose another folder") from None


@contextmanager
def in_memory(store: Path) -> Iterator[Session]:
    """Give a session on a copy in memory, for a check that writes.

    Raises:
        DamagedStoreError: the store cannot be read whole.
    """
    with plain_faults(store), closing(sqlite3.connect(":memory:", check_same_thread=False)) as copied:
        with closing(connect(store, read_only=True)) as source:
            source.backup(copied)
        with Session(create_engine("sqlite://", creator=lambda: copied, poolclass=StaticPool)) as session:
            yield session


def automatic(store: Path, why: str) -> Path:
    """Copy a store before something risky (``why``: one word) and forget the oldest copies; return the copy."""
    folder = store.with_name(f"{store.stem}.backups")
    folder.mkdir(exist_ok=True)
    stamp = now().replace(":", "").replace("-", "")[:15]
    target = folder / f"{stamp}-{why}{store.suffix}"
    copy(store, target)
    for old in sorted(folder.glob(f"*{store.suffix}"))[:-KEPT]:
        old.unlink()
    return target


def _verify(source: sqlite3.Connection, copied: sqlite3.Connection) -> None:
    sound = copied.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    same = schema_hash(source) == schema_hash(copied) and application_id(copied) == APPLICATION_ID
    if not (sound and same):
        raise DamagedStoreError("the copy is not sound; run: concordat check")
