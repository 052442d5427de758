"""Writing, sharing, editing, deleting, reacting."""

from sandbox.acts.act import Act
from sandbox.call import Call
from sandbox.chats import Dialog
from sandbox.entities import CAPTION_LIMIT, TEXT_LIMIT, normalize_text, valid_entities
from sandbox.methods import polls
from sandbox.polls import PollState
from sandbox.refusals import Impossible, Json
from sandbox.utf16 import length


def text_content(text: str, formatting: object = None) -> Json:
    """Return the content of a typed text. Raise Impossible if Telegram would not send it."""
    text, entities = normalize_text(text, valid_entities(text, formatting))
    if not text:
        raise Impossible("a message must not be empty")
    if length(text) > TEXT_LIMIT:
        raise Impossible(f"a message has at most {TEXT_LIMIT} characters")
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_content(text: object) -> Json:
    """Return the caption of a file. Raise Impossible if it is too long."""
    caption, entities = normalize_text(str(text or ""), [])
    if length(caption) > CAPTION_LIMIT:
        raise Impossible(f"a caption has at most {CAPTION_LIMIT} characters")
    content: Json = {"caption": caption} if caption else {}
    return {**content, "caption_entities": entities} if entities else content


def write(act: Act) -> Json:
    """Write a text; `entities` are formatting set by the app."""
    content = text_content(act.text("text"), act.told.get("entities"))
    return act.say(act.open_chat(), content)


def contact(act: Act) -> Json:
    """Share a contact: the person's own, or the given one."""
    shown, person = act.told, act.person
    shared: Json = {
        "phone_number": shown.get("phone_number") or person.phone,
        "first_name": shown.get("first_name") or person.user["first_name"],
    }
    if not shared["phone_number"]:
        raise Impossible("this person has no telephone number")
    own = "phone_number" not in shown and "first_name" not in shown
    if own and "last_name" in person.user:
        shared["last_name"] = person.user["last_name"]
    user_id = shown.get("user_id", person.id if own else None)
    if user_id:
        shared["user_id"] = user_id
    return act.say(act.open_chat(), {"contact": shared})


def location(act: Act) -> Json:
    """Share a location, by default the middle of Karakol."""
    latitude, longitude = act.told.get("latitude", 42.4907), act.told.get("longitude", 78.3936)
    if not isinstance(latitude, (int, float)) or not isinstance(longitude, (int, float)):
        raise Impossible('"latitude" and "longitude" must be numbers')
    return act.say(act.open_chat(), {"location": {"latitude": latitude, "longitude": longitude}})


def poll(act: Act) -> Json:
    """Send a poll or a quiz, with sendPoll's parameters (`question`, `options`, `is_anonymous`, `type` …).

    `forwarded`: it is somebody else's; of such a quiz bots do not learn the right answer.
    """
    chat = act.open_chat()
    made = polls.build_poll(Call(act.world, act.bot, "sendPoll", act.told, {}))
    forwarded: Json = {}
    if act.told.get("forwarded"):
        made = {name: value for name, value in made.items() if name != "correct_option_ids"}
        origin = {"type": "hidden_user", "date": act.world.clock.date(), "sender_user_name": "Sample"}
        forwarded = {"forward_origin": origin}
    said = act.say(chat, {"poll": made, **forwarded})
    act.world.polls[made["id"]] = PollState(chat, said["message"]["message_id"], None)
    return said


def edit(act: Act) -> Json:
    """Edit a text or a caption of the person's own."""
    chat = act.open_chat()
    old = act.own_message(chat)
    kind = "text" if "text" in old else "caption"
    content = text_content(act.text(kind))
    entities = "entities" if kind == "text" else "caption_entities"
    message = {name: value for name, value in old.items() if name not in (kind, entities)}
    message.update(edit_date=act.world.clock.date(), **{kind: content["text"]})
    if "entities" in content:
        message[entities] = content["entities"]
    act.world.replace_message(chat, message)
    return {"update_ids": act.world.queue_update(chat, "edited_message", message), "message": message}


def delete(act: Act) -> Json:
    """Delete a message; Telegram tells bots nothing about it."""
    chat = act.chat()
    message = act.message(chat) if isinstance(chat, Dialog) else act.own_message(chat)
    act.world.remove_messages(chat, [message["message_id"]])
    return {"update_ids": [], "message": None}


def react(act: Act) -> Json:
    """Set the person's reaction; no emoji removes it."""
    chat = act.chat()
    message = act.message(chat)
    key = (message["message_id"], act.person.id)
    emoji = act.told.get("emoji")
    new: list[Json] = [{"type": "emoji", "emoji": emoji}] if emoji else []
    old = chat.reactions.pop(key, [])
    if new:
        chat.reactions[key] = new
    reaction: Json = {
        "chat": chat.chat_object,
        "message_id": message["message_id"],
        "user": act.person.user,
        "date": act.world.clock.date(),
        "old_reaction": old,
        "new_reaction": new,
    }
    act.world.add_event(
        "reaction", chat, {"message_id": message["message_id"], "person": act.person.id, "reaction": new}
    )
    return {"update_ids": act.world.queue_update(chat, "message_reaction", reaction), "message": None}
