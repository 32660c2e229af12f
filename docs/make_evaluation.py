"""Write docs/evaluation.md: how the findings agree with keys made by hand.

Run by ``make evaluation``. The lessons in docs/evaluation_notes.md are ours and are put at the end.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.compare.evaluate import JUDGED, Evaluation, kappa, read_key, score
from desktop.compare.reasons import render
from desktop.tasks.evaluate import evaluate_key

ROOT = Path(__file__).resolve().parents[1]
OURS = ROOT / "tests" / "documents"
REFERENCE = ROOT.parent / "shared"
DRAWS = 1000
HEAD = """# Evaluation

How far the findings agree with keys that people made from the words of a law. Made by `make evaluation`; do not edit.

The *reference* key is a reading of Kazakhstan's code in force. The engine was built with that key open, so its figure
is a record of fit and no forecast. The other keys are on example laws of our own, written before the engine read them;
some rules were mended afterwards, so they flatter too. What to expect of an unseen law stands under *Lessons*.

Kappa is Cohen's over four statuses, with a 95 % interval from {draws} bootstrap draws. F1 is that of "there is a
divergence". Elements that a key leaves unsure or unassessed do not count; "not assessed" where the key judges counts
as wrong.
"""


@dataclass(frozen=True, slots=True)
class Result:
    """The agreement on one key."""

    name: str
    language: str
    pairs: tuple[tuple[str, str], ...]  # (key, finding)
    evaluation: Evaluation


def keys() -> list[tuple[str, Path, Path]]:
    """Return each key's name, its file and the folder of its texts."""
    own = [(path.stem, path, OURS) for path in sorted((OURS / "keys").glob("*.yaml"))]
    folders = {text.parent for text in REFERENCE.glob("texts/*/*")}
    reference = [
        (f"reference {path.stem}", path, folder)
        for path in sorted((REFERENCE / "keys").glob("*.yaml"))
        for folder in sorted(folders)
        if all((folder / text.file).is_file() for text in read_key(path).texts)
    ]
    return reference + own


def result(name: str, path: Path, folder: Path) -> Result:
    """Evaluate one key."""
    key, evaluation = read_key(path), evaluate_key(path, folder)
    wrong = {case.expected.element: case.finding for case in evaluation.disagreements}
    counted = [expected for expected in key.elements if expected.status in JUDGED]
    pairs = tuple((e.status, _status(wrong[e.element]) if e.element in wrong else e.status) for e in counted)
    languages = "+".join(sorted({text.language for text in key.texts}))
    return Result(name, languages, pairs, evaluation)


def interval(pairs: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of kappa; the draws are the same each time."""
    dice = random.Random(1)  # noqa: S311 (statistics, no secret)
    drawn = sorted(kappa(dice.choices(pairs, k=len(pairs))) for _ in range(DRAWS))
    return drawn[round(DRAWS * 0.025)], drawn[round(DRAWS * 0.975) - 1]


def row(name: str, pairs: Sequence[tuple[str, str]]) -> str:
    """Return a line of the first table."""
    low, high = interval(pairs)
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    gaps = [(str(a != "covered"), str(b not in ("covered", "not assessed"))) for a, b in pairs]
    f1 = score(gaps, "True").f1
    return f"| {name} | {len(pairs)} | {agreed:.1%} | {kappa(pairs):.2f} ({low:.2f} to {high:.2f}) | {f1:.2f} |"


def by_language(results: Sequence[Result]) -> dict[str, list[tuple[str, str]]]:
    """Return the pairs of our own keys, by language."""
    pooled: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for item in results:
        if not item.name.startswith("reference"):
            pooled[item.language] += item.pairs
    return dict(sorted(pooled.items()))


def tables(results: Sequence[Result]) -> list[str]:
    """Return the tables of agreement."""
    lines = ["## Agreement", "", "| key | elements | same status | kappa | F1 |", "| --- | --- | --- | --- | --- |"]
    lines += [row(item.name, item.pairs) for item in results]
    lines += [row(f"all of ours, {language}", pairs) for language, pairs in by_language(results).items()]
    for item in results:
        scores = {**item.evaluation.statuses, **item.evaluation.divergences}
        lines += [
            "",
            f"### {item.name}",
            "",
            "| | precision | recall | F1 | in the key |",
            "| --- | --- | --- | --- | --- |",
        ]
        lines += [f"| {n} | {s.precision:.2f} | {s.recall:.2f} | {s.f1:.2f} | {s.support} |" for n, s in scores.items()]
    return lines


def disagreements(results: Sequence[Result]) -> list[str]:
    """Return every disagreement with both reasons."""
    lines = ["", "## Disagreements", ""]
    for item in results:
        for case in item.evaluation.disagreements:
            finding = case.finding
            reason = render(finding.reason_id, finding.facts, "en") if finding else "no finding"
            lines.append(f"- **{case.expected.element}** ({item.name})")
            lines.append(f"  - key: {case.expected.status}. {case.expected.because}")
            lines.append(f"  - finding: {_status(finding)}. {reason}")
    return lines


def _status(finding: object) -> str:
    return str(getattr(finding, "status", "not assessed"))


def main() -> None:
    """Write the page."""
    results = [result(*named) for named in keys()]
    notes = (ROOT / "docs" / "evaluation_notes.md").read_text(encoding="utf-8")
    page = [HEAD.format(draws=DRAWS), *tables(results), *disagreements(results), "", notes.strip(), ""]
    (ROOT / "docs" / "evaluation.md").write_text("\n".join(page), encoding="utf-8")
    sys.stdout.write("\n".join(tables(results)[: 4 + len(results) + 2]) + "\n")


if __name__ == "__main__":
    main()
