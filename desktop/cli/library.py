"""Commands over the library: import, texts, show, search."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace

from db import texts
from db.errors import UsageError
from db.rows import Expression, LawText, Provision
from db.seed import profile_codes
from desktop.cli.output import print_json, print_table
from desktop.importers.base import ImportedDocument
from desktop.importers.registry import guess_meaning, read_document
from desktop.tasks.dates import full_date
from desktop.tasks.find_provision import find_provision, with_descendants
from desktop.tasks.import_text import Meaning, import_document
from desktop.tasks.search_texts import search_texts
from desktop.tasks.stores import open_store


def import_(options: argparse.Namespace) -> int:
    """Read a file, show the proof, and take it in unless ``--dry-run``."""
    document = read_document(options.file, language=options.language, encoding=options.encoding)
    meaning = _meaning(options, document)
    if not options.dry_run:
        with open_store(options.store) as store:
            expression = import_document(store, document, meaning)
            meaning = _told(expression, meaning)
    proof = {"law": meaning.law, "language": meaning.language, **document.proof.to_json()}
    if options.json:
        print_json(proof)
    else:
        _print_proof(document, meaning, dry_run=options.dry_run)
    return 0


def list_texts(options: argparse.Namespace) -> int:
    """List the expressions in the library."""
    with open_store(options.store, read_only=True) as store:
        found = texts.expressions(store, options.jurisdiction)
    if options.json:
        print_json(found)
    elif found:
        print_table(
            [
                ("STATE", "LAW", "LANGUAGE", "IN FORCE", "TEXT", "TITLE"),
                *((e.jurisdiction or "-", e.law, e.language, e.in_force, _extent(e), e.title) for e in found),
            ]
        )
    else:
        print(
            "No text in the library yet; add one with: concordat import FILE --jurisdiction KZ --law criminal-code-2014"
        )
    return 0


def show(options: argparse.Namespace) -> int:
    """Print one provision with all that stands in it."""
    at = full_date(options.at, "--at")
    with open_store(options.store, read_only=True) as store:
        held = [
            e
            for e in texts.expressions(store, options.jurisdiction)
            if e.law == options.law and e.in_force <= at and options.language in ("", e.language)
        ]
        if not held:
            raise UsageError(f"no text of {options.law!r} in force on {at} in the library; see: concordat texts")
        law = texts.law_text(store, max(held, key=lambda e: e.in_force).id)
    provision = find_provision(law, options.pinpoint)
    if provision is None:
        raise UsageError(f"{options.law} has no {options.pinpoint!r}; cite it as the law does, e.g. {_example(law)}")
    units = with_descendants(law, provision)
    if options.json:
        print_json({"law": law.expression.law, "in_force": law.expression.in_force, "provisions": units})
    else:
        _print_units(law.expression, units)
    return 0


def search(options: argparse.Namespace) -> int:
    """Print the hits of a search; exit 1 if there is none."""
    with open_store(options.store, read_only=True) as store:
        hits = search_texts(
            store, " ".join(options.query), jurisdiction=options.jurisdiction, at=options.at, limit=options.limit
        )
    if options.json:
        print_json(hits)
    else:
        for hit in hits:
            print(f"{hit.law or hit.kind}  {hit.pinpoint}  {hit.title}\n    {' '.join(hit.snippet.split())}")
        if not hits:
            print("Nothing found.")
    return 0 if hits else 1


def _meaning(options: argparse.Namespace, document: ImportedDocument) -> Meaning:
    """What the user said, completed by what the file name and the content say."""
    guess = guess_meaning(options.file, document)
    is_told = guess.jurisdiction in profile_codes()  # a name such as kz_criminal_code_2014_ru.txt speaks for itself
    if not (options.law or is_told):
        raise UsageError(f"{options.file.name}: say which law it is: --law criminal-code-2014")
    is_treaty = not options.jurisdiction and options.law in ("opsc", "tp", "lanzarote")
    if not (is_treaty or options.jurisdiction or is_told):
        raise UsageError(f"{options.file.name}: say whose law it is: --jurisdiction KZ")
    return Meaning(
        law=options.law or guess.law,
        language=options.language or guess.language or document.language,
        in_force=options.in_force or guess.in_force,
        jurisdiction="" if is_treaty else options.jurisdiction or guess.jurisdiction,
        title=options.title,
        guessed_title=guess.title,
        role=options.role or ("" if options.title else guess.role),
        complete=guess.complete and not options.extract,
        source=options.file.name,
    )


def _told(expression: Expression, meaning: Meaning) -> Meaning:
    """The meaning as it was stored, e.g. with the date that was filled in."""
    return replace(meaning, language=expression.language, in_force=expression.in_force)


def _print_proof(document: ImportedDocument, meaning: Meaning, *, dry_run: bool) -> None:
    proof = document.proof
    units = ", ".join(f"{count} {kind}" for kind, count in sorted(proof.units.items(), key=lambda kv: (-kv[1], kv[0])))
    done = "Would import" if dry_run else "Imported"
    extent = "complete: its silence counts" if meaning.complete else "extract: its silence proves nothing"
    print(f"{done} {meaning.law} ({meaning.language}, words of {meaning.in_force or 'no date yet'})")
    print(f"  title       {meaning.title or meaning.guessed_title}")
    print(f"  taken as    {meaning.role or 'a law'} of {meaning.jurisdiction or 'no State'}, {extent}")
    print(f"  units       {units}")
    print(f"  characters  {proof.characters_in} in, {proof.characters_kept} kept")
    for why, count in proof.dropped:
        print(f"              {count} left out: {why}")
    if proof.gaps:
        print(f"  gaps        {', '.join(proof.gaps[:12])}{' …' if len(proof.gaps) > 12 else ''}")
    for issue in proof.not_understood[:12]:
        print(f"  not understood, {issue.place}: {issue.text[:80]}")


def _print_units(expression: Expression, units: Sequence[Provision]) -> None:
    print(f"{expression.title} · {expression.language} · as in force {expression.in_force} · {_extent(expression)}\n")
    for unit in units:
        label = "" if unit.kind == "wrapup" else unit.pinpoint
        print("  ".join(part for part in (label, unit.heading, unit.text) if part))


def _extent(expression: Expression) -> str:
    return "complete" if expression.complete else "extract"


def _example(law: LawText) -> str:
    return next((repr(p.pinpoint) for p in law.provisions if p.kind == "article"), "its heading")


HANDLERS: dict[str, Callable[[argparse.Namespace], int]] = {
    "import": import_,
    "texts": list_texts,
    "show": show,
    "search": search,
}
