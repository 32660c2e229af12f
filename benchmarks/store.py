"""The store beside raw sqlite3, in one run: rows in, rows out, a code taken in, searches.

usage: python benchmarks/store.py [ROWS]     (100,000 without)
"""

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from sqlmodel import Session

from db import search, seed, texts
from db.connection import make_engine
from db.models import ProvisionRow
from db.rowio import insert_rows, read, table
from db.rows import Provision, Work
from db.store import Store

ROUNDS = 3
TRIES = 40
COLUMNS = table(ProvisionRow).c.keys()
TABLE = f"CREATE TABLE provisions (id INTEGER PRIMARY KEY, {', '.join(COLUMNS[1:])})"
WORDS = [f"{stem}{ending}" for stem in ("лам", "свеч", "улиц", "мост", "сад", "реб") for ending in range(300)]
CODE = 9_000  # units of a large code
QUERIES = {
    "two words": "лам1 свеч20 мост7",
    "a beginning": "улиц29",
    "a short beginning": "реб",
    "a phrase": '"лам1 свеч2"',
}


def seconds(action: Callable[[], object]) -> float:
    """Return how long an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def sentences(count: int) -> list[str]:
    """Return texts of 15 words, the same in every run."""
    chance = random.Random(1)
    return [" ".join(chance.choices(WORDS, k=15)) for _ in range(count)]


def rows(count: int) -> list[dict[str, object]]:
    """Return provisions as rows."""
    blank = dict.fromkeys(COLUMNS, "")
    return [
        blank | {"id": n, "expression": 1, "eid": f"art_{n}", "text": text, "position": n}
        for n, text in enumerate(sentences(count), 1)
    ]


def raw_in(path: Path, given: Sequence[dict[str, object]]) -> None:
    """Insert the rows with the driver alone."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(TABLE)
        connection.executemany(f"INSERT INTO provisions VALUES ({', '.join(f':{name}' for name in COLUMNS)})", given)
        connection.commit()


def ours_in(path: Path, given: Sequence[dict[str, object]]) -> None:
    """Insert the rows as the store does."""
    path.unlink(missing_ok=True)
    path.touch()
    with Session(make_engine(path)) as session:
        session.connection().exec_driver_sql(TABLE)
        insert_rows(session, ProvisionRow, given)
        session.commit()


def raw_out(path: Path) -> None:
    """Read every row with the driver alone."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"SELECT {', '.join(COLUMNS)} FROM provisions ORDER BY position").fetchall()


def ours_out(path: Path) -> None:
    """Read every row as the store does."""
    with Session(make_engine(path, read_only=True)) as session:
        read(session, ProvisionRow, COLUMNS)


def compare(what: str, peer: Callable[[], None], ours: Callable[[], None], demand: float) -> None:
    """Print how long the store takes beside the driver alone."""
    pairs = [(seconds(peer), seconds(ours)) for _ in range(ROUNDS)]
    best, own = min(first for first, _ in pairs), min(second for _, second in pairs)
    print(f"{what:36} sqlite3 {best:6.2f} s   ours {own / best:5.2f} x   (demand {demand} x)")


def bulk(folder: Path, count: int) -> None:
    """Compare bulk work."""
    given, raw, own = rows(count), folder / "raw.db", folder / "own.db"
    compare(f"{count:,} rows in", partial(raw_in, raw, given), partial(ours_in, own, given), 1.5)
    compare(f"{count:,} rows out", partial(raw_out, raw), partial(ours_out, own), 1.3)


def library(folder: Path, count: int) -> None:
    """Print how long making a store, taking in codes and searching them takes."""
    path = folder / "library.concordat"
    made = seconds(lambda: Store.create(path, lambda new: seed.fill(new, sample=True)).close())
    print(f"{'new store, catalogue and a country':36} {made:6.2f} s")
    with Store.open(path) as store:
        times = [seconds(partial(take_in, store, number)) for number in range(count // CODE)]
        middle = statistics.median(times)
        print(f"{f'a code of {CODE:,} units taken in':36} {middle:6.2f} s   at most {max(times):.2f} s")
        for name, query in QUERIES.items():
            ask = partial(search.search, store, query, jurisdiction="XX")
            tries = sorted(seconds(ask) * 1000 for _ in range(TRIES))
            print(f"{f'search, {name}':36} p50 {tries[TRIES // 2]:6.1f} ms   p95 {tries[TRIES * 95 // 100]:6.1f} ms")


def take_in(store: Store, number: int) -> None:
    """Take in one code."""
    units = [
        Provision(0, 0, f"art_{n}", "", "article", str(n), f"art. {n}", "", text, n)
        for n, text in enumerate(sentences(CODE))
    ]
    work = Work(f"XX/code-{number}", "XX", f"code-{number}", f"Code {number}", "special-act")
    texts.add_expression(
        store, work=work, language="ru", in_force="2001-01-01", complete=True, provisions=units, source="benchmark"
    )


def main(count: int) -> None:
    """Measure, in a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        bulk(Path(name), count)
        library(Path(name), count)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
