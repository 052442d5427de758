"""Removal of one kind of personal data of a seminar that is over, as the register (`HeldRows.retention`) says.

A batch is what one small transaction erases. What is left to do is read from the rows themselves, so a batch can be
interrupted or repeated.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, func, select

from storage.database import Session
from storage.privacy import row_erasure
from storage.privacy.held_data import HELD_DATA
from storage.privacy.held_data_rules import (
    HeldRows,
    Retention,
    RetentionKind,
    RetentionScope,
    replacement_values,
)

Rule = tuple[HeldRows, Retention]


async def remove_batch(session: Session, kind: RetentionKind, scope: RetentionScope, limit: int) -> int:
    """Erase up to `limit` rows; return how many were erased. 0: nothing is left."""
    await session.flush()
    for holding, rule in rules_of(kind):
        keys = await row_erasure.list_keys(session, holding, _is_left(holding, rule, scope), limit)
        if keys:
            condition = row_erasure.has_key(holding, keys)
            values = _new_values(rule, scope)
            await row_erasure.erase_rows(session, holding, condition, values, deleted=rule.deleted)
            await row_erasure.wipe_traces(session)
            return len(keys)
    return 0


async def count_left(session: Session, kind: RetentionKind, scope: RetentionScope) -> int:
    """Count the rows that staff are told of, for example seats with a name."""
    await session.flush()
    found = 0
    for holding, rule in rules_of(kind):
        if rule.counted:
            left = select(func.count()).select_from(holding.model).where(_is_left(holding, rule, scope))
            found += await session.scalar(left) or 0
    return found


def rules_of(kind: RetentionKind) -> Iterator[Rule]:
    """Return the rules of this kind; rows that are found through others come before these."""
    for holding in reversed(HELD_DATA):
        for rule in holding.retention:
            if rule.kind == kind:
                yield holding, rule


def _new_values(rule: Retention, scope: RetentionScope) -> Mapping[str, Any] | None:
    return rule.values(scope) if rule.values else None


def _is_left(holding: HeldRows, rule: Retention, scope: RetentionScope) -> ColumnElement[bool]:
    """SQL condition: the row is to be erased and is not erased yet."""
    here = rule.where(scope)
    if rule.deleted or (holding.deleted and rule.values is None):
        return here
    values = _new_values(rule, scope)
    return here & row_erasure.differs(holding, replacement_values(holding) if values is None else values)
