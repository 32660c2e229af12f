"""A small store of our own words."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db import seed, texts
from db.rows import Expression, Provision, Work
from db.store import Store

CODE = Work("XX/code", "XX", "code", "Lamp Code", "criminal-code")


def units(*words: str) -> tuple[Provision, ...]:
    """Return one article for each text."""
    return tuple(
        Provision(0, 0, f"art_{n}", "", "article", str(n), f"art. {n}", f"Title {n}", text, n - 1)
        for n, text in enumerate(words, 1)
    )


AddText = Callable[..., Expression]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a closed store with the catalogue alone, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "filled.concordat"
    Store.create(path, seed.fill).close()
    return path


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Iterator[Store]:
    """An open store with the catalogue alone."""
    path = tmp_path / "lamps.concordat"
    shutil.copy(filled, path)
    with Store.open(path) as opened:
        yield opened


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Store]:
    """An open store with nothing in it."""
    with Store.create(tmp_path / "bare.concordat") as made:
        yield made


@pytest.fixture
def add(bare: Store) -> AddText:
    """Return a function that adds a text to ``bare``."""

    def add_text(*words: str, work: Work = CODE, in_force: str = "2001-01-01", **more: object) -> Expression:
        given = {"language": "en", "complete": True, "source": "by hand", **more}
        return texts.add_expression(bare, work=work, in_force=in_force, provisions=units(*words), **given)

    return add_text
