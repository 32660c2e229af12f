"""Partial dates, as values; nothing here needs the store."""


def latest_day(date: str) -> str:
    """Return the last day that a partial date can mean, so that "2001" has surely passed only when the year is over.

    >>> latest_day("2001"), latest_day("2001-05"), latest_day("2001-05-24")
    ('2001-12-31', '2001-05-31', '2001-05-24')
    """
    return date + {4: "-12-31", 7: "-31"}.get(len(date), "")
