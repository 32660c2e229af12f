"""Roboto: faces, measured words, and a check that every character has a glyph."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import font_roboto
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FACES = ("Regular", "Medium", "Bold", "Italic", "Light")
UNPRINTED = {0x00AD: None, 0x200B: None, 0x2060: None, 0xFEFF: None, 0x000D: None, 0x0009: " "}
"""Soft hyphen, zero-width space, word joiner, byte order mark, carriage return, tabulator: no ink of their own."""


class Face:
    """One style of the font with the widths of the words it has met, in thousandths of the type size."""

    def __init__(self, name: str) -> None:
        self.name = f"Roboto-{name}"
        self._font = TTFont(self.name, _font_file(self.name))
        pdfmetrics.registerFont(self._font)
        self._widths: dict[str, float] = {}
        self._advance: dict[int, float] = self._font.face.charWidths
        self.letters = frozenset(map(chr, self._font.face.charToGlyph))
        self.space = self.width(" ")

    def width(self, word: str) -> float:
        """Return the width of a word in thousandths of the type size."""
        known = self._widths.get(word)
        if known is None:
            advance = self._advance
            # U+00A0 is drawn as a space: the font's own width of it never reaches the page.
            known = sum(advance[ord(letter)] for letter in word.replace("\xa0", " "))
            self._widths[word] = known
        return known


@cache
def face(name: str) -> Face:
    """Return the face of that style, read once a process."""
    return Face(name)


class Printable:
    """Turns text into what the font can draw, and keeps what it cannot."""

    def __init__(self) -> None:
        self.missing: Counter[str] = Counter()
        self._drawn = _drawn_letters()
        self._plain = frozenset(letter for letter in self._drawn if unicodedata.category(letter)[0] != "M")

    def __call__(self, text: str) -> str:
        """Return the text in composed form, each character without a glyph as ``[U+XXXX]``."""
        if self._plain.issuperset(text):
            return text
        composed = unicodedata.normalize("NFC", text).translate(UNPRINTED)
        return "".join(letter if letter in self._drawn else self._replaced(letter) for letter in composed)

    def _replaced(self, letter: str) -> str:
        self.missing[letter] += 1
        return f"[U+{ord(letter):04X}]"


@cache
def _drawn_letters() -> frozenset[str]:
    """Return what every face can draw, without the controls and format characters that fonts hold as blanks."""
    shared = frozenset.intersection(*(face(name).letters for name in FACES))
    return frozenset(letter for letter in shared if unicodedata.category(letter)[0] != "C") | {"\n"}


def _font_file(name: str) -> str:
    """Return the path of a font file; the package leaves its own list to ``glob`` order, so we name the file."""
    return str(Path(font_roboto.font_directory) / f"{name}.ttf")
