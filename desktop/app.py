"""The window's entry point: paint first, load afterwards."""

import builtins
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

_plain_import = builtins.__import__

from PySide6.QtCore import QSettings, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from desktop import __version__  # noqa: E402
from desktop.ui import crash  # noqa: E402
from desktop.ui.fonts import load_fonts  # noqa: E402
from desktop.ui.main_window import MainWindow  # noqa: E402

# PySide6 reads the source of every module imported after it, in search of a switch that we do not use.
builtins.__import__ = _plain_import


def main(argv: Sequence[str]) -> int:
    """Open the window on a store and run until it is closed; return the exit status.

    Args:
        argv: ``--store FILE`` (``-s``) and ``--as-at DATE``, or nothing for the user's own store.
    """
    app = make_application()
    crash.install()
    window = open_window(argv)
    window.show()
    return app.exec()


def make_application() -> QApplication:
    """Make the application with its name and fonts."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Concordat")
    app.setApplicationVersion(__version__)
    app.setStyle("fusion")
    load_fonts()
    return app


def open_window(argv: Sequence[str], settings: QSettings | None = None) -> MainWindow:
    """Make the window; the store and all that reads it are loaded once the window has been painted."""
    options = parse(argv)
    window = MainWindow(settings=settings)
    gc.disable()  # nothing made while starting is garbage; looking for it takes a tenth of the start
    window.filled.connect(gc.enable)
    window.jobs.failed.connect(gc.enable)
    store = options.get("--store", "")
    QTimer.singleShot(0, window, lambda: window.open_path(Path(store) if store else None, options.get("--as-at", "")))
    return window


def parse(argv: Sequence[str]) -> dict[str, str]:
    """Return the options by their long names; both ``--store FILE`` and ``--store=FILE`` are read."""
    words = [part for word in argv for part in (word.split("=", 1) if word.startswith("-") else [word])]
    pairs = zip(words[::2], words[1::2], strict=False)
    return {"--store" if name == "-s" else name: value for name, value in pairs}
