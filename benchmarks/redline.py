"""Redlines beside git's word diff with the same tokens, in one run.

usage: PYTHONPATH=. python benchmarks/redline.py

Codes are edited by a seeded program (words, paragraphs, moved articles); real pairs are the texts beside the
repository, left out with a note where they are absent. "minimum" is the least number of words and marks that can be
deleted and inserted (rapidfuzz, exact), "differ" ours before the clean-up that leaves no lone conjunction or mark
between two changes, "ours" what a reader sees. Times are the best of several runs, git and ours by turns; ours is
the call on two texts in memory, as the window makes it, git's the command on two files. An *amended* code has words
changed in 4 lines of 100 and 4 articles of 100 moved; a *recast* one 12 and 12.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from rapidfuzz.distance import Indel

from desktop.compare.diff import match
from desktop.compare.redline import redline_texts
from desktop.compare.redline_law import redline_laws
from desktop.compare.redline_words import TOKEN
from desktop.importers.registry import read_document, read_text

TEXTS = Path(__file__).resolve().parents[1].parent / "shared" / "texts"
RUNS = 11
EXACT = 100_000_000  # cells (words times words) up to which the minimum is worked out
DEMAND = {"code": 0.8, "real pair": 1.0, "article": 0.15}
SYLLABLES = re.findall("..", "бавегодужизакиломунепораситуфехацешоэням")


class Pair:
    """Two texts as files in a folder of their own."""

    def __init__(self, folder: Path, kind: str, name: str, old: str, new: str) -> None:
        self.kind, self.name = kind, name
        self.texts = old, new
        self.files = folder / f"{name}.old.txt", folder / f"{name}.new.txt"
        for file, text in zip(self.files, self.texts, strict=True):
            file.write_text(text, encoding="utf-8")
        self.git = [
            *("git", "diff", "--no-index", "--no-color", "--word-diff=porcelain", "--histogram"),
            f"--word-diff-regex={posix(old + new)}",
            *map(str, self.files),
        ]


def posix(text: str) -> str:
    """Write our tokens as a POSIX expression: its marks are those that occur in the text."""
    marks = {token for token in TOKEN.findall(text) if len(token) == 1 and not token.isalnum() and token != "_"}
    inside = "".join(sorted(marks - set("]^[-"))) + "^[-"
    letters = f"[^][:space:]{inside}]+"
    return f"{letters}([-'’‑]{letters})*|[]{inside}]"


def ours(pair: Pair) -> int:
    """Compare two texts; return how many words and marks are shown as changed."""
    redline = redline_texts(*pair.texts)
    return sum(len(TOKEN.findall(run.text)) for run in redline.runs if run.kind != "equal")


def gits(pair: Pair) -> int:
    """Do the same with git."""
    done = subprocess.run(pair.git, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
    if done.returncode > 1:
        sys.exit(f"git could not compare {pair.name}: {done.stderr.decode()[:200]}")
    lines = done.stdout.decode().partition("\n@@")[2].splitlines()
    return sum(len(TOKEN.findall(line[1:])) for line in lines if line[:1] in ("+", "-"))


def by_turns(*actions: Callable[[], object], runs: int = RUNS) -> list[float]:
    """Return the best time of each action, in milliseconds."""
    best = [float("inf")] * len(actions)
    for _ in range(runs):
        for place, action in enumerate(actions):
            start = time.perf_counter()
            action()
            best[place] = min(best[place], 1000 * (time.perf_counter() - start))
    return best


def changes(pair: Pair) -> tuple[int | None, int | None]:
    """Return the changed tokens at the least, and those of our differ on the flat tokens; None: too large."""
    old, new = map(TOKEN.findall, pair.texts)
    if len(old) * len(new) > EXACT:
        return None, None
    ids = dict(zip(dict.fromkeys([*old, *new]), count(), strict=False))
    least = Indel.distance([ids[token] for token in old], [ids[token] for token in new])
    return int(least), len(old) + len(new) - 2 * sum(block.size for block in match(old, new))


def edited(text: str, share: float) -> str:
    """Edit a code as parliaments do: words, a few whole paragraphs, and articles that are put elsewhere."""
    draw = random.Random(1)
    articles = re.split(r"(?m)^(?= *Статья \d)", text)
    for _ in range(round(share * len(articles))):
        article = articles.pop(draw.randrange(1, len(articles)))
        articles.insert(draw.randrange(1, len(articles)), article)
    words = sorted(set(re.findall(r"\w{4,}", text)))
    lines = (line for article in articles for line in article.splitlines(True))
    return "".join(_edited_line(line, draw, words, share) for line in lines)


def _edited_line(line: str, draw: random.Random, vocabulary: list[str], share: float) -> str:
    parts = line.split(" ")
    fate = draw.random()
    if len(parts) < 6 or fate > share + 0.02:
        return line
    if fate < 0.01:
        return ""
    if fate < 0.02:
        return line + " ".join(draw.choices(vocabulary, k=20)) + ".\n\n"
    for _ in range(draw.randint(1, 4)):
        place = draw.randrange(1, max(2, len(parts) - 1))
        parts[place : place + draw.randint(0, 2)] = draw.choices(vocabulary, k=draw.randint(0, 3))
    return " ".join(parts)


def generated(words: int) -> str:
    """Make a code of our own: articles of numbered paragraphs of made-up words, frequent ones more often."""
    draw = random.Random(7)
    stock = ["".join(draw.choices(SYLLABLES, k=draw.randint(1, 4))) for _ in range(6_000)]
    weights = [1 / (rank + 3) for rank in range(len(stock))]
    lines, made, article = [], 0, 0
    while made < words:
        article += 1
        lines.append(f"Статья {article}. {' '.join(draw.choices(stock, k=5))}\n\n")
        for number in range(1, draw.randint(2, 8)):
            size = draw.randint(12, 70)
            lines.append(f"      {number}. {' '.join(draw.choices(stock, weights, k=size))}.\n\n")
            made += size
    return "".join(lines)


def pairs(folder: Path) -> Iterator[Pair]:
    """Return what is compared."""
    own = generated(200_000)
    yield from _edits(folder, "made-up code", own)
    for name in ("criminal_code", "administrative_offences"):
        file = TEXTS / "kazakhstan" / f"kz_{name}_2014_ru.txt"
        if file.is_file():
            yield from _edits(folder, name, file.read_text(encoding="utf-8"))
        else:
            print(f"left out: {name} is not here")
    for name in ("opsc_en", "lanzarote_cets201_en", "palermo_protocol_en"):
        files = TEXTS / "treaties" / f"{name}.md", TEXTS / "treaties" / "messy" / f"{name}.md"
        if all(file.is_file() for file in files):
            yield Pair(
                folder, "real pair", f"{name}, two copies", *(file.read_text(encoding="utf-8") for file in files)
            )
        else:
            print(f"left out: {name} is not here")
    yield from _criminal_codes(folder)


def _edits(folder: Path, name: str, text: str) -> Iterator[Pair]:
    for how, share in (("amended", 0.04), ("recast", 0.12)):
        yield Pair(folder, "code", f"{name}, {how}", text, edited(text, share))


def _criminal_codes(folder: Path) -> Iterator[Pair]:
    """Return the articles that the codes of 1997 and 2014 both have, by heading."""
    files = [TEXTS / "kazakhstan" / f"kz_criminal_code_{name}" for name in ("1997_extract_ru.md", "2014_ru.txt")]
    if not all(file.is_file() for file in files):
        print("left out: the criminal codes of 1997 and 2014 are not here")
        return
    old, new = (_articles(file) for file in files)
    both = [heading for heading in old if heading in new]
    yield Pair(
        folder, "real pair", "articles of 1997 and 2014", *("\n".join(side[h] for h in both) for side in (old, new))
    )


def _articles(file: Path) -> dict[str, str]:
    """Return the words of each article by its heading; editorial notes left out."""
    found: dict[str, list[str]] = {}
    heading = ""
    for unit in read_document(file).provisions:
        heading = unit.heading.casefold() if unit.kind == "article" else heading
        if heading and unit.is_evidence:
            found.setdefault(heading, []).append(f"{unit.number} {unit.heading} {unit.text}".strip())
    return {heading: "\n".join(lines) + "\n" for heading, lines in found.items()}


def article_pairs(folder: Path, whole: Pair, number: int = 25) -> list[Pair]:
    """Return articles of a code that an edit has touched."""
    old, new = ({a.split(".")[0]: a for a in re.split(r"(?m)^(?= *Статья \d)", text)} for text in whole.texts)
    touched = [name for name in old if "Статья" in name and name in new and old[name] != new[name]]
    return [Pair(folder, "article", f"{place:03}", old[n], new[n]) for place, n in enumerate(touched[:number])]


def report(kind: str, name: str, compared: list[Pair]) -> None:
    """Print one line: means over the pairs."""
    words = sum(len(text.split()) for pair in compared for text in pair.texts) // 2
    git = [0.0, 0.0]
    for pair in compared:
        times = by_turns(lambda p=pair: gits(p), lambda p=pair: redline_texts(*p.texts))
        git = [sum(both) for both in zip(git, times, strict=True)]
    counts = [(gits(pair), ours(pair), *changes(pair)) for pair in compared]
    by_git, by_us = (sum(column) for column in list(zip(*counts, strict=True))[:2])
    exact = [(us, least, differ) for _, us, least, differ in counts if least is not None and differ is not None]
    ratio = git[1] / git[0]
    line = f"{name:36}{words:9,}{git[0] / len(compared):9.2f}{git[1] / len(compared):9.2f}{ratio:7.2f}"
    line += f" {'≤' if ratio <= DEMAND[kind] else '>'} {DEMAND[kind]:<5}{by_git:9,}{by_us:9,}"
    if exact:
        us, least, differ = (sum(column) for column in zip(*exact, strict=True))
        line += f"{least:9,}{differ / least:8.3f}{us / least:8.3f}"
    print(line)


def by_units(pair: Pair) -> None:
    """Print what the same code costs unit by unit, once it has been read."""
    old, new = (read_text(text).provisions for text in pair.texts)
    [milliseconds] = by_turns(lambda: redline_laws(old, new), runs=3)
    print(f"{pair.name:36} unit by unit, {len(old):,} units: {milliseconds:.0f} ms")


def main() -> None:
    if not shutil.which("git"):
        sys.exit("git is not here; it is what redlines are measured against")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{'':36}{'words':>9}{'git ms':>9}{'ours ms':>9}{'ratio  demand':>15}", end="")
        print(f"{'git':>9}{'ours':>9}{'minimum':>9}{'differ':>8}{'ours':>8}   (changed words and marks)")
        compared = list(pairs(folder))
        for pair in compared:
            report(pair.kind, pair.name, [pair])
        articles = article_pairs(folder, compared[0])
        report("article", f"{len(articles)} articles, mean", articles)
        for pair in compared:
            if pair.kind == "code":
                by_units(pair)


if __name__ == "__main__":
    main()
