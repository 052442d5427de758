"""The sandbox's state: bots, people, chats and their messages. No HTTP, nothing on disk."""

import re
import secrets
from collections import deque
from collections.abc import Awaitable, Callable

from sandbox.bots import Bot
from sandbox.chats import Chat, Dialog, Group
from sandbox.clock import Clock
from sandbox.events import Events
from sandbox.faults import Faults
from sandbox.files import Files
from sandbox.forbidden import PERSONAL_KINDS, check_kinds
from sandbox.journal import Journal
from sandbox.limits import Limits, Rates
from sandbox.people import SAMPLE_PEOPLE, Person
from sandbox.polls import PollState
from sandbox.refusals import Impossible, Json
from sandbox.updates import Update

TOKEN = re.compile(r"(\d{1,16}):[A-Za-z0-9_-]{20,}")
# The oldest messages of all chats are dropped beyond this number, so that long runs fit into memory.
MAX_MESSAGES = 200_000

PerformCall = Callable[[Bot, str, Json], Awaitable[None]]


async def _no_gateway(bot: Bot, method: str, params: Json) -> None:
    """Raise: no gateway is there yet to execute calls."""
    raise Impossible("the world has no gateway", 503)


class World:
    """The state of one server."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.events = Events()
        self.journal = Journal()
        self.faults = Faults()
        self.rates = Rates()
        self.latency = self.jitter = 0.0
        """Seconds of both ways between a bot and the server together, and the most that each way takes longer."""
        self.unknown_tags: set[str] = set()
        """HTML tags that this server does not know, as an older one."""
        self.base_url = ""
        self.carry_out: PerformCall = _no_gateway
        self._begin()

    def _begin(self) -> None:
        self.identity = secrets.token_hex(8)
        """Another one after each start, so that a page notices that its chats are gone."""
        self.bots: dict[int, Bot] = {}
        self.tokens: dict[str, Bot] = {}
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self.files = Files()
        self.polls: dict[str, PollState] = {}
        self.kept: deque[tuple[Chat, int]] = deque()
        for sample in SAMPLE_PEOPLE:
            self.add_person(dict(sample))

    def reset(self) -> None:
        """Forget everything but the default people; faults, limits and latency too. Numbers go on growing."""
        for bot in self.bots.values():
            bot.updates.close()
        self._begin()
        self.faults.clear()
        self.rates = Rates(on=False)
        self.latency = self.jitter = 0.0
        self.unknown_tags.clear()
        self.clock.set_time(None)
        self.journal.clear()
        self.events.add("reset")

    # People

    def bot(self, token: str) -> Bot | None:
        """Return the bot of a token, created on first use; None without a token, or if its bot has another one."""
        bot = self.tokens.get(token)
        if bot is not None:
            return bot
        match = TOKEN.fullmatch(token)
        if match is None or int(match[1]) in self.bots or int(match[1]) in self.people:
            return None
        bot = Bot(int(match[1]), token, self.clock, Limits(self.rates))
        self.bots[bot.id] = self.tokens[token] = bot
        self.events.add("bots")
        return bot

    def add_person(self, fields: Json) -> Person:
        """Add a person. Raise Impossible if the id is taken or a field has the wrong type."""
        number = fields.get("id") or max([1_999, *self.people]) + 1
        if not isinstance(number, int) or number <= 0 or number in self.people or number in self.bots:
            raise Impossible(f"a person cannot have the id {number}")
        person = Person(number)
        person.change(fields)
        self.people[number] = person
        self.events.add("people")
        return person

    def person(self, number: object) -> Person:
        """Return a person. Raise Impossible if there is no such person."""
        person = self.people.get(number) if isinstance(number, int) else None
        if person is None:
            raise Impossible(f"no person {number}", 404)
        return person

    def change_person(self, person: Person, fields: Json) -> None:
        """Change some fields of a person; their chats show it at once."""
        person.change(fields)
        if "forbids" in fields:
            person.forbids = check_kinds(fields["forbids"], PERSONAL_KINDS)
        for bot in self.bots.values():
            dialog = bot.dialogs.get(person.id)
            if dialog is not None:
                dialog.chat_object = person.chat_object()
        self.events.add("people")

    def user(self, number: int) -> Json | None:
        """Return the User object of a person or a bot."""
        known = self.people.get(number) or self.bots.get(number)
        return known.user if known else None

    def known_user(self, number: int) -> Json:
        """Return the User object of an existing person."""
        known = self.people.get(number) or self.bots[number]
        return known.user

    # Chats

    def dialog(self, bot: Bot, person: Person) -> Dialog:
        """Return the private chat of a bot and a person, created if necessary."""
        dialog = bot.dialogs.get(person.id)
        if dialog is None:
            dialog = bot.dialogs[person.id] = Dialog(bot, person)
        return dialog

    def bots_of(self, chat: Chat) -> list[Bot]:
        """Return the bots that get this chat's updates."""
        if isinstance(chat, Dialog):
            return [chat.bot]
        return [bot for bot in self.bots.values() if isinstance(chat, Group) and chat.has_member(bot.id)]

    def add_message(self, chat: Chat, message: Json) -> None:
        """Put a new message into a chat and notify the windows."""
        number = message["message_id"]
        chat.messages[number] = message
        self.kept.append((chat, number))
        if len(self.kept) > MAX_MESSAGES:
            forgotten, oldest = self.kept.popleft()
            forgotten.messages.pop(oldest, None)
        self.add_event("message", chat, message)

    def replace_message(self, chat: Chat, message: Json) -> None:
        """Replace a message with a new object: the old one may be in an answer that is being sent."""
        chat.messages[message["message_id"]] = message
        self.add_event("edited", chat, message)

    def remove_messages(self, chat: Chat, numbers: list[int]) -> None:
        """Remove messages from a chat."""
        for number in numbers:
            chat.messages.pop(number, None)
        self.add_event("deleted", chat, {"message_ids": numbers})

    def add_event(self, kind: str, chat: Chat, extra: Json) -> None:
        """Add an event about a chat, for the windows of every bot in it."""
        if isinstance(chat, Dialog):
            self.events.add(kind, chat.bot.id, chat.id, extra)
            return
        for bot in self.bots_of(chat):
            self.events.add(kind, bot.id, chat.id, extra)

    # Updates

    def queue_update(
        self, chat: Chat, kind: str, body: Json, lane: tuple[str, int] | None = None
    ) -> list[int]:
        """Queue an update for every bot of the chat. Return the update ids."""
        return [
            update.id
            for bot in self.bots_of(chat)
            if (update := bot.updates.add(kind, body, lane or ("chat", chat.id)))
        ]

    def queue_bot_update(self, bot: Bot, kind: str, body: Json, lane: tuple[str, int]) -> list[int]:
        """Queue an update for one bot. Return its id, or None if the bot does not want this kind."""
        update: Update | None = bot.updates.add(kind, body, lane)
        return [update.id] if update else []
