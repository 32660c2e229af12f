"""The difference of two comparisons: one State at two dates, or two States at one."""

from db.store import Store
from desktop.compare.changes import Difference, difference
from desktop.tasks.compare_jurisdiction import compare_jurisdiction


def compare_dates(store: Store, code: str, before: str, after: str = "") -> Difference:
    """Return what closed, opened and changed in a State's law from one day to another ("": today).

    Raises:
        UsageError: the jurisdiction is unknown, or a date is none.
    """
    return difference(compare_jurisdiction(store, code, at=before), compare_jurisdiction(store, code, at=after))


def compare_states(store: Store, code: str, other: str, at: str = "") -> Difference:
    """Return how the law of ``code`` differs on a day ("": today) from that of the other State.

    Raises:
        UsageError: a jurisdiction is unknown, or the date is none.
    """
    return difference(compare_jurisdiction(store, other, at=at), compare_jurisdiction(store, code, at=at))
