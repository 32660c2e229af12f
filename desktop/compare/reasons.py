"""Reasons: a message id with its facts, told in the reader's language."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

import resources


def render(reason_id: str, facts: Mapping[str, Any], language: str = "en") -> str:
    """Return the sentence for a reason; a fact that is a list names concepts and is given by their labels."""
    messages = _messages(language)
    sentence = messages["reasons"].get(reason_id)
    if sentence is None:
        return reason_id
    return str(sentence).format_map(_Told({name: _told(value, messages) for name, value in facts.items()}))


def languages() -> tuple[str, ...]:
    """Return the languages in which reasons can be told."""
    return tuple(name.removesuffix(".yaml") for name in resources.names("i18n", "reasons", suffix=".yaml"))


class _Told(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _told(value: Any, messages: Mapping[str, Any]) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(dict.fromkeys(str(messages["concepts"].get(name, name)) for name in value))
    return str(messages["concepts"].get(value, value) if isinstance(value, str) else value)


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
