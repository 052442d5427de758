"""Editing, deleting, pinning, copying, forwarding, reacting, with the library's own Bot."""

import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from sandbox.testing import Sandbox, SandboxUser
from tests.sandbox.sample_media import png

MARKUP = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="a")]])


async def test_an_edit_changes_the_text_and_drops_the_keyboard(bot: telegram.Bot, head: SandboxUser) -> None:
    sent = await bot.send_message(head.id, "<b>a</b>", parse_mode="HTML", reply_markup=MARKUP)
    edited = await bot.edit_message_text("b", head.id, sent.message_id)
    assert isinstance(edited, telegram.Message)
    assert (edited.text, edited.entities, edited.reply_markup) == ("b", (), None)
    assert edited.edit_date is not None
    assert (await head.wait_for("b"))["message_id"] == sent.message_id


async def test_an_edit_that_changes_nothing_is_refused(bot: telegram.Bot, head: SandboxUser) -> None:
    sent = await bot.send_message(head.id, "a", reply_markup=MARKUP)
    for _ in range(2):
        with pytest.raises(
            BadRequest, match="Message is not modified: specified new message content and reply"
        ):
            await bot.edit_message_text("a", head.id, sent.message_id, reply_markup=MARKUP)
    assert await bot.edit_message_text("a", head.id, sent.message_id)


async def test_only_messages_that_are_there_and_the_bots_own_can_be_edited(
    bot: telegram.Bot, head: SandboxUser
) -> None:
    mine = (await head.write("x"))["message"]["message_id"]
    for number, words in ((99, "Message to edit not found"), (mine, "Message can't be edited")):
        with pytest.raises(BadRequest, match=words):
            await bot.edit_message_text("y", head.id, number)
    with pytest.raises(BadRequest, match="Message identifier is not specified"):
        await bot.edit_message_text("y", head.id)
    sent = await bot.send_message(head.id, "x")
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(head.id, sent.message_id, caption="y")


async def test_a_caption_a_keyboard_and_a_file_can_be_changed(bot: telegram.Bot, head: SandboxUser) -> None:
    sent = await bot.send_photo(head.id, png(10, 10), caption="a")
    edited = await bot.edit_message_caption(head.id, sent.message_id, caption="<i>b</i>", parse_mode="HTML")
    assert isinstance(edited, telegram.Message)
    assert (edited.caption, edited.caption_entities[0].type) == ("b", "italic")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("x", head.id, sent.message_id)
    marked = await bot.edit_message_reply_markup(head.id, sent.message_id, reply_markup=MARKUP)
    assert isinstance(marked, telegram.Message)
    assert (marked.caption, marked.reply_markup) == ("b", MARKUP)
    swapped = await bot.edit_message_media(
        telegram.InputMediaDocument(b"%PDF", filename="a.pdf"), head.id, sent.message_id
    )
    assert isinstance(swapped, telegram.Message)
    assert swapped.document is not None
    assert (swapped.document.file_name, swapped.photo, swapped.caption) == ("a.pdf", (), None)


async def test_a_deleted_message_is_gone(bot: telegram.Bot, head: SandboxUser) -> None:
    sent = await bot.send_message(head.id, "a")
    theirs = (await head.write("b"))["message"]["message_id"]
    assert await bot.delete_message(head.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(head.id, sent.message_id)
    assert await bot.delete_messages(head.id, [theirs, sent.message_id])
    assert [message["text"] for message in await head.messages()] == ["/start"]


async def test_after_48_hours_a_message_can_be_edited_but_not_deleted(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    sent = await bot.send_message(head.id, "a")
    await sandbox.advance_clock(48 * 3600 + 2)
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await bot.delete_message(head.id, sent.message_id)
    assert await bot.edit_message_text("b", head.id, sent.message_id)


async def test_a_message_is_copied_without_its_sender_and_forwarded_with_it(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    staff = await sandbox.person(1003)
    await staff.start()
    asked = (await head.write("Качан?"))["message"]["message_id"]
    copied = await bot.copy_message(staff.id, head.id, asked)
    seen = await staff.wait_for("Качан?")
    assert (seen["message_id"], seen["from"]["is_bot"]) == (copied.message_id, True)
    assert "forward_origin" not in seen
    forwarded = await bot.forward_message(staff.id, head.id, asked)
    assert isinstance(forwarded.forward_origin, telegram.MessageOriginUser)
    assert forwarded.forward_origin.sender_user.id == head.id
    with pytest.raises(BadRequest, match="Message to copy not found"):
        await bot.copy_message(staff.id, head.id, 99)


async def test_several_messages_are_copied_in_order_and_missing_ones_passed_over(
    bot: telegram.Bot, head: SandboxUser
) -> None:
    numbers = [(await bot.send_message(head.id, text)).message_id for text in "abc"]
    await bot.delete_message(head.id, numbers[1])
    assert len(await bot.copy_messages(head.id, head.id, numbers)) == 2
    assert len(await bot.forward_messages(head.id, head.id, numbers)) == 2
    assert [message["text"] for message in await head.messages()][-4:] == ["a", "c", "a", "c"]
    with pytest.raises(BadRequest, match="strictly increasing order"):
        await bot.copy_messages(head.id, head.id, numbers[::-1])


async def test_a_copy_takes_a_new_caption(bot: telegram.Bot, head: SandboxUser) -> None:
    sent = await bot.send_photo(head.id, png(10, 10), caption="a")
    await bot.copy_message(head.id, head.id, sent.message_id, caption="b", reply_markup=MARKUP)
    shown = (await head.messages())[-1]
    assert (shown["caption"], shown["photo"]) == ("b", [one.to_dict() for one in sent.photo])
    assert shown["reply_markup"] == MARKUP.to_dict()


async def test_protected_messages_are_not_copied(bot: telegram.Bot, head: SandboxUser) -> None:
    sent = await bot.send_message(head.id, "a", protect_content=True)
    with pytest.raises(BadRequest, match="Message can't be copied"):
        await bot.copy_message(head.id, head.id, sent.message_id)


async def test_a_pinned_message_leads_the_chat(bot: telegram.Bot, head: SandboxUser) -> None:
    sent = await bot.send_message(head.id, "a")
    assert await bot.pin_chat_message(head.id, sent.message_id)
    pinned = (await bot.get_chat(head.id)).pinned_message
    assert isinstance(pinned, telegram.Message)
    assert pinned.text == "a"
    assert await bot.unpin_chat_message(head.id, sent.message_id)
    assert (await bot.get_chat(head.id)).pinned_message is None
    with pytest.raises(BadRequest, match="Message to unpin not found"):
        await bot.unpin_chat_message(head.id, sent.message_id)
    assert await bot.unpin_all_chat_messages(head.id)


async def test_reactions_are_those_telegram_knows(bot: telegram.Bot, head: SandboxUser) -> None:
    theirs = (await head.write("x"))["message"]["message_id"]
    assert await bot.set_message_reaction(head.id, theirs, "👍")
    [shown] = (await head.view())["reactions"]
    assert (shown["message_id"], shown["person"], shown["reaction"][0]["emoji"]) == (theirs, bot.id, "👍")
    assert await bot.set_message_reaction(head.id, theirs)
    assert (await head.view())["reactions"] == []
    with pytest.raises(BadRequest, match=r"(?i)REACTION_INVALID"):
        await bot.set_message_reaction(head.id, theirs, telegram.ReactionTypeEmoji("🐫"))
    with pytest.raises(BadRequest, match="Message to react not found"):
        await bot.set_message_reaction(head.id, 99, "👍")


async def test_a_live_location_moves_and_stops(bot: telegram.Bot, head: SandboxUser) -> None:
    sent = await bot.send_location(head.id, 42.0, 78.0, live_period=600)
    moved = await bot.edit_message_live_location(head.id, sent.message_id, latitude=42.5, longitude=78.5)
    assert isinstance(moved, telegram.Message)
    assert moved.location is not None
    assert (moved.location.latitude, moved.location.longitude) == (42.5, 78.5)
    assert await bot.stop_message_live_location(head.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_live_location(head.id, sent.message_id, latitude=42.0, longitude=78.0)
