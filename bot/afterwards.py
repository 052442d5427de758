"""What is done about an announcement, as messages: corrections, deletions, notes, reminders to confirm it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from bot import parts
from bot.chunks import CHUNK, OWN, Chunks, Given
from bot.texts import LANGUAGES, Words, words
from handlers.announcing import facts, placeholders
from handlers.words import Value
from storage import announcements, broadcasts, corrections, outbox
from storage.announcements import DELETE, EDIT, NUDGE
from storage.broadcasts import Chunk
from storage.corrections import Change
from storage.models import Announcement, AnnouncementPart

NUMBER = "@number"
"""Where the number of the message goes that it is about. It comes first, so that nobody's words are taken for it."""
PAGE = 500
Row = dict[str, Any]
Facts = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Said:
    """What a change is made of: its words by language, whose buttons stand below, and how languages fall back."""

    change: Announcement
    original: Announcement
    given: Given
    languages: Mapping[str, str]
    """Reader's language -> that of the words."""
    zone: str

    def message(self, reader: str, theirs: Facts, *, read: bool = False) -> tuple[str, Row]:
        """Method and arguments for a reader of this language; NUMBER stands for the message's number."""
        spoken = words(reader, self.zone)
        if self.change.kind == NUDGE:
            return _nudge(self.original, spoken)
        some = self.given[self.languages[reader]]
        if self.change.kind == EDIT:
            return _edit(self.original, some, spoken, theirs, read=read)
        method, payload = parts.messages(self.change, some[:1], spoken, theirs)[0]
        return method, {"reply_parameters": _reply(), **payload}

    @property
    def personal(self) -> bool:
        """Whether readers get different words."""
        return any(placeholders.found(one.html) & OWN for some in self.given.values() for one in some)


def _reply() -> Row:
    return {"message_id": NUMBER, "allow_sending_without_reply": True}


def _nudge(original: Announcement, spoken: Words) -> tuple[str, Row]:
    markup = {"inline_keyboard": [[parts.confirmation(original.id, spoken)]]}
    text = spoken.html("unread-nudge")
    return "sendMessage", {
        "reply_parameters": _reply(),
        "text": text,
        "parse_mode": "HTML",
        "reply_markup": markup,
    }


def _edit(
    original: Announcement,
    some: Sequence[AnnouncementPart],
    spoken: Words,
    theirs: Facts,
    *,
    read: bool,
) -> tuple[str, Row]:
    """The new words of a message that is there; what is not said again (its buttons) would be gone."""
    part = some[0]
    values = {name: spoken.value(value) for name, value in theirs.items()}
    markup = None if len(some) > 1 else parts.keyboard(original, spoken, read=read)
    keys: Row = {"reply_markup": markup} if markup else {}
    if part.kind == "text":
        said = {**parts.words("text", part.html, values), **part.content}
        return "editMessageText", {"message_id": NUMBER, **said, **keys}
    above = {name: True for name in ("show_caption_above_media",) if name in part.content}
    said = parts.words("caption", part.html, values)
    return "editMessageCaption", {"message_id": NUMBER, **said, **above, **keys}


async def owe(session: AsyncSession, change: Announcement, chunks: Chunks, at: datetime) -> Chunk:
    """Owe the next chunk, and write down that it is owed. The change is locked; `chunks`: where for."""
    of = await _owe(session, change, chunks.language, chunks.zone, at)
    await broadcasts.fanned(session, change, of, at)
    return of


async def _owe(session: AsyncSession, change: Announcement, default: str, zone: str, at: datetime) -> Chunk:
    assert change.about_id is not None  # every change is about something
    original = await announcements.lock(session, change.about_id)
    assert original is not None  # a foreign key
    if change.upto is None:
        if change.kind == EDIT:
            await _refresh(session, original, default, zone)
        await corrections.fix(session, change)
    of = await corrections.chunk(session, change, CHUNK, at)
    if not of.people:
        return of
    if change.kind == DELETE:
        await corrections.owe(session, change, (), of, (default,), at)
        return of
    said = await _said(session, change, original, zone)
    if said.personal:
        await _owe_each(session, said, of, default, at)
    elif said.languages:
        shared = await facts.of_seminar(session, original)
        languages = (default, *LANGUAGES)
        await corrections.owe(session, change, _changes(said, shared), of, languages, at)
    return of


async def _said(session: AsyncSession, change: Announcement, original: Announcement, zone: str) -> Said:
    """A correction says what the original says by now, to those whose words it changed; a note has its own words."""
    given = await _given(session, change.id)
    if change.kind == NUDGE:
        return Said(change, original, {}, {reader: reader for reader in LANGUAGES}, zone)
    if change.kind != EDIT:
        return Said(change, original, given, announcements.served(change, given, LANGUAGES), zone)
    now = await _given(session, original.id)
    served = announcements.served(original, now, LANGUAGES)
    changed = {reader: language for reader, language in served.items() if language in given}
    return Said(change, original, now, changed, zone)


async def _given(session: AsyncSession, announcement_id: int) -> Given:
    given: Given = {}
    for part in await announcements.parts(session, announcement_id):
        given.setdefault(part.language, []).append(part)
    return given


def _changes(said: Said, shared: Facts) -> list[Change]:
    """The same words for all readers of a language."""
    made = []
    for reader in said.languages:
        method, payload = said.message(reader, shared)
        head, _, tail = _dumped(payload).partition(f'"{NUMBER}"')
        _, _, tail_read = _dumped(said.message(reader, shared, read=True)[1]).partition(f'"{NUMBER}"')
        made.append(Change(reader, method, head, tail, tail_read))
    return made


def _dumped(payload: Row) -> str:
    return orjson.dumps(payload).decode()


async def _owe_each(session: AsyncSession, said: Said, of: Chunk, default: str, at: datetime) -> None:
    """Everybody's own words."""
    targets = await corrections.targets(session, said.change, of, at)
    theirs = await facts.of_people(session, said.original, [one.person_id for one in targets])
    common = broadcasts.row(said.change, at)
    rows: dict[str, Row] = {}
    for one in targets:
        reader = one.language if one.language in LANGUAGES else default
        if reader not in said.languages:
            continue
        method, payload = said.message(reader, theirs[one.person_id], read=one.read)
        made = _dumped(payload).replace(f'"{NUMBER}"', str(one.message_id), 1)
        once = corrections.name(said.change, one)
        row = {"chat_id": one.chat_id, "once": once, "method": method, "payload": made}
        rows.setdefault(once, {**common, **row})
    await outbox.put(session, list(rows.values()))


async def _refresh(session: AsyncSession, original: Announcement, default: str, zone: str) -> None:
    """What waits of the original, or may be sent again, gets the words it has by now."""
    given = await _given(session, original.id)
    served = announcements.served(original, given, LANGUAGES)
    after = 0
    while found := await corrections.stale(session, original.id, after, PAGE):
        after = found[-1].id
        theirs = await facts.of_people(session, original, [one.person_id for one in found])
        messages = []
        for one in found:
            reader = one.language if one.language in LANGUAGES else default
            if reader not in served:
                continue
            said = parts.messages(original, given[served[reader]], words(reader, zone), theirs[one.person_id])
            if one.position < len(said):
                method, payload = said[one.position]
                messages.append((one.id, method, _dumped(payload)))
        await corrections.replace(session, messages)
