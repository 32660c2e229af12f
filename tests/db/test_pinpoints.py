import pytest

from db.pinpoints import english


@pytest.mark.parametrize(
    ("own", "shown"),
    [
        ("ст. 312 ч. 1", "art. 312(1)"),
        ("ст. 121-1", "art. 121-1"),
        ("ст. 3 п. 42", "art. 3, point 42"),
        ("ст. 120 ч. 3-2 п. 1 пп. 2", "art. 120(3-2), point 1, subpoint 2"),
        ("ст. 122 примечание", "note to art. 122"),
        ("ст. 3 п. 1 примечание", "note to art. 3, point 1"),
        ("ст. 134 примечание п. 2", "note to art. 134, point 2"),
    ],
)
def test_a_russian_pinpoint_has_an_english_form(own, shown):
    assert english(own) == shown


@pytest.mark.parametrize("own", ["", "гл. 3", "ст. 3 сноска", "12-бап 3-тармақ", "s. 5(1)", "ст. 3 абз. 2"])
def test_what_cannot_be_told_for_sure_has_none(own):
    assert english(own) == ""
