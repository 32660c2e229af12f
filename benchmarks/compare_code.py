"""Comparison of a whole code, beside one pass of a regular expression over the same text in the same run.

python benchmarks/compare_code.py [CODE.txt]     (without: the code beside the repository)
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from db.rows import Expression, LawText
from db.seed import load_catalogue
from desktop.compare.engine import FrameCache, compare
from desktop.importers.registry import read_document

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "texts" / "kazakhstan" / "kz_criminal_code_2014_ru.txt"


def timed(action: Callable[[], object]) -> float:
    """Return how many seconds an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main(path: Path) -> None:
    """Print the times of one code."""
    text = path.read_text(encoding="utf-8")
    catalogue = load_catalogue()
    about = Expression(1, "XX/code", "code", "XX", path.stem, "criminal-code", "ru", "", True, "")
    law = LawText(about, tuple(read_document(path).provisions))
    cache = FrameCache()
    one_pass = min(timed(lambda: re.findall(r"\w+", text)) for _ in range(5))
    cold = timed(lambda: compare(catalogue, [law], {}, cache=cache))
    warm = min(timed(lambda: compare(catalogue, [law], {}, cache=cache)) for _ in range(5))
    print(f"{path.name}: {len(text):,} characters, {len(catalogue.elements())} elements")
    for name, seconds in (("re.findall", one_pass), ("compare, cold", cold), ("compare, frames cached", warm)):
        print(f"{name:24}{seconds * 1000:10.1f} ms {seconds / one_pass:8.1f} x")


if __name__ == "__main__":
    code = Path(sys.argv[1]) if len(sys.argv) > 1 else BESIDE
    if code.is_file():
        main(code)
    else:
        print(f"left out: no code at ../shared/texts; name one: python {Path(__file__).name} CODE.txt")
