"""Editing and deleting messages."""

from typing import Any

from sandbox.call import Call
from sandbox.chats import Chat, Dialog, Group
from sandbox.methods.messages import location_content, text_content
from sandbox.methods.posting import markup_of
from sandbox.refusals import Json, bad_request

DELETABLE_SECONDS = 48 * 3_600
MEDIA = ("photo", "video", "animation", "document", "audio", "voice", "video_note", "sticker")
CAPTIONED = ("photo", "video", "animation", "document", "audio", "voice", "paid_media")
TEXT_FIELDS = ("text", "entities", "link_preview_options")
CAPTION_FIELDS = ("caption", "caption_entities", "show_caption_above_media")
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edited_message(call: Call) -> tuple[Chat, Json]:
    """Return the message to edit, by chat or by inline message id. Raise Refused if it is not this bot's."""
    if call.has_value("inline_message_id"):
        found = call.bot.inline_messages.get(call.text("inline_message_id"))
        if found is None:
            raise bad_request("MESSAGE_ID_INVALID")
        chat, number = found
        return chat, chat.message(number, "message to edit")
    chat = call.chat()
    message = chat.message(call.number("message_id"), "message to edit")
    if message.get("from") != call.bot.user and message.get("from", {}).get("id") != call.bot.id:
        raise bad_request("message can't be edited")
    return chat, message


def new_markup(call: Call, chat: Chat) -> Json | None:
    """Return the inline keyboard of an edit; other keyboards cannot be set by one."""
    markup = markup_of(call, chat)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def apply_edit(call: Call, chat: Chat, old: Json, gone: tuple[str, ...], content: Json) -> Any:
    """Replace some fields and the keyboard. Raise Refused if nothing would change."""
    message = {name: value for name, value in old.items() if name not in (*gone, "reply_markup", "edit_date")}
    message.update(content)
    markup = new_markup(call, chat)
    if markup:
        message["reply_markup"] = markup
    if message == {name: value for name, value in old.items() if name != "edit_date"}:
        raise bad_request(NOT_MODIFIED)
    if markup:
        del message["reply_markup"]
    message["edit_date"] = call.world.clock.date()
    if markup:
        message["reply_markup"] = markup
    call.world.replace_message(chat, message)
    call.posted = message["message_id"]
    return True if call.has_value("inline_message_id") else message


def edit_message_text(call: Call) -> Any:
    """Edit a text."""
    chat, old = edited_message(call)
    content = text_content(call)
    if "text" not in old:
        raise bad_request("there is no text in the message to edit")
    return apply_edit(call, chat, old, TEXT_FIELDS, content)


def edit_message_caption(call: Call) -> Any:
    """Edit or remove a caption."""
    chat, old = edited_message(call)
    if not any(kind in old for kind in CAPTIONED):
        raise bad_request("there is no caption in the message to edit")
    return apply_edit(call, chat, old, CAPTION_FIELDS, call.caption())


def edit_message_reply_markup(call: Call) -> Any:
    """Edit or remove the keyboard."""
    chat, old = edited_message(call)
    return apply_edit(call, chat, old, (), {})


def edit_message_live_location(call: Call) -> Any:
    """Move a location."""
    chat, old = edited_message(call)
    if "live_period" not in old.get("location", {}):
        raise bad_request("message can't be edited")
    location = {"live_period": old["location"]["live_period"], **location_content(call)}
    return apply_edit(call, chat, old, ("location",), {"location": location})


def _refuse_deletion(call: Call, chat: Chat, message: Json) -> None:
    age = call.world.clock.now() - message["date"]
    own = message.get("from", {}).get("id") == call.bot.id
    if isinstance(chat, Dialog):
        if age > DELETABLE_SECONDS:
            raise bad_request("message can't be deleted for everyone")
    elif isinstance(chat, Group):
        rights = chat.member(call.bot.id)
        if not rights.get("can_delete_messages") and (not own or age > DELETABLE_SECONDS):
            raise bad_request("message can't be deleted")


def delete_message(call: Call) -> bool:
    """Delete one message, within 48 hours where it is for everyone."""
    chat = call.chat()
    number = call.number("message_id")
    _refuse_deletion(call, chat, chat.message(number, "message to delete"))
    call.world.remove_messages(chat, [number])
    return True


def message_ids(call: Call) -> list[int]:
    """Return `message_ids`, 1 to 100 of them."""
    numbers = call.json("message_ids", "message identifiers")
    if numbers is None:
        raise bad_request("message identifiers are not specified")
    if not isinstance(numbers, list):
        raise bad_request("expected an Array of message identifiers")
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > 100:
        raise bad_request("too many message identifiers specified")
    if not all(isinstance(number, int) and number > 0 for number in numbers):
        raise bad_request("invalid message identifier specified")
    return numbers


def delete_messages(call: Call) -> bool:
    """Delete messages; skip those that do not exist."""
    chat = call.chat()
    numbers = [number for number in message_ids(call) if number in chat.messages]
    for number in numbers:
        _refuse_deletion(call, chat, chat.messages[number])
    call.world.remove_messages(chat, numbers)
    return True


def _pins(call: Call) -> Chat:
    """Return the chat whose pinned messages the bot may change."""
    chat = call.chat()
    if isinstance(chat, Group) and not chat.member(call.bot.id).get("can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def pin_chat_message(call: Call) -> bool:
    """Pin a message as the chat's newest pin; people see a service message."""
    chat = _pins(call)
    message = chat.message(call.number("message_id"), "message to pin")
    number = message["message_id"]
    if number not in chat.pinned:
        chat.pinned.append(number)
        notice: Json = {
            "message_id": chat.next_message(),
            "from": call.bot.user,
            "chat": chat.chat_object,
            "date": call.world.clock.date(),
            "pinned_message": {name: value for name, value in message.items() if name != "reply_to_message"},
        }
        call.world.add_message(chat, notice)
        # A bot gets updates of its own pins, unlike of its other messages.
        call.world.queue_update(chat, "message", notice)
    return True


def unpin_chat_message(call: Call) -> bool:
    """Unpin one message, or the newest."""
    chat = _pins(call)
    if not call.has_value("message_id"):
        if chat.pinned:
            chat.pinned.pop()
        return True
    number = call.number("message_id")
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    return True


def unpin_all_chat_messages(call: Call) -> bool:
    """Unpin everything."""
    chat = _pins(call)
    chat.pinned.clear()
    return True


def stop_message_live_location(call: Call) -> Any:
    """Turn a live location into a plain one."""
    chat, old = edited_message(call)
    location = dict(old.get("location", {}))
    if location.pop("live_period", None) is None:
        raise bad_request("message can't be edited")
    return apply_edit(call, chat, old, ("location",), {"location": location})


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "editMessageLiveLocation": edit_message_live_location,
    "stopMessageLiveLocation": stop_message_live_location,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
}
SENDS: set[str] = set()
