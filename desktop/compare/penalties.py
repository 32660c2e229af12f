"""What offences are punished with, as facts of a reason: each basic form with its range, and the gravest form."""

from collections.abc import Mapping, Sequence
from typing import Any

from desktop.compare.frames import Frame
from desktop.compare.verdicts import Match

_TOLD = 3  # offences told apart in one reason


def told_penalties(reason: str, facts: Mapping[str, Any], matches: Sequence[Match]) -> tuple[str, dict[str, Any]]:
    """Return the reason and its facts: ``offences`` (the basic form of each) and ``gravest``.

    A penalty is ``{"at": pinpoint, "months": (least, most), "life": bool, "kinds": (…)}``; months (0, 0) means that
    no deprivation of liberty is named.
    """
    punished = [match.frame for match in matches if match.frame.sanction]
    basic: dict[tuple[str, str], Frame] = {}
    for frame in sorted(punished, key=lambda frame: frame.role != "basic"):
        basic.setdefault((frame.law, frame.article), frame)
    gravest = max(punished, key=_gravity, default=None)
    if gravest is None:
        return reason, dict(facts)
    offences = list(basic.values())[:_TOLD]
    told = {**facts, "offences": tuple(map(_penalty, offences)), "gravest": _penalty(gravest)}
    is_graver = _gravity(gravest) > max(map(_gravity, offences))
    return (f"{reason}-graver" if is_graver and reason == "covered.penalty" else reason), told


def _gravity(frame: Frame) -> tuple[int, int]:
    return (frame.sanction.longest, frame.sanction.months[0]) if frame.sanction else (0, 0)


def _penalty(frame: Frame) -> dict[str, Any]:
    sanction = frame.sanction
    if sanction is None:
        raise ValueError(f"{frame.pinpoint} has no sanction")
    return {"at": frame.pinpoint, "months": sanction.months, "life": sanction.life, "kinds": sanction.kinds}
