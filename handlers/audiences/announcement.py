"""Loading an announcement, and what its audience's pages show of it: its seminar, and a title from its text."""

import re
from collections.abc import Collection, Sequence
from html import unescape
from typing import Any

from handlers.messages import Incoming, OutOfDate, Refusal, Text, Translated, Value
from handlers.permissions import ORGANISERS, load_seminar
from handlers.ui.arguments import shorten
from handlers.ui.sheet import ExportRecord
from handlers.ui.steps import leave_step
from storage import audit
from storage.announcements import announcements
from storage.announcements.announcements import MESSAGE
from storage.database import Session
from storage.models import Announcement, AnnouncementPart, Person, Seminar
from storage.models.announcement_states import STARTED_STATES
from storage.seminars import seminars

TEXT_STEP = "announcement"
"""The step where a text is sent, or a link."""
TIME_STEP = "announcement-time"
"""The step where the time of sending is typed."""
SNIPPET_LENGTH = 60
TITLE_FIELDS = {"poll": "question", "venue": "title", "contact": "first_name"}
"""Kind -> the field of its content that serves as a title where it has no text."""


def can_announce(incoming: Incoming, seminar_id: int | None) -> bool:
    """Whether the person may write to the people of that seminar; None: to everybody."""
    if seminar_id is not None:
        return incoming.has_role(ORGANISERS, seminar_id)
    return any(role.role in ORGANISERS and role.seminar_id is None for role in incoming.roles)


async def load_scope(incoming: Incoming, session: Session, seminar_id: int) -> Seminar | None:
    """The seminar of that number, None for 0 (everybody), if this person may announce there. Raises Refusal."""
    if seminar_id:
        return await load_seminar(incoming, session, ORGANISERS, seminar_id)
    if not can_announce(incoming, None):
        raise Refusal("not-yours")
    return None


async def load_announcement(
    incoming: Incoming,
    session: Session,
    number: int,
    states: Collection[str] = (),
    kinds: Collection[str] = (MESSAGE,),
) -> Announcement:
    """The announcement of that number, if this person may write to its readers and it is of one of these kinds.

    With `states` it is locked, and is in one of them. Raises Refusal.
    """
    announcement = await announcements.get(session, number)
    if announcement is None or announcement.kind not in kinds:
        raise OutOfDate
    if not can_announce(incoming, announcement.seminar_id):
        raise Refusal("not-yours")
    if states:
        announcement = await announcements.lock(session, announcement.id)
        if announcement is None or announcement.state not in states:
            raise Refusal("announcement-changed-meanwhile")
    return announcement


async def load_sent(
    incoming: Incoming, session: Session, number: int, kinds: Collection[str] = (MESSAGE,)
) -> Announcement:
    """As load_announcement, one that is being sent or was. Raises Refusal."""
    announcement = await load_announcement(incoming, session, number, kinds=kinds)
    if announcement.state not in STARTED_STATES:
        raise OutOfDate
    return announcement


def require_unretracted(announcement: Announcement) -> None:
    """Raises Refusal for an announcement that was taken back."""
    if announcement.retracted_at is not None:
        raise Refusal("retracted-already")


def asks_to_confirm(announcement: Announcement) -> bool:
    """Whether it has the button to confirm reading."""
    return any(one["kind"] == "read" for one in announcement.buttons)


async def record_action(
    incoming: Incoming, session: Session, announcement: Announcement, action: str, **detail: Any
) -> None:
    """Record in the audit log what this person did with the announcement; `detail` as in `audit.record`."""
    subject = f"announcement:{announcement.id}"
    await audit.record(session, incoming.person, action, subject, incoming.at, **detail)


def announcement_record(announcement: Announcement, action: str, **detail: object) -> ExportRecord:
    """What the audit log says of a list of people whom the announcement is for."""
    return ExportRecord(action, f"announcement:{announcement.id}", announcement.seminar_id, detail)


def leave_steps(person: Person) -> None:
    """Leave the steps of announcements; the draft announcement is kept."""
    leave_step(person, TEXT_STEP)
    leave_step(person, TIME_STEP)


async def announcement_seminar(session: Session, announcement: Announcement) -> Seminar | None:
    """The seminar whose people it is for; None: it is for everybody."""
    return await seminars.get(session, announcement.seminar_id) if announcement.seminar_id else None


def scope_title(seminar: Seminar | None) -> Value:
    """The title of the seminar, or "everybody"."""
    return Translated(seminar.title) if seminar else Text("announcement-everybody")


def snippet(part: AnnouncementPart, limit: int = SNIPPET_LENGTH) -> Value:
    """The beginning of its text; without a text its kind."""
    return with_kind(part, _first_words(part, limit))


def parts_title(parts: Sequence[AnnouncementPart], limit: int = SNIPPET_LENGTH) -> Value:
    """The beginning of the text, in the language of whoever looks at it where there is a text in that language."""
    firsts = [one for one in parts if not one.position]
    if len({one.kind for one in firsts}) > 1:
        return snippet(parts[0], limit)
    return with_kind(parts[0], Translated({one.language: _first_words(one, limit) for one in firsts}))


def _first_words(part: AnnouncementPart, limit: int) -> str:
    words = strip_markup(part.html) or str(part.content.get(TITLE_FIELDS.get(part.kind, ""), ""))
    return shorten(" ".join(words.split()), limit)


def strip_markup(html: str) -> str:
    """The text without its formatting."""
    return unescape(re.sub("<[^<>]*>", "", html))


def with_kind(part: AnnouncementPart, words: Value) -> Value:
    """The words with the kind of message before them, unless it is a text."""
    if part.kind == "text":
        return words
    kind = Text(f"announcement-kind-{part.kind.replace('_', '-')}")
    return Text("announcement-media", {"kind": kind, "words": words})
