"""One writer a store: a lock file beside it that names the host, the user and the process.

The system's lock on that file ends with the process, so a crash leaves nothing to clear up. Where another machine made
the file (a shared folder may not pass locks on), the names in it are believed.
"""

import getpass
import json
import os
import platform
import sys
from pathlib import Path
from typing import Self

from db.errors import StoreError

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)  # far behind the words, which others must be able to read
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def user_name() -> str:
    """Return the name of the person at the keyboard, as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no account, as in some containers
        return "unknown"


class LockFile:
    """The lock of one store, held until ``release``."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    @classmethod
    def take(cls, store: Path) -> Self:
        """Take the lock of ``store``.

        Raises:
            StoreError: somebody holds it (who and where is said), or the folder cannot be written.
        """
        path = store.with_name(f"{store.name}.lock")
        descriptor = _locked(path, store)
        holder = _holder(descriptor)
        if holder.get("host", platform.node()) != platform.node():
            os.close(descriptor)
            raise _held(store, holder)
        lock = cls(path, descriptor)
        try:
            _write_holder(descriptor)
        except OSError as fault:  # a full disk
            lock.release()
            raise _unwritable(store, fault) from None
        return lock

    def release(self) -> None:
        """Give the lock back and remove its file."""
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(self._descriptor)
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)
            os.close(self._descriptor)


def _locked(path: Path, store: Path) -> int:
    """Return the lock file, open and locked."""
    while True:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
            taken = _try_lock(descriptor)
        except OSError as fault:  # no permission, or a file system without locks
            raise _unwritable(store, fault) from None
        if not taken:
            holder = _holder(descriptor)
            os.close(descriptor)
            raise _held(store, holder)
        if _is_at(descriptor, path):
            return descriptor
        os.close(descriptor)  # its last holder removed it between our two steps


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _holder(descriptor: int) -> dict[str, object]:
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        names = json.loads(os.read(descriptor, 4096))
    except (OSError, ValueError):
        return {}
    return names if isinstance(names, dict) else {}


def _write_holder(descriptor: int) -> None:
    names = {"host": platform.node(), "user": user_name(), "process": os.getpid()}
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, json.dumps(names).encode())


def _unwritable(store: Path, fault: OSError) -> StoreError:
    return StoreError(
        f"{store} cannot be written: {fault.strerror} (folder {store.parent}); choose a folder that you may write to,"
        " with room on its disk"
    )


def _held(store: Path, holder: dict[str, object]) -> StoreError:
    who = f"{holder.get('user', 'somebody')} on {holder.get('host', 'this machine')} (process {holder.get('process')})"
    return StoreError(
        f"{store} is open for writing by {who}; close it there or open it for reading only"
        f" (if nobody has it open, remove {store.name}.lock)"
    )
