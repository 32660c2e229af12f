"""Commands that compare: compare, report, evaluate, sample."""

import argparse
import sys
from collections.abc import Callable

from db.errors import UsageError
from db.rows import Comparison, Finding
from desktop.cli import whatif
from desktop.cli.output import plain, print_json, print_table
from desktop.cli.shapes import comparison_json, counts, statuses_of
from desktop.compare.evaluate import Evaluation
from desktop.compare.reasons import render
from desktop.tasks.compare_jurisdiction import compare_jurisdiction
from desktop.tasks.stores import open_to_compare


def compare(options: argparse.Namespace) -> int:
    """Print the findings; exit 1 under ``--fail-on`` if a named status occurs."""
    if options.all or options.against or options.with_jurisdiction or options.scheduler:
        return whatif.compare_several(options)
    if not options.jurisdiction:
        raise UsageError("name the State: --jurisdiction KZ, or --all for every one in the store")
    failing = statuses_of(options.fail_on)
    instruments = tuple(filter(None, options.instruments.split(",")))
    with open_to_compare(options.store) as store:
        comparison = compare_jurisdiction(
            store, options.jurisdiction, at=options.at, instruments=instruments, obligation=options.obligation
        )
    if options.json:
        print_json(comparison_json(comparison, options.language))
    else:
        _print_comparison(comparison, options.language)
    return 1 if any(f.status in failing and f.gap for f in comparison.findings) else 0


def report(options: argparse.Namespace) -> int:
    """Write a report."""
    from desktop.tasks.export_report import export_report

    with open_to_compare(options.store) as store:
        result = export_report(
            store, options.kind, options.jurisdiction, options.output, at=options.at, language=options.language
        )
    if options.json:
        print_json({"report": options.kind, "file": str(options.output), **plain(result)})
    else:
        print(f"Wrote {options.output}, {result.pages} pages")
    if result.missing:
        sys.stderr.write(f"concordat: printed as [U+…], for want of a letter: {' '.join(result.missing)}\n")
    return 0


def evaluate(options: argparse.Namespace) -> int:
    """Print the agreement with a key."""
    from desktop.tasks.evaluate import evaluate_key

    result = evaluate_key(options.key, options.texts)
    if options.json:
        print_json(result)
    else:
        _print_evaluation(result)
    return 0


def sample(options: argparse.Namespace) -> int:
    """Do the main job for Kazakhstan in one folder, and say what was found and where it is."""
    from desktop.tasks.sample import make_sample

    result = make_sample(options.out, options.texts)
    if options.json:
        print_json(result)
        return 0
    for item in result.imported:
        what = f"words as amended to {item.expression.in_force}" if item.expression else f"left out: {item.note}"
        print(f"  {item.path.name}  {what}")
    if result.comparison.texts:
        print(counts(result.comparison))
    else:
        print(f"Kazakhstan: {result.judgements} published judgements on elements of the three treaties,")
        print(
            f"{result.recommendations} recommendations of the country report. No statute is in the library yet, so the"
        )
        print("papers show these, marked as published, beside digests.")
        print("To judge the law itself: make run TEXTS=folder-with-the-texts, or concordat import FILE …")
    for path in (*result.reports, result.store):
        print(f"  {path}")
    return 0


def _print_evaluation(result: Evaluation) -> None:
    print(f"{result.counted} elements count, {result.judged} judged, {result.agreed} agree; kappa {result.kappa:.2f}")
    scores = {**result.statuses, **result.divergences, "there is a divergence": result.divergence}
    print_table(
        [
            ("", "PRECISION", "RECALL", "F1", "IN THE KEY"),
            *(
                (name, f"{s.precision:.2f}", f"{s.recall:.2f}", f"{s.f1:.2f}", str(s.support))
                for name, s in scores.items()
            ),
        ]
    )
    for case in result.disagreements:
        finding = case.finding
        ours = f"{finding.status}: {render(finding.reason_id, finding.facts, 'en')}" if finding else "no finding"
        print(f"\n{case.expected.element}\n  key   {case.expected.status}: {case.expected.because}\n  ours  {ours}")


def _print_comparison(comparison: Comparison, language: str) -> None:
    for text in comparison.texts:
        print(f"{text.title} · {text.language} · in force {text.in_force} · sha256 {text.sha256[:12]}")
    for finding in comparison.findings:
        _print_finding(finding, language)
    print(counts(comparison))


def _print_finding(finding: Finding, language: str) -> None:
    code = f" {finding.divergence}" if finding.divergence else ""
    print(f"\n{finding.element}  [{finding.force}]  {finding.status}{code}")
    print(f"  {render(finding.reason_id, finding.facts, language)}")
    for evidence in finding.evidence:
        print(f"  {evidence.law} {evidence.pinpoint}: «{evidence.quote}»")
    if finding.trail and finding.status == "not covered":
        for miss in finding.trail.nearest[:2]:
            print(f"  nearest: {miss.law} {miss.pinpoint}: «{miss.quote}» ({miss.score:.2f})")


HANDLERS: dict[str, Callable[[argparse.Namespace], int]] = {
    "compare": compare,
    "report": report,
    "evaluate": evaluate,
    "sample": sample,
}
