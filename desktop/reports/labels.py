"""Every label of the reports, by language, so that a paper is in one language throughout."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import resources
from db.errors import UsageError


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language: ``resources/i18n/reports/<language>.toml``."""

    language: str
    texts: Mapping[str, Mapping[str, str]]
    months: Mapping[str, list[str]]

    def __call__(self, key: str, **fields: object) -> str:
        """Return the text of ``section.name``, its ``{fields}`` filled in.

        >>> labels("en")("page.label", page=2, pages=9)
        'Page 2 of 9'
        """
        section, _, name = key.partition(".")
        text = self.texts[section][name]
        return text.format_map(fields) if fields else text

    def known(self, section: str, name: str) -> str:
        """Return the label of a name, or the name itself where it is the user's own."""
        return self.texts[section].get(name, name)

    def date(self, iso: str) -> str:
        """Return an ISO date or time, which may be partial, as a date in words.

        >>> labels("ru").date("2001-05"), labels("en").date("2001")
        ('май 2001', '2001')
        """
        year, *rest = iso[:10].split("-")
        if not rest:
            return year
        month = int(rest[0]) - 1
        if len(rest) == 1:
            return f"{self.months['alone'][month]} {year}"
        return f"{int(rest[1])}\xa0{self.months['of'][month]} {year}"


@cache
def labels(language: str) -> Labels:
    """Return the words of a language.

    Raises:
        UsageError: the reports are not in that language yet.
    """
    if language not in languages():
        raise UsageError(f"reports are not printed in {language!r} yet; choose one of: {', '.join(languages())}")
    texts = tomllib.loads(resources.read_text("i18n", "reports", f"{language}.toml"))
    return Labels(language, texts, texts.pop("months"))


def languages() -> tuple[str, ...]:
    """Return the languages that the reports are in."""
    return tuple(name.removesuffix(".toml") for name in resources.names("i18n", "reports", suffix=".toml"))
