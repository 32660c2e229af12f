"""Say what this machine lacks, in one line with the remedy, instead of a stack trace later.

Runs on any Python 3, before anything is installed.
"""

import ctypes
import os
import sys

# What Qt loads from the system, and the Debian package that brings it.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def loads(library):
    """Return whether the system can load a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing(libraries):
    """Return the Debian packages of the libraries that cannot be loaded."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in libraries.items() if not loads(library)]


def say(line):
    """Print a line for the user."""
    sys.stderr.write(line + "\n")


def check_python():
    """Return whether this Python can run Concordat."""
    if (3, 11) <= sys.version_info[:2] <= (3, 13):
        return True
    version = ".".join(map(str, sys.version_info[:2]))
    say(f"Concordat needs Python 3.11, 3.12 or 3.13; this is {version}. Name another: make PYTHON=python3.12")
    return False


def check_libraries(libraries, what):
    """Return whether the libraries are here; name the packages that bring those that are not."""
    lacking = missing(libraries)
    if lacking:
        packages = " ".join(lacking)
        say(f"{what} needs libraries that are not installed; on Debian or Ubuntu: apt-get install {packages}")
    return not lacking


def check_screen():
    """Return whether a window can be shown."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        say("No screen here, so the window stays closed; the files above are complete.")
        return False
    libraries = dict(QT_LIBRARIES)
    if os.environ.get("DISPLAY"):
        libraries.update(X11_LIBRARIES)
    return check_libraries(libraries, "The window")


def main():
    """Run the check that is asked for; exit 0 if it holds."""
    checks = {
        "--python": check_python,
        "--screen": check_screen,
        "--qt": lambda: check_libraries(QT_LIBRARIES, "Qt (the window's tests are left out)"),
    }
    return 0 if checks[sys.argv[1]]() else 1


if __name__ == "__main__":
    sys.exit(main())
