"""Write the files that are made by program: ``schema`` freezes the tables, ``store`` makes this version's sample.

The sample of a released version is never made again: it stands for the stores that people have.
"""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from db import assessments, models, recommendations, search_index, texts
from db.changes import Transaction
from db.jurisdictions import ensure_row
from db.migrations import MIGRATIONS
from db.models import ElementRow, InstrumentRow, ObligationRow, UnitRow
from db.rowio import row_of
from db.rows import Assessment, Element, Evidence, Instrument, Obligation, Provision, Recommendation, TreatyUnit, Work
from db.schema import schema_hash
from db.store import Store

HERE = Path(__file__).resolve().parent
NEWEST = MIGRATIONS[-1].number
SCHEMA = HERE.parents[1] / "resources" / "schemas" / f"store-{NEWEST}.sql"
SAMPLE = HERE / f"store-{NEWEST}.concordat"
CODE = Work("XX/code", "XX", "code", "Lamp Code", "criminal-code", adopted="1990")
WORDS = ("Lamps stay lit.", "Whoever puts out a lamp pays for oil.")


def statements() -> str:
    """Return the statements that create the tables of ``db.models`` and the search index."""
    dialect, found = sqlite.dialect(), []
    for table in models.SQLModel.metadata.sorted_tables:
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        found += [str(item.compile(dialect=dialect)) for item in (CreateTable(table), *map(CreateIndex, indexes))]
    return ";\n".join(" ".join(statement.split()) for statement in (*found, *search_index.STATEMENTS)) + ";\n"


def write_schema() -> None:
    """Freeze the schema of the newest version and say its hash."""
    SCHEMA.write_text(statements(), encoding="utf-8")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SCHEMA.read_text(encoding="utf-8"))
        sys.stdout.write(schema_hash(connection) + "\n")


def write_store() -> None:
    """Make a small store with a few rows of our own words."""
    SAMPLE.unlink(missing_ok=True)
    with Store.create(SAMPLE) as store:
        store.actor = "anna"
        fill(store)


def fill(store: Store) -> None:
    """Put in one row or two of most kinds."""
    with store.write("Fill", "sample") as transaction:
        _fill_catalogue(transaction)
        ensure_row(transaction, "XX", "Lampland")
    units = [
        Provision(0, 0, f"art_{n}", "", "article", str(n), f"art. {n}", "", text, n) for n, text in enumerate(WORDS, 1)
    ]
    texts.add_expression(
        store, work=CODE, language="en", in_force="2001-01-01", complete=True, provisions=units, source="by hand"
    )
    quote = Evidence("code", "en", "art. 1", "art_1", 0, 5, "Lamps", suffix=" stay lit.")
    note = "As art. 1 says."
    assessments.assess(store, Assessment("", "XX", "tiny.1/lit", "anna", "covered", "equal", "", note, (quote,), ""))
    recommendations.save(store, Recommendation("", "XX", "prevention", "Buy oil.", ("tiny.1/lit",), ""))


def _fill_catalogue(transaction: Transaction) -> None:
    element = Element(
        "tiny.1/lit", "tiny.1", "conduct", "Putting out a lamp is forbidden.", "ACT", "Only street lamps."
    )
    duty = Obligation(
        "tiny.1", "tiny", "1", ("art_1",), "prevention", "prevent", "shall", "", (), "Lamps stay lit.", (element,)
    )
    treaty = Instrument("tiny", "A treaty of our own", "Tiny", adopted="2001-02-03")
    transaction.insert(InstrumentRow, [row_of(InstrumentRow, treaty, position=0)])
    transaction.insert(UnitRow, [row_of(UnitRow, TreatyUnit("tiny", "art_1", "1", "", "Lamps stay lit.", 0))])
    transaction.insert(ObligationRow, [row_of(ObligationRow, duty, position=0)])
    transaction.insert(ElementRow, [row_of(ElementRow, element, position=0)])


if __name__ == "__main__":
    {"schema": write_schema, "store": write_store}[sys.argv[1]]()
