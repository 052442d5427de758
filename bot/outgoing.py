"""Say -> outbox row: the reader's language, escaping, keyboards. Pure but for the files it keeps."""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from bot import fetching, noticing, parts
from bot.documents import docx, qr, recipes, workbook
from bot.documents.calendar import calendar
from bot.texts import LANGUAGES, Words, words
from handlers.announcing import facts
from handlers.common import length, shorten
from handlers.routes import MENUS, menu_of
from handlers.words import (
    Button,
    CalendarEntry,
    Cards,
    Group,
    Incoming,
    Media,
    Paper,
    Picture,
    QrCode,
    Say,
    Sheet,
    Shown,
    Ticked,
    Toast,
    ToMany,
)
from storage import announcements, broadcasts, hypertext, outbox
from storage.models import Announcement, Person, Role
from storage.plain import cleaned, unpictured

TEXT, CAPTION, TOAST = 4096, 1024, 200
"""Telegram's limits, in UTF-16 units after the markup is taken away."""

TOPIC = 60
"""Characters of a topic's name: Telegram takes 128, a telephone shows fewer."""

BUTTONS, MARKUP = 100, 10_000
"""Of one message: how many buttons, and how many bytes they may have as JSON. Beyond, Telegram refuses the message."""

EDIT_OR_SEND = "editMessageText|sendMessage"
"""The second is tried when the message to be edited is gone."""

Row = dict[str, Any]
Said = Say | ToMany | Shown | Ticked | Toast


@dataclass(frozen=True, slots=True)
class Post:
    """Where rows are written for: the default language, the zone of times, and who is staff (by our ids)."""

    language: str
    zone: str
    roles: dict[int, tuple[Role, ...]] = field(default_factory=dict)

    def words(self, person: Person) -> Words:
        """The texts in this person's language."""
        return words(person.language if person.language in LANGUAGES else self.language, self.zone)

    async def rows(self, session: AsyncSession, incoming: Incoming, said: Sequence[Said]) -> list[Row]:
        """The outbox rows for what is said in answer to `incoming`; what goes to many is owed at once, in bulk."""
        rows: list[Row] = []
        told: list[Say] = []
        for say in said:
            if isinstance(say, Ticked):
                rows += await self._ticked(session, incoming, say)
            elif isinstance(say, ToMany | Toast) or not _may_know(say.to, incoming.person):
                continue
            elif isinstance(say, Say) and say.subject is not None:
                told.append(say)
            elif isinstance(say, Shown):
                rows += await self._shown(session, say, say.to or incoming.person, incoming.at)
            else:
                rows.append(await self._row(session, incoming, say))
        rows += await self._notices(session, told, incoming.at)
        await self._casts(session, said, incoming.at)
        return rows

    async def announce(self, session: AsyncSession, said: Sequence[Said], at: datetime) -> list[Row]:
        """The outbox rows for what is said by the clock, to whom it names; what goes to many is owed at once."""
        alone = [say for say in said if isinstance(say, Say) and say.to and _may_know(say.to)]
        told = [say for say in alone if say.subject is not None]
        rows = [await self._to(session, say, say.to, at) for say in alone if say.to and say.subject is None]
        rows += await self._notices(session, told, at)
        await self._casts(session, said, at)
        return rows

    async def _notices(self, session: AsyncSession, said: Sequence[Say], at: datetime) -> list[Row]:
        return await noticing.rows(session, said, at, lambda say, to: self._to(session, say, to, at))

    async def _casts(self, session: AsyncSession, said: Sequence[Said], at: datetime) -> None:
        for many in said:
            if isinstance(many, ToMany):
                await self.cast(session, many, at)

    async def cast(self, session: AsyncSession, many: ToMany, at: datetime) -> int:
        """Owe one message to everybody of an audience, each in their own language; returns how many were new."""
        if not many.say.once:
            raise ValueError("a message to many needs its `once`")
        await session.flush()  # who is meant is asked of the database
        messages = {}
        for language in LANGUAGES:
            spoken = words(language, self.zone)
            method, payload = _message(many.say, spoken)
            if markup := self._markup(many.say, (), spoken):
                payload["reply_markup"] = markup
            messages[language] = await self._owed(session, many.say, spoken, method, payload, at)
        return await outbox.fan_out(session, many.audience, many.say.once, messages, self.language)

    async def _shown(self, session: AsyncSession, shown: Shown, person: Person, at: datetime) -> list[Row]:
        """An announcement as its readers of that language get it, with this person's own name and place."""
        announcement = await announcements.get(session, shown.announcement_id)
        given = await announcements.parts(session, shown.announcement_id, shown.language)
        if announcement is None:
            return []
        spoken = words(shown.language, self.zone)
        theirs = (await facts.of_people(session, announcement, [person.id]))[person.id]
        made = parts.messages(announcement, given, spoken, theirs)
        rows = [_preview(person, method, payload, at) for method, payload in made]
        return await _owned(session, announcement, person, rows) if shown.own else rows

    async def _ticked(self, session: AsyncSession, incoming: Incoming, ticked: Ticked) -> list[Row]:
        """The pressed message with its buttons as somebody has them who has read it."""
        announcement = await announcements.get(session, ticked.announcement_id)
        if announcement is None:
            return []
        spoken = self.words(incoming.person)
        alone = {"inline_keyboard": [[parts.confirmation(announcement.id, spoken, read=True)]]}
        markup = alone if ticked.alone else parts.keyboard(announcement, spoken, read=True)
        payload = {"message_id": incoming.message_id, "reply_markup": markup or alone}
        return [_preview(incoming.person, "editMessageReplyMarkup", payload, incoming.at)]

    def toast(self, incoming: Incoming, say: Say | Toast) -> str:
        """The words shown for a moment over the chat."""
        return self.words(incoming.person).plain(say.key, {} if isinstance(say, Toast) else say.args)[:TOAST]

    async def _row(self, session: AsyncSession, incoming: Incoming, say: Say) -> Row:
        pressed = incoming.button is not None and say.to is None
        return await self._to(
            session, say, say.to or incoming.person, incoming.at, incoming.message_id if pressed else None
        )

    async def _to(
        self,
        session: AsyncSession,
        say: Say,
        person: Person | Group,
        at: datetime,
        pressed: int | None = None,
    ) -> Row:
        """A row for this person; `pressed`: the message that may be replaced."""
        if isinstance(person, Group):
            return await self._to_group(session, say, person, at)
        spoken = words(say.language, self.zone) if say.language else self.words(person)
        method, payload = _message(say, spoken)
        if say.edit is True and pressed is not None and method == "sendMessage":
            method, payload = EDIT_OR_SEND, {"message_id": pressed, **payload}
        if markup := self._markup(say, self.roles.get(person.id, ()), spoken):
            payload["reply_markup"] = markup
        if say.quiet:
            payload["disable_notification"] = True
        if say.reply_to:
            payload["reply_parameters"] = {"message_id": say.reply_to, "allow_sending_without_reply": True}
        owed = await self._owed(session, say, spoken, method, payload, at)
        return {"chat_id": person.telegram_id, "once": say.once, **owed}

    async def _to_group(self, session: AsyncSession, say: Say, group: Group, at: datetime) -> Row:
        """A row for the staff group: into its topic, where it has one."""
        spoken = words(group.language, self.zone)
        method, payload = _message(say, spoken)
        if say.topic:
            method, payload = "createForumTopic", {"name": shorten(spoken.plain(say.key, say.args), TOPIC)}
        elif group.thread is not None and not say.edit:
            payload["message_thread_id"] = group.thread
        if say.reply_to:
            payload["reply_parameters"] = {"message_id": say.reply_to, "allow_sending_without_reply": True}
        owed = await self._owed(session, say, spoken, method, payload, at)
        return {"chat_id": group.chat_id, "once": say.once, **owed}

    async def _owed(
        self, session: AsyncSession, say: Say, spoken: Words, method: str, payload: Row, at: datetime
    ) -> Row:
        """A row of the outbox, but for whom it is."""
        return {
            "lane": int(say.lane),
            "method": method,
            "payload": orjson.dumps(payload).decode(),
            "file_id": await _keep(session, say, spoken, at),
            "about": say.about,
            "subject": say.subject,
            "by_id": say.by,
            "announcement_id": None,
            "reminder_id": say.reminder,
            "state": outbox.PENDING,
            "created_at": at,
            "expires_at": say.expires_at,
            "finished_at": None,
            "error": None,
        }

    def _markup(self, say: Say, roles: tuple[Role, ...], spoken: Words) -> dict[str, Any] | None:
        if say.buttons:
            return {"inline_keyboard": _fitted(say, spoken)}
        if say.keyboard == "remove":
            return {"remove_keyboard": True}
        if say.keyboard == "contact":
            button = {"text": spoken.plain("key-contact"), "request_contact": True}
            return {"keyboard": [[button]], "resize_keyboard": True}
        if say.keyboard == "menu":
            keys = menu_of(roles)
            labels = [{"text": spoken.plain(f"key-{key}")} for key in keys]
            return {"keyboard": [labels[:2], labels[2:]], "resize_keyboard": True, "is_persistent": True}
        return None


def _preview(person: Person, method: str, payload: Row, at: datetime) -> Row:
    """A row of the outbox for a message that was put together elsewhere."""
    return {
        "chat_id": person.telegram_id,
        "lane": 0,
        "method": method,
        "payload": orjson.dumps(payload).decode(),
        "file_id": None,
        "once": None,
        "about": None,
        "subject": None,
        "by_id": None,
        "announcement_id": None,
        "reminder_id": None,
        "state": outbox.PENDING,
        "created_at": at,
        "expires_at": None,
        "finished_at": None,
        "error": None,
    }


async def _owned(
    session: AsyncSession, announcement: Announcement, person: Person, rows: list[Row]
) -> list[Row]:
    """The same as messages of the announcement; the first copy has the name that its sending would give it."""
    names = [broadcasts.once(announcement.id, place, person.id) for place in range(len(rows))]
    known = await outbox.owed(session, names)
    about = {"announcement_id": announcement.id, "about": f"announcement:{announcement.id}"}
    return [
        {**row, **about, "once": None if once in known else once}
        for row, once in zip(rows, names, strict=True)
    ]


def _may_know(person: Person | Group | None, acting: Person | None = None) -> bool:
    """Of others' doings nobody is told who has not agreed to the notice, or has taken that back."""
    return person is None or isinstance(person, Group) or person is acting or person.consented_at is not None


def _fitted(say: Say, spoken: Words) -> list[list[dict[str, Any]]]:
    """The buttons as Telegram takes them: where they are too much, with shorter labels and words to share.

    Beyond a hundred the last row, the way back, is kept, and what stands before it is left out.
    """
    rows = list(say.buttons)
    while len(rows) > 1 and sum(map(len, rows)) > BUTTONS:
        del rows[-2:-1]
    for room in (64, 40, 24, 12):
        made = [[_button(button, say.key, spoken, room) for button in row] for row in rows]
        if len(orjson.dumps(made)) <= MARKUP:
            break
    return made


def _button(button: Button, key: str, spoken: Words, room: int = 64) -> dict[str, Any]:
    made: dict[str, Any] = {"text": shorten(_label(button, key, spoken), room)}
    if button.link is not None:
        made["url"] = spoken.value(button.link)
    elif button.share is not None:
        words = shorten(spoken.value(button.share.text), room * 8)
        forward = {"url": spoken.value(button.share.link), "text": words}
        made["url"] = f"https://t.me/share/url?{urlencode(forward, quote_via=quote)}"
    else:
        made["callback_data"] = button.data
    if button.style:
        made["style"] = button.style
    return made


def _label(button: Button, key: str, spoken: Words) -> str:
    if not isinstance(button.label, str):
        label = spoken.value(button.label)
        return label if _shows(label) else "…"
    if button.label.startswith("."):
        return spoken.plain(key, attribute=button.label[1:])
    return spoken.plain(button.label)


def _shows(text: str) -> bool:
    """Whether anything of it can be seen: Telegram takes no button without."""
    return bool(cleaned(text))


def _message(say: Say, spoken: Words) -> tuple[str, Row]:
    """The Bot API method and its arguments, but for chat and keyboard."""
    if say.place:
        place = say.place
        point: Row = {"latitude": place.lat, "longitude": place.lon}
        title, address = place.title.of(spoken.language), place.address.of(spoken.language)
        if not (title and address):  # a venue has both, or Telegram refuses it
            return "sendLocation", point
        return "sendVenue", {**point, "title": title, "address": address}
    if say.media:
        return _with_file(say, say.media, spoken)
    if say.document:
        method = "sendPhoto" if isinstance(say.document, Picture) else "sendDocument"
        return method, _text("caption", say, spoken, CAPTION)
    if say.edit is not True and say.edit:
        name, limit = ("caption", CAPTION) if say.caption else ("text", TEXT)
        return f"editMessage{name.capitalize()}", {"message_id": say.edit, **_text(name, say, spoken, limit)}
    return "sendMessage", _text("text", say, spoken, TEXT) | {"link_preview_options": {"is_disabled": True}}


def _with_file(say: Say, media: Media, spoken: Words) -> tuple[str, Row]:
    """By Telegram's name for the file; under another one it is uploaded anew by the sender."""
    method, caption = f"send{media.kind.capitalize()}", _text("caption", say, spoken, CAPTION)
    return method, caption if media.alias else {media.kind: media.file_id, **caption}


def _text(name: str, say: Say, spoken: Words, limit: int) -> Row:
    html = spoken.html(say.key, say.args).strip()
    if length(html) <= limit:
        return {name: html, "parse_mode": "HTML"}
    words = hypertext.read(html)
    fits = length(words) <= limit
    return {name: html if fits else hypertext.cut(words, limit).html(), "parse_mode": "HTML"}


_calendars: dict[tuple[object, ...], bytes] = {}


async def _keep(session: AsyncSession, say: Say, spoken: Words, at: datetime) -> int | None:
    """Keep the file that goes with the message; the same bytes are kept, and uploaded, once."""
    if say.media and say.media.alias:
        name, content = fetching.renamed(say.media)
        return await outbox.keep_file(session, _digest(name, content), name, content, at)
    if say.document is None:
        return None
    if isinstance(say.document, Sheet):  # a long list takes its time: others are served meanwhile
        name, content = say.document.name, await asyncio.to_thread(workbook.sheet, say.document, spoken)
    elif isinstance(say.document, Paper):
        name, content = say.document.name, await asyncio.to_thread(docx.paper, say.document, spoken)
    elif isinstance(say.document, Picture):  # drawn by the sender, when no transaction waits for it
        name, content = f"coverage.{say.document.shape}", recipes.picture(say.document, spoken)
    elif isinstance(say.document, QrCode):
        name, content = say.document.name, qr.qr_code(spoken.value(say.document.link))
    elif isinstance(say.document, Cards):
        name, content = say.document.name, recipes.cards(say.document, spoken.beside("ky", "ru"))
    else:
        name, content = _calendar(say.document, spoken)
    return await outbox.keep_file(session, _digest(name, content), name, content, at)


def _digest(name: str, content: bytes) -> str:
    return hashlib.sha256(name.encode() + b"\0" + content).hexdigest()


def _calendar(entry: CalendarEntry, spoken: Words) -> tuple[str, bytes]:
    """Name and bytes of the calendar file; everybody gets the same few, so they are made once."""
    key = (entry.uid, entry.sequence, entry.changed_at, entry.cancelled, spoken.language)
    if key not in _calendars:
        if len(_calendars) > 100:
            _calendars.clear()
        _calendars[key] = calendar(entry, spoken)
    return f"{entry.uid}.ics", _calendars[key]


def menu_labels(zone: str) -> dict[str, str]:
    """Every label of the menu keyboard, in every language, without its picture; and the command it stands for."""
    return {
        unpictured(words(language, zone).plain(f"key-{key}")): key
        for language in LANGUAGES
        for key in {key for menu in MENUS for key in menu}
    }
