"""Search every text, digest and note of the store."""

from db import jurisdictions, search
from db.errors import UsageError
from db.rows import Hit
from db.store import Store
from desktop.tasks.dates import full_date


def search_texts(store: Store, query: str, *, jurisdiction: str = "", at: str = "", limit: int = 50) -> tuple[Hit, ...]:
    """Return the best hits; any text is a legal query.

    Raises:
        UsageError: the jurisdiction is unknown, or the date is none.
    """
    if jurisdiction and jurisdiction not in (known := [j.code for j in jurisdictions.jurisdictions(store)]):
        raise UsageError(f"no jurisdiction {jurisdiction!r} in this store; there is: {', '.join(known) or 'none yet'}")
    day = full_date(at, "--at") if at else ""
    return search.search(store, query, jurisdiction=jurisdiction, at=day, limit=limit)
