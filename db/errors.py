"""Errors by blame.

ConcordatError            one line that says what is wrong, where, and what to do
├── UsageError            the request cannot be meant (exit status 2)
├── InputError            a file or value from outside cannot be read (exit status 3)
├── OutputError           a file cannot be written (exit status 3)
└── StoreError            the store cannot be opened or written (exit status 4)
    ├── NotAStoreError    the file is something else
    ├── NewerStoreError   made by a newer version of the program
    ├── DamagedStoreError a hash, the schema or the file itself does not hold
    └── ConflictError     somebody else changed the row first

Anything else that is raised is a fault of ours and may show a traceback.
"""


class ConcordatError(Exception):
    """A fault that the user can act on; ``str()`` of it is one clear line."""

    exit_status = 1


class UsageError(ConcordatError):
    """The request cannot be meant: an unknown name, a date that is none."""

    exit_status = 2


class InputError(ConcordatError):
    """A file or a value from outside cannot be read."""

    exit_status = 3


class OutputError(ConcordatError):
    """A file that was asked for cannot be written; nothing of it is left behind."""

    exit_status = 3


class StoreError(ConcordatError):
    """The store cannot be opened or written."""

    exit_status = 4


class NotAStoreError(StoreError):
    """The file is not a Concordat store."""

    remedy = "choose a .concordat file, or make a new store"


class NewerStoreError(StoreError):
    """The store was made by a newer version of the program."""


class DamagedStoreError(StoreError):
    """The store's content does not match its hashes or its schema."""


class ConflictError(StoreError):
    """Somebody else changed the same row first; nothing was written."""
