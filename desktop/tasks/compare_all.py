"""Compare every jurisdiction of a store: on one core, on all cores, or on the machines of a Dask cluster.

Only values cross to another process; the store is read and written in this one. The results do not depend on where
they were made.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

from db import catalogue, findings, jurisdictions
from db.errors import UsageError
from db.rows import Catalogue, Comparison
from db.store import Store
from desktop.tasks.compare_jurisdiction import Case, case_of, compare_case, kept_comparison
from desktop.tasks.dates import full_date

_ANSWER = "10s"  # how long a scheduler may take to answer
_known: list[Catalogue] = []  # of a worker process


def compare_all(store: Store, *, at: str = "", workers: int = 0, scheduler: str = "") -> tuple[Comparison, ...]:
    """Return the comparison of every jurisdiction, by code; what was made before from the same texts is kept.

    Args:
        at: a full ISO date; "" means today.
        workers: processes to use; 0 means one a core.
        scheduler: the address of a Dask scheduler, whose workers are used instead.

    Raises:
        UsageError: the date is none, Dask is not installed, or no scheduler answers.
    """
    at = full_date(at, "--at")
    known = catalogue.catalogue(store)
    cases = [case_of(store, known, state.code, at) for state in jurisdictions.jurisdictions(store)]
    kept = {case.jurisdiction: _kept(store, known, case) for case in cases}
    new = compare_cases(known, [case for case in cases if not kept[case.jurisdiction]], workers, scheduler)
    if not store.read_only:
        for comparison in new:
            findings.save(store, comparison)
    found = {**kept, **{comparison.jurisdiction: comparison for comparison in new}}
    return tuple(comparison for _, comparison in sorted(found.items()) if comparison)


def compare_cases(
    known: Catalogue, cases: Sequence[Case], workers: int = 0, scheduler: str = ""
) -> tuple[Comparison, ...]:
    """Compare cases, wherever; the results stand in the order of the cases."""
    if scheduler:
        return _on_cluster(known, cases, scheduler)
    workers = min(workers or os.cpu_count() or 1, len(cases))
    if workers <= 1:
        return tuple(compare_case(known, case) for case in cases)
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=_prepare, initargs=(known,)) as pool:
        return tuple(pool.map(_compare_here, cases))


def _prepare(known: Catalogue) -> None:
    """Give a worker process the catalogue, once."""
    _known.append(known)


def _compare_here(case: Case) -> Comparison:
    """Compare in a worker process."""
    return compare_case(_known[0], case)


def _kept(store: Store, known: Catalogue, case: Case) -> Comparison | None:
    return kept_comparison(store, known, case.laws, case.jurisdiction, case.at)


def _on_cluster(known: Catalogue, cases: Sequence[Case], scheduler: str) -> tuple[Comparison, ...]:
    with _cluster(scheduler) as client:
        shared = client.scatter(known, broadcast=True)
        texts = client.scatter(list(cases), hash=False)
        return tuple(client.gather([client.submit(compare_case, shared, text, pure=False) for text in texts]))


@contextmanager
def _cluster(scheduler: str) -> Iterator[Any]:
    connect = _dask_client()
    try:
        client = connect(scheduler, timeout=_ANSWER)
    except (OSError, ValueError) as fault:
        raise UsageError(
            f"no Dask scheduler answers at {scheduler}; start one with: dask scheduler, and name it as tcp://HOST:8786"
        ) from fault
    with client:
        yield client


def _dask_client() -> Callable[..., Any]:
    try:
        from dask.distributed import Client
    except ImportError:
        raise UsageError(
            "Dask is not installed here; for --scheduler install it: pip install concordat[cluster]"
        ) from None
    return Client  # type: ignore[no-any-return]
