"""The staff group: linking, news within Telegram's limits, recovery of topics, answers from the group."""

import asyncio
import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.group_monitor import GroupMonitor
from bot.telegram.api import create_api
from sandbox import members
from sandbox.testing import WAIT_SECONDS, SandboxUser
from storage.accounts import people
from storage.models import (
    Announcement,
    AnnouncementPart,
    AuditEntry,
    GroupNotification,
    GroupTopic,
    OutboxMessage,
    Question,
    Seat,
)
from storage.team import group, group_failures, roles
from storage.team.group import LinkedGroup
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    SECOND,
    STAFF,
    STAFF_TWO,
    add_consented_person,
    all_rows,
    button_labels,
    consented_user,
    first_line,
    in_languages,
    person_row,
    press_earlier,
    text_of,
    tick_clock,
    wait_settled,
    wake_sender,
)
from tests.sandbox.sample_media import png

TITLE = "Үлгү штаб"
Message = dict[str, Any]


async def group_with_bot(here: RunningBot, *members: int, forum: bool = False) -> int:
    """Return a group with the bot in it."""
    return await here.sandbox.new_group(TITLE, [STAFF, *members], is_forum=forum)


async def linked_group(
    here: RunningBot, language: str = "ru", *members: int, forum: bool = False
) -> tuple[SandboxUser, int]:
    """Return an owner, and the linked group."""
    owner = await consented_user(here, STAFF, language)
    chat = await group_with_bot(here, *members, forum=forum)
    async with here.database.session.begin() as session:
        now = datetime.now(UTC)
        await group.save_linked(session, LinkedGroup(chat, TITLE, forum, language, now.isoformat()), now)
    return owner, chat


async def load_linked(here: RunningBot) -> LinkedGroup | None:
    async with here.database.reader() as session:
        return await group.get_linked(session)


async def group_messages(one: SandboxUser, chat: int) -> list[Message]:
    """Return the bot's messages in the group, as a member sees them."""
    return [
        message
        for message in await one.messages(chat)
        if message.get("from", {}).get("is_bot") and "text" in message
    ]


async def register_people(here: RunningBot, *numbers: int) -> None:
    """Have people register at Karakol."""
    async with here.database.session.begin() as session:
        for number in numbers:
            await add_consented_person(session, number, at="karakol")


async def ask_question(here: RunningBot, words: str, number: int = HEAD) -> SandboxUser:
    head = await consented_user(here, number, at="karakol")
    await wait_settled(here, await head.write(f"/ask {words}"))
    return head


# Linking.


@in_languages("ru", "ky")
async def test_an_owner_links_a_group_by_the_link_once_they_know_who_reads_it(
    here: RunningBot, language: str
) -> None:
    owner = await consented_user(here, STAFF, language)
    chat = await group_with_bot(here, HEAD)
    await owner.write("/staff")
    await owner.wait_for(first_line(language, "staff-panel"))
    await owner.press(text_of(language, "group-button"))
    notice = await owner.wait_for(first_line(language, "group-none"))
    assert "⚠️" in notice["text"]
    await owner.press(text_of(language, "group-agree"))
    shown = await owner.wait_for(text_of(language, "group-choose")[:20])
    url = (await owner.press(text_of(language, "group-choose", "open")))["url"]
    assert "?startgroup=" in url
    assert shown["message_id"] == notice["message_id"]
    word = url.partition("?startgroup=")[2].partition("&")[0]
    await owner.write(f"/start {word}", chat=chat)
    await owner.wait_for(first_line(language, "group", title=TITLE))
    assert await group_messages(owner, chat) == []
    kept = await load_linked(here)
    assert kept is not None
    assert (kept.chat_id, kept.title, kept.language) == (chat, TITLE, language)
    assert "group.linked" in [one.action for one in await all_rows(here, AuditEntry)]


async def test_the_word_is_for_its_owner_and_for_once(here: RunningBot) -> None:
    owner, other = await consented_user(here, STAFF, "ru"), await consented_user(here, STAFF_TWO, "ru")
    chat = await group_with_bot(here, STAFF_TWO, HEAD)
    async with here.database.session.begin() as session:
        word = await group.create_offer(session, (await person_row(here, STAFF)).id, datetime.now(UTC))
    await wait_settled(here, await other.write(f"/start {word}", chat=chat))
    assert await load_linked(here) is None
    await other.wait_for(text_of("ru", "group-late"))
    await wait_settled(here, await (await here.person(HEAD)).write(f"/start {word}", chat=chat))
    assert await load_linked(here) is None
    await wait_settled(here, await owner.write(f"/start@somebody_else {word}", chat=chat))
    assert await load_linked(here) is None
    await wait_settled(here, await owner.write(f"/start {word}", chat=chat))
    assert await load_linked(here) is not None
    await wait_settled(here, await owner.write("/unlink", chat=chat))
    await wait_settled(here, await owner.write(f"/start {word}", chat=chat))
    assert await load_linked(here) is None


async def test_whoever_is_no_owner_is_not_heard_in_a_group(here: RunningBot) -> None:
    head = await consented_user(here, HEAD, "ky")
    owner, chat = await linked_group(here, "ru", HEAD)
    seen = len(await head.messages())
    for words in ("/link", "/unlink", "/start abc", "Салам", "/staff", text_of("ky", "key-ask")):
        await wait_settled(here, await head.write(words, chat=chat))
    assert len(await head.messages()) == seen
    assert await group_messages(owner, chat) == []
    assert await load_linked(here) is not None


@in_languages("ky", "ru")
async def test_an_owner_links_the_group_from_within_and_unlinks_it_and_it_hears_no_more(
    here: RunningBot, language: str
) -> None:
    owner = await consented_user(here, STAFF, language)
    chat = await group_with_bot(here)
    await owner.write("/link", chat=chat)
    await owner.wait_for(first_line(language, "group-here", title=TITLE))
    await owner.press(text_of(language, "group-agree"))
    await owner.wait_for(first_line(language, "group", title=TITLE))
    assert await load_linked(here) is not None
    await register_people(here, SECOND)
    await owner.press(text_of(language, "group-off"))
    await owner.wait_for(first_line(language, "group-off-confirm", title=TITLE))
    await owner.press(text_of(language, "group-off-confirm", "yes"))
    await owner.wait_for(first_line(language, "group-ended", title=TITLE))
    await tick_clock(here, 2)
    assert await group_messages(owner, chat) == []


async def test_what_happens_while_the_bot_is_out_of_the_group_is_told_once_it_is_back(
    here: RunningBot,
) -> None:
    owner, chat = await linked_group(here, "ky")
    await here.sandbox.api("leaveChat", chat_id=chat)
    await owner.wait_for(first_line("ky", "group-gone", title=TITLE))
    await register_people(here, SECOND)
    await tick_clock(here, 2)
    kept = await load_linked(here)
    assert kept is not None
    assert kept.pause == group_failures.REMOVED
    await wait_settled(here, {"update_ids": put_bot_back(here, chat)})
    await owner.wait_for(first_line("ky", "group-works", title=TITLE))
    await tick_clock(here, 2)
    (message,) = await group_messages(owner, chat)
    assert f"Үлгү Үлгүев {SECOND}" in message["text"]


def put_bot_back(here: RunningBot, chat: int) -> list[int]:
    """Put the bot into the group again. Return the updates' numbers."""
    assert here.sandbox.server is not None
    world = here.sandbox.server.world
    bot, by = world.bots[here.sandbox.bot], world.people[STAFF]
    return members.join(world, world.groups[chat], bot.user, by.user)


async def advance_to_retry(here: RunningBot) -> None:
    """Move the clock to the next attempt."""
    kept = await load_linked(here)
    assert kept is not None
    async with here.database.session.begin() as session:
        now = datetime.now(UTC)
        await group.save_linked(session, replace(kept, try_at=now.isoformat()), now)


REFUSED = (
    (400, "Bad Request: not enough rights to send text messages to the chat", "group-muted"),
    (400, "Bad Request: TOPIC_CLOSED", "group-muted"),
    (403, "Forbidden: bot was kicked from the supergroup chat", "group-gone"),
)


@pytest.mark.parametrize(("code", "words", "key"), REFUSED)
async def test_a_post_that_was_refused_is_made_up_for_and_owners_hear_once_of_either(
    here: RunningBot, code: int, words: str, key: str
) -> None:
    owner, chat = await linked_group(here, "ru")
    await here.sandbox.add_fault(
        action="error", methods="sendMessage", chat=chat, error_code=code, description=words
    )
    await register_people(here, HEAD, SECOND)
    await tick_clock(here, 3)
    await advance_to_retry(here)
    await tick_clock(here, 3)
    told = [one["text"] for one in await owner.messages() if one.get("text")]
    assert len([text for text in told if text.startswith(first_line("ru", key, title=TITLE))]) == 1
    assert await group_messages(owner, chat) == []
    assert await all_rows(here, GroupNotification)
    tries = [one for one in await here.sandbox.journal("sendMessage") if one["params"]["chat_id"] == chat]
    assert len(tries) == 3  # both, and one of them again
    await here.sandbox.clear_faults()
    await tick_clock(here)
    assert await group_messages(owner, chat) == []
    await advance_to_retry(here)
    await tick_clock(here, 2)
    await owner.wait_for(first_line("ru", "group-works", title=TITLE))
    await tick_clock(here)
    texts = [message["text"] for message in await group_messages(owner, chat)]
    assert sorted(number for number in (HEAD, SECOND) for text in texts if str(number) in text) == [
        HEAD,
        SECOND,
    ]
    assert "failed" not in {one.state for one in await all_rows(here, OutboxMessage)}


async def check_group(here: RunningBot) -> None:
    """Have the bot check the group; wait until all its messages are sent."""
    api, _ = create_api(here.settings)
    await api.open()
    try:
        await GroupMonitor(here.database, api, here.settings, lambda: wake_sender(here)).check()
    finally:
        await api.disconnect()
    await wait_settled(here)


async def test_in_a_group_that_has_become_public_nothing_is_posted_until_it_is_private(
    here: RunningBot,
) -> None:
    owner, chat = await linked_group(here, "ru")
    await check_group(here)
    await owner.act("publish", chat=chat, username="sample_staff")
    await check_group(here)
    await owner.wait_for(first_line("ru", "group-public", title=TITLE))
    await register_people(here, SECOND)
    await tick_clock(here)
    await advance_to_retry(here)
    await tick_clock(here)
    assert await group_messages(owner, chat) == []
    page = await press_earlier(here, owner, "group")
    assert first_line("ru", "group-public", title=TITLE) in page["text"]
    await wait_settled(here, await owner.write("/link", chat=chat))
    await owner.act("publish", chat=chat)
    await check_group(here)
    await owner.wait_for(first_line("ru", "group-works", title=TITLE))
    await tick_clock(here)
    assert len(await group_messages(owner, chat)) == 1


async def test_an_owner_has_a_former_member_of_staff_put_out_of_the_group(here: RunningBot) -> None:
    owner, chat = await linked_group(here, "ru", HEAD)
    await consented_user(here, HEAD, name="Үлгү Мурунку")
    async with here.database.session.begin() as session:
        person = (await people.get_or_create(session, [HEAD], datetime.now(UTC)))[HEAD]
        role = await roles.grant(session, person, roles.MODERATOR, datetime.now(UTC), None)
        await roles.revoke(session, role, datetime.now(UTC))
    await check_group(here)
    known = (await here.person(HEAD)).person
    name = f"{known['first_name']} {known.get('last_name', '')}".strip()
    await owner.wait_for(first_line("ru", "group-outsider-former", name=name, title=TITLE))
    await wait_settled(here, await owner.press(text_of("ru", "group-outsider-remove")))
    await check_group(here)
    await owner.wait_for(first_line("ru", "group-outsider-removed", name=name, title=TITLE))
    assert here.sandbox.server is not None
    assert here.sandbox.server.world.groups[chat].member(HEAD)["status"] == "kicked"
    assert "group.member_removed" in [one.action for one in await all_rows(here, AuditEntry)]


async def test_owners_hear_of_whoever_comes_into_the_group_without_a_role(here: RunningBot) -> None:
    owner, chat = await linked_group(here, "ky")
    stranger = await here.person(SECOND)
    await wait_settled(here, await stranger.act("join", chat=chat))
    await check_group(here)
    told = await owner.wait_for(text_of("ky", "group-outsider-by-button"))
    assert stranger.person["first_name"] in told["text"]
    seen = len(await owner.messages())
    staff = await here.person(STAFF_TWO)
    await wait_settled(here, await staff.act("join", chat=chat))
    await check_group(here)
    assert len(await owner.messages()) == seen


async def test_a_group_that_became_a_supergroup_is_followed(here: RunningBot) -> None:
    owner, chat = await linked_group(here, "ru")
    new = await group_with_bot(here)
    moved = {
        "update_id": 900_000_001,
        "message": {
            "message_id": 5,
            "date": 0,
            "from": {"id": STAFF, "is_bot": False, "first_name": "S"},
            "chat": {"id": chat, "type": "group", "title": TITLE},
            "migrate_to_chat_id": new,
        },
    }
    await here.sandbox.push_updates([moved])
    await wait_settled(here, {"update_ids": [900_000_001]})
    await register_people(here, SECOND)
    await tick_clock(here)
    assert len(await group_messages(owner, new)) == 1
    assert await group_messages(owner, chat) == []


async def fail_as_migrated(here: RunningBot, chat: int) -> int:
    """Make the next message to this group fail with its migration to another id. Return that id."""
    await wait_settled(here)
    new = await group_with_bot(here)
    await here.sandbox.add_fault(
        action="error",
        methods="sendMessage",
        chat=chat,
        error_code=400,
        description="Bad Request: group chat was upgraded to a supergroup chat",
        migrate_to_chat_id=new,
    )
    return new


async def test_a_move_that_only_a_refusal_tells_of_loses_nothing(here: RunningBot) -> None:
    owner, chat = await linked_group(here, "ru")
    new = await fail_as_migrated(here, chat)
    await register_people(here, SECOND)
    async with asyncio.timeout(WAIT_SECONDS):
        while not await group_messages(owner, new):
            await tick_clock(here)
    await tick_clock(here, 2)
    assert len(await group_messages(owner, new)) == 1


async def test_what_failed_there_is_told_again_within_the_same_second(
    here: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, chat = await linked_group(here, "ru")
    second = datetime.now(UTC).replace(microsecond=0)
    moments = (second + timedelta(microseconds=passed) for passed in itertools.count())
    monkeypatch.setattr("bot.clock.utc_now", lambda: next(moments))
    new = await fail_as_migrated(here, chat)
    await register_people(here, SECOND)
    await tick_clock(here, 2)
    assert len(await group_messages(owner, new)) == 1


# News.


@in_languages("ru", "ky")
async def test_a_registration_and_a_question_are_read_in_the_seminars_topic(
    here: RunningBot, language: str
) -> None:
    owner, chat = await linked_group(here, language, forum=True)
    await ask_question(here, "Суу качан келет?")
    await tick_clock(here, 2)
    question, registered = await group_messages(owner, chat)
    assert "Суу качан келет?" in question["text"]
    assert text_of(language, "news-question", text="").strip() in question["text"]
    assert "Үлгү Үлгүев 1001" in registered["text"]
    assert "+996" not in question["text"] + registered["text"]
    (topic,) = await all_rows(here, GroupTopic)
    assert {question["message_thread_id"], registered["message_thread_id"]} == {topic.thread_id}
    assert button_labels(question) == []


async def test_each_thing_is_told_once_however_often_the_clock_ticks(here: RunningBot) -> None:
    owner, chat = await linked_group(here)
    await register_people(here, HEAD, SECOND)
    await tick_clock(here, 4)
    assert len(await group_messages(owner, chat)) == 2


async def test_what_was_before_the_group_was_linked_is_not_told(here: RunningBot) -> None:
    await register_people(here, HEAD)
    owner, chat = await linked_group(here)
    await tick_clock(here, 2)
    assert await group_messages(owner, chat) == []


async def test_much_is_told_in_few_messages_and_the_limit_is_never_passed(
    sqlite_url: str, here: RunningBot
) -> None:
    owner, chat = await linked_group(here)
    await here.sandbox.set_limits(on=True)
    numbers = range(7001, 7061)
    for number in range(0, 60, 20):
        await register_people(here, *numbers[number : number + 20])
        await tick_clock(here)
    texts = [message["text"] for message in await group_messages(owner, chat)]
    assert len(texts) <= 3
    assert text_of("ru", "news-registered", number=20, scope="…", list="").splitlines()[0][:20] in texts[0]
    assert (await here.sandbox.windows())["group_over"] == 0
    news = await all_rows(here, GroupNotification)
    assert len(news) == 60
    assert all(one.post_key for one in news)


async def test_every_file_of_a_question_is_in_the_group_and_a_reply_to_any_of_them_answers(
    here: RunningBot,
) -> None:
    owner, chat = await linked_group(here)
    head = await consented_user(here, HEAD, at="karakol")
    await wait_settled(here, await head.write("/ask"))
    await wait_settled(
        here, await head.album("photo", [(png(8, 8), "a.png"), (png(9, 9), "b.png")], "Эки сүрөт")
    )
    await tick_clock(here, 2)
    shown = [one for one in await owner.messages(chat) if "photo" in one]
    assert ["Эки сүрөт" in one.get("caption", "") for one in shown] == [True, False]
    await wait_settled(here, await owner.write("Ооба, болот", chat=chat, reply_to=shown[1]["message_id"]))
    assert (await all_rows(here, Question))[0].state == "answered"


async def test_questions_stand_alone_while_registrations_share_a_message(here: RunningBot) -> None:
    owner, chat = await linked_group(here)
    await register_people(here, *range(7001, 7010))
    async with here.database.session.begin() as session:
        seat = (await session.scalars(select(Seat))).first()
        assert seat is not None
        for number in (1, 2):
            session.add(
                Question(
                    seminar_id=seat.seminar_id,
                    number=number,
                    person_id=seat.person_id,
                    text=f"Суроо {number}",
                    chat_message_id=number,
                    asked_at=datetime.now(UTC),
                    state_changed_at=datetime.now(UTC),
                )
            )
    await tick_clock(here)
    texts = [message["text"] for message in await group_messages(owner, chat)]
    assert ["Суроо 1" in texts[0], "Суроо 2" in texts[1], len(texts)] == [True, True, 3]
    assert texts[2].count("Үлгү Үлгүев") == 9


async def test_a_topic_that_was_deleted_is_made_again_and_nothing_is_lost(here: RunningBot) -> None:
    owner, chat = await linked_group(here, forum=True)
    await register_people(here, HEAD)
    await tick_clock(here, 2)
    (topic,) = await all_rows(here, GroupTopic)
    await owner.act("delete_topic", chat=chat, topic=topic.thread_id)
    await register_people(here, SECOND)
    await tick_clock(here, 4)
    (again,) = await all_rows(here, GroupTopic)
    assert again.thread_id != topic.thread_id
    (message,) = await group_messages(owner, chat)
    assert f"Үлгү Үлгүев {SECOND}" in message["text"]
    assert message["message_thread_id"] == again.thread_id
    assert "failed" not in {one.state for one in await all_rows(here, OutboxMessage)}


async def test_without_the_right_to_make_topics_all_comes_to_one_place_and_owners_know(
    here: RunningBot,
) -> None:
    owner, chat = await linked_group(here, "ky", forum=True)
    words = "Bad Request: not enough rights to create a topic"
    await here.sandbox.add_fault(
        action="error", methods="createForumTopic", error_code=400, description=words
    )
    await register_people(here, SECOND)
    await tick_clock(here, 3)
    await owner.wait_for(first_line("ky", "group-no-topics", title=TITLE))
    (message,) = await group_messages(owner, chat)
    assert "message_thread_id" not in message
    await here.sandbox.clear_faults()
    await wait_settled(here, await owner.write("/link", chat=chat))
    await register_people(here, HEAD)
    await tick_clock(here, 2)
    assert "message_thread_id" in (await group_messages(owner, chat))[-1]


@in_languages("ky", "ru")
async def test_an_announcement_that_begins_is_told_in_the_groups_language(
    here: RunningBot, language: str
) -> None:
    owner, chat = await linked_group(here, language)
    async with here.database.session.begin() as session:
        told = {"created_by_id": 1, "created_at": datetime.now(UTC), "state": "done", "audience_size": 12}
        one = Announcement(seminar_id=1, started_at=datetime.now(UTC), **told)
        session.add_all([one, Announcement(seminar_id=1, **told)])
        await session.flush()
        for tongue, html in (("ky", "<b>Автобус</b> 08:00до"), ("ru", "<b>Автобус</b> &lt;в 08:00&gt;")):
            part = {"language": tongue, "position": 0, "kind": "text", "chat_id": 1, "message_id": 1}
            session.add(AnnouncementPart(announcement_id=one.id, html=html, **part))
    await tick_clock(here, 2)
    (message,) = await group_messages(owner, chat)
    words = {"ky": "Автобус 08:00до", "ru": "Автобус <в 08:00>"}[language]
    assert (
        text_of(language, "news-announcement-line", text="…", number=12).replace("…", words)
        in message["text"]
    )


@in_languages("ru", "ky")
async def test_a_correction_and_a_retraction_are_told_and_a_reminder_is_not(
    here: RunningBot, language: str
) -> None:
    owner, chat = await linked_group(here, language)
    async with here.database.session.begin() as session:
        told = {
            "created_by_id": 1,
            "created_at": datetime.now(UTC),
            "seminar_id": 1,
            "state": "done",
            "audience_size": 12,
        }
        original = Announcement(**told)
        session.add(original)
        await session.flush()
        begun = told | {"original_id": original.id, "started_at": datetime.now(UTC)}
        changes = [Announcement(kind=kind, **begun) for kind in ("edit", "delete", "reminder")]
        session.add_all(changes)
        await session.flush()
        for one, html in ((original, "Автобус 08:00"), (changes[0], "Автобус 09:00")):
            part = {"language": language, "position": 0, "kind": "text", "chat_id": 1, "message_id": 1}
            session.add(AnnouncementPart(announcement_id=one.id, html=html, **part))
    await tick_clock(here, 2)
    texts = "\n".join(message["text"] for message in await group_messages(owner, chat))
    assert text_of(language, "report-of-edit", words="Автобус 09:00") in texts
    assert text_of(language, "report-of-delete", words="Автобус 08:00") in texts
    assert text_of(language, "report-of-reminder", words="") not in texts


# Answering, and outdated posts.


@in_languages("ky", "ru")
async def test_a_reply_in_the_group_answers_the_question_and_the_group_sees_it(
    here: RunningBot, language: str
) -> None:
    owner, chat = await linked_group(here, language)
    asker = await ask_question(here, "Суу качан келет?")
    await tick_clock(here)
    question = (await group_messages(owner, chat))[0]
    await owner.write("Эртең келет.", reply_to=question["message_id"], chat=chat)
    answer = await asker.wait_for("Эртең келет.")
    assert answer["text"].startswith(first_line("ky", "question-answer", number=1))
    await owner.wait_for(first_line(language, "answer-sent", number=1))
    await tick_clock(here)
    shown = (await group_messages(owner, chat))[0]
    assert shown["message_id"] == question["message_id"]
    assert shown["text"].startswith("✅")
    assert "Эртең келет." in shown["text"]


async def test_a_reply_of_somebody_without_the_role_answers_nothing(here: RunningBot) -> None:
    owner, chat = await linked_group(here, "ru", SECOND)
    asker = await ask_question(here, "Суу качан келет?")
    stranger = await consented_user(here, SECOND)
    await tick_clock(here)
    question = (await group_messages(owner, chat))[0]
    seen = [len(await one.messages()) for one in (asker, stranger)]
    for _ in range(2):
        await wait_settled(here, await stranger.write("Билбейм", reply_to=question["message_id"], chat=chat))
    assert [len(await one.messages()) for one in (asker, stranger)] == seen
    assert [one.state for one in await all_rows(here, Question)] == ["new"]
    (word,) = [
        one
        for one in await group_messages(owner, chat)
        if one["text"] == text_of("ru", "group-hint-stranger")
    ]
    assert word["reply_to_message"]["text"] == "Билбейм"


async def test_what_is_no_answer_and_what_is_written_in_another_name_gets_a_word_in_the_group(
    here: RunningBot,
) -> None:
    owner, chat = await linked_group(here, "ru", forum=True)
    await ask_question(here, "Суу качан келет?")
    await tick_clock(here, 2)
    question = (await group_messages(owner, chat))[0]
    thread, number = question["message_thread_id"], question["message_id"]
    await wait_settled(here, await owner.write("Салам", chat=chat, reply_to=thread))
    await wait_settled(here, await owner.act("write", text="Салам", chat=chat, topic=thread))
    await wait_settled(here, await owner.act("location", chat=chat, reply_to=number))
    await wait_settled(here, await owner.act("contact", chat=chat, reply_to=number))
    for author in ("group", "channel"):
        did = await owner.act("write", text="Эртең", chat=chat, reply_to=number, **{"as": author})
        await wait_settled(here, did)
    words = [
        one
        for one in await group_messages(owner, chat)
        if one["message_id"] > number and "reply_to_message" in one
    ]
    expected = [text_of("ru", f"group-hint-{why}") for why in ("kind", "admin", "channel")]
    assert [one["text"] for one in words if one["text"] in expected] == expected
    assert {one["message_thread_id"] for one in words} == {thread}
    assert [one.state for one in await all_rows(here, Question)] == ["new"]


async def test_who_is_forgotten_is_forgotten_in_the_group_too(here: RunningBot) -> None:
    owner, chat = await linked_group(here)
    head = await ask_question(here, "Канарейка сурайт")
    await register_people(here, *range(7001, 7009))
    await tick_clock(here)
    before = "".join(message["text"] for message in await group_messages(owner, chat))
    assert f"Үлгү Үлгүев {HEAD}" in before
    assert "Канарейка" in before
    await wait_settled(here, await head.write("/forget"))
    await head.press(text_of("ky", "erasure-confirm", "yes"))
    await head.wait_for(first_line("ky", "erased"))
    await tick_clock(here)
    after = "".join(message["text"] for message in await group_messages(owner, chat))
    assert f"Үлгү Үлгүев {HEAD}" not in after
    assert "Канарейка" not in after
    assert "Үлгү Үлгүев 7001" in after


async def test_the_group_reads_another_language_when_its_owner_says_so(here: RunningBot) -> None:
    owner, chat = await linked_group(here, "ru")
    await press_earlier(here, owner, "group")
    await owner.press(text_of("ru", "language-name-ky"))
    await register_people(here, SECOND)
    await wait_settled(here)
    await tick_clock(here)
    (message,) = await group_messages(owner, chat)
    assert message["text"].startswith(first_line("ky", "news-registered", number=1))
