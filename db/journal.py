"""The journal as others read it: every write of the store, oldest first."""

from db.chain import broken_links
from db.models import JournalRow
from db.rowio import fetch
from db.rows import JournalEntry
from db.store import Store


def entries(store: Store) -> tuple[JournalEntry, ...]:
    """Return the whole journal, oldest first."""
    with store.read() as session:
        return fetch(session, JournalEntry, JournalRow, order=("number",))


def verify(store: Store) -> tuple[str, ...]:
    """Return a line for each entry that is not as it was written; nothing if the chain holds."""
    with store.read() as session:
        return broken_links(session)
