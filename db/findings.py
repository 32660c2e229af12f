"""Comparisons and their findings. A stored run is shown only while all that it was made from is still the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import delete, select
from sqlmodel import Session, SQLModel

from db.models import ActionRow, ComparisonRow, ExpressionRow, FindingRow, InstrumentRow, WorkRow
from db.rowio import compact, plain, read, row_of, sha256, table
from db.rows import Comparison, Evidence, Expression, Finding, NearMiss, Trail, TreatySpan
from db.store import Store

_COMPARISONS, _FINDINGS = table(ComparisonRow), table(FindingRow)
_READ_BY_RUN: tuple[type[SQLModel], ...] = (WorkRow, ExpressionRow, ActionRow, InstrumentRow)
_FIELDS = [field.name for field in fields(Finding)]


def save(store: Store, comparison: Comparison) -> None:
    """Keep a whole comparison in place of the earlier one of the same jurisdiction and date.

    ``facts`` must hold JSON types only: a tuple in them comes back as a list.
    """
    with store.write("Compare", f"{comparison.jurisdiction} at {comparison.at}") as transaction:
        _forget(transaction.session, comparison)
        stamp = _stamp(transaction.session, comparison)
        number = transaction.number  # its journal entry numbers the run
        ids = [text.id for text in comparison.texts]
        transaction.insert(ComparisonRow, [row_of(ComparisonRow, comparison, id=number, texts=ids, stamp=stamp)])
        transaction.insert(
            FindingRow,
            [
                row_of(FindingRow, finding, comparison=number, position=position)
                for position, finding in enumerate(comparison.findings)
            ],
        )
        transaction.detail = {"findings": len(comparison.findings), "stamp": stamp}


def latest(
    store: Store,
    jurisdiction: str,
    at: str,
    *,
    engine: str,
    catalogue: str,
    lexicon: str,
    texts: Sequence[Expression],
) -> Comparison | None:
    """Return the stored run over these very texts by this very engine, catalogue and lexicon; else None.

    The treaty texts of the library and the State's treaty actions must also be those of the run.
    """
    wanted = Comparison(jurisdiction, at, engine, catalogue, lexicon, tuple(texts), ())
    with store.read() as session:
        columns = _COMPARISONS.c
        query = select(columns.id).where(columns.jurisdiction == jurisdiction, columns.at == at)
        number = session.connection().scalar(query.where(columns.stamp == _stamp(session, wanted)))
        if number is None:
            return None
        found = tuple(_finding(row) for row in read(session, FindingRow, _FIELDS, _FINDINGS.c.comparison == number))
    return Comparison(jurisdiction, at, engine, catalogue, lexicon, tuple(texts), found)


def _forget(session: Session, comparison: Comparison) -> None:
    same = (_COMPARISONS.c.jurisdiction == comparison.jurisdiction) & (_COMPARISONS.c.at == comparison.at)
    earlier = select(_COMPARISONS.c.id).where(same)
    session.connection().execute(delete(_FINDINGS).where(_FINDINGS.c.comparison.in_(earlier)))
    session.connection().execute(delete(_COMPARISONS).where(same))


def _stamp(session: Session, comparison: Comparison) -> str:
    """Return the hash over all that a run's findings depend on."""
    works, expressions, actions, instruments = map(table, _READ_BY_RUN)
    treaties = (
        select(expressions.c.work, expressions.c.language, expressions.c.in_force, expressions.c.sha256)
        .join(works, works.c.id == expressions.c.work)
        .where(works.c.jurisdiction == "", expressions.c.withdrawn.is_(False))
        .order_by(expressions.c.id)
    )
    of_state = select(actions.c.seal).where(actions.c.jurisdiction == comparison.jurisdiction).order_by(actions.c.id)
    known = select(instruments.c.seal).order_by(instruments.c.id)
    read_by_run = [[list(row) for row in session.connection().execute(query)] for query in (treaties, of_state, known)]
    head = [comparison.engine, comparison.catalogue, comparison.lexicon, plain(comparison.texts)]
    return sha256(compact([*head, *read_by_run]))


def _finding(row: Sequence[Any]) -> Finding:
    values = dict(zip(_FIELDS, row, strict=True))
    values["evidence"] = tuple(Evidence(**item) for item in values["evidence"])
    values["treaty"] = tuple(TreatySpan(**item) for item in values["treaty"])
    values["trail"] = _trail(values["trail"])
    return Finding(**values)


def _trail(stored: Mapping[str, Any] | None) -> Trail | None:
    if stored is None:
        return None
    nearest: Iterable[Mapping[str, Any]] = stored["nearest"]
    return Trail(tuple(stored["looked_for"]), tuple(stored["read"]), tuple(NearMiss(**miss) for miss in nearest))
