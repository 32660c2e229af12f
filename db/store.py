"""The store: one SQLite file that is the document. Opened with care, written one user action at a time.

Values go in and out through the modules beside this one (``texts``, ``catalogue``, ``assessments`` …).
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self

from sqlmodel import Session

from db import backups, chain
from db.changes import Transaction, to_json
from db.clock import now
from db.connection import apply_settings, connect, make_engine, plain_faults, remove_journal
from db.errors import DamagedStoreError, NewerStoreError, NotAStoreError, StoreError
from db.files import whole_file
from db.lock import LockFile, user_name
from db.migrations import MIGRATIONS, migrate
from db.rowio import compact
from db.schema import APPLICATION_ID, application_id, schema_hash, user_version


class Store:
    """An open store. Threads may share it: they read side by side and write one after the other."""

    def __init__(self, path: Path, *, read_only: bool = False, lock: LockFile | None = None) -> None:
        self.path = path
        self.read_only = read_only
        self.actor = user_name()
        self._lock = lock
        self._copied = False
        self._engine = make_engine(path, read_only=read_only)
        self._write_engine = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        self._writing = threading.RLock()

    @classmethod
    def create(cls, path: Path, fill: Callable[["Store"], object] | None = None) -> Self:
        """Make a new store, let ``fill`` put in what it begins with, and open it: all of it or nothing.

        Raises:
            StoreError: the file exists already, or the folder cannot be written.
        """
        lock = LockFile.take(path)
        try:
            if path.exists():
                raise StoreError(f"{path} exists already; choose another name, nothing was changed")
            with plain_faults(path), whole_file(path) as part:
                _make(part)
                if fill:
                    with cls(part) as unfinished:
                        fill(unfinished)
            return cls(path, lock=lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, path: Path, read_only: bool = False) -> Self:
        """Open a store; an older one is backed up and brought to this version.

        Raises:
            StoreError: the file cannot be used, or somebody else writes to it.
            NotAStoreError: it is something else.
            NewerStoreError: a newer version of the program made it.
            DamagedStoreError: its pages or its schema are not what they should be.
        """
        _check_file(path)
        lock = None if read_only else LockFile.take(path)
        try:
            with plain_faults(path), closing(connect(path, read_only=read_only)) as connection:
                _admit(path, connection, read_only=read_only)
            return cls(path, read_only=read_only, lock=lock)
        except BaseException:
            if lock:
                lock.release()
            raise

    def close(self) -> None:
        """Close every connection and give the lock back."""
        self._engine.dispose()
        if not self.read_only:
            remove_journal(self.path)
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one state of the store; take values out of it, no rows."""
        with plain_faults(self.path), Session(self._engine) as session:
            yield session

    @contextmanager
    def write(self, action: str, subject: str = "") -> Iterator[Transaction]:
        """Give the one transaction of a user action; its journal entry is written as the block ends.

        Raises:
            StoreError: the store is open for reading only, the disk is full …; nothing was changed.
            ConflictError: somebody else changed a row first; nothing was changed.
        """
        if self.read_only:
            raise StoreError(f"{self.path} is open for reading only; open it for writing to do this")
        with self._writing, plain_faults(self.path), Session(self._write_engine) as session:
            transaction = Transaction(session, action, subject, chain.next_number(session))
            yield transaction
            if not transaction.nothing_done:
                chain.append(session, self._entry(transaction))
                session.commit()

    def copy_before(self, why: str) -> None:
        """Copy the store before something risky, once in a sitting; not while it holds nobody's work.

        Raises:
            StoreError: the copy cannot be written.
        """
        if self._copied or self.read_only:
            return
        with self._writing:
            with self.read() as session:
                worth = chain.has_changes(session)
            if worth and not self._copied:
                backups.automatic(self.path, why)
                self._copied = True

    def _entry(self, transaction: Transaction) -> dict[str, object]:
        return {
            "number": transaction.number,
            "time": now(),
            "actor": self.actor,
            "action": transaction.action,
            "subject": transaction.subject,
            "detail": compact(transaction.detail),
            "changes": to_json(transaction.changes),
            "undoes": transaction.undoes,
        }


def _make(path: Path) -> None:
    with closing(connect(path, create=True)) as connection:
        apply_settings(connection)
        migrate(connection, MIGRATIONS)
    remove_journal(path)


def _check_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise NotAStoreError(f"{path} is a folder; name the store's file in it")
        if path.stat().st_size == 0:
            raise NotAStoreError(f"{path} is empty, it is no Concordat store; {NotAStoreError.remedy}")
    except OSError as fault:
        raise StoreError(f"{path} cannot be opened: {fault.strerror}; check its name") from None


def _admit(path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
    """Let a file in only if it is a store of a version that we know, with the very schema of that version."""
    if application_id(connection) != APPLICATION_ID:
        raise NotAStoreError(f"{path} is not a Concordat store; {NotAStoreError.remedy}")
    version = user_version(connection)
    newest = MIGRATIONS[-1].number
    if version > newest:
        raise NewerStoreError(f"{path} was made by a newer version of Concordat; install that version to open it")
    _check_schema(path, connection, version)
    if version < newest and read_only:
        raise StoreError(f"{path} was made by an older version; open it once for writing to bring it up to date")
    if version < newest:
        backups.automatic(path, "migration")
        apply_settings(connection)
        migrate(connection, MIGRATIONS)


def _check_schema(path: Path, connection: sqlite3.Connection, version: int) -> None:
    expected = next((step.schema for step in MIGRATIONS if step.number == version), "")
    if schema_hash(connection) != expected:
        raise DamagedStoreError(
            f"{path}: its tables are not those of a store of version {version}; it was changed by another program;"
            f" go back to a copy in {path.stem}.backups"
        )
