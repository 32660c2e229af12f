"""Every jurisdiction, wherever it is compared: the same results."""

import importlib.util
import sys

import pytest

from db import catalogue
from db.errors import UsageError
from desktop.tasks.compare_all import compare_all, compare_cases
from desktop.tasks.compare_jurisdiction import case_of, compare_jurisdiction

needs_dask = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="Dask is not installed (the optional extra cluster)"
)
AT = "2020-01-01"


@pytest.fixture
def states(take_in):
    take_in(state="AA")
    take_in(state="BB", old="Купля-продажа", new="Мена")
    take_in(state="CC", old="несовершеннолетнего", new="взрослого")
    return ("AA", "BB", "CC")


@pytest.fixture
def cases(store, states):
    known = catalogue.catalogue(store)
    return known, [case_of(store, known, code, AT) for code in states]


def test_all_cores_give_what_one_core_gives(cases):
    one = compare_cases(*cases, workers=1)
    assert compare_cases(*cases, workers=2) == one
    assert len(one) == 3
    assert one[0].findings != one[1].findings != one[2].findings


def test_every_state_is_compared_and_kept_as_if_alone(store, states):
    found = compare_all(store, at=AT, workers=1)
    assert [comparison.jurisdiction for comparison in found if comparison.texts] == list(states)
    for comparison in found:
        assert compare_jurisdiction(store, comparison.jurisdiction, at=AT) == comparison
    assert compare_all(store, at=AT, workers=1) == found


def test_without_dask_a_scheduler_is_one_clear_line(cases, monkeypatch):
    monkeypatch.setitem(sys.modules, "dask.distributed", None)
    with pytest.raises(UsageError, match=r"Dask is not installed here; .* pip install concordat\[cluster\]"):
        compare_cases(*cases, scheduler="tcp://127.0.0.1:8786")


@needs_dask
def test_a_cluster_gives_what_one_core_gives(cases):
    from dask.distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        assert compare_cases(*cases, scheduler=cluster.scheduler_address) == compare_cases(*cases, workers=1)
