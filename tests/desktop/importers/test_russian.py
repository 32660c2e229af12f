"""Codes in Russian become articles, parts, points, notes and editorial notes."""

from collections.abc import Callable

import pytest

from db.rows import Provision
from desktop.importers.base import ImportedDocument
from desktop.importers.registry import read_text

Document = Callable[[str], ImportedDocument]
Units = Callable[[ImportedDocument], dict[str, Provision]]


@pytest.fixture
def code(document: Document, units: Units) -> dict[str, Provision]:
    return units(document("garden_code_ru.txt"))


def texts(document: ImportedDocument, kind: str) -> list[tuple[str, str]]:
    return [(unit.eid, unit.text) for unit in document.provisions if unit.kind == kind]


def test_headings_broken_over_lines_are_joined(code: dict[str, Provision]) -> None:
    assert code["sec_1"].heading == "О САДАХ ВООБЩЕ"
    assert code["chp_1"].heading == "ПРОСТУПКИ ПРОТИВ САДОВ И ОГОРОДОВ"
    assert (code["chp_1"].parent, code["art_3"].parent) == ("part_special", "chp_1")
    assert code["sec_1"].parent == "part_general"


def test_a_code_is_cited_in_parts_and_points(code: dict[str, Provision]) -> None:
    assert code["art_3__para_3-1"].pinpoint == "ст. 3 ч. 3-1"
    assert code["art_3__para_2__point_1-1"].pinpoint == "ст. 3 ч. 2 п. 1-1"
    assert code["art_3__para_2__point_1-1"].number == "1-1"


def test_another_law_is_cited_in_points_and_subpoints(document: Document, units: Units) -> None:
    law = units(document("garden_code_extract_ru.md"))
    assert law["art_1__para_2__point_а"].pinpoint == "ст. 1 п. 2 пп. а"


def test_the_sanction_stands_with_its_part_or_closes_the_points(code: dict[str, Provision]) -> None:
    assert code["art_3__para_1"].text == "Кража яблок –\nнаказывается штрафом по части первой настоящей статьи."
    wrapup = code["art_3__para_2__wrapup"]
    assert (wrapup.kind, wrapup.text) == ("wrapup", "наказывается двойным штрафом.")
    assert wrapup.pinpoint == code["art_3__para_2"].pinpoint == "ст. 3 ч. 2"


def test_lines_broken_around_links_are_mended(code: dict[str, Provision]) -> None:
    assert code["art_2__point_1-1"].text == (
        "сторож – кто стережет сад, указанный в статье 1, ночью (днем сад стережет хозяин);"
    )


def test_unnumbered_paragraphs_stay_with_the_point_that_announces_them(code: dict[str, Provision]) -> None:
    assert code["art_2__point_2"].text == "гость – кто пришел:\nс миром;\nс корзиной."


def test_a_note_belongs_to_the_article_or_to_the_point_before_it(code: dict[str, Provision]) -> None:
    assert code["art_3__note"].pinpoint == "ст. 3 примечание"
    assert code["art_3__note"].heading == "Примечание"
    note = code["art_2__point_1__note"]
    assert (note.pinpoint, note.text) == (
        "ст. 2 п. 1 примечание",
        "Уход есть полив и обрезка.\nОбрезка бывает весной.",
    )


def test_the_parts_of_an_article_go_on_after_a_note(code: dict[str, Provision]) -> None:
    assert code["art_3__para_4"].parent == "art_3"


def test_editorial_notes_are_kept_apart_and_never_evidence(code: dict[str, Provision]) -> None:
    editorial = [unit for unit in code.values() if unit.kind == "editorial"]
    assert len(editorial) == 11
    assert not any(unit.is_evidence for unit in editorial)
    assert code["art_3__remark"].text.endswith("от 17.07.2025 № 21-IX (вводится в действие с 01.01.2027).")
    assert code["remark_4"].text.count("\n") == 2
    assert code["art_3__remark_2"].text.endswith("\n1) часть четвертая не действует.")
    assert not any("Законом РК" in unit.text for unit in code.values() if unit.is_evidence)


def test_a_note_on_the_next_article_is_not_one_of_this_article(code: dict[str, Provision]) -> None:
    assert code["sec_1__remark"].text.startswith("Примечание ИЗПИ!\nЗаголовок статьи 3")


def test_repealed_units_stay_without_words(code: dict[str, Provision]) -> None:
    for eid in ("art_3-1", "art_3__para_4", "art_3__para_2__point_2"):
        assert (code[eid].heading, code[eid].text) == ("", "")
        assert "Законом РК" in code[f"{eid}__remark"].text


def test_an_article_whose_heading_lost_its_word_is_found(document: Document) -> None:
    read = document("garden_code_ru.txt")
    assert [unit.number for unit in read.provisions if unit.kind == "article"] == ["1", "2", "3", "3-1", "4", "6"]
    assert read.proof.gaps == ("5",)
    assert [issue.place for issue in read.issues] == ["line 101"]


def test_a_second_list_belongs_to_the_words_that_announce_it(code: dict[str, Provision]) -> None:
    assert code["art_4__wrapup"].text.endswith("сделанной, если:")
    assert code["art_4__wrapup__point_2"].text == "нет сорняков."
    assert code["art_4__wrapup__point_2"].pinpoint == "ст. 4 п. 2"


def test_quoted_law_has_no_units(code: dict[str, Provision]) -> None:
    assert code["art_6__para_1"].text.endswith('"Статья 7. Вода\n1. Вода общая.\n2. Колодец общий.";')
    assert code["art_6__para_2"].text == "Кодекс вводится в действие весной."


def test_a_quotation_that_is_never_closed_ends_where_the_act_goes_on() -> None:
    read = read_text('Статья 1. Имя\n\n1. Читать:\n\n"Статья 8. Сад\n\n1. Общий.\n\nСтатья 2. Конец\n\nВсё.')
    assert [unit.eid for unit in read.provisions] == ["art_1", "art_1__para_1", "art_2"]
    assert read.provisions[1].text == 'Читать:\n"Статья 8. Сад\n1. Общий.'


def test_the_signature_is_no_part_of_the_last_article(code: dict[str, Provision]) -> None:
    assert code["conclusions"].text == "Президент Республики Казахстан\nС. САДОВНИК"


def test_a_page_break_within_a_sentence_is_mended(document: Document, units: Units) -> None:
    part = units(document("garden_code_extract_ru.md"))["art_1__para_1"]
    assert "калитку либо через ворота" in part.text


def test_gaps_that_the_file_marks_are_reported(document: Document) -> None:
    read = document("garden_code_extract_ru.md")
    assert read.proof.gaps == ("2–4",)
    assert [(issue.severity, issue.place) for issue in read.issues] == [("info", "line 23")]


def test_a_second_unit_of_the_same_number_keeps_its_words() -> None:
    read = read_text("Статья 5. Раз\n\nОдин.\n\nСтатья 5. Два\n\nДва.")
    assert [(unit.eid, unit.text) for unit in read.provisions] == [("art_5", "Один."), ("art_5_2", "Два.")]
    assert read.proof.repeats == ("5",)


def test_inserted_articles_are_no_gap_and_missing_ones_are() -> None:
    read = read_text("\n\n".join(f"Статья {n}. Имя\n\nТекст." for n in ("1", "2", "2-2", "3", "7", "9")))
    assert read.proof.gaps == ("2-1", "4–6", "8")


def test_a_chapter_number_that_comes_twice_gets_the_name_of_its_section() -> None:
    read = read_text("Раздел 1. А\n\nГлава 1. Б\n\nСтатья 1. В\n\nГ.\n\nРаздел 2. Д\n\nГлава 1. Е\n\nСтатья 2. Ж\n\nЗ.")
    assert [unit.eid for unit in read.provisions] == ["sec_1", "chp_1", "art_1", "sec_2", "sec_2__chp_1", "art_2"]


def test_numbers_inserted_with_a_dot_are_read() -> None:
    read = read_text("Статья 127.1. Сад\n\n1. А.\n\n1.1. Б.\n\nСтатья 127.2. Двор\n\nВ.")
    assert [(unit.eid, unit.number, unit.pinpoint) for unit in read.provisions] == [
        ("art_127-1", "127.1", "ст. 127.1"),
        ("art_127-1__para_1", "1", "ст. 127.1 п. 1"),
        ("art_127-1__para_1-1", "1.1", "ст. 127.1 п. 1.1"),
        ("art_127-2", "127.2", "ст. 127.2"),
    ]


def test_the_general_tradition_reads_law_of_no_known_country() -> None:
    read = read_text("Статья 1. Сад\n\n1. Сад:\n\nа) мал;\n\nб) стар.\n\nПримечание. 1. Сад цветет. \n\n2. И пахнет.")
    assert read.tradition == "ru"
    assert texts(read, "point") == [
        ("art_1__para_1__point_а", "мал;"),
        ("art_1__para_1__point_б", "стар."),
        ("art_1__note__point_1", "Сад цветет."),
        ("art_1__note__point_2", "И пахнет."),
    ]


def test_the_latest_amendment_that_was_taken_in_is_found(document: Document) -> None:
    assert document("garden_code_ru.txt").last_amended == "2025-07-17"
    assert document("garden_code_extract_ru.md").last_amended == "2010-06-14"
