"""Make the pictures of the window in docs/images: two sizes, both themes, on an example code of our own.

The pictures show no statute: the law in them is the example code of the tests.
"""

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from db import jurisdictions
from db.store import Store
from desktop.app import make_application
from desktop.importers.registry import read_document
from desktop.tasks.import_text import Meaning, import_document
from desktop.tasks.stores import create_store
from desktop.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "tests" / "documents" / "example_code_ru.txt"
SIZES = ((1280, 800), (1920, 1080))
PLACE = "opsc.3.1.b/offering"


def example_store(folder: Path) -> Store:
    """Return a store with the catalogue, Kazakhstan, and an Example Republic that has a code."""
    store = create_store(folder / "example.concordat", sample=True)
    jurisdictions.ensure(store, "XX", "Example Republic")
    meaning = Meaning("criminal-code", "ru", "2020-01-01", "XX", "Criminal Code of the Example Republic")
    import_document(store, read_document(CODE, language="ru"), meaning)
    return store


def filled_window(store: Store, folder: Path) -> MainWindow:
    """Return the window once it shows the Example Republic."""
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("jurisdiction", "XX")
    settings.setValue("selected", PLACE)
    window = MainWindow(store, settings=settings)
    loop = QEventLoop()
    window.filled.connect(loop.quit)
    window.show()
    loop.exec()
    return window


def settle(milliseconds: int = 300) -> None:
    """Let the window lay itself out."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def take(window: MainWindow, target: Path) -> None:
    """Save the window as it is."""
    settle()
    if not window.grab().save(str(target)):
        raise SystemExit(f"{target} cannot be written")
    sys.stdout.write(f"{target.relative_to(ROOT)}\n")


def main() -> None:
    """Take every picture."""
    images = ROOT / "docs" / "images"
    images.mkdir(exist_ok=True)
    make_application()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        window = filled_window(example_store(folder), folder)
        for width, height in SIZES:
            window.resize(width, height)
            window.reset_layout()
            for theme in ("light", "dark"):
                window.switch_theme(theme)
                take(window, images / f"window-{theme}-{width}x{height}.png")
        window.close()
        QApplication.processEvents()


if __name__ == "__main__":
    main()
