"""Applicants for too few places, in their own process: `python -m tests.crash.applicants URL FIRST COUNT`.

A line of input is a round, `<seminar's number>`; the line that answers it says what went wrong, as JSON.
"""

import asyncio
import json
import random
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from storage.database import Database, Session
from storage.models import Person, RegisterImport, Seat, Seminar, Unit, seat_states
from storage.seats import late_seats, registrations, seats, waitlist
from tests.crash.modules import Streams, run_modules
from tests.crash.random_pauses import random_pause

PLACES, APPLICANTS = 10, 20
"""Places of a hall; applicants in each of the two processes."""
CHANGES = (seat_states.CANCELLED, seat_states.CONFIRMED, seat_states.REGISTERED)
LATE = 0.5
"""The share of registrations that lock the hall late."""
UNITS = 15
"""The municipalities they come from: fewer than applicants, so that some share one."""


async def create_rounds(database: Database, rounds: int) -> list[int]:
    """Create municipalities, applicants, and a seminar a round; return the seminars' numbers."""
    now = datetime.now(UTC)
    names = {name: {"ky": "Үлгү"} for name in ("title", "description", "venue", "address")}
    when = {"starts_at": now + timedelta(days=9), "ends_at": now + timedelta(days=10), "updated_at": now}
    limits = {"capacity": PLACES, "places_per_unit": 1, "state": "open", "timezone": "Asia/Bishkek"}
    async with database.session.begin() as session:
        same = {"level": "ayil_aymak", "name_ky": "Үлгү", "name_ru": "Үлгү", "name_en": "Sample"}
        session.add_all([Unit(code=f"m{number}", **same) for number in range(UNITS)])
        session.add(RegisterImport(version="applicants", imported_at=now))
        await session.flush()
        session.add_all(
            Person(
                telegram_id=number,
                created_at=now,
                name=f"Үлгү {number}",
                office="municipality",
                unit_code=f"m{number % UNITS}",
            )
            for number in range(2 * APPLICANTS)
        )
        made = [Seminar(slug=f"round-{number}", **names, **when, **limits) for number in range(rounds)]
        session.add_all(made)
        await session.flush()
        return [one.id for one in made]


async def apply_once(database: Database, seminar_id: int, number: int, dice: random.Random) -> None:
    """Register one applicant; then make a random change, as the applicant or as staff."""
    await _change_seat(database, seminar_id, number, dice, seat_states.REGISTERED)
    for _ in range(dice.randrange(4)):
        anybody = dice.randrange(2 * APPLICANTS)
        await _change_seat(database, seminar_id, anybody, dice, dice.choice(CHANGES))


async def _change_seat(
    database: Database, seminar_id: int, number: int, dice: random.Random, state: str
) -> None:
    """Change a seat, perhaps as a batch does, which locks the seminar late and may have to do it again."""
    late = not database.is_sqlite and dice.random() < LATE
    try:
        await _change_once(database, seminar_id, number, dice, state, late=late)
    except (late_seats.SeatsChanged, IntegrityError):
        await _change_once(database, seminar_id, number, dice, state, late=False)


async def _change_once(
    database: Database, seminar_id: int, number: int, dice: random.Random, state: str, *, late: bool
) -> None:
    async with database.session.begin() as session:
        session.locks_late = late
        person = await session.scalar(select(Person).where(Person.telegram_id == number))
        seminar = await session.get(Seminar, seminar_id)
        assert person is not None
        assert seminar is not None
        seat = await seats.of_person(session, seminar_id, person)
        await random_pause(dice, 0, 0.01)  # others act between reading and changing
        now = datetime.now(UTC)
        try:
            if state == seat_states.REGISTERED:
                await registrations.register(session, seminar, person, now)
                await session.flush()
                await random_pause(dice, 0, 0.01)  # the rest of a batch
                await late_seats.check(session)
            elif seat is not None:
                await seats.transition(session, seat, state, now, person)
                await waitlist.offer_places(session, seminar, now)
        except (seats.UnitFull, seats.SeminarFull, seats.InvalidTransition):
            return


async def run_round(database: Database, seminar_id: int, first: int, count: int) -> list[str]:
    """Run all applicants of this process at once; return their errors."""
    dice = random.Random(f"{seminar_id} {first}")
    acts = (apply_once(database, seminar_id, first + number, dice) for number in range(count))
    outcomes = await asyncio.gather(*acts, return_exceptions=True)
    errors = [one for one in outcomes if isinstance(one, BaseException)]
    return [str(one.__cause__ if isinstance(one, SQLAlchemyError) else repr(one)) for one in errors]


async def serve_rounds(database_url: str, first: int, count: int) -> None:
    """Run rounds as they are read from stdin, until its end."""
    database = Database(database_url)
    late_seats.AMPLE = 0  # the hall is as small as that
    try:
        while line := await asyncio.to_thread(sys.stdin.readline):
            print(json.dumps(await run_round(database, int(line), first, count)), flush=True)
    finally:
        await database.close()


# The controlling process.


async def check_round(session: Session, seminar_id: int) -> str:
    """Return the problems of a hall after its round; empty if there are none."""
    rows = list(await session.scalars(select(Seat).where(Seat.seminar_id == seminar_id)))
    taken = Counter(seats.place_of(seat) for seat in rows if seat.state in seat_states.OCCUPIED_STATES)
    waiting = [
        seat for seat in rows if seat.state == seat_states.WAITING and taken[seats.place_of(seat)] == 0
    ]
    if taken.total() > PLACES:
        return f"{taken.total()} of {PLACES} places taken"
    if taken and max(taken.values()) > 1:
        return f"a municipality has {max(taken.values())} places"
    if waiting and taken.total() < PLACES:
        return f"{len(waiting)} wait while only {taken.total()} of {PLACES} places are taken"
    return "" if rows else "nobody was registered"


async def run_contention(database_url: str, rounds: int) -> tuple[int, list[str]]:
    """Fill a number of halls by two processes each; return the places given and the problems."""
    database = Database(database_url)
    numbers = await create_rounds(database, rounds)
    lines = [
        ("tests.crash.applicants", database_url, str(first), str(APPLICANTS)) for first in (0, APPLICANTS)
    ]
    given, wrong = 0, []
    try:
        async with run_modules(*lines) as pair:
            for number in numbers:
                wrong += await _run_both(pair, number)
                async with database.session() as session:
                    if found := await check_round(session, number):
                        wrong.append(found)
                    given += len(await seats.list_in_states(session, number, seat_states.OCCUPIED_STATES))
    finally:
        await database.close()
    return given, wrong


async def _run_both(pair: list[Streams], number: int) -> list[str]:
    """Have both processes run a round of the same hall at once; return their errors."""
    for _, writer in pair:
        writer.write(b"%d\n" % number)
    for _, writer in pair:
        await writer.drain()
    errors: list[str] = []
    for reader, _ in pair:
        errors += json.loads(await reader.readline())
    return errors


if __name__ == "__main__":
    url, *several = sys.argv[1:]
    asyncio.run(serve_rounds(url, *map(int, several)))
