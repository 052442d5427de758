"""A change of the bot's account: file and message ids of the former bot, on both databases."""

from typing import Any

from sqlalchemy import select

from storage import preferences
from storage.database import Database
from storage.messages import bot_names, files, outbox
from storage.models import (
    Announcement,
    AnnouncementPart,
    Attachment,
    File,
    InboxUpdate,
    Material,
    OutboxMessage,
    Person,
)
from storage.questions import answers, questions
from tests.storage.conftest import NOW, new_person, new_seminar

FIRST, SECOND = 7000000001, 7000000002


async def used_database(database: Database) -> None:
    """A database with files and messages that the first bot knows."""
    async with database.session.begin() as session:
        assert await bot_names.switch_bot(session, FIRST, NOW) is False
        person, seminar = new_person(1001), new_seminar()
        session.add_all([person, seminar])
        await session.flush()
        question = await questions.create_question(
            session, seminar, person, "?", message_id=50, anonymous=False, at=NOW
        )
        await questions.add_attachment(
            session, question, Attachment(kind="voice", file_id="v", file_unique_id="uv")
        )
        material = {"title": {"ky": "Файл"}, "kind": "document", "file_id": "d", "file_unique_id": "ud"}
        session.add(Material(seminar_id=seminar.id, added_at=NOW, **material))
        announcement = Announcement(kind="message", state="draft", created_by_id=person.id, created_at=NOW)
        session.add(announcement)
        await session.flush()
        common = {"announcement_id": announcement.id, "language": "ky", "chat_id": 1001, "message_id": 60}
        session.add(AnnouncementPart(position=0, kind="photo", content={"photo": "p"}, **common))
        session.add(AnnouncementPart(position=1, kind="text", html="a", content={}, **common))
        for name, content in (("kept.ics", b"kept"), ("gone.png", None)):
            session.add(File(digest=name, name=name, content=content, telegram_file_id=name, created_at=NOW))
        for chat in (1001, -100):
            session.add(_sent(chat))
        for method in ("editMessageText", "editMessageText|sendMessage"):
            row = {"chat_id": 1002, "lane": 0, "method": method, "payload": "{}", "created_at": NOW}
            session.add(OutboxMessage(**row))


def _sent(chat: int) -> OutboxMessage:
    subject = {"subject": "question:1", "message_id": 50, "state": "sent"}
    return OutboxMessage(chat_id=chat, lane=0, method="sendMessage", payload="", created_at=NOW, **subject)


async def one(database: Database, table: Any, *where: Any) -> Any:
    async with database.reader() as session:
        return (await session.scalars(select(table).where(*where))).one()


async def _waiting(database: Database) -> list[Any]:
    async with database.reader() as session:
        return list(await session.scalars(select(OutboxMessage).where(OutboxMessage.chat_id == 1002)))


async def test_the_same_bot_changes_nothing(database: Database) -> None:
    await used_database(database)
    async with database.session.begin() as session:
        assert await bot_names.switch_bot(session, FIRST, NOW) is False
    assert (await one(database, Attachment)).bot_id is None
    assert (await one(database, OutboxMessage, OutboxMessage.chat_id == 1001)).message_id == 50


async def test_what_people_sent_the_former_bot_is_lost_and_owners_are_to_be_told(database: Database) -> None:
    await used_database(database)
    async with database.session.begin() as session:
        assert await bot_names.switch_bot(session, SECOND, NOW) is True
        lost = await bot_names.find_lost(session)
        assert await bot_names.find_lost_since(session, NOW) is not None
    assert (lost.attachments, len(lost.materials), lost.parts) == (1, 1, 1)
    for table in (Attachment, Material):
        assert (await one(database, table)).bot_id == FIRST
    assert (await one(database, AnnouncementPart, AnnouncementPart.kind == "text")).bot_id is None


async def test_our_own_files_are_to_be_uploaded_anew(database: Database) -> None:
    await used_database(database)
    async with database.session.begin() as session:
        await bot_names.switch_bot(session, SECOND, NOW)
    kept = await one(database, File, File.name == "kept.ics")
    gone = await one(database, File, File.name == "gone.png")
    assert (kept.telegram_file_id, kept.content, kept.bot_id) == (None, b"kept", None)
    assert (gone.telegram_file_id, gone.bot_id) == ("gone.png", FIRST)
    async with database.session.begin() as session:
        assert await files.save_file(session, "gone.png", "gone.png", b"made again", NOW) == gone.id
    again = await one(database, File, File.name == "gone.png")
    assert (again.telegram_file_id, again.content, again.bot_id) == (None, b"made again", None)


async def test_a_message_of_the_new_bot_is_not_taken_for_one_of_the_former(database: Database) -> None:
    await used_database(database)
    async with database.session.begin() as session:
        await bot_names.switch_bot(session, SECOND, NOW)
        person = (await session.scalars(select(Person))).one()
        assert await outbox.subject_of(session, 1001, 50) is None
        assert await outbox.subject_of(session, -100, 50) == "question:1", "groups have numbers of their own"
        assert await questions.by_message(session, person, 50) is None
        assert await answers.by_message(session, person, 1001, 50) is None
    waits = {row.method: (row.state, row.message_id) for row in await _waiting(database)}
    assert waits == {"sendMessage": ("pending", None), "editMessageText": ("expired", None)}
    parts = await one(database, AnnouncementPart, AnnouncementPart.kind == "photo")
    assert parts.message_id == 0


async def test_an_update_of_the_new_bot_is_not_taken_for_a_repeated_one(database: Database) -> None:
    await used_database(database)
    async with database.session.begin() as session:
        for number, handled in ((1, NOW), (2, None)):
            known = {
                "update_id": number,
                "sender_id": 1001,
                "raw": "{}",
                "received_at": NOW,
                "handled_at": handled,
            }
            session.add(InboxUpdate(**known))
    async with database.session.begin() as session:
        await bot_names.switch_bot(session, SECOND, NOW)
    assert (await one(database, InboxUpdate)).update_id == 2, "what waits is handled still"


async def test_the_former_bot_has_its_files_again_when_it_comes_back(database: Database) -> None:
    await used_database(database)
    for bot in (SECOND, FIRST):
        async with database.session.begin() as session:
            await bot_names.switch_bot(session, bot, NOW)
    assert (await one(database, Attachment)).bot_id is None
    assert (await one(database, File, File.name == "gone.png")).bot_id is None
    async with database.reader() as session:
        assert not (await bot_names.find_lost(session)).has_any


async def test_owners_are_told_for_two_weeks(database: Database) -> None:
    await used_database(database)
    async with database.session.begin() as session:
        await bot_names.switch_bot(session, SECOND, NOW)
    async with database.session.begin() as session:
        assert await bot_names.find_lost_since(session, NOW + bot_names.NOTIFY_PERIOD) is None
        assert await preferences.get(session, bot_names.LOST_KEY) == {}


async def test_what_waits_names_no_message_of_the_former_bot(database: Database) -> None:
    await used_database(database)
    async with database.session.begin() as session:
        row = {"chat_id": 1003, "lane": 2, "method": "sendMessage", "payload": "{}", "created_at": NOW}
        for state in (outbox.PENDING, outbox.SENDING, outbox.UNKNOWN):
            session.add(OutboxMessage(**row, state=state, target_message_ids="50"))
    async with database.session.begin() as session:
        await bot_names.switch_bot(session, SECOND, NOW)
    async with database.reader() as session:
        found = await session.scalars(select(OutboxMessage).where(OutboxMessage.chat_id == 1003))
        assert [one.target_message_ids for one in found] == [None, None, None]
