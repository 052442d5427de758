"""Content that people, groups and closed topics do not accept, with the library's own Bot."""

import pytest
import telegram
from telegram.error import BadRequest

from sandbox.testing import Sandbox, SandboxUser
from tests.sandbox.sample_media import ogg, png


async def test_a_person_who_forbids_voices_gets_everything_else(bot: telegram.Bot, head: SandboxUser) -> None:
    await head.forbid("voice")
    with pytest.raises(BadRequest, match=r"(?i)VOICE_MESSAGES_FORBIDDEN"):
        await bot.send_voice(head.id, ogg(1))
    await bot.send_photo(head.id, png(8, 8))
    await head.forbid()
    await bot.send_voice(head.id, ogg(1))


async def test_a_person_can_forbid_nothing_but_voices(head: SandboxUser) -> None:
    with pytest.raises(AssertionError, match="forbids"):
        await head.forbid("photo")


async def test_a_group_without_pictures_says_so_and_takes_no_album(
    bot: telegram.Bot, sandbox: Sandbox
) -> None:
    chat = await sandbox.new_group("Sample", [1001])
    await sandbox.update_group(chat, forbids=["photo"])
    said = "Not enough rights to send photos to the chat"
    with pytest.raises(BadRequest, match=said):
        await bot.send_photo(chat, png(8, 8))
    head = await sandbox.person(1001)
    before = await head.messages(chat)
    media = [telegram.InputMediaPhoto(png(8, 8)), telegram.InputMediaPhoto(png(9, 9))]
    with pytest.raises(BadRequest, match=said):
        await bot.send_media_group(chat, media)
    assert await head.messages(chat) == before, "none of them is there"
    await bot.send_message(chat, "words")


async def test_a_closed_topic_is_closed_to_a_bot_that_may_not_manage_topics(
    bot: telegram.Bot, sandbox: Sandbox
) -> None:
    chat = await sandbox.new_group("Sample", [1001], is_forum=True)
    topic = (await bot.create_forum_topic(chat, "Sample")).message_thread_id
    await sandbox.update_group(chat, closed_topics=[topic])
    await bot.send_message(chat, "words", message_thread_id=topic)
    await sandbox.update_group(chat, rights={"can_manage_topics": False})
    with pytest.raises(BadRequest, match=r"(?i)TOPIC_CLOSED"):
        await bot.send_message(chat, "words", message_thread_id=topic)
    await sandbox.update_group(chat, closed_topics=[])
    await bot.send_message(chat, "words", message_thread_id=topic)


async def test_an_old_server_does_not_know_new_tags(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    timed = '<b>at</b> <tg-time unix="1700000000" format="t">12:00</tg-time>'
    await bot.send_message(head.id, timed, parse_mode="HTML")
    await sandbox.unknown_tags("tg-time")
    with pytest.raises(BadRequest, match='tag "tg-time" at byte offset 10'):
        await bot.send_message(head.id, timed, parse_mode="HTML")
    await sandbox.unknown_tags()
    await bot.send_message(head.id, timed, parse_mode="HTML")


async def test_a_forwarded_quiz_cannot_be_copied(bot: telegram.Bot, head: SandboxUser) -> None:
    quiz = {"type": "quiz", "correct_option_ids": [1]}
    own = (await head.poll("2 + 2?", ["3", "4"], **quiz))["message"]
    await bot.copy_message(head.id, head.id, own["message_id"])
    forwarded = (await head.poll("2 + 2?", ["3", "4"], **quiz, forwarded=True))["message"]
    assert "correct_option_ids" not in forwarded["poll"]
    with pytest.raises(BadRequest, match="can't be copied"):
        await bot.copy_message(head.id, head.id, forwarded["message_id"])


async def test_a_lost_file_has_no_name_any_more(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    sent = await bot.send_document(head.id, b"sample", filename="a.txt")
    assert sent.document is not None
    await sandbox.invalidate_file(sent.document.file_id)
    with pytest.raises(BadRequest, match=r"[Ww]rong file identifier"):
        await bot.send_document(head.id, sent.document.file_id)
