"""Copies of a store by SQLite's backup API, verified before they get their name; never a copy of the live file.

Automatic copies stand in a folder beside the store, the newest ten.
"""

from contextlib import closing
from pathlib import Path

from db.clock import now
from db.connection import connect, plain_faults
from db.errors import DamagedStoreError, StoreError
from db.files import whole_file
from db.schema import APPLICATION_ID, application_id, schema_hash

KEPT = 10


def copy(store: Path, target: Path) -> None:
    """Copy a store, live or not, to ``target``, replacing what is there.

    Raises:
        StoreError: the target cannot be written.
        DamagedStoreError: the copy does not verify; the target is left as it was.
    """
    try:
        with plain_faults(target), whole_file(target) as part:
            _copy(store, part)
            _verify(store, part)
    except OSError as fault:
        raise StoreError(f"{target} cannot be written: {fault.strerror}; choose another folder") from None


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


def _copy(store: Path, part: Path) -> None:
    with closing(connect(store, read_only=True)) as source, closing(connect(part, create=True)) as target:
        source.backup(target)


def _verify(store: Path, part: Path) -> None:
    with closing(connect(store, read_only=True)) as source, closing(connect(part, read_only=True)) as target:
        sound = target.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        same = schema_hash(source) == schema_hash(target) and application_id(target) == APPLICATION_ID
        if not (sound and same):
            raise DamagedStoreError(f"{store}: the copy does not verify; run: concordat check")
