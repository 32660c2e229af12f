"""The command that shows the difference of two texts."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from db.rows import LawRedline, Provision, Redline, RedlineRun, RedlineUnit
from desktop.cli.output import plain, print_json
from desktop.tasks.redline_texts import redline_files, write_redline

_MARKS = {"equal": "{}", "insert": "{{+{}+}}", "delete": "[-{}-]", "move-from": "[-{}-]↷{}", "move-to": "{{+{}+}}↶{}"}


def redline(options: argparse.Namespace) -> int:
    """Print the changed lines, or everything as JSON, or write a web page."""
    found = redline_files(options.old, options.new)
    if options.html:
        write_redline(found, options.old, options.new, options.html)
    if options.json:
        print_json(redline_json(found, options.old.name, options.new.name))
    elif options.html:
        print(f"Wrote {options.html}")
    else:
        print(f"{options.old.name} → {options.new.name}    [-deleted-] {{+inserted+}} [-moved-]↷1 {{+to here+}}↶1")
        for line in _lines(found):
            print(line)
    return 0


def redline_json(found: Redline | LawRedline, old: str, new: str) -> dict[str, Any]:
    """Return a redline in the shape that scripts rely on: runs of a text, or units of a law with their runs."""
    if isinstance(found, Redline):
        return {"old": old, "new": new, "runs": plain(found.runs)}
    return {"old": old, "new": new, "units": [_unit_json(unit) for unit in found.units]}


def _unit_json(unit: RedlineUnit) -> dict[str, Any]:
    return {
        "change": unit.change,
        "old": _named(unit.old),
        "new": _named(unit.new),
        "partner": _named(unit.partner),
        "heading": plain(unit.heading.runs),
        "runs": plain(unit.text.runs),
    }


def _named(unit: Provision | None) -> dict[str, str] | None:
    return {"pinpoint": unit.pinpoint, "eid": unit.eid, "kind": unit.kind, "number": unit.number} if unit else None


def _lines(found: Redline | LawRedline) -> Iterator[str]:
    """Return what changed, each line or unit with the words around."""
    if isinstance(found, Redline):
        yield from (line for line, changed in _marked_lines(found.runs) if changed and line)
        return
    for unit in found.units:
        if unit.change != "equal":
            yield _cited(unit)
            yield from (f"    {line}" for line, _ in _marked_lines((*unit.heading.runs, *unit.text.runs)) if line)


def _cited(unit: RedlineUnit) -> str:
    cited = " → ".join(dict.fromkeys(side.pinpoint or side.eid for side in (unit.old, unit.new) if side))
    direction = "to" if unit.new is None else "from"
    return f"{cited}  {unit.change}" + (f" {direction} {unit.partner.pinpoint}" if unit.partner else "")


def _marked_lines(runs: Sequence[RedlineRun]) -> Iterator[tuple[str, bool]]:
    """Return lines with marks, and whether anything changed in each."""
    line, changed = "", False
    for run in runs:
        for part in run.text.splitlines(keepends=True):
            words = part.rstrip("\n")
            line += _MARKS[run.kind].format(words, run.move) if words else ""
            changed = changed or run.kind != "equal"
            if part.endswith("\n"):
                yield line, changed
                line, changed = "", False
    if line:
        yield line, changed


HANDLERS: dict[str, Callable[[argparse.Namespace], int]] = {"redline": redline}
