"""What /forget leaves of somebody in the seats, the feedback, the lists and the files: nothing that says who it was."""

from sqlalchemy import select

from storage import feedback, outbox, people, seats
from storage.database import Database
from storage.models import Feedback, File, Person, Seat, SeatChange, Seminar
from tests.storage.conftest import NOW

PHONE, NAME, WORDS = "+996700100101", "Үлгү Канарейка", "Канарейканын сөзү"


async def forgotten(database: Database) -> None:
    async with database.session.begin() as session:
        person = await people.get(session, 1)
        assert person is not None
        person.phone = PHONE
        await people.forget(session, person, NOW)


async def test_words_of_feedback_go_and_the_stars_stay(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        session.add(Feedback(seminar_id=1, person_id=1, stars=4, text=WORDS, at=NOW))
    await forgotten(seeded)
    async with seeded.reader() as session:
        assert await feedback.words(session, 1) == []
        assert (await feedback.tally(session, 1))[4] == 1


async def test_what_staff_wrote_on_their_behalf_goes_with_answers_and_reasons(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        seminar = await session.get(Seminar, 1)
        assert seminar is not None
        told = {"name": NAME, "phone": PHONE, "sex": "f", "office": "project", "position": "other"}
        seat = seats.new(session, seminar, seats.REGISTERED, NOW, source="assisted", **told)
        seat.answers = {"1": WORDS}
        await session.flush()
        await seats.move(session, seat, seats.CANCELLED, NOW, None, WORDS)
    await forgotten(seeded)
    async with seeded.reader() as session:
        seat = (await session.scalars(select(Seat))).one()
        assert (seat.name, seat.phone, seat.sex, seat.answers) == (None, None, None, {})
        assert [change.reason for change in await session.scalars(select(SeatChange))] == [None]


async def test_an_invitation_that_they_had_opened_is_the_municipality_s_again(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        seminar = await session.get(Seminar, 1)
        assert seminar is not None
        seats.new(session, seminar, seats.INVITED, NOW, source="import", office="project", person_id=1)
    await forgotten(seeded)
    async with seeded.reader() as session:
        assert (await session.scalars(select(Seat.person_id))).one() is None


async def test_a_list_that_could_not_be_sent_is_not_kept_for_anybody(seeded: Database) -> None:
    row = {"lane": 0, "method": "sendDocument", "payload": "{}", "once": None, "created_at": NOW}
    async with seeded.session.begin() as session:
        lost = await outbox.keep_file(session, "a" * 64, "karakol.cards", NAME.encode(), NOW)
        owed = await outbox.keep_file(session, "b" * 64, "karakol.xlsx", b"x", NOW)
        rows = [{**row, "chat_id": 12, "file_id": lost, "state": outbox.FAILED}]
        await outbox.put(session, [*rows, {**row, "chat_id": 12, "file_id": owed, "state": outbox.PENDING}])
    await forgotten(seeded)
    async with seeded.reader() as session:
        assert list(await session.scalars(select(File.name))) == ["karakol.xlsx"]


async def test_who_can_be_told_of_things_has_agreed_and_not_blocked_us() -> None:
    assert people.can_be_told(Person(telegram_id=1, consented_at=NOW))
    assert not people.can_be_told(Person(telegram_id=1))
    assert not people.can_be_told(Person(telegram_id=1, consented_at=NOW, unreachable_at=NOW))
