"""The window's entry point: say what is missing, paint first, load afterwards.

Qt is imported only once it is known that it can start: without a screen it would end the process with an abort.
"""

from __future__ import annotations

import builtins
import ctypes
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import ConcordatError, OutputError, UsageError

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from desktop.ui.main_window import MainWindow

_NAMES = {"-s": "--store", "--store": "--store", "--as-at": "--as-at"}
_LACKING = "the window needs libraries that are not installed"
_QT = {  # what Qt loads from the system, and the Debian package that brings it
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
_X11 = {  # and what it needs to reach an X11 screen
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def main(argv: Sequence[str]) -> int:
    """Open the window on a store and run until it is closed; return the exit status.

    Args:
        argv: ``--store FILE`` (``-s``) and ``--as-at DATE``, or nothing for the user's own store.
    """
    try:
        parse(argv)
        check_screen(os.environ)
        app = make_application()
    except ConcordatError as fault:
        sys.stderr.write(f"concordat: {fault}\n")
        return fault.exit_status
    from desktop.ui import crash

    crash.install()
    window = open_window(argv)
    window.show()
    return app.exec()


def check_screen(environment: Mapping[str, str]) -> None:
    """Check that Qt can reach a screen; it would end the process otherwise.

    Raises:
        OutputError: there is no screen, or the libraries that reach it are not installed.
    """
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        raise OutputError("no screen here, so no window; see what else there is: concordat --help")
    needed = _QT if environment.get("WAYLAND_DISPLAY") else {**_QT, **_X11}
    lacking = [package for library, package in needed.items() if not _loads(library)]
    if lacking:
        raise OutputError(f"{_LACKING}; on Debian or Ubuntu: apt-get install {' '.join(lacking)}")


def make_application() -> QApplication:
    """Make the application with its name and fonts.

    Raises:
        OutputError: a library that Qt needs is not installed.
    """
    plain_import = builtins.__import__
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError as fault:
        raise OutputError(f"{_LACKING}: {fault}; install the library that is named") from fault
    # PySide6 reads the source of every module imported after it, in search of a switch that we do not use.
    builtins.__import__ = plain_import
    from desktop import __version__
    from desktop.ui.fonts import load_fonts

    app = QApplication(sys.argv[:1])
    app.setApplicationName("Concordat")
    app.setApplicationVersion(__version__)
    app.setStyle("fusion")
    load_fonts()
    return app


def open_window(argv: Sequence[str], settings: QSettings | None = None) -> MainWindow:
    """Make the window; the store and all that reads it are loaded once the window has been painted."""
    from PySide6.QtCore import QTimer

    from desktop.ui.main_window import MainWindow

    options = parse(argv)
    window = MainWindow(settings=settings)
    gc.disable()  # nothing made while starting is garbage; looking for it takes a tenth of the start
    window.filled.connect(gc.enable)
    window.jobs.failed.connect(gc.enable)
    store = options.get("--store", "")
    QTimer.singleShot(0, window, lambda: window.open_path(Path(store) if store else None, options.get("--as-at", "")))
    return window


def parse(argv: Sequence[str]) -> dict[str, str]:
    """Return the options by their long names; both ``--store FILE`` and ``--store=FILE`` are read.

    Raises:
        UsageError: an option is unknown or has no value, or the date is none.
    """
    words = [part for word in argv for part in (word.split("=", 1) if word.startswith("-") else [word])]
    options = {}
    while words:
        name, value, *words = [*words, ""] if len(words) == 1 else words
        if name not in _NAMES:
            raise UsageError(f"the window has no option {name!r}; there is: --store FILE, --as-at DATE")
        if not value or value in _NAMES:
            raise UsageError(f"{name} asks for a value: --store FILE, --as-at 2025-07-16")
        options[_NAMES[name]] = value
    if "--as-at" in options:
        _check_day(options["--as-at"])
    return options


def _check_day(text: str) -> None:
    try:
        right = date.fromisoformat(text).isoformat() == text
    except ValueError:
        right = False
    if not right:
        raise UsageError(f"--as-at {text!r} is no day of the calendar; write it as 2025-07-16")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
