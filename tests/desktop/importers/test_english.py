"""English acts: sections, subsections, paragraphs, definitions, marginal headings, contents."""

from collections.abc import Callable

import pytest

from db.rows import Provision
from desktop.importers.base import ImportedDocument
from desktop.importers.registry import read_text, role_of

Document = Callable[[str], ImportedDocument]
Units = Callable[[ImportedDocument], dict[str, Provision]]


@pytest.fixture
def act(document: Document, units: Units) -> dict[str, Provision]:
    return units(document("orchard_act_en.txt"))


def test_headings_in_the_margin_belong_to_the_section_that_follows(act: dict[str, Provision]) -> None:
    assert (act["sec_1"].heading, act["sec_1"].text) == ("Short title", "This Act may be cited as the Orchard Act.")
    assert act["sec_3"].heading == "Picking"
    assert act["sec_3"].parent == "part_II"


def test_contents_are_kept_and_are_no_sections(document: Document, act: dict[str, Provision]) -> None:
    contents = [unit for unit in act.values() if unit.kind == "editorial" and "ARRANGEMENT" in unit.text]
    assert [unit.is_evidence for unit in contents] == [False]
    assert "4A. Gates." in contents[0].text
    assert document("orchard_act_en.txt").proof.units["section"] == 5


def test_levels_below_the_section_have_eids_and_pinpoints(act: dict[str, Provision]) -> None:
    assert act["sec_2__subsec_1__def_fruit__para_b__subpara_ii"].pinpoint == 's. 2(1) "fruit"(b)(ii)'
    assert act["sec_3__subsec_1__para_aa"].pinpoint == "s. 3(1)(aa)"
    assert act["sec_2__subsec_1__def_keeper"].text == "“keeper” includes a tenant of an orchard."
    assert act["sec_2__subsec_2"].pinpoint == "s. 2(2)"


def test_words_after_a_list_close_it(act: dict[str, Provision]) -> None:
    closing = act["sec_3__subsec_1__wrapup"]
    assert closing.pinpoint == "s. 3(1)"
    assert closing.text.startswith("commits an offence")
    assert closing.text.endswith("a bird is no person.")


def test_notes_of_editors_and_of_the_law_are_told_apart(act: dict[str, Provision]) -> None:
    assert act["sec_4__note"].is_evidence
    assert [unit.text for unit in act.values() if unit.parent in ("sec_3", "sec_4A") and not unit.is_evidence] == [
        "[Section 3 am. by Act No. 5 of 1999.]",
        "[Repealed by Act No. 7 of 2001.]",
    ]


def test_numbers_of_a_schedule_are_no_sections(act: dict[str, Provision]) -> None:
    assert [unit.kind for unit in act.values() if unit.parent == "sched"] == ["subsection", "subsection"]


@pytest.mark.parametrize(
    ("text", "heading", "words"),
    [
        ("1. Aim.\n\n12. Theft of fruit.—(1) Any person shall pay.", "Theft of fruit", "Any person shall pay."),
        ("## 11. Aim\n\n## 12 Theft\n\n(1) Any person shall pay.\n", "Theft", "Any person shall pay."),
        ("**11.** Aim.\n\n**12.** **Theft** (1) A person shall pay.\n\n**13.** End.", "Theft", "A person shall pay."),
        (
            "Section 11. Aim\nIt grows.\nSection 12. Theft.—(1) It shall stop.\nSection 13. End",
            "Theft",
            "It shall stop.",
        ),
        (
            "11 Aim\nIt grows.\n12 Theft\n(1) The Act shall stop it.\n13 End\nSo be it.",
            "Theft",
            "The Act shall stop it.",
        ),
    ],
)
def test_many_ways_to_head_a_section_are_read(units: Units, text: str, heading: str, words: str) -> None:
    read = units(read_text(text, language="en"))
    assert (read["sec_12"].heading, read["sec_12__subsec_1"].text) == (heading, words)


def test_subsections_that_run_on_in_one_line_are_parted(units: Units) -> None:
    words = (
        "1. Theft.—(1) Any person who—(a) picks fruit; or (b) shakes a tree, shall pay. "
        "(2) See section 4 (1) of the Act."
    )
    read = units(read_text(words, language="en"))
    assert read["sec_1__subsec_1__para_b"].text == "shakes a tree, shall pay."
    assert read["sec_1__subsec_2"].text == "See section 4 (1) of the Act."


def test_articles_of_a_code_in_english_are_read(units: Units) -> None:
    read = units(
        read_text("Article 1. Theft.-Whoever steals shall pay.\n\nArticle 2. Gifts.-Gifts are free.", language="en")
    )
    assert (read["art_1"].pinpoint, read["art_1"].heading, read["art_1"].text) == (
        "art. 1", "Theft", "Whoever steals shall pay.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Penal Code (Cap. 63)", "criminal-code"),
        ("Crimes Act 1961", "criminal-code"),
        ("Criminal Procedure Act", "criminal-procedure-code"),
        ("Sexual Offences Act", "special-act"),
        ("Trafficking in Persons Act", "special-act"),
        ("Children's Act", "special-act"),
        ("Cybercrimes Act", "special-act"),
        ("Computer Crimes Act", "special-act"),
    ],
)
def test_the_role_of_an_act_is_told_from_its_title(title: str, role: str) -> None:
    assert role_of(title) == role
