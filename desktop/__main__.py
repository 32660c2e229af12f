"""Start Concordat: the window without a command, else the command line. Neither is imported before it is needed."""

import sys
from collections.abc import Sequence

WINDOW_OPTIONS = ("-s", "--store", "--as-at")


def opens_window(arguments: Sequence[str]) -> bool:
    """Return whether the arguments name no command: nothing, or only options of the window."""
    rest = list(arguments)
    while rest and rest[0].split("=")[0] in WINDOW_OPTIONS:
        del rest[: 1 if "=" in rest[0] else 2]
    return not rest


def main() -> int:
    """Dispatch to the window or to the command line; return the exit status."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from desktop import __version__

        sys.stdout.write(f"concordat {__version__}\n")
        return 0
    if opens_window(arguments):
        from desktop.app import main as window

        return window(arguments)
    from desktop.cli import main as command_line

    return command_line(arguments)


if __name__ == "__main__":
    sys.exit(main())
