"""Loading an announcement with access checks, and its seminar and title for the pages that show it."""

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
"""The step in which a text or a link is sent."""
TIME_STEP = "announcement-time"
"""The step in which the time of sending is typed."""
SNIPPET_LENGTH = 60
CHANGED_LENGTH = 800
"""Characters of a corrected text that are shown: those of three languages fit in a message."""
_PLACEHOLDER = re.compile(r"\{[^{}\n]{0,200}\}")
TITLE_FIELDS = {"poll": "question", "venue": "title", "contact": "first_name"}
"""Kind of a message -> the field of its content that is the title if it has no text."""


def can_announce(incoming: Incoming, seminar_id: int | None) -> bool:
    """Return whether the sender may announce to the people of that seminar, or to everybody (None)."""
    if seminar_id is not None:
        return incoming.has_role(ORGANISERS, seminar_id)
    return any(role.role in ORGANISERS and role.seminar_id is None for role in incoming.roles)


async def load_scope(incoming: Incoming, session: Session, seminar_id: int) -> Seminar | None:
    """Return the seminar, or None for 0 (everybody), if the sender may announce there. Raises Refusal."""
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
    """Return an announcement of one of these kinds, if the sender may announce to its readers.

    With `states`, lock it and require one of them. Raises Refusal.
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
    """Load an announcement whose sending has started. Raises Refusal."""
    announcement = await load_announcement(incoming, session, number, kinds=kinds)
    if announcement.state not in STARTED_STATES:
        raise OutOfDate
    return announcement


def require_unretracted(announcement: Announcement) -> None:
    """Raises Refusal if the announcement was retracted."""
    if announcement.retracted_at is not None:
        raise Refusal("retracted-already")


def asks_to_confirm(announcement: Announcement) -> bool:
    """Return whether the announcement has a button to confirm reading."""
    return any(button["kind"] == "read" for button in announcement.buttons)


async def record_action(
    incoming: Incoming, session: Session, announcement: Announcement, action: str, **detail: Any
) -> None:
    """Audit an action on the announcement; `detail` as in `audit.record`."""
    subject = f"announcement:{announcement.id}"
    await audit.record(session, incoming.person, action, subject, incoming.at, **detail)


def announcement_record(announcement: Announcement, action: str, **detail: object) -> ExportRecord:
    """Return the audit record of an exported list of the announcement's people."""
    return ExportRecord(action, f"announcement:{announcement.id}", announcement.seminar_id, detail)


def leave_steps(person: Person) -> None:
    """Leave the steps of announcements; the draft stays."""
    leave_step(person, TEXT_STEP)
    leave_step(person, TIME_STEP)


async def announcement_seminar(session: Session, announcement: Announcement) -> Seminar | None:
    """Return the seminar of an announcement, or None if it is for everybody."""
    return await seminars.get(session, announcement.seminar_id) if announcement.seminar_id else None


def scope_title(seminar: Seminar | None) -> Value:
    """Return the title of the seminar, or "everybody"."""
    return Translated(seminar.title) if seminar else Text("announcement-everybody")


def snippet(part: AnnouncementPart, limit: int = SNIPPET_LENGTH) -> Value:
    """Return the beginning of a part's text, with its kind unless it is a text message."""
    return with_kind(part, shorten(_words(part), limit))


def changed_words(old: AnnouncementPart, new: AnnouncementPart) -> Value:
    """Return the text of a changed part, whole or, if it is long, from a little before the first change."""
    before, after = _words(old), _words(new)
    same = _common_length(before, after)
    if len(after) > CHANGED_LENGTH and before != after and same > CHANGED_LENGTH // 2:
        after = f"…{after[same - CHANGED_LENGTH // 4 :]}"
    return with_kind(new, shorten(after, CHANGED_LENGTH))


def _common_length(one: str, other: str) -> int:
    """Return how many characters the texts have in common at their beginning."""
    return next(
        (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )


def parts_title(parts: Sequence[AnnouncementPart], limit: int = SNIPPET_LENGTH) -> Value:
    """Return the beginning of the text, in the reader's language if there is one in it, without placeholders."""
    firsts = [part for part in parts if not part.position]
    if len({part.kind for part in firsts}) > 1:
        return with_kind(parts[0], shorten(_title_words(parts[0]), limit))
    words = {part.language: shorten(_title_words(part), limit) for part in firsts}
    return with_kind(parts[0], Translated(words))


def _title_words(part: AnnouncementPart) -> str:
    """Return the text without placeholders: before it is shortened, as one that is cut is none any more."""
    return _PLACEHOLDER.sub("…", _words(part))


def _words(part: AnnouncementPart) -> str:
    words = strip_markup(part.html) or str(part.content.get(TITLE_FIELDS.get(part.kind, ""), ""))
    return " ".join(words.split())


def strip_markup(html: str) -> str:
    """Return the text without tags and entities."""
    return unescape(re.sub("<[^<>]*>", "", html))


def with_kind(part: AnnouncementPart, words: Value) -> Value:
    """Prefix the words with the kind of message, unless it is a text message."""
    if part.kind == "text":
        return words
    kind = Text(f"announcement-kind-{part.kind.replace('_', '-')}")
    return Text("announcement-media", {"kind": kind, "words": words})
