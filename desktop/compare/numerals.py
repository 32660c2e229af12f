"""Numbers in words and figures: ages, ordinals of parts, terms of punishment (Russian)."""

from collections.abc import Sequence

_STEMS = {
    "одн": 1, "один": 1, "дву": 2, "двух": 2, "два": 2, "две": 2, "трех": 3, "три": 3, "четыр": 4,
    "пят": 5, "шест": 6, "сем": 7, "восьм": 8, "восем": 8, "девят": 9, "десят": 10, "одиннадцат": 11,
    "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14, "пятнадцат": 15, "шестнадцат": 16, "семнадцат": 17,
    "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20, "тридцат": 30, "сорок": 40, "пятьдесят": 50,
}  # fmt: skip
_ENDINGS = ("", "и", "ь", "ью", "ю", "а", "ого", "ой", "ому", "ех", "ем", "ех", "е", "м", "х", "у", "ый", "ая")
_ORDINALS = {
    "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8, "девят": 9,
    "десят": 10, "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13,
}  # fmt: skip
_ORDINAL_ENDINGS = (
    "ой",
    "ый",
    "ая",
    "ого",
    "ому",
    "ым",
    "ую",
    "ей",
    "ий",
    "ья",
    "ьей",
    "ьего",
    "ьем",
    "ью",
    "ое",
    "ье",
)
_CARDINALS = {stem + ending: value for stem, value in _STEMS.items() for ending in _ENDINGS}
_NAMES = {stem + ending: value for stem, value in _ORDINALS.items() for ending in _ORDINAL_ENDINGS}


def cardinal(word: str) -> int | None:
    """Return the value of a number in figures or words, in any case.

    >>> cardinal("шестнадцати"), cardinal("16"), cardinal("лет")
    (16, 16, None)
    """
    return int(word) if word.isdecimal() and len(word) < 5 else _CARDINALS.get(word)


def ordinal(word: str) -> str:
    """Return the number of a part as it is printed, "" where the word is none.

    >>> ordinal("первой"), ordinal("3-1"), ordinal("или")
    ('1', '3-1', '')
    """
    if word.replace("-", "").isdecimal():
        return word
    return str(_NAMES.get(word, ""))


def years_of(words: Sequence[str]) -> int | None:
    """Return the years that the words name: "шестнадцатилетнего", "16-летнего", or a number before "лет".

    >>> years_of(["шестнадцатилетнего"]), years_of(["двадцати", "одного"]), years_of(["закона"])
    (16, 21, None)
    """
    if len(words) == 1 and "летн" in words[0]:
        return cardinal(words[0].partition("летн")[0].rstrip("-"))
    values = [cardinal(word) for word in words]
    return None if None in values or not values else sum(value for value in values if value)
