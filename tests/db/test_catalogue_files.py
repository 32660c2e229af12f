import shutil
from pathlib import Path

import pytest

import resources
from db.errors import InputError
from db.rows import Catalogue
from db.seed import load_catalogue

INSTRUMENT = """\
id: tiny
kind: treaty
title: A treaty of our own
short_title: Tiny
adopted: 2001-02-03
in_force: 2002-03-04
provisions:
  - eid: art_1
    pinpoint: "1"
    digest: Lamps stay lit.
  - eid: art_2
    pinpoint: "2"
    heading: Reservations
    digest: A State may leave article 1 aside.
"""
OBLIGATIONS = """\
- id: tiny.1
  pinpoint: "1"
  eids: [art_1]
  theme: prevention
  kind: prevent
  modality: shall
  reservable: "2"
  related: []
  statement: The law keeps lamps lit.
  elements:
    - id: lit
      kind: conduct
      statement: Putting out a lamp is forbidden.
      divergence: ACT
      shortfall: Only street lamps count.
      test: {about: [lamp], age: 18}
      lives_in: [criminal-code]
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for folder, text in (("instruments", INSTRUMENT), ("obligations", OBLIGATIONS)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "tiny.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def test_shipped_catalogue_is_whole(catalogue: Catalogue) -> None:
    assert [instrument.id for instrument in catalogue.instruments] == ["opsc", "tp", "lanzarote"]
    assert len(catalogue.units) == 458
    assert len(catalogue.obligations) == 236
    assert len(catalogue.elements()) == 749


def test_shipped_catalogue_keeps_document_order(catalogue: Catalogue) -> None:
    for instrument in catalogue.instruments:
        positions = [unit.position for unit in catalogue.units if unit.instrument == instrument.id]
        assert positions == list(range(len(positions)))


def test_values_come_through(corpus: Path) -> None:
    loaded = load_catalogue(corpus)
    (obligation,) = loaded.obligations
    (element,) = loaded.elements()
    assert loaded.instruments[0].adopted == "2001-02-03"
    assert loaded.units[1].heading == "Reservations"
    assert (obligation.instrument, obligation.reservable) == ("tiny", "2")
    assert (element.id, element.name) == ("tiny.1/lit", "lit")
    assert element.test == {"about": ["lamp"], "age": 18}
    assert element.lives_in == ("criminal-code",)


def test_hash_changes_with_any_byte(corpus: Path) -> None:
    before = load_catalogue(corpus).sha256
    with (corpus / "obligations" / "tiny.yaml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    assert load_catalogue(corpus).sha256 != before


def test_hash_does_not_depend_on_the_folder(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    copy = tmp_path_factory.mktemp("elsewhere") / "corpus"
    shutil.copytree(corpus, copy)
    assert load_catalogue(copy) == load_catalogue(corpus)


@pytest.mark.parametrize(
    ("folder", "old", "new", "message"),
    [
        ("instruments", "eid: art_2", "eid: art_1", r"instruments/tiny\.yaml:11: the eId art_1 is given twice"),
        ("instruments", "kind: treaty", "kind: novel", r"instruments/tiny\.yaml:2: kind: "),
        ("instruments", "adopted: 2001-02-03", "adopted: soon", r"instruments/tiny\.yaml:5: adopted: "),
        ("instruments", "short_title", "colour: blue\nshort_title", r"instruments/tiny\.yaml:4: colour: Extra"),
        ("instruments", "id: tiny\n", "id: tiny\nid: tiny\n", r"instruments/tiny\.yaml:2: the key id is given twice"),
        ("instruments", "id: tiny", "id: [tiny", r"instruments/tiny\.yaml:2: "),
        ("instruments", "id: tiny", "id: other", r"instruments/tiny\.yaml:1: there is no file obligations/other\.yaml"),
        ("obligations", "[art_1]", "[art_9]", r"obligations/tiny\.yaml:3: tiny has no unit art_9"),
        ("obligations", 'reservable: "2"', 'reservable: "7"', r"obligations/tiny\.yaml:7: tiny has no clause 7"),
        (
            "obligations",
            "related: []",
            "related: [tiny.4]",
            r"obligations/tiny\.yaml:8: there is no obligation tiny\.4",
        ),
        ("obligations", "divergence: ACT", "divergence: XYZ", r"obligations/tiny\.yaml:14: 0\.elements\.0\.divergence"),
        ("obligations", "theme: prevention", "theme: x", r"obligations/tiny\.yaml:4: 0\.theme: "),
        (
            "obligations",
            "id: tiny.1\n",
            "id: other.1\n",
            r"obligations/tiny\.yaml:1: other\.1 does not begin with tiny",
        ),
    ],
)
def test_a_fault_is_one_line_with_file_and_line(corpus: Path, folder: str, old: str, new: str, message: str) -> None:
    path = corpus / folder / "tiny.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError, match=f"^{message}") as caught:
        load_catalogue(corpus)
    assert "\n" not in str(caught.value)


def test_an_element_given_twice_is_found(corpus: Path) -> None:
    path = corpus / "obligations" / "tiny.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text.partition("elements:\n")[2], encoding="utf-8")
    with pytest.raises(InputError, match=r"tiny\.yaml:18: the id tiny\.1/lit is given twice"):
        load_catalogue(corpus)


def test_a_stray_obligations_file_is_found(corpus: Path) -> None:
    (corpus / "obligations" / "zeta.yaml").write_text(OBLIGATIONS, encoding="utf-8")
    with pytest.raises(InputError, match=r"obligations/zeta\.yaml:1: there is no instrument of that name"):
        load_catalogue(corpus)


@pytest.mark.parametrize(("data", "message"), [(b"", "the file is empty"), (b"id: \xff\n", "not UTF-8 at byte 4")])
def test_a_file_that_is_no_yaml_is_refused(corpus: Path, data: bytes, message: str) -> None:
    (corpus / "instruments" / "tiny.yaml").write_bytes(data)
    with pytest.raises(InputError, match=message):
        load_catalogue(corpus)


def test_shipped_files_are_in_the_package() -> None:
    assert resources.names("corpus", "obligations", suffix=".yaml") == ("lanzarote.yaml", "opsc.yaml", "tp.yaml")
