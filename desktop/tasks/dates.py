"""Dates as people type them on a command line or in a dialog."""

from datetime import date

from db.errors import UsageError


def today() -> str:
    """Return today as a full ISO date."""
    return date.today().isoformat()


def full_date(text: str, what: str = "date") -> str:
    """Return ``text`` as a full ISO date; "" means today.

    Raises:
        UsageError: the text names no day of the calendar.
    """
    if not text:
        return today()
    try:
        day = date.fromisoformat(text).isoformat()
        if day != text:  # 20200101 and 2020-W01-1 are days too, and easily meant otherwise
            raise ValueError
    except ValueError:
        raise UsageError(f"{what} {text!r} is no day of the calendar; write it as 2025-07-16") from None
    return day
