"""Calls of corrections and retractions of announcements, in each reader's version where they differ."""

import json

import pytest

from bot import announcement_updates
from bot.fanout import Fanout
from storage import quiet_hours
from storage.announcements import announcements, reports
from storage.database import Database, Session
from storage.messages import delivery, outbox
from storage.models import Announcement, AnnouncementPart, Person
from tests.storage.announcements.announcement_rows import (
    create_announcement,
    create_change,
    outbox_messages,
    set_outcome,
)
from tests.storage.conftest import NOW

CHUNKS = Fanout("ky", "Asia/Bishkek")


async def start_correction(
    session: Session, one: Announcement, html: str, kind: str = "text"
) -> Announcement:
    """Start a correction of the Kyrgyz text."""
    change = await create_change(session, one, "edit")
    part = AnnouncementPart(kind=kind, chat_id=99, message_id=0, html=html, content={})
    await announcements.set_part(session, change, "ky", part)
    (old,) = await announcements.list_parts(session, one.id)
    old.kind, old.html, old.message_id = kind, html, 0
    await session.flush()
    return change


async def test_what_waits_or_is_uncertain_gets_the_new_words_before_anything_is_corrected(
    database: Database,
) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 3, state="sending")
        await set_outcome(session, one, 2, state=outbox.UNKNOWN, message_id=None, payload='{"text":"Эски"}')
        await set_outcome(session, one, 3, state=outbox.PENDING, message_id=None, payload='{"text":"Эски"}')
        change = await start_correction(session, one, "Салам, {аты}! Жаңы")
        of = await announcement_updates.enqueue_chunk(session, change, CHUNKS, NOW)
        rows = await outbox_messages(session, one)
        assert [json.loads(row.payload)["text"] for row in rows[1:]] == [
            "Салам, Үлгү 2! Жаңы",
            "Салам, Үлгү 3! Жаңы",
        ]
        assert [row.state for row in rows] == ["sent", "unknown", "pending"]
        assert (of.people, of.has_more, change.fanout_finished_at) == (1, False, NOW)
        (row,) = await outbox_messages(session, change)
    assert json.loads(row.payload) == {"text": "Салам, Үлгү 1! Жаңы", "parse_mode": "HTML"}
    assert row.target_message_ids == "101"


@pytest.mark.parametrize("words", ["Жаңы", "Жаңы, {аты}"])
@pytest.mark.parametrize("outcome", [outbox.PENDING, outbox.UNKNOWN])
async def test_a_message_being_sent_when_a_correction_begins_is_retried_with_the_new_text(
    database: Database, words: str, outcome: str
) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 2, state="sending")
        await set_outcome(session, one, 2, state=outbox.SENDING, message_id=None, payload='{"text":"Эски"}')
        change = await start_correction(session, one, words)
        of = await announcement_updates.enqueue_chunk(session, change, CHUNKS, NOW)
        assert (of.people, of.has_more) == (1, True)
        finished = NOW if outcome == outbox.UNKNOWN else None
        await delivery.record_outcomes(session, [delivery.DeliveryOutcome(2, outcome, 1, finished)])
        of = await announcement_updates.enqueue_chunk(session, change, CHUNKS, NOW)
        assert (of.people, of.has_more) == (0, False)
        row = (await outbox_messages(session, one))[1]
    assert row.state == outcome
    assert json.loads(row.payload)["text"] == words.replace("{аты}", "Үлгү 2")


@pytest.mark.parametrize("words", ["Жаңы", "Жаңы, {аты}"])
async def test_the_buttons_stay_and_show_who_has_read_it(database: Database, words: str) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 2, buttons=[{"kind": "read"}])
        person = await session.get(Person, 2)
        assert person is not None
        await reports.confirm_read(session, one.id, person, NOW)
        change = await start_correction(session, one, words, kind="photo")
        await announcement_updates.enqueue_chunk(session, change, CHUNKS, NOW)
        rows = await outbox_messages(session, change)
    keys = [json.loads(row.payload)["reply_markup"]["inline_keyboard"][0][0]["text"] for row in rows]
    assert keys == ["✅ Окуп чыктым", "✓ Окуганыңыз белгиленди"]
    assert {row.method for row in rows} == {"editMessageCaption"}
    assert all("caption" in json.loads(row.payload) for row in rows)


async def test_words_that_look_like_our_own_mark_are_only_words(database: Database) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 1)
        note = await create_change(session, one, "note")
        part = AnnouncementPart(kind="text", chat_id=99, message_id=0, html="@number", content={})
        await announcements.set_part(session, note, "ky", part)
        await announcement_updates.enqueue_chunk(session, note, CHUNKS, NOW)
        (row,) = await outbox_messages(session, note)
    assert (json.loads(row.payload)["text"], row.target_message_ids) == ("@number", "101")


async def test_by_night_notes_and_reminders_to_read_make_no_sound_and_corrections_are_as_ever(
    database: Database,
) -> None:
    quiet_hours.configure("21-7", "Asia/Bishkek")
    night = NOW.replace(hour=17)  # 23:00 in Bishkek
    async with database.session.begin() as session:
        one = await create_announcement(session, 1, buttons=[{"kind": "read"}])
        for kind, at, silent in (("note", NOW, False), ("note", night, True), ("reminder", night, True)):
            change = await create_change(session, one, kind)
            part = AnnouncementPart(kind="text", chat_id=99, message_id=0, html="Салам", content={})
            await announcements.set_part(session, change, "ky", part)
            await announcement_updates.enqueue_chunk(session, change, CHUNKS, at)
            (row,) = await outbox_messages(session, change)
            assert json.loads(row.payload).get("disable_notification", False) is silent
        correction = await start_correction(session, one, "Жаңы")
        await announcement_updates.enqueue_chunk(session, correction, CHUNKS, night)
        (row,) = await outbox_messages(session, correction)
        assert "disable_notification" not in json.loads(row.payload)
