"""The embedded knowledge put into a store: the catalogue, and what is known of each country.

A store remembers the hash of what it was filled with; when the program brings something newer the rows are replaced.
What a person wrote is never touched.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlmodel import SQLModel

from db import models, search_rows
from db.catalogue import CATALOGUE_HASH
from db.catalogue_files import catalogue_hash, load_catalogue
from db.changes import Transaction
from db.profile_files import load_profile, profile_codes, profile_hash
from db.rowio import Row, row_of, seal, table
from db.rows import Catalogue, Profile
from db.store import Store

__all__ = ["fill", "load_catalogue", "load_profile", "profile_codes", "refresh"]

FILL = "Fill"
SAMPLE = "KZ"
_BEHIND = 1000  # instruments outside the catalogue stand behind those in it


def fill(store: Store, sample: bool = False) -> None:
    """Put in the catalogue, and with ``sample`` what is known of Kazakhstan; replace what is older.

    Raises:
        InputError: a file of the corpus has a fault; nothing was changed.
        StoreError: the store cannot be written; nothing was changed.
    """
    filled = _filled(store)
    codes = {key for key in filled if key != CATALOGUE_HASH} | ({SAMPLE} if sample else set())
    wanted = {code: profile_hash(code) for code in codes} | {CATALOGUE_HASH: catalogue_hash()}
    stale = sorted(key for key, sha256 in wanted.items() if filled.get(key) != sha256)
    if not stale:
        return
    catalogue = load_catalogue()
    with store.write(FILL, ", ".join(stale)) as transaction:
        if CATALOGUE_HASH in stale:
            _fill_catalogue(transaction, catalogue)
        for code in sorted(set(stale) - {CATALOGUE_HASH}):
            _fill_profile(transaction, load_profile(code, catalogue))
        for key in stale:
            _update_or_insert(transaction, models.MetaRow, [{"key": key, "value": wanted[key]}])
        transaction.detail = {key: wanted[key] for key in stale}


def refresh(store: Store) -> None:
    """Bring what the store was filled with up to what the program knows now."""
    fill(store)


def _filled(store: Store) -> dict[str, str]:
    """Return the hash of all that the store was filled with, by State or ``CATALOGUE_HASH``."""
    columns = table(models.MetaRow).c
    with store.read() as session:
        return {row.key: row.value for row in session.connection().execute(select(columns.key, columns.value))}


def _fill_catalogue(transaction: Transaction, catalogue: Catalogue) -> None:
    for model in (models.ElementRow, models.ObligationRow, models.UnitRow):
        _clear(transaction, model)
    _update_or_insert(transaction, models.InstrumentRow, _rows(models.InstrumentRow, catalogue.instruments))
    transaction.insert(models.UnitRow, [row_of(models.UnitRow, unit) for unit in catalogue.units])
    transaction.insert(models.ObligationRow, _rows(models.ObligationRow, catalogue.obligations))
    transaction.insert(models.ElementRow, _rows(models.ElementRow, catalogue.elements()))


def _fill_profile(transaction: Transaction, profile: Profile) -> None:
    code = profile.jurisdiction.code
    _update_or_insert(transaction, models.JurisdictionRow, [row_of(models.JurisdictionRow, profile.jurisdiction)])
    instruments = _rows(models.InstrumentRow, profile.instruments)
    others = [row | {"position": _BEHIND + row["position"]} for row in instruments if not row["in_catalogue"]]
    _update_or_insert(transaction, models.InstrumentRow, others)
    works = [row_of(models.WorkRow, w, withdrawn=False, version=transaction.number) for w in profile.works]
    _update_or_insert(transaction, models.WorkRow, works)
    for model, values in (
        (models.SourceRow, profile.sources),
        (models.ActionRow, profile.actions),
        (models.ConclusionRow, profile.conclusions),
        (models.DigestRow, profile.digests),
        (models.AuthorityRow, profile.authorities),
        (models.JudgementRow, profile.judgements),
        (models.MeasureRow, profile.measures),
    ):
        _clear(transaction, model, code)
        transaction.insert(model, _rows(model, values, jurisdiction=code))
    _fill_recommendations(transaction, profile)


def _fill_recommendations(transaction: Transaction, profile: Profile) -> None:
    """Replace the recommendations that nobody has touched since they were filled in."""
    columns, entries = table(models.RecommendationRow).c, table(models.JournalRow).c
    own = columns.jurisdiction == profile.jurisdiction.code
    fills = select(entries.number).where(entries.action == FILL)
    connection = transaction.session.connection()
    for name in connection.scalars(select(columns.id).where(own, columns.version.in_(fills))).all():
        search_rows.refresh_row(transaction.session, models.RecommendationRow, name, None)
        connection.execute(delete(table(models.RecommendationRow)).where(columns.id == name))
    kept = set(connection.scalars(select(columns.id).where(own)))
    fresh = _rows(models.RecommendationRow, profile.recommendations, version=transaction.number)
    transaction.insert(models.RecommendationRow, [row for row in fresh if row["id"] not in kept])


def _rows(model: type[SQLModel], values: Sequence[object], **more: Any) -> list[Row]:
    """Return rows that remember the order of the values."""
    return [row_of(model, value, position=position, **more) for position, value in enumerate(values)]


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
        statement = table(model).update().where(key == row[key.name]).values(row | {"seal": seal(model, row)})
        if transaction.session.connection().execute(statement).rowcount == 0:
            transaction.insert(model, [row])
