"""Numbers in English words and figures."""

from collections.abc import Sequence

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_WORDS = {**{word: value for value, word in enumerate(_UNITS)}, **_TENS, "hundred": 100}


def cardinal(word: str) -> int | None:
    """Return the value of a number in figures or words.

    >>> cardinal("sixteen"), cardinal("16"), cardinal("twenty-five"), cardinal("years")
    (16, 16, 25, None)
    """
    if word.isdecimal() and len(word) < 5:
        return int(word)
    if word in _WORDS:
        return _WORDS[word]
    tens, _, unit = word.partition("-")
    return _TENS[tens] + _WORDS[unit] if tens in _TENS and unit in _UNITS[1:10] else None


def number_at(words: Sequence[str], place: int) -> tuple[int, int] | None:
    """Return the value of the number that begins at a place and how many words it takes ("twenty five", "ten (10)").

    >>> number_at(["twenty", "five", "years"], 0), number_at(["ten", "(", "10", ")"], 0), number_at(["a"], 0)
    ((25, 2), (10, 4), None)
    """
    value = cardinal(words[place])
    if value is None:
        return None
    length = 1
    if value in _TENS.values() and place + 1 < len(words) and words[place + 1] in _UNITS[1:10]:
        value, length = value + _WORDS[words[place + 1]], 2
    if list(words[place + length : place + length + 3 : 2]) == ["(", ")"]:
        length += 3
    return value, length
