"""What people do in the sandbox: write, press, share, edit, block, join. Each act becomes what Telegram would send."""

from collections.abc import Callable
from typing import Any

from sandbox import keyboards
from sandbox.bots import Bot
from sandbox.chats import Chat, Dialog, Group
from sandbox.entities import TEXT_LIMIT, finished
from sandbox.methods.posting import bare
from sandbox.people import Person
from sandbox.refusals import Impossible, Json
from sandbox.utf16 import length
from sandbox.webapp import init_data
from sandbox.world import World

CHAT_INSTANCE = "-7000000000000000000"
UNSEEN = ("reply_markup", "link_preview_options")


class Act:
    """One thing a person does, to one bot or in one chat."""

    def __init__(self, world: World, bot: Bot, person: Person, told: Json) -> None:
        self.world = world
        self.bot = bot
        self.person = person
        self.told = told

    def chat(self) -> Chat:
        """The private chat, or the group they are in. Raises Impossible when they are not."""
        number = self.told.get("chat")
        if number in (None, self.person.id):
            return self.world.dialog(self.bot, self.person)
        group = self.world.groups.get(number)
        if group is None or not group.has(self.person.id):
            raise Impossible(f"person {self.person.id} is not in the chat {number}", 404)
        return group

    def open_chat(self) -> Chat:
        """A chat they may write in."""
        chat = self.chat()
        if isinstance(chat, Dialog) and chat.blocked:
            raise Impossible("the person has blocked the bot; unblock or start first", 409)
        return chat

    def text(self, name: str) -> str:
        value = self.told.get(name)
        if not isinstance(value, str) or not value:
            raise Impossible(f'"{name}" must be a text that is not empty')
        return value

    def number(self, name: str) -> int:
        value = self.told.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise Impossible(f'"{name}" must be a whole number')
        return value

    def message(self, chat: Chat) -> Json:
        """The message `message_id` names. Raises Impossible when it is not in the chat."""
        message = chat.messages.get(self.number("message_id"))
        if message is None:
            raise Impossible(f"no message {self.told['message_id']} in the chat {chat.id}", 404)
        return message

    def own_message(self, chat: Chat) -> Json:
        message = self.message(chat)
        if message.get("from", {}).get("id") != self.person.id:
            raise Impossible("a person may change only messages of their own", 409)
        return message

    def say(self, chat: Chat, content: Json) -> Json:
        """Put a message of theirs into the chat and report it. Returns what an act answers."""
        message: Json = {
            "message_id": chat.next_message(),
            "from": self.person.user,
            "chat": chat.card,
            "date": self.world.clock.date(),
            **self._place(chat),
            **content,
        }
        self.world.keep(chat, message)
        self._lower_keyboard(chat)
        return {"update_ids": self.world.report(chat, "message", message), "message": message}

    def _place(self, chat: Chat) -> Json:
        """The topic they write in, and what they reply to."""
        fields: Json = {}
        topic = self.told.get("topic") or self.told.get("message_thread_id")
        if self.told.get("reply_to") is not None:
            original = chat.messages.get(self.told["reply_to"])
            if original is None:
                raise Impossible(f"no message {self.told['reply_to']} to reply to", 404)
            fields["reply_to_message"] = bare(original)
            topic = topic or original.get("message_thread_id")
        if topic and isinstance(chat, Group):
            self._enter_topic(chat, topic, fields)
        return fields

    def _enter_topic(self, group: Group, topic: int, fields: Json) -> None:
        known = group.topics.get(topic)
        if known is None:
            raise Impossible(f"no topic {topic} in the chat {group.id}", 404)
        if known.get("closed") and group.member(self.person.id)["status"] == "member":
            raise Impossible("the topic is closed", 409)
        fields.update(message_thread_id=topic, is_topic_message=True)
        # Telegram makes every message of a topic a reply to the message that made the topic.
        root = group.messages.get(topic)
        if root is not None:
            fields.setdefault("reply_to_message", root)

    def _lower_keyboard(self, chat: Chat) -> None:
        """Writing ends a forced reply, and puts away a keyboard that was for one use."""
        if not isinstance(chat, Dialog):
            return
        used = chat.keyboard is not None and chat.keyboard.get("one_time_keyboard")
        if used:
            chat.keyboard = None
        if used or chat.force_reply:
            chat.force_reply = False
            self.world.tell("keyboard", chat, {"reply_keyboard": chat.keyboard, "force_reply": False})


def written(text: str) -> Json:
    """The content of a text somebody typed. Raises Impossible on one that Telegram would not send."""
    text, entities = finished(text, [])
    if not text:
        raise Impossible("a message must not be empty")
    if length(text) > TEXT_LIMIT:
        raise Impossible(f"a message has at most {TEXT_LIMIT} characters")
    return {"text": text, "entities": entities} if entities else {"text": text}


def write(act: Act) -> Json:
    content = written(act.text("text"))
    return act.say(act.open_chat(), content)


def start(act: Act) -> Json:
    """Tap Start, or a deep link. It unblocks a blocked bot first, as the button Restart does."""
    payload = act.told.get("payload")
    content = written(f"/start {payload}" if payload else "/start")
    dialog = act.world.dialog(act.bot, act.person)
    restarted = _set_blocked(act, dialog, False)["update_ids"] if dialog.blocked else []
    done = act.say(dialog, content)
    return {**done, "update_ids": [*restarted, *done["update_ids"]]}


def _button(act: Act, message: Json) -> Json:
    """The inline button meant by data, or by row and column."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    if "data" in act.told:
        found = [button for row in rows for button in row if button.get("callback_data") == act.told["data"]]
        if not found:
            raise Impossible(f"the message has no button with the data {act.told['data']!r}", 404)
        return dict(found[0])
    try:
        return dict(rows[act.number("row")][act.number("column")])
    except IndexError:
        raise Impossible("the message has no button there", 404) from None


def press(act: Act) -> Json:
    """Press an inline button. A callback becomes an update; other buttons tell what they would open."""
    chat = act.chat()
    message = act.message(chat)
    button = _button(act, message)
    if "callback_data" in button:
        return _callback(act, chat, message, button["callback_data"])
    if "web_app" in button:
        return {"update_ids": [], "message": None, **webapp_data(act, button["web_app"]["url"])}
    opened = {name: button[name] for name in keyboards.ACTIONS if name in button}
    return {"update_ids": [], "message": None, "opens": opened, **opened}


def _callback(act: Act, chat: Chat, message: Json, data: str) -> Json:
    bot = act.bot if isinstance(chat, Dialog) else act.world.bots.get(message["from"]["id"], act.bot)
    query_id = bot.callbacks.add({"person": act.person.id, "chat": chat.id})
    query: Json = {
        "id": query_id,
        "from": act.person.user,
        "message": message,
        "chat_instance": CHAT_INSTANCE,
        "data": data,
    }
    # Telegram keeps presses apart from messages: the two may overtake each other.
    updates = act.world.tell_bot(bot, "callback_query", query, ("callback", act.person.id))
    return {"update_ids": updates, "message": None, "callback_query_id": query_id}


def tap(act: Act) -> Json:
    """Tap a button of the reply keyboard."""
    chat = act.open_chat()
    keyboard = (
        chat.keyboard
        if isinstance(chat, Dialog)
        else chat.keyboards.get(act.bot.id)
        if isinstance(chat, Group)
        else None
    )
    buttons = [button for row in (keyboard or {}).get("keyboard", []) for button in row]
    found = next((button for button in buttons if button["text"] == act.text("text")), None)
    if found is None:
        raise Impossible(f"the keyboard has no button {act.told['text']!r}", 404)
    if found.get("request_contact"):
        return contact(act)
    if found.get("request_location"):
        return location(act)
    if found.get("web_app"):
        return {"update_ids": [], "message": None, **webapp_data(act, found["web_app"]["url"])}
    return act.say(chat, written(found["text"]))


def contact(act: Act) -> Json:
    """Share a contact: their own, or what is told."""
    told, person = act.told, act.person
    shared: Json = {
        "phone_number": told.get("phone_number") or person.phone,
        "first_name": told.get("first_name") or person.user["first_name"],
    }
    if not shared["phone_number"]:
        raise Impossible("this person has no telephone number")
    own = "phone_number" not in told and "first_name" not in told
    if own and "last_name" in person.user:
        shared["last_name"] = person.user["last_name"]
    user_id = told.get("user_id", person.id if own else None)
    if user_id:
        shared["user_id"] = user_id
    return act.say(act.open_chat(), {"contact": shared})


def location(act: Act) -> Json:
    """Share a place; without one told, the middle of Karakol."""
    latitude, longitude = act.told.get("latitude", 42.4907), act.told.get("longitude", 78.3936)
    if not isinstance(latitude, (int, float)) or not isinstance(longitude, (int, float)):
        raise Impossible('"latitude" and "longitude" must be numbers')
    return act.say(act.open_chat(), {"location": {"latitude": latitude, "longitude": longitude}})


def edit(act: Act) -> Json:
    """Change a text or a caption of their own."""
    chat = act.open_chat()
    old = act.own_message(chat)
    kind = "text" if "text" in old else "caption"
    content = written(act.text(kind))
    entities = "entities" if kind == "text" else "caption_entities"
    message = {name: value for name, value in old.items() if name not in (kind, entities)}
    message.update(edit_date=act.world.clock.date(), **{kind: content["text"]})
    if "entities" in content:
        message[entities] = content["entities"]
    act.world.replace(chat, message)
    return {"update_ids": act.world.report(chat, "edited_message", message), "message": message}


def delete(act: Act) -> Json:
    """Delete a message; Telegram tells bots nothing about it."""
    chat = act.chat()
    message = act.message(chat) if isinstance(chat, Dialog) else act.own_message(chat)
    act.world.remove(chat, [message["message_id"]])
    return {"update_ids": [], "message": None}


def react(act: Act) -> Json:
    """Set their reaction; no emoji takes it away."""
    chat = act.chat()
    message = act.message(chat)
    key = (message["message_id"], act.person.id)
    emoji = act.told.get("emoji")
    new: list[Json] = [{"type": "emoji", "emoji": emoji}] if emoji else []
    old = chat.reactions.pop(key, [])
    if new:
        chat.reactions[key] = new
    reaction: Json = {
        "chat": chat.card,
        "message_id": message["message_id"],
        "user": act.person.user,
        "date": act.world.clock.date(),
        "old_reaction": old,
        "new_reaction": new,
    }
    act.world.tell(
        "reaction", chat, {"message_id": message["message_id"], "person": act.person.id, "reaction": new}
    )
    return {"update_ids": act.world.report(chat, "message_reaction", reaction), "message": None}


def _set_blocked(act: Act, dialog: Dialog, blocked: bool) -> Json:
    if dialog.blocked == blocked:
        return {"update_ids": [], "message": None}
    dialog.blocked = blocked
    banned = {"user": act.bot.user, "status": "kicked", "until_date": 0}
    member = {"user": act.bot.user, "status": "member"}
    change: Json = {
        "chat": dialog.card,
        "from": act.person.user,
        "date": act.world.clock.date(),
        "old_chat_member": member if blocked else banned,
        "new_chat_member": banned if blocked else member,
    }
    act.world.events.add("people")
    return {
        "update_ids": act.world.tell_bot(act.bot, "my_chat_member", change, ("member", dialog.id)),
        "message": None,
    }


def block(act: Act) -> Json:
    return _set_blocked(act, act.world.dialog(act.bot, act.person), True)


def unblock(act: Act) -> Json:
    return _set_blocked(act, act.world.dialog(act.bot, act.person), False)


def webapp_data(act: Act, url: str) -> Json:
    query_id = act.bot.web_apps.add({"person": act.person.id}, "")
    signed = init_data(act.bot.token, act.person.user, act.world.clock.date(), query_id=query_id)
    return {"init_data": signed, "url": url, "web_app_query_id": query_id}


def webapp(act: Act) -> Json:
    """Open a Mini App from the menu button or a given address."""
    dialog = act.world.dialog(act.bot, act.person)
    menu = dialog.menu_button or act.bot.menu_button
    url = act.told.get("url") or menu.get("web_app", {}).get("url", "")
    return {"update_ids": [], "message": None, **webapp_data(act, str(url))}


ACTS: dict[str, Callable[[Act], Any]] = {
    "write": write,
    "start": start,
    "press": press,
    "tap": tap,
    "contact": contact,
    "location": location,
    "edit": edit,
    "delete": delete,
    "react": react,
    "block": block,
    "unblock": unblock,
    "webapp": webapp,
}
