"""Whether an announcement may go: what is still to be put right, or how many get it; and letting it go."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from handlers.announcements import checks
from handlers.announcements.page import (
    LanguageCounts,
    count_reached,
    count_readers,
    fingerprint,
    readers_by_language,
)
from handlers.audiences import summary
from handlers.audiences.announcement import announcement_seminar, scope_title
from handlers.messages import Button, Incoming, Lines, Refusal, Say, Text, Value
from handlers.ui import moment_picker
from handlers.ui.arguments import unit_name
from handlers.ui.languages import LANGUAGES
from storage import audit, preferences
from storage.accounts import people
from storage.announcements import announcements
from storage.audiences import conditions, segments
from storage.database import Session
from storage.models import Announcement, AnnouncementPart, Seminar
from storage.models.announcement_states import DRAFT, SCHEDULED
from storage.units import units

Parts = list[AnnouncementPart]


async def preflight_page(
    incoming: Incoming,
    session: Session,
    announcement: Announcement,
    at: datetime | None = None,
    key: str = "",
) -> Say:
    """The page before it goes: something is wrong, or a choice is missing, or nobody gets it; or all is ready."""
    parts = await announcements.list_parts(session, announcement.id)
    if not parts:
        raise Refusal("announcement-empty")
    seminar = await announcement_seminar(session, announcement)
    back = [Button("announcement-card", f"ann:{announcement.id}")]
    if lines := checks.problems(parts, seminar):
        return Say("announcement-problems", {"list": Lines(lines)}, [back], edit=True)
    count = await count_readers(session, announcement)
    counts = readers_by_language(count)
    if missing := checks.undecided_languages(announcement, parts, counts):
        return _missing_language_page(announcement, parts, counts, missing)
    many = count_reached(announcement, {one.language for one in parts}, counts)
    if not many:
        others = [Button("announcement-whom", f"annwho:{announcement.id}")]
        return Say("announcement-nobody", {"rest": count.people}, [others, back], edit=True)
    args: dict[str, Value] = {
        "seminar": scope_title(seminar),
        "who": await audience_text(session, announcement),
        "number": many,
        "list": Lines(_language_shares(announcement, parts, counts)),
        "rest": count.people - many,
        "sample": Lines(await _sample_lines(session, announcement), "\n"),
        "timing": send_time_text(incoming, seminar, at),
        "warnings": Lines(checks.warnings(parts)),
    }
    asks = await approval_threshold(session, many)
    args["agree"] = Text("announcement-agree", {"number": asks}) if asks else Lines(())
    rows = _launch_buttons(announcement, fingerprint(announcement, parts), many, at, asks=bool(asks))
    return Say(key or "announcement-confirm", args, [*rows, back], edit=True)


async def audience_text(session: Session, announcement: Announcement) -> Lines:
    """Who is meant, in words."""
    return Lines(
        await summary.audience_lines(session, announcement, conditions.parse_audience(announcement.audience))
    )


def _missing_language_page(
    announcement: Announcement, parts: Parts, counts: LanguageCounts, missing: list[str]
) -> Say:
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


def _language_shares(announcement: Announcement, parts: Parts, counts: LanguageCounts) -> list[Text]:
    """How many readers of which language get which words."""
    served = announcements.resolve_languages(announcement, {one.language for one in parts}, LANGUAGES)
    lines = []
    for reader in [one for one in LANGUAGES if counts[one]]:
        args: dict[str, Value] = {"tongue": Text(f"tongue-{reader}"), "number": counts[reader]}
        words = served.get(reader)
        if words == reader:
            lines.append(Text("announcement-share", args))
        elif words:
            lines.append(Text("announcement-share-instead", args | {"words": Text(f"tongue-{words}")}))
        else:
            lines.append(Text("announcement-share-nothing", args))
    return lines


async def _sample_lines(session: Session, announcement: Announcement) -> list[Text]:
    """Some of them by name, so that a wrong choice is noticed."""
    found = await segments.sample_people(session, announcement.seminar_id, announcement.audience)
    known = await units.by_codes(session, {code for _, code in found if code})
    lines = []
    for name, code in found:
        place: Value = unit_name(known[code]) if code in known else Text("announcement-placeless")
        lines.append(Text("announcement-sample", {"name": name or Text("name-none"), "place": place}))
    return lines


def send_time_text(incoming: Incoming, seminar: Seminar | None, at: datetime | None) -> Value:
    """When it goes, on the clocks of the seminar's place."""
    if at is None:
        return Text("announcement-at-once")
    zone = seminar.timezone if seminar else incoming.timezone
    return Text("announcement-at", {"starts": at.astimezone(ZoneInfo(zone))})


def _launch_buttons(
    announcement: Announcement, word: str, many: int, at: datetime | None, *, asks: bool
) -> list[list[Button]]:
    stamp = f":{at:{moment_picker.STAMP_FORMAT}}" if at else ""
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


def parse_send_time(incoming: Incoming, stamp: str) -> datetime | None:
    """The time in a button, still to come; None for none. Raises Refusal."""
    if not stamp:
        return None
    at = moment_picker.parse_stamp(stamp)
    if at <= incoming.at:
        raise Refusal("when-past")
    return at


async def approval_threshold(session: Session, many: int) -> int:
    """The number above which somebody else must agree, if this is above it; else 0."""
    most = await preferences.get_approval_threshold(session)
    return most if 0 < most < many else 0


async def schedule_or_start(
    session: Session, announcement: Announcement, now: datetime, many: int, at: datetime | None, **values: Any
) -> None:
    """On its way: at once, or when its time comes. Raises Refusal when it went, or was called off, meanwhile."""
    if announcement.state != SCHEDULED:
        done = await announcements.transition(session, announcement, SCHEDULED, send_at=at, **values)
        if not done:
            raise Refusal("announcement-moved-on")
    if (at is None or at <= now) and not await announcements.start(session, announcement, now, many):
        raise Refusal("announcement-moved-on")


async def audit_launch(
    incoming: Incoming, session: Session, announcement: Announcement, action: str, word: str, many: int
) -> None:
    """The line in the audit log: how many get it, and the fingerprint of what they get."""
    subject = f"announcement:{announcement.id}"
    await audit.record(session, incoming.person, action, subject, incoming.at, people=many, words=word)


async def notify_sender(session: Session, announcement: Announcement, key: str) -> list[Say]:
    """A word to whoever is sending it."""
    by = await people.get(session, announcement.created_by_id)
    if by is None or by.unreachable_at is not None:
        return []
    seminar = await announcement_seminar(session, announcement)
    rows = [[Button("announcement-open", f"ann:{announcement.id}")]]
    return [
        Say(key, {"seminar": scope_title(seminar)}, rows, to=by, subject=f"announcement:{announcement.id}")
    ]
