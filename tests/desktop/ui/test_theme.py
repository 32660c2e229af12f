"""Every pair of colours that is read together has the contrast that WCAG AA asks."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.rows import STATUSES
from desktop.reports.palette import load_palette
from desktop.ui import icons
from desktop.ui.theme import BRUSHES, NAMES, Theme, stylesheet

TEXT, GRAPHICS = 4.5, 3.0
PAPERS = ("page", "surface", "raised", "band", "hover", "accent-tint")
PAIRS = [
    *(("ink", paper, TEXT) for paper in (*PAPERS, "lit", "highlight")),
    *(("muted", paper, TEXT) for paper in PAPERS),
    *(("accent", paper, TEXT) for paper in ("page", "surface", "raised", "accent-tint", "hover")),
    *(("focus", paper, GRAPHICS) for paper in ("page", "surface", "accent-tint")),
    *(("border", paper, GRAPHICS) for paper in ("page", "surface")),
    ("on-accent", "accent", TEXT),
    ("digest", "page", TEXT),
    ("digest", "lit", TEXT),
    ("quote", "page", TEXT),
    ("quote", "lit", TEXT),
    ("page", "ink", TEXT),
]


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [value / 255 for value in QColor(colour).getRgb()[:3]]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("ink", "paper", "least"), PAIRS)
def test_roles_that_are_read_together_contrast(name: str, ink: str, paper: str, least: float) -> None:
    colours = load_palette(name).colours
    assert contrast(colours[ink], colours[paper]) >= least


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("status", STATUSES)
def test_a_status_reads_on_every_paper(name: str, status: str) -> None:
    palette = load_palette(name)
    role = palette.statuses[status]  # type: ignore[index]
    for paper in (role.tint, *(palette.colours[p] for p in ("page", "surface", "accent-tint", "lit"))):
        assert contrast(role.ink, paper) >= GRAPHICS
    assert contrast(role.ink, role.tint) >= TEXT


@pytest.mark.parametrize("name", NAMES)
def test_statuses_differ_without_their_colour(name: str) -> None:
    roles = load_palette(name).statuses.values()
    assert len({role.glyph for role in roles}) == len(STATUSES)
    assert len({role.pattern for role in roles}) == len(STATUSES)
    assert {role.pattern for role in roles} <= set(BRUSHES)


@pytest.mark.parametrize("name", NAMES)
def test_the_stylesheet_names_only_roles_that_exist(name: str) -> None:
    assert "@" not in stylesheet(load_palette(name)).replace("at sign", "")


def test_themes_have_the_same_roles() -> None:
    light, dark = (load_palette(name) for name in NAMES)
    assert light.colours.keys() == dark.colours.keys()
    assert light.statuses.keys() == dark.statuses.keys()


def test_the_grey_of_the_control_arrows_shows_in_both_themes() -> None:
    for name in NAMES:
        assert contrast("#77828f", load_palette(name).colours["page"]) >= GRAPHICS


def test_a_larger_type_grows_the_stylesheet() -> None:
    assert "font-size: 26px" in stylesheet(load_palette(), zoom=2.0)


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_paints_something_in_its_colour(qtbot: QtBot, name: str) -> None:
    image = icons.pixmap(name, 32, "#ff0000").toImage()
    pixels = [image.pixelColor(x, y) for x in range(32) for y in range(32)]
    colours = {pixel.name() for pixel in pixels if pixel.alpha() > 250}
    assert colours
    assert "#ff0000" in colours or name == "concordat"


def test_status_glyphs_are_all_different(qtbot: QtBot) -> None:
    theme = Theme()
    shapes = [icons.status_pixmap(theme, status, 32).toImage() for status in STATUSES]
    grey = {bytes(image.convertToFormat(image.Format.Format_Alpha8).constBits()) for image in shapes}
    assert len(grey) == len(STATUSES)


def test_a_switch_reaches_open_widgets(qtbot: QtBot) -> None:
    theme, widget = Theme(), QWidget()
    qtbot.addWidget(widget)
    theme.apply()
    widget.show()
    before = widget.palette().window().color()
    theme.switch("dark")
    assert widget.palette().window().color() != before
    theme.switch("light")
    assert widget.palette().window().color() == before
