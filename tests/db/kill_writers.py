"""Kill processes while they write to a store, and look at what is left.

Usage: kill_writers.py STORE KILLS SEED. A writer takes in texts of random length and tells each one on a pipe when the
store has acknowledged it. Prints how many were told; exits with an assertion if one of them is not there whole.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from db import health, journal, texts
from db.rows import Provision, Work
from db.store import Store

WORK = Work("XX/code", "XX", "code", "Lamp Code", "criminal-code")


def add_text(store: Store, number: int, length: int) -> None:
    """Take in a text of ``length`` units; its language is its number."""
    units = [
        Provision(0, 0, f"art_{n}", "", "article", str(n), f"art. {n}", "", f"Lamp {number} of {n}.", n)
        for n in range(length)
    ]
    texts.add_expression(
        store, work=WORK, language=f"x{number}", in_force="2001-01-01", complete=True, provisions=units, source="kill"
    )


def write_for_ever(path: Path, told: int, first: int, chance: random.Random) -> None:
    """Add texts from number ``first`` on, until killed."""
    with Store.open(path) as store:
        for number in range(first, first + 10_000):
            add_text(store, number, chance.randint(1, 60))
            os.write(told, f"{number}\n".encode())


def kill_one(path: Path, first: int, chance: random.Random) -> list[int]:
    """Start a writer, kill it at a random moment, and return the numbers that it told."""
    reading, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        write_for_ever(path, told, first, chance)
    os.close(told)
    with os.fdopen(reading, "rb") as pipe:
        begun = pipe.readline()  # the first is told: it is in the middle of another
        time.sleep(chance.uniform(0, 0.05))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines = (begun + pipe.read()).split(b"\n")
    return [int(line) for line in lines[:-1]]


def look(path: Path, told: set[int]) -> set[int]:
    """Return the numbers that are there, after checking that all told are, each of them whole and in the journal."""
    with Store.open(path) as store:
        there = {int(held.language[1:]) for held in texts.expressions(store)}
        assert told <= there, f"lost: {sorted(told - there)}"
        assert len(there) == sum(entry.action == "Import text" for entry in journal.entries(store))
        assert health.check(store).problems == ()
    return there


def main(path: Path, kills: int, seed: int) -> None:
    """Kill ``kills`` writers."""
    chance = random.Random(seed)
    told: set[int] = set()
    there: set[int] = set()
    Store.create(path).close()
    for _ in range(kills):
        told |= set(kill_one(path, max(there, default=0) + 1, random.Random(chance.random())))
        there = look(path, told)
    sys.stdout.write(f"{len(told)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
