import unicodedata

import pytest

from desktop.reports.fonts import FACES, Printable, face
from desktop.reports.labels import labels, languages

KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"


def test_kazakh_letters_are_in_every_face():
    for name in FACES:
        assert face(name).letters.issuperset(KAZAKH), name


def test_what_can_be_drawn_is_left_alone():
    printable = Printable()
    text = f"{KAZAKH} «ст. 134» № 5 — “a” ‘b’ § 3 …"
    assert printable(text) == text
    assert not printable.missing


@pytest.mark.parametrize("letter", ["א", "✓", "漢", "\u202e", "\x07", "😀"])
def test_a_letter_without_a_glyph_is_shown_and_kept(letter):
    printable = Printable()
    assert printable(f"a{letter}b") == f"a[U+{ord(letter):04X}]b"
    assert printable.missing == {letter: 1}


def test_marks_of_no_width_are_not_printed():
    assert Printable()("со\u00adгла\u200bсие\ufeff") == "согласие"


def test_text_is_composed():
    assert Printable()(unicodedata.normalize("NFD", "ей, ё")) == "ей, ё"


def test_a_word_is_as_wide_as_its_letters():
    regular = face("Regular")
    assert regular.width("Қазақ") == pytest.approx(sum(regular.width(letter) for letter in "Қазақ"))
    assert regular.width("24\xa0May") == regular.width("24 May")


@pytest.mark.parametrize("language", languages())
def test_all_labels_can_be_drawn(language):
    printable = Printable()
    for section in labels(language).texts.values():
        for text in section.values():
            printable(text)
    assert not printable.missing
