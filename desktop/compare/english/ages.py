"""Ages of victims and offenders: "under the age of sixteen years", "has not attained 18", "aged 11 years or less"."""

from collections.abc import Sequence

from desktop.compare.english.numerals import number_at
from desktop.compare.normalise import Token
from desktop.compare.spot import Spot

_AGES = range(6, 30)
_BELOW = frozenset({"under", "below", "beneath", "younger"})
_REACHES = frozenset({"attained", "completed", "reached", "attain", "reach", "complete", "achieved"})
_ABOVE = frozenset({"above", "over", "older", "exceeding"})
_OF_AGE = frozenset({"age", "aged", "old", "ages"})
_TERMS = frozenset(
    {"imprisonment", "term", "period", "sentence", "imprisoned", "sentenced", "detention", "fine", "within"}
)
_AROUND = 6  # words before a number that say what it counts


def ages(words: Sequence[Token]) -> list[Spot]:
    """Find the ages that a text names."""
    said = [token.word for token in words]
    found = []
    taken = 0  # words of a number that was read: "eighteen (18)"
    for i in range(len(said)):
        number = number_at(said, i) if i >= taken else None
        taken = i + number[1] if number else taken
        if number and number[0] in _AGES and (spot := _age(said, i, *number)):
            found.append(spot)
    return found


def _age(said: Sequence[str], i: int, years: int, length: int) -> Spot | None:
    before = _of_this_phrase(said[max(0, i - _AROUND) : i])
    after = [word for word in said[i + length : i + length + 5] if word not in ("(", ")")]
    last = i + length - 1 + _tail(said[i + length : i + length + 3])
    if not _counts_years(before, after) or _TERMS.intersection(before):
        return None
    if after[:2] == ["and", "under"] or (after[:1] == ["and"] and "between" in before):
        return Spot("age-from", "marker", i, last, False, years)
    first = i - len(before) + next((n for n, word in enumerate(before) if word in _OPENING), len(before))
    below = _is_below(before, after)
    if below is None:
        return None
    value = years + 1 if _includes(after) else years
    return Spot("age-below" if below else "age-reached", "victim" if below else "subject", first, last, False, value)


_OPENING = _BELOW | _REACHES | _ABOVE | _OF_AGE | {"not", "less", "between"}


def _of_this_phrase(before: Sequence[str]) -> list[str]:
    """Leave out what stands before a comma or another mark."""
    cut = next((n for n in range(len(before) - 1, -1, -1) if before[n] in (",", ";", ".", ":", "–")), -1)
    return list(before[cut + 1 :])


def _counts_years(before: Sequence[str], after: Sequence[str]) -> bool:
    has_age = _OF_AGE.intersection(before) or _OF_AGE.intersection(after[:4]) or _REACHES.intersection(before)
    return (
        bool(has_age)
        or (bool((_BELOW | _ABOVE).intersection(before[-2:])) and after[:1] in (["years"], ["year"], []))
        or bool(_BELOW.intersection(before[-1:]))
    )


def _is_below(before: Sequence[str], after: Sequence[str]) -> bool | None:
    """Tell an age under which somebody is protected from one that an offender has reached; None for neither."""
    if _BELOW.intersection(before) or after[:2] == ["and", "under"]:
        return True
    if _REACHES.intersection(before):
        return "not" in before or "yet" in before or "n't" in before
    if "between" in before or _includes(after):
        return True
    if "less" in before and "not" not in before:
        return True
    if _ABOVE.intersection(before) or {"more", "above", "over", "older"}.intersection(after[:5]):
        return False
    return True if "up" in before or "until" in before else None


def _includes(after: Sequence[str]) -> bool:
    """Tell whether an age counts itself: "aged eleven years or less", "sixteen years or younger"."""
    joined = " ".join(after[:5])
    return any(words in joined for words in ("or less", "or under", "or younger", "or below", "and below", "and under"))


def _tail(after: Sequence[str]) -> int:
    return {"years": 1, "year": 1}.get(after[0], 0) + (2 if list(after[1:3]) == ["of", "age"] else 0) if after else 0
