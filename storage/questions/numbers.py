"""The numbers of questions, one after another in each seminar.

On PostgreSQL a batch does not hold the seminar until its COMMIT for a number: it is reserved in a transaction of its
own, on another connection. A batch that is handled separately uses its numbers again. A number is skipped if its batch
is lost (a crash, a lost connection, an error after its updates were handled), or if its update fails when handled
separately.
"""

import logging

from sqlalchemy import bindparam, update
from sqlalchemy.exc import DBAPIError

from storage.database import Session
from storage.models import Seminar
from storage.seminars import locks

log = logging.getLogger(__name__)

# Made once: building a statement takes longer than executing it.
_COUNT_UP = (
    update(Seminar)
    .where(Seminar.id == bindparam("seminar"))
    .values(question_count=Seminar.question_count + 1)
    .returning(Seminar.question_count)
    .execution_options(synchronize_session=False)
)


async def next_number(session: Session, seminar_id: int) -> int:
    """Return the number of the seminar's next question."""
    if left := session.unused_numbers.get(seminar_id):
        return left.pop(0)
    # Waiting for a row that this very transaction has locked would never end.
    if session.locks_late and not locks.is_locked(session, seminar_id):
        number = await _reserve(session, seminar_id)
        if number is not None:
            session.reserved_numbers.setdefault(seminar_id, []).append(number)
            return number
    locks.note_locked(session, seminar_id)
    return (await session.execute(_COUNT_UP, {"seminar": seminar_id})).scalar_one()


async def _reserve(session: Session, seminar_id: int) -> int | None:
    """Take a number in a transaction of its own; None if the row stays locked, or the database cannot be reached."""
    assert session.counters is not None  # on PostgreSQL
    try:
        async with session.counters.connect() as connection:
            return (await connection.execute(_COUNT_UP, {"seminar": seminar_id})).scalar_one()
    except DBAPIError as error:
        log.info("no number was reserved: %s", type(error.orig).__name__)
        return None
