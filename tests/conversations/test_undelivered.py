"""Content that Telegram refuses is delivered as text and reported to its sender; a change of the bot's token."""

from datetime import UTC, datetime
from typing import Any

from bot import preparation
from sandbox.testing import TOKEN, Sandbox
from storage.accounts import people
from storage.models import File, OutboxMessage, Question, question_states
from storage.seminars import materials, seminars
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    KARAKOL,
    SECOND,
    STAFF,
    STAFF_TWO,
    all_rows,
    begin_chat,
    consented_user,
    first_line,
    in_languages,
    newest_message,
    press_earlier,
    run_quiet_bot,
    text_of,
    tick_clock,
    wait_settled,
)
from tests.conversations.test_announcements import staff_at_prompt
from tests.conversations.test_expert_answers import visible_question
from tests.conversations.test_staff_group import ask_question, linked_group
from tests.sandbox.sample_media import ogg, png

ANOTHER = "7000000002:" + TOKEN.partition(":")[2]


async def state(here: RunningBot) -> str:
    [one] = await all_rows(here, Question)
    return str(one.state)


async def lost(here: RunningBot) -> list[str]:
    return [one.undelivered for one in await all_rows(here, OutboxMessage) if one.undelivered]


@in_languages("ky", "ru")
async def test_a_voice_answer_to_who_takes_no_voices_is_asked_for_in_writing(
    here: RunningBot, language: str
) -> None:
    other = "ru" if language == "ky" else "ky"
    staff = await consented_user(here, STAFF, other)
    head = await visible_question(here, language)
    await head.forbid("voice", "video_note")
    await press_earlier(here, staff, "start-answer:1")
    await wait_settled(here, await staff.upload("voice", ogg(2), "a.ogg"))
    got = await head.wait_for(first_line(language, "question-answer", number=1))
    assert "voice" not in got
    assert text_of(language, "thing-voice") in got["text"]
    assert text_of(language, "undelivered-voices") in got["text"]
    assert await lost(here) == ["voice:voices"]
    await tick_clock(here)
    told = await staff.wait_for(first_line(other, "lost-answer-reopened", number=1, thing="", why="")[:30])
    assert await state(here) == question_states.REOPENED
    await wait_settled(here, await staff.write("Эртең / завтра", reply_to=told["message_id"]))
    await head.wait_for("Эртең / завтра")
    assert await state(here) == question_states.ANSWERED


async def test_a_question_by_voice_comes_in_words_to_a_moderator_who_takes_none(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ru")
    await staff.forbid("voice")
    head = await consented_user(here, HEAD, at="karakol")
    await wait_settled(here, await head.write("/ask"))
    await wait_settled(here, await head.upload("voice", ogg(2), "a.ogg"))
    got = await staff.wait_for(text_of("ru", "thing-voice"))
    assert text_of("ru", "undelivered-voices") in got["text"]
    assert text_of("ru", "answer-button") in [
        button["text"] for row in got["reply_markup"]["inline_keyboard"] for button in row
    ]
    await tick_clock(here)
    await head.wait_for(first_line("ky", "lost-question", number=1, thing="", why="")[:20])


async def test_a_question_that_changes_is_changed_where_its_words_came_alone(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ru")
    await staff.forbid("voice")
    head = await consented_user(here, HEAD, at="karakol")
    await wait_settled(here, await head.write("/ask"))
    await wait_settled(here, await head.upload("voice", ogg(2), "a.ogg"))
    got = await staff.wait_for(text_of("ru", "thing-voice"))
    await wait_settled(here, await head.press(data="withdraw-question:1"))
    await wait_settled(here, await head.press(data="withdraw-question:1:yes"))
    assert await here.sandbox.journal("editMessageCaption") == []
    [now] = [one for one in await staff.messages() if one["message_id"] == got["message_id"]]
    assert "edit_date" in now


async def test_a_picture_is_told_in_words_to_a_group_that_takes_none(here: RunningBot) -> None:
    owner, chat = await linked_group(here, "ru")
    await here.sandbox.update_group(chat, forbids=["photo"])
    head = await ask_question(here, "")
    await wait_settled(here, await head.upload("photo", png(8, 8), "a.png", "Суу кайда?"))
    await tick_clock(here)
    told = [one for one in await owner.messages(chat) if "Суу кайда?" in one.get("text", "")]
    assert len(told) == 1
    assert text_of("ru", "undelivered-rights") in told[0]["text"]


@in_languages("ru", "ky")
async def test_a_quiz_that_cannot_be_shown_is_named_in_the_preview(here: RunningBot, language: str) -> None:
    staff = await staff_at_prompt(here, language)
    quiz = await staff.poll("2 + 2?", ["3", "4"], type="quiz", correct_option_ids=[1], forwarded=True)
    await newest_message(here, staff, quiz)
    await press_earlier(here, staff, "preview-announcement:1")
    shown = await staff.wait_for(text_of(language, "undelivered-quiz"))
    assert "2 + 2?" in shown["text"]


async def test_an_old_server_gets_the_words_without_what_it_does_not_know(here: RunningBot) -> None:
    head = await consented_user(here, HEAD, at="karakol")
    await here.sandbox.unknown_tags("tg-time")
    await press_earlier(here, head, f"show-programme:{KARAKOL}")
    failed = [one.error for one in await all_rows(here, OutboxMessage) if one.state == "failed"]
    assert failed == []
    assert await lost(here) == []


async def test_another_bot_makes_its_own_files_anew_and_names_those_of_people(sqlite_url: str) -> None:
    async with Sandbox() as sandbox:
        async with run_quiet_bot(sandbox, sqlite_url) as here:
            await preparation.record_bot_id(here.database, here.settings)
            head = await consented_user(here, HEAD, at="karakol")
            first = await press_earlier(here, head, f"send-calendar:{KARAKOL}")
            assert "document" in first
            await add_material(here)
        await change_bot(sandbox)
        async with run_quiet_bot(sandbox, sqlite_url) as here:
            await preparation.record_bot_id(here.database, here.settings)
            for number in (HEAD, SECOND, STAFF, STAFF_TWO):
                await begin_chat(sandbox, await here.person(number))
            staff = await consented_user(here, STAFF, "ru")
            again = await press_earlier(here, head, f"send-calendar:{KARAKOL}")
            assert again["document"]["file_unique_id"] == first["document"]["file_unique_id"]
            assert again["document"]["file_id"] != first["document"]["file_id"]
            assert [one.bot_id for one in await all_rows(here, File) if one.content] == [None]
            got = await press_earlier(here, head, "send-material:1")
            assert text_of("ky", "undelivered-file") in got["text"]
            await tick_clock(here)
            told = await staff.wait_for(first_line("ru", "lost-names"))
            assert "Үлгү файл" in told["text"]
            before = len(await staff.messages())
            await tick_clock(here)
            assert len(await staff.messages()) == before, "once"


async def add_material(here: RunningBot) -> None:
    """A material for the participants whose file only Telegram has."""
    staff = await consented_user(here, STAFF, "ru")
    shown = (await staff.upload("document", b"sample", "a.pdf"))["message"]["document"]
    async with here.database.session.begin() as session:
        seminar = await seminars.by_slug(session, "karakol")
        [by] = (await people.get_or_create(session, [STAFF], datetime.now(UTC))).values()
        assert seminar is not None
        names: dict[str, Any] = {"file_id": shown["file_id"], "file_unique_id": shown["file_unique_id"]}
        title = {"ky": "Үлгү файл", "ru": "Үлгү файл"}
        now = datetime.now(UTC)
        await materials.add(
            session, seminar, item_id=None, title=title, kind="document", by=by, at=now, **names
        )


async def change_bot(sandbox: Sandbox) -> None:
    """Make the token another bot's, with which people talk from now on."""
    sandbox.token = ANOTHER
    sandbox.bot = int(ANOTHER.partition(":")[0])
    await sandbox.api("getMe")
