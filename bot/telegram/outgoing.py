"""Replies become outbox rows: for each reader, in their language, with text, keyboard and file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import orjson

from bot import notices
from bot.locales import LANGUAGES, Locale, get_locale
from bot.notices import EDIT_OR_SEND, OutboxRow
from bot.telegram import message_parts
from bot.telegram.payload_redaction import redact_payload
from bot.telegram.rendering import Payload, render_message
from bot.telegram.reply_files import store_file
from bot.telegram.reply_markup import reply_markup
from handlers.announcements import placeholder_values
from handlers.messages import (
    AnnouncementCopy,
    Incoming,
    MarkAsRead,
    PinMessage,
    PrintedSheet,
    PublishCommands,
    React,
    RemoveKeyboard,
    ResolvedReply,
    Say,
    SayToAudience,
    Sheet,
    StaffGroup,
    Toast,
)
from handlers.ui.arguments import is_on_day, shorten
from storage.accounts.reachability import has_agreed
from storage.announcements import announcements, broadcasts
from storage.audiences import audience
from storage.database import Session
from storage.messages import outbox, payloads
from storage.models import Announcement, Person, Role
from storage.seats import seats

MAX_TOAST = 200
"""Characters of the answer to a pressed button; Telegram refuses more."""
MAX_TOPIC_NAME = 60
"""Characters of a topic's name: Telegram accepts 128, telephones show fewer."""

payloads.set_redactor(redact_payload)


@dataclass(frozen=True, slots=True)
class MessageRenderer:
    """Renders replies as outbox rows."""

    language: str
    """The language of people who have chosen none."""
    zone: str
    """The time zone of dates and times."""
    roles: dict[int, tuple[Role, ...]] = field(default_factory=dict)
    """Person id -> current roles, which decide the menu."""

    def locale_of(self, person: Person) -> Locale:
        """Return the texts in this person's language."""
        return get_locale(person.language if person.language in LANGUAGES else self.language, self.zone)

    def toast(self, incoming: Incoming, say: Say | Toast) -> str:
        """Return the text shown over the chat for a moment, in answer to a pressed button."""
        args = {} if isinstance(say, Toast) else say.args
        return self.locale_of(incoming.person).plain(say.key, args)[:MAX_TOAST]

    async def reply_rows(
        self, session: Session, incoming: Incoming, replies: Sequence[ResolvedReply]
    ) -> list[OutboxRow]:
        """Return the rows of the replies to an update; enqueue messages to audiences at once."""
        rows: list[OutboxRow] = []
        collapsing: list[Say] = []
        for reply in replies:
            if isinstance(reply, MarkAsRead):
                rows += await self._mark_as_read_rows(session, incoming, reply)
            elif isinstance(reply, PinMessage):
                rows.append(_pin_row(reply, reply.to or incoming.person, incoming.at))
            elif isinstance(reply, React):
                rows.append(_reaction_row(reply, incoming))
            elif isinstance(reply, RemoveKeyboard):
                rows.append(_keyboard_removal_row(reply, incoming))
            elif isinstance(reply, SayToAudience | Toast | PublishCommands) or not _may_be_told(
                reply.to, incoming.person
            ):
                continue
            elif isinstance(reply, Say) and reply.collapse_key is not None:
                collapsing.append(reply)
            elif isinstance(reply, AnnouncementCopy):
                reader = reply.to or incoming.person
                rows += await self._preview_rows(session, reply, reader, incoming.at)
            else:
                rows.append(await self._reply_row(session, incoming, reply))
        rows += await self._notice_rows(session, collapsing, incoming.at)
        await self._fan_out_all(session, replies, incoming.at)
        return rows

    async def message_rows(
        self, session: Session, replies: Sequence[ResolvedReply], at: datetime
    ) -> list[OutboxRow]:
        """Return the rows of messages that answer no update; enqueue messages to audiences at once."""
        addressed = [say for say in replies if isinstance(say, Say) and say.to and _may_be_told(say.to)]
        collapsing = [say for say in addressed if say.collapse_key is not None]
        rows = [
            await self._person_row(session, say, say.to, at)
            for say in addressed
            if say.to and say.collapse_key is None
        ]
        rows += await self._notice_rows(session, collapsing, at)
        await self._fan_out_all(session, replies, at)
        return rows

    async def fan_out(self, session: Session, message: SayToAudience, at: datetime) -> None:
        """Enqueue a message for each member of an audience in their language.

        Raises ValueError if it has no `dedup_key`.
        """
        if not message.say.dedup_key:
            raise ValueError("a message to many needs its `dedup_key`")
        await session.flush()  # the audience is a query
        rows = {}
        for language in LANGUAGES:
            locale = get_locale(language, self.zone)
            method, payload = render_message(message.say, locale)
            if markup := reply_markup(message.say, (), locale):
                payload["reply_markup"] = markup
            rows[language] = await _outbox_row(session, message.say, locale, method, payload, at)
        languages = (self.language, *LANGUAGES)
        await audience.enqueue(session, message.audience, message.say.dedup_key, rows, languages)

    async def _fan_out_all(self, session: Session, replies: Sequence[ResolvedReply], at: datetime) -> None:
        for reply in replies:
            if isinstance(reply, SayToAudience):
                await self.fan_out(session, reply, at)

    async def _notice_rows(self, session: Session, says: Sequence[Say], at: datetime) -> list[OutboxRow]:
        return await notices.notice_rows(
            session, says, at, lambda say, reader: self._person_row(session, say, reader, at)
        )

    async def _preview_rows(
        self, session: Session, copy: AnnouncementCopy, reader: Person, at: datetime
    ) -> list[OutboxRow]:
        """Return the messages of an announcement in one language, with the reader's own name and place."""
        announcement = await announcements.get(session, copy.announcement_id)
        parts = await announcements.list_parts(session, copy.announcement_id, copy.language)
        if announcement is None:
            return []
        locale = get_locale(copy.language, self.zone)
        values = (await placeholder_values.values_for_people(session, announcement, [reader.id]))[reader.id]
        rendered = message_parts.render_messages(announcement, parts, locale, values)
        rows = [_row_of_payload(reader, method, payload, at) for method, payload in rendered]
        return await _announcement_rows(session, announcement, reader, rows) if copy.tracked else rows

    async def _mark_as_read_rows(
        self, session: Session, incoming: Incoming, reply: MarkAsRead
    ) -> list[OutboxRow]:
        """Return the edit that shows the pressed message's buttons as after reading."""
        announcement = await announcements.get(session, reply.announcement_id)
        if announcement is None:
            return []
        locale = self.locale_of(incoming.person)
        alone = {"inline_keyboard": [[message_parts.read_button(announcement.id, locale, read=True)]]}
        markup = (
            alone if reply.only_button else message_parts.inline_keyboard(announcement, locale, read=True)
        )
        payload = {"message_id": incoming.message_id, "reply_markup": markup or alone}
        return [_row_of_payload(incoming.person, "editMessageReplyMarkup", payload, incoming.at)]

    async def _reply_row(self, session: Session, incoming: Incoming, say: Say) -> OutboxRow:
        own_press = incoming.button is not None and not incoming.typed_label and say.to is None
        pressed = incoming.message_id if own_press else None
        return await self._person_row(session, say, say.to or incoming.person, incoming.at, pressed)

    async def _person_row(
        self,
        session: Session,
        say: Say,
        reader: Person | StaffGroup,
        at: datetime,
        pressed: int | None = None,
    ) -> OutboxRow:
        """Return the row for one reader; `pressed` is the number of the message that `say.edit` may replace."""
        if isinstance(reader, StaffGroup):
            return await self._group_row(session, say, reader, at)
        locale = get_locale(say.language, self.zone) if say.language else self.locale_of(reader)
        method, payload = render_message(say, locale)
        if say.edit is True and pressed is not None and method == "sendMessage":
            method, payload = EDIT_OR_SEND, {"message_id": pressed, **payload}
        on_event_day = say.keyboard == "menu" and await _is_event_day(session, reader, at)
        roles = self.roles.get(reader.id, ())
        if markup := reply_markup(say, roles, locale, on_event_day=on_event_day):
            payload["reply_markup"] = markup
        payload |= _reply_parameters(say)
        row = await _outbox_row(session, say, locale, method, payload, at)
        return {"chat_id": reader.telegram_id, "dedup_key": say.dedup_key, **row}

    async def _group_row(self, session: Session, say: Say, group: StaffGroup, at: datetime) -> OutboxRow:
        """Return the row for the staff group, in its topic if it has one."""
        locale = get_locale(group.language, self.zone)
        method, payload = render_message(say, locale)
        if say.create_topic:
            method = "createForumTopic"
            payload = {"name": shorten(locale.plain(say.key, say.args), MAX_TOPIC_NAME)}
        elif group.thread_id is not None and not say.edit:
            payload["message_thread_id"] = group.thread_id
        payload |= _reply_parameters(say)
        row = await _outbox_row(session, say, locale, method, payload, at)
        return {"chat_id": group.chat_id, "dedup_key": say.dedup_key, **row}


async def _is_event_day(session: Session, reader: Person, at: datetime) -> bool:
    """Return whether a seminar at which the reader has a seat is held today and not yet over."""
    return any(is_on_day(seminar, at) for _, seminar in await seats.list_attending(session, reader))


def _may_be_told(reader: Person | StaffGroup | None, acting: Person | None = None) -> bool:
    """Return whether a message may be sent: to others only with their consent, to the acting person always."""
    return reader is None or isinstance(reader, StaffGroup) or reader is acting or has_agreed(reader)


def _reply_parameters(say: Say) -> Payload:
    if not say.reply_to:
        return {}
    return {"reply_parameters": {"message_id": say.reply_to, "allow_sending_without_reply": True}}


def _delivery_options(say: Say) -> Payload:
    sheet = say.document.sheet if isinstance(say.document, PrintedSheet) else say.document
    confidential = isinstance(sheet, Sheet) and sheet.confidential
    options = {
        "disable_notification": say.disable_notification,
        "protect_content": say.protect_content or confidential,
    }
    return {name: True for name, wanted in options.items() if wanted}


async def _outbox_row(
    session: Session, say: Say, locale: Locale, method: str, payload: Payload, at: datetime
) -> OutboxRow:
    """Return a row without chat and `dedup_key`."""
    payload |= _delivery_options(say)
    return _plain_row(method, payload, at) | {
        "lane": int(say.lane),
        "file_id": await store_file(session, say, locale, at),
        "subject": say.subject,
        "collapse_key": say.collapse_key,
        "actor_id": say.actor_id,
        "reminder_id": say.reminder_id,
        "expires_at": say.expires_at,
    }


def _row_of_payload(reader: Person, method: str, payload: Payload, at: datetime) -> OutboxRow:
    """Return a row for arguments that no `Say` describes."""
    return {"chat_id": reader.telegram_id, "dedup_key": None, **_plain_row(method, payload, at)}


def _pin_row(pin: PinMessage, reader: Person, at: datetime) -> OutboxRow:
    """Return the row that pins a message without a sound, or unpins it."""
    if pin.unpin:
        return _row_of_payload(reader, "unpinChatMessage", {"message_id": pin.message_id}, at)
    payload = {"message_id": pin.message_id, "disable_notification": True}
    return _row_of_payload(reader, "pinChatMessage", payload, at)


def _reaction_row(reaction: React, incoming: Incoming) -> OutboxRow:
    """Return the row that reacts to the person's message."""
    emoji = [{"type": "emoji", "emoji": reaction.emoji}]
    payload = {"message_id": incoming.message_id, "reaction": emoji}
    return _row_of_payload(incoming.person, "setMessageReaction", payload, incoming.at)


def _keyboard_removal_row(removal: RemoveKeyboard, incoming: Incoming) -> OutboxRow:
    """Return the row that removes the inline buttons of an earlier message.

    It is in the lane of replies, whose messages to a chat keep their order: a page that is later shown in place of
    that message keeps its buttons.
    """
    payload: Payload = {"reply_markup": {"inline_keyboard": []}}
    if removal.message.message_id is not None:
        payload["message_id"] = removal.message.message_id
    reader = removal.to or incoming.person
    row = _row_of_payload(reader, "editMessageReplyMarkup", payload, incoming.at)
    waits = None if removal.message.message_id is not None else removal.message.row
    return {**row, "previous_notice_id": waits}


def _plain_row(method: str, payload: Payload, at: datetime) -> OutboxRow:
    """Return a reply's row without chat and `dedup_key`; all rows have the same columns, for one INSERT."""
    return {
        "lane": outbox.REPLIES,
        "method": method,
        "payload": orjson.dumps(payload).decode(),
        "file_id": None,
        "subject": None,
        "collapse_key": None,
        "actor_id": None,
        "previous_notice_id": None,
        "announcement_id": None,
        "reminder_id": None,
        "state": outbox.PENDING,
        "created_at": at,
        "expires_at": None,
        "finished_at": None,
        "error": None,
    }


async def _announcement_rows(
    session: Session, announcement: Announcement, reader: Person, rows: list[OutboxRow]
) -> list[OutboxRow]:
    """Return the rows as messages of the announcement; the first copy has the key that sending it would use."""
    keys = [broadcasts.make_dedup_key(announcement.id, place, reader.id) for place in range(len(rows))]
    known = await outbox.existing_keys(session, keys)
    common = {"announcement_id": announcement.id, "subject": f"announcement:{announcement.id}"}
    return [
        {**row, **common, "dedup_key": None if key in known else key}
        for row, key in zip(rows, keys, strict=True)
    ]
