"""The report of an announcement: each person counted once, with the worst outcome."""

from collections import Counter
from datetime import timedelta

from storage.announcements import broadcasts, reports
from storage.database import Database
from storage.messages import outbox
from storage.models import OutboxMessage, Person, Seminar, seat_states
from storage.seats import seats
from tests.storage.announcements.announcement_rows import (
    create_announcement,
    create_change,
    mark_sent,
    outbox_messages,
    set_outcome,
)
from tests.storage.conftest import NOW


async def test_every_person_is_counted_once_by_what_became_of_the_message(database: Database) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 8)
        errors = {
            2: "Forbidden: bot was blocked by the user",
            3: "Forbidden: user is deactivated",
            4: "Chat not found",
            5: "Message is too long",
        }
        for number, error in errors.items():
            await set_outcome(session, one, number, state=outbox.FAILED, message_id=None, error=error)
        await set_outcome(session, one, 6, state=outbox.UNKNOWN, message_id=None)
        await set_outcome(session, one, 7, state=outbox.EXPIRED, message_id=None)
        later = {"dedup_key": broadcasts.make_dedup_key(one.id, 1, 1), "message_id": 900}
        await outbox.enqueue(session, [mark_sent(one, 1, **later), mark_sent(one, 6, dedup_key="a:1:1:6")])
        person = await session.get(Person, 8)
        assert person is not None
        assert await reports.confirm_read(session, one.id, person, NOW)
        assert not await reports.confirm_read(session, one.id, person, NOW + timedelta(hours=1))
        found = Counter(
            {
                (fate.state, fate.reason): fate.number
                for fate in await reports.count_outcomes(session, one, NOW)
            }
        )
    assert found == Counter(
        {
            ("delivered", None): 1,
            ("confirmed", None): 1,
            ("unknown", None): 1,
            ("unsent", None): 1,
            ("refused", None): 1,
            ("unreachable", "blocked"): 1,
            ("unreachable", "deactivated"): 1,
            ("unreachable", "gone"): 1,
        }
    )


async def test_words_that_came_without_their_file_are_no_whole_delivery(database: Database) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 3, fanout_count=3)
        await set_outcome(session, one, 1, state=outbox.SENT, undelivered="photo:rights")
        await set_outcome(
            session,
            one,
            2,
            state=outbox.FAILED,
            message_id=None,
            undelivered="all:other",
            error="Bad Request",
        )
        fates = {fate.state: fate.number for fate in await reports.count_outcomes(session, one, NOW)}
        assert fates == {"partly": 1, "refused": 1, "delivered": 1}
        progress = await broadcasts.get_progress(session, one)
        assert (progress.partial, progress.failed, progress.delivered) == (1, 1, 1)


async def test_who_could_not_be_sent_anything_is_there_with_the_reason(database: Database) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 1)
        seminar = await session.get(Seminar, 1)
        assert seminar is not None
        told = {"office": "project", "source": "assisted", "name": "Үлгү", "phone": "+996700100199"}
        seats.create_seat(session, seminar, seat_states.REGISTERED, NOW, **told)
        await session.flush()
        fates = await reports.count_outcomes(session, one, NOW)
        assert [(fate.state, fate.reason, fate.number) for fate in fates] == [
            ("delivered", None, 1),
            ("unreachable", "no-telegram", 1),
        ]
        listed = await reports.list_lines(session, one, 10)
        assert [(line.state, line.phone) for line in listed] == [
            ("unreachable", "+996700100199"),
            ("delivered", None),
        ]
        assert len(await reports.list_lines(session, one, 1)) == 1


async def test_whose_turn_has_not_come_is_waiting(database: Database) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 3, state="sending", fanout_finished_at=None, fanout_cursor=1)
        await set_outcome(session, one, 1, state=outbox.SENT)
        for number in (2, 3):
            await session.delete(await session.get(OutboxMessage, number))
        await session.flush()
        fates = {fate.state: fate.number for fate in await reports.count_outcomes(session, one, NOW)}
        assert fates == {"delivered": 1, "waiting": 2}


async def test_a_correction_is_reported_in_the_same_way(database: Database) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 3)
        change = await create_change(session, one, "edit", fanout_cursor=2, last_outbox_id=3)
        rows = [
            mark_sent(change, 1),
            mark_sent(change, 2, state=outbox.FAILED, message_id=None, error="Bad Request"),
        ]
        await outbox.enqueue(session, rows)
        fates = {fate.state: fate.number for fate in await reports.count_outcomes(session, change, NOW)}
        assert fates == {"delivered": 1, "refused": 1, "waiting": 1}


async def test_only_who_was_sent_it_can_have_received_it(database: Database) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 2)
        persons = [await session.get(Person, number) for number in (1, 2)]
        assert persons[0] is not None
        assert persons[1] is not None
        await session.delete(await session.get(OutboxMessage, 2))
        await session.flush()
        assert await reports.was_sent_to(session, one.id, persons[0])
        assert not await reports.was_sent_to(session, one.id, persons[1])
        nudge = await create_change(session, one, "reminder")
        await outbox.enqueue(session, [mark_sent(nudge, 2)])
        assert await reports.was_sent_to(session, one.id, persons[1])
        assert await reports.by_message(session, 12, 102) is nudge


async def test_a_press_shows_that_an_uncertain_message_had_come(database: Database) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 2)
        await set_outcome(session, one, 1, state=outbox.UNKNOWN, message_id=None, payload="{}")
        await reports.mark_arrived(session, one.id, 11, 777)
        await reports.mark_arrived(session, one.id, 12, 778)
        rows = await outbox_messages(session, one)
        assert [(row.state, row.message_id, row.payload) for row in rows] == [
            ("sent", 777, ""),
            ("sent", 102, ""),
        ]
        assert await broadcasts.count_undecided(session, one.id) == 0
