"""The digest for late registrants: what was announced before and still holds, once a seminar."""

import re
from datetime import datetime

from handlers.announcements import placeholder_values, placeholders
from handlers.announcements.placeholder_values import PlaceholderValues
from handlers.audiences.announcement import strip_markup, with_kind
from handlers.buttons.announcements import ShowMissedAnnouncement
from handlers.messages import (
    AnnouncementCopy,
    Button,
    Incoming,
    Lines,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    Text,
    Translated,
    Value,
)
from handlers.ui.arguments import shorten
from handlers.ui.languages import LANGUAGES
from handlers.ui.pages import grid
from storage.announcements import announcements, catch_up
from storage.database import Session
from storage.models import Announcement, AnnouncementPart, Person, Seminar

MAX_ANNOUNCEMENTS = 8
"""The newest that a digest holds: more do not fit on a telephone."""
SNIPPET_LENGTH = 300


async def catch_up_digest(session: Session, seminar: Seminar, person: Person, at: datetime) -> list[Reply]:
    """What this person has missed, if anything; sent once a seminar."""
    told: list[tuple[Announcement, Value]] = []
    for one in await catch_up.list_missed(session, seminar, person, at):
        parts = await announcements.list_parts(session, one.id)
        language = _reading_language(one, parts, person)
        first = next((part for part in parts if part.language == language), None)
        if first is not None:
            theirs = (await placeholder_values.values_for_people(session, one, [person.id]))[person.id]
            told.append((one, _first_words(first, theirs)))
    if not told:
        return []
    shown = told[-MAX_ANNOUNCEMENTS:]
    lines = [
        Text("catch-up-line", {"number": place, "words": words}) for place, (_, words) in enumerate(shown, 1)
    ]
    keys = [
        Button(Translated({"en": str(place)}), ShowMissedAnnouncement(one.id))
        for place, (one, _) in enumerate(shown, 1)
    ]
    args: dict[str, Value] = {"seminar": Translated(seminar.title), "list": Lines(lines, "\n\n")}
    dedup_key = f"late:{seminar.id}:{person.id}"
    subject = f"seminar:{seminar.id}"
    return [Say("catch-up-digest", args, grid(keys, 4), to=person, dedup_key=dedup_key, subject=subject)]


def _reading_language(
    announcement: Announcement, parts: list[AnnouncementPart], person: Person
) -> str | None:
    """The language in which this person gets it; None: they do not."""
    reads = person.language if person.language in LANGUAGES else LANGUAGES[0]
    return announcements.resolve_languages(announcement, {part.language for part in parts}, LANGUAGES).get(
        reads
    )


def _first_words(part: AnnouncementPart, theirs: PlaceholderValues) -> Value:
    """How it begins, for this reader, without its formatting."""
    bare = shorten(" ".join(strip_markup(part.html).split()), SNIPPET_LENGTH)
    whole = re.sub(r"\{[^{}]*…$", "…", bare)  # the cut may have gone through a placeholder
    return with_kind(part, Lines(placeholders.fill_texts(whole, theirs), ""))


async def show_full(incoming: Incoming, session: Session, data: ShowMissedAnnouncement) -> list[Reply]:
    """The whole of it, as all the others have it."""
    announcement = await announcements.get(session, data.announcement)
    if announcement is None or not announcement.seminar_id:
        raise OutOfDate
    if not await catch_up.is_addressed_to(session, announcement, incoming.person):
        raise OutOfDate
    if not catch_up.is_current(announcement, incoming.at):
        raise Refusal("catch-up-gone")
    parts = await announcements.list_parts(session, announcement.id)
    language = _reading_language(announcement, parts, incoming.person)
    if language is None:
        raise OutOfDate
    return [AnnouncementCopy(announcement.id, language, tracked=True)]
