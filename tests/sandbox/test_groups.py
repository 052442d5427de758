"""Groups, forums, members and invite links, with the library's own Bot."""

import pytest
import telegram
from telegram.error import BadRequest, Forbidden

from sandbox.testing import Sandbox, SandboxUser

EVERYTHING = ["message", "chat_member", "my_chat_member", "chat_join_request"]


@pytest.fixture
async def group(sandbox: Sandbox) -> int:
    return await sandbox.new_group("Sample staff", [1003, 1001])


@pytest.fixture
async def forum(sandbox: Sandbox) -> int:
    return await sandbox.new_group("Sample forum", [1003, 1001], is_forum=True)


async def updates(bot: telegram.Bot) -> tuple[telegram.Update, ...]:
    """Return the waiting updates, confirmed at once."""
    found = await bot.get_updates(allowed_updates=EVERYTHING)
    if found:
        await bot.get_updates(offset=found[-1].update_id + 1)
    return found


async def test_a_bot_is_told_when_it_is_put_into_a_group(bot: telegram.Bot, group: int) -> None:
    first, second = await updates(bot)
    assert first.my_chat_member is not None
    assert first.my_chat_member.new_chat_member.status == "administrator"
    assert first.my_chat_member.old_chat_member.status == "left"
    assert second.message is not None
    assert second.message.new_chat_members[0].id == bot.id


async def test_what_is_written_in_a_group_reaches_everybody(
    bot: telegram.Bot, sandbox: Sandbox, group: int
) -> None:
    head, staff = await sandbox.person(1001), await sandbox.person(1003)
    await updates(bot)
    await head.write("Салам", chat=group)
    message = (await updates(bot))[0].message
    assert message is not None
    assert (message.chat.id, message.chat.type, message.chat.title) == (group, "supergroup", "Sample staff")
    await bot.send_message(
        group, "Саламатсызбы", reply_parameters=telegram.ReplyParameters(message.message_id)
    )
    assert (await staff.wait_for("Саламатсызбы", chat=group))["reply_to_message"]["text"] == "Салам"
    assert await head.messages(group) == await staff.messages(group)


async def test_a_button_pressed_in_a_group_reaches_its_bot(
    bot: telegram.Bot, sandbox: Sandbox, group: int
) -> None:
    await bot.get_updates(offset=-1, allowed_updates=["callback_query"])
    markup = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("a", callback_data="a")]])
    await bot.send_message(group, "?", reply_markup=markup)
    await (await sandbox.person(1003)).press("a", chat=group)
    query = (await bot.get_updates(offset=-1))[0].callback_query
    assert query is not None
    assert query.from_user.id == 1003
    assert isinstance(query.message, telegram.Message)
    assert query.message.chat.id == group


async def test_a_group_and_its_members_can_be_looked_at(
    bot: telegram.Bot, head: SandboxUser, group: int
) -> None:
    chat = await bot.get_chat(group)
    assert (chat.title, chat.permissions is not None) == ("Sample staff", True)
    assert await bot.get_chat_member_count(group) == 3
    ruling = await bot.get_chat_administrators(group)
    assert [(one.status, one.user.id) for one in ruling] == [("creator", 1003), ("administrator", bot.id)]
    assert (await bot.get_chat_member(group, 1001)).status == "member"
    assert (await bot.get_chat_member(group, 1002)).status == "left"
    assert (await bot.get_chat(head.id)).active_usernames == ("sample_head",)
    assert (await bot.get_chat_member(head.id, head.id)).status == "member"
    with pytest.raises(BadRequest, match="There are no administrators in the private chat"):
        await bot.get_chat_administrators(head.id)
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.get_chat(-5)


async def test_joining_and_leaving_is_told_to_a_bot_that_asked(
    bot: telegram.Bot, sandbox: Sandbox, group: int
) -> None:
    await updates(bot)
    second = await sandbox.person(1002)
    await second.act("join", chat=group)
    joined, notice = await updates(bot)
    assert joined.chat_member is not None
    assert joined.chat_member.new_chat_member.status == "member"
    assert notice.message is not None
    assert notice.message.new_chat_members[0].id == 1002
    await second.act("leave", chat=group)
    assert (await updates(bot))[1].message.left_chat_member.id == 1002  # type: ignore[union-attr]
    with pytest.raises(AssertionError, match="not in the"):
        await second.write("x", chat=group)


async def test_a_banned_person_cannot_come_back_until_unbanned(
    bot: telegram.Bot, sandbox: Sandbox, group: int
) -> None:
    head = await sandbox.person(1001)
    assert await bot.ban_chat_member(group, head.id)
    assert (await bot.get_chat_member(group, head.id)).status == "kicked"
    with pytest.raises(AssertionError, match="is banned"):
        await head.act("join", chat=group)
    assert await bot.unban_chat_member(group, head.id, only_if_banned=True)
    await head.act("join", chat=group)
    with pytest.raises(BadRequest, match="Can't remove chat owner"):
        await bot.ban_chat_member(group, 1003)


async def test_members_are_restricted_and_promoted(bot: telegram.Bot, group: int) -> None:
    assert await bot.restrict_chat_member(group, 1001, telegram.ChatPermissions.no_permissions())
    restricted = await bot.get_chat_member(group, 1001)
    assert isinstance(restricted, telegram.ChatMemberRestricted)
    assert not restricted.can_send_messages
    assert await bot.promote_chat_member(group, 1001, can_pin_messages=True)
    assert await bot.set_chat_administrator_custom_title(group, 1001, "Башчы")
    promoted = await bot.get_chat_member(group, 1001)
    assert isinstance(promoted, telegram.ChatMemberAdministrator)
    assert (promoted.can_pin_messages, promoted.can_delete_messages, promoted.custom_title) == (
        True,
        False,
        "Башчы",
    )
    assert await bot.promote_chat_member(group, 1001)
    assert (await bot.get_chat_member(group, 1001)).status == "member"


async def test_a_group_is_renamed_and_described(bot: telegram.Bot, group: int) -> None:
    assert await bot.set_chat_title(group, "Karakol")
    assert await bot.set_chat_description(group, "about")
    assert await bot.set_chat_permissions(group, telegram.ChatPermissions(can_send_messages=True))
    chat = await bot.get_chat(group)
    assert (chat.title, chat.description) == ("Karakol", "about")
    assert chat.permissions is not None
    assert not chat.permissions.can_send_polls
    for wrong in (bot.set_chat_title(group, "Karakol"), bot.set_chat_description(group, "about")):
        with pytest.raises(BadRequest):
            await wrong


async def test_a_bot_that_left_can_no_longer_write(bot: telegram.Bot, group: int) -> None:
    assert await bot.leave_chat(group)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(group, "x")


async def test_a_link_lets_in_as_many_as_it_says_until_it_is_revoked(
    bot: telegram.Bot, sandbox: Sandbox, group: int
) -> None:
    link = await bot.create_chat_invite_link(group, name="Karakol", member_limit=1)
    assert (link.name, link.member_limit, link.is_primary) == ("Karakol", 1, False)
    await updates(bot)
    await (await sandbox.person(1002)).act("join", link=link.invite_link)
    joined = (await updates(bot))[0].chat_member
    assert joined is not None
    assert joined.invite_link == link
    newcomer = await sandbox.new_person()
    with pytest.raises(AssertionError, match="no longer valid"):
        await newcomer.act("join", link=link.invite_link)
    edited = await bot.edit_chat_invite_link(group, link.invite_link, member_limit=5)
    assert edited.member_limit == 5
    assert (await bot.revoke_chat_invite_link(group, link.invite_link)).is_revoked
    with pytest.raises(AssertionError, match="no longer valid"):
        await newcomer.act("join", link=link.invite_link)
    first = await bot.export_chat_invite_link(group)
    assert (await bot.get_chat(group)).invite_link == first
    assert await bot.export_chat_invite_link(group) != first


async def test_a_request_to_join_is_approved_or_declined(
    bot: telegram.Bot, sandbox: Sandbox, group: int
) -> None:
    link = await bot.create_chat_invite_link(group, creates_join_request=True)
    await updates(bot)
    second, expert = await sandbox.person(1002), await sandbox.person(1004)
    for person in (second, expert):
        await person.act("join", link=link.invite_link)
    asked = (await updates(bot))[0].chat_join_request
    assert asked is not None
    assert (asked.from_user.id, asked.user_chat_id) == (1002, 1002)
    assert await asked.approve()
    assert await bot.decline_chat_join_request(group, expert.id)
    assert [(await bot.get_chat_member(group, one.id)).status for one in (second, expert)] == [
        "member",
        "left",
    ]
    with pytest.raises(BadRequest, match=r"(?i)hide_requester_missing"):
        await bot.approve_chat_join_request(group, expert.id)


async def test_a_topic_has_its_own_messages(bot: telegram.Bot, sandbox: Sandbox, forum: int) -> None:
    topic = await bot.create_forum_topic(forum, "Суроолор")
    sent = await bot.send_message(forum, "x", message_thread_id=topic.message_thread_id)
    assert (sent.message_thread_id, sent.is_topic_message) == (topic.message_thread_id, True)
    await updates(bot)
    await (await sandbox.person(1003)).act("write", chat=forum, text="y", topic=topic.message_thread_id)
    message = (await updates(bot))[0].message
    assert message is not None
    assert message.message_thread_id == topic.message_thread_id
    # Telegram makes each message of a topic a reply to the message that created it.
    assert message.reply_to_message is not None
    assert message.reply_to_message.forum_topic_created is not None
    answer = await bot.send_message(forum, "z", reply_parameters=telegram.ReplyParameters(message.message_id))
    assert answer.message_thread_id == topic.message_thread_id


async def test_writing_to_a_deleted_topic_fails_and_no_bot_is_told(
    bot: telegram.Bot, sandbox: Sandbox, forum: int
) -> None:
    topic = await bot.create_forum_topic(forum, "Суроолор")
    await updates(bot)
    staff = await sandbox.person(1003)
    await staff.act("delete_topic", chat=forum, topic=topic.message_thread_id)
    assert await updates(bot) == ()
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(forum, "x", message_thread_id=topic.message_thread_id)
    made = await staff.act("create_topic", chat=forum, name="Жаңы")
    assert await bot.send_message(forum, "x", message_thread_id=made["topic"]["message_thread_id"])


async def test_topics_are_renamed_closed_reopened_and_deleted(bot: telegram.Bot, forum: int) -> None:
    number = (await bot.create_forum_topic(forum, "а")).message_thread_id
    assert await bot.edit_forum_topic(forum, number, name="б")
    with pytest.raises(BadRequest, match=r"(?i)topic_not_modified"):
        await bot.edit_forum_topic(forum, number, name="б")
    assert await bot.close_forum_topic(forum, number)
    assert await bot.reopen_forum_topic(forum, number)
    assert await bot.unpin_all_forum_topic_messages(forum, number)
    assert await bot.delete_forum_topic(forum, number)
    with pytest.raises(BadRequest, match=r"(?i)topic_id_invalid"):
        await bot.delete_forum_topic(forum, number)


async def test_the_general_topic_is_ruled_too(bot: telegram.Bot, forum: int) -> None:
    assert await bot.edit_general_forum_topic(forum, "Жалпы")
    assert await bot.close_general_forum_topic(forum)
    with pytest.raises(BadRequest, match=r"(?i)topic_not_modified"):
        await bot.close_general_forum_topic(forum)
    assert await bot.reopen_general_forum_topic(forum)
    assert await bot.hide_general_forum_topic(forum)
    assert await bot.unhide_general_forum_topic(forum)
    assert await bot.unpin_all_general_forum_topic_messages(forum)


async def test_a_group_without_topics_has_none(bot: telegram.Bot, group: int) -> None:
    with pytest.raises(BadRequest, match="The chat is not a forum"):
        await bot.create_forum_topic(group, "x")
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(group, "x", message_thread_id=7)


async def test_a_command_list_may_be_one_persons_in_one_group(
    bot: telegram.Bot, sandbox: Sandbox, group: int
) -> None:
    await bot.set_my_commands([("help", "h")], telegram.BotCommandScopeAllGroupChats())
    await bot.set_my_commands([("rule", "r")], telegram.BotCommandScopeAllChatAdministrators())
    await bot.set_my_commands([("mine", "m")], telegram.BotCommandScopeChatMember(group, 1001))
    owner, head = await sandbox.person(1003), await sandbox.person(1001)
    assert [(await one.view(group))["commands"][0]["command"] for one in (owner, head)] == ["rule", "mine"]


async def test_a_group_is_made_public_by_its_owner_and_bots_see_it_when_they_look(
    bot: telegram.Bot, sandbox: Sandbox, group: int
) -> None:
    owner, head = await sandbox.person(1003), await sandbox.person(1001)
    await owner.act("publish", chat=group, username="sample_staff")
    chat = await bot.get_chat(group)
    assert (chat.username, chat.active_usernames) == ("sample_staff", ("sample_staff",))
    with pytest.raises(AssertionError, match="only the owner"):
        await head.act("publish", chat=group)
    await owner.act("publish", chat=group)
    assert (await bot.get_chat(group)).username is None


@pytest.mark.parametrize(("name", "kind"), [("group", "supergroup"), ("channel", "channel")])
async def test_who_writes_in_another_name_is_not_named(
    bot: telegram.Bot, sandbox: Sandbox, group: int, name: str, kind: str
) -> None:
    head = await sandbox.person(1001)
    await updates(bot)
    await head.act("write", text="Салам", chat=group, **{"as": name})
    message = (await updates(bot))[0].message
    assert message is not None
    assert message.from_user is not None
    assert message.sender_chat is not None
    assert (message.from_user.is_bot, message.sender_chat.type) == (True, kind)
    assert (message.sender_chat.id == group) == (name == "group")
    with pytest.raises(AssertionError, match="in a group"):
        await head.act("write", text="Салам", **{"as": name})


async def test_of_a_forwarded_quiz_bots_learn_no_right_answer_and_cannot_copy_it(
    bot: telegram.Bot, sandbox: Sandbox
) -> None:
    head = await sandbox.person(1001)
    await head.start()
    for forwarded in (False, True):
        told = await head.poll("?", ["1", "2"], type="quiz", correct_option_ids=[1], forwarded=forwarded)
        message = told["message"]
        assert ("correct_option_ids" in message["poll"]) == (not forwarded)
        assert ("forward_origin" in message) == forwarded
        if forwarded:
            with pytest.raises(BadRequest, match="can't be copied"):
                await bot.copy_message(1001, 1001, message["message_id"])
        else:
            await bot.copy_message(1001, 1001, message["message_id"])
