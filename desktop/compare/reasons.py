"""Reasons: a message id with its facts, told in the reader's language."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

import resources
from db.pinpoints import english


def render(reason_id: str, facts: Mapping[str, Any], language: str = "en") -> str:
    """Return the sentence for a reason.

    A fact that is a list names concepts, told by their labels; ``where`` names places of a law; a mapping with
    ``months`` is a penalty or a term.
    """
    messages = _messages(language)
    sentence = messages["reasons"].get(reason_id)
    if sentence is None:
        return reason_id
    told = {name: _told(name, value, messages, language) for name, value in facts.items()}
    return str(sentence).format_map(_Told(told))


def languages() -> tuple[str, ...]:
    """Return the languages in which reasons can be told."""
    return tuple(name.removesuffix(".yaml") for name in resources.names("i18n", "reasons", suffix=".yaml"))


class _Told(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _told(name: str, value: Any, messages: Mapping[str, Any], language: str) -> str:
    if isinstance(value, (list, tuple)):
        between = "; " if name == "offences" else ", "
        return between.join(dict.fromkeys(_told(name, each, messages, language) for each in value)) or "…"
    if isinstance(value, Mapping):
        return _penalty(value, messages, language)
    if name == "where":
        return _place(str(value), language)
    return str(messages["concepts"].get(value, value) if isinstance(value, str) else value)


def _place(pinpoint: str, language: str) -> str:
    return pinpoint if language == "ru" else english(pinpoint) or pinpoint


def _penalty(value: Mapping[str, Any], messages: Mapping[str, Any], language: str) -> str:
    """Tell a penalty with its place, or a bare term."""
    terms: Mapping[str, str] = messages["terms"]
    term = _imprisonment(value, terms, messages)
    return terms["penalty"].format(term=term, at=_place(value["at"], language)) if "at" in value else term


def _imprisonment(value: Mapping[str, Any], terms: Mapping[str, str], messages: Mapping[str, Any]) -> str:
    low, high = value["months"]
    if not high:
        kinds = [messages["penalties"].get(kind, kind) for kind in value.get("kinds", ())]
        none = terms["none-but"].format(kinds=", ".join(kinds)) if kinds else terms["none"]
        return terms["life"] if value.get("life") else none
    form = "up-to" if not low else "range" if low < high else "from"
    told = terms[form].format(low=duration(low, terms), high=duration(high, terms))
    return terms["or-life"].format(term=told) if value.get("life") else told


def duration(months: int, terms: Mapping[str, str]) -> str:
    """Tell a length of time in years and months, in the genitive where the language has one."""
    parts = [(months // 12, "years"), (months % 12, "months")]
    return " ".join(_counted(terms, unit, number) for number, unit in parts if number)


def _counted(terms: Mapping[str, str], unit: str, number: int) -> str:
    one, many = terms[unit].split("|")
    is_one = number == 1 or (terms["ones"] == "every" and number % 10 == 1 and number % 100 != 11)
    return (one if is_one else many).format(n=number)


@cache
def _messages(language: str) -> Mapping[str, Any]:
    known = language if language in languages() else "en"
    messages: dict[str, Any] = yaml.safe_load(resources.read_text("i18n", "reasons", f"{known}.yaml"))
    if known == "en":
        messages["concepts"] = {**_labels(), **messages.get("concepts", {})}
    return messages


def _labels() -> dict[str, str]:
    from desktop.compare.lexicon import load_lexicon

    found = load_lexicon().concepts
    return {concept.id: concept.label for language in sorted(found) for concept in found[language].values()}
