"""Actions of people, and the updates that the bot gets."""

import hashlib
import hmac
from urllib.parse import parse_qsl

import pytest
import telegram
from telegram.error import BadRequest

from sandbox.testing import Sandbox, SandboxUser

MARKUP = telegram.InlineKeyboardMarkup(
    [
        [
            telegram.InlineKeyboardButton("Кыргызча", callback_data="ky"),
            telegram.InlineKeyboardButton("Сайт", url="https://example.org/"),
        ]
    ]
)


async def newest(bot: telegram.Bot) -> telegram.Update:
    return (await bot.get_updates(offset=-1))[0]


async def test_the_sample_people_are_there(sandbox: Sandbox) -> None:
    people = (await sandbox.state())["people"]
    assert [(one["id"], one["first_name"], one["last_name"], one["language_code"]) for one in people] == [
        (1001, "Үлгү", "Катышуучу", "ky"),
        (1002, "Пример", "Участник", "ru"),
        (1003, "Sample", "Staff", "ru"),
        (1004, "Sample", "Expert", "en"),
    ]
    assert people[0]["phone_number"] == "+996700100101"


async def test_a_deep_link_starts_with_its_payload(bot: telegram.Bot, head: SandboxUser) -> None:
    await head.start("karakol")
    message = (await newest(bot)).message
    assert message is not None
    assert message.text == "/start karakol"
    assert message.parse_entity(message.entities[0]) == "/start"
    assert message.from_user is not None
    assert message.from_user.language_code == "ky"


async def test_a_reply_carries_what_it_answers(bot: telegram.Bot, head: SandboxUser) -> None:
    sent = await bot.send_message(head.id, "Суроо?")
    await head.write("Жооп", reply_to=sent.message_id)
    message = (await newest(bot)).message
    assert message is not None
    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "Суроо?"


async def test_a_press_is_answered_within_150_seconds(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    await bot.send_message(head.id, "?", reply_markup=MARKUP)
    await head.press("Кыргызча")
    query = (await newest(bot)).callback_query
    assert query is not None
    assert (query.data, query.from_user.id) == ("ky", head.id)
    assert isinstance(query.message, telegram.Message)
    assert query.message.text == "?"
    assert await query.answer("Макул")
    with pytest.raises(BadRequest, match=r"Message_too_long|MESSAGE_TOO_LONG"):
        await query.answer("я" * 201)
    await sandbox.advance_clock(151)
    with pytest.raises(
        BadRequest, match="Query is too old and response timeout expired or query id is invalid"
    ):
        await query.answer()


async def test_a_button_that_opens_something_says_what(bot: telegram.Bot, head: SandboxUser) -> None:
    sent = await bot.send_message(head.id, "?", reply_markup=MARKUP)
    opened = await head.press("Сайт")
    assert (opened["url"], opened["update_ids"]) == ("https://example.org/", [])
    with pytest.raises(AssertionError, match="no button with the data"):
        await head.act("press", message_id=sent.message_id, data="en")
    with pytest.raises(AssertionError, match="no message 99"):
        await head.act("press", message_id=99, data="ky")


async def test_a_test_that_presses_what_is_not_there_shows_the_chat(
    bot: telegram.Bot, head: SandboxUser
) -> None:
    await bot.send_message(head.id, "Тилди тандаңыз", reply_markup=MARKUP)
    with pytest.raises(
        AssertionError, match=r"(?s)no button 'English'.*Тилди тандаңыз \[Кыргызча\] \[Сайт\]"
    ):
        await head.press("English")
    with pytest.raises(AssertionError, match=r"(?s)nobody said 'x' within 0.0 s.*Үлгү: /start"):
        await head.wait_for("x", timeout=0.0)


async def test_a_contact_button_shares_their_own_number(bot: telegram.Bot, head: SandboxUser) -> None:
    keyboard = [[telegram.KeyboardButton("Телефон", request_contact=True), telegram.KeyboardButton("Жок")]]
    await bot.send_message(
        head.id, "?", reply_markup=telegram.ReplyKeyboardMarkup(keyboard, one_time_keyboard=True)
    )
    await head.tap("Телефон")
    message = (await newest(bot)).message
    assert message is not None
    assert message.contact is not None
    assert (message.contact.phone_number, message.contact.user_id) == ("+996700100101", head.id)
    assert (await head.view())["reply_keyboard"] is None
    with pytest.raises(AssertionError, match="the keyboard has no button"):
        await head.tap("Жок")


async def test_every_sample_person_has_a_number_to_share(sandbox: Sandbox, bot: telegram.Bot) -> None:
    for person in (await sandbox.state())["people"]:
        one = await sandbox.person(person["id"])
        await one.start()
        assert (await one.contact())["message"]["contact"]["phone_number"].startswith("+996")


async def test_a_contact_of_somebody_else_has_no_user_id(bot: telegram.Bot, head: SandboxUser) -> None:
    await head.contact(phone_number="+996312000000", first_name="Sample")
    message = (await newest(bot)).message
    assert message is not None
    assert message.contact is not None
    assert (message.contact.phone_number, message.contact.user_id) == ("+996312000000", None)


async def test_a_location_is_shared(bot: telegram.Bot, head: SandboxUser) -> None:
    await head.location(42.5, 78.4)
    message = (await newest(bot)).message
    assert message is not None
    assert message.location is not None
    assert message.location.latitude == 42.5


async def test_an_edited_message_comes_as_an_edit_and_a_deleted_one_not_at_all(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    written = (await head.write("а"))["message"]["message_id"]
    await head.edit(written, "б")
    update = await newest(bot)
    assert update.edited_message is not None
    assert (update.edited_message.text, update.edited_message.message_id) == ("б", written)
    assert (await head.delete(written))["update_ids"] == []
    sent = await bot.send_message(head.id, "x")
    with pytest.raises(AssertionError, match="only messages of their own"):
        await head.edit(sent.message_id, "y")


async def test_blocking_tells_the_bot_and_restarting_unblocks(bot: telegram.Bot, head: SandboxUser) -> None:
    await head.block()
    change = (await newest(bot)).my_chat_member
    assert change is not None
    assert (change.old_chat_member.status, change.new_chat_member.status) == ("member", "kicked")
    with pytest.raises(AssertionError, match="has blocked the bot"):
        await head.write("x")
    assert len((await head.start())["update_ids"]) == 2
    updates = await bot.get_updates(offset=-2)
    assert updates[0].my_chat_member is not None
    assert updates[0].my_chat_member.new_chat_member.status == "member"
    assert updates[1].message is not None
    assert (await head.block())["update_ids"] != (await head.block())["update_ids"] == []


async def test_a_vote_counts_and_is_told(bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser) -> None:
    sent = await bot.send_poll(head.id, "Качан?", ["Бүгүн", "Эртең"], is_anonymous=False)
    await head.act("vote", message_id=sent.message_id, option_ids=[1])
    first, second = await bot.get_updates(offset=-2)
    assert first.poll is not None
    assert [option.voter_count for option in first.poll.options] == [0, 1]
    assert second.poll_answer is not None
    assert second.poll_answer.option_ids == (1,)
    with pytest.raises(AssertionError, match="the poll takes one answer"):
        await head.act("vote", message_id=sent.message_id, option_ids=[0, 1])
    stopped = await bot.stop_poll(head.id, sent.message_id)
    assert (stopped.is_closed, stopped.total_voter_count) == (True, 1)
    with pytest.raises(AssertionError, match="the poll is closed"):
        await head.act("vote", message_id=sent.message_id, option_ids=[0])
    with pytest.raises(BadRequest, match="Poll has already been closed"):
        await bot.stop_poll(head.id, sent.message_id)


async def test_a_quiz_has_a_right_answer_and_an_explanation(bot: telegram.Bot, head: SandboxUser) -> None:
    sent = await bot.send_poll(
        head.id, "2 + 2?", ["3", "4"], type="quiz", correct_option_ids=[1], explanation="<b>4</b>",
        explanation_parse_mode="HTML",
    )  # fmt: skip
    assert sent.poll is not None
    assert sent.poll.type == "quiz"
    assert sent.poll.explanation == "4"
    with pytest.raises(BadRequest, match="Poll options must be non-empty"):
        await bot.send_poll(head.id, "?", [" ", "x"])


async def test_a_person_asks_a_poll_and_a_bot_copies_it_as_one_of_its_own(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    asked = (await head.poll("Качан?", ["Бүгүн", "Эртең"], is_anonymous=False))["message"]
    update = (await bot.get_updates(offset=-1))[0]
    assert update.message is not None
    assert update.message.poll is not None
    assert [option.text for option in update.message.poll.options] == ["Бүгүн", "Эртең"]
    assert not update.message.poll.is_anonymous
    assert (await head.act("vote", message_id=asked["message_id"], option_ids=[0]))["update_ids"] == []
    copy = await bot.copy_message(head.id, head.id, asked["message_id"])
    mine = (await head.messages())[-1]["poll"]
    assert mine["id"] != asked["poll"]["id"]
    assert mine["total_voter_count"] == 0
    told = (await head.act("vote", message_id=copy.message_id, option_ids=[1]))["update_ids"]
    assert len(told) == 2
    with pytest.raises(AssertionError, match="poll question must be non-empty"):
        await head.poll("", ["x"])


async def test_init_data_of_a_mini_app_is_signed_with_the_token(sandbox: Sandbox, head: SandboxUser) -> None:
    opened = await head.act("webapp", url="https://example.org/desk")
    fields = dict(parse_qsl(opened["init_data"], strict_parsing=True))
    given = fields.pop("hash")
    secret = hmac.new(b"WebAppData", sandbox.token.encode(), hashlib.sha256).digest()
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    assert "signature" in fields
    assert hmac.new(secret, lines.encode(), hashlib.sha256).hexdigest() == given


async def test_a_mini_app_can_post_for_its_person_once(bot: telegram.Bot, head: SandboxUser) -> None:
    opened = await head.act("webapp", url="https://example.org/desk")
    article = telegram.InlineQueryResultArticle("1", "t", telegram.InputTextMessageContent("from the app"))
    posted = await bot.answer_web_app_query(opened["web_app_query_id"], article)
    assert (await head.messages())[-1]["via_bot"]["id"] == bot.id
    assert await bot.edit_message_text("edited", inline_message_id=posted.inline_message_id)
    assert (await head.messages())[-1]["text"] == "edited"
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_web_app_query(opened["web_app_query_id"], article)


async def test_an_inline_query_is_answered_and_a_result_chosen(bot: telegram.Bot, head: SandboxUser) -> None:
    asked = await head.act("inline", query="Каракол")
    query = (await newest(bot)).inline_query
    assert query is not None
    assert query.query == "Каракол"
    article = telegram.InlineQueryResultArticle("7", "t", telegram.InputTextMessageContent("Karakol, 09:30"))
    assert await query.answer([article])
    chosen = await head.act("choose", inline_query_id=asked["inline_query_id"], result_id="7")
    assert chosen["message"]["text"] == "Karakol, 09:30"
    result = (await newest(bot)).chosen_inline_result
    assert result is not None
    assert (result.result_id, result.query) == ("7", "Каракол")


async def test_commands_are_those_of_the_narrowest_scope_and_the_persons_language(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    staff = await sandbox.person(1003)
    await staff.start()
    await bot.set_my_commands([("help", "help")])
    await bot.set_my_commands([("help", "жардам")], language_code="ky")
    await bot.set_my_commands([("help", "помощь")], telegram.BotCommandScopeAllPrivateChats(), "ru")
    await bot.set_my_commands([("staff", "staff")], telegram.BotCommandScopeChat(staff.id))
    second = await sandbox.person(1002)
    expected = {head: "жардам", second: "помощь", staff: "staff", await sandbox.person(1004): "help"}
    for person, description in expected.items():
        assert [one["description"] for one in (await person.view())["commands"]] == [description]
    assert [one.command for one in await bot.get_my_commands(telegram.BotCommandScopeChat(staff.id))] == [
        "staff"
    ]
    await bot.delete_my_commands(telegram.BotCommandScopeChat(staff.id))
    assert (await staff.view())["commands"][0]["description"] == "помощь"
    for wrong in ([("Help", "x")], [("help", "x" * 257)], [("help", "x")] * 101):
        with pytest.raises(BadRequest):
            await bot.set_my_commands(wrong)


async def test_names_descriptions_and_the_menu_button_are_shown_in_their_language(
    bot: telegram.Bot, head: SandboxUser
) -> None:
    await bot.set_my_name("Seminar")
    await bot.set_my_name("Семинар", "ky")
    await bot.set_my_description("about")
    await bot.set_my_short_description("кыскача", "ky")
    await bot.set_chat_menu_button(
        head.id, telegram.MenuButtonWebApp("Стол", telegram.WebAppInfo("https://example.org/"))
    )
    view = await head.view()
    assert (view["name"], view["description"], view["short_description"]) == ("Семинар", "about", "кыскача")
    assert view["menu_button"]["text"] == "Стол"
    assert (await bot.get_my_name()).name == "Seminar"
    assert (await bot.get_my_description("ky")).description == "about"
    assert (await bot.get_my_short_description()).short_description == ""
    assert isinstance(await bot.get_chat_menu_button(), telegram.MenuButtonCommands)
    assert isinstance(await bot.get_chat_menu_button(head.id), telegram.MenuButtonWebApp)
    assert await bot.set_my_default_administrator_rights(telegram.ChatAdministratorRights.all_rights())
    assert (await bot.get_my_default_administrator_rights()).can_manage_topics


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"do": "fly"}, '"do" is one of'),
        ({"do": "write", "person": 5}, "no person 5"),
        ({"do": "write"}, '"text" must be a text'),
        ({"do": "write", "text": " "}, "a message must not be empty"),
        ({"do": "write", "text": "я" * 4097}, "at most 4096 characters"),
        ({"do": "write", "text": "x", "chat": -5}, "is not in the chat"),
        ({"do": "write", "text": "x", "reply_to": 99}, "no message 99 to reply to"),
        ({"do": "write", "text": "x", "bot": 5}, "no bot 5"),
        ({"do": "edit", "message_id": "1", "text": "x"}, '"message_id" must be a whole number'),
    ],
)
async def test_an_act_that_is_impossible_says_why(
    sandbox: Sandbox, head: SandboxUser, told: dict[str, object], words: str
) -> None:
    with pytest.raises(AssertionError, match=words):
        await sandbox.control("POST", "/act", {"person": head.id, **told})
