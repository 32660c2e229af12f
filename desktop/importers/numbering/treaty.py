"""Read treaties: article, paragraph 1., sub-paragraph (a), point (i), fifth level a., dash."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from desktop.importers.gaps import Key, follows, key_of
from desktop.importers.numbering.marks import Mark, roman
from desktop.importers.numbering.reader import Reader
from desktop.importers.numbering.runs import is_next
from desktop.importers.outline import Unit

_MARK = re.compile(
    r"(?:(?P<number>\d{1,3})(?:\.(?!\d)|[ \t]{2,}|[ \t](?=[A-ZА-Я]))"
    r"|\((?P<digits>\d{1,3})\)"
    r"|\(?(?P<bracketed>[^\W\d_]|[ivxl]{2,6})\)"
    r"|(?P<dotted>[a-zа-я]|[ivxl]{2,6})\.(?!\w\.)"
    r"|(?P<spaced>[a-z])(?:[ \t]{2,}|[ \t](?=[a-z]))"
    r"|(?P<dash>[–—‒−-])(?=\s|[^\W\d_]))\s*(?P<words>.*)",
    re.DOTALL,
)
# Russian letters that stand for the Latin ones they look like.
_LATIN = str.maketrans("асеорхуі", "aceopxyi")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class TreatyReader(Reader):
    """Reads the levels of a treaty, and tells (i) the letter from (i) the numeral by the runs that are open."""

    ranks: ClassVar[Mapping[str, int]] = {"number": 1, "letter": 2, "roman": 3, "plain letter": 4, "dash": 5}

    def mark(self, text: str) -> Mark | None:
        """Read "1.", "(a)" or "a)", "(i)", "a.", "–", or the bare "1" and "a" of Council of Europe treaties."""
        match = _MARK.match(text)
        if match is None:
            return None
        found = next(name for name, part in match.groupdict().items() if part is not None)
        sign, words = match.group(found), match.group("words")
        if found in ("number", "digits"):
            bare = found == "number" and match.group()[len(sign)] != "."
            key = key_of(sign) or (0,)
            return None if bare and not self._expected("number", key) else Mark("number", sign, key, words)
        if found == "dash":
            return Mark("dash", "", (self._last("dash") + 1,), words)
        return self._letters(found, sign, words)

    def _letters(self, found: str, sign: str, words: str) -> Mark | None:
        style = "letter" if found == "bracketed" else "plain letter"
        sign_key = (ord(sign.lower().translate(_LATIN)[0]) - ord("a") + 1,)
        letter = Mark(style, sign, sign_key, words) if len(sign) == 1 else None
        if found == "spaced":
            return letter if letter and self._expected(style, letter.key) else None
        if value := roman(sign):
            numeral = Mark("roman", sign, (value,), words)
            if letter is None or (value == 1 and not is_next(self.frames, letter)) or is_next(self.frames, numeral):
                return numeral
        return letter

    def unit(self, mark: Mark, owner: Unit) -> Unit:
        """Make a paragraph, sub-paragraph, point or indent."""
        number = mark.number.lower().translate(_LATIN)
        if mark.style == "dash":
            cite = self.words.cites.dotted.format(_ordinal(mark.key[0]))
            return Unit("indent", f"indent_{mark.key[0]}", cite=cite, parent=owner)
        kind, tag = {"number": ("paragraph", "para"), "roman": ("point", "point")}.get(
            mark.style, ("subparagraph", "subpara")
        )
        cite = number if owner.kind == "point" and mark.style == "plain letter" else f"({number})"
        return Unit(kind, f"{tag}_{number}", mark.number, cite, parent=owner)

    def _expected(self, style: str, key: Key) -> bool:
        """Whether a bare number or letter is the next of a run, or the first after words that announce a list."""
        run = next((frame for frame in reversed(self.frames) if frame.style == style), None)
        if run is not None and follows(key, run.last):
            return True
        if key != (1,) or not self.frames:
            return False
        top = self.frames[-1].item
        return not top.paragraphs if style == "number" else top.last.endswith(":")

    def _last(self, style: str) -> int:
        return next((frame.last[0] for frame in reversed(self.frames) if frame.style == style), 0)


def _ordinal(number: int) -> str:
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"
