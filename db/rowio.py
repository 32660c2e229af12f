"""Moves values into rows and rows into values, by the names that they share; seals every row that it writes."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from operator import itemgetter
from typing import Any, TypeVar, cast

from sqlalchemy import JSON, ColumnElement, Float, Table, insert, select
from sqlmodel import Session, SQLModel

Row = dict[str, Any]
V = TypeVar("V")


def table(model: type[SQLModel]) -> Table:
    """Return the table of a model, for Core statements."""
    return cast(Table, model.__table__)  # type: ignore[attr-defined]


def compact(value: object) -> str:
    """Return ``value`` as JSON without spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def sha256(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def seal(model: type[SQLModel], row: Mapping[str, Any]) -> str:
    """Return the hash over all columns of a row but ``seal`` itself."""
    return sha256(compact([float(row[name]) if is_float else row[name] for name, is_float in _sealed(model)]))


@cache
def _sealed(model: type[SQLModel]) -> tuple[tuple[str, bool], ...]:
    """Return the columns under the seal, and whether a column gives numbers back as floats."""
    return tuple((c.name, isinstance(c.type, Float)) for c in table(model).c if c.name != "seal")


def plain(value: object) -> Any:
    """Return a value as JSON types: dataclasses become mappings, tuples lists."""
    if isinstance(value, str):
        return value
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return {key: plain(item) for key, item in value.items()} if isinstance(value, Mapping) else value


def row_of(model: type[SQLModel], value: object, **more: object) -> Row:
    """Return the columns of ``model`` that ``value`` has as fields, and ``more``."""
    names = table(model).c.keys()
    return {name: plain(getattr(value, name)) for name in names if hasattr(value, name)} | more


def insert_rows(session: Session, model: type[SQLModel], rows: Sequence[Row]) -> None:
    """Insert many rows with one statement, sealed where the table has seals; each row has all other columns."""
    if not rows:
        return
    if "seal" in table(model).c:
        rows = [row | {"seal": seal(model, row)} for row in rows]
    connection, statement = session.connection(), insert(table(model))
    compiled = statement.compile(dialect=connection.dialect)
    if compiled.positiontup and not any(isinstance(column.type, JSON) for column in table(model).c):
        values = itemgetter(*compiled.positiontup)  # binding each row by Core takes longer than the insert itself
        connection.exec_driver_sql(str(compiled), [values(row) for row in rows])
    else:
        connection.execute(statement, rows)


def fetch(
    session: Session,
    value: type[V],
    model: type[SQLModel],
    *where: ColumnElement[bool],
    order: Iterable[str] = ("position",),
) -> tuple[V, ...]:
    """Read the rows of ``model`` as values, all of whose fields are columns of it."""
    names = [field.name for field in fields(value)]  # type: ignore[arg-type]
    return tuple(value(*row) for row in read(session, model, names, *where, order=order))


def read(
    session: Session,
    model: type[SQLModel],
    names: Sequence[str],
    *where: ColumnElement[bool],
    order: Iterable[str] = ("position",),
) -> Sequence[Sequence[Any]]:
    """Read some columns of ``model``; lists come back as tuples."""
    columns = table(model).c
    query = select(*(columns[name] for name in names)).where(*where).order_by(*(columns[name] for name in order))
    lists = [index for index, name in enumerate(names) if isinstance(columns[name].type, JSON)]
    rows = session.connection().execute(query).all()
    return [_frozen(row, lists) for row in rows] if lists else rows


def _frozen(row: Sequence[Any], lists: Sequence[int]) -> list[Any]:
    values = list(row)
    for index in lists:
        if isinstance(values[index], list):
            values[index] = tuple(values[index])
    return values
