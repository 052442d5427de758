"""What became of an announcement, counted and listed: each person once, with the worst that became of it."""

from collections import Counter
from datetime import timedelta

from storage import broadcasts, outbox, reports, seats
from storage.database import Database
from storage.models import Person, Seminar, Sending
from tests.storage.announced import announced, change_of, owed, sent, turn
from tests.storage.conftest import NOW


async def test_every_person_is_counted_once_by_what_became_of_the_message(database: Database) -> None:
    async with database.session.begin() as session:
        one = await announced(session, 8)
        errors = {
            2: "Forbidden: bot was blocked by the user",
            3: "Forbidden: user is deactivated",
            4: "Chat not found",
            5: "Message is too long",
        }
        for number, error in errors.items():
            await turn(session, one, number, state=outbox.FAILED, message_id=None, error=error)
        await turn(session, one, 6, state=outbox.UNKNOWN, message_id=None)
        await turn(session, one, 7, state=outbox.EXPIRED, message_id=None)
        later = {"once": broadcasts.once(one.id, 1, 1), "message_id": 900}
        await outbox.put(session, [sent(one, 1, **later), sent(one, 6, once="a:1:1:6")])
        person = await session.get(Person, 8)
        assert person is not None
        assert await reports.confirm(session, one.id, person, NOW)
        assert not await reports.confirm(session, one.id, person, NOW + timedelta(hours=1))
        found = Counter(
            {(fate.state, fate.why): fate.number for fate in await reports.fates(session, one, NOW)}
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
        one = await announced(session, 3, fanned=3)
        await turn(session, one, 1, state=outbox.SENT, lost="photo:rights")
        await turn(
            session, one, 2, state=outbox.FAILED, message_id=None, lost="all:other", error="Bad Request"
        )
        fates = {fate.state: fate.number for fate in await reports.fates(session, one, NOW)}
        assert fates == {"partly": 1, "refused": 1, "delivered": 1}
        progress = await broadcasts.progress(session, one)
        assert (progress.partly, progress.failed, progress.delivered) == (1, 1, 1)


async def test_who_could_not_be_sent_anything_is_there_with_the_reason(database: Database) -> None:
    async with database.session.begin() as session:
        one = await announced(session, 1)
        seminar = await session.get(Seminar, 1)
        assert seminar is not None
        told = {"office": "project", "source": "assisted", "name": "Үлгү", "phone": "+996700100199"}
        seats.new(session, seminar, seats.REGISTERED, NOW, **told)
        await session.flush()
        fates = await reports.fates(session, one, NOW)
        assert [(fate.state, fate.why, fate.number) for fate in fates] == [
            ("delivered", None, 1),
            ("unreachable", "no-telegram", 1),
        ]
        listed = await reports.lines(session, one, 10)
        assert [(line.state, line.phone) for line in listed] == [
            ("unreachable", "+996700100199"),
            ("delivered", None),
        ]
        assert len(await reports.lines(session, one, 1)) == 1


async def test_whose_turn_has_not_come_is_waiting(database: Database) -> None:
    async with database.session.begin() as session:
        one = await announced(session, 3, state="sending", fanned_at=None, fanned_to=1)
        await turn(session, one, 1, state=outbox.SENT)
        for number in (2, 3):
            await session.delete(await session.get(Sending, number))
        await session.flush()
        fates = {fate.state: fate.number for fate in await reports.fates(session, one, NOW)}
        assert fates == {"delivered": 1, "waiting": 2}


async def test_a_correction_is_reported_in_the_same_way(database: Database) -> None:
    async with database.session.begin() as session:
        one = await announced(session, 3)
        change = await change_of(session, one, "edit", fanned_to=2, upto=3)
        rows = [sent(change, 1), sent(change, 2, state=outbox.FAILED, message_id=None, error="Bad Request")]
        await outbox.put(session, rows)
        fates = {fate.state: fate.number for fate in await reports.fates(session, change, NOW)}
        assert fates == {"delivered": 1, "refused": 1, "waiting": 1}


async def test_only_who_was_sent_it_can_have_received_it(database: Database) -> None:
    async with database.session.begin() as session:
        one = await announced(session, 2)
        persons = [await session.get(Person, number) for number in (1, 2)]
        assert persons[0] is not None
        assert persons[1] is not None
        await session.delete(await session.get(Sending, 2))
        await session.flush()
        assert await reports.received(session, one.id, persons[0])
        assert not await reports.received(session, one.id, persons[1])
        nudge = await change_of(session, one, "nudge")
        await outbox.put(session, [sent(nudge, 2)])
        assert await reports.received(session, one.id, persons[1])
        assert await reports.of_message(session, 12, 102) is nudge


async def test_a_press_shows_that_an_uncertain_message_had_come(database: Database) -> None:
    async with database.session.begin() as session:
        one = await announced(session, 2)
        await turn(session, one, 1, state=outbox.UNKNOWN, message_id=None, payload="{}")
        await reports.came(session, one.id, 11, 777)
        await reports.came(session, one.id, 12, 778)
        rows = await owed(session, one)
        assert [(row.state, row.message_id, row.payload) for row in rows] == [
            ("sent", 777, ""),
            ("sent", 102, ""),
        ]
        assert await broadcasts.undecided(session, one.id) == 0
