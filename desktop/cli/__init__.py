"""The command line: the same tasks without the window.

Exit status: 0 done; 1 the answer is "no"; 2 usage; 3 a file could not be read or written; 4 the store could not be
opened or is newer. Every error is one line. With ``--json`` stdout holds one JSON document and nothing else.
"""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from io import TextIOWrapper

from desktop.cli.parser import build_parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status."""
    _print_whatever_the_console_knows()
    options = build_parser().parse_args(arguments)
    from db.errors import ConcordatError
    from desktop.cli import comparison, library, redline, store, whatif

    try:
        handlers = library.HANDLERS | comparison.HANDLERS | redline.HANDLERS | whatif.HANDLERS | store.HANDLERS
        return _run(handlers[options.command], options)
    except ConcordatError as fault:
        sys.stderr.write(f"concordat: {fault}\n")
        return fault.exit_status
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe left; there is nobody to tell
        return 0
    except OSError as fault:  # every door to a file has its own message; what is left is the output itself
        sys.stderr.write(f"concordat: the output cannot be written: {fault.strerror}; send it elsewhere\n")
        return 3
    except KeyboardInterrupt:
        sys.stderr.write("concordat: stopped; what was saved stays saved\n")
        return 130


def _run(handler: Callable[[Namespace], int], options: Namespace) -> int:
    """Run a command and see its output out, so that a full disk is told."""
    status = handler(options)
    sys.stdout.flush()
    return status


def _print_whatever_the_console_knows() -> None:
    """Let a console without Cyrillic print escapes instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
