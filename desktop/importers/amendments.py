"""The date of the latest amendment that a text contains, as its editorial notes tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.rows import Provision

_MONTHS = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
           "декабря")  # fmt: skip
# A date that is followed by a number is that of an act; "(вводится в действие с 01.01.2027)" has none.
_DATE = re.compile(
    r"(?:(?P<day>\d{1,2})\.(?P<month>\d{2})\.(?P<year>\d{4})|(?P<year2>\d{4})\.(?P<month2>\d{2})\.(?P<day2>\d{2})"
    rf"|(?P<day3>\d{{1,2}})\s+(?P<name>{'|'.join(_MONTHS)})\s+(?P<year3>\d{{4}}))\s*(?:г\.|года|ж\.)?\s*[№N]"
)
_FORESEEN = re.compile(r"Примечани|Нормативн|\S+\s+ескертпесі")  # changes to come, rulings of a court


_TAKEN_IN = re.compile(r"(?:contains|cites)\s+Law of\s+(\d{2})\.(\d{2})\.(\d{4})")


def last_amended(provisions: Iterable[Provision], comments: Iterable[str] = ()) -> str:
    """Return the ISO date of the latest amending act that a note names as taken in, "" where none is named.

    A comment of the file's maker counts too where it says "contains Law of 14.06.2010".
    """
    notes = (unit.text for unit in provisions if unit.kind == "editorial" and not _FORESEEN.match(unit.text))
    dates = [date for note in notes for date in dates_of_acts(note)]
    dates += [f"{year}-{month}-{day}" for each in comments for day, month, year in _TAKEN_IN.findall(each)]
    return max(dates, default="")


def dates_of_acts(words: str) -> Iterator[str]:
    """Give the ISO date of each act that is named with date and number.

    >>> list(dates_of_acts("Законами РК от 14 июня 2010 г. N 290-IV; от 16.07.2025 № 210-VIII (с 01.01.2027)"))
    ['2010-06-14', '2025-07-16']
    """
    for match in _DATE.finditer(words):
        part = {name.rstrip("23"): value for name, value in match.groupdict().items() if value}
        month = _MONTHS.index(part["name"]) + 1 if "name" in part else int(part["month"])
        day = int(part["day"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield f"{part['year']}-{month:02}-{day:02}"
