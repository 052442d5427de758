"""Who can be written to is decided in one place: every query for recipients is compared with its definition."""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.accounts import reachability
from storage.announcements import broadcasts, corrections
from storage.announcements.announcements import NOTE, READ_REMINDER
from storage.audiences import audience, audience_queries, segments
from storage.audiences.audience import SeatAudience
from storage.coverage import coverage, follow_up
from storage.database import Database, Session
from storage.invitees import invitees
from storage.messages import outbox
from storage.models import (
    Announcement,
    OutboxMessage,
    Person,
    RegisterImport,
    Reminder,
    ReminderRule,
    Seat,
    Unit,
    seat_states,
)
from storage.reminders import reminders
from storage.team import roles
from tests.storage.announcements.announcement_rows import create_announcement
from tests.storage.conftest import NOW, new_seminar

STATES = [
    {"telegram_id": chat, "consented_at": agreed, "unreachable_at": refused}
    for chat, agreed, refused in product((11, None), (NOW, None), (None, NOW))
]
"""Every combination of the columns that the definition reads."""
PLACE = ("municipality", "a")


async def create_recipient(session: Session, **values: object) -> tuple[Announcement, Person]:
    """The only person, with whatever makes somebody a recipient: a seat, a role, a message, an invitation's place."""
    session.add_all(
        [
            RegisterImport(version="one", imported_at=NOW),
            Unit(code="a", level="ayil_aymak", name_ky="a", name_ru="a", name_en="a"),
        ]
    )
    one = await create_announcement(session, 1)
    session.add(new_seminar("two"))
    await session.flush()
    person, seat = await session.get_one(Person, 1), await session.get_one(Seat, 1)
    person.office, person.unit_code = seat.office, seat.unit_code = PLACE
    await roles.grant(session, person, roles.OWNER, NOW, None)
    times = {"state_changed_at": NOW, "created_at": NOW, "updated_at": NOW}
    invitation = {"office": PLACE[0], "unit_code": PLACE[1], "state": "invited", "source": "import"}
    session.add(Seat(seminar_id=2, **invitation, **times))
    session.add(ReminderRule(seminar_id=1, kind="day", anchor="start", days=0, time_of_day="07:30"))
    due = {"due_at": NOW, "expires_at": NOW + timedelta(days=1), "done_at": NOW}
    session.add(Reminder(seminar_id=1, version=1, kind="day", **due))
    for name, value in values.items():
        setattr(person, name, value)
    await session.flush()
    return one, person


# The senders and counts: each returns whether the person is among the recipients.

Check = Callable[[Session, Announcement, Person], Awaitable[object]]


async def gets_announcement(session: Session, one: Announcement, _person: Person) -> object:
    people = await broadcasts.audience_query(session, one, ("ky", "ru"), ("ky", "ru"))
    return (await broadcasts.next_chunk(session, people, 0, 10)).people


async def gets_announcement_to_all(session: Session, one: Announcement, person: Person) -> object:
    one.seminar_id = None
    found = await gets_announcement(session, one, person)
    one.seminar_id = 1
    return found


async def gets_message_to_seats(session: Session, _one: Announcement, _person: Person) -> object:
    row = {"lane": 1, "method": "sendMessage", "payload": "{}", "created_at": NOW}
    await audience.enqueue(session, SeatAudience(1), "x", {"ky": row}, ("ky",))
    return await outbox.existing_keys(session, ["x:1"])


async def gets_note(session: Session, one: Announcement, _person: Person) -> object:
    return await corrections.count_affected(session, one, NOTE, NOW)


async def gets_read_reminder(session: Session, one: Announcement, _person: Person) -> object:
    return await corrections.count_affected(session, one, READ_REMINDER, NOW)


async def gets_waiting_reminder(session: Session, _one: Announcement, _person: Person) -> object:
    return await reminders.may_send(session, 1, 11)


async def gets_staff_notification(session: Session, _one: Announcement, _person: Person) -> object:
    return await roles.reachable_staff(session, {roles.OWNER}, 1)


async def gets_invitation(session: Session, _one: Announcement, _person: Person) -> object:
    return await invitees.find_reachable(session, 2)


async def is_asked_for_silent_place(session: Session, _one: Announcement, _person: Person) -> object:
    [contact] = (await follow_up.find_contacts(session, 2, [PLACE]))[PLACE]
    return contact.reachable


async def is_counted_by_rule(session: Session, _one: Announcement, _person: Person) -> object:
    [rule] = await reminders.list_rules(session, 1)
    return (await reminders.count_recipients(session, rule, 1)).total()


async def is_counted_in_audience(session: Session, _one: Announcement, _person: Person) -> object:
    return (await segments.count_audience(session, 1, {})).reachable


async def is_counted_in_seat_audience(session: Session, _one: Announcement, _person: Person) -> object:
    return (await audience.count_recipients(session, SeatAudience(1))).reachable


async def is_sampled(session: Session, _one: Announcement, _person: Person) -> object:
    return await segments.sample_people(session, 1, {})


async def is_not_to_be_called(session: Session, _one: Announcement, person: Person) -> object:
    listed = [one.reason for one in await segments.list_unreachable(session, 1, {})]
    expected = reachability.unreachable_reason(person, seat_states.REGISTERED)
    assert listed == ([] if expected is None else [expected])
    return not listed


async def is_reachable_participant(session: Session, _one: Announcement, person: Person) -> object:
    [listed] = await coverage.list_participants(session, 1)
    assert listed.unreachable_reason == reachability.unreachable_reason(person, seat_states.REGISTERED)
    return not listed.unreachable


async def is_reachable_person(_session: Session, _one: Announcement, person: Person) -> object:
    return reachability.is_reachable(person)


CHECKS: list[Check] = [
    gets_announcement,
    gets_announcement_to_all,
    gets_message_to_seats,
    gets_note,
    gets_read_reminder,
    gets_waiting_reminder,
    gets_staff_notification,
    gets_invitation,
    is_asked_for_silent_place,
    is_counted_by_rule,
    is_counted_in_audience,
    is_counted_in_seat_audience,
    is_sampled,
    is_not_to_be_called,
    is_reachable_participant,
    is_reachable_person,
]


@pytest.mark.parametrize("state", STATES, ids=lambda state: "-".join(n for n, v in state.items() if v))
async def test_all_senders_agree_with_the_definition(database: Database, state: dict[str, object]) -> None:
    async with database.session.begin() as session:
        one, person = await create_recipient(session, **state)
        query = select(Person.id).where(reachability.IS_REACHABLE)
        expected = await session.scalar(query) is not None
        found = {check.__name__: bool(await check(session, one, person)) for check in CHECKS}
    assert expected is (state == STATES[0])
    assert found == dict.fromkeys(found, expected)


# Nothing else reads the columns of the definition.

ROOT = Path(__file__).parents[3]
COLUMNS = re.compile(r"\b(consented_at|unreachable_at)\b")
ALLOWED = {
    "storage/accounts/reachability.py": "the definition",
    "storage/models/people.py": "the columns",
    "storage/accounts/people.py": "writes them, and clears drafts of people who never agreed",
    "bot/inbox_batch.py": "records that a person has blocked or unblocked the bot",
    "storage/privacy/held_people.py": "names what is held of a person",
    "handlers/accounts/start.py": "tells whoever agreed to an earlier notice why they are asked again",
    "handlers/ui/kept_updates.py": "keeps what they sent meanwhile",
}


def test_no_other_module_reads_the_columns_of_the_definition() -> None:
    files = [file for name in ("bot", "handlers", "storage", "web") for file in (ROOT / name).rglob("*.py")]
    found = {
        str(file.relative_to(ROOT))
        for file in files
        if "migrations" not in file.parts and COLUMNS.search(file.read_text())
    }
    assert found == set(ALLOWED)


# People who read no language that a message has.


async def test_whoever_chose_no_language_of_the_message_reads_the_first(database: Database) -> None:
    async with database.session.begin() as session:
        await create_announcement(session, 4)
        for number, language in ((1, "ru"), (2, None), (3, "en")):
            (await session.get_one(Person, number)).language = language
        await session.flush()
        row = {"lane": 1, "method": "sendMessage", "created_at": NOW, "file_id": None, "expires_at": None}
        messages = {one: {**row, "payload": one} for one in ("ky", "ru")}
        for _ in range(2):
            await audience.enqueue(session, SeatAudience(1), "x", messages, ("ru", "ky"))
        rows = await session.execute(
            select(OutboxMessage.dedup_key, OutboxMessage.payload, OutboxMessage.state)
            .where(OutboxMessage.dedup_key.like("x:%"))
            .order_by(OutboxMessage.id)
        )
        assert [tuple(row) for row in rows] == [
            ("x:1", "ru", outbox.PENDING),
            ("x:2", "ru", outbox.PENDING),
            ("x:3", "ru", outbox.PENDING),
            ("x:4", "ky", outbox.PENDING),
        ]


async def test_an_audience_of_seats_is_narrowed_by_each_criterion(database: Database) -> None:
    async with database.session.begin() as session:
        await create_announcement(session, 6)
        session.add_all(
            [
                RegisterImport(version="one", imported_at=NOW),
                Unit(code="a", level="ayil_aymak", name_ky="a", name_ru="a", name_en="a"),
            ]
        )
        await session.flush()
        changes: dict[int, dict[str, object]] = {
            1: {"position": "head"},
            2: {"unit_code": "a"},
            3: {"wants_pings": True},
            4: {"state": "waiting"},
            5: {"state": "cancelled"},
        }
        for number, values in changes.items():
            seat = await session.get_one(Seat, number)
            for name, value in values.items():
                setattr(seat, name, value)
        again = {"office": "project", "source": "chat", "state_changed_at": NOW, "created_at": NOW}
        session.add(Seat(seminar_id=1, person_id=5, state="registered", updated_at=NOW, **again))
        await session.flush()

        async def people(**criteria: object) -> list[int]:
            meant = SeatAudience(1, **criteria)  # type: ignore[arg-type]
            query = audience_queries.select_reachable(1, meant.criteria)
            return sorted([row[0] for row in await session.execute(query)])

        assert await people() == [1, 2, 3, 5, 6]
        assert await people(positions=("head",)) == [1]
        assert await people(units=("a", "b")) == [2]
        assert await people(wants_pings=True) == [3]
        assert await people(states=("waiting",)) == [4]
        assert await people(states=("cancelled",)) == [], "who registered anew has not cancelled"
        assert await people(states=seat_states.STATES) == [1, 2, 3, 4, 5, 6]
        assert await people(exclude=(1, 6)) == [2, 3, 5]
