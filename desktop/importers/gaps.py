"""Numbers as drafters write them (273, 273-1), and what is missing between them."""

from __future__ import annotations

from collections.abc import Sequence

Key = tuple[int, ...]


def key_of(number: str) -> Key | None:
    """Read a number with inserted parts, or return None.

    >>> key_of("273-1"), key_of("127.1"), key_of("IV")
    ((273, 1), (127, 1), None)
    """
    parts = number.replace(".", "-").split("-")
    return tuple(int(part) for part in parts) if all(part.isdecimal() for part in parts) else None


def gaps_and_repeats(numbers: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """List the missing and the repeated numbers of a run, each once and in order.

    >>> gaps_and_repeats(["1", "2", "5", "5-2", "5-2", "7"])
    (('3–4', '5-1', '6'), ('5-2',))
    """
    keys = [key for number in numbers if (key := key_of(number)) is not None]
    present = sorted(set(keys))
    gaps = [gap for before, after in zip([(0,), *present], present, strict=False) if (gap := _between(before, after))]
    seen: set[Key] = set()
    repeats = {key for key in keys if key in seen or seen.add(key)}  # type: ignore[func-returns-value]
    return tuple(gaps), tuple("-".join(map(str, key)) for key in sorted(repeats))


def follows(number: Key, last: Key) -> bool:
    """Whether ``number`` is the very next after ``last``: 4 or 3-1 after 3; 3-2 or 4 after 3-1."""
    depth = len(number) - 1
    if len(number) > len(last):
        return number == (*last, 1)
    return number[:depth] == last[:depth] and number[depth] == last[depth] + 1


def _between(before: Key, after: Key) -> str:
    """Name the numbers between two neighbours, or return ""."""
    if after[0] != before[0]:
        first, stem, last = before[0] + 1, "", after[0] - (len(after) == 1)
    else:
        inner = [key[1] if len(key) > 1 else 0 for key in (before, after)]
        first, stem, last = inner[0] + 1, f"{after[0]}-", inner[1] - 1
    if last < first:
        return ""
    return f"{stem}{first}" if last == first else f"{stem}{first}–{stem}{last}"
