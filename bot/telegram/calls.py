"""The calls that send one outbox message, with its file, and in other forms if Telegram refuses the first."""

from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from telegram import InputFile
from telegram.error import BadRequest, TelegramError

from bot.documents.drawing import Drawings, NotDrawn
from bot.locales import LANGUAGES, Locale, get_locale
from bot.settings import Settings
from bot.telegram import refusals
from bot.telegram.api import Api
from bot.telegram.downloads import RENAMED, DownloadError, download
from bot.telegram.rate_limiter import RateLimiter
from bot.telegram.refusals import MessageForm
from storage.accounts import people
from storage.database import Database
from storage.messages import files
from storage.messages.delivery import ClaimedMessage
from storage.team import group

MAX_DRAW_ATTEMPTS = 3
"""Attempts at drawing a picture."""

StateLookup = Callable[[int], Awaitable[tuple[str, int | None]]]
"""Looks up the state of another row and its message id."""
CallResult = tuple[Any, MessageForm | None]
"""Telegram's result, and the form that was accepted if it is not the original one."""


class Calls:
    """Calls Telegram for the sender, which has acquired a slot for each call."""

    def __init__(
        self, database: Database, api: Api, rate_limiter: RateLimiter, settings: Settings, told: StateLookup
    ) -> None:
        self.database, self.api, self.rate_limiter, self.settings = database, api, rate_limiter, settings
        self.drawings = Drawings()
        self._look_up_state = told
        self.telegram_file_ids: dict[int, str] = {}
        """Id of our file -> Telegram's `file_id`, cached because a few calendar files are sent to everybody."""

    async def send(self, row: ClaimedMessage) -> CallResult:
        """Send a message and return the result. Raises TelegramError, and NotDrawn if drawing may succeed later."""
        other = row.method.partition("|")[2]
        if (
            not other and row.file_id is None and row.previous_notice_id is None
        ):  # nearly all messages: the payload is sent unchanged
            return await self._send_unchanged(row)
        payload = {**column_arguments(row), **orjson.loads(row.payload)}
        if row.previous_notice_id is not None:
            _, message_id = await self._look_up_state(row.previous_notice_id)
            if message_id is None and not other:  # there is nothing to edit
                release_slots(self.rate_limiter, row)
                raise BadRequest("message to edit not found")
            if message_id is None:  # the notice before was not sent
                return await self._send_form(MessageForm(other, payload))
            payload["message_id"] = message_id
        form = refusals.original_form(row.method, payload)
        try:
            form.payload.update(await self._file_argument(row))
        except (DownloadError, NotDrawn) as error:
            return await self._send_without_file(row, form, error)
        except TelegramError:
            release_slots(self.rate_limiter, row)
            raise
        return await self._send_form(form, row)

    async def _send_unchanged(self, row: ClaimedMessage) -> CallResult:
        method, addressed = api_method(row), orjson.dumps(column_arguments(row))
        comma = b"," if len(row.payload) > 2 else b""
        call = self.api.post_json(method, addressed[:-1] + comma + row.payload[1:].encode())
        try:
            return await self.rate_limiter.release_after(call, row.chat_id, method), None
        except TelegramError as error:
            if not refusals.is_about_message(error):
                raise
            form = refusals.original_form(method, {**column_arguments(row), **orjson.loads(row.payload)})
            return await self._send_fallback(form, error)

    async def _send_form(self, form: MessageForm, row: ClaimedMessage | None = None) -> CallResult:
        """Send with the acquired slot; a file of ours (`row`) whose `file_id` is unknown is uploaded again."""
        try:
            return await self.api.call(form.method, form.payload, slot_taken=True), None
        except TelegramError as error:
            if not refusals.is_about_message(error):
                raise
            known = row is not None and self.telegram_file_ids.pop(row.file_id or 0, None) is not None
            if row is None or not known or refusals.refusal_reason(error) != refusals.FILE:
                return await self._send_fallback(form, error)
        try:
            form.payload.update(await self._file_argument(row, upload=True))
            return await self.api.call(form.method, form.payload), None
        except (DownloadError, NotDrawn) as lost:
            return await self._send_without_file(row, form, lost, slot_taken=False)
        except TelegramError as error:
            return await self._send_fallback(form, error)

    async def _send_fallback(self, form: MessageForm, error: TelegramError) -> CallResult:
        """Try the message's other forms in turn. Raises the error of the last one."""
        spoken = await self._locale_of_chat(form.payload["chat_id"])
        while (other := refusals.fallback_form(form, error, spoken)) is not None:
            form = other
            try:
                return await self.api.call(form.method, form.payload), form
            except TelegramError as further:
                error = further
        raise error

    async def _send_without_file(
        self,
        row: ClaimedMessage,
        form: MessageForm,
        error: DownloadError | NotDrawn,
        *,
        slot_taken: bool = True,
    ) -> CallResult:
        """Send the text without its file. Raises NotDrawn if drawing may succeed later."""
        if isinstance(error, NotDrawn) and row.attempts + 1 < MAX_DRAW_ATTEMPTS:
            raise error
        reason = refusals.NOT_DRAWN if isinstance(error, NotDrawn) else error.reason
        bare = refusals.text_only_form(form, reason, await self._locale_of_chat(row.chat_id))
        assert bare is not None  # methods that send a file always have such a form
        try:
            return await self.api.call(bare.method, bare.payload, slot_taken=slot_taken), bare
        except TelegramError as further:
            return await self._send_fallback(bare, further)

    async def _locale_of_chat(self, chat_id: int) -> Locale:
        """Return the locale of the chat's person or of the linked group."""
        async with self.database.reader() as session:
            reader = await (
                group.get_linked(session) if chat_id < 0 else people.by_telegram_id(session, chat_id)
            )
        reads = reader.language if reader else None
        known = reads if reads in LANGUAGES else self.settings.default_language
        return get_locale(known, self.settings.timezone)

    async def _file_argument(self, row: ClaimedMessage, *, upload: bool = False) -> dict[str, Any]:
        """Return the argument with the message's file: its `file_id` if known, else its bytes.

        `upload`: send the bytes in any case. Raises DownloadError and NotDrawn if there is no file to send,
        NetworkError.
        """
        if row.file_id is None:
            return {}
        kind = file_kind(row)
        if not upload and (known := self.telegram_file_ids.get(row.file_id)) is not None:
            return {kind: known}
        async with self.database.reader() as session:
            file = (await files.files_by_id(session, [row.file_id]))[row.file_id]
        if not upload and file.telegram_file_id and file.bot_id is None:
            self.telegram_file_ids[row.file_id] = file.telegram_file_id
            return {kind: file.telegram_file_id}
        if file.content is None:
            raise DownloadError("its bytes were not kept", refusals.FILE)
        if file.name.endswith(RENAMED):
            name, content = await download(self.api, file.name.removesuffix(RENAMED), file.content)
        else:
            name, content = await self.drawings.made(file.name, file.content)
        return {kind: InputFile(content, filename=name, attach=False)}


def api_method(row: ClaimedMessage) -> str:
    """Return the method to call: several messages are deleted by `deleteMessages`."""
    several = row.target_message_ids is not None and "," in row.target_message_ids
    return "deleteMessages" if several else row.method


def column_arguments(row: ClaimedMessage) -> dict[str, Any]:
    """Return the arguments from columns of the row: the chat, and the messages to edit, delete or reply to."""
    chat = {"chat_id": row.chat_id}
    if row.target_message_ids is None:
        return chat
    targets = [int(one) for one in row.target_message_ids.split(",")]
    if len(targets) > 1:
        return {**chat, "message_ids": targets}
    if row.method.startswith(("edit", "delete")):
        return {**chat, "message_id": targets[0]}
    reply = {"message_id": targets[0], "allow_sending_without_reply": True}
    return {**chat, "reply_parameters": reply}


def release_slots(rate_limiter: RateLimiter, row: ClaimedMessage) -> None:
    """Release the slots if no call has done so."""
    if not rate_limiter.is_chat_free(row.chat_id, "editMessageText"):
        rate_limiter.release(row.chat_id, "editMessageText")


def file_kind(row: ClaimedMessage) -> str:
    """Return the argument for the file: "photo" for `sendPhoto`."""
    return row.method.partition("|")[0].removeprefix("send").lower()
