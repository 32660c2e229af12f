"""How long a code takes from file to numbered units, beside one pass of ``re.findall`` over its words.

python benchmarks/import_texts.py [FILE or FOLDER …]     (without: the texts beside the repository)
"""

import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from desktop.importers.registry import read_document

RUNS = 5
BESIDE = Path(__file__).resolve().parents[2] / "shared" / "texts" / "kazakhstan"


def seconds(work: Callable[[], object]) -> float:
    """Return the median wall time over several runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def line(path: Path) -> str:
    """Measure one file."""
    text = path.read_text(encoding="utf-8")
    words = re.compile(r"\w+")
    reading, beside = seconds(lambda: read_document(path)), seconds(lambda: words.findall(text))
    proof = read_document(path).proof
    size = path.stat().st_size / 1e6
    counts = f"{size:5.2f} MB {proof.units.get('article', 0):5} articles {sum(proof.units.values()):5} units"
    times = f"{reading:6.3f} s  one findall {beside:6.4f} s  {reading / beside:5.1f} x"
    return f"{path.name[:40]:40} {counts} {times}  unaccounted {proof.unaccounted}"


def main(names: list[str]) -> None:
    """Print a line for each file."""
    if not names and not BESIDE.is_dir():
        print("left out: no texts at ../shared/texts; name a file or a folder")
        return
    for path in map(Path, names or [str(BESIDE)]):
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            print(line(file))


if __name__ == "__main__":
    main(sys.argv[1:])
