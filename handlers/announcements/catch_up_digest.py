"""The digest of earlier, still current announcements for a person who registers late."""

import re
from dataclasses import replace
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
from storage import quiet_hours
from storage.announcements import announcements, catch_up
from storage.database import Session
from storage.models import Announcement, AnnouncementPart, Person, Seminar

MAX_ANNOUNCEMENTS = 8
"""The most announcements in a digest, the newest ones; more do not fit on a telephone's screen."""
SNIPPET_LENGTH = 300


async def catch_up_digest(session: Session, seminar: Seminar, person: Person, at: datetime) -> list[Reply]:
    """Return a digest of the announcements this person has missed, once for a seminar; empty if none."""
    missed: list[tuple[Announcement, Value]] = []
    for announcement in await catch_up.list_missed(session, seminar, person, at):
        parts = await announcements.list_parts(session, announcement.id)
        language = _reading_language(announcement, parts, person)
        first = next((part for part in parts if part.language == language), None)
        if first is not None:
            values = await placeholder_values.values_for_people(session, announcement, [person.id])
            missed.append((announcement, _first_words(first, values[person.id])))
    if not missed:
        return []
    shown = missed[-MAX_ANNOUNCEMENTS:]
    lines = [
        Text("catch-up-line", {"number": number, "words": words})
        for number, (_, words) in enumerate(shown, 1)
    ]
    keys = [
        Button(Translated({"en": str(number)}), ShowMissedAnnouncement(announcement.id))
        for number, (announcement, _) in enumerate(shown, 1)
    ]
    args: dict[str, Value] = {"seminar": Translated(seminar.title), "list": Lines(lines, "\n\n")}
    dedup_key = f"late:{seminar.id}:{person.id}"
    subject = f"seminar:{seminar.id}"
    digest = Say("catch-up-digest", args, grid(keys, 4), to=person, dedup_key=dedup_key, subject=subject)
    return [replace(digest, disable_notification=quiet_hours.is_quiet(at, seminar.timezone))]


def _reading_language(
    announcement: Announcement, parts: list[AnnouncementPart], person: Person
) -> str | None:
    """Return the language in which this person receives the announcement. Return None if they do not."""
    reads = person.language if person.language in LANGUAGES else LANGUAGES[0]
    return announcements.resolve_languages(announcement, {part.language for part in parts}, LANGUAGES).get(
        reads
    )


def _first_words(part: AnnouncementPart, values: PlaceholderValues) -> Value:
    """Return the beginning of a part with this reader's values, without markup."""
    beginning = shorten(" ".join(strip_markup(part.html).split()), SNIPPET_LENGTH)
    whole = re.sub(r"\{[^{}]*…$", "…", beginning)  # drop a placeholder that was cut
    return with_kind(part, Lines(placeholders.fill_texts(whole, values), ""))


async def show_full(incoming: Incoming, session: Session, data: ShowMissedAnnouncement) -> list[Reply]:
    """Send the complete announcement, as the other recipients received it."""
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
