"""The common parts of every send: the topic, the reply, the keyboard, the message itself."""

from typing import Any

from sandbox import keyboards
from sandbox.call import Call
from sandbox.chats import Chat, Dialog, Group
from sandbox.forbidden import check_content_allowed, check_topic_open
from sandbox.refusals import Json, bad_request
from sandbox.utf16 import cut, length

# Parameters of a bot that show in the message.
QUOTE_LIMIT = 1_024


def topic_of(chat: Chat, number: int) -> Json:
    """Return the fields of a message in a topic. Raise Refused if the topic does not exist."""
    if not number:
        return {}
    if not isinstance(chat, Group) or not chat.is_forum:
        raise bad_request("message thread not found")
    if number == 1:
        return {}
    if number not in chat.topics:
        raise bad_request("message thread not found")
    return {"message_thread_id": number, "is_topic_message": True}


def without_reply(message: Json) -> Json:
    """Return a message as it is quoted inside another: without what it replied to itself."""
    if "reply_to_message" not in message:
        return message
    return {name: value for name, value in message.items() if name != "reply_to_message"}


def _reply_parameters(call: Call) -> Json:
    """Return `reply_parameters`, or the older `reply_to_message_id`."""
    wanted = call.json("reply_parameters", "reply parameters")
    if wanted is None:
        number = call.number("reply_to_message_id")
        return {"message_id": number, "lenient": call.flag("allow_sending_without_reply")} if number else {}
    if not isinstance(wanted, dict):
        raise bad_request("Object expected as reply parameters")
    return {**wanted, "lenient": bool(wanted.get("allow_sending_without_reply"))}


def _quoted(original: Json, wanted: Json) -> Json:
    quote = wanted.get("quote")
    if not quote:
        return {}
    text = original.get("text") or original.get("caption") or ""
    place = text.find(str(quote))
    if place < 0 or length(str(quote)) > QUOTE_LIMIT:
        raise bad_request("QUOTE_TEXT_INVALID")
    position = length(text[:place])
    return {
        "quote": {"text": cut(text, position, length(str(quote))), "position": position, "is_manual": True}
    }


def reply_of(call: Call, chat: Chat) -> Json:
    """Return the fields of a reply. Raise Refused if its target is gone and the caller requires it."""
    wanted = _reply_parameters(call)
    if not wanted:
        return {}
    there = chat
    if wanted.get("chat_id") not in (None, "", chat.id):
        there = Call(call.world, call.bot, call.method, wanted, {}).chat()
    number = wanted.get("message_id")
    original = there.messages.get(number) if isinstance(number, int) else None
    if original is None:
        if wanted["lenient"]:
            return {}
        raise bad_request("message to be replied not found")
    if there is chat:
        return {"reply_to_message": without_reply(original), **_quoted(original, wanted)}
    return {
        "external_reply": {
            "origin": origin(original),
            "chat": there.chat_object,
            "message_id": original["message_id"],
        }
    }


def origin(message: Json) -> Json:
    """Return the original sender of a forwarded message."""
    known: Json | None = message.get("forward_origin")
    return known or {"type": "user", "date": message["date"], "sender_user": message["from"]}


def markup_of(call: Call, chat: Chat) -> Json | None:
    """Return the checked `reply_markup`, or None."""
    if not call.params.get("reply_markup"):
        return None
    return keyboards.check_markup(
        call.json("reply_markup", "reply keyboard markup"), isinstance(chat, Dialog)
    )


def show_keyboard(call: Call, chat: Chat, markup: Json) -> None:
    """Set the chat's reply keyboard, which belongs to the chat and not to the message."""
    hidden = bool(markup.get("remove_keyboard"))
    keyboard = markup if "keyboard" in markup else None
    forced = bool(markup.get("force_reply"))
    if isinstance(chat, Dialog):
        if not forced or hidden:
            chat.keyboard = keyboard
        chat.force_reply = forced
    elif isinstance(chat, Group) and (keyboard or hidden):
        chat.keyboards.pop(call.bot.id, None)
        if keyboard:
            chat.keyboards[call.bot.id] = keyboard
    call.world.add_event("keyboard", chat, {"reply_keyboard": keyboard, "force_reply": forced})


def post(call: Call, chat: Chat, content: Json, **extra: Any) -> Json:
    """Create the Message, put it into the chat and return it. `content` holds the fields of its kind."""
    check_content_allowed(chat, content)
    markup = markup_of(call, chat)
    message: Json = {
        "message_id": 0,
        "from": call.bot.user,
        "chat": chat.chat_object,
        "date": call.world.clock.date(),
        **extra,
    }
    _place(call, chat, message)
    message.update(content)
    _optional_fields(call, chat, message)
    inline = markup is not None and "inline_keyboard" in markup
    if inline:
        message["reply_markup"] = markup
    # Only now, so that a refused message takes no number.
    message["message_id"] = call.posted = chat.next_message()
    call.world.add_message(chat, message)
    if markup and not inline:
        show_keyboard(call, chat, markup)
    return message


def _place(call: Call, chat: Chat, message: Json) -> None:
    """Return the fields for the topic and the message that it replies to."""
    params = call.params
    if params.get("message_thread_id"):
        message.update(topic_of(chat, call.number("message_thread_id")))
        check_topic_open(chat, call.number("message_thread_id"), call.bot.id)
    if "reply_parameters" in params or "reply_to_message_id" in params:
        message.update(reply_of(call, chat))
        _inherit_topic(message, chat)


def _optional_fields(call: Call, chat: Chat, message: Json) -> None:
    """Return the other optional fields of any message."""
    params = call.params
    if "protect_content" in params and call.flag("protect_content"):
        message["has_protected_content"] = True
    if params.get("message_effect_id") and isinstance(chat, Dialog):
        message["effect_id"] = call.text("message_effect_id")


def _inherit_topic(message: Json, chat: Chat) -> None:
    """Put an answer to a message in a topic into the same topic."""
    original = message.get("reply_to_message", {})
    if "message_thread_id" in original and "message_thread_id" not in message:
        message.update(topic_of(chat, original["message_thread_id"]))
