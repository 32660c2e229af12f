"""The binding force of a treaty, from a State's treaty actions."""

import pytest

from db.rows import Instrument, TreatyAction
from desktop.compare.force import binding_force

TREATY = Instrument(id="opsc", title="A protocol", short_title="P", in_force="2002-01-18")


def action(kind: str, date: str, disputed_by: tuple[str, ...] = ()) -> TreatyAction:
    return TreatyAction(f"{kind}-{date}", "XX", "opsc", kind, date, "a source", disputed_by=disputed_by)


@pytest.mark.parametrize(
    ("actions", "at", "force"),
    [
        ([], "2020-01-01", "not recorded"),
        ([action("not a party", "2013")], "2020-01-01", "not a party"),
        ([action("signature", "2000-09-06")], "2020-01-01", "signed"),
        ([action("ratification", "2001-08-24")], "2020-01-01", "binding"),
        ([action("accession", "2005")], "2005-06-01", "not a party"),
        ([action("ratification", "2001-08-24")], "2001-12-31", "not yet in force"),
        ([action("ratification", "2001-08-24"), action("denunciation", "2010-01-01")], "2011-01-01", "not a party"),
        (
            [
                action("ratification", "1994", ("ratification-2001",)),
                action("ratification", "2001", ("ratification-1994",)),
            ],
            "2010-06-14",
            "binding, date disputed",
        ),
    ],
)
def test_force_follows_the_actions_done_by_the_date(actions, at, force):
    assert binding_force(actions, TREATY, at) == force


def test_another_treatys_actions_do_not_count():
    other = TreatyAction("x", "XX", "tp", "ratification", "2001-01-01", "a source")
    assert binding_force([other], TREATY, "2020-01-01") == "not a party"
