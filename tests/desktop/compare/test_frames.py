"""Frames: what is asked of a conduct, what is inherited, what only aggravates."""

import pytest

from desktop.compare.engine import FrameCache


def frames(statute, text):
    return FrameCache().frames(statute(text))


def of(frame, slot):
    return {hit.concept for hit in frame.of(slot)}


PURPOSES = """
Статья 5. Материалы
1. Изготовление или хранение в целях сбыта либо сбыт порнографических предметов –
наказываются лишением свободы на срок до трех лет.
"""


def test_a_purpose_binds_the_deeds_before_it_only(statute):
    (frame,) = frames(statute, PURPOSES)
    asked = {hit.concept: {other.slot for other in frame.asked_of(hit)} for hit in frame.of("conduct")}
    assert "purpose" in asked["produce"]
    assert "purpose" in asked["possess"]
    assert "purpose" not in asked["distribute"]


def test_a_purpose_that_stands_first_binds_the_deeds_after_it(statute):
    text = """
    Статья 5.
    1. Купля-продажа человека, а равно совершенные ради эксплуатации вербовка и перевозка –
    наказываются лишением свободы на срок до пяти лет.
    """
    (frame,) = frames(statute, text)
    deeds = {hit.concept: hit for hit in frame.of("conduct")}
    assert not [hit for hit in frame.asked_of(deeds["buy-sell"]) if hit.slot == "purpose"]
    assert [hit for hit in frame.asked_of(deeds["transport"]) if hit.slot == "purpose"]


AGGRAVATED = """
Статья 7. Сделки
1. Продажа ребенка –
наказывается лишением свободы на срок от двух до шести лет.
2. То же деяние, совершенное:
а) с применением насилия;
б) неоднократно, –
наказывается лишением свободы на срок от пяти до девяти лет.
3. Деяния, предусмотренные частью второй настоящей статьи, совершенные преступной группой, –
наказываются пожизненным лишением свободы.
"""


def test_each_limb_of_an_aggravated_part_takes_the_conduct_of_the_basic_one(statute):
    found = {frame.pinpoint: frame for frame in frames(statute, AGGRAVATED)}
    assert of(found["ст. 7 ч. 2 п. а"], "conduct") == {"buy-sell", "sell"}
    assert of(found["ст. 7 ч. 2 п. а"], "means") == {"violence"}
    assert not of(found["ст. 7 ч. 1"], "means")
    assert not of(found["ст. 7 ч. 2 п. б"], "means")


def test_a_part_that_builds_on_a_part_reaches_its_basic_conduct(statute):
    found = {frame.pinpoint: frame for frame in frames(statute, AGGRAVATED)}
    third = found["ст. 7 ч. 3"]
    assert third.role == "aggravated"
    assert of(third, "conduct") == {"buy-sell", "sell"}
    assert not of(third, "means")


def test_sanctions_are_ranges_in_months(statute):
    found = {frame.pinpoint: frame.sanction for frame in frames(statute, AGGRAVATED)}
    assert found["ст. 7 ч. 1"].months == (24, 72)
    assert found["ст. 7 ч. 2 п. а"].months == (60, 108)
    assert found["ст. 7 ч. 3"].life


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("ограничением свободы до трех лет либо лишением свободы на тот же срок", (0, 36)),
        ("лишением свободы от 5 до 8 лет", (60, 96)),
        ("лишением свободы на срок от шести месяцев до двух лет", (6, 24)),
        ("штрафом в размере до двухсот показателей", (0, 0)),
    ],
)
def test_terms_are_read(statute, words, months):
    (frame,) = frames(statute, f"Статья 1.\n1. Сбыт –\nнаказывается {words}.")
    assert frame.sanction.months == months


def test_parts_that_name_each_other_end(statute):
    text = """
    Статья 9.
    1. Продажа ребенка –
    наказывается арестом.
    2. Деяния, предусмотренные частью третьей настоящей статьи, –
    наказываются арестом.
    3. Деяния, предусмотренные частями второй или третьей настоящей статьи, –
    наказываются арестом.
    """
    assert len(frames(statute, text)) >= 3


def test_a_repealed_limb_is_no_limb(statute):
    text = """
    Статья 9.
    1. Продажа ребенка –
    наказывается арестом.
    2. То же деяние, совершенное:
    1) исключен законом;
    2) неоднократно, –
    наказывается арестом.
    """
    assert [frame.pinpoint for frame in frames(statute, text)] == ["ст. 9 ч. 1", "ст. 9 ч. 2 п. 2"]


def test_ages_of_base_and_limb_both_hold(statute):
    text = """
    Статья 9.
    1. Вовлечение несовершеннолетнего в занятие проституцией –
    наказывается арестом.
    2. То же деяние в отношении малолетнего –
    наказывается арестом.
    """
    assert [frame.age_limit.value for frame in frames(statute, text)] == [18, 14]


def test_a_note_defines(statute):
    text = """
    Статья 9.
    1. Вербовка в целях эксплуатации –
    наказывается арестом.
    Примечание. Под эксплуатацией понимается рабский труд.
    """
    (note,) = [frame for frame in frames(statute, text) if frame.role == "definition"]
    assert "exploitation" in note.defines
    assert "slavery" in {hit.concept for hit in note.hits}


def test_a_note_at_the_end_of_the_last_part_is_no_sanction(statute):
    text = """
    Статья 9.
    1. Вербовка в целях эксплуатации –
    наказывается арестом.
    2. То же деяние, совершенное:
    а) повторно, – наказывается арестом. Примечания. 1. Под эксплуатацией понимается рабский труд.
    """
    assert [frame.role for frame in frames(statute, text)].count("definition") == 1


def test_parts_without_numbers_end_with_their_sanctions(statute):
    text = """
    Статья 9.
    Сбыт порнографических материалов –
    наказывается арестом.
    Те же действия, совершенные повторно, –
    наказываются лишением свободы на срок до двух лет.
    """
    found = frames(statute, text)
    assert [frame.role for frame in found] == ["basic", "aggravated"]
    assert of(found[1], "conduct") >= {"distribute"}


def test_the_same_deed_is_that_of_the_part_before(statute):
    text = """
    Статья 9.
    1. Вербовка человека –
    наказывается арестом.
    2. Продажа ребенка –
    наказывается арестом.
    3. То же деяние, совершенное группой лиц, –
    наказывается лишением свободы на срок до двух лет.
    """
    assert "recruit" not in of(frames(statute, text)[2], "conduct")


def test_forty_parts_that_build_on_all_before_are_read_at_once(statute):
    part = "{0}. Деяния, предусмотренные частями {1} настоящей статьи, –\nнаказываются арестом."
    parts = [part.format(n, ", ".join(str(i) for i in range(1, n))) for n in range(2, 41)]
    text = "Статья 9.\n1. Продажа ребенка –\nнаказывается арестом.\n" + "\n".join(parts)
    found = frames(statute, text)
    assert len(found) == 40
    assert all("buy-sell" in of(frame, "conduct") for frame in found)


def test_an_age_in_figures_says_which_children_are_meant(statute):
    (frame,) = frames(
        statute, "Статья 1.\n1. Развратные действия с ребенком, не достигшим 16 лет, –\nнаказываются арестом."
    )
    assert frame.age_limit.value == 16


def test_a_definition_by_dash_is_one_whatever_the_dash(statute):
    offence = "Статья 1.\n1. Вербовка в целях эксплуатации –\nнаказывается арестом."
    text = f"{offence}\nПримечание. Эксплуатация - это рабский труд."
    assert any("exploitation" in frame.defines for frame in frames(statute, text))
