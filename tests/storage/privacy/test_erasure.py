"""What /forget leaves in seats, feedback, lists and files: nothing that identifies the person."""

import pytest
from sqlalchemy import select

from storage.accounts import people
from storage.accounts.reachability import is_reachable
from storage.database import Database
from storage.feedback import ratings
from storage.invitees import uploads
from storage.messages import files, outbox
from storage.models import AuditEntry, Feedback, File, Person, Seat, SeatEvent, Seminar, Upload, seat_states
from storage.privacy import erasure
from storage.privacy.erasure import ErasureResult
from storage.privacy.possible_mentions import FORM, LIST, SEAT, PossibleMention
from storage.seats import registrations, seats
from tests.storage.conftest import NOW

PHONE, NAME, WORDS = "+996700100101", "Үлгү Канарейка", "Канарейканын сөзү"


async def forgotten(database: Database, *, verified: bool = True) -> ErasureResult:
    async with database.session.begin() as session:
        person = await people.get(session, 1)
        assert person is not None
        person.phone, person.phone_verified_at = PHONE, NOW if verified else None
        return await erasure.erase_person(session, person, NOW)


async def test_words_of_feedback_go_and_the_stars_stay(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        session.add(Feedback(seminar_id=1, person_id=1, stars=4, text=WORDS, at=NOW))
    await forgotten(seeded)
    async with seeded.reader() as session:
        assert await ratings.list_texts(session, 1) == []
        assert (await ratings.count_by_stars(session, 1))[4] == 1


async def register_by_staff(database: Database) -> None:
    """Have staff register somebody under the number, then cancel the seat with a reason."""
    async with database.session.begin() as session:
        seminar = await session.get(Seminar, 1)
        assert seminar is not None
        told = {"name": NAME, "phone": PHONE, "sex": "f", "office": "project", "position": "other"}
        seat = seats.create_seat(session, seminar, seat_states.REGISTERED, NOW, source="assisted", **told)
        seat.answers = {"1": WORDS}
        await session.flush()
        await seats.transition(session, seat, seat_states.CANCELLED, NOW, None, WORDS)


async def test_what_staff_wrote_under_a_proven_number_goes_with_answers_and_reasons_and_is_in_the_log(
    seeded: Database,
) -> None:
    await register_by_staff(seeded)
    assert (await forgotten(seeded)).possible_mentions == []
    async with seeded.reader() as session:
        seat = (await session.scalars(select(Seat))).one()
        assert (seat.name, seat.phone, seat.sex, seat.answers) == (None, None, None, {})
        assert [change.reason for change in await session.scalars(select(SeatEvent))] == [None]
        [row] = await session.scalars(select(AuditEntry))
        assert (row.action, row.subject, row.actor_id) == ("forgotten.seat", f"seat:{seat.id}", 1)


async def test_what_staff_wrote_under_a_number_that_was_only_typed_stays_and_is_asked_about(
    seeded: Database,
) -> None:
    await register_by_staff(seeded)
    told = await forgotten(seeded, verified=False)
    async with seeded.reader() as session:
        seat = (await session.scalars(select(Seat))).one()
        assert (seat.name, seat.phone, seat.sex, seat.answers) == (NAME, PHONE, "f", {"1": WORDS})
        assert [change.reason for change in await session.scalars(select(SeatEvent))] == [WORDS]
        assert list(await session.scalars(select(AuditEntry))) == []
    assert told.possible_mentions == [PossibleMention(SEAT, seat.id, 1)]


async def test_staff_have_it_erased_once_they_say_so(seeded: Database) -> None:
    await register_by_staff(seeded)
    async with seeded.session.begin() as session:
        seat, by = (await session.scalars(select(Seat))).one(), await session.get(Person, 2)
        assert by is not None
        await erasure.erase_staff_entry(session, seat, by, NOW)
    async with seeded.reader() as session:
        seat = (await session.scalars(select(Seat))).one()
        assert (seat.name, seat.phone, seat.sex, seat.answers) == (None, None, None, {})
        assert [row.actor_id for row in await session.scalars(select(AuditEntry))] == [2]


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({"name": f"{NAME} Жашырбековна", "phone": None}, True),
        ({"name": "Канарейка Үлгү", "phone": "+996700100102"}, True),
        ({"name": "Үлгү Башка", "phone": "+996700100102"}, False),
        ({"name": NAME, "phone": None, "office": "partner"}, False),
    ],
)
async def test_what_staff_wrote_with_the_name_at_the_place_is_asked_about(
    seeded: Database, values: dict[str, str | None], *, asked: bool
) -> None:
    """Even if the number is proven: the list has none, or another one."""
    async with seeded.session.begin() as session:
        seminar, person = await session.get(Seminar, 1), await people.get(session, 1)
        assert seminar is not None
        assert person is not None
        person.name, person.office, person.phone, person.phone_verified_at = NAME, "project", PHONE, NOW
        await registrations.register(session, seminar, person, NOW)
        told = {"office": "project", "position": "other", **values}
        written = seats.create_seat(session, seminar, seat_states.INVITED, NOW, source="import", **told)
        await session.flush()
    found = await forgotten(seeded)
    assert found.possible_mentions == ([PossibleMention(SEAT, written.id, 1)] if asked else [])
    async with seeded.reader() as session:
        left = await session.get(Seat, written.id)
        assert left is not None
        assert left.name == values["name"]


@pytest.mark.parametrize("verified", [True, False])
async def test_lists_and_forms_of_staff_lose_a_proven_number_and_keep_a_typed_one(
    seeded: Database, *, verified: bool
) -> None:
    rows = [{"name": NAME, "phone": PHONE}, {"name": "Үлгү", "phone": "+996700100102"}]
    form = {"seminar": 1, "assisted": True, "name": NAME, "phone": PHONE, "office": "project", "answers": {}}
    async with seeded.session.begin() as session:
        member = await session.get(Person, 2)
        assert member is not None
        upload = await uploads.add(session, 1, member, "file", NOW)
        uploads.mark_ready(upload, rows)
        member.draft = {"registration": form}
    told = await forgotten(seeded, verified=verified)
    async with seeded.reader() as session:
        upload, member = (await session.scalars(select(Upload))).one(), await session.get(Person, 2)
        assert member is not None
        left = {name: value for name, value in form.items() if name not in ("name", "phone")}
        assert upload.entries == (rows[1:] if verified else rows)
        assert member.draft == {"registration": left if verified else form}
    lists, forms = PossibleMention(LIST, upload.id, 1, 2), PossibleMention(FORM, 2, 1, 2)
    assert told.possible_mentions == ([] if verified else [lists, forms])


async def test_an_invitation_that_they_had_opened_is_the_municipality_s_again(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        seminar = await session.get(Seminar, 1)
        assert seminar is not None
        seats.create_seat(
            session, seminar, seat_states.INVITED, NOW, source="import", office="project", person_id=1
        )
    await forgotten(seeded)
    async with seeded.reader() as session:
        assert (await session.scalars(select(Seat.person_id))).one() is None


async def test_a_list_that_could_not_be_sent_is_not_kept_for_anybody(seeded: Database) -> None:
    row = {"lane": 0, "method": "sendDocument", "payload": "{}", "dedup_key": None, "created_at": NOW}
    async with seeded.session.begin() as session:
        lost = await files.save_file(session, "a" * 64, "karakol.cards", NAME.encode(), NOW)
        owed = await files.save_file(session, "b" * 64, "karakol.xlsx", b"x", NOW)
        rows = [{**row, "chat_id": 12, "file_id": lost, "state": outbox.FAILED}]
        await outbox.enqueue(
            session, [*rows, {**row, "chat_id": 12, "file_id": owed, "state": outbox.PENDING}]
        )
    await forgotten(seeded)
    async with seeded.reader() as session:
        assert list(await session.scalars(select(File.name))) == ["karakol.xlsx"]


async def test_who_can_be_told_of_things_has_agreed_and_not_blocked_us() -> None:
    assert is_reachable(Person(telegram_id=1, consented_at=NOW))
    assert not is_reachable(Person(telegram_id=1))
    assert not is_reachable(Person(telegram_id=1, consented_at=NOW, unreachable_at=NOW))
