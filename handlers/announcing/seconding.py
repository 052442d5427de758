"""A second member of staff reads what goes to many, and agrees or not. Never whoever wants to send it."""

from datetime import datetime
from typing import Any

from handlers.announcing.card import (
    announcement_for,
    card,
    fingerprint,
    languages,
    reached,
    readers,
    scope,
    seminar_of,
)
from handlers.announcing.checks import warnings
from handlers.announcing.ready import Parts, for_whom, logged, release, tell, told
from handlers.rights import ORGANISERS
from handlers.tongues import TONGUES
from handlers.words import Button, Incoming, Lines, Refusal, Reply, Say, Shown, Text, Value
from storage import announcements, audit, roles
from storage.announcements import DRAFT, WAITING
from storage.database import Session
from storage.models import Announcement, Person


async def ask_second(
    incoming: Incoming,
    session: Session,
    announcement: Announcement,
    parts: Parts,
    many: int,
    at: datetime | None,
) -> list[Reply]:
    """Everybody who may agree gets it to read, with two buttons. Raises Refusal when there is nobody else."""
    others = await _seconds(session, announcement, but=incoming.person.id)
    if not others:
        raise Refusal("announcement-no-second")
    values: dict[str, Any] = {"by_id": incoming.person.id, "send_at": at, "approved_by_id": None}
    if not await announcements.bring(session, announcement, WAITING, **values):
        raise Refusal("announcement-moved-on")
    await logged(incoming, session, announcement, "announcement.ask", fingerprint(announcement, parts), many)
    said: list[Reply] = [await card(incoming, session, announcement)]
    for one in others:
        said += await _asked(incoming, session, announcement, parts, many, one)
    return said


async def _seconds(session: Session, announcement: Announcement, but: int) -> list[Person]:
    """Who may agree: organisers there, not whoever asks."""
    found = await roles.reachable(session, ORGANISERS, announcement.seminar_id or 0)
    return [one for one in found if one.id != but]


async def _asked(
    incoming: Incoming, session: Session, announcement: Announcement, parts: Parts, many: int, one: Person
) -> list[Reply]:
    seminar = await seminar_of(session, announcement)
    given = [language for language in TONGUES if any(part.language == language for part in parts)]
    args: dict[str, Value] = {
        "name": incoming.person.name or Text("name-none"),
        "seminar": scope(seminar),
        "who": await for_whom(session, announcement),
        "number": many,
        "timing": told(incoming, seminar, announcement.send_at),
        "warnings": Lines(warnings(parts)),
    }
    word = fingerprint(announcement, parts)
    rows = [
        [Button("announcement-yes", f"annok:{announcement.id}:{word}", style="success")],
        [Button("announcement-no", f"annno:{announcement.id}")],
    ]
    shown: list[Reply] = [Shown(announcement.id, language, to=one) for language in given]
    about = f"announcement:{announcement.id}"
    return [*shown, Say("announcement-asked", args, rows, to=one, about=about)]


async def agree(incoming: Incoming, session: Session) -> list[Reply]:
    """The second says yes: `annok:<announcement>:<fingerprint>`. Never whoever wants to send it."""
    which, word = [*incoming.arguments, "", ""][:2]
    announcement = await announcement_for(incoming, session, which, (WAITING,))
    if announcement.by_id == incoming.person.id:
        raise Refusal("announcement-not-you")
    parts = await announcements.parts(session, announcement.id)
    if word != fingerprint(announcement, parts):
        raise Refusal("announcement-moved-on")
    count = languages(await readers(session, announcement))
    many = reached(announcement, {one.language for one in parts}, count)
    at = announcement.send_at
    await release(session, announcement, incoming.at, many, at, approved_by_id=incoming.person.id)
    await logged(incoming, session, announcement, "announcement.agree", word, many)
    rows = [[Button("announcement-open", f"ann:{announcement.id}")]]
    args = {"number": many, "seminar": scope(await seminar_of(session, announcement))}
    return [
        Say("announcement-agreed-by-you", args, rows, edit=True),
        *await tell(session, announcement, "announcement-agreed"),
    ]


async def decline(incoming: Incoming, session: Session) -> list[Reply]:
    """The second says no, and it is a draft again: `annno:<announcement>`."""
    announcement = await announcement_for(incoming, session, incoming.argument, (WAITING,))
    if not await announcements.bring(session, announcement, DRAFT, send_at=None):
        raise Refusal("announcement-moved-on")
    about = f"announcement:{announcement.id}"
    await audit.record(session, incoming.person, "announcement.decline", about, incoming.at)
    told = await tell(session, announcement, "announcement-declined")
    return [await card(incoming, session, announcement), *told]
