"""Bytes to text: reads a file's bytes, gives its characters and the encoding; never guesses where it cannot tell."""

from __future__ import annotations

import codecs
import re

from db.errors import InputError
from desktop.importers.base import Ledger
from desktop.importers.text import LINE_BREAK

BYTE_ORDER_MARK = "byte order mark"
NULS = "NUL characters"

_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or a Word, LibreOffice or Excel document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"SQLite format 3\x00", "a database, perhaps a store of this program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKUP = (
    (("<?xml", "<akomantoso"), "an XML document"),
    (("<!doctype", "<html"), "a web page (HTML)"),
    (('{"', "{\n", "{\r", "{ ", "[{", "[\n", '["'), "structured data (JSON)"),
)
# What law in Cyrillic or Latin letters was stored in; where two agree on every byte of the file, the first counts.
CANDIDATES = ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic", "kz1048", "cp1252")
_NAMES = {"cp1251": "windows-1251", "koi8_r": "koi8-r", "iso8859_5": "iso-8859-5", "cp1252": "windows-1252"}
_SAMPLE = 200_000  # bytes that the detection looks at
_CONTROLS = bytes([*range(9), *range(14, 28), 127])
_DECEIVING = (
    (
        re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
        "controls of writing direction: the words may not read as they stand",
    ),
    (re.compile("\ufffd"), "replacement characters: letters were lost before this file was made"),
)


def decode(data: bytes, name: str, encoding: str = "") -> tuple[str, str]:
    """Return all characters of a file, byte order mark and NULs included, and the encoding.

    Raises:
        InputError: the file is empty, is no text, or its encoding is wrong or cannot be told.
    """
    if not data.strip():
        raise InputError(f"{name} is empty: there is nothing to import")
    _refuse_binary(data, name)
    encoding = encoding or _marked(data) or _wide(data) or _narrow(data, name)
    text = _strictly(data, encoding, name)
    _refuse_markup(text, name)
    return text, _NAMES.get(encoding, encoding)


def _refuse_markup(text: str, name: str) -> None:
    """Refuse formats that are text but no plain text: their tags would pass for words of law."""
    head = text[:2000].lstrip("\ufeff \t\r\n").lower()
    for starts, what in _MARKUP:
        if head.startswith(starts):
            raise InputError(f"{name} is {what}, which is not read yet: save it as plain text (UTF-8) and import that")


def clean(text: str, name: str, ledger: Ledger) -> str:
    """Take out the byte order mark and NULs, and report characters that can deceive a reader.

    Raises:
        InputError: half of a surrogate pair is no character of any text.
    """
    if surrogate := re.search("[\ud800-\udfff]", text):
        line = _line(text, surrogate.start())
        raise InputError(f"{name}, line {line}: half of a character (U+{ord(surrogate[0]):04X}); get an undamaged copy")
    if text.startswith("\ufeff"):
        ledger.drop(BYTE_ORDER_MARK, "\ufeff")
        text = text[1:]
    if nuls := text.count("\0"):
        ledger.drop(NULS, "\0" * nuls)
        ledger.note("warning", _line(text, text.index("\0")), f"{nuls} NUL characters were removed")
        text = text.replace("\0", "")
    for pattern, what in _DECEIVING:
        if found := pattern.search(text):
            ledger.note("warning", _line(text, found.start()), f"{len(pattern.findall(text))} {what}")
    return text


def _line(text: str, at: int) -> int:
    return sum(1 for _ in LINE_BREAK.finditer(text, 0, at)) + 1


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name} is {what}, which is not read yet: save it as plain text (UTF-8) and import that")


def _marked(data: bytes) -> str:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")


def _wide(data: bytes) -> str:
    """Recognise UTF-16 without a byte order mark: in law at least the spaces and digits have a zero byte."""
    head = data[: _SAMPLE // 2 * 2]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < max(1, len(head) // 20) or min(even, odd) > max(even, odd) // 10:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _narrow(data: bytes, name: str) -> str:
    """Tell UTF-8 from the encodings of one byte a character."""
    if len(data) - len(data.translate(None, _CONTROLS)) > len(data) // 100:
        raise InputError(f"{name} is no text: it is full of control characters; save the document as plain text first")
    return "utf-8" if _is_utf8(data, name) else _detected(data, name)


def _is_utf8(data: bytes, name: str) -> bool:
    """Whether the bytes are UTF-8; a file that almost is has been damaged, and is no other encoding."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", errors="replace")
        bad = text.count("\ufffd")
        good = sum(1 for character in text[:_SAMPLE] if character > "\x7f") - bad
        if good > 20 * bad:
            line = data.count(b"\n", 0, error.start) + 1
            raise InputError(
                f"{name}, line {line}: the file is UTF-8 but {bad} places in it are damaged; get an undamaged copy"
            ) from None
        return False
    return True


def _detected(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    matches = from_bytes(data[:_SAMPLE], cp_isolation=list(CANDIDATES), enable_fallback=False)
    fit = [match for match in matches if match.chaos < 0.1]
    fit.sort(key=lambda match: (match.chaos - match.coherence, CANDIDATES.index(match.encoding)))
    if not fit:
        raise InputError(f"{name}: the encoding cannot be told; save the file as UTF-8, or name its encoding")
    return str(fit[0].encoding)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{name}, line {line}: these bytes are not {encoding}; save the file as UTF-8, or name its encoding"
        ) from None
    except (LookupError, ValueError):
        raise InputError(
            f"{encoding!r} is no encoding that is known; there are utf-8, windows-1251, koi8-r …"
        ) from None
