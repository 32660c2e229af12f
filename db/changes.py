"""One user action on the store: what it writes, and the row images with which it can be undone.

An image is a whole row as JSON. A change without an image before made the row; one without an image after removed it.
Words of law are too many for images: an imported expression is only withdrawn, or brought back, by its row.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, SQLModel

from db import search_rows
from db.errors import ConflictError
from db.models import AssessmentRow, ExpressionRow, RecommendationRow, WorkRow
from db.rowio import Row, compact, insert_rows, seal, table

EDITED: dict[str, type[SQLModel]] = {
    table(model).name: model for model in (AssessmentRow, RecommendationRow, WorkRow, ExpressionRow)
}


@dataclass(frozen=True, slots=True)
class Change:
    """The images of one row before and after an action."""

    table: str
    key: str | int
    before: Row | None
    after: Row | None


@dataclass
class Transaction:
    """An action in progress; it is written to the journal when its block ends, unless ``nothing_done``."""

    session: Session
    action: str
    subject: str
    number: int  # of its journal entry, and the version of every row that it writes
    detail: dict[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    undoes: int = 0
    nothing_done: bool = False

    def insert(self, model: type[SQLModel], rows: Sequence[Row]) -> None:
        """Insert rows that no person edits, and make them findable."""
        insert_rows(self.session, model, rows)
        if rows and model in search_rows.SEARCHABLE:
            search_rows.add_rows(self.session, model, rows)

    def put(self, model: type[SQLModel], image: Row, version: int) -> None:
        """Write one row that a person edits, if nobody changed it since ``version``.

        Raises:
            ConflictError: the stored row has another version.
        """
        key = image[_key_name(model)]
        row = self.session.get(model, key)
        before = row.model_dump() if row else None
        if before and before["version"] != version:
            raise _conflict(model, key)
        self.apply(Change(table(model).name, key, before, image))

    def revert(self, change: Change) -> None:
        """Bring a row back to the image before, if it still is as the change left it.

        Raises:
            ConflictError: the row is no longer as the change left it.
        """
        model = EDITED[change.table]
        row = self.session.get(model, change.key)
        current = row.model_dump() if row else None
        if _content(current) != _content(change.after):
            raise _conflict(model, change.key)
        self.apply(Change(change.table, change.key, current, change.before))

    def apply(self, change: Change) -> None:
        """Bring a row to the image after, as a new version, and record the change."""
        model, after = EDITED[change.table], change.after
        if after is not None:
            after = after | {"version": self.number}
            after["seal"] = seal(model, after)
        self._write(model, change.key, after)
        if model in search_rows.SEARCHABLE:
            search_rows.refresh_row(self.session, model, str(change.key), after)
        self.changes.append(Change(change.table, change.key, change.before, after))

    def _write(self, model: type[SQLModel], key: str | int, image: Row | None) -> None:
        row = self.session.get(model, key)
        if image is None:
            self.session.delete(row)
        else:
            row = row or model()
            for name, value in image.items():
                setattr(row, name, value)
            self.session.add(row)
        self.session.flush()


def _content(image: Row | None) -> Row | None:
    """Return an image without what every write changes."""
    return image and {name: value for name, value in image.items() if name not in ("version", "seal")}


def _conflict(model: type[SQLModel], key: str | int) -> ConflictError:
    return ConflictError(
        f"{table(model).name} {key}: somebody else changed it meanwhile; nothing was written, load again"
    )


def to_json(changes: Sequence[Change]) -> str:
    """Return changes as the journal keeps them."""
    return compact([[c.table, c.key, c.before, c.after] for c in changes])


def from_json(text: str) -> list[Change]:
    """Return the changes that the journal keeps."""
    return [Change(*fields) for fields in json.loads(text)]


def _key_name(model: type[SQLModel]) -> str:
    return str(next(iter(table(model).primary_key)).name)
