"""Guess what a document is from its file name and its content, to import a whole folder in one go."""

from __future__ import annotations

import re
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from desktop.importers.base import ImportedDocument

LANGUAGES = frozenset({"ar", "de", "en", "es", "fr", "kk", "ky", "pt", "ru", "tg", "tr", "uk", "uz", "zh"})
_MARKERS = re.compile(r"extract|(?:chapter|chapters|art|article|articles|part|section)\d[\d-]*|amendments?")
_EXTRACT = re.compile(r"extract|(?:chapter|chapters|art|article|articles|part|section)\d[\d-]*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_AMENDS = re.compile(r"внес\w+ изменени|изменени\w+ и дополнени|\bamend(?:ment|ing)|өзгерістер", re.IGNORECASE)
_SMALL = frozenset({"of", "on", "the", "and", "for", "in", "to"})
_ROLES = (
    ("treaty", r"конвенци|\bпротокол|convention|\bprotocol|treaty"),
    (
        "criminal-procedure-code",
        r"уголовно-процессуальн|(?:criminal|penal).procedure|procedure.(?:and.evidence.)?(?:act|code)|қылмыстық-процестік",
    ),
    (
        "criminal-code",
        r"уголовный кодекс|criminal.code|penal.(?:code|law|act)|criminal.offences|^crimes?\b|қылмыстық кодекс"
        r"|(?<!sexual.)(?<!cyber.)(?<!computer.)\bcrim(?:inal|es).(?:\w+.)?(?:act|law|ordinance|decree)",
    ),
    ("administrative-offences-code", r"административн\w+ правонарушени|administrative.offen[cs]es|әкімшілік құқық"),
    ("family-code", r"кодекс.*(?:брак|сем)|(?:брак|сем).*кодекс|code.*(?:marriage|family)|(?:marriage|family).*code"),
    ("constitution", r"конституци[яи]\b|constitution|конституциясы"),
)
_TREATIES = (
    ("opsc", r"optional protocol.*sale of children"),
    ("tp", r"protocol.*trafficking in persons"),
    ("lanzarote", r"convention.*protection of children against sexual exploitation"),
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a document seems to be; each field can be told better by the user."""

    jurisdiction: str  # "KZ", "" where it cannot be told, or for a treaty
    law: str  # "criminal-code-2014"
    title: str
    role: str
    language: str
    in_force: str  # ISO date, perhaps only a year; "" unknown
    complete: bool
    is_amending: bool


def guess_meaning(path: str | PathLike[str], document: ImportedDocument) -> Guess:
    """Read a file name such as ``kz_criminal_code_1997_extract_ru.md``, and the act's own title and notes.

    The parts of the name: country, words of the law, year or date, ``extract`` or ``chapter12`` or ``art1``, language.
    """
    words = Path(path).stem.split("_")
    country = words.pop(0).upper() if len(words) > 1 and re.fullmatch(r"[A-Za-z]{2}", words[0]) else ""
    language = words.pop() if len(words) > 1 and words[-1] in LANGUAGES else ""
    date = next((word for word in words if _DATE.fullmatch(word)), "")
    year = next((word for word in words if _YEAR.fullmatch(word)), "")
    own = [word.lower() for word in words if not (_DATE.fullmatch(word) or _MARKERS.fullmatch(word))]
    law, title = "-".join(own), document.title or _titled(own)
    role = role_of(title, law)
    return Guess(
        jurisdiction="" if role == "treaty" else country,
        law=_treaty(title) or law if role == "treaty" else law,
        title=title,
        role=role,
        language=document.language or language,
        in_force=document.last_amended or date or year,
        complete=not (any(_EXTRACT.fullmatch(word) for word in words) or _says_gaps(document)),
        is_amending="amendments" in words or _AMENDS.search(document.title) is not None,
    )


def role_of(title: str, law: str = "") -> str:
    """Tell from title or law id what a law is in the legal order; a law that is nothing else is a special act.

    >>> role_of("Уголовный кодекс Республики Казахстан"), role_of("", "law-rights-of-child-2002")
    ('criminal-code', 'special-act')
    """
    names = title.lower(), law.lower()
    if _AMENDS.search(title):
        return "special-act"
    return next((role for role, sign in _ROLES if any(re.search(sign, name) for name in names)), "special-act")


def _treaty(title: str) -> str:
    return next((code for code, sign in _TREATIES if re.search(sign, title.lower())), "")


def _titled(words: list[str]) -> str:
    """Make a title of the words of a file name: "Criminal Code (2014)"."""
    title = " ".join(word if word in _SMALL else word.capitalize() for word in words if not _YEAR.fullmatch(word))
    years = ", ".join(word for word in words if _YEAR.fullmatch(word))
    return f"{title} ({years})" if years else title


def _says_gaps(document: ImportedDocument) -> bool:
    return any("left out" in issue.message for issue in document.issues)
