"""Write the files that are made by program: ``schema`` freezes the tables, ``store`` makes this schema's sample."""

import sqlite3
import sys
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from db import models, search_index
from db.migrations import NEWEST
from db.schema import schema_hash

ROOT = Path(__file__).resolve().parents[2]


def statements() -> list[str]:
    """Return the statements that create the tables of ``db.models`` and the search index."""
    assert models
    dialect = sqlite.dialect()
    found = []
    for table in SQLModel.metadata.sorted_tables:
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        found += [
            str(item.compile(dialect=dialect)).strip() for item in (CreateTable(table), *map(CreateIndex, indexes))
        ]
    return [*found, *search_index.STATEMENTS]


def write_schema() -> None:
    """Freeze the schema of the newest version and say its hash."""
    text = ";\n".join(" ".join(statement.split()) for statement in statements()) + ";\n"
    (ROOT / "resources" / "schemas" / f"store-{NEWEST}.sql").write_text(text, encoding="utf-8")
    with sqlite3.connect(":memory:") as connection:
        connection.executescript(text)
        sys.stdout.write(schema_hash(connection) + "\n")


if __name__ == "__main__":
    {"schema": write_schema}[sys.argv[1]]()
