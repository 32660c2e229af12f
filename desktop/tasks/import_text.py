"""Take a law or a treaty text into the store."""

from dataclasses import dataclass
from pathlib import Path

from db import catalogue, texts
from db.errors import InputError, UsageError
from db.rows import Expression, Work
from db.seed import profile_codes
from db.store import Store
from desktop.importers.base import ImportedDocument
from desktop.importers.registry import guess_meaning, read_document, role_of
from desktop.tasks.dates import full_date


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a text is, as the person who imports it says."""

    law: str
    language: str
    in_force: str
    jurisdiction: str = ""  # "" for a treaty
    title: str = ""  # the title that the law is known by wins over a guessed one
    guessed_title: str = ""
    role: str = ""  # guessed from the title where it is ""
    complete: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class FolderItem:
    """One file of an imported folder: taken in as ``expression``, or left out and why."""

    path: Path
    expression: Expression | None
    note: str


def import_document(store: Store, document: ImportedDocument, meaning: Meaning) -> Expression:
    """Store a document that was read, under its law; the same words twice change nothing.

    Raises:
        UsageError: neither a jurisdiction nor a treaty of the catalogue is named, or the date is missing or none.
    """
    work = _work(store, document, meaning)
    in_force = _in_force(store, work, meaning)
    return texts.add_expression(
        store,
        work=work,
        language=meaning.language or document.language,
        in_force=in_force,
        complete=meaning.complete,
        provisions=document.provisions,
        source=meaning.source,
        title=meaning.title or work.title,
    )


def import_folder(store: Store, folder: Path) -> list[FolderItem]:
    """Take in every text of a folder whose name and content say what it is; leave the rest and say why.

    Raises:
        UsageError: the folder does not exist or holds no text.
    """
    return [_import_by_name(store, path) for path in text_files(folder)]


def text_files(folder: Path) -> list[Path]:
    """Return the texts of a folder, in order of name.

    Raises:
        UsageError: the folder does not exist or holds no text.
        InputError: it cannot be read.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder; name the folder that holds the law")
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix in {".txt", ".md"})
    except OSError as fault:
        raise InputError(f"{folder} cannot be read: {fault.strerror}; name another folder") from None
    if not files:
        raise UsageError(f"{folder} holds no .txt or .md file; name the folder that holds the law")
    return files


def _import_by_name(store: Store, path: Path) -> FolderItem:
    document = read_document(path)
    guess = guess_meaning(path, document)
    if guess.jurisdiction not in profile_codes():
        return FolderItem(path, None, "its name does not say which State's law it is; see docs/commands.md")
    if guess.is_amending:
        return FolderItem(path, None, "an amending law: it changes another text and is not judged by itself")
    meaning = Meaning(
        law=guess.law,
        language=guess.language,
        in_force=guess.in_force,
        jurisdiction=guess.jurisdiction,
        guessed_title=guess.title,
        role=guess.role,
        complete=guess.complete,
        source=path.name,
    )
    return FolderItem(path, import_document(store, document, meaning), "")


def _in_force(store: Store, work: Work, meaning: Meaning) -> str:
    """The date that was given, or for a treaty that of its entry into force; never a guess."""
    treaties = {i.id: i.in_force for i in catalogue.catalogue(store).instruments}
    known = meaning.in_force or treaties.get(work.id, "")
    if not known:
        raise UsageError(f"say from when these words of {work.law} are the law: --in-force 2025-07-16")
    return full_date(known, "in-force date")


def _work(store: Store, document: ImportedDocument, meaning: Meaning) -> Work:
    treaties = {i.id: i for i in catalogue.catalogue(store).instruments}
    if not meaning.jurisdiction:
        if meaning.law not in treaties:
            raise UsageError(
                f"{meaning.law!r} is no treaty of the catalogue ({', '.join(treaties)}); "
                "for a national law name its State: --jurisdiction KZ"
            )
        return Work(id=meaning.law, jurisdiction="", law=meaning.law, title=treaties[meaning.law].title, role="treaty")
    identity = f"{meaning.jurisdiction}/{meaning.law}"
    known = next((w for w in texts.works(store, meaning.jurisdiction) if w.id == identity), None)
    if known:
        return known
    title = meaning.title or meaning.guessed_title or document.title or meaning.law
    role = meaning.role or role_of(title, meaning.law)
    return Work(id=identity, jurisdiction=meaning.jurisdiction, law=meaning.law, title=title, role=role)
