"""A dialogue on the stage: somebody reads what goes out to them, in their language, and presses what they see.

There is no bot, no Telegram and no transaction: an act takes a tenth of the time that it takes in tests/conversations.
So combinations (of languages, offices, files, steps of a form) are gone through here, and there the behaviour once.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from itertools import count
from typing import Any

import orjson

from bot.outgoing import Post, Row
from handlers import dispatch
from handlers.words import Contact, Media, Profile, Refusal, Say
from storage.models import Person
from tests.conversations.talk import ZONE, acquaint, buttons, line, said
from tests.handlers.stage import Stage

OWN_NUMBER = Contact("996700100101", own=True)
MEDIA = {
    "voice": Media("voice", "v", "v"),
    "photo": Media("photo", "p", "p"),
    "document": Media("document", "d", "d"),
}
Message = dict[str, Any]
_numbers = count(6001)


@dataclass
class Reader:
    """One person on the stage, and what is in their chat."""

    stage: Stage
    person: Person
    language: str
    name: tuple[str, str] = ("Үлгү", "Катышуучу")
    """What their profile calls them."""
    chat: list[Message] = field(default_factory=list)
    news: list[Message] = field(default_factory=list)
    """What came of the last act."""
    others: list[Message] = field(default_factory=list)
    """What others were told meanwhile."""

    async def write(self, text: str) -> None:
        await self._act(text=text)

    async def command(self, command: str, argument: str = "") -> None:
        await self._act(command=command, argument=argument)

    async def send(self, way: str, caption: str = "") -> None:
        """A voice, photo or document; `text`: the caption alone."""
        await self._act(text=caption or None, media=MEDIA.get(way))

    async def contact(self, contact: Contact = OWN_NUMBER) -> None:
        await self._act(text="", contact=contact)

    async def other(self, kind: str) -> None:
        """Something that nobody expects."""
        await self._act(text="", other=kind)

    async def press(self, label: str = "", *, data: str = "") -> None:
        """The newest button with this label, or this data. AssertionError when there is none."""
        for message in reversed(self.chat):
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if (label and button["text"] == label) or (data and button.get("callback_data") == data):
                        await self.press_at(button["callback_data"])
                        return
        raise AssertionError(f"no button {label or data!r}\n{self.transcript(self.chat)}")

    async def press_at(self, data: str) -> None:
        """A button of an earlier message."""
        prefix, _, argument = data.partition(":")
        await self._act(button=prefix, argument=argument, callback_id="1")

    def hears(self, key: str, /, **args: Any) -> Message:
        """The message among the news that begins so. AssertionError when there is none."""
        return self.reads(line(self.language, key, **args))

    def reads(self, words: str) -> Message:
        """The message among the news with these words. AssertionError when there is none."""
        for message in reversed(self.news):
            if words in plain(message):
                return message
        raise AssertionError(f"nobody said {words!r}\n{self.transcript(self.news)}")

    def says(self, key: str, attribute: str = "", /, **args: Any) -> str:
        """A text as this person reads it."""
        return said(self.language, key, attribute, **args)

    async def _act(self, **what: Any) -> None:
        assert self.person.telegram_id is not None
        profile = Profile(self.person.telegram_id, *self.name)
        incoming = self.stage.incoming(self.person, profile=profile, **what)
        session = self.stage.session
        try:
            answer = await dispatch.answer(incoming, session)
        except Refusal as refusal:
            answer = [Say(refusal.key, refusal.values)]
        rows = await Post("ky", ZONE, self.stage.having).rows(session, incoming, answer)
        await session.flush()
        own = self.person.telegram_id
        self.news = messages(row for row in rows if row["chat_id"] == own)
        self.others = messages(row for row in rows if row["chat_id"] != own)
        self.chat += self.news

    def transcript(self, chat: Iterable[Message]) -> str:
        """These messages, for whoever reads a failed test."""
        return "\n".join(f"- {plain(message)} {buttons(message)}" for message in chat)


async def stranger(stage: Stage, name: tuple[str, str] = ("Үлгү", "Катышуучу")) -> Reader:
    """Somebody new, who has not even chosen a language."""
    person = await acquaint(stage.session, next(_numbers))
    person.language = person.consented_at = person.consent_version = None
    return Reader(stage, person, "ky", name)


def messages(rows: Iterable[Row]) -> list[Message]:
    """What rows of the outbox say, with their method."""
    return [{"method": row["method"], **orjson.loads(row["payload"])} for row in rows]


def plain(message: Message) -> str:
    """What is read in a message, without its markup."""
    return unescape(re.sub(r"<[^<>]*>", "", message.get("text") or message.get("caption") or ""))
