"""A database of many years: people with seats at seminars that are over, their questions, and what was sent to them.

The seminar to come is always as small: what grows is what was before.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import String, Subquery, cast, func, insert, literal, select, text, update

from bench.bulk import insert_from, numbers
from bench.reminding import settings_for
from bench.sides import open_to_all
from bench.similar import asked
from bot import preparation
from handlers.permissions import NOTICE_VERSION
from storage.database import Database, Session
from storage.models import (
    Consent,
    InboxUpdate,
    OutboxMessage,
    Person,
    Question,
    QuestionEvent,
    Seat,
    SeatEvent,
    Seminar,
    Unit,
)
from storage.questions import similarity_index

TO_COME = 1
"""The id of the seminar to come, the first of the sample (`karakol`)."""
SEMINARS = 100
"""Seminars that are over."""
HALL = 100
"""People with a seat at the seminar to come, each of whom asked a question."""
FIRST = 1_000_000_000
"""The Telegram id before that of the first person."""
AT_ONCE = 5000
NAMES = {"ky": "Үлгү семинар", "ru": "Пример семинара", "en": "Sample seminar"}


async def prepare(url: str) -> None:
    """Create the tables and the seminars."""
    database = Database(url)
    await preparation.prepare_database(database, settings_for(url), with_sample=True)
    async with database.session.begin() as session:
        session.add_all(_past_seminar(number) for number in range(SEMINARS))
    await database.close()
    await open_to_all(url)


def _past_seminar(number: int) -> Seminar:
    words = dict.fromkeys(("title", "description", "venue", "address"), NAMES)
    begin = datetime.now(UTC) - timedelta(days=100 + number)
    times = {"starts_at": begin, "ends_at": begin + timedelta(hours=6), "updated_at": begin}
    return Seminar(slug=f"past-{number}", timezone="Asia/Bishkek", state="archived", **words, **times)


async def grow(url: str, people: int, questions: int) -> None:
    """Add people and questions until there are so many; the first HALL of each belong to the seminar to come."""
    database = Database(url)
    async with database.session.begin() as session:
        there = await _count(session, select(Person.id).where(Person.telegram_id > FIRST))
        if there < people:
            await _add_people(session, there + 1, people, datetime.now(UTC))
        there = await _count(session, select(Question.id).where(Question.chat_message_id < 0))
        await _add_questions(session, there, questions, datetime.now(UTC))
    await _collect_statistics(database)
    await database.close()


async def _count(session: Session, rows: Any) -> int:
    return await session.scalar(select(func.count()).select_from(rows.subquery())) or 0


async def _add_people(session: Session, first: int, last: int, now: datetime) -> None:
    units = _numbered(
        select(Unit.code).where(Unit.level == "ayil_aymak", Unit.retired_at.is_(None)), Unit.code
    )
    count = await _count(session, select(units))
    series = numbers(last, first)
    n = series.c.n
    own: dict[str, Any] = {
        "name": "Үлгү Катышуучу",
        "position": "head",
        "office": "municipality",
        "draft": {},
    }
    own |= {"language": "ky", "created_at": now, "consented_at": now, "consent_version": NOTICE_VERSION}
    of_number = {"telegram_id": n + FIRST, "phone": literal("+996").concat(cast(500_000_000 + n, String))}
    rows = series.join(units, units.c.place == n % count)
    await session.execute(insert_from(Person, rows, unit_code=units.c.code, **of_number, **own))
    people = select(Person).where(Person.telegram_id.between(FIRST + first, FIRST + last)).subquery()
    await _add_seats(session, people, now)
    consent = {"version": NOTICE_VERSION, "language": "ky", "text_hash": "0" * 64, "given_at": now}
    await session.execute(insert_from(Consent, people, person_id=people.c.id, **consent))
    await _add_messages(session, people, now)


async def _add_seats(session: Session, people: Subquery, now: datetime) -> None:
    """Give the first people a seat at the seminar to come, and all others one of the past."""
    past = _numbered(select(Seminar.id).where(Seminar.state == "archived"), Seminar.id)
    to_come = people.c.telegram_id <= FIRST + HALL
    copied = {name: people.c[name] for name in ("name", "phone", "position", "office", "unit_code")}
    times = dict.fromkeys(("state_changed_at", "created_at", "updated_at", "registered_at"), now)
    same = {"source": "chat", "answers": {}, "wants_pings": False, **times}
    for seminar, state, joined in (
        (literal(TO_COME), "registered", to_come),
        (past.c.id, "arrived", ~to_come & (past.c.place == people.c.telegram_id % SEMINARS)),
    ):
        rows = select(people, seminar.label("seminar")).where(joined).subquery()
        values = {name: rows.c[name] for name in copied}
        values |= {"seminar_id": rows.c.seminar, "person_id": rows.c.id}
        await session.execute(insert_from(Seat, rows, state=state, **values, **same))
    seats = select(Seat.id).join(people, people.c.id == Seat.person_id).subquery()
    await session.execute(insert_from(SeatEvent, seats, seat_id=seats.c.id, to_state="registered", at=now))


async def _add_messages(session: Session, people: Subquery, now: datetime) -> None:
    """Add an update of each person that was handled, and a message that was sent."""
    chat = people.c.telegram_id
    times = {"received_at": now, "handled_at": now}
    numbers_of = {"update_id": -chat, "sender_id": chat}
    await session.execute(insert_from(InboxUpdate, people, raw='{"message":{}}', **numbers_of, **times))
    sent = {"lane": 0, "method": "sendMessage", "payload": '{"text":"?"}', "state": "sent", "attempts": 1}
    sent |= {"created_at": now, "finished_at": now}
    await session.execute(insert_from(OutboxMessage, people, chat_id=chat, message_id=people.c.id, **sent))


def _numbered(rows: Any, order: Any) -> Subquery:
    """Return the query with a column `place`, from 0 on."""
    numbered: Subquery = rows.add_columns(
        (func.row_number().over(order_by=order) - 1).label("place")
    ).subquery()
    return numbered


async def _add_questions(session: Session, first: int, last: int, now: datetime) -> None:
    """Add questions of people, those after the first HALL to seminars of the past in turn, with their events."""
    people = list(
        await session.scalars(
            select(Person.id).where(Person.telegram_id > FIRST).order_by(Person.id).limit(last)
        )
    )
    past = list(
        await session.scalars(select(Seminar.id).where(Seminar.state == "archived").order_by(Seminar.id))
    )
    same = {"asked_at": now, "state_changed_at": now, "visible_at": now}
    rows = [
        {
            **same,
            "state": "visible" if place < HALL else "answered",
            "seminar_id": TO_COME if place < HALL else past[place % SEMINARS],
            "number": place + 1 if place < HALL else place // SEMINARS + 1,
            "person_id": people[place % len(people)],
            "chat_message_id": -place - 1,
            "text": words,
        }
        for place, words in enumerate(asked(last))
        if place >= first
    ]
    for start in range(0, len(rows), AT_ONCE):
        await session.execute(insert(Question), rows[start : start + AT_ONCE])
    await session.execute(
        insert_from(
            QuestionEvent,
            new := select(Question.id).where(Question.chat_message_id < -first).subquery(),
            question_id=new.c.id,
            to_state="visible",
            at=now,
            detail={},
        )
    )
    await session.execute(update(Seminar).values(question_count=func.coalesce(_most_number(), 0)))
    await similarity_index.index_missing(session)


def _most_number() -> Any:
    asked_there = select(func.max(Question.number)).where(Question.seminar_id == Seminar.id)
    return asked_there.scalar_subquery()


async def _collect_statistics(database: Database) -> None:
    """Have PostgreSQL collect its statistics now, as it does by itself after a while."""
    if not database.is_sqlite:
        async with database.engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text("VACUUM ANALYZE"))
