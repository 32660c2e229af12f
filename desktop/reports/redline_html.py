"""A redline as one web page: no script, nothing from elsewhere; insertions underlined, deletions struck through.

What was moved is marked at both ends with the same number, each linked to the other; changed lines have a bar in the
margin. The colours are those of the window's themes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from db.rows import LawRedline, Redline, RedlineRun, RedlineUnit
from desktop.reports.palette import Palette, load_palette

_LINE = re.compile(r"[^\n]*\n+|[^\n]+")  # with the blank lines after it
_CSS = """
body { font: 16px/1.5 serif; max-width: 46em; margin: 2em auto; padding: 0 1em;
  color: var(--ink); background: var(--page); }
h1 { font-size: 1.4em; } h2 { font-size: 1em; margin: 0; }
.legend, .cite { font-family: sans-serif; font-size: .8em; color: var(--muted); }
.line { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 3px solid transparent; padding-left: .8em;
  margin: .5em 0; min-height: 1em; }
.line.touched { border-color: var(--accent); }
ins { text-decoration: underline; color: var(--insert); background: var(--insert-tint); }
del { text-decoration: line-through; color: var(--delete); background: var(--delete-tint); }
ins.move { text-decoration: underline double; } del.move { text-decoration: line-through double; }
.move, .move a { color: var(--move); background: var(--move-tint); }
sup a { text-decoration: none; }
"""
_LEGEND = (
    "<ins>inserted</ins> · <del>deleted</del> · "
    '<del class="move">moved from here</del> and <ins class="move">moved to here</ins>, with the same number'
)


class _Line(NamedTuple):
    """A paragraph, or the heading of a unit; ``cite`` says which unit it is and what became of it."""

    runs: Sequence[RedlineRun]
    cite: str = ""
    tag: str = "div"


def redline_html(redline: Redline | LawRedline, old: str, new: str) -> str:
    """Return the page.

    Args:
        redline: the difference.
        old: what the earlier text is called.
        new: what the later text is called.
    """
    title = escape(f"{old} → {new}")
    lines = _text_lines(redline) if isinstance(redline, Redline) else _law_lines(redline)
    seen: set[str] = set()
    body = "\n".join(_line_html(line, seen) for line in lines)
    return (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n<style>{_style()}</style>\n'
        f'</head>\n<body>\n<h1>{title}</h1>\n<p class="legend">{_LEGEND}</p>\n{body}\n</body>\n</html>\n'
    )


def _style() -> str:
    """Return the rules of the page, dark where the reader's screen is."""
    light, dark = (_colours(load_palette(name)) for name in ("light", "dark"))
    return f"\n:root {{ {light} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}{_CSS}"


def _colours(palette: Palette) -> str:
    colours = {name: palette.colours[name] for name in ("page", "ink", "muted", "accent")}
    for name, role in palette.redlines.items():
        colours |= {name: role.ink, f"{name}-tint": role.tint}
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def _text_lines(redline: Redline) -> Iterator[_Line]:
    """Cut the runs of a plain text where a line ends on both sides."""
    line: list[RedlineRun] = []
    for run in redline.runs:
        for part in _LINE.findall(run.text) if run.kind == "equal" else [run.text]:
            line.append(RedlineRun(run.kind, part, run.move))
            if part.endswith("\n") and run.kind == "equal":
                yield _Line(line)
                line = []
    if line:
        yield _Line(line)


def _law_lines(redline: LawRedline) -> Iterator[_Line]:
    for unit in redline.units:
        if unit.heading.runs or not unit.text.runs:
            yield _Line(unit.heading.runs, _cite(unit), "h2")
        if unit.text.runs:
            yield _Line(unit.text.runs, "" if unit.heading.runs else _cite(unit))


def _cite(unit: RedlineUnit) -> str:
    """Say which unit it is, by both its citations where they differ, and what became of it."""
    cited = dict.fromkeys(side.pinpoint or side.eid for side in (unit.old, unit.new) if side)
    change = "" if unit.change in ("equal", "changed") else f" · {unit.change}"
    if unit.partner:
        change += f" {'to' if unit.new is None else 'from'} {unit.partner.pinpoint or unit.partner.eid}"
    return " → ".join(cited) + change


def _line_html(line: _Line, seen: set[str]) -> str:
    touched = " touched" if any(run.kind != "equal" for run in line.runs) else ""
    cite = f'<span class="cite">{escape(line.cite)}</span> ' if line.cite else ""
    words = "".join(_run_html(run, seen) for run in line.runs)
    return f'<{line.tag} class="line{touched}">{cite}{words}</{line.tag}>'


def _run_html(run: RedlineRun, seen: set[str]) -> str:
    """Mark up one run; the first run at an end of a move is what the other end links to."""
    words = escape(run.text)
    match run.kind:
        case "equal":
            return words
        case "insert":
            return f"<ins>{words}</ins>"
        case "delete":
            return f"<del>{words}</del>"
    tag, here, there = ("del", "from", "to") if run.kind == "move-from" else ("ins", "to", "from")
    name = f"{here}-{run.move}"
    anchor = "" if name in seen else f' id="{name}"'
    seen.add(name)
    return f'<{tag} class="move"{anchor}>{words}<sup><a href="#{there}-{run.move}">{run.move}</a></sup></{tag}>'
