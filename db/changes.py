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

    def reversed(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(self.table, self.key, self.after, self.before)


@dataclass
class Transaction:
    """An action in progress; it is written to the journal when its block ends, unless ``nothing_done``."""

    session: Session
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
            ConflictError: the stored row has another version, or is gone.
        """
        key = image[_key_name(model)]
        row = self.session.get(model, key)
        before = row.model_dump() if row else None
        if before and before["version"] != version:
            raise ConflictError(
                f"{table(model).name} {key}: somebody else changed it meanwhile; nothing was written, load it again"
            )
        self.apply(Change(table(model).name, key, before, image))

    def apply(self, change: Change) -> None:
        """Bring a row to the image after, as a new version, and record the change."""
        model = EDITED[change.table]
        row = self.session.get(model, change.key)
        if change.after is None:
            self._remove(row)
        else:
            image = {**change.after, "version": self.number}
            image["seal"] = seal(model, image)
            self._write(row or model(), image)
            change = Change(change.table, change.key, change.before, image)
        self.session.flush()
        self._refresh_search(model, change)
        self.changes.append(change)

    def _write(self, row: SQLModel, image: Row) -> None:
        for name, value in image.items():
            setattr(row, name, value)
        self.session.add(row)

    def _remove(self, row: SQLModel | None) -> None:
        if row is not None:
            self.session.delete(row)

    def _refresh_search(self, model: type[SQLModel], change: Change) -> None:
        if model not in search_rows.SEARCHABLE:
            return
        search_rows.drop_row(self.session, model, str(change.key))
        if change.after is not None:
            search_rows.add_rows(self.session, model, [change.after])


def to_json(changes: Sequence[Change]) -> str:
    """Return changes as the journal keeps them."""
    return compact([[c.table, c.key, c.before, c.after] for c in changes])


def from_json(text: str) -> list[Change]:
    """Return the changes that the journal keeps."""
    return [Change(*fields) for fields in json.loads(text)]


def _key_name(model: type[SQLModel]) -> str:
    return str(next(iter(table(model).primary_key)).name)
