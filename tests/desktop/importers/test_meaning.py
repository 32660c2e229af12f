"""What a file is can be guessed from its name, its title and its notes."""

from pathlib import Path

import pytest

from desktop.importers.meaning import guess_meaning, role_of
from desktop.importers.registry import read_text

ARTICLE = "Статья 1. Сад\n\nСад.\n\nСноска. Статья 1 с изменением - Закон РК от 10.12.2009 № 227."


@pytest.mark.parametrize(
    ("name", "jurisdiction", "law", "title", "complete"),
    [
        ("kz_criminal_code_2014_ru.txt", "KZ", "criminal-code-2014", "Criminal Code (2014)", True),
        ("kz_criminal_code_1997_extract_ru.md", "KZ", "criminal-code-1997", "Criminal Code (1997)", False),
        ("kz_administrative_offences_2001_chapter12_ru.md", "KZ", "administrative-offences-2001",
         "Administrative Offences (2001)", False),
        ("kz_constitution_ru.txt", "KZ", "constitution", "Constitution", True),
        ("kz_law_rights_of_child_2002_kk.txt", "KZ", "law-rights-of-child-2002", "Law Rights of Child (2002)", True),
        ("garden.txt", "", "garden", "Garden", True),
    ],
)  # fmt: skip
def test_the_file_name_tells(name: str, jurisdiction: str, law: str, title: str, complete: bool) -> None:
    guess = guess_meaning(Path("texts") / name, read_text(ARTICLE))
    assert (guess.jurisdiction, guess.law, guess.title, guess.complete) == (jurisdiction, law, title, complete)
    assert guess.in_force == "2009-12-10"


def test_the_acts_own_title_goes_before_the_file_name() -> None:
    guess = guess_meaning("kz_code_ru.md", read_text(f"# Уголовный кодекс\n\n{ARTICLE}"))
    assert (guess.title, guess.role) == ("Уголовный кодекс", "criminal-code")


def test_without_notes_the_date_or_year_of_the_name_counts() -> None:
    bare = read_text("Статья 1. Сад\n\nСад.")
    assert guess_meaning("kz_law_7_2010-11-23_ru.txt", bare).in_force == "2010-11-23"
    assert guess_meaning("kz_garden_code_1999_ru.txt", bare).in_force == "1999"
    assert guess_meaning("garden.txt", bare).in_force == ""


def test_an_amending_law_is_known_by_title_or_name() -> None:
    titled = guess_meaning("kz_law_7_ru.md", read_text(f"# О внесении изменений в Кодекс\n\n{ARTICLE}"))
    named = guess_meaning("kz_law_7_2010-11-23_amendments_art1_ru.md", read_text(ARTICLE))
    assert (titled.is_amending, titled.role) == (True, "special-act")
    assert (named.is_amending, named.law, named.complete) == (True, "law-7", False)


def test_a_treaty_of_the_catalogue_is_known_by_its_title() -> None:
    text = "# Optional Protocol on the sale of children, child prostitution\n\nArticle 1\n\nEach Party shall act."
    guess = guess_meaning("some_en.md", read_text(text, tradition="treaty"))
    assert (guess.law, guess.role, guess.jurisdiction) == ("opsc", "treaty", "")


@pytest.mark.parametrize(
    ("title", "law", "role"),
    [
        ("Уголовно-процессуальный кодекс", "", "criminal-procedure-code"),
        ("", "criminal-procedure-code-2014", "criminal-procedure-code"),
        ("", "administrative-offences-2001", "administrative-offences-code"),
        ("Code of Administrative Offences", "", "administrative-offences-code"),
        ("", "code-marriage-family-2011", "family-code"),
        ("Конституция", "", "constitution"),
        ("О правах ребенка", "", "special-act"),
    ],
)
def test_the_role_is_told_from_title_or_law(title: str, law: str, role: str) -> None:
    assert role_of(title, law) == role
