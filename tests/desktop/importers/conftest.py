"""Fixtures for the importers: small texts of our own, and provisions by their eId."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.rows import Provision
from desktop.importers.base import ImportedDocument
from desktop.importers.registry import read_document

DOCUMENTS = Path(__file__).resolve().parents[2] / "documents"


@pytest.fixture
def document() -> Callable[[str], ImportedDocument]:
    """Read one of the small texts by its name."""
    return lambda name: read_document(DOCUMENTS / name)


@pytest.fixture
def units() -> Callable[[ImportedDocument], dict[str, Provision]]:
    """Give the provisions of a document by their eId; no two have the same."""

    def by_eid(read: ImportedDocument) -> dict[str, Provision]:
        found = {provision.eid: provision for provision in read.provisions}
        assert len(found) == len(read.provisions)
        return found

    return by_eid
