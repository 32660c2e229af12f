"""Laws and treaty texts: works, their expressions (one language at one date) and their provisions.

The words of an expression never change. It is withdrawn, by undo or by another import of the same date, or it is there.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlmodel import Session

from db import search_rows
from db.changes import Change, Transaction
from db.clock import last_day, today
from db.errors import InputError, UsageError
from db.jurisdictions import ensure_row
from db.models import ExpressionRow, ProvisionRow, WorkRow
from db.rowio import Row, compact, fetch, insert_rows, row_of, seal, sha256, table
from db.rows import Expression, LawText, Provision, Work
from db.store import Store

_WORKS, _EXPRESSIONS, _PROVISIONS = table(WorkRow), table(ExpressionRow), table(ProvisionRow)
_OUTLINE = ("eid", "parent", "kind", "number", "pinpoint", "heading")
_OWN = (*_OUTLINE, "text")  # what the importer says of a unit
_outline, _own = attrgetter(*_OUTLINE), attrgetter(*_OWN)


def works(store: Store, jurisdiction: str = "") -> tuple[Work, ...]:
    """Return the works of one jurisdiction, or ("") all, treaties too."""
    with store.read() as session:
        return works_of(session, jurisdiction)


def works_of(session: Session, jurisdiction: str = "") -> tuple[Work, ...]:
    """Return the works of one jurisdiction, or ("") all, in a session that is open."""
    where: list[ColumnElement[bool]] = [_WORKS.c.withdrawn.is_(False)]
    if jurisdiction:
        where.append(_WORKS.c.jurisdiction == jurisdiction)
    return fetch(session, Work, WorkRow, *where, order=("id",))


def expressions(store: Store, jurisdiction: str = "") -> tuple[Expression, ...]:
    """Return the expressions of one jurisdiction, or ("") all, by work, language and date."""
    with store.read() as session:
        return _expressions(session, _held(jurisdiction))


def expression(store: Store, id: int) -> Expression:
    """Return one expression, also one that was withdrawn.

    Raises:
        UsageError: there is none with that number.
    """
    with store.read() as session:
        return _expression(session, id)


def law_text(store: Store, expression_id: int) -> LawText:
    """Return an expression with its provisions in document order.

    Raises:
        UsageError: there is none with that number.
    """
    with store.read() as session:
        return _law_text(session, _expression(session, expression_id))


def law_texts(store: Store, jurisdiction: str, at: str = "") -> tuple[LawText, ...]:
    """Return the law of a State on a day ("": today): of each work and language the newest text then in force.

    A work is left out from the day on which it was replaced, or on which the library has its successor in force.
    """
    with store.read() as session:
        return tuple(_law_text(session, held) for held in in_force(session, jurisdiction, at))


def in_force(session: Session, jurisdiction: str, at: str = "") -> tuple[Expression, ...]:
    """Return the expressions that ``law_texts`` reads."""
    at = at or today()
    begun = [held for held in _expressions(session, _held(jurisdiction)) if held.in_force <= at]
    replaced_on = {work.id: work.replaced_on for work in works_of(session, jurisdiction)}
    successors = {held.work for held in begun}
    newest = {(held.work, held.language): held for held in begun}  # the dates ascend: the last one stays
    return tuple(
        held
        for held in newest.values()
        if held.replaced_by not in successors and not _has_passed(replaced_on[held.work], at)
    )


def add_expression(
    store: Store,
    *,
    work: Work,
    language: str,
    in_force: str,
    complete: bool,
    provisions: Sequence[Provision],
    source: str,
    title: str = "",
    replace: bool = False,
) -> Expression:
    """Take in a text; the same words of the same date change nothing and give the stored expression back.

    Args:
        in_force: from when these words are known to be the law, a full ISO date.
        complete: False for an extract, whose silence proves nothing.
        replace: whether other words of the same date may be withdrawn for these.

    Raises:
        UsageError: the date is none, or the date is taken by other words and ``replace`` is not given.
        InputError: there are no provisions, or two have the same place.
    """
    _check(in_force, provisions)
    store.copy_before("import")
    head: Row = {"work": work.id, "title": title or work.title, "language": language, "in_force": in_force}
    with store.write("Import text", f"{work.id} ({language}, {in_force})") as transaction:
        head |= {"complete": complete, "source": source, **_hashes(provisions)}
        stored = _take_in(transaction, work, head, provisions, replace=replace)
        transaction.detail = {"expression": stored, "provisions": len(provisions), "sha256": head["sha256"]}
        return _expression(transaction.session, stored)


def _take_in(transaction: Transaction, work: Work, head: Row, provisions: Sequence[Provision], *, replace: bool) -> int:
    same_date = _same_date(transaction.session, head)
    current = next((row for row in same_date if not row["withdrawn"]), None)
    if current and _is_same(current, head):
        transaction.nothing_done = True
        return int(current["id"])
    if current and not replace:
        raise UsageError(
            f"{head['work']} in {head['language']} as in force {head['in_force']} is in the library with other words; "
            "give another date, or replace it"
        )
    _put_work(transaction, work)
    if current:
        _show(transaction, current, withdrawn=True)
    kept = next((row for row in same_date if row["withdrawn"] and _is_same(row, head)), None)
    row = kept or _insert(transaction, work, head, provisions)
    _show(transaction, row, withdrawn=False)
    return int(row["id"])


def _put_work(transaction: Transaction, work: Work) -> None:
    """Make the work known; an undone import leaves it withdrawn, since its texts still name it."""
    if work.jurisdiction:
        ensure_row(transaction, work.jurisdiction)
    query = select(_WORKS).where(_WORKS.c.id == work.id)
    known = transaction.session.connection().execute(query).mappings().first()
    if known and not known["withdrawn"]:
        return
    row = row_of(WorkRow, work, withdrawn=True, version=transaction.number)
    if not known:
        transaction.insert(WorkRow, [row])
    transaction.apply(Change(_WORKS.name, work.id, dict(known or row), row | {"withdrawn": False}))


def _insert(transaction: Transaction, work: Work, head: Row, provisions: Sequence[Provision]) -> Row:
    session = transaction.session
    row = {**head, "id": _next_id(session, ExpressionRow), "withdrawn": True, "version": transaction.number}
    first = _next_id(session, ProvisionRow)
    rows = [_provision_row(unit, first, position, row["id"]) for position, unit in enumerate(provisions)]
    insert_rows(session, ExpressionRow, [row])
    insert_rows(session, ProvisionRow, rows)
    search_rows.add_provisions(session, work.jurisdiction, head["language"], rows)
    return row | {"seal": seal(ExpressionRow, row)}


def _provision_row(unit: Provision, first: int, position: int, expression: int) -> Row:
    row = dict(zip(_OWN, _own(unit), strict=True))
    return row | {
        "id": first + position,
        "expression": expression,
        "position": position,
        "sha256": sha256(unit.text),
    }


def _show(transaction: Transaction, row: Row, *, withdrawn: bool) -> None:
    transaction.apply(Change(_EXPRESSIONS.name, row["id"], row, row | {"withdrawn": withdrawn}))


def _same_date(session: Session, head: Row) -> list[Row]:
    where = [_EXPRESSIONS.c[name] == head[name] for name in ("work", "language", "in_force")]
    rows = session.connection().execute(select(_EXPRESSIONS).where(*where).order_by(_EXPRESSIONS.c.id)).mappings()
    return [dict(row) for row in rows]


def _is_same(row: Row, head: Row) -> bool:
    return all(row[name] == head[name] for name in ("sha256", "outline_sha256", "complete"))


def _hashes(provisions: Iterable[Provision]) -> Row:
    return {"sha256": text_hash(unit.text for unit in provisions), "outline_sha256": outline_hash(provisions)}


def text_hash(texts: Iterable[str]) -> str:
    """Return the hash over the texts of an expression's provisions, in order."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode() + b"\x1e")
    return digest.hexdigest()


def outline_hash(provisions: Iterable[Provision]) -> str:
    """Return the hash over all of the provisions but their texts: places, numbers, pinpoints, headings."""
    return sha256(compact([_outline(unit) for unit in provisions]))


def _check(in_force: str, provisions: Sequence[Provision]) -> None:
    try:
        is_full = date.fromisoformat(in_force).isoformat() == in_force
    except ValueError:
        is_full = False
    if not is_full:
        raise UsageError(f"in-force date {in_force!r} is no day of the calendar; write it as 2025-07-16")
    if not provisions:
        raise InputError("the text has no provisions; nothing was stored")
    seen: set[str] = set()
    for unit in provisions:
        if unit.eid in seen:
            raise InputError(f"{unit.pinpoint}: two units have the place {unit.eid}; nothing was stored")
        seen.add(unit.eid)


def _held(jurisdiction: str) -> Select[Any]:
    """Return the query for the expressions that are not withdrawn, of one jurisdiction or ("") of all."""
    query = _columns().where(_EXPRESSIONS.c.withdrawn.is_(False))
    if jurisdiction:
        query = query.where(_WORKS.c.jurisdiction == jurisdiction)
    return query.order_by(_WORKS.c.id, _EXPRESSIONS.c.language, _EXPRESSIONS.c.in_force)


def _columns() -> Select[Any]:
    e, w = _EXPRESSIONS.c, _WORKS.c
    head = (e.id, e.work, w.law, w.jurisdiction, e.title, w.role, e.language, e.in_force, e.complete, e.sha256)
    return select(*head, e.source, w.replaced_by).join_from(_EXPRESSIONS, _WORKS)


def _expressions(session: Session, query: Select[Any]) -> tuple[Expression, ...]:
    return tuple(Expression(*row) for row in session.connection().execute(query))


def _expression(session: Session, id: int) -> Expression:
    found = _expressions(session, _columns().where(_EXPRESSIONS.c.id == id))
    if not found:
        raise UsageError(f"no text number {id} in this store; see: concordat texts")
    return found[0]


def _law_text(session: Session, held: Expression) -> LawText:
    return LawText(held, fetch(session, Provision, ProvisionRow, _PROVISIONS.c.expression == held.id))


def _has_passed(day: str, at: str) -> bool:
    return bool(day) and last_day(day) <= at


def _next_id(session: Session, model: type[ExpressionRow] | type[ProvisionRow]) -> int:
    return (session.connection().scalar(select(func.max(table(model).c.id))) or 0) + 1
