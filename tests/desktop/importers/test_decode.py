"""Bytes become text, or one clear line says why not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import InputError
from desktop.importers.base import Ledger
from desktop.importers.decode import BYTE_ORDER_MARK, NULS, clean, decode
from desktop.importers.registry import read_document, read_text

DOCUMENTS = Path(__file__).resolve().parents[2] / "documents"
LAW = "Статья 1. Сад\n\n1. Сад есть земля, где растут яблони, груши и вишни; сторож стережёт его ночью.\n\n" * 5


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("windows-1251", "windows-1251"),
        ("koi8-r", "koi8-r"),
        ("cp866", "cp866"),
        ("iso-8859-5", "iso-8859-5"),
    ],
)
def test_russian_law_is_read_in_the_encodings_it_was_stored_in(encoding: str, named: str) -> None:
    text, found = decode(LAW.encode(encoding), "law.txt")
    assert clean(text, "law.txt", Ledger()) == LAW
    assert found == named


def test_curly_quotes_of_windows_1252_are_read() -> None:
    act = "Section 1. The “garden” shall be the owner’s – and nobody else’s – place of rest.\n" * 5
    assert decode(act.encode("cp1252"), "act.txt")[0] == act


def test_an_encoding_that_is_named_is_used() -> None:
    assert decode(LAW.encode("koi8-r"), "law.txt", "koi8-r") == (LAW, "koi8-r")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        (b"%PDF-1.7 \x00", "is a PDF document"),
        (b"PK\x03\x04rest", "is a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG picture"),
        (b"{\\rtf1 law}", "is an RTF document"),
        (b"<?xml version='1.0'?><act/>", "is an XML document"),
        (b"<!DOCTYPE html><p>law", "is a web page"),
        (b'{"articles": []}', "is structured data (JSON)"),
        (bytes(range(256)) * 40, "is no text"),
        (b"\x01\x02\x03 law \x04\x05" * 50, "control characters"),
        (b"\xd0\x98" * 500 + b"\n\xff\n" + b"\xd0\x98" * 500, "line 2: the file is UTF-8 but 1 places"),
        ("сад \ud800".encode("utf-8", "surrogatepass") * 30, "law.txt"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as refusal:
        decode(data, "law.txt")
    assert says in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_wrong_encoding_is_told_with_its_line() -> None:
    with pytest.raises(InputError, match=r"law\.txt, line 1: these bytes are not utf-8"):
        decode(LAW.encode("koi8-r"), "law.txt", "utf-8")
    with pytest.raises(InputError, match="'klingon' is no encoding that is known"):
        decode(LAW.encode(), "law.txt", "klingon")


def test_half_a_surrogate_pair_is_refused_with_its_line() -> None:
    with pytest.raises(InputError, match=r"the text, line 2: half of a character \(U\+D800\)"):
        read_text("сад\n\ud800")


def test_nuls_and_the_byte_order_mark_are_removed_with_a_count() -> None:
    ledger = Ledger()
    assert clean("\ufeffса\0д\0", "law.txt", ledger) == "сад"
    assert ledger.dropped == {BYTE_ORDER_MARK: 1, NULS: 2}
    assert "2 NUL characters" in ledger.issues[0].message


def test_controls_of_writing_direction_are_reported_and_kept() -> None:
    ledger = Ledger()
    assert clean("сад\n\u202eдас", "law.txt", ledger) == "сад\n\u202eдас"
    assert ledger.issues[0].place == "line 2"
    assert "writing direction" in ledger.issues[0].message


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(InputError, match="cannot be read"):
        read_document(tmp_path)


@pytest.mark.parametrize(
    "words",
    ["Дорогой друг!\n\nПриезжай в сад.", "Раздел 1. Сад\n\nДвор.", "1. Milk\n\n2. Bread\n\n3. Tea", "0123456789"],
)
def test_a_text_without_an_article_is_told(tmp_path: Path, words: str) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(words, encoding="utf-8")
    with pytest.raises(InputError, match=r"letter\.txt: no article was found"):
        read_document(letter)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(DOCUMENTS.glob("*.txt")) + sorted(DOCUMENTS.glob("*.md"))),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=12),
    st.floats(0, 1),
)
def test_damaged_files_are_refused_or_accounted_for(file: Path, bytes_put: list[tuple[float, int]], cut: float) -> None:
    data = bytearray(file.read_bytes())
    for place, value in bytes_put:
        data[int(place * (len(data) - 1))] = value
    try:
        text, _ = decode(bytes(data[: int(cut * len(data))]), file.name)
        assert read_text(text).proof.unaccounted == 0
    except InputError as refusal:
        assert "\n" not in str(refusal)
