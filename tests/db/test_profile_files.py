from pathlib import Path

import pytest

from db.errors import InputError, UsageError
from db.rows import Catalogue, Element, Instrument, Obligation, Profile
from db.seed import load_profile, profile_codes

LIT = Element("tiny.1/lit", "tiny.1", "conduct", "Putting out a lamp is forbidden.", "ACT", "Only street lamps count.")
TALL = Element("tiny.1/tall", "tiny.1", "object", "Tall lamps count too.", "OBJECT", "Only short lamps count.")
DUTY = Obligation(
    "tiny.1", "tiny", "1", ("art_1",), "prevention", "prevent", "shall", "", (), "The law keeps lamps lit.", (LIT, TALL)
)
CATALOGUE = Catalogue((Instrument("tiny", "A treaty of our own", "Tiny"),), (), (DUTY,), "0" * 64)
PROFILE = """\
jurisdiction: {code: XX, name: Lampland, languages: [en]}
sources:
  - {id: survey, title: A survey of lamps, year: 2001, note: one street}
instruments:
  - {id: other, title: Another treaty, short_title: Other}
  - {id: unnamed, title: A treaty that no action names, short_title: Unnamed}
treaty_actions:
  - {id: xx.a, instrument: other, action: signature, date: 1999, source: survey, disputed_by: [xx.b]}
  - {id: xx.b, instrument: tiny, action: ratification, date: 2001-05-24, source: survey, note: p. 2}
conclusions:
  - id: xx.c
    body: Committee on Lamps
    year: 2002
    points: [Keep them lit., Buy more oil.]
    source: survey
laws:
  - {id: new-code, title: New Lamp Code, role: criminal-code}
  - {id: code, title: Lamp Code, role: criminal-code, adopted: 1990, replaced_by: new-code, replaced_on: 2010}
provisions:
  - {law: code, pinpoint: art. 1, digest: Lamps stay lit., edition: of 1999, source: survey}
authorities:
  - {id: xx.d, kind: ruling, date: 2000, digest: A candle is a lamp., provisions: [code art. 1], source: survey}
judgements:
  - id: xx.e
    elements: [tiny.1/lit, tiny.1/tall]
    status: partly covered
    divergence: OBJECT
    provisions: [code art. 1]
    edition: of 1999
    statement: Tall lamps are left out.
    source: survey
    note: p. 3
  - {id: xx.f, elements: [], status: covered, statement: Lamps are pretty., source: survey}
measures:
  - {id: xx.g, kind: plan, name: Oil for all, from: 2003, digest: Gives oil to streets., source: survey}
recommendations:
  - {id: xx.h, area: prevention, text: Buy oil., elements: [tiny.1/lit], source: survey, priority: high}
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "jurisdictions").mkdir()
    (tmp_path / "jurisdictions" / "xx.yaml").write_text(PROFILE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def profile(corpus: Path) -> Profile:
    return load_profile("XX", CATALOGUE, corpus)


def test_codes_are_those_of_the_files(corpus: Path) -> None:
    assert profile_codes(corpus) == ("XX",)
    assert "KZ" in profile_codes()


def test_partial_dates_stay_as_they_are(profile: Profile) -> None:
    assert [action.date for action in profile.actions] == ["1999", "2001-05-24"]
    assert profile.sources[0].year == "2001"


def test_a_dispute_about_a_date_is_kept(profile: Profile) -> None:
    assert profile.actions[0].disputed_by == ("xx.b",)


def test_only_instruments_that_an_action_names_are_listed(profile: Profile) -> None:
    assert [(i.id, i.in_catalogue) for i in profile.instruments] == [("tiny", True), ("other", False)]


def test_each_point_of_a_conclusion_is_a_value(profile: Profile) -> None:
    assert [(c.id, c.text) for c in profile.conclusions] == [
        ("xx.c.1", "Keep them lit."),
        ("xx.c.2", "Buy more oil."),
    ]


def test_laws_become_works_of_the_state(profile: Profile) -> None:
    old, new = profile.works
    assert (old.id, old.replaced_by, old.replaced_on) == ("XX/code", "XX/new-code", "2010")
    assert (new.id, new.law, new.jurisdiction) == ("XX/new-code", "new-code", "XX")


def test_a_judgement_is_one_value_an_element(profile: Profile) -> None:
    assert [(j.id, j.element) for j in profile.judgements] == [
        ("xx.e.1", "tiny.1/lit"),
        ("xx.e.2", "tiny.1/tall"),
        ("xx.f", ""),
    ]
    first = profile.judgements[0]
    assert (first.status, first.divergence, first.edition, first.note) == (
        "partly covered",
        "OBJECT",
        "of 1999",
        "p. 3",
    )


def test_measures_begin_when_the_file_says(profile: Profile) -> None:
    assert profile.measures[0].start == "2003"
    assert profile.recommendations[0].priority == "high"
    assert profile.digests[0].digest == "Lamps stay lit."
    assert profile.authorities[0].provisions == ("code art. 1",)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("elements: [tiny.1/lit, ", "elements: [tiny.9/x, ", r"there is no element tiny\.9/x"),
        ("provisions: [code art. 1]\n", "provisions: [kode art. 1]\n", r"there is no law kode"),
        ("disputed_by: [xx.b]", "disputed_by: [xx.z]", r"there is no treaty action xx\.z"),
        ("instrument: other", "instrument: third", r"there is no instrument third"),
        ("replaced_by: new-code", "replaced_by: newer-code", r"there is no law newer-code"),
        ("{law: code,", "{law: kode,", r"there is no law kode"),
        ("Lamps are pretty., source: survey", "Pretty., source: hearsay", r"there is no source hearsay"),
        ("id: xx.f", "id: xx.e", r"the id xx\.e is given twice"),
        ("status: partly covered", "status: so-so", r"judgements\.0\.status: "),
        ("name: Lampland", "title: Lampland", r"jurisdiction\.name: Field required"),
        ("area: prevention,", "area: prevention, colour: blue,", r"recommendations\.0\.colour: Extra"),
        ("date: 1999", "date: long ago", r"treaty_actions\.0\.date: "),
    ],
)
def test_a_fault_is_one_line_with_file_and_line(corpus: Path, old: str, new: str, message: str) -> None:
    line = PROFILE[: PROFILE.index(old)].count("\n") + 1
    (corpus / "jurisdictions" / "xx.yaml").write_text(PROFILE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError, match=rf"^jurisdictions/xx\.yaml:{line}: {message}") as caught:
        load_profile("XX", CATALOGUE, corpus)
    assert "\n" not in str(caught.value)


def test_an_unknown_state_is_told(corpus: Path) -> None:
    with pytest.raises(UsageError, match="nothing is known of 'YY'; there is: XX"):
        load_profile("YY", CATALOGUE, corpus)


def test_shipped_profile_loads() -> None:
    profile = load_profile("KZ")
    assert profile.jurisdiction.languages == ("kk", "ru")
    assert any(action.disputed_by for action in profile.actions)
    assert any(judgement.element == "" for judgement in profile.judgements)
