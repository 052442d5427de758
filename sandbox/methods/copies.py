"""Copying and forwarding messages."""

import secrets

from sandbox.call import Call
from sandbox.chats import Chat
from sandbox.methods.edits import CAPTION_FIELDS, CAPTIONED, message_ids
from sandbox.methods.posting import origin, post
from sandbox.polls import PollState
from sandbox.refusals import Json, bad_request

# Fields of a message's position, not of its content.
NOT_COPIED = {
    "message_id",
    "from",
    "chat",
    "date",
    "edit_date",
    "reply_to_message",
    "external_reply",
    "quote",
    "forward_origin",
    "via_bot",
    "reply_markup",
    "message_thread_id",
    "is_topic_message",
    "media_group_id",
    "has_protected_content",
    "effect_id",
    "is_paid_post",
}
# A message without one of these fields was not sent by anybody.
COPIED_CONTENT = {
    "text",
    "photo",
    "document",
    "video",
    "audio",
    "voice",
    "video_note",
    "animation",
    "sticker",
    "location",
    "venue",
    "contact",
    "dice",
    "poll",
}


def content_of(message: Json, verb: str) -> Json:
    """Return a message's content. Raise Refused if it is a service message, protected, or a quiz without answer."""
    content = {name: value for name, value in message.items() if name not in NOT_COPIED}
    if not COPIED_CONTENT & content.keys() or message.get("has_protected_content"):
        raise bad_request(f"message can't be {verb}")
    quiz = content.get("poll", {})
    if verb == "copied" and quiz.get("type") == "quiz" and "correct_option_ids" not in quiz:
        raise bad_request("the message can't be copied")  # only its author knows the right answer
    return content


def _source(call: Call) -> Chat:
    return call.chat("from_chat_id")


def _copied(call: Call, message: Json) -> Json:
    content = content_of(message, "copied")
    if call.params.get("caption") is not None and any(kind in content for kind in CAPTIONED):
        content = {name: value for name, value in content.items() if name not in CAPTION_FIELDS}
        content.update(call.caption())
    return content


def copy_message(call: Call) -> Json:
    """Send the same content as a new message. Return a MessageId."""
    chat = call.chat(write=True)
    message = _source(call).message(call.number("message_id"), "message to copy")
    return {"message_id": _post_copy(call, chat, _copied(call, message))}


def _post_copy(call: Call, chat: Chat, content: Json) -> int:
    """Post the copy; return its number. A poll becomes a new one of the bot's, without votes."""
    poll = content.get("poll")
    if poll:
        options = [{**option, "voter_count": 0} for option in poll["options"]]
        fresh = {
            "id": str(secrets.randbelow(9 * 10**18) + 10**18),
            "options": options,
            "total_voter_count": 0,
        }
        content = {**content, "poll": poll | fresh}
    number: int = post(call, chat, content)["message_id"]
    if poll:
        call.world.polls[content["poll"]["id"]] = PollState(chat, number, call.bot.id)
    return number


def forward_message(call: Call) -> Json:
    """Send a message with its origin."""
    chat = call.chat(write=True)
    message = _source(call).message(call.number("message_id"), "message to forward")
    content = content_of(message, "forwarded")
    return post(call, chat, content, forward_origin=origin(message))


def _existing_messages(call: Call, what: str) -> list[Json]:
    """Return the named messages that exist. Raise Refused if none does, or if they are out of order."""
    numbers = message_ids(call)
    if numbers != sorted(set(numbers)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    source = _source(call)
    found = [source.messages[number] for number in numbers if number in source.messages]
    found = [
        message
        for message in found
        if COPIED_CONTENT & message.keys() and not message.get("has_protected_content")
    ]
    if not found:
        raise bad_request(f"message to {what} not found")
    return found


def copy_messages(call: Call) -> list[Json]:
    """Return MessageIds."""
    chat = call.chat(write=True)
    found = _existing_messages(call, "copy")
    contents = [content_of(message, "copied") for message in found]
    if call.flag("remove_caption"):
        contents = [
            {name: part for name, part in one.items() if name not in CAPTION_FIELDS} for one in contents
        ]
    return [{"message_id": _post_copy(call, chat, content)} for content in contents]


def forward_messages(call: Call) -> list[Json]:
    """Return MessageIds."""
    chat = call.chat(write=True)
    posted = [
        post(call, chat, content_of(message, "forwarded"), forward_origin=origin(message))
        for message in _existing_messages(call, "forward")
    ]
    return [{"message_id": message["message_id"]} for message in posted]


METHODS = {
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
    "forwardMessage": forward_message,
    "forwardMessages": forward_messages,
}
SENDS = set(METHODS)
