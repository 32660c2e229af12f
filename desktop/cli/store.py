"""Commands over the store itself: init, check, backup."""

import argparse
from collections.abc import Callable

from db import health
from desktop.cli.output import print_json
from desktop.tasks.stores import create_store, open_store


def init(options: argparse.Namespace) -> int:
    """Make a new store."""
    create_store(options.file, sample=options.sample).close()
    if options.json:
        print_json({"store": str(options.file), "sample": options.sample})
    else:
        print(f"Made {options.file}")
    return 0


def check(options: argparse.Namespace) -> int:
    """Check the store; exit 1 if something does not hold."""
    with open_store(options.store, read_only=True) as store:
        result = health.check(store)
    if options.json:
        print_json(result)
    else:
        for problem in result.problems:
            print(problem)
        print(f"{len(result.problems)} problems" if result.problems else "The store is sound.")
    return 1 if result.problems else 0


def backup(options: argparse.Namespace) -> int:
    """Copy the store and verify the copy."""
    with open_store(options.store, read_only=True) as store:
        health.backup(store, options.target)
    if options.json:
        print_json({"backup": str(options.target)})
    else:
        print(f"Copied to {options.target} and verified")
    return 0


HANDLERS: dict[str, Callable[[argparse.Namespace], int]] = {"init": init, "check": check, "backup": backup}
