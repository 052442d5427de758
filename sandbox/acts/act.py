"""One action of a person: the person, the bot, and the chat."""

from sandbox.bots import Bot
from sandbox.chats import Chat, Dialog, Group
from sandbox.methods.posting import without_reply
from sandbox.people import Person
from sandbox.refusals import Impossible, Json
from sandbox.world import World

ANONYMOUS_AUTHORS: dict[str, Json] = {
    "group": {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"},
    "channel": {"id": 136_817_688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"},
}
"""The users that Telegram names as the sender of a message in the name of a group or a channel."""


class Act:
    """An action of a person, towards one bot or in one chat."""

    def __init__(self, world: World, bot: Bot, person: Person, told: Json) -> None:
        self.world = world
        self.bot = bot
        self.person = person
        self.told = told

    def chat(self) -> Chat:
        """Return the private chat, or the group they are in. Raise Impossible if they are not."""
        number = self.told.get("chat")
        if number in (None, self.person.id):
            return self.world.dialog(self.bot, self.person)
        group = self.world.groups.get(number)
        if group is None or not group.has_member(self.person.id):
            raise Impossible(f"person {self.person.id} is not in the chat {number}", 404)
        return group

    def open_chat(self) -> Chat:
        """Return a chat they may write in."""
        chat = self.chat()
        if isinstance(chat, Dialog) and chat.blocked:
            raise Impossible("the person has blocked the bot; unblock or start first", 409)
        return chat

    def text(self, name: str) -> str:
        """Return a required text. Raise Impossible if it is missing or empty."""
        value = self.told.get(name)
        if not isinstance(value, str) or not value:
            raise Impossible(f'"{name}" must be a text that is not empty')
        return value

    def number(self, name: str) -> int:
        """Return a required whole number. Raise Impossible if it is not one."""
        value = self.told.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise Impossible(f'"{name}" must be a whole number')
        return value

    def message(self, chat: Chat) -> Json:
        """Return the message with `message_id`. Raise Impossible if it is not in the chat."""
        message = chat.messages.get(self.number("message_id"))
        if message is None:
            raise Impossible(f"no message {self.told['message_id']} in the chat {chat.id}", 404)
        return message

    def own_message(self, chat: Chat) -> Json:
        """Return the message with `message_id` if it is theirs. Raise Impossible otherwise."""
        message = self.message(chat)
        if message.get("from", {}).get("id") != self.person.id:
            raise Impossible("a person may change only messages of their own", 409)
        return message

    def say(self, chat: Chat, content: Json) -> Json:
        """Put a message of theirs into the chat, queue its update, and return the answer of the action."""
        message: Json = {
            "message_id": chat.next_message(),
            **self._author(chat),
            "chat": chat.chat_object,
            "date": self.world.clock.date(),
            **self._topic_and_reply(chat),
            **content,
        }
        self.world.add_message(chat, message)
        self._lower_keyboard(chat)
        return {"update_ids": self.world.queue_update(chat, "message", message), "message": message}

    def _author(self, chat: Chat) -> Json:
        """Return the author that is shown: the person, or (`as`) the group itself or one of their channels."""
        name = self.told.get("as")
        if name is None:
            return {"from": self.person.user}
        if name not in ANONYMOUS_AUTHORS or not isinstance(chat, Group):
            raise Impossible(f'"as" is one of {", ".join(ANONYMOUS_AUTHORS)}, in a group')
        channel: Json = {"id": -1_009_000_000_000 - self.person.id, "title": "Sample", "type": "channel"}
        return {
            "from": ANONYMOUS_AUTHORS[name],
            "sender_chat": chat.chat_object if name == "group" else channel,
        }

    def _topic_and_reply(self, chat: Chat) -> Json:
        """Return the fields for the topic they write in and the message they reply to."""
        fields: Json = {}
        topic = self.told.get("topic") or self.told.get("message_thread_id")
        if self.told.get("reply_to") is not None:
            original = chat.messages.get(self.told["reply_to"])
            if original is None:
                raise Impossible(f"no message {self.told['reply_to']} to reply to", 404)
            fields["reply_to_message"] = without_reply(original)
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
        # Telegram makes every message of a topic a reply to the message that created the topic.
        root = group.messages.get(topic)
        if root is not None:
            fields.setdefault("reply_to_message", root)

    def _lower_keyboard(self, chat: Chat) -> None:
        """Remove a forced reply, and a keyboard that was for one use, after a message."""
        if not isinstance(chat, Dialog):
            return
        used = chat.keyboard is not None and chat.keyboard.get("one_time_keyboard")
        if used:
            chat.keyboard = None
        if used or chat.force_reply:
            chat.force_reply = False
            self.world.add_event("keyboard", chat, {"reply_keyboard": chat.keyboard, "force_reply": False})
