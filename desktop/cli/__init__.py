"""The command line: the same tasks without the window.

Exit status: 0 done; 1 the answer is "no"; 2 usage; 3 a file could not be read or written; 4 the store could not be
opened or is newer. Every error is one line. With ``--json`` stdout holds one JSON document and nothing else.
"""

import sys
from collections.abc import Sequence

from desktop.cli.parser import build_parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status."""
    options = build_parser().parse_args(arguments)
    from db.errors import ConcordatError
    from desktop.cli import comparison, library, redline, store, whatif

    try:
        handlers = library.HANDLERS | comparison.HANDLERS | redline.HANDLERS | whatif.HANDLERS | store.HANDLERS
        return handlers[options.command](options)
    except ConcordatError as fault:
        sys.stderr.write(f"concordat: {fault}\n")
        return fault.exit_status
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe left; there is nobody to tell
        return 0
    except KeyboardInterrupt:
        sys.stderr.write("concordat: stopped; what was saved stays saved\n")
        return 130
