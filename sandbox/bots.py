"""Bots with what BotFather stores for them (name, texts, commands) and their update queue."""

from __future__ import annotations

import secrets
from collections import deque
from typing import TYPE_CHECKING

from sandbox.refusals import Json
from sandbox.updates import Updates
from sandbox.webhook import Webhook

if TYPE_CHECKING:
    from sandbox.chats import Chat, Dialog
    from sandbox.clock import Clock
    from sandbox.limits import Limits
    from sandbox.people import Person

QUERY_SECONDS = 150.0
INLINE_SECONDS = 30.0


class Queries:
    """Button presses or inline queries that may still be answered, forgotten when they are too old."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self.clock = clock
        self.seconds = seconds
        self.waiting: dict[str, tuple[float, Json]] = {}
        self.order: deque[tuple[float, str]] = deque()

    def add(self, about: Json, number: str = "") -> str:
        """Store a query; return its id, a long number as at Telegram."""
        number = number or str(secrets.randbelow(8 * 10**18) + 10**18)
        now = self.clock.now()
        self.forget(now)
        self.waiting[number] = (now, about)
        self.order.append((now, number))
        return number

    def forget(self, now: float) -> None:
        """Drop what is too old at the unix time `now`."""
        while self.order and self.order[0][0] < now - self.seconds:
            self.waiting.pop(self.order.popleft()[1], None)

    def find(self, number: str) -> Json | None:
        """Return what a query was about, or None if it is unknown or too old."""
        self.forget(self.clock.now())
        found = self.waiting.get(number)
        return found[1] if found else None


class Bot:
    """A bot and everything that Telegram stores for it."""

    def __init__(self, number: int, token: str, clock: Clock, limits: Limits) -> None:
        self.id = number
        self.token = token
        self.limits = limits
        self.user: Json = {
            "id": number,
            "is_bot": True,
            "first_name": "Sample Bot",
            "username": f"sample_{number}_bot",
        }
        self.dialogs: dict[int, Dialog] = {}
        self.last_message = 0
        self.updates = Updates(clock)
        self.webhook = Webhook(self.updates)
        self.callbacks = Queries(clock, QUERY_SECONDS)
        self.inline = Queries(clock, INLINE_SECONDS)
        self.web_apps = Queries(clock, 3_600.0)
        self.inline_messages: dict[str, tuple[Chat, int]] = {}
        self.names: dict[str, str] = {}
        self.descriptions: dict[str, str] = {}
        self.short_descriptions: dict[str, str] = {}
        self.commands: dict[tuple[object, ...], list[Json]] = {}
        self.menu_button: Json = {"type": "commands"}
        self.rights: dict[bool, Json] = {}

    @property
    def name(self) -> str:
        """Return the name that is shown when there is none for a language."""
        return str(self.user["first_name"])

    def as_user(self) -> Json:
        """Return the User object of getMe."""
        return {
            **self.user,
            "can_join_groups": True,
            "can_read_all_group_messages": True,
            "supports_inline_queries": True,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
        }

    def text(self, texts: dict[str, str], language: str, fallback: str = "") -> str:
        """Return the text for a language, else the one for all languages."""
        return texts.get(language) or texts.get("") or fallback

    def shown_commands(self, chat: Chat | None, person: Person) -> list[Json]:
        """Return the commands shown to a person: the narrowest scope wins, then their language."""
        for scope in chat.scopes(person.id) if chat else (("all_private_chats",), ("default",)):
            for code in (person.language, ""):
                found = self.commands.get((*scope, code))
                if found:
                    return found
        return []
