"""Real codes and treaties come in whole; nothing of them is copied here but numbers and headings."""

from pathlib import Path

import pytest
import yaml

import resources
from db.rows import Provision
from desktop.importers.base import ImportedDocument
from desktop.importers.meaning import guess_meaning
from desktop.importers.registry import read_document

pytestmark = pytest.mark.corpus

CODE = "kz_criminal_code_2014_ru.txt"
EXTRACT = "kz_criminal_code_1997_extract_ru.md"
OFFENCES = "kz_administrative_offences_2014_ru.txt"
AMENDING = "kz_law_354-IV_2010-11-23_amendments_art1_ru.md"
# Articles by file. Three articles of OFFENCES have a heading with a Latin C or without the word for article.
ARTICLES = {
    CODE: 502,
    EXTRACT: 46,
    OFFENCES: 1071,
    AMENDING: 1,
    "kz_administrative_offences_2001_chapter12_ru.md": 10,
    "kz_code_marriage_family_2011_ru.txt": 286,
    "kz_constitution_ru.txt": 102,
    "kz_criminal_procedure_code_2014_ru.txt": 686,
    "kz_law_rights_of_child_2002_kk.txt": 96,
    "kz_law_rights_of_child_2002_ru.txt": 96,
}
TREATIES = [
    ("opsc", "opsc_en.md"),
    ("tp", "palermo_protocol_en.md"),
    ("lanzarote", "lanzarote_cets201_en.md"),
    ("opsc", "messy/opsc_en.md"),
    ("tp", "messy/palermo_protocol_en.md"),
    ("lanzarote", "messy/lanzarote_cets201_en.md"),
    ("opsc", "opsc_ru.md"),
]


def read(texts: Path, name: str) -> ImportedDocument:
    return read_document(texts / name)


def by_eid(document: ImportedDocument) -> dict[str, Provision]:
    return {unit.eid: unit for unit in document.provisions}


@pytest.fixture(scope="module")
def code(shared_texts: Path) -> ImportedDocument:
    return read(shared_texts / "kazakhstan", CODE)


@pytest.mark.parametrize("name", ARTICLES)
def test_every_article_is_found_and_every_character_accounted_for(shared_texts: Path, name: str) -> None:
    document = read(shared_texts / "kazakhstan", name)
    assert document.proof.units["article"] == ARTICLES[name]
    assert document.proof.unaccounted == 0
    assert not document.proof.repeats
    assert not document.proof.not_understood


@pytest.mark.parametrize("name", ARTICLES)
def test_editorial_words_are_no_evidence(shared_texts: Path, name: str) -> None:
    for unit in read(shared_texts / "kazakhstan", name).provisions:
        if unit.is_evidence:
            assert "Сноска" not in unit.text
            assert "ИЗПИ" not in unit.text
            assert "Конституционного Суда РК" not in unit.text


def test_no_article_of_the_code_is_missing(code: ImportedDocument) -> None:
    numbers = [unit.number for unit in code.provisions if unit.kind == "article"]
    assert {str(number) for number in range(1, 468)} <= set(numbers)
    assert code.proof.gaps == ()
    assert (code.tradition, code.language, code.last_amended) == ("kz-ru", "ru", "2025-07-16")


@pytest.mark.parametrize(
    ("article", "children"),
    [
        ("120", "1 2:12345w 3:123456w 3-1:123w 3-2:123w 4"),
        ("121", "1 2:12345w 3:123456w 3-1:123w 3-2:123w 4"),
        ("122", "1 2 3 4:12w n"),
        ("132", "1 2 3 4 5"),
        ("133", "1 2 3"),
        ("308", "1 2 3"),
        ("312", "1 2 3:1234w"),
        ("24", "1 2 3 4 5"),
        ("15", "1 2 3 4"),
    ],
)
def test_the_parts_of_an_article_are_as_counted_by_hand(code: ImportedDocument, article: str, children: str) -> None:
    units = [unit for unit in code.provisions if unit.kind != "editorial"]
    found = []
    for unit in units:
        if unit.parent == f"art_{article}":
            inner = [each for each in units if each.parent == unit.eid]
            points = "".join("w" if each.kind == "wrapup" else each.number for each in inner)
            found.append(("n" if unit.kind == "note" else unit.number) + (f":{points}" if points else ""))
    assert " ".join(found) == children


def test_the_code_is_cited_as_its_lawyers_cite_it(code: ImportedDocument) -> None:
    units = by_eid(code)
    assert units["art_134__para_4__point_2"].pinpoint == "ст. 134 ч. 4 п. 2"
    assert units["art_134__para_4__wrapup"].pinpoint == "ст. 134 ч. 4"
    assert units["art_134__note__point_1"].pinpoint == "ст. 134 примечание п. 1"
    assert units["art_122__note"].pinpoint == "ст. 122 примечание"
    assert units["art_3__point_1__note"].pinpoint == "ст. 3 п. 1 примечание"
    assert units["art_128"].heading == "Торговля людьми"
    assert units["art_301-1"].parent == "chp_11"
    assert units["chp_11"].parent == "part_special"


def test_a_repealed_point_stays_without_words(code: ImportedDocument) -> None:
    units = by_eid(code)
    assert units["art_120__para_3__point_1"].text == ""
    assert units["art_120__para_3__point_1__remark"].kind == "editorial"


def test_the_gaps_of_an_extract_are_gaps(shared_texts: Path) -> None:
    document = read(shared_texts / "kazakhstan", EXTRACT)
    assert document.proof.gaps == ("16–106", "108–112", "114", "116–119", "141–269", "272", "274–275", "276–329")
    assert sum("left out" in issue.message for issue in document.issues) == 9
    assert by_eid(document)["art_125__note__point_2"].pinpoint == "ст. 125 примечание п. 2"
    assert by_eid(document)["art_128__para_2__point_к"].pinpoint == "ст. 128 ч. 2 п. к"


def test_the_amending_law_keeps_its_sixteen_instructions(shared_texts: Path) -> None:
    document = read(shared_texts / "kazakhstan", AMENDING)
    points = [unit.number for unit in document.provisions if unit.kind == "point"]
    assert points == [str(number) for number in range(1, 17)]


@pytest.mark.parametrize(("instrument", "name"), TREATIES)
def test_every_unit_of_the_catalogue_is_found_by_its_eid(shared_texts: Path, instrument: str, name: str) -> None:
    catalogue = yaml.safe_load(resources.read_text("corpus", "instruments", f"{instrument}.yaml"))["provisions"]
    units = by_eid(read(shared_texts / "treaties", name))
    assert {unit["eid"]: unit["pinpoint"] for unit in catalogue} == {
        unit["eid"]: units[unit["eid"]].pinpoint if unit["eid"] in units else "not found" for unit in catalogue
    }
    parents = {unit.parent for unit in units.values()}
    assert [unit["eid"] for unit in catalogue if not units[unit["eid"]].text and unit["eid"] not in parents] == []


def test_the_meaning_of_each_file_is_guessed(shared_texts: Path) -> None:
    def guess(name: str) -> tuple[str, str, str, str, bool, bool]:
        found = guess_meaning(name, read(shared_texts / "kazakhstan", name))
        return found.law, found.role, found.language, found.in_force, found.complete, found.is_amending

    assert guess(CODE) == ("criminal-code-2014", "criminal-code", "ru", "2025-07-16", True, False)
    assert guess(EXTRACT) == ("criminal-code-1997", "criminal-code", "ru", "2010-06-14", False, False)
    assert guess(AMENDING) == ("law-354-iv", "special-act", "ru", "2010-11-23", False, True)
    assert guess("kz_law_rights_of_child_2002_kk.txt")[:3] == ("law-rights-of-child-2002", "special-act", "kk")
    assert guess("kz_administrative_offences_2001_chapter12_ru.md")[1:5] == (
        "administrative-offences-code", "ru", "2011-12-03", False,
    )  # fmt: skip
