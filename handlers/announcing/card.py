"""An announcement's card: its words, for whom, where it stands, and what can be done with it now."""

import hashlib
import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from zoneinfo import ZoneInfo

from handlers.common import local, number, shorten
from handlers.rights import ORGANISERS, seminar_for
from handlers.steps import leave
from handlers.tongues import NEEDED, TONGUES
from handlers.words import Button, Incoming, Lines, Named, Refusal, Say, Text, Value
from storage import announcements, corrections, people, segments, seminars
from storage.announcements import (
    BEGUN,
    DRAFT,
    EDIT,
    KINDS,
    MESSAGE,
    NOTE,
    PAUSED,
    SCHEDULED,
    SENDING,
    WAITING,
)
from storage.database import Session
from storage.models import Announcement, AnnouncementPart, Person, Seminar

STEP = "announcement"
"""The step where words are awaited, or a link."""
TIME = "announcement-time"
"""The step where it is typed when it goes."""
SNIPPET = 60
WORDED = (MESSAGE, EDIT, NOTE)
"""Kinds whose words staff write."""
Counts = dict[str, int]
"""Language -> how many who can be reached read it."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done with an announcement: `<prefix>:<announcement>`, in these states."""

    label: str
    prefix: str
    states: Collection[str]
    style: str = ""
    kinds: Collection[str] = (MESSAGE,)


ACTS: tuple[tuple[Act, ...], ...] = (
    (
        Act("announcement-see", "annsee", announcements.STATES, kinds=WORDED),
        Act("announcement-test", "anntest", (DRAFT,)),
    ),
    (Act("announcement-whom", "annwho", (DRAFT,)), Act("announcement-keys", "annkeys", (DRAFT,))),
    (Act("announcement-send", "annsend", (DRAFT,), "primary"),),
    (
        Act("announcement-now", "annsend", (SCHEDULED,)),
        Act("announcement-back", "annback", (SCHEDULED, WAITING)),
    ),
    (Act("announcement-keys", "annkeys", (DRAFT,), kinds=(EDIT, NOTE)),),
    (Act("amend-button", "annchange", (DRAFT,), "primary", (EDIT, NOTE)),),
    (
        Act("sending-pause", "annpause", (SENDING,), kinds=KINDS),
        Act("report-again", "ann", (SENDING,), kinds=KINDS),
    ),
    (Act("sending-resume", "annresume", (PAUSED,), "success", KINDS),),
    (Act("sending-end", "annend", (PAUSED,), "danger", KINDS),),
    (Act("report-button", "report", BEGUN, kinds=KINDS),),
    (Act("announcement-drop", "anndrop", (DRAFT, SCHEDULED, WAITING), kinds=WORDED),),
)
"""What belongs together stands in a row. A feature hangs its button here."""


# Whose it is.


def may_announce(incoming: Incoming, seminar_id: int | None) -> bool:
    """Whether the person may write to that seminar's people; None: to everybody there is."""
    if seminar_id is not None:
        return incoming.may(ORGANISERS, seminar_id)
    return any(role.role in ORGANISERS and role.seminar_id is None for role in incoming.roles)


async def seminar_at(incoming: Incoming, session: Session, seminar_id: int) -> Seminar | None:
    """The seminar of a button, 0 for everybody's, if this person may announce there. Raises Refusal."""
    if seminar_id:
        return await seminar_for(incoming, session, ORGANISERS, seminar_id)
    if not may_announce(incoming, None):
        raise Refusal("not-yours")
    return None


async def announcement_for(
    incoming: Incoming,
    session: Session,
    which: str,
    states: Collection[str] = (),
    kinds: Collection[str] = (MESSAGE,),
) -> Announcement:
    """The announcement of a button, if it is this person's, of these kinds, in one of these states. Raises Refusal."""
    announcement = await announcements.get(session, number(which))
    if announcement is None or announcement.kind not in kinds:
        raise Refusal("button-old")
    if not may_announce(incoming, announcement.seminar_id):
        raise Refusal("not-yours")
    if states:
        announcement = await announcements.lock(session, announcement.id)
        if announcement is None or announcement.state not in states:
            raise Refusal("announcement-moved-on")
    return announcement


def put_down(person: Person) -> None:
    """Nothing is awaited any more; the draft is kept."""
    leave(person, STEP)
    leave(person, TIME)


async def seminar_of(session: Session, announcement: Announcement) -> Seminar | None:
    """The seminar whose people it is for; None: everybody's."""
    return await seminars.get(session, announcement.seminar_id) if announcement.seminar_id else None


def scope(seminar: Seminar | None) -> Value:
    """What it is about, as a title."""
    return Named(seminar.title) if seminar else Text("announcement-everybody")


# What it comes to.


async def readers(session: Session, announcement: Announcement) -> segments.Count:
    """How many are meant, and in which languages they read."""
    return await segments.counted(session, announcement.seminar_id, announcement.segment)


def languages(count: segments.Count) -> Counts:
    """How many read which of our languages; whoever has chosen none reads the first."""
    found = dict.fromkeys(TONGUES, 0)
    for language, many in count.by_language.items():
        found[language if language in found else TONGUES[0]] += many
    return found


def reached(announcement: Announcement, given: Collection[str], counts: Counts) -> int:
    """How many get it: those in whose language there are words, or others chosen for them."""
    return sum(counts[reader] for reader in announcements.served(announcement, given, TONGUES))


def fingerprint(announcement: Announcement, parts: Sequence[AnnouncementPart]) -> str:
    """Words, choice and buttons as one short word: what was agreed to is what is sent."""
    words = [[one.language, one.position, one.kind, one.html, one.content, one.message_id] for one in parts]
    all_ = [words, announcement.segment, announcement.buttons, announcement.fallbacks]
    return hashlib.sha256(json.dumps(all_, sort_keys=True).encode()).hexdigest()[:12]


# The card.


def snippet(part: AnnouncementPart, limit: int = SNIPPET) -> Value:
    """The beginning of its words; of what has none, its kind."""
    return _worded(part, _beginning(part, limit))


def title(parts: Sequence[AnnouncementPart], limit: int = SNIPPET) -> Value:
    """The beginning of its words as whoever looks at it reads them, where they are written in that language."""
    firsts = [one for one in parts if not one.position]
    if len({one.kind for one in firsts}) > 1:
        return snippet(parts[0], limit)
    return _worded(parts[0], Named({one.language: _beginning(one, limit) for one in firsts}))


SAID = {"poll": "question", "venue": "title", "contact": "first_name"}
"""Kind -> what stands in it that tells one from another where there are no words with it."""


def _beginning(part: AnnouncementPart, limit: int) -> str:
    words = unescape(re.sub("<[^<>]*>", "", part.html)) or str(part.content.get(SAID.get(part.kind, ""), ""))
    return shorten(" ".join(words.split()), limit)


def _worded(part: AnnouncementPart, words: Value) -> Value:
    if part.kind == "text":
        return words
    kind = Text(f"announcement-kind-{part.kind.replace('_', '-')}")
    return Text("announcement-media", {"kind": kind, "words": words})


async def card(
    incoming: Incoming, session: Session, announcement: Announcement, *, edit: bool = True, key: str = ""
) -> Say:
    """All of it on one page, with what can be done with it now."""
    seminar = await seminar_of(session, announcement)
    parts = await announcements.parts(session, announcement.id)
    by = await people.get(session, announcement.by_id)
    read = await _read(session, announcement)
    words = _words(announcement, parts, read) if announcement.kind in WORDED else []
    args: dict[str, Value] = {
        "head": Text(key) if key else _head(announcement),
        "seminar": scope(seminar),
        "list": Lines([*words, *_besides(announcement)]),
        "whom": await _whom(incoming, session, announcement, parts),
        "by": (by.name if by else None) or Text("name-none"),
        "timing": _due(incoming, announcement, seminar),
    }
    return Say("announcement", args, buttons(announcement, parts), edit=edit)


def _head(announcement: Announcement) -> Text:
    """What it is: by its state; of what is written about another one, that."""
    draft = announcement.kind != MESSAGE and announcement.state == DRAFT
    return Text(f"announcement-is-{announcement.kind if draft else announcement.state}")


async def what(session: Session, announcement: Announcement) -> Value:
    """The announcement by how its words begin; of what is done about one, by the words of that one."""
    parts = await announcements.parts(session, announcement.about_id or announcement.id)
    words = title(parts, SNIPPET // 2) if parts else Text("announcement-wordless")
    return words if announcement.kind == MESSAGE else Text(f"report-of-{announcement.kind}", {"words": words})


def clock(incoming: Incoming, seminar: Seminar | None, moment: datetime) -> datetime:
    """The moment on the clocks of the seminar's place; without one, of ours."""
    return local(seminar, moment) if seminar else moment.astimezone(ZoneInfo(incoming.zone))


def words_in(parts: Sequence[AnnouncementPart]) -> list[Text]:
    """A line for each of these messages: its language, and how its words begin."""
    return [
        Text("announcement-words", {"tongue": Text(f"tongue-{one.language}"), "words": snippet(one)})
        for one in parts
    ]


async def _read(session: Session, announcement: Announcement) -> Collection[str]:
    """The languages in which words may be missing: somebody it is for reads them, or had the message it is about."""
    if announcement.about_id is not None:
        return {one.language for one in await announcements.parts(session, announcement.about_id)}
    if announcement.state in BEGUN:
        return ()
    counts = languages(await readers(session, announcement))
    return [one for one in TONGUES if counts[one]] or NEEDED


def _words(
    announcement: Announcement, parts: Sequence[AnnouncementPart], read: Collection[str]
) -> list[Text]:
    """A line a language: how its words begin, or what its readers get instead."""
    firsts = {one.language: one for one in parts if one.position == 0}
    lines = []
    for language in TONGUES:
        tongue = Text(f"tongue-{language}")
        if language in firsts:
            lines += words_in([firsts[language]])
        elif instead := announcement.fallbacks.get(language):
            args = {"tongue": tongue, "words": Text(f"tongue-{instead}")}
            lines.append(Text("announcement-words-instead", args))
        elif language in announcement.fallbacks:
            lines.append(Text("announcement-words-nothing", {"tongue": tongue}))
        elif language in read:
            lines.append(Text("announcement-words-missing", {"tongue": tongue}))
    return lines


def _besides(announcement: Announcement) -> list[Text]:
    labels = [Text("announcement-key", {"label": key_label(one)}) for one in announcement.buttons]
    return [Text("announcement-with-keys", {"list": Lines(labels, " · ")})] if labels else []


def key_label(button: dict[str, object]) -> Value:
    """What stands on a button of the announcement."""
    if button["kind"] == "link":
        return Named(button["label"])  # type: ignore[arg-type]  # texts by language
    return Text("announcement-read" if button["kind"] == "read" else "announcement-programme")


async def _whom(
    incoming: Incoming, session: Session, announcement: Announcement, parts: Sequence[AnnouncementPart]
) -> Value:
    if announcement.state in BEGUN:
        return Text("announcement-total", {"number": announcement.total})
    original = await announcements.get(session, announcement.about_id) if announcement.about_id else None
    if original is not None:
        number = await corrections.reach(session, original, announcement.kind, incoming.at)
        return Text("announcement-total", {"number": number})
    count = await readers(session, announcement)
    given = {one.language for one in parts} or set(TONGUES)
    get = reached(announcement, given, languages(count))
    return Text("announcement-count", {"number": get, "rest": count.people - get})


def _due(incoming: Incoming, announcement: Announcement, seminar: Seminar | None) -> Value:
    """When it began, or is to; no line where nobody has said."""
    moment = announcement.started_at or announcement.send_at
    if moment is None:
        return Lines(())
    key = "announcement-began" if announcement.started_at else "announcement-due"
    return Text(key, {"starts": local(seminar, moment) if seminar else moment})


def buttons(announcement: Announcement, parts: Sequence[AnnouncementPart]) -> list[list[Button]]:
    """What can be done with it in its state, and the way back to the list."""
    rows: list[list[Button]] = []
    if announcement.state == DRAFT and announcement.kind in WORDED:
        rows.append([Button(f"tongue-words-{one}", f"annwords:{announcement.id}:{one}") for one in TONGUES])
    for group in ACTS if parts or announcement.state in BEGUN else ACTS[-1:]:
        fit = [one for one in group if announcement.state in one.states and announcement.kind in one.kinds]
        rows.append([Button(one.label, f"{one.prefix}:{announcement.id}", style=one.style) for one in fit])  # type: ignore[arg-type]  # one of Button's
    if announcement.about_id is not None:
        rows.append([Button("report-original", f"report:{announcement.about_id}")])
    rows.append([Button("announcement-list", f"anns:{announcement.seminar_id or 0}")])
    return [row for row in rows if row]
