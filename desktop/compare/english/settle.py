"""What sections of English acts owe to each other: defined terms, followed across sections and across acts."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.compare.frames import EVERY, Frame, Hit

_CHILD = "minor"
_MAJORITY = 18
_NAMED = {"trafficking-term": "person-trade"}  # offences named by a term, and the concept that its definition defines
_UNWILLING = ("want-of-consent",)
_LONGEST = 12  # definitions that one offence is read with


def settle(frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """Read offences with the definitions of their terms, and "child" as the act, or else another act, defines it."""
    own = _children(frames)
    others = set(own.values())
    usual = others.pop() if len(others) == 1 else _MAJORITY
    ages = {law: own.get(law, usual) for law in {frame.law for frame in frames}}
    aged = [_aged(frame, ages[frame.law]) for frame in frames]
    return (*aged, *_expanded(aged), *_unwilling(aged))


def _children(frames: Sequence[Frame]) -> dict[str, int]:
    """Return for each act the age below which a person is a child in it."""
    found: dict[str, int] = {}
    for frame in frames:
        limits = [hit.value for hit in frame.hits if hit.concept == "age-below" and hit.value]
        if frame.role == "definition" and _CHILD in frame.defines and limits:
            found[frame.law] = max(found.get(frame.law, 0), *limits)
    return found


def _aged(frame: Frame, age: int) -> Frame:
    if age == _MAJORITY or not frame.having((_CHILD,)):
        return frame
    return replace(frame, hits=tuple(replace(hit, value=age) if hit.concept == _CHILD else hit for hit in frame.hits))


def _expanded(frames: Sequence[Frame]) -> list[Frame]:
    """Give an offence that is named by a term what the definition of the term says."""
    found = []
    for term, defined in _NAMED.items():
        homes = [f for f in frames if f.role == "definition" and defined in f.defines and f.of("conduct")]
        for frame in frames:
            if frame.role in ("basic", "aggravated") and frame.having((term,)) and not _acts(frame):
                found += [_with(frame, home) for home in homes[:_LONGEST]]
    return found


def _unwilling(frames: Sequence[Frame]) -> list[Frame]:
    """Give an offence done without consent the rules that say when there is none."""
    punished = {frame.eid for frame in frames if frame.role in ("basic", "aggravated")}
    rules = [f for f in frames if f.eid not in punished and f.having(_UNWILLING) and f.of("means")]
    asked = [f for f in frames if f.role == "basic" and f.having(_UNWILLING) and not f.having(("consent-irrelevant",))]
    offences = [frame for frame in asked if frame.of("act") and not frame.of("means")]
    return [
        replace(frame, hits=(*frame.hits, *(replace(hit, group=EVERY) for hit in rule.of("means"))))
        for frame in offences[:_LONGEST]
        for rule in rules[:_LONGEST]
    ]


def _acts(frame: Frame) -> tuple[Hit, ...]:
    """Return the deeds of trade that an offence names itself."""
    return frame.having(("recruit", "transport", "transfer", "harbour", "receive"))


def _with(frame: Frame, home: Frame) -> Frame:
    shared = tuple(hit if hit.slot == "conduct" else replace(hit, group=EVERY) for hit in frame.hits)
    return replace(frame, hits=(*shared, *home.hits))
