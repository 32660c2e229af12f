"""What sections of English acts are read as."""

from collections.abc import Callable

from desktop.compare.frames import Frame

Frames = Callable[..., tuple[Frame, ...]]


def of_role(found: tuple[Frame, ...], role: str) -> list[Frame]:
    return [frame for frame in found if frame.role == role]


def deeds(frame: Frame) -> set[str]:
    return {hit.concept for hit in frame.of("conduct")}


def test_each_paragraph_is_an_offence_with_the_words_around_it(frames: Frames) -> None:
    found = frames(
        "1. Traffic\nAny person who—\n(a) recruits a child for slavery; or\n(b) harbours a child for slavery,\n"
        "commits an offence and is liable to imprisonment for ten years.\n\n2. The Act shall bind all."
    )
    basic = of_role(found, "basic")
    assert [(frame.pinpoint, "recruit" in deeds(frame), "harbour" in deeds(frame)) for frame in basic] == [
        ("s. 1(a)", True, False), ("s. 1(b)", False, True),
    ]  # fmt: skip
    assert {frame.sanction.longest for frame in basic if frame.sanction} == {120}


def test_a_subsection_that_names_another_takes_over_its_deeds(frames: Frames) -> None:
    found = frames(
        "1. Sale\n(1) Any person who sells a child commits an offence.\n"
        "(2) A person who commits an offence under subsection (1) by force is liable to imprisonment for life.\n\n"
        "2. The Act shall bind all."
    )
    graver = of_role(found, "aggravated")
    assert ["buy-sell" in deeds(frame) for frame in graver] == [True]
    assert [hit.level for hit in graver[0].having(["violence"])] == [1]


def test_a_purpose_is_no_deed_and_binds_what_stands_before_it(frames: Frames) -> None:
    (offence,) = of_role(
        frames("1. Any person who makes an obscene film for the purpose of distribution commits an offence. 2. Shall."),
        "basic",
    )
    assert "distribute" not in deeds(offence)
    (made,) = offence.having(["produce"])
    assert "distribution-purpose" in {hit.concept for hit in offence.asked_of(made)}


def test_a_purpose_before_a_deed_binds_that_deed_alone(frames: Frames) -> None:
    (offence,) = of_role(
        frames("1. Any person who sells, or for the purpose of sale makes, an obscene film commits an offence. Shall."),
        "basic",
    )
    sold, made = offence.having(["sell"])[0], offence.having(["produce"])[0]
    asked = [{hit.concept for hit in offence.asked_of(deed)} for deed in (sold, made)]
    assert ["distribution-purpose" in found for found in asked] == [False, True]


def test_the_name_of_an_offence_is_no_deed(frames: Frames) -> None:
    (offence,) = of_role(
        frames("1. Any person who keeps a brothel commits the offence of procuring prostitution, and shall be fined."),
        "basic",
    )
    assert "involve" not in deeds(offence)


def test_a_child_is_who_the_act_says_it_is(frames: Frames) -> None:
    found = frames(
        '1. In this Act "child" means a person under the age of fifteen years.\n\n'
        "2. Any person who sells a child commits an offence under this Act."
    )
    assert [frame.age_limit.value for frame in of_role(found, "basic") if frame.age_limit] == [15]


def test_a_child_may_be_defined_in_another_act(frames: Frames) -> None:
    found = frames(
        '1. In this Act "child" means a person under the age of seventeen years.\n\n2. The Act shall bind all.',
        "1. Any person who sells a child commits an offence.\n\n2. The Act shall bind all.",
    )
    assert [frame.age_limit.value for frame in of_role(found, "basic") if frame.age_limit] == [17]


def test_an_offence_named_by_a_term_says_what_the_term_means(frames: Frames) -> None:
    found = frames(
        '1. In this Act "trafficking in persons" means the recruitment of a person by force for slavery.\n\n'
        "2. Any person who engages in trafficking in persons commits an offence under this Act."
    )
    assert any({"recruit"} <= deeds(frame) and frame.having(["violence"]) for frame in of_role(found, "basic"))


def test_what_excludes_consent_is_asked_of_the_offence_done_without_it(frames: Frames) -> None:
    found = frames(
        "1. Rape\nA person who has sexual intercourse with another without consent commits an offence.\n\n"
        "2. Consent\nThere is no consent where a person submits because of a threat. This Act shall bind all."
    )
    assert any(frame.having(["threat"]) and frame.having(["intercourse"]) for frame in of_role(found, "basic"))


def test_selling_pictures_of_a_child_is_no_sale_of_a_child(frames: Frames) -> None:
    (offence,) = of_role(
        frames("1. Any person who sells child pornography commits an offence. It shall stop."), "basic"
    )
    assert not offence.having(["person-trade"])
