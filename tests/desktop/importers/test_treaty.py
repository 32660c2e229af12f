"""Treaties become articles, paragraphs, letters, numerals and dashes, named as the catalogue names them."""

from collections.abc import Callable

from db.rows import Provision
from desktop.importers.base import ImportedDocument
from desktop.importers.registry import read_text

Document = Callable[[str], ImportedDocument]
Units = Callable[[ImportedDocument], dict[str, Provision]]


def pinpoints(text: str, tradition: str = "treaty") -> dict[str, str]:
    return {unit.eid: unit.pinpoint for unit in read_text(text, tradition=tradition).provisions}


def test_every_level_has_its_eid_and_pinpoint(document: Document, units: Units) -> None:
    treaty = units(document("harbour_treaty_en.md"))
    assert {eid: unit.pinpoint for eid, unit in treaty.items() if eid.startswith("art_1")} == {
        "art_1": "1",
        "art_1__para_1": "1(1)",
        "art_1__para_1__subpara_a": "1(1)(a)",
        "art_1__para_1__subpara_b": "1(1)(b)",
        "art_1__para_1__subpara_b__point_i": "1(1)(b)(i)",
        "art_1__para_1__subpara_b__point_i__subpara_a": "1(1)(b)(i)a",
        "art_1__para_1__subpara_b__point_i__subpara_b": "1(1)(b)(i)b",
        "art_1__para_1__subpara_b__point_ii": "1(1)(b)(ii)",
        "art_1__para_1__subpara_c": "1(1)(c)",
        "art_1__para_1__subpara_c__indent_1": "1(1)(c), first indent",
        "art_1__para_1__subpara_c__indent_2": "1(1)(c), second indent",
        "art_1__para_2": "1(2)",
    }


def test_titles_headings_and_formulas_find_their_place(document: Document, units: Units) -> None:
    read = document("harbour_treaty_en.md")
    treaty = units(read)
    assert (read.title, read.tradition) == ("Protocol on the Care of Small Harbours", "treaty")
    assert (treaty["chp_I"].heading, treaty["art_1"].heading) == ("HARBOURS", "Purpose")
    assert treaty["preamble"].text.startswith("The Parties hereto")
    assert treaty["conclusions"].pinpoint == "Closing formula"


def test_the_letter_i_after_h_is_no_numeral(document: Document, units: Units) -> None:
    treaty = units(document("harbour_treaty_en.md"))
    assert treaty["art_2__subpara_i"].text == "of sails."
    assert treaty["art_2__wrapup"].text == "The letters shall be short."


def test_bare_numbers_and_letters_of_the_council_of_europe_are_read() -> None:
    text = "Article 1 – Aim\n\n1  The aim is to:\n\na  sail;\n\nb  row.\n\n2  Rest is allowed.\n\n2020 was a good year."
    assert pinpoints(text) == {
        "art_1": "1",
        "art_1__para_1": "1(1)",
        "art_1__para_1__subpara_a": "1(1)(a)",
        "art_1__para_1__subpara_b": "1(1)(b)",
        "art_1__para_2": "1(2)",
    }


def test_a_plain_heading_under_the_number_is_the_heading() -> None:
    read = read_text("Article 1\n\nPurpose\n\nEach Party shall row.", tradition="treaty")
    assert [(unit.heading, unit.text) for unit in read.provisions] == [("Purpose", "Each Party shall row.")]


def test_a_russian_text_gets_the_eids_of_the_english_one() -> None:
    text = (
        "# О протоколе\n\nУтвердить.\n\n# Протокол о гаванях\n\nГосударства-участники,\n\nдоговорились:\n\n"
        "## Статья 1\n\n1. Государства-участники чинят:\n\nа) сети:\n\ni) новые;\n\nii) старые;\n\nb) лодки.\n\n"
        "## Статья 2\n\nГосударства-участники отдыхают."
    )
    read = read_text(text)
    assert (read.tradition, read.title) == ("treaty-ru", "Протокол о гаванях")
    assert [unit.eid for unit in read.provisions] == [
        "preface", "enactment", "preface_2", "preamble", "art_1", "art_1__para_1", "art_1__para_1__subpara_a",
        "art_1__para_1__subpara_a__point_i", "art_1__para_1__subpara_a__point_ii", "art_1__para_1__subpara_b", "art_2",
    ]  # fmt: skip


def test_a_text_after_the_treaty_is_kept_and_reported() -> None:
    text = "# Treaty of Boats\n\n### Article 1\n\nEach Party rows.\n\n# Verdrag\n\n### Artikel 1\n\nRoeien."
    read = read_text(text, tradition="treaty")
    attachment = read.provisions[-1]
    assert (attachment.eid, attachment.heading, attachment.text) == ("att", "Verdrag", "Artikel 1\nRoeien.")
    assert [issue.text for issue in read.proof.not_understood] == ["Verdrag"]
