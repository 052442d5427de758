"""A user of the stage: reads messages in their language, and presses the buttons they see.

There is no bot, no Telegram and no transaction: an act takes a tenth of the time that it takes in tests/conversations.
So combinations (of languages, offices, files, steps of a form) are gone through here, and there the behaviour once.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from itertools import count
from typing import Any

import orjson

from bot.locales import get_locale
from bot.notices import OutboxRow
from bot.telegram import reply_markup
from bot.telegram.outgoing import MessageRenderer
from handlers import dispatch
from handlers.messages import Contact, Media, Profile, Refusal, Say
from storage.messages import outbox
from storage.models import Person
from tests.conversations.helpers import ZONE, add_consented_person, button_labels, first_line, text_of
from tests.handlers.stage import Stage

OWN_NUMBER = Contact("996700100101", verified=True)
MEDIA = {
    "voice": Media("voice", "v", "v"),
    "photo": Media("photo", "p", "p"),
    "document": Media("document", "d", "d"),
}
Message = dict[str, Any]
_numbers = count(6001)


@dataclass
class StageUser:
    """A person on the stage, and the messages in their chat."""

    stage: Stage
    person: Person
    language: str
    name: tuple[str, str] = ("Үлгү", "Катышуучу")
    """The name in their profile."""
    chat: list[Message] = field(default_factory=list)
    new_messages: list[Message] = field(default_factory=list)
    """Messages that followed the last action."""
    messages_to_others: list[Message] = field(default_factory=list)
    """Messages to others meanwhile."""

    async def write(self, text: str) -> None:
        await self._act(text=text)

    async def command(self, command: str, argument: str = "") -> None:
        await self._act(command=command, argument=argument)

    async def send(self, way: str, caption: str = "") -> None:
        """Send a voice, photo or document; `text` is the caption."""
        await self._act(text=caption or None, media=MEDIA.get(way))

    async def contact(self, contact: Contact = OWN_NUMBER) -> None:
        await self._act(text="", contact=contact)

    async def other(self, kind: str) -> None:
        """Send something unexpected."""
        await self._act(text="", unsupported_kind=kind)

    async def press(self, label: str = "", *, data: str = "") -> None:
        """Press the newest button with this label (also after a seminar's days) or data.

        Raise AssertionError if there is none.
        """
        for message in reversed(self.chat):
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    is_named = label and f" · {button['text']}".endswith(f" · {label}")
                    if is_named or (data and button.get("callback_data") == data):
                        await self.press_at(button["callback_data"])
                        return
        raise AssertionError(f"no button {label or data!r}\n{self.transcript(self.chat)}")

    async def tap(self, label: str) -> None:
        """Tap a key of the newest keyboard below the chat, which sends its label."""
        keyboards = [
            markup["keyboard"] for one in self.chat if "keyboard" in (markup := one.get("reply_markup", {}))
        ]
        assert [{"text": label}] in keyboards[-1]
        await self.write(label)

    async def press_at(self, data: str) -> None:
        """Press a button of an earlier message."""
        prefix, _, argument = data.partition(":")
        await self._act(button=prefix, argument=argument, callback_id="1")

    def expect_text(self, key: str, /, **args: Any) -> Message:
        """Return the new message that begins so. Raise AssertionError if there is none."""
        return self.expect_words(first_line(self.language, key, **args))

    def expect_words(self, words: str) -> Message:
        """Return the new message with this text. Raise AssertionError if there is none."""
        for message in reversed(self.new_messages):
            if words in visible_text(message):
                return message
        raise AssertionError(f"nobody said {words!r}\n{self.transcript(self.new_messages)}")

    def text_of(self, key: str, attribute: str = "", /, **args: Any) -> str:
        """Return a text in this person's language."""
        return text_of(self.language, key, attribute, **args)

    async def _act(self, **what: Any) -> None:
        assert self.person.telegram_id is not None
        profile = Profile(self.person.telegram_id, *self.name)
        incoming = self.stage.incoming(self.person, profile=profile, **what)
        incoming.labels = partial(reply_markup.button_labels, locale=get_locale(self.language, ZONE))
        session = self.stage.session
        try:
            answer = await dispatch.dispatch(incoming, session)
        except Refusal as refusal:
            answer = [Say(refusal.key, refusal.values)]
        rows = await MessageRenderer("ky", ZONE, self.stage.roles_by_person).reply_rows(
            session, incoming, answer
        )
        await session.flush()
        own = self.person.telegram_id
        self.new_messages = sent_messages(row for row in rows if row["chat_id"] == own)
        self.messages_to_others = sent_messages(row for row in rows if row["chat_id"] != own)
        self.chat += self.new_messages

    def transcript(self, chat: Iterable[Message]) -> str:
        """Return these messages as text for a failed test."""
        return "\n".join(f"- {visible_text(message)} {button_labels(message)}" for message in chat)


async def new_user(stage: Stage, name: tuple[str, str] = ("Үлгү", "Катышуучу")) -> StageUser:
    """Return a new person, who has not yet chosen a language."""
    person = await add_consented_person(stage.session, next(_numbers))
    person.language = person.consented_at = person.consent_version = None
    return StageUser(stage, person, "ky", name)


async def store_messages(stage: Stage, person: Person, said: Sequence[Say]) -> None:
    """Put the replies to a person into the outbox, as the bot does."""
    renderer = MessageRenderer("ky", ZONE, stage.roles_by_person)
    await outbox.enqueue(
        stage.session, await renderer.reply_rows(stage.session, stage.incoming(person), said)
    )


def sent_messages(rows: Iterable[OutboxRow]) -> list[Message]:
    """Return the contents of outbox rows, with their method."""
    return [{"method": row["method"], **orjson.loads(row["payload"])} for row in rows]


def visible_text(message: Message) -> str:
    """Return the text of a message without its markup; to the eye, a non-breaking space is a space."""
    shown = unescape(re.sub(r"<[^<>]*>", "", message.get("text") or message.get("caption") or ""))
    return shown.replace("\u00a0", " ")
