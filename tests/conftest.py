"""Fixtures shared by the whole suite."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SHARED = Path(__file__).resolve().parents[2] / "shared"


def _shared(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"the reference texts are not here (../shared/{name}); this test reads real law")
    return folder


@pytest.fixture(scope="session")
def shared_texts() -> Path:
    """Return the folder of real treaties and codes, or skip."""
    return _shared("texts")


@pytest.fixture(scope="session")
def shared_seed() -> Path:
    """Return the folder of the country report, or skip."""
    return _shared("seed")


@pytest.fixture(scope="session")
def shared_keys() -> Path:
    """Return the folder of reference judgements, or skip."""
    return _shared("keys")
