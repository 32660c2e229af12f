"""Commands that set findings side by side: redraft, and compare with --against, --with-jurisdiction or --all."""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from db.errors import InputError, UsageError
from db.rows import Comparison, Evidence, Finding
from desktop.cli.output import plain, print_json
from desktop.cli.shapes import comparison_json, counts, finding_json, statuses_of
from desktop.compare.changes import Change, Difference, counted
from desktop.compare.reasons import render
from desktop.tasks.compare_all import compare_all
from desktop.tasks.compare_dates import compare_dates, compare_states
from desktop.tasks.redraft import Redraft
from desktop.tasks.redraft import redraft as redraft_one
from desktop.tasks.stores import open_store, open_to_compare

_HEADS = {
    "opened": "OPENED",
    "closed": "CLOSED",
    "status": "OTHER STATUS",
    "words": "OTHER WORDS",
    "assessed": "WAS NOT ASSESSED",
    "no longer assessed": "NO LONGER ASSESSED",
}
_STATE_HEADS = {
    "opened": "A GAP HERE ONLY",
    "closed": "A GAP THERE ONLY",
    "status": "OTHER STATUS",
    "words": "OTHER WORDS",
    "assessed": "NOT ASSESSED THERE",
    "no longer assessed": "NOT ASSESSED HERE",
}


def redraft(options: argparse.Namespace) -> int:
    """Print what a new wording of one provision does to the findings; nothing is stored."""
    words = _words(options.text)
    with open_store(options.store, read_only=True) as store:
        done = redraft_one(
            store,
            options.jurisdiction,
            options.law,
            options.pinpoint,
            words,
            at=options.at,
            language=options.language,
        )
    if options.json:
        print_json(redraft_json(done))
    else:
        print(f"{done.text.title} · {done.unit.pinpoint} · as in force {done.text.in_force}, redrafted")
        _print_changes(done.changes, _HEADS)
    return 0


def redraft_json(done: Redraft, language: str = "en") -> dict[str, Any]:
    """Return a redraft in the shape that scripts rely on."""
    return {
        "jurisdiction": done.jurisdiction,
        "at": done.at,
        "law": done.text.law,
        "language": done.text.language,
        "in_force": done.text.in_force,
        "pinpoint": done.unit.pinpoint,
        "eid": done.unit.eid,
        "units": {"before": plain(done.old), "after": plain(done.new)},
        "judged": done.judged,
        "counts": counted(done.changes),
        "changes": [change_json(change, language) for change in done.changes],
    }


def compare_several(options: argparse.Namespace) -> int:
    """Print how two comparisons differ, or every comparison; exit 1 under ``--fail-on`` if a named status occurs."""
    failing = statuses_of(options.fail_on)
    _check(options)
    with open_to_compare(options.store) as store:
        if options.all:
            found = compare_all(store, at=options.at, scheduler=options.scheduler)
            _show_all(found, options)
            return _status((f for comparison in found for f in comparison.findings), failing)
        if options.against:
            shown = compare_dates(store, options.jurisdiction, options.against, options.at)
        else:
            shown = compare_states(store, options.jurisdiction, options.with_jurisdiction, options.at)
    if options.json:
        print_json(difference_json(shown, options.language))
    else:
        _print_difference(shown, options.language)
    return _status(shown.after.findings, failing)


def difference_json(shown: Difference, language: str = "en") -> dict[str, Any]:
    """Return a difference in the shape that scripts rely on: what was compared, and every change with both sides."""
    return {
        "before": _head_json(shown.before),
        "after": _head_json(shown.after),
        "counts": shown.counts,
        "changes": [change_json(change, language) for change in shown.changes],
    }


def change_json(change: Change, language: str = "en") -> dict[str, Any]:
    """Return one change: its kind, the findings of both sides, and the words that only one side rests on."""
    return {
        "element": change.finding.element,
        "kind": change.kind,
        "before": finding_json(change.old, language) if change.old else None,
        "after": finding_json(change.new, language) if change.new else None,
        "words_gone": plain(change.gone),
        "words_come": plain(change.come),
    }


def _head_json(comparison: Comparison) -> dict[str, Any]:
    return {name: value for name, value in comparison_json(comparison).items() if name != "findings"}


def _check(options: argparse.Namespace) -> None:
    """Refuse options that do not go together."""
    if bool(options.all) + bool(options.against) + bool(options.with_jurisdiction) > 1:
        raise UsageError("--all, --against and --with-jurisdiction each ask for something else; give one of them")
    if options.instruments or options.obligation:
        raise UsageError("--instruments and --obligation do not go with --all, --against or --with-jurisdiction")
    if options.scheduler and not options.all:
        raise UsageError("--scheduler goes with --all")
    if bool(options.all) == bool(options.jurisdiction):
        raise UsageError("name one State with --jurisdiction KZ, or compare every one with --all")


def _status(found: Iterable[Finding], failing: set[str]) -> int:
    return 1 if any(finding.status in failing and finding.gap for finding in found) else 0


def _show_all(found: Sequence[Comparison], options: argparse.Namespace) -> None:
    if options.json:
        print_json({"comparisons": [comparison_json(comparison, options.language) for comparison in found]})
        return
    for comparison in found:
        print(f"{comparison.jurisdiction} on {comparison.at}: {counts(comparison)}")


def _print_difference(shown: Difference, language: str) -> None:
    for name, comparison in (("before", shown.before), ("after", shown.after)):
        texts = ", ".join(f"{text.law} ({text.language}, {text.in_force})" for text in comparison.texts)
        print(f"{name:8}{comparison.jurisdiction} on {comparison.at}: {texts or 'no text'}")
    one_state = shown.before.jurisdiction == shown.after.jurisdiction
    _print_changes(shown.changes, _HEADS if one_state else _STATE_HEADS, language)


def _print_changes(changes: Sequence[Change], heads: Mapping[str, str], language: str = "en") -> None:
    for kind, head in heads.items():
        for change in changes:
            if change.kind == kind:
                _print_change(change, head, language)
    numbers = ", ".join(f"{count} {heads[kind].lower()}" for kind, count in counted(changes).items() if count)
    print(f"\n{len(changes)} findings differ: {numbers}" if changes else "No finding differs.")


def _print_change(change: Change, head: str, language: str) -> None:
    was, now = (finding.status if finding else "not asked" for finding in (change.old, change.new))
    print(f"\n{head}  {change.finding.element}  {was if was == now else f'{was} → {now}'}")
    print(f"  {render(change.finding.reason_id, change.finding.facts, language)}")
    _print_words("-", change.gone)
    _print_words("+", change.come)


def _print_words(sign: str, evidence: Iterable[Evidence]) -> None:
    for each in evidence:
        print(f"  {sign} {each.law} {each.pinpoint}: «{each.quote}»")


def _words(path: Path) -> str:
    try:
        words = path.read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise InputError(f"{path} cannot be read: {fault.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path} is not UTF-8; save the new words as UTF-8") from None
    if not words.strip():
        raise InputError(f"{path} is empty; write the new words of the provision into it")
    return words


HANDLERS: dict[str, Callable[[argparse.Namespace], int]] = {"redraft": redraft}
