"""Search every text, digest and note of the store."""

from db import search
from db.rows import Hit
from db.store import Store


def search_texts(store: Store, query: str, *, jurisdiction: str = "", at: str = "", limit: int = 50) -> tuple[Hit, ...]:
    """Return the best hits; any text is a legal query."""
    return search.search(store, query, jurisdiction=jurisdiction, at=at, limit=limit)
