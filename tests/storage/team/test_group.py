"""The staff group in the database: news by their dedup key, once; failed posts are repeated."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from storage.accounts import people
from storage.database import Database
from storage.messages import outbox
from storage.models import (
    Announcement,
    AnnouncementPart,
    GroupNotification,
    GroupTopic,
    OutboxMessage,
    Person,
    Seminar,
)
from storage.privacy import erasure
from storage.questions import questions
from storage.seats import registrations
from storage.team import group, group_failures, group_outsiders, roles
from storage.team.group import LinkedGroup
from storage.team.group_failures import GroupFailure
from storage.team.group_outsiders import MemberCheck
from tests.storage.conftest import NOW, new_seminar

CHAT = -1000000000077
LINKED = LinkedGroup(CHAT, "Үлгү", forum=True, language="ky", since=(NOW - timedelta(hours=1)).isoformat())


async def create_news(database: Database) -> None:
    """Store a registration, a question and two announcements: one for a seminar, one for everybody."""
    async with database.session.begin() as session:
        await group.save_linked(session, LINKED, NOW)
        seminar, person = await session.get(Seminar, 1), await session.get(Person, 1)
        assert seminar is not None
        assert person is not None
        person.office, person.position = "project", "other"
        await registrations.register(session, seminar, person, NOW)
        await questions.create_question(session, seminar, person, "x", message_id=5, anonymous=False, at=NOW)
        for number, which in enumerate((1, None), start=1):
            session.add(
                Announcement(
                    seminar_id=which,
                    created_by_id=1,
                    created_at=NOW,
                    started_at=NOW + timedelta(seconds=number),
                )
            )


async def news(database: Database) -> list[tuple[str, str, str]]:
    async with database.session.begin() as session:
        await group.collect_notifications(session, LINKED, NOW)
        return [(one.topic, one.kind, one.subject) for one in await group.list_unposted(session)]


async def store_message(database: Database, dedup_key: str, **values: Any) -> None:
    """Store a message to the group with its outcome."""
    row = {
        "chat_id": CHAT,
        "lane": 1,
        "method": "sendMessage",
        "payload": "",
        "dedup_key": dedup_key,
        "created_at": NOW,
        "state": outbox.SENT,
    }
    async with database.session.begin() as session:
        await outbox.enqueue(session, [row | values])


async def test_what_happened_is_found_by_its_cause_and_once(seeded: Database) -> None:
    await create_news(seeded)
    expected = [
        ("seminar:1", group.REGISTERED, "seat:1"),
        ("seminar:1", group.QUESTION, "question:1"),
        ("seminar:1", group.ANNOUNCEMENT, "announcement:1"),
        (group.EVERYBODY, group.ANNOUNCEMENT, "announcement:2"),
    ]
    assert sorted(await news(seeded)) == sorted(expected)
    assert sorted(await news(seeded)) == sorted(expected)


async def test_what_was_there_before_the_group_is_no_news(seeded: Database) -> None:
    await create_news(seeded)
    late = LinkedGroup(CHAT, "x", forum=False, language="ky", since=(NOW + timedelta(hours=1)).isoformat())
    async with seeded.session.begin() as session:
        await group.collect_notifications(session, late, NOW)
        assert await group.list_unposted(session) == []


async def test_an_unlinked_group_leaves_nothing_to_be_said_later(seeded: Database) -> None:
    await create_news(seeded)
    await news(seeded)
    await store_message(seeded, "waits", state=outbox.PENDING, payload='{"text": "x"}')
    async with seeded.session.begin() as session:
        await group.unlink(session, LINKED, NOW)
    async with seeded.session.begin() as session:
        assert await group.get_linked(session) is None
        assert await group.list_unposted(session) == []
        assert list(await session.scalars(select(OutboxMessage.state))) == ["expired"]


async def test_a_topic_knows_its_number_once_it_is_made(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        topic = await group.get_topic(session, LINKED, "seminar:1")
        topic.creation_key = "topic:1:1"
    async with seeded.session.begin() as session:
        assert (await group.get_topic(session, LINKED, "seminar:1")).thread_id is None
    await store_message(seeded, "topic:1:1", method="createForumTopic", message_id=40)
    async with seeded.session.begin() as session:
        assert (await group.get_topic(session, LINKED, "seminar:1")).thread_id == 40


@pytest.mark.parametrize(
    ("method", "error", "found"),
    [
        ("sendMessage", "Message thread not found", [GroupFailure("thread")]),
        ("sendPhoto", "TOPIC_CLOSED", [GroupFailure("thread")]),
        ("createForumTopic", "Not enough rights to create a topic", [GroupFailure("topics")]),
        ("sendMessage", "Forbidden: bot was kicked from the supergroup chat", [GroupFailure("gone")]),
        ("sendMessage", "Forbidden: the group chat was deleted", [GroupFailure("gone")]),
        ("sendMessage", "Group migrated to supergroup. New chat id: -1005", [GroupFailure("moved", -1005)]),
        ("sendMessage", "Not enough rights to send text messages to the chat", [GroupFailure("muted")]),
        ("sendMessage", "Have no rights to send a message", [GroupFailure("muted")]),
        ("sendPhoto", "CHAT_WRITE_FORBIDDEN", [GroupFailure("muted")]),
        ("sendMessage", "CHAT_RESTRICTED", [GroupFailure("muted")]),
        ("sendMessage", "Have no write access to the chat", [GroupFailure("muted")]),
        ("sendPhoto", "Not enough rights to send photos to the chat", []),
        ("sendMessage", "Can't parse entities", []),
    ],
)
@pytest.mark.any_database
async def test_what_failed_is_understood_and_said_again(
    seeded: Database, method: str, error: str, found: list[GroupFailure]
) -> None:
    await create_news(seeded)
    await news(seeded)
    dedup_key = "topic:1:1" if method == "createForumTopic" else "news:1:1"
    async with seeded.session.begin() as session:
        await session.execute(update(GroupNotification).values(posted_at=NOW, post_key=dedup_key))
        session.add(GroupTopic(chat_id=CHAT, name="seminar:1", thread_id=40, creation_key="topic:1:1"))
    await store_message(seeded, dedup_key, method=method, state=outbox.FAILED, error=error)
    async with seeded.session.begin() as session:
        assert await group_failures.handle_failures(session, LINKED) == found
        assert len(await group.list_unposted(session)) == (4 if found else 0)
        (topic,) = await session.scalars(select(GroupTopic))
        lost = found in ([GroupFailure("thread")], [GroupFailure("topics")])
        assert (topic.thread_id, topic.creation_key) == ((None, None) if lost else (40, "topic:1:1"))
        (state,) = await session.scalars(select(OutboxMessage.state))
        assert state == ("expired" if found else "failed")
        assert await group_failures.handle_failures(session, LINKED) == []


async def test_a_closed_place_without_topics_is_one_where_we_may_not_write(seeded: Database) -> None:
    await store_message(seeded, "news:1:1", state=outbox.FAILED, error="TOPIC_CLOSED")
    async with seeded.session.begin() as session:
        assert await group_failures.handle_failures(session, replace(LINKED, forum=False)) == [
            GroupFailure("muted")
        ]


async def announce_all(database: Database, dedup_key: str) -> None:
    """Have this message tell everything that happened."""
    await create_news(database)
    await news(database)
    async with database.session.begin() as session:
        await session.execute(update(GroupNotification).values(posted_at=NOW, post_key=dedup_key))


async def test_what_waits_when_nothing_may_be_posted_is_to_be_said_later(seeded: Database) -> None:
    await announce_all(seeded, "news:1:1")
    await store_message(seeded, "news:1:1", state=outbox.PENDING, payload='{"text": "x"}')
    async with seeded.session.begin() as session:
        paused = await group_failures.pause_posting(session, LINKED, group_failures.PUBLIC, NOW)
        await session.flush()
        assert (paused.pause, await group.get_linked(session)) == (group_failures.PUBLIC, paused)
        assert len(await group.list_unposted(session)) == 4
        assert list(await session.scalars(select(OutboxMessage.state))) == ["expired"]
        resumed = await group_failures.resume_posting(session, paused, NOW)
        assert (resumed.pause, resumed.try_at) == ("", "")


async def test_what_waits_goes_to_the_number_that_the_group_has_now(seeded: Database) -> None:
    await announce_all(seeded, "news:1:1")
    for dedup_key, method in (("news:1:1", "sendMessage"), ("news:2:1", "editMessageText")):
        await store_message(seeded, dedup_key, method=method, state=outbox.PENDING, payload='{"text": "x"}')
    await store_message(seeded, "news:3:1", state=outbox.FAILED, error="Group migrated. New chat id: -1005")
    async with seeded.session.begin() as session:
        moved = await group.migrate_group(session, LINKED, -1005, NOW)
        assert (moved.chat_id, moved.was) == (-1005, (CHAT,))
        assert await group.get_linked(session) == moved
    async with seeded.session.begin() as session:
        rows = await session.execute(
            select(OutboxMessage.dedup_key, OutboxMessage.chat_id, OutboxMessage.state)
        )
        there = {row[0]: (row[1], row[2]) for row in rows}
        assert there["news:1:1"] == (-1005, "pending")
        assert there["news:2:1"] == (CHAT, "expired")
        await session.execute(update(GroupNotification).values(post_key="news:3:1"))
        assert await group_failures.handle_failures(session, moved) == [GroupFailure("moved", -1005)]
        assert len(await group.list_unposted(session)) == 4


@pytest.mark.parametrize(
    ("dedup_key", "unsaid", "stale"), [("news:1:1:2", 4, 0), ("renewed:news:1:1:9", 0, 4)]
)
async def test_a_further_file_and_an_edit_that_failed_are_made_up_for(
    seeded: Database, dedup_key: str, unsaid: int, stale: int
) -> None:
    await announce_all(seeded, "news:1:1")
    await store_message(
        seeded, dedup_key, state=outbox.FAILED, error="Forbidden: bot was kicked from the group chat"
    )
    async with seeded.session.begin() as session:
        assert await group_failures.handle_failures(session, LINKED) == [GroupFailure("gone")]
        assert len(await group.list_unposted(session)) == unsaid
        marked = await session.scalars(select(GroupNotification.id).where(GroupNotification.stale))
        assert len(list(marked)) == stale


async def test_a_message_that_lists_questions_is_known(seeded: Database) -> None:
    await announce_all(seeded, "news:1:1")
    await store_message(seeded, "news:1:1", message_id=9)
    await store_message(seeded, "news:2:1", message_id=10)
    async with seeded.session.begin() as session:
        shown = [await group.shows_questions(session, CHAT, number) for number in (9, 10, 11)]
    assert shown == [True, False, False]


async def test_whoever_has_no_role_left_is_looked_for_once_a_group_is_linked(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        person = await people.get(session, 1)
        assert person is not None
        for linked in (False, True):
            if linked:
                await group.save_linked(session, LINKED, NOW)
            first = await roles.grant(session, person, roles.EXPERT, NOW, None)
            second = await roles.grant(session, person, roles.DOOR, NOW, None)
            await roles.revoke(session, first, NOW)
            assert await group_outsiders.list_checks(session) == []
            await roles.revoke(session, second, NOW)
            assert await group_outsiders.list_checks(session) == ([MemberCheck(1)] if linked else [])
        await group_outsiders.request_removal(session, 1, 7, NOW)
        assert await group_outsiders.list_checks(session) == [MemberCheck(1, removal_by_id=7)]
        await group_outsiders.clear_checks(session, [1])
        assert await group_outsiders.list_checks(session) == []


async def test_what_is_so_no_longer_is_edited_once_it_has_been_sent(seeded: Database) -> None:
    await create_news(seeded)
    await news(seeded)
    async with seeded.session.begin() as session:
        await session.execute(update(GroupNotification).values(posted_at=NOW, post_key="news:1:1"))
        await group.mark_stale(session, ["question:1", "seat:1"])
    await store_message(seeded, "news:1:1", state=outbox.SENDING)
    async with seeded.session.begin() as session:
        assert await group.list_stale(session, LINKED, 5) == []
        await session.execute(update(OutboxMessage).values(state=outbox.SENT, message_id=9))
    async with seeded.session.begin() as session:
        ((row, told),) = await group.list_stale(session, LINKED, 5)
        assert (row.message_id, len(told)) == (9, 4)
    async with seeded.session.begin() as session:
        assert await group.list_stale(session, LINKED, 5) == []


async def test_forgetting_somebody_makes_what_the_group_reads_of_them_stale(seeded: Database) -> None:
    await create_news(seeded)
    await news(seeded)
    async with seeded.session.begin() as session:
        await session.execute(update(GroupNotification).values(posted_at=NOW, post_key="news:1:1"))
    async with seeded.session.begin() as session:
        person = await people.get(session, 1)
        assert person is not None
        await erasure.erase_person(session, person, NOW)
        marked = await session.scalars(select(GroupNotification.subject).where(GroupNotification.stale))
        assert sorted(marked) == ["question:1", "seat:1"]


async def test_an_owners_yes_is_their_own_for_a_quarter_of_an_hour_and_for_once(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        word = await group.create_offer(session, 1, NOW)
        assert await group.consume_offer(session, 2, NOW, word) is None
        assert await group.consume_offer(session, 1, NOW, word + "x") is None
        assert await group.consume_offer(session, 1, NOW + group.OFFER_LIFETIME, word) is None
        assert await group.consume_offer(session, 1, NOW, word) is not None
        assert await group.consume_offer(session, 1, NOW, word) is None


async def test_an_announcement_is_told_in_the_groups_language_where_it_can_be(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        one = Announcement(seminar_id=1, created_by_id=1, created_at=NOW)
        session.add_all([one, new_seminar("naryn")])
        await session.flush()
        for language in ("ru", "ky"):
            session.add(
                AnnouncementPart(
                    announcement_id=one.id,
                    language=language,
                    position=0,
                    kind="text",
                    chat_id=1,
                    message_id=1,
                    html=language,
                )
            )
        await session.flush()
        words = [await group.announcement_html(session, one, language) for language in ("ky", "ru", "en")]
        assert words == ["ky", "ru", "ru"]
