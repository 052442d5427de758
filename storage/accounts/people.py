"""People who have started the bot: lookup, consent and reachability."""

from collections.abc import Collection
from datetime import datetime
from typing import cast

from sqlalchemy import Table, and_, bindparam, inspect, select, update
from sqlalchemy.orm import attributes

from storage.database import Session, insert
from storage.models import Consent, Person

_CONVERSATION = frozenset({"step", "draft"})
"""The columns that nearly every update changes."""
_TABLE = cast(Table, Person.__table__)
_WRITE_STEP = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("row"))
    .values({name: bindparam(name) for name in sorted(_CONVERSATION)})
)


async def get_or_create(session: Session, telegram_ids: Collection[int], at: datetime) -> dict[int, Person]:
    """Return the people with these Telegram ids, by Telegram id; create those that do not exist yet."""
    known = await _by_telegram_ids(session, telegram_ids)
    new = [number for number in telegram_ids if number not in known]
    if new:
        statement = insert(session, Person).on_conflict_do_nothing(index_elements=["telegram_id"])
        rows = [{"telegram_id": number, "created_at": at, "draft": {}} for number in new]
        await session.execute(statement, rows)
        known |= await _by_telegram_ids(session, new)
    return known


async def _by_telegram_ids(session: Session, telegram_ids: Collection[int]) -> dict[int, Person]:
    rows = await session.scalars(select(Person).where(Person.telegram_id.in_(telegram_ids)))
    return {person.telegram_id: person for person in rows if person.telegram_id is not None}


async def write_steps(session: Session) -> None:
    """Write the changed steps and drafts with one statement; a flush needs one for each set of changed columns."""
    rows = [
        row
        for row in session.dirty
        if isinstance(row, Person) and _CONVERSATION & inspect(row).committed_state.keys()
    ]
    if not rows:
        return
    rows.sort(key=lambda row: row.id)  # in one order, as a flush does, so that two processes do not deadlock
    values = [{"row": row.id, "step": row.step, "draft": row.draft} for row in rows]
    await session.execute(_WRITE_STEP, values)
    for row in rows:
        for name in _CONVERSATION:
            attributes.set_committed_value(row, name, getattr(row, name))


async def get(session: Session, person_id: int) -> Person | None:
    """Return the person with this id (ours, not Telegram's)."""
    return await session.get(Person, person_id)


async def by_telegram_id(session: Session, telegram_id: int) -> Person | None:
    """Return the person with this Telegram id, which is also the id of their private chat."""
    return await session.scalar(select(Person).where(Person.telegram_id == telegram_id))


async def record_consent(
    session: Session, person: Person, version: int, text_hash: str, at: datetime
) -> None:
    """Record that this person agreed to this version of the notice, in the person's language."""
    session.add(
        Consent(
            person_id=person.id,
            version=version,
            language=person.language,
            text_hash=text_hash,
            given_at=at,
        )
    )
    person.consented_at, person.consent_version = at, version


async def list_consents(session: Session, person: Person) -> list[Consent]:
    """List every consent of this person, oldest first."""
    rows = await session.scalars(select(Consent).where(Consent.person_id == person.id).order_by(Consent.id))
    return list(rows)


async def mark_unreachable(session: Session, telegram_id: int, reason: str, at: datetime) -> None:
    """Record that Telegram refuses to deliver messages to this person. `reason` is cut to 120 characters."""
    await session.execute(
        update(Person)
        .where(Person.telegram_id == telegram_id)
        .values(unreachable_at=at, unreachable_reason=reason[:120])
    )


async def purge_unconsented(session: Session, moment: datetime) -> None:
    """Clear the drafts and steps of people who were created before `moment` and never agreed to the notice."""
    strangers = and_(Person.consented_at.is_(None), Person.created_at < moment)
    await session.execute(update(Person).where(strangers).values(draft={}, step=None))
