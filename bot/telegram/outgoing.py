"""Say -> outbox row: the reader's language, escaping, keyboards. Pure but for the files it keeps."""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode

import orjson

from bot import notices
from bot.documents import docx, qr, recipes, workbook
from bot.documents.calendar import calendar
from bot.locales import LANGUAGES, Locale, get_locale
from bot.notices import EDIT_OR_SEND, OutboxRow
from bot.telegram import downloads, message_parts
from bot.telegram.payload_redaction import redact_payload
from handlers.announcements import placeholder_values
from handlers.dispatch import ResolvedReply
from handlers.messages import (
    AnnouncementCopy,
    Button,
    CalendarEntry,
    Chart,
    Incoming,
    InvitationCards,
    MarkAsRead,
    Media,
    QrCode,
    Say,
    SayToAudience,
    Sheet,
    StaffGroup,
    TextDocument,
    Toast,
)
from handlers.routes import MENUS, menu_for
from handlers.ui.arguments import shorten, utf16_length
from storage.announcements import announcements, broadcasts
from storage.audiences import audience
from storage.database import Session
from storage.messages import files, outbox, payloads
from storage.models import Announcement, Person, Role
from storage.text import telegram_html
from storage.text.normalization import clean_text, strip_emoji

MAX_TEXT, MAX_CAPTION, MAX_TOAST = 4096, 1024, 200
"""Telegram's limits, in UTF-16 units after the markup is taken away."""

MAX_TOPIC_NAME = 60
"""Characters of a topic's name: Telegram takes 128, a telephone shows fewer."""

MAX_BUTTONS, MAX_MARKUP_BYTES = 100, 10_000
"""Of one message: how many buttons, and how many bytes they may have as JSON. Beyond, Telegram refuses the message."""

payloads.set_redactor(redact_payload)


@dataclass(frozen=True, slots=True)
class MessageRenderer:
    """Where rows are written for: the default language, the zone of times, and who is staff (by our ids)."""

    language: str
    zone: str
    roles: dict[int, tuple[Role, ...]] = field(default_factory=dict)

    def locale_of(self, person: Person) -> Locale:
        """The texts in this person's language."""
        return get_locale(person.language if person.language in LANGUAGES else self.language, self.zone)

    async def reply_rows(
        self, session: Session, incoming: Incoming, said: Sequence[ResolvedReply]
    ) -> list[OutboxRow]:
        """The outbox rows for what is said in answer to `incoming`; what goes to many is owed at once, in bulk."""
        rows: list[OutboxRow] = []
        told: list[Say] = []
        for say in said:
            if isinstance(say, MarkAsRead):
                rows += await self._mark_as_read_rows(session, incoming, say)
            elif isinstance(say, SayToAudience | Toast) or not _has_agreed(say.to, incoming.person):
                continue
            elif isinstance(say, Say) and say.collapse_key is not None:
                told.append(say)
            elif isinstance(say, AnnouncementCopy):
                rows += await self._preview_rows(session, say, say.to or incoming.person, incoming.at)
            else:
                rows.append(await self._reply_row(session, incoming, say))
        rows += await self._notice_rows(session, told, incoming.at)
        await self._fan_out_all(session, said, incoming.at)
        return rows

    async def message_rows(
        self, session: Session, said: Sequence[ResolvedReply], at: datetime
    ) -> list[OutboxRow]:
        """The outbox rows for what is said by the clock, to whom it names; what goes to many is owed at once."""
        alone = [say for say in said if isinstance(say, Say) and say.to and _has_agreed(say.to)]
        told = [say for say in alone if say.collapse_key is not None]
        rows = [
            await self._person_row(session, say, say.to, at)
            for say in alone
            if say.to and say.collapse_key is None
        ]
        rows += await self._notice_rows(session, told, at)
        await self._fan_out_all(session, said, at)
        return rows

    async def _notice_rows(self, session: Session, said: Sequence[Say], at: datetime) -> list[OutboxRow]:
        return await notices.notice_rows(
            session, said, at, lambda say, to: self._person_row(session, say, to, at)
        )

    async def _fan_out_all(self, session: Session, said: Sequence[ResolvedReply], at: datetime) -> None:
        for many in said:
            if isinstance(many, SayToAudience):
                await self.fan_out(session, many, at)

    async def fan_out(self, session: Session, many: SayToAudience, at: datetime) -> int:
        """Owe one message to everybody of an audience, each in their own language; returns how many were new."""
        if not many.say.dedup_key:
            raise ValueError("a message to many needs its `dedup_key`")
        await session.flush()  # who is meant is asked of the database
        messages = {}
        for language in LANGUAGES:
            spoken = get_locale(language, self.zone)
            method, payload = _render_message(many.say, spoken)
            if markup := self._reply_markup(many.say, (), spoken):
                payload["reply_markup"] = markup
            messages[language] = await self._outbox_row(session, many.say, spoken, method, payload, at)
        return await audience.fan_out(session, many.audience, many.say.dedup_key, messages, self.language)

    async def _preview_rows(
        self, session: Session, shown: AnnouncementCopy, person: Person, at: datetime
    ) -> list[OutboxRow]:
        """An announcement as its readers of that language get it, with this person's own name and place."""
        announcement = await announcements.get(session, shown.announcement_id)
        given = await announcements.list_parts(session, shown.announcement_id, shown.language)
        if announcement is None:
            return []
        spoken = get_locale(shown.language, self.zone)
        theirs = (await placeholder_values.values_for_people(session, announcement, [person.id]))[person.id]
        made = message_parts.render_messages(announcement, given, spoken, theirs)
        rows = [_row_of_payload(person, method, payload, at) for method, payload in made]
        return await _announcement_rows(session, announcement, person, rows) if shown.tracked else rows

    async def _mark_as_read_rows(
        self, session: Session, incoming: Incoming, ticked: MarkAsRead
    ) -> list[OutboxRow]:
        """The pressed message with its buttons as somebody has them who has read it."""
        announcement = await announcements.get(session, ticked.announcement_id)
        if announcement is None:
            return []
        spoken = self.locale_of(incoming.person)
        alone = {"inline_keyboard": [[message_parts.read_button(announcement.id, spoken, read=True)]]}
        markup = (
            alone if ticked.only_button else message_parts.inline_keyboard(announcement, spoken, read=True)
        )
        payload = {"message_id": incoming.message_id, "reply_markup": markup or alone}
        return [_row_of_payload(incoming.person, "editMessageReplyMarkup", payload, incoming.at)]

    def toast(self, incoming: Incoming, say: Say | Toast) -> str:
        """The words shown for a moment over the chat."""
        return self.locale_of(incoming.person).plain(say.key, {} if isinstance(say, Toast) else say.args)[
            :MAX_TOAST
        ]

    async def _reply_row(self, session: Session, incoming: Incoming, say: Say) -> OutboxRow:
        pressed = incoming.button is not None and say.to is None
        return await self._person_row(
            session, say, say.to or incoming.person, incoming.at, incoming.message_id if pressed else None
        )

    async def _person_row(
        self,
        session: Session,
        say: Say,
        person: Person | StaffGroup,
        at: datetime,
        pressed: int | None = None,
    ) -> OutboxRow:
        """A row for this person; `pressed`: the message that may be replaced."""
        if isinstance(person, StaffGroup):
            return await self._group_row(session, say, person, at)
        spoken = get_locale(say.language, self.zone) if say.language else self.locale_of(person)
        method, payload = _render_message(say, spoken)
        if say.edit is True and pressed is not None and method == "sendMessage":
            method, payload = EDIT_OR_SEND, {"message_id": pressed, **payload}
        if markup := self._reply_markup(say, self.roles.get(person.id, ()), spoken):
            payload["reply_markup"] = markup
        if say.disable_notification:
            payload["disable_notification"] = True
        if say.reply_to:
            payload["reply_parameters"] = {"message_id": say.reply_to, "allow_sending_without_reply": True}
        owed = await self._outbox_row(session, say, spoken, method, payload, at)
        return {"chat_id": person.telegram_id, "dedup_key": say.dedup_key, **owed}

    async def _group_row(self, session: Session, say: Say, group: StaffGroup, at: datetime) -> OutboxRow:
        """A row for the staff group: into its topic, where it has one."""
        spoken = get_locale(group.language, self.zone)
        method, payload = _render_message(say, spoken)
        if say.create_topic:
            method, payload = (
                "createForumTopic",
                {"name": shorten(spoken.plain(say.key, say.args), MAX_TOPIC_NAME)},
            )
        elif group.thread_id is not None and not say.edit:
            payload["message_thread_id"] = group.thread_id
        if say.reply_to:
            payload["reply_parameters"] = {"message_id": say.reply_to, "allow_sending_without_reply": True}
        owed = await self._outbox_row(session, say, spoken, method, payload, at)
        return {"chat_id": group.chat_id, "dedup_key": say.dedup_key, **owed}

    async def _outbox_row(
        self, session: Session, say: Say, spoken: Locale, method: str, payload: OutboxRow, at: datetime
    ) -> OutboxRow:
        """A row of the outbox, but for whom it is."""
        return {
            "lane": int(say.lane),
            "method": method,
            "payload": orjson.dumps(payload).decode(),
            "file_id": await _store_file(session, say, spoken, at),
            "subject": say.subject,
            "collapse_key": say.collapse_key,
            "actor_id": say.actor_id,
            "announcement_id": None,
            "reminder_id": say.reminder_id,
            "state": outbox.PENDING,
            "created_at": at,
            "expires_at": say.expires_at,
            "finished_at": None,
            "error": None,
        }

    def _reply_markup(self, say: Say, roles: tuple[Role, ...], spoken: Locale) -> dict[str, Any] | None:
        if say.buttons:
            return {"inline_keyboard": _fit_buttons(say, spoken)}
        if say.keyboard == "remove":
            return {"remove_keyboard": True}
        if say.keyboard == "contact":
            button = {"text": spoken.plain("key-contact"), "request_contact": True}
            return {"keyboard": [[button]], "resize_keyboard": True}
        if say.keyboard == "menu":
            keys = menu_for(roles)
            labels = [{"text": spoken.plain(f"key-{key}")} for key in keys]
            return {"keyboard": [labels[:2], labels[2:]], "resize_keyboard": True, "is_persistent": True}
        return None


def _row_of_payload(person: Person, method: str, payload: OutboxRow, at: datetime) -> OutboxRow:
    """A row of the outbox for a message that was put together elsewhere."""
    return {
        "chat_id": person.telegram_id,
        "lane": 0,
        "method": method,
        "payload": orjson.dumps(payload).decode(),
        "file_id": None,
        "dedup_key": None,
        "subject": None,
        "collapse_key": None,
        "actor_id": None,
        "announcement_id": None,
        "reminder_id": None,
        "state": outbox.PENDING,
        "created_at": at,
        "expires_at": None,
        "finished_at": None,
        "error": None,
    }


async def _announcement_rows(
    session: Session, announcement: Announcement, person: Person, rows: list[OutboxRow]
) -> list[OutboxRow]:
    """The same as messages of the announcement; the first copy has the name that its sending would give it."""
    names = [broadcasts.make_dedup_key(announcement.id, place, person.id) for place in range(len(rows))]
    known = await outbox.existing_keys(session, names)
    common = {"announcement_id": announcement.id, "subject": f"announcement:{announcement.id}"}
    return [
        {**row, **common, "dedup_key": None if dedup_key in known else dedup_key}
        for row, dedup_key in zip(rows, names, strict=True)
    ]


def _has_agreed(person: Person | StaffGroup | None, acting: Person | None = None) -> bool:
    """Of others' doings nobody is told who has not agreed to the notice, or has taken that back."""
    return (
        person is None
        or isinstance(person, StaffGroup)
        or person is acting
        or person.consented_at is not None
    )


def _fit_buttons(say: Say, spoken: Locale) -> list[list[dict[str, Any]]]:
    """The buttons as Telegram takes them: where they are too much, with shorter labels and words to share.

    Beyond a hundred the last row, the way back, is kept, and what stands before it is left out.
    """
    rows = list(say.buttons)
    while len(rows) > 1 and sum(map(len, rows)) > MAX_BUTTONS:
        del rows[-2:-1]
    for room in (64, 40, 24, 12):
        made = [[_render_button(button, say.key, spoken, room) for button in row] for row in rows]
        if len(orjson.dumps(made)) <= MAX_MARKUP_BYTES:
            break
    return made


def _render_button(button: Button, key: str, spoken: Locale, room: int = 64) -> dict[str, Any]:
    made: dict[str, Any] = {"text": shorten(_render_label(button, key, spoken), room)}
    if button.link is not None:
        made["url"] = spoken.render_value(button.link)
    elif button.share is not None:
        words = shorten(spoken.render_value(button.share.text), room * 8)
        forward = {"url": spoken.render_value(button.share.link), "text": words}
        made["url"] = f"https://t.me/share/url?{urlencode(forward, quote_via=quote)}"
    else:
        made["callback_data"] = button.data
    if button.style:
        made["style"] = button.style
    return made


def _render_label(button: Button, key: str, spoken: Locale) -> str:
    if not isinstance(button.label, str):
        label = spoken.render_value(button.label)
        return label if _is_visible(label) else "…"
    if button.label.startswith("."):
        return spoken.plain(key, attribute=button.label[1:])
    return spoken.plain(button.label)


def _is_visible(text: str) -> bool:
    """Whether anything of it can be seen: Telegram takes no button without."""
    return bool(clean_text(text))


def _render_message(say: Say, spoken: Locale) -> tuple[str, OutboxRow]:
    """The Bot API method and its arguments, but for chat and keyboard."""
    if say.venue:
        place = say.venue
        point: OutboxRow = {"latitude": place.lat, "longitude": place.lon}
        title, address = place.title.in_language(spoken.language), place.address.in_language(spoken.language)
        if not (title and address):  # a venue has both, or Telegram refuses it
            return "sendLocation", point
        return "sendVenue", {**point, "title": title, "address": address}
    if say.media:
        return _render_media(say, say.media, spoken)
    if say.document:
        method = "sendPhoto" if isinstance(say.document, Chart) else "sendDocument"
        return method, _render_text("caption", say, spoken, MAX_CAPTION)
    if say.edit is not True and say.edit:
        name, limit = ("caption", MAX_CAPTION) if say.edit_caption else ("text", MAX_TEXT)
        return f"editMessage{name.capitalize()}", {
            "message_id": say.edit,
            **_render_text(name, say, spoken, limit),
        }
    return "sendMessage", _render_text("text", say, spoken, MAX_TEXT) | {
        "link_preview_options": {"is_disabled": True}
    }


def _render_media(say: Say, media: Media, spoken: Locale) -> tuple[str, OutboxRow]:
    """By Telegram's name for the file; under another one it is uploaded anew by the sender."""
    method, caption = f"send{media.kind.capitalize()}", _render_text("caption", say, spoken, MAX_CAPTION)
    return method, caption if media.alias else {media.kind: media.file_id, **caption}


def _render_text(name: str, say: Say, spoken: Locale, limit: int) -> OutboxRow:
    html = spoken.html(say.key, say.args).strip()
    if utf16_length(html) <= limit:
        return {name: html, "parse_mode": "HTML"}
    words = telegram_html.from_html(html)
    fits = utf16_length(words) <= limit
    return {name: html if fits else telegram_html.truncate(words, limit).html(), "parse_mode": "HTML"}


_calendar_cache: dict[tuple[object, ...], bytes] = {}


async def _store_file(session: Session, say: Say, spoken: Locale, at: datetime) -> int | None:
    """Keep the file that goes with the message; the same bytes are kept, and uploaded, once."""
    if say.media and say.media.alias:
        name, content = downloads.renamed(say.media)
        return await files.save_file(session, _digest(name, content), name, content, at)
    if say.document is None:
        return None
    if isinstance(say.document, Sheet):  # a long list takes its time: others are served meanwhile
        name, content = say.document.name, await asyncio.to_thread(workbook.sheet, say.document, spoken)
    elif isinstance(say.document, TextDocument):
        name, content = say.document.name, await asyncio.to_thread(docx.paper, say.document, spoken)
    elif isinstance(say.document, Chart):  # drawn by the sender, when no transaction waits for it
        name, content = f"coverage.{say.document.shape}", recipes.picture(say.document, spoken)
    elif isinstance(say.document, QrCode):
        name, content = say.document.name, qr.qr_code(spoken.render_value(say.document.link))
    elif isinstance(say.document, InvitationCards):
        name, content = say.document.name, recipes.cards(say.document, spoken.other_locales("ky", "ru"))
    else:
        name, content = _calendar_file(say.document, spoken)
    return await files.save_file(session, _digest(name, content), name, content, at)


def _digest(name: str, content: bytes) -> str:
    return hashlib.sha256(name.encode() + b"\0" + content).hexdigest()


def _calendar_file(entry: CalendarEntry, spoken: Locale) -> tuple[str, bytes]:
    """Name and bytes of the calendar file; everybody gets the same few, so they are made once."""
    key = (entry.uid, entry.sequence, entry.changed_at, entry.cancelled, spoken.language)
    if key not in _calendar_cache:
        if len(_calendar_cache) > 100:
            _calendar_cache.clear()
        _calendar_cache[key] = calendar(entry, spoken)
    return f"{entry.uid}.ics", _calendar_cache[key]


def menu_labels(zone: str) -> dict[str, str]:
    """Every label of the menu keyboard, in every language, without its picture; and the command it stands for."""
    return {
        strip_emoji(get_locale(language, zone).plain(f"key-{key}")): key
        for language in LANGUAGES
        for key in {key for menu in MENUS for key in menu}
    }
