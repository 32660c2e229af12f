from itertools import product

import pytest

from db.rows import STATUSES
from desktop.reports.palette import load_palette


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=["light", "dark"])
def palette(request: pytest.FixtureRequest):
    return load_palette(request.param)


def test_every_status_has_a_role_of_its_own(palette):
    assert set(palette.statuses) == set(STATUSES)
    for aspect in ("glyph", "pattern"):
        assert len({getattr(role, aspect) for role in palette.statuses.values()}) == len(STATUSES)


def test_text_is_read_at_four_and_a_half_to_one(palette):
    for ink, ground in product(("ink", "muted", "accent", "digest", "quote"), ("page", "surface", "raised", "band")):
        assert contrast(palette.colours[ink], palette.colours[ground]) >= 4.5, (ink, ground)
    assert contrast(palette.colours["on-accent"], palette.colours["accent"]) >= 4.5
    assert contrast(palette.colours["ink"], palette.colours["highlight"]) >= 4.5


def test_statuses_and_changes_are_read_on_paper_and_on_their_tint(palette):
    for role in (*palette.statuses.values(), *palette.redlines.values()):
        for ground in (role.tint, palette.colours["page"], palette.colours["surface"]):
            assert contrast(role.ink, ground) >= 4.5, (role.role, ground)


def test_controls_and_focus_stand_out_at_three_to_one(palette):
    for role in ("border", "focus"):
        assert contrast(palette.colours[role], palette.colours["page"]) >= 3, role


def test_themes_differ_in_colour_only():
    light, dark = load_palette("light"), load_palette("dark")
    assert light.colours.keys() == dark.colours.keys()
    for status, role in light.statuses.items():
        other = dark.statuses[status]
        assert (role.role, role.glyph, role.pattern) == (other.role, other.glyph, other.pattern)
    assert {k: r.mark for k, r in light.redlines.items()} == {k: r.mark for k, r in dark.redlines.items()}
