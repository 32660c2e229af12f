"""The time as the store writes it, and partial dates."""

import calendar
from datetime import UTC, date, datetime


def now() -> str:
    """Return this second in UTC, as an ISO time."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def today() -> str:
    """Return today's date here, as a full ISO date."""
    return date.today().isoformat()


def last_day(day: str) -> str:
    """Return the last day that a partial date can mean.

    >>> last_day("2015"), last_day("2016-02"), last_day("2015-01-01")
    ('2015-12-31', '2016-02-29', '2015-01-01')
    """
    if len(day) == 4:
        return f"{day}-12-31"
    if len(day) == 7:
        return f"{day}-{calendar.monthrange(int(day[:4]), int(day[5:]))[1]}"
    return day
