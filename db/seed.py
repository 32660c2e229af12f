"""The embedded knowledge put into a store: the catalogue, and what is known of each country.

A store remembers the hash of what it was filled with; when the program brings something newer the rows are replaced.
What a person wrote is never touched.
"""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlmodel import SQLModel

from db import models, search_rows
from db.catalogue import CATALOGUE_HASH
from db.catalogue_files import catalogue_hash, load_catalogue
from db.changes import Transaction
from db.rowio import Row, row_of, seal, table
from db.rows import Catalogue
from db.store import Store

__all__ = ["fill", "load_catalogue", "refresh"]

FILL = "Fill"


def fill(store: Store, sample: bool = False) -> None:
    """Put in the catalogue, and with ``sample`` the countries that the program knows; replace what is older.

    Raises:
        InputError: a file of the corpus has a fault; nothing was changed.
        StoreError: the store cannot be written; nothing was changed.
    """
    with store.write(FILL, "catalogue") as transaction:
        known = _meta(transaction)
        transaction.nothing_done = known.get(CATALOGUE_HASH) == catalogue_hash()
        if not transaction.nothing_done:
            _fill_catalogue(transaction, load_catalogue())


def refresh(store: Store) -> None:
    """Bring what the store was filled with up to what the program brings now."""
    fill(store)


def _fill_catalogue(transaction: Transaction, catalogue: Catalogue) -> None:
    for model in (models.ElementRow, models.ObligationRow, models.UnitRow):
        _clear(transaction, model)
    instruments = [row_of(models.InstrumentRow, i, position=n) for n, i in enumerate(catalogue.instruments)]
    _update_or_insert(transaction, models.InstrumentRow, instruments)
    transaction.insert(models.UnitRow, [row_of(models.UnitRow, unit) for unit in catalogue.units])
    obligations = [row_of(models.ObligationRow, o, position=n) for n, o in enumerate(catalogue.obligations)]
    transaction.insert(models.ObligationRow, obligations)
    elements = [row_of(models.ElementRow, e, position=n) for n, e in enumerate(catalogue.elements())]
    transaction.insert(models.ElementRow, elements)
    _remember(transaction, CATALOGUE_HASH, catalogue.sha256)
    transaction.detail["catalogue"] = catalogue.sha256


def _clear(transaction: Transaction, model: type[SQLModel], jurisdiction: str = "") -> None:
    """Remove the rows of a table, of one State or ("") all, and make them unfindable."""
    search_rows.drop_all(transaction.session, model, jurisdiction)
    statement = delete(table(model))
    if jurisdiction:
        statement = statement.where(table(model).c.jurisdiction == jurisdiction)
    transaction.session.connection().execute(statement)


def _update_or_insert(transaction: Transaction, model: type[SQLModel], rows: Sequence[Row]) -> None:
    """Write rows that others refer to, which therefore cannot be removed first."""
    key = next(iter(table(model).primary_key))
    for row in rows:
        sealed = row | {"seal": seal(model, row)}
        statement = table(model).update().where(key == row[key.name]).values(sealed)
        if transaction.session.connection().execute(statement).rowcount == 0:
            transaction.insert(model, [row])


def _meta(transaction: Transaction) -> dict[str, str]:
    columns = table(models.MetaRow).c
    rows = transaction.session.connection().execute(select(columns.key, columns.value))
    return {row.key: row.value for row in rows}


def _remember(transaction: Transaction, key: str, value: str) -> None:
    _update_or_insert(transaction, models.MetaRow, [{"key": key, "value": value}])
