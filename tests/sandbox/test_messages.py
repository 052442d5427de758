"""Sending with the library's own Bot: delivered messages, and Telegram's refusals."""

from typing import Any

import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from telegram.error import BadRequest, Forbidden, InvalidToken

from sandbox.testing import Sandbox, SandboxUser
from tests.sandbox.conftest import library

BUTTON = "Bad Request: can't parse inline keyboard button"
MARKUP = InlineKeyboardMarkup([[InlineKeyboardButton("Кыргызча", callback_data="ky")]])


async def test_a_message_arrives_as_the_library_sent_it(bot: telegram.Bot, head: SandboxUser) -> None:
    sent = await bot.send_message(
        head.id, "<b>Салам</b> 😀 @sample_staff", parse_mode="HTML", reply_markup=MARKUP
    )
    assert sent.text == "Салам 😀 @sample_staff"
    assert [(one.type, sent.parse_entity(one)) for one in sent.entities] == [
        ("bold", "Салам"),
        ("mention", "@sample_staff"),
    ]
    assert sent.reply_markup == MARKUP
    assert (sent.chat.id, sent.chat.type, sent.chat.first_name) == (1001, "private", "Үлгү")
    assert sent.from_user == bot.bot
    shown = await head.wait_for("Салам")
    assert shown["message_id"] == sent.message_id


async def test_message_ids_grow_across_the_private_chats_of_a_bot(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    second = await sandbox.person(1002)
    await second.start()
    ids = [(await bot.send_message(person.id, "x")).message_id for person in (head, second, head)]
    assert ids == [3, 4, 5]


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"text": " \n"}, "Bad Request: message text is empty"),
        ({"text": "я" * 4097}, "Bad Request: message is too long"),
        ({"text": "x", "parse_mode": "BBCode"}, "Bad Request: unsupported parse_mode"),
        (
            {"text": "<x>", "parse_mode": "HTML"},
            'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0',
        ),
        ({"text": "x", "chat_id": ""}, "Bad Request: chat_id is empty"),
        ({"text": "x", "chat_id": 999}, "Bad Request: chat not found"),
        ({"text": "x", "chat_id": "@nobody"}, "Bad Request: chat not found"),
        ({"text": "x", "chat_id": 1002}, "Forbidden: bot can't initiate conversation with a user"),
        ({"text": "x", "reply_markup": "["}, "Bad Request: can't parse reply keyboard markup JSON object"),
        ({"text": "x", "reply_markup": "7"}, "Bad Request: object expected as reply markup"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [{}]}},
            'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "y"}]]}},
            f"{BUTTON}: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"callback_data": "y"}]]}},
            f'{BUTTON}: Can\'t find field "text"',
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "y", "callback_data": "я" * 33}]]}},
            "Bad Request: BUTTON_DATA_INVALID",
        ),
        (
            {
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "я" * 64, "callback_data": "y"}]] * 80},
            },
            "Bad Request: reply markup is too long",
        ),
        (
            {"text": "x", "reply_markup": {"keyboard": ["y"]}},
            'Bad Request: field "keyboard" must be an Array of Arrays',
        ),
        (
            {"text": "x", "reply_markup": {"keyboard": [[7]]}},
            "Bad Request: can't parse keyboard button: KeyboardButton must be a String or an Object",
        ),
        (
            {"text": "x", "reply_parameters": {"message_id": 99}},
            "Bad Request: message to be replied not found",
        ),
        ({"text": "x", "message_thread_id": 5}, "Bad Request: message thread not found"),
    ],
)
async def test_a_wrong_message_is_refused_in_telegrams_words_and_not_sent(
    sandbox: Sandbox, head: SandboxUser, params: dict[str, Any], description: str
) -> None:
    refused = await sandbox.api("sendMessage", **{"chat_id": head.id, **params})
    assert (refused["ok"], refused["description"]) == (False, description)
    assert refused["error_code"] == (403 if description.startswith("Forbidden") else 400)
    assert len(await head.messages()) == 1


async def test_4096_letters_and_64_bytes_still_fit(bot: telegram.Bot, head: SandboxUser) -> None:
    fits = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="я" * 32)]])
    sent = await bot.send_message(head.id, "я" * 4096, reply_markup=fits)
    assert sent.text is not None
    assert len(sent.text) == 4096


async def test_the_limit_counts_what_is_left_after_the_markup(bot: telegram.Bot, head: SandboxUser) -> None:
    assert (await bot.send_message(head.id, f"<b>{'x' * 4096}</b>", parse_mode="HTML")).text == "x" * 4096


async def test_every_kind_of_inline_button_is_taken(bot: telegram.Bot, head: SandboxUser) -> None:
    buttons = [
        InlineKeyboardButton("a", url="https://example.org/"),
        InlineKeyboardButton("b", callback_data="b"),
        InlineKeyboardButton("c", switch_inline_query_current_chat=""),
        InlineKeyboardButton("d", copy_text=telegram.CopyTextButton("0312")),
        InlineKeyboardButton("e", web_app=telegram.WebAppInfo("https://example.org/desk")),
    ]
    sent = await bot.send_message(head.id, "x", reply_markup=InlineKeyboardMarkup.from_column(buttons))
    assert sent.reply_markup is not None
    assert [row[0] for row in sent.reply_markup.inline_keyboard] == buttons


async def test_a_reply_quotes_what_it_answers(bot: telegram.Bot, head: SandboxUser) -> None:
    asked = (await head.write("Канча адам келет?"))["message"]
    sent = await bot.send_message(
        head.id, "40", reply_parameters=telegram.ReplyParameters(asked["message_id"], quote="адам")
    )
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "Канча адам келет?"
    assert sent.quote is not None
    assert (sent.quote.text, sent.quote.position) == ("адам", 6)


async def test_a_reply_to_nothing_may_be_sent_all_the_same(bot: telegram.Bot, head: SandboxUser) -> None:
    sent = await bot.send_message(
        head.id, "x", reply_parameters=telegram.ReplyParameters(99, allow_sending_without_reply=True)
    )
    assert sent.reply_to_message is None


async def test_a_reply_keyboard_belongs_to_the_chat_until_it_is_removed(
    bot: telegram.Bot, head: SandboxUser
) -> None:
    keyboard = ReplyKeyboardMarkup(
        [[KeyboardButton("Телефон", request_contact=True), "Жок"]], resize_keyboard=True
    )
    sent = await bot.send_message(head.id, "?", reply_markup=keyboard)
    assert sent.reply_markup is None
    shown = (await head.view())["reply_keyboard"]["keyboard"]
    assert shown == [[{"text": "Телефон", "request_contact": True}, {"text": "Жок"}]]
    await bot.send_message(head.id, "!", reply_markup=telegram.ReplyKeyboardRemove())
    assert (await head.view())["reply_keyboard"] is None


async def test_a_forced_reply_ends_when_the_person_writes(bot: telegram.Bot, head: SandboxUser) -> None:
    await bot.send_message(head.id, "?", reply_markup=telegram.ForceReply())
    assert (await head.view())["force_reply"]
    await head.write("жооп")
    assert not (await head.view())["force_reply"]


async def test_places_contacts_and_dice_are_sent(bot: telegram.Bot, head: SandboxUser) -> None:
    place = await bot.send_location(head.id, 42.4907, 78.3936)
    assert place.location is not None
    assert (place.location.latitude, place.location.longitude) == (42.4907, 78.3936)
    venue = await bot.send_venue(head.id, 42.49, 78.39, "House of Culture", "Karakol")
    assert venue.venue is not None
    assert venue.venue.title == "House of Culture"
    contact = await bot.send_contact(head.id, "+996312000000", "Sample")
    assert contact.contact is not None
    assert contact.contact.phone_number == "+996312000000"
    dice = await bot.send_dice(head.id)
    assert dice.dice is not None
    assert 1 <= dice.dice.value <= 6
    assert await bot.send_chat_action(head.id, "typing")
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(head.id, "dancing")


async def test_effects_protection_and_previews_show_in_the_message(
    bot: telegram.Bot, head: SandboxUser
) -> None:
    sent = await bot.send_message(
        head.id,
        "https://example.org",
        protect_content=True,
        message_effect_id="5104841245755180586",
        link_preview_options=telegram.LinkPreviewOptions(is_disabled=True),
    )
    assert sent.has_protected_content
    assert sent.effect_id == "5104841245755180586"
    assert sent.link_preview_options is not None
    assert sent.link_preview_options.is_disabled


async def test_a_blocked_bot_and_a_closed_account_are_refused(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    await head.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(head.id, "x")
    await head.unblock()
    assert await bot.send_message(head.id, "x")
    await sandbox.control("PATCH", "/people/1001", {"deactivated": True})
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(head.id, "x")


async def test_a_badly_formed_token_and_a_second_token_of_a_bot_are_unauthorized(sandbox: Sandbox) -> None:
    for token in ("nonsense", "7:short", "7000000001:another_token_of_the_same_bot_00"):
        async with sandbox.session.get(f"{sandbox.url}bot{token}/getMe") as answer:
            assert answer.status == 401
            assert (await answer.json())["description"] == "Unauthorized"
    with pytest.raises(InvalidToken):
        async with library(sandbox, "7:wrong"):
            pass


async def test_several_bots_live_side_by_side(sandbox: Sandbox, head: SandboxUser) -> None:
    async with library(sandbox, "7000000002:another_sample_token_0123456789") as other:
        with pytest.raises(Forbidden):
            await other.send_message(head.id, "x")
        assert [bot["id"] for bot in (await sandbox.state())["bots"]] == [7000000001, 7000000002]
        assert await other.get_updates() == ()


async def test_unknown_methods_are_404_and_unbuilt_ones_say_so(sandbox: Sandbox) -> None:
    unknown = await sandbox.api("sendTelepathy")
    assert (unknown["error_code"], unknown["description"]) == (404, "Not Found")
    unbuilt = await sandbox.api("sendinvoice")
    assert unbuilt["error_code"] == 501
    assert unbuilt["description"] == "Not Implemented: the sandbox does not implement sendInvoice"


async def test_methods_are_taken_in_any_case_and_any_encoding(sandbox: Sandbox, head: SandboxUser) -> None:
    address = f"{sandbox.url}bot{sandbox.token}/SENDmessage"
    text = "ө&ү=ң+ %ё"
    ways: list[dict[str, Any]] = [
        {"params": {"chat_id": head.id, "text": text}},
        {"data": {"chat_id": str(head.id), "text": text}},
        {"json": {"chat_id": head.id, "text": text}},
        {"json": {"chat_id": str(head.id), "text": text}},
    ]
    for way in ways:
        async with sandbox.session.post(address, **way) as answer:
            assert (await answer.json())["result"]["text"] == text
    async with sandbox.session.get(address, params={"chat_id": head.id, "text": text}) as answer:
        assert (await answer.json())["result"]["text"] == text


@pytest.mark.parametrize(
    ("body", "kind", "description"),
    [
        (b"{", "application/json", "Bad Request: can't parse JSON object"),
        (b"[1]", "application/json", "Bad Request: object expected"),
        (b"text=%ff", "application/x-www-form-urlencoded", "Bad Request: strings must be encoded in UTF-8"),
        (b"nonsense", "multipart/form-data", "Bad Request: can't parse multipart request"),
    ],
)
async def test_a_request_that_cannot_be_read_is_a_400(
    sandbox: Sandbox, body: bytes, kind: str, description: str
) -> None:
    address = f"{sandbox.url}bot{sandbox.token}/sendMessage"
    async with sandbox.session.post(address, data=body, headers={"Content-Type": kind}) as answer:
        assert (answer.status, (await answer.json())["description"]) == (400, description)


async def test_an_unknown_method_is_still_told_in_the_journal(sandbox: Sandbox) -> None:
    await sandbox.api("sendTelepathy")
    assert [(call["method"], call["status"]) for call in await sandbox.journal()][-1] == (
        "sendTelepathy",
        404,
    )
