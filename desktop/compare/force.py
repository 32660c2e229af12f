"""Whether a treaty binds a State at a date, from the State's treaty actions (Vienna Convention, arts. 11 to 16, 54)."""

from collections.abc import Iterable, Mapping, Sequence

from db.dates import latest_day
from db.rows import Force, Instrument, TreatyAction

BINDING_ACTIONS = frozenset(
    {"ratification", "accession", "acceptance", "approval", "succession", "definitive signature"}
)


def binding_force(actions: Sequence[TreatyAction], instrument: Instrument, at: str) -> Force:
    """Return the force of ``instrument`` for the State of ``actions`` on the day ``at`` (a full ISO date)."""
    if not actions:
        return "not recorded"  # nothing is known of this State's treaties, and nothing is said of them
    done = [a for a in actions if a.instrument == instrument.id and a.date and latest_day(a.date) <= at]
    consents = [a for a in done if a.action in BINDING_ACTIONS]
    last_consent = max((latest_day(a.date) for a in consents), default="")
    if not last_consent or any(a.action == "denunciation" and latest_day(a.date) >= last_consent for a in done):
        return "signed" if not last_consent and any(a.action == "signature" for a in done) else "not a party"
    if instrument.in_force and at < latest_day(instrument.in_force):
        return "not yet in force"
    return "binding, date disputed" if any(a.disputed_by for a in consents) else "binding"


def forces(actions: Sequence[TreatyAction], instruments: Iterable[Instrument], at: str) -> Mapping[str, Force]:
    """Return the force of every instrument, by id."""
    return {instrument.id: binding_force(actions, instrument, at) for instrument in instruments}
