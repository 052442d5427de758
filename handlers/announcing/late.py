"""Late registrants: what was announced before they came and still holds, in one digest, once."""

import re
from datetime import datetime
from html import unescape

from handlers.announcing import facts, placeholders
from handlers.announcing.facts import Facts
from handlers.common import number, shorten
from handlers.tongues import TONGUES
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Shown, Text, Value
from storage import announcements, late
from storage.database import Session
from storage.models import Announcement, AnnouncementPart, Person, Seminar

MOST = 8
"""So many announcements, the newest, a digest holds: more fit no telephone."""
SNIPPET = 300


async def digest(session: Session, seminar: Seminar, person: Person, at: datetime) -> list[Reply]:
    """What this person has missed, if anything; said once a seminar."""
    told: list[tuple[Announcement, Value]] = []
    for one in await late.missed(session, seminar, person, at):
        parts = await announcements.parts(session, one.id)
        language = _language(one, parts, person)
        first = next((part for part in parts if part.language == language), None)
        if first is not None:
            theirs = (await facts.of_people(session, one, [person.id]))[person.id]
            told.append((one, _words(first, theirs)))
    if not told:
        return []
    shown = told[-MOST:]
    lines = [
        Text("late-line", {"number": place, "words": words}) for place, (_, words) in enumerate(shown, 1)
    ]
    keys = [Button(Named({"en": str(place)}), f"annopen:{one.id}") for place, (one, _) in enumerate(shown, 1)]
    rows = [keys[place : place + 4] for place in range(0, len(keys), 4)]
    args: dict[str, Value] = {"seminar": Named(seminar.title), "list": Lines(lines, "\n\n")}
    once = f"late:{seminar.id}:{person.id}"
    return [Say("late-digest", args, rows, to=person, once=once, about=f"seminar:{seminar.id}")]


def _language(announcement: Announcement, parts: list[AnnouncementPart], person: Person) -> str | None:
    """In which language this person reads it; None: not at all."""
    reads = person.language if person.language in TONGUES else TONGUES[0]
    return announcements.served(announcement, {part.language for part in parts}, TONGUES).get(reads)


def _words(part: AnnouncementPart, theirs: Facts) -> Value:
    """How it begins, for this reader; the whole, with its formatting, is a press away."""
    bare = shorten(" ".join(unescape(re.sub("<[^<>]*>", "", part.html)).split()), SNIPPET)
    whole = re.sub(r"\{[^{}]*…$", "…", bare)  # the cut may have gone through a placeholder
    words = Lines(placeholders.pieces(whole, theirs), "")
    if part.kind == "text":
        return words
    kind = Text(f"announcement-kind-{part.kind.replace('_', '-')}")
    return Text("announcement-media", {"kind": kind, "words": words})


async def open_whole(incoming: Incoming, session: Session) -> list[Reply]:
    """`annopen:<announcement>`: the whole of it, as all the others have it."""
    announcement = await announcements.get(session, number(incoming.argument))
    if announcement is None or not announcement.seminar_id:
        raise Refusal("button-old")
    if not await late.meant(session, announcement, incoming.person):
        raise Refusal("button-old")
    if not late.holds(announcement, incoming.at):
        raise Refusal("late-gone")
    parts = await announcements.parts(session, announcement.id)
    language = _language(announcement, parts, incoming.person)
    if language is None:
        raise Refusal("button-old")
    return [Shown(announcement.id, language, own=True)]
