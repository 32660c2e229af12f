"""Open the store that a person means."""

from pathlib import Path

from platformdirs import user_data_path

from db import seed
from db.errors import DamagedStoreError, NewerStoreError, NotAStoreError, StoreError
from db.store import Store


def default_store_path() -> Path:
    """Return the place of the user's own store."""
    return user_data_path("Concordat", appauthor=False) / "concordat.concordat"


def create_store(path: Path, *, sample: bool = False) -> Store:
    """Make a new store with the catalogue, and Kazakhstan with ``sample``.

    Raises:
        StoreError: the file exists, or its folder cannot be written.
    """
    if path.exists():
        raise StoreError(f"{path} exists already; choose another name, nothing was changed")
    return Store.create(path, lambda store: seed.fill(store, sample=sample))


def open_store(path: Path | None = None, *, read_only: bool = False) -> Store:
    """Open the named store, or the user's default one, which is made and filled on first use.

    Raises:
        StoreError: there is no such store, or it cannot be used.
    """
    if path is None:
        path = default_store_path()
        if not path.exists():
            _make_folder(path.parent)
            return create_store(path, sample=True)
    elif not path.exists():
        raise StoreError(f"{path} does not exist; make it with: concordat init {path}")
    store = Store.open(path, read_only=read_only)
    if not store.read_only:
        seed.refresh(store)
    return store


def open_to_compare(path: Path | None = None) -> Store:
    """Open a store for writing, so that a comparison is kept; else, on a share or beside a window, for reading only.

    Raises:
        StoreError: there is no such store, or it cannot be read.
    """
    try:
        return open_store(path)
    except (NotAStoreError, NewerStoreError, DamagedStoreError):
        raise
    except StoreError:
        return open_store(path, read_only=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise StoreError(f"{folder} cannot be made: {fault.strerror}; name a store with --store FILE") from None
