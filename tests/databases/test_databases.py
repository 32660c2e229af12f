import importlib.util
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from db import assessments, catalogue, health, history, recommendations, search, texts
from db.migrations import MIGRATIONS, migrate
from db.schema import schema_hash
from db.store import Store

HERE = Path(__file__).resolve().parent
SAMPLES = sorted(HERE.glob("store-*.concordat"))


@pytest.fixture(scope="module")
def make() -> ModuleType:
    """Return the program that wrote the samples."""
    spec = importlib.util.spec_from_file_location("make_databases", HERE / "make.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_is_one_sample_a_version() -> None:
    assert [path.stem for path in SAMPLES] == [f"store-{step.number}" for step in MIGRATIONS]
    assert all(path.stat().st_size < 300_000 for path in SAMPLES)


def test_migrations_lead_to_the_tables_of_the_models(make: ModuleType) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as migrated:
        migrate(migrated, MIGRATIONS)
        with closing(sqlite3.connect(":memory:")) as modelled:
            modelled.executescript(make.statements())
            assert schema_hash(migrated) == schema_hash(modelled)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_opens_and_says_what_it_said(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / sample.name
    shutil.copy(sample, path)
    with Store.open(path) as store:
        assert health.check(store).problems == ()
        (law,) = texts.law_texts(store, "XX")
        assert [unit.text for unit in law.provisions] == ["Lamps stay lit.", "Whoever puts out a lamp pays for oil."]
        (assessment,) = assessments.assessments(store, "XX")
        assert (assessment.note, assessment.evidence[0].quote) == ("As art. 1 says.", "Lamps")
        (element,) = catalogue.catalogue(store).elements()
        assert (element.id, element.shortfall) == ("tiny.1/lit", "Only street lamps.")
        assert {hit.kind for hit in search.search(store, "lamps")} >= {"provision", "treaty unit", "obligation"}
        assert history.undo(store) == "Edit recommendation"
        assert recommendations.recommendations(store, "XX") == ()
        assert health.check(store).problems == ()
