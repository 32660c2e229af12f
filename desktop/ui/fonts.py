"""The type of the window: Roboto from its own package, so that Kazakh letters show on a machine without any font."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Roboto"
_FILES = ("Roboto-Regular.ttf", "Roboto-Medium.ttf", "Roboto-Bold.ttf", "Roboto-Italic.ttf")
# Pixel sizes by use. The stylesheet names the same uses; text zoom multiplies them all.
SIZES = {"caption": 11, "label": 12, "body": 13, "reading": 14, "heading": 16, "title": 20}


def load_fonts() -> tuple[str, ...]:
    """Register the font files; return those that could not be read."""
    import font_roboto

    folder = Path(font_roboto.font_directory)
    return tuple(name for name in _FILES if QFontDatabase.addApplicationFont(str(folder / name)) < 0)


def font(use: str, *, zoom: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal, italic: bool = False) -> QFont:
    """Return the font for a use of ``SIZES``."""
    made = QFont(FAMILY)
    made.setPixelSize(round(SIZES[use] * zoom))
    made.setWeight(weight)
    made.setItalic(italic)
    return made
