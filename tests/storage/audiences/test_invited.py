"""People whom the bot has invited are told of changes as those who are registered, each once."""

import pytest
from sqlalchemy import select

from storage.audiences import audience
from storage.audiences.audience import SeatAudience
from storage.database import Database, Session
from storage.messages import outbox
from storage.messages.invitations import message_key
from storage.models import ACTIVE_STATES, OutboxMessage, Person, RegisterImport, Seat, Unit
from tests.storage.conftest import NOW, new_person, new_seminar

MEANT = SeatAudience(1, states=ACTIVE_STATES, with_invited=True)


async def write_people(session: Session) -> None:
    """Write a seminar with a registered person, an invited one of its list, and invitations in each state."""
    session.add_all(
        [
            RegisterImport(version="one", imported_at=NOW),
            *(Unit(code=code, level="city", name_ky=code, name_ru=code, name_en=code) for code in "abc"),
            new_seminar(),
            new_seminar("other"),
        ]
    )
    await session.flush()
    languages = ("ky", "ru", "ru", "en", "ky", "ky", "ky")
    for number, language in enumerate(languages, start=1):
        place = {"office": "municipality", "unit_code": "a" if number == 2 else None}
        session.add(new_person(10 + number, consented_at=NOW, language=language, **place))
    await session.flush()
    times = {"state_changed_at": NOW, "created_at": NOW, "updated_at": NOW, "source": "import"}
    listed = {"seminar_id": 1, "office": "municipality", **times}
    session.add_all(
        [
            Seat(person_id=1, state="registered", **listed),
            Seat(unit_code="a", state="invited", **listed),  # of person 2
            Seat(unit_code="b", state="invited", **listed),  # of nobody who uses the bot
            Seat(person_id=5, state="declined", **listed),
        ]
    )
    states = {1: "sent", 2: "sent", 3: "unknown", 4: "pending", 5: "sent", 6: "failed"}
    for number, state in states.items():
        session.add(invitation(1, number, state))
    session.add(invitation(2, 7, "sent"))
    await session.flush()


def invitation(seminar: int, number: int, state: str) -> OutboxMessage:
    row = {"lane": 2, "method": "sendMessage", "payload": "", "created_at": NOW, "state": state}
    return OutboxMessage(chat_id=10 + number, dedup_key=f"{message_key(seminar)}:{number}", **row)


async def test_who_was_sent_an_invitation_and_has_no_seat_is_told_once(database: Database) -> None:
    async with database.session.begin() as session:
        await write_people(session)
        row = {"lane": 1, "method": "sendMessage", "payload": "{}", "created_at": NOW}
        for _ in range(2):
            await audience.enqueue(session, MEANT, "change:1:2", {"ky": row, "ru": row}, ("ky", "ru"))
        keys = {f"change:1:2:{number}" for number in range(1, 8)}
        found = await outbox.existing_keys(session, keys)
        assert {int(key.rpartition(":")[2]) for key in found} == {1, 2, 3}


async def test_a_seat_of_the_list_counts_as_the_person_who_was_invited_for_it(database: Database) -> None:
    async with database.session.begin() as session:
        await write_people(session)
        counted = await audience.count_recipients(session, MEANT)
        assert counted.by_language == {"ky": 1, "ru": 2}
        assert counted.unreachable == 1
        plain = await audience.count_recipients(session, SeatAudience(1, states=ACTIVE_STATES))
        assert (plain.reachable, plain.unreachable) == (1, 2)


@pytest.mark.parametrize("refused", ["unreachable_at", "consented_at"])
async def test_who_cannot_be_written_to_is_not_counted(database: Database, refused: str) -> None:
    async with database.session.begin() as session:
        await write_people(session)
        person = await session.scalar(select(Person).where(Person.id == 2))
        assert person is not None
        setattr(person, refused, NOW if refused == "unreachable_at" else None)
        counted = await audience.count_recipients(session, MEANT)
        assert (counted.reachable, counted.unreachable) == (2, 2)
