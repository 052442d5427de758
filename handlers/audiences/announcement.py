"""An announcement as what chooses its readers needs it: whose it is, its seminar, and a title from its words."""

import re
from collections.abc import Collection, Sequence
from html import unescape

from handlers.messages import Incoming, Refusal, Text, Translated, Value
from handlers.permissions import ORGANISERS, load_seminar
from handlers.ui.arguments import parse_int, shorten
from handlers.ui.steps import leave_step
from storage.announcements import announcements
from storage.announcements.announcements import (
    MESSAGE,
)
from storage.database import Session
from storage.models import Announcement, AnnouncementPart, Person, Seminar
from storage.seminars import seminars

TEXT_STEP = "announcement"
"""The step where words are awaited, or a link."""
TIME_STEP = "announcement-time"
"""The step where it is typed when it goes."""
SNIPPET_LENGTH = 60
TITLE_FIELDS = {"poll": "question", "venue": "title", "contact": "first_name"}
"""Kind -> what stands in it that tells one from another where there are no words with it."""


def can_announce(incoming: Incoming, seminar_id: int | None) -> bool:
    """Whether the person may write to that seminar's people; None: to everybody there is."""
    if seminar_id is not None:
        return incoming.has_role(ORGANISERS, seminar_id)
    return any(role.role in ORGANISERS and role.seminar_id is None for role in incoming.roles)


async def load_scope(incoming: Incoming, session: Session, seminar_id: int) -> Seminar | None:
    """The seminar of a button, 0 for everybody's, if this person may announce there. Raises Refusal."""
    if seminar_id:
        return await load_seminar(incoming, session, ORGANISERS, seminar_id)
    if not can_announce(incoming, None):
        raise Refusal("not-yours")
    return None


async def load_announcement(
    incoming: Incoming,
    session: Session,
    which: str,
    states: Collection[str] = (),
    kinds: Collection[str] = (MESSAGE,),
) -> Announcement:
    """The announcement of a button, if it is this person's, of these kinds, in one of these states. Raises Refusal."""
    announcement = await announcements.get(session, parse_int(which))
    if announcement is None or announcement.kind not in kinds:
        raise Refusal("button-old")
    if not can_announce(incoming, announcement.seminar_id):
        raise Refusal("not-yours")
    if states:
        announcement = await announcements.lock(session, announcement.id)
        if announcement is None or announcement.state not in states:
            raise Refusal("announcement-moved-on")
    return announcement


def leave_steps(person: Person) -> None:
    """Nothing is awaited any more; the draft is kept."""
    leave_step(person, TEXT_STEP)
    leave_step(person, TIME_STEP)


async def announcement_seminar(session: Session, announcement: Announcement) -> Seminar | None:
    """The seminar whose people it is for; None: everybody's."""
    return await seminars.get(session, announcement.seminar_id) if announcement.seminar_id else None


def scope_title(seminar: Seminar | None) -> Value:
    """What it is about, as a title."""
    return Translated(seminar.title) if seminar else Text("announcement-everybody")


def snippet(part: AnnouncementPart, limit: int = SNIPPET_LENGTH) -> Value:
    """The beginning of its words; of what has none, its kind."""
    return _with_kind(part, _first_words(part, limit))


def parts_title(parts: Sequence[AnnouncementPart], limit: int = SNIPPET_LENGTH) -> Value:
    """The beginning of its words as whoever looks at it reads them, where they are written in that language."""
    firsts = [one for one in parts if not one.position]
    if len({one.kind for one in firsts}) > 1:
        return snippet(parts[0], limit)
    return _with_kind(parts[0], Translated({one.language: _first_words(one, limit) for one in firsts}))


def _first_words(part: AnnouncementPart, limit: int) -> str:
    words = unescape(re.sub("<[^<>]*>", "", part.html)) or str(
        part.content.get(TITLE_FIELDS.get(part.kind, ""), "")
    )
    return shorten(" ".join(words.split()), limit)


def _with_kind(part: AnnouncementPart, words: Value) -> Value:
    if part.kind == "text":
        return words
    kind = Text(f"announcement-kind-{part.kind.replace('_', '-')}")
    return Text("announcement-media", {"kind": kind, "words": words})
