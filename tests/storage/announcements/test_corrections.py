"""Corrections, retractions and reminders of announcements: recipients, messages, and order of deliveries."""

import json
from datetime import timedelta

from storage.announcements import announcements, copies, corrections, reports, update_fanout
from storage.announcements.update_fanout import LocalizedChange
from storage.database import Database, Session
from storage.messages import delivery, outbox
from storage.models import Announcement, AnnouncementPart, Person
from tests.storage.announcements.announcement_rows import (
    create_announcement,
    create_change,
    mark_sent,
    outbox_messages,
    set_outcome,
)
from tests.storage.conftest import NOW

NEW = [
    LocalizedChange("ky", "editMessageText", '{"text":"Жаңы"}', '{"text":"Жаңы","ticked":1}'),
]


async def run_fanout(session: Session, change: Announcement, said: list[LocalizedChange]) -> list[int]:
    """Run the fan-out to its end, two messages at a time; return the number of people in each chunk."""
    await update_fanout.freeze_range(session, change)
    sizes, readers = [], [one.language for one in said]
    for _ in range(10):
        of = await update_fanout.next_chunk(session, change, 2, NOW, readers, ("ky", "ru", "en"))
        if of.people:
            await update_fanout.enqueue(session, change, said, of, ("ky", "ru", "en"), NOW)
        change.fanout_cursor = of.last_id
        await session.flush()
        sizes.append(of.people)
        if not of.has_more:
            break
    return sizes


async def test_only_those_are_counted_who_read_in_a_language_that_is_corrected(database: Database) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 5)
        for number in (2, 5):
            (await session.get_one(Person, number)).language = "ru"
        change = await create_change(session, one, "edit")
        assert await corrections.count_affected(session, one, "edit", NOW, ["ky"]) == 3
        assert await run_fanout(session, change, NEW) == [1, 2, 0]
        rows = await outbox_messages(session, change)
    assert [row.chat_id for row in rows] == [11, 13, 14]


async def test_a_correction_goes_to_every_delivered_message_by_its_number_and_keeps_the_tick(
    database: Database,
) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 5)
        await set_outcome(session, one, 2, state=outbox.FAILED, message_id=None)
        await set_outcome(session, one, 4, state=outbox.UNKNOWN, message_id=None, payload="{}")
        person = await session.get(Person, 3)
        assert person is not None
        await reports.confirm_read(session, one.id, person, NOW)
        change = await create_change(session, one, "edit")
        assert await corrections.count_affected(session, one, "edit", NOW) == 3
        assert await run_fanout(session, change, NEW) == [2, 1]
        rows = await outbox_messages(session, change)
    assert [row.chat_id for row in rows] == [11, 13, 15]
    assert [json.loads(row.payload).get("ticked") for row in rows] == [None, 1, None]
    assert [row.target_message_ids for row in rows] == ["101", "103", "105"]
    assert {(row.lane, row.method, row.state) for row in rows} == {(2, "editMessageText", "pending")}


async def test_who_reads_words_that_were_right_is_left_alone(database: Database) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 3)
        for number, language in ((1, "ru"), (2, None)):
            person = await session.get(Person, number)
            assert person is not None
            person.language = language
        change = await create_change(session, one, "edit")
        await run_fanout(session, change, NEW)
        assert [row.chat_id for row in await outbox_messages(session, change)] == [12, 13]


async def test_nobody_beyond_a_message_that_is_just_being_sent_is_dealt_with_before_it_has_landed(
    database: Database,
) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 3, state="sending")
        await set_outcome(session, one, 2, state=outbox.SENDING, message_id=None)
        change = await create_change(session, one, "edit")
        assert await run_fanout(session, change, NEW) == [1] + [0] * 9
        await set_outcome(session, one, 2, state=outbox.SENT, message_id=102)
        assert await run_fanout(session, change, NEW) == [2, 0]
        assert [row.chat_id for row in await outbox_messages(session, change)] == [11, 12, 13]


async def test_what_is_owed_after_the_correction_has_the_new_words_and_is_not_corrected(
    database: Database,
) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 3, state="sending")
        await set_outcome(session, one, 3, state=outbox.PENDING, message_id=None, payload="{}")
        change = await create_change(session, one, "edit")
        found = await update_fanout.lock_unsent(session, one.id, 0, 10)
        assert [(row.person_id, row.language, row.position) for row in found] == [(3, "ky", 0)]
        await update_fanout.rewrite_unsent(session, [(found[0].id, "sendMessage", '{"text":"Жаңы"}')])
        assert await run_fanout(session, change, NEW) == [2, 0]
        rows = await outbox_messages(session, one)
        assert (rows[2].method, rows[2].payload) == ("sendMessage", '{"text":"Жаңы"}')
        assert [row.chat_id for row in await outbox_messages(session, change)] == [11, 12]


async def test_the_original_says_what_the_correction_says(database: Database) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session)
        change = await create_change(session, one, "edit", state="draft", buttons=[{"kind": "read"}])
        part = AnnouncementPart(language="ky", position=0, kind="text", chat_id=99, message_id=8, html="Жаңы")
        await announcements.set_part(session, change, "ky", part)
        await corrections.apply_correction(session, one, change)
        (now,) = await announcements.list_parts(session, one.id)
        assert (now.html, now.message_id, one.buttons) == ("Жаңы", 8, [{"kind": "read"}])


async def test_only_what_is_younger_than_48_hours_is_deleted_albums_with_all_their_pictures(
    database: Database,
) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 3)
        await set_outcome(session, one, 1, finished_at=NOW - timedelta(hours=48))
        await set_outcome(
            session, one, 2, finished_at=NOW - timedelta(hours=47, minutes=59), extra_message_ids="7,8"
        )
        change = await create_change(session, one, "delete")
        assert await corrections.count_undeletable(session, one, NOW) == 1
        assert await corrections.count_affected(session, one, "delete", NOW) == 2
        await run_fanout(session, change, [LocalizedChange("ky", "deleteMessage", "{}", "{}")])
        rows = await outbox_messages(session, change)
    assert [(row.method, row.target_message_ids) for row in rows] == [
        ("deleteMessage", "102,7,8"),
        ("deleteMessage", "103"),
    ]


async def test_a_note_goes_to_those_who_still_have_the_message_and_can_be_written_to(
    database: Database,
) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 4)
        deletion = await create_change(session, one, "delete", state="done")
        gone = {"method": "deleteMessage", "message_id": None}
        named = [mark_sent(deletion, number, **gone) for number in (1, 2)]
        named[1]["state"] = outbox.FAILED
        await outbox.enqueue(session, named)
        person = await session.get(Person, 4)
        assert person is not None
        person.unreachable_at = NOW
        note = await create_change(session, one, "note")
        assert await corrections.count_affected(session, one, "note", NOW) == 2
        await run_fanout(session, note, [LocalizedChange("ky", "sendMessage", '{"text":"х"}', "{}")])
        rows = await outbox_messages(session, note)
        assert [(row.chat_id, row.target_message_ids) for row in rows] == [(12, "102"), (13, "103")]


async def test_a_reminder_to_confirm_goes_once_to_each_who_has_not(database: Database) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 3)
        await outbox.enqueue(session, [mark_sent(one, 1, dedup_key=None, message_id=500)])
        person = await session.get(Person, 2)
        assert person is not None
        await reports.confirm_read(session, one.id, person, NOW)
        nudge = await create_change(session, one, "reminder")
        assert await corrections.count_affected(session, one, "reminder", NOW) == 2
        await run_fanout(session, nudge, NEW)
        assert [row.chat_id for row in await outbox_messages(session, nudge)] == [11, 13]


async def test_what_is_taken_back_goes_to_nobody_any_more(database: Database) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 2, state="sending")
        await set_outcome(session, one, 1, state=outbox.PENDING, message_id=None)
        await set_outcome(session, one, 2, state=outbox.UNKNOWN, message_id=None, payload="{}")
        await corrections.retract(session, one, NOW)
        assert (one.state, one.retracted_at) == ("stopped", NOW)
        assert [(row.state, row.payload) for row in await outbox_messages(session, one)] == [
            ("expired", ""),
            ("unknown", ""),
        ]


async def test_a_note_waits_until_what_can_be_deleted_is(database: Database) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session)
        deletion = await create_change(session, one, "delete")
        note = await create_change(session, one, "note", state="scheduled")
        assert await corrections.list_due_notes(session) == []
        deletion.state = "done"
        await session.flush()
        assert await corrections.list_due_notes(session) == [note]


async def test_copies_that_may_be_sent_or_sent_again_go_by_their_second_method(database: Database) -> None:
    async with database.session.begin() as session:
        one = await create_announcement(session, 4, state="sending")
        copied = {"method": "copyMessage|sendPhoto", "payload": "{}", "message_id": None}
        for person, state in ((1, outbox.PENDING), (2, outbox.UNKNOWN), (3, outbox.SENDING)):
            await set_outcome(session, one, person, state=state, **copied)
        assert await copies.replace_copies(session, one.id) == 3
        again = delivery.DeliveryOutcome(3, outbox.PENDING, 1, error="Too Many Requests", not_before=NOW)
        await delivery.record_outcomes(session, [again])
        rows = await outbox_messages(session, one)
    own = "sendPhoto|sendPhoto"
    assert [row.method for row in rows] == [own, own, own, "copyMessage|sendMessage"]
    assert [row.payload for row in rows] == ["{}", "{}", "{}", ""]
