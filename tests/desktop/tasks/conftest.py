"""Stores with small codes of our own."""

from pathlib import Path

import pytest

from desktop.importers.registry import read_document
from desktop.tasks.import_text import Meaning, import_document
from desktop.tasks.stores import create_store

SMALL_CODE = Path(__file__).resolve().parents[2] / "documents" / "small_code_ru.txt"


@pytest.fixture
def store(tmp_path):
    with create_store(tmp_path / "work.concordat") as opened:
        yield opened


@pytest.fixture
def take_in(store, tmp_path):
    """Return a function that imports the small code with ``old`` words exchanged for ``new`` ones."""

    def import_code(*, state="XX", law="criminal-code", in_force="2010-01-01", old="", new="", complete=True):
        words = SMALL_CODE.read_text(encoding="utf-8")
        path = tmp_path / f"{state}-{law}-{in_force}.txt"
        path.write_text(words.replace(old, new) if old else words, encoding="utf-8")
        meaning = Meaning(law, "ru", in_force, state, title="Criminal Code", role="criminal-code", complete=complete)
        return import_document(store, read_document(path, language="ru"), meaning)

    return import_code
