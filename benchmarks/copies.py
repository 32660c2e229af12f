"""Copies of a code as so many jurisdictions: one core beside all cores, the results compared.

usage: PYTHONPATH=. python benchmarks/copies.py [COPIES [CODE.txt]]

No copy profits from another: each is read anew. The time of all cores includes starting the processes, loading their
lexicon and carrying the texts there and the findings back. The ratio cannot exceed the number of cores, and falls
with what else the machine does; "busy" is its load before the run. "core seconds" are the processor time used: as long
as they stay alike, nothing is lost by sharing the work, and an idle machine gains as many times as it has cores.
"""

import hashlib
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from db.rows import Comparison, Expression, LawText
from db.seed import load_catalogue
from desktop.importers.registry import read_document
from desktop.tasks.compare_all import compare_cases
from desktop.tasks.compare_jurisdiction import Case

CODE = Path(__file__).resolve().parents[1].parent / "shared/texts/kazakhstan/kz_criminal_code_2014_ru.txt"


def copies_of(path: Path, count: int) -> list[Case]:
    """Return jurisdictions C001, C002 … with the same code."""
    about = Expression(1, "XX/code", "code", "XX", path.stem, "criminal-code", "ru", "2020-01-01", True, "")
    law = LawText(about, tuple(read_document(path).provisions))
    codes = [f"C{number:03}" for number in range(1, count + 1)]
    return [
        Case(code, "2020-01-01", (replace(law, expression=replace(about, jurisdiction=code)),), {"opsc": "binding"})
        for code in codes
    ]


def digest(found: tuple[Comparison, ...]) -> str:
    """Return a hash over every finding of every comparison."""
    return hashlib.sha256("\n".join(map(repr, found)).encode()).hexdigest()


def core_seconds() -> float:
    """Return the processor time used so far, by this process and by those that it started and that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def main(count: int, path: Path) -> int:
    catalogue, cases = load_catalogue(), copies_of(path, count)
    compare_cases(catalogue, cases[:1], workers=1)  # the lexicon is loaded
    cores, busy = os.cpu_count() or 1, os.getloadavg()[0]
    results = {}
    seconds = {}
    for workers in (1, cores):
        start, worked = time.perf_counter(), core_seconds()
        results[workers] = digest(compare_cases(catalogue, cases, workers))
        seconds[workers] = time.perf_counter() - start
        worked = core_seconds() - worked
        name = "one core" if workers == 1 else f"{workers} cores"
        each = f"{seconds[workers] / count * 1000:10.0f} ms each"
        print(f"{name:10}{seconds[workers]:8.1f} s{each}{worked:10.1f} core seconds   {results[workers][:16]}")
    same = results[1] == results[cores]
    print(
        f"{count} copies of {path.name}: {seconds[1] / seconds[cores]:.2f} x faster on {cores} cores (busy {busy:.1f})"
    )
    print(f"results {'identical' if same else 'DIFFER'}")
    return not same


if __name__ == "__main__":
    code = Path(sys.argv[2]) if len(sys.argv) > 2 else CODE
    if code.is_file():
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100, code))
    print(f"left out: {code.name} is not here; name a code of your own")
