"""Whether an announcement may go: what is still to be put right, or how many get it; and letting it go."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from handlers.announcing import checks, whom
from handlers.announcing.card import Counts, fingerprint, languages, reached, readers, scope, seminar_of
from handlers.common import named
from handlers.plans import moments
from handlers.tongues import TONGUES
from handlers.words import Button, Incoming, Lines, Refusal, Say, Text, Value
from storage import announcements, audit, choices, people, preferences, segments, units
from storage.announcements import DRAFT, SCHEDULED
from storage.database import Session
from storage.models import Announcement, AnnouncementPart, Seminar

Parts = list[AnnouncementPart]


async def before(
    incoming: Incoming,
    session: Session,
    announcement: Announcement,
    at: datetime | None = None,
    key: str = "",
) -> Say:
    """The page before it goes: something is wrong, or a choice is missing, or nobody gets it; or all is ready."""
    parts = await announcements.parts(session, announcement.id)
    if not parts:
        raise Refusal("announcement-empty")
    seminar = await seminar_of(session, announcement)
    back = [Button("announcement-card", f"ann:{announcement.id}")]
    if lines := checks.problems(parts, seminar):
        return Say("announcement-problems", {"list": Lines(lines)}, [back], edit=True)
    count = await readers(session, announcement)
    counts = languages(count)
    if missing := checks.undecided(announcement, parts, counts):
        return _missing(announcement, parts, counts, missing)
    many = reached(announcement, {one.language for one in parts}, counts)
    if not many:
        others = [Button("announcement-whom", f"annwho:{announcement.id}")]
        return Say("announcement-nobody", {"rest": count.people}, [others, back], edit=True)
    args: dict[str, Value] = {
        "seminar": scope(seminar),
        "who": await for_whom(session, announcement),
        "number": many,
        "list": Lines(_shares(announcement, parts, counts)),
        "rest": count.people - many,
        "sample": Lines(await _sample(session, announcement), "\n"),
        "timing": told(incoming, seminar, at),
        "warnings": Lines(checks.warnings(parts)),
    }
    asks = await must_agree(session, many)
    args["agree"] = Text("announcement-agree", {"number": asks}) if asks else Lines(())
    rows = _go(announcement, fingerprint(announcement, parts), many, at, asks=bool(asks))
    return Say(key or "announcement-confirm", args, [*rows, back], edit=True)


async def for_whom(session: Session, announcement: Announcement) -> Lines:
    """Who is meant, in words."""
    return Lines(await whom.lines(session, announcement, choices.read(announcement.segment)))


def _missing(announcement: Announcement, parts: Parts, counts: Counts, missing: list[str]) -> Say:
    """Readers in whose language there are no words: written now, others' words, or nothing; one language at a time."""
    reader = missing[0]
    given = [one for one in ("ru", "ky", "en") if any(part.language == one for part in parts)]
    key = f"annmiss:{announcement.id}:{reader}"
    rows = [[Button("announcement-write", f"annwords:{announcement.id}:{reader}", style="primary")]]
    rows += [[Button(f"announcement-instead-{one}", f"{key}:{one}")] for one in given]
    rows += [
        [Button("announcement-give-nothing", f"{key}:-")],
        [Button("announcement-card", f"ann:{announcement.id}")],
    ]
    args: dict[str, Value] = {"tongue": Text(f"announcement-in-{reader}"), "number": counts[reader]}
    return Say("announcement-missing", args, rows, edit=True)


def _shares(announcement: Announcement, parts: Parts, counts: Counts) -> list[Text]:
    """How many readers of which language get which words."""
    served = announcements.served(announcement, {one.language for one in parts}, TONGUES)
    lines = []
    for reader in [one for one in TONGUES if counts[one]]:
        args: dict[str, Value] = {"tongue": Text(f"tongue-{reader}"), "number": counts[reader]}
        words = served.get(reader)
        if words == reader:
            lines.append(Text("announcement-share", args))
        elif words:
            lines.append(Text("announcement-share-instead", args | {"words": Text(f"tongue-{words}")}))
        else:
            lines.append(Text("announcement-share-nothing", args))
    return lines


async def _sample(session: Session, announcement: Announcement) -> list[Text]:
    """Some of them by name, so that a wrong choice is noticed."""
    found = await segments.sample(session, announcement.seminar_id, announcement.segment)
    known = await units.names(session, {code for _, code in found if code})
    lines = []
    for name, code in found:
        place: Value = named(known[code]) if code in known else Text("announcement-placeless")
        lines.append(Text("announcement-sample", {"name": name or Text("name-none"), "place": place}))
    return lines


def told(incoming: Incoming, seminar: Seminar | None, at: datetime | None) -> Value:
    """When it goes, on the clocks of the seminar's place."""
    if at is None:
        return Text("announcement-at-once")
    zone = seminar.timezone if seminar else incoming.zone
    return Text("announcement-at", {"starts": at.astimezone(ZoneInfo(zone))})


def _go(
    announcement: Announcement, word: str, many: int, at: datetime | None, *, asks: bool
) -> list[list[Button]]:
    stamp = f":{at:{moments.STAMP}}" if at else ""
    key = "announcement-go-agree" if asks else "announcement-go-at" if at else "announcement-go"
    rows = [[Button(Text(key, {"number": many}), f"anngo:{announcement.id}:{word}{stamp}", style="success")]]
    if announcement.state == DRAFT:
        rows.append(
            [
                Button("announcement-time", f"annat:{announcement.id}"),
                Button("announcement-whom", f"annwho:{announcement.id}"),
            ]
        )
    return rows


def stamped(incoming: Incoming, stamp: str) -> datetime | None:
    """The time in a button, still to come; None for none. Raises Refusal."""
    if not stamp:
        return None
    at = moments.stamped(stamp)
    if at <= incoming.at:
        raise Refusal("when-past")
    return at


async def must_agree(session: Session, many: int) -> int:
    """The number above which somebody else must agree, if this is above it; else 0."""
    most = await preferences.approve_above(session)
    return most if 0 < most < many else 0


async def release(
    session: Session, announcement: Announcement, now: datetime, many: int, at: datetime | None, **values: Any
) -> None:
    """On its way: at once, or when its time comes. Raises Refusal when it went, or was called off, meanwhile."""
    if announcement.state != SCHEDULED:
        done = await announcements.bring(session, announcement, SCHEDULED, send_at=at, **values)
        if not done:
            raise Refusal("announcement-moved-on")
    if (at is None or at <= now) and not await announcements.start(session, announcement, now, many):
        raise Refusal("announcement-moved-on")


async def logged(
    incoming: Incoming, session: Session, announcement: Announcement, action: str, word: str, many: int
) -> None:
    """The line in the audit log: how many get it, and the fingerprint of what they get."""
    about = f"announcement:{announcement.id}"
    await audit.record(session, incoming.person, action, about, incoming.at, people=many, words=word)


async def tell(session: Session, announcement: Announcement, key: str) -> list[Say]:
    """A word to whoever is sending it."""
    by = await people.get(session, announcement.by_id)
    if by is None or by.unreachable_at is not None:
        return []
    seminar = await seminar_of(session, announcement)
    rows = [[Button("announcement-open", f"ann:{announcement.id}")]]
    return [Say(key, {"seminar": scope(seminar)}, rows, to=by, about=f"announcement:{announcement.id}")]
