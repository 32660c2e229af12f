"""The what-if on a whole code: one article redrafted, beside one full comparison and one pass of a regular expression.

usage: PYTHONPATH=. python benchmarks/whatif.py [CODE.txt]

Every article in which evidence stands, and every tenth of the others, is given other words (ages, sentences and
children exchanged), read by its tradition and judged. Each result is checked against a full comparison of the edited
law. "read" is words to units, "judge" the findings; the demand is 50 ms for both together. Full comparisons have
their frames cached, as in a session. The collector of the language rests while one redraft is timed.
"""

import gc
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from db.rows import Expression, LawText, Provision
from db.seed import load_catalogue
from desktop.compare.engine import FrameCache, compare
from desktop.compare.whatif import WhatIf
from desktop.importers.draft import cites_of, draft_of, units_of_draft, within
from desktop.importers.registry import read_document

CODE = Path(__file__).resolve().parents[1].parent / "shared/texts/kazakhstan/kz_criminal_code_2014_ru.txt"
DEMAND = 0.050  # seconds
EDITS = (("несовершеннолетн", "взросл"), ("пяти", "шести"), ("четырнадцати", "двенадцати"), ("либо", "или"))
T = TypeVar("T")


def timed(action: Callable[[], T]) -> tuple[float, T]:
    """Return how many seconds an action takes, and its result."""
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    result = action()
    seconds = time.perf_counter() - start
    gc.enable()
    return seconds, result


def edited(words: str) -> str:
    for old, new in EDITS:
        words = words.replace(old, new)
    return words + " Вербовка ребенка."


def chosen(law: LawText, whatif: WhatIf) -> list[Provision]:
    """Return the articles in which evidence stands, and every tenth of the others."""
    proving = {evidence.eid.partition("__")[0] for finding in whatif.findings for evidence in finding.evidence}
    articles = [unit for unit in law.provisions if unit.kind == "article" and draft_of(law, unit)]
    return [unit for n, unit in enumerate(articles) if unit.eid in proving or n % 10 == 0]


def main(path: Path) -> int:
    text = path.read_text(encoding="utf-8")
    catalogue, cache = load_catalogue(), FrameCache()
    about = Expression(1, "XX/code", "code", "XX", path.stem, "criminal-code", "ru", "", True, "")
    law = LawText(about, tuple(read_document(path).provisions))
    whatif = WhatIf(catalogue, [law], {}, cache=cache)
    cites = cites_of(law)
    one_pass = min(timed(lambda: re.findall(r"\w+", text))[0] for _ in range(5))
    full = min(timed(lambda: compare(catalogue, [law], {}, cache=cache))[0] for _ in range(5))
    reads, judges, unequal, judged = [], [], [], []
    articles = chosen(law, whatif)
    for unit in articles:
        words, old = edited(draft_of(law, unit)), within(law, unit)
        read, new = timed(lambda unit=unit, words=words: units_of_draft(law, unit, words, cites))
        judge, outcome = timed(lambda old=old, new=new: whatif.redraft(law, old, new))
        reads.append(read)
        judges.append(judge)
        judged.append(outcome.judged)
        if outcome.findings != compare(catalogue, [outcome.law], {}, cache=cache):
            unequal.append(unit.pinpoint)
    both = [read + judge for read, judge in zip(reads, judges, strict=True)]
    print(f"{path.name}: {len(text):,} characters, {len(catalogue.elements())} elements, {len(articles)} redrafts")
    rows = {
        "re.findall": one_pass,
        "full comparison": full,
        "read, median": statistics.median(reads),
        "judge, median": statistics.median(judges),
        "read and judge, median": statistics.median(both),
        "read and judge, worst": max(both),
    }
    for name, seconds in rows.items():
        print(f"{name:26}{seconds * 1000:8.1f} ms {seconds / one_pass:6.2f} x findall {seconds / full:6.2f} x full")
    over = sum(seconds > DEMAND for seconds in both)
    print(f"elements judged again: median {statistics.median(judged):.0f}, most {max(judged)}")
    print(f"over 50 ms: {over} of {len(both)}; unlike a full comparison: {', '.join(unequal) or 'none'}")
    return bool(unequal)


if __name__ == "__main__":
    code = Path(sys.argv[1]) if len(sys.argv) > 1 else CODE
    if code.is_file():
        sys.exit(main(code))
    print(f"left out: {code.name} is not here; name a code of your own")
