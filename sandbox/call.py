"""A Bot API call: its bot and its parameters, and methods that read these."""

import math
import re
from collections.abc import Awaitable, Callable
from typing import Any

import orjson

from sandbox.bots import Bot
from sandbox.chats import Chat, Dialog, Group
from sandbox.entities import CAPTION_LIMIT, RAW_LIMIT, Formatted, normalize_text, parse_markup, valid_entities
from sandbox.files import Upload
from sandbox.refusals import Json, bad_request, forbidden
from sandbox.utf16 import length
from sandbox.world import World


def _check_known_tags(raw: str, tags: set[str]) -> None:
    """Raise Refused for tags that this server does not know, as an older server does."""
    for found in re.finditer(r"<([a-z-]+)", raw):
        if found[1] in tags:
            place = len(raw[: found.start()].encode())
            raise bad_request(
                f'can\'t parse entities: Unsupported start tag "{found[1]}" at byte offset {place}'
            )


async def _never() -> None:
    """Raise: a call without a connection has no disconnection to wait for."""
    raise NotImplementedError


class Call:
    """A call. Parameters may be strings (form, query) or JSON values; both are read the same way."""

    __slots__ = ("bot", "files", "gone", "method", "params", "posted", "world")

    def __init__(
        self,
        world: World,
        bot: Bot,
        method: str,
        params: Json,
        files: dict[str, Upload],
        gone: Callable[[], Awaitable[object]] = _never,
    ) -> None:
        self.world = world
        self.bot = bot
        self.method = method
        self.params = params
        self.files = files
        self.gone = gone
        self.posted: int | None = None

    # Values

    def text(self, name: str) -> str:
        """Return a text; JSON values are serialized, an absent one is empty."""
        value = self.params.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        return orjson.dumps(value).decode() if isinstance(value, (dict, list, bool)) else str(value)

    def number(self, name: str, otherwise: int = 0) -> int:
        """Return a whole number; anything else counts as absent, as at Telegram."""
        value = self.params.get(name)
        if type(value) is not int:
            try:
                value = int(str(value)) if value is not None else otherwise
            except ValueError:
                return otherwise
        return value if abs(value) < 2**53 else otherwise

    def float_number(self, name: str) -> float | None:
        """Return a number, or None."""
        try:
            value = float(self.text(name))
        except ValueError:
            return None
        return value if math.isfinite(value) else None

    def flag(self, name: str) -> bool:
        """Return a boolean; False if absent."""
        value = self.params.get(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        return str(value).strip().lower() in ("true", "yes", "1")

    def json(self, name: str, words: str) -> Any:
        """Return a JSON value, or None if absent. Raise Refused `can't parse <words> JSON object`."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return orjson.loads(value)
        except orjson.JSONDecodeError:
            raise bad_request(f"can't parse {words} JSON object") from None

    def has_value(self, name: str) -> bool:
        """Return whether the parameter is present and not empty."""
        return self.params.get(name) not in (None, "")

    # Chats and people

    def chat(self, name: str = "chat_id", write: bool = False) -> Chat:
        """Return the chat of a parameter. Raise Refused if it is unknown, or (`write`) closed to the bot."""
        value = self.params.get(name)
        if value is None or value == "":
            raise bad_request(f"{name} is empty")
        try:
            number = int(value)
        except (TypeError, ValueError, OverflowError):
            raise bad_request("chat not found") from None
        dialog = self.bot.dialogs.get(number)
        if dialog is not None:
            return self._open(dialog) if write else dialog
        group = self.world.groups.get(number)
        if group is not None:
            return self._joined(group)
        raise self._unreachable(number, write)

    def _open(self, dialog: Dialog) -> Dialog:
        if dialog.person.deactivated:
            raise forbidden("user is deactivated")
        if dialog.blocked:
            raise forbidden("bot was blocked by the user")
        return dialog

    def _joined(self, group: Group) -> Group:
        status = group.member(self.bot.id)["status"]
        if status == "kicked":
            raise forbidden("bot was kicked from the supergroup chat")
        if status == "left":
            raise forbidden("bot is not a member of the supergroup chat")
        return group

    def _unreachable(self, number: int, write: bool) -> Exception:
        if write and number in self.world.people:
            return forbidden("bot can't initiate conversation with a user")
        if write and number in self.world.bots:
            return forbidden("bot can't send messages to bots")
        return bad_request("chat not found")

    def group(self, name: str = "chat_id") -> Group:
        """Return a group the bot is in. Raise Refused for other chats."""
        chat = self.chat(name)
        if not isinstance(chat, Group):
            raise bad_request("method is available only for supergroups")
        return chat

    def user(self, name: str = "user_id") -> int:
        """Return a user's id. Raise Refused if there is none."""
        number = self.number(name)
        if number <= 0:
            raise bad_request(f"invalid {name} specified")
        if self.world.user(number) is None:
            raise bad_request("user not found")
        return number

    # Text

    def formatted(
        self, name: str, entities: str, limit: int, too_long: str, mode_name: str = "parse_mode"
    ) -> Formatted:
        """Return visible text and entities of a text parameter. `limit` counts UTF-16 units after parsing."""
        raw = self.text(name)
        if len(raw) > RAW_LIMIT:
            raise bad_request("text is too long")
        mode = self.params.get(mode_name)
        if mode and self.world.unknown_tags:
            _check_known_tags(raw, self.world.unknown_tags)
        given = None if mode else self.json(entities, "entities")
        text, found = parse_markup(raw, str(mode)) if mode else (raw, valid_entities(raw, given))
        text, found = normalize_text(text, found)
        if length(text) > limit:
            raise bad_request(too_long)
        return text, self.resolve_mentions(found) if found else found

    def resolve_mentions(self, entities: list[Json]) -> list[Json]:
        """Put the whole User into mentions of known people; drop mentions of unknown ones."""
        kept: list[Json] = []
        for entity in entities:
            if entity["type"] == "text_mention":
                named = entity.get("user")
                number = named.get("id") if isinstance(named, dict) else None
                user = self.world.user(number) if isinstance(number, int) else None
                if user is None:
                    continue
                entity = {**entity, "user": user}
            kept.append(entity)
        return kept

    def caption(self) -> Json:
        """Return `caption` and `caption_entities` of a message with media; empty without a caption."""
        text, entities = self.formatted(
            "caption", "caption_entities", CAPTION_LIMIT, "message caption is too long"
        )
        content: Json = {}
        if text:
            content["caption"] = text
            if entities:
                content["caption_entities"] = entities
            if self.flag("show_caption_above_media"):
                content["show_caption_above_media"] = True
        return content
