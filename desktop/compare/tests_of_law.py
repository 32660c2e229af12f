"""The ``test:`` of an element, parsed: what a law has to say for the element to be met. Grammar: docs/engine.md."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from db.errors import InputError
from db.rows import Status

_OFFENCES = ("basic", "aggravated")
_RULES = ("definition", "general")
_LISTS = ("any", "all", "states", "forbids", "narrowed_by", "purpose", "defines")
_KEYS = {
    "about", "everyone", "partly", "age", "elsewhere", "victim", "penalty", "each", "topic", "if_found", "attempt_at",
    "unless", "or", "in", *_LISTS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LawTest:
    """One test; every field that is given has to hold."""

    about: tuple[str, ...] = ()  # the rule speaks of one of these
    topic: str = ""  # the article is headed by this
    any: tuple[str, ...] = ()  # with one of these deeds
    all: tuple[str, ...] = ()  # each of these somewhere; some only: partly
    states: tuple[str, ...] = ()  # the rule says one of these
    defines: tuple[str, ...] = ()  # it defines one of these
    forbids: tuple[str, ...] = ()  # and does not ask for any of these
    narrowed_by: tuple[str, ...] = ()  # one of these makes it partly covered
    age: int | str = 0  # victims below this age are protected; "consent": the age of the law's own
    victim: bool = False  # children have to be named
    everyone: bool = False  # rules for children alone do not count
    purpose: tuple[str, ...] = ()  # for one of these ends, or whatever the end
    penalty: int | str = 0  # "criminal", or the longest imprisonment in months that has to be reached
    roles: tuple[str, ...] = _OFFENCES
    each: tuple["LawTest", ...] = ()  # every one of these has to hold; some only: partly
    partly: "LawTest | None" = None  # what meets the element in part
    otherwise: "LawTest | None" = None  # (key "or") what meets the element as well
    unless: "LawTest | None" = None  # what, where found, makes the element fail
    attempt_at: "LawTest | None" = None  # the offences whose attempt has to be punishable
    elsewhere: Status | None = None  # the status where only another branch than the first of ``lives_in`` provides it
    if_found: Status = "not covered"  # the status where what is forbidden is asked for

    def concepts(self) -> tuple[str, ...]:
        """Return every concept that is looked for, in the order of the test."""
        inner = [test.concepts() for test in (*self.each, self.otherwise, self.partly, self.attempt_at) if test]
        own = (*self.about, *self.any, *self.all, *self.states, *self.purpose)
        return tuple(dict.fromkeys([*own, *(concept for names in inner for concept in names)]))


def parse_test(element: str, test: Mapping[str, Any]) -> LawTest:
    """Parse a test. Raises InputError that names the element and the key at fault."""
    return _parsed(element, json.dumps(test, sort_keys=True, default=dict))


@cache
def _parsed(element: str, dumped: str) -> LawTest:
    return _build(element, json.loads(dumped), LawTest())


def _build(element: str, test: Mapping[str, Any], outer: LawTest) -> LawTest:
    unknown = set(test) - _KEYS
    if unknown:
        raise InputError(f"{element}: test: {', '.join(sorted(unknown))} is no key of a test; see docs/engine.md")
    about = _names(test.get("about", outer.about))
    topic = test.get("topic", outer.topic)
    roles = _names(test.get("in", (_RULES if topic else outer.roles)))
    everyone = bool(test.get("everyone", outer.everyone))
    here = LawTest(about=about, topic=topic, roles=roles, everyone=everyone)
    inner = {key: _inner(element, test[key], here) for key in ("partly", "unless", "or") if key in test}
    if "attempt_at" in test:
        inner["attempt_at"] = _inner(element, test["attempt_at"], LawTest())
    if "or" in inner:
        inner["otherwise"] = inner.pop("or")
    given = {key: _names(test[key]) for key in _LISTS if key in test}
    rest = {key: test[key] for key in ("age", "penalty", "if_found", "victim", "elsewhere") if key in test}
    each = tuple(_build(element, {**_shared(test), **part}, here) for part in test.get("each", ()))
    return LawTest(about=about, topic=topic, roles=roles, everyone=everyone, each=each, **given, **rest, **inner)  # type: ignore[arg-type]


def _inner(element: str, test: Any, outer: LawTest) -> LawTest:
    return _build(element, test if isinstance(test, Mapping) else {"any": test}, outer)


def _shared(test: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the parts of ``each`` take over from the whole."""
    return {key: value for key, value in test.items() if key not in ("each", "unless", "if_found")}


def _names(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
