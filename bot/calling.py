"""One message -> one answer of Telegram's: with its file, and in another form where it is refused as it was meant."""

from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from telegram import InputFile
from telegram.error import TelegramError

from bot import refusals
from bot.api import Api
from bot.documents.drawing import Drawings, NotDrawn
from bot.fetching import RENAMED, NotFetched, fetched
from bot.pacing import Pacing
from bot.refusals import Form
from bot.settings import Settings
from bot.texts import LANGUAGES, Words, words
from storage import group, outbox, people
from storage.database import Database
from storage.outbox import Due

DRAWINGS = 3
"""How often a picture is tried."""

Told = Callable[[int], Awaitable[tuple[str, int | None]]]
"""The state of another message, and its number in the chat."""
Answer = tuple[Any, Form | None]
"""What Telegram answers, and to which other form of the message; None: it was taken as it was meant."""


class Calls:
    """Calls Telegram for the sender, which has taken a slot for each."""

    def __init__(self, database: Database, api: Api, pacing: Pacing, settings: Settings, told: Told) -> None:
        self.database, self.api, self.pacing, self.settings = database, api, pacing, settings
        self.drawings = Drawings()
        self._told = told
        self.names: dict[int, str] = {}
        """Telegram's name for files of ours: a few calendar files go to everybody."""

    async def of(self, row: Due) -> Answer:
        """Telegram's answer to this message. Raises TelegramError, NotDrawn when it may be drawn in a while."""
        other = row.method.partition("|")[2]
        if not other and row.file_id is None:  # nearly all: the arguments go as they are
            return await self._as_it_is(row)
        payload: dict[str, Any] = {"chat_id": row.chat_id, **orjson.loads(row.payload)}
        if (after := payload.pop("after", None)) is not None:
            _, payload["message_id"] = await self._told(after)
            if payload["message_id"] is None:  # it never came there
                payload.pop("message_id")
                return await self._tried(Form(other, payload))
        form = refusals.form_of(row.method, payload)
        try:
            form.payload.update(await self._file(row))
        except (NotFetched, NotDrawn) as error:
            return await self._without_file(row, form, error)
        except TelegramError:
            not_sent(self.pacing, row)
            raise
        return await self._tried(form, row)

    async def _as_it_is(self, row: Due) -> Answer:
        comma = b"," if len(row.payload) > 2 else b""
        body = b'{"chat_id":%d%b%b' % (row.chat_id, comma, row.payload[1:].encode())
        call = self.api.post(row.method, body)
        try:
            return await self.pacing.taken(call, row.chat_id, row.method), None
        except TelegramError as error:
            if not refusals.of_message(error):
                raise
            form = refusals.form_of(row.method, {"chat_id": row.chat_id, **orjson.loads(row.payload)})
            return await self._otherwise(form, error)

    async def _tried(self, form: Form, row: Due | None = None) -> Answer:
        """With the slot that is taken; a file of ours (`row`) that Telegram knows no more is uploaded anew."""
        try:
            return await self.api.call(form.method, form.payload, slot_taken=True), None
        except TelegramError as error:
            if not refusals.of_message(error):
                raise
            known = row is not None and self.names.pop(row.file_id or 0, None) is not None
            if row is None or not known or refusals.why(error) != refusals.FILE:
                return await self._otherwise(form, error)
        try:
            form.payload.update(await self._file(row, anew=True))
            return await self.api.call(form.method, form.payload), None
        except (NotFetched, NotDrawn) as lost:
            return await self._without_file(row, form, lost, slot_taken=False)
        except TelegramError as error:
            return await self._otherwise(form, error)

    async def _otherwise(self, form: Form, error: TelegramError) -> Answer:
        """The first of the message's other forms that Telegram takes. Raises what it says to the last of them."""
        spoken = await self._spoken(form.payload["chat_id"])
        while (other := refusals.instead(form, error, spoken)) is not None:
            form = other
            try:
                return await self.api.call(form.method, form.payload), form
            except TelegramError as further:
                error = further
        raise error

    async def _without_file(
        self, row: Due, form: Form, error: NotFetched | NotDrawn, *, slot_taken: bool = True
    ) -> Answer:
        """The words alone: there is no file to send. Raises NotDrawn when that may be otherwise in a while."""
        if isinstance(error, NotDrawn) and row.attempts + 1 < DRAWINGS:
            raise error
        reason = refusals.NOT_MADE if isinstance(error, NotDrawn) else error.reason
        bare = refusals.alone(form, reason, await self._spoken(row.chat_id))
        assert bare is not None  # only a method that sends a file has one
        try:
            return await self.api.call(bare.method, bare.payload, slot_taken=slot_taken), bare
        except TelegramError as further:
            return await self._otherwise(bare, further)

    async def _spoken(self, chat_id: int) -> Words:
        """The texts in the language of whoever reads in this chat."""
        async with self.database.reader() as session:
            reader = await (group.linked(session) if chat_id < 0 else people.by_chat(session, chat_id))
        reads = reader.language if reader else None
        known = reads if reads in LANGUAGES else self.settings.default_language
        return words(known, self.settings.timezone)

    async def _file(self, row: Due, *, anew: bool = False) -> dict[str, Any]:
        """The file that goes with the message: by Telegram's name for it once it is there, unless it is sent `anew`.

        Raises NotFetched and NotDrawn where there is none to send, NetworkError and its kinds.
        """
        if row.file_id is None:
            return {}
        kind = kind_of(row)
        if not anew and (known := self.names.get(row.file_id)) is not None:
            return {kind: known}
        async with self.database.reader() as session:
            file = (await outbox.files(session, [row.file_id]))[row.file_id]
        if not anew and file.telegram_file_id and file.bot_id is None:
            self.names[row.file_id] = file.telegram_file_id
            return {kind: file.telegram_file_id}
        if file.content is None:
            raise NotFetched("its bytes were not kept", refusals.FILE)
        if file.name.endswith(RENAMED):
            name, content = await fetched(self.api, file.name.removesuffix(RENAMED), file.content)
        else:
            name, content = await self.drawings.made(file.name, file.content)
        return {kind: InputFile(content, filename=name, attach=False)}


def not_sent(pacing: Pacing, row: Due) -> None:
    """Give the slots back when no call has done so."""
    if not pacing.free_for(row.chat_id, "editMessageText"):
        pacing.give_back(row.chat_id, "editMessageText")


def kind_of(row: Due) -> str:
    """What of a message is its file: "photo" of `sendPhoto`."""
    return row.method.partition("|")[0].removeprefix("send").lower()
