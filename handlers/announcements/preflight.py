"""Before an announcement is sent: what is still wrong with it, or how many get it and when; and sending it."""

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
from handlers.button_data import Language
from handlers.buttons.announcements import (
    ChooseFallbackLanguage,
    ChooseSendTime,
    EditAnnouncementText,
    LaunchAnnouncement,
    ShowAnnouncement,
)
from handlers.buttons.audiences import ShowAudience
from handlers.messages import Button, Incoming, Lines, Refusal, Say, Text, Value
from handlers.ui.arguments import unit_name
from handlers.ui.languages import LANGUAGES
from storage import preferences
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
    """What is wrong, or a choice that is missing, or that nobody gets it; else what is sent, and the button for it."""
    parts = await announcements.list_parts(session, announcement.id)
    if not parts:
        raise Refusal("announcement-empty")
    seminar = await announcement_seminar(session, announcement)
    back = [Button("announcement-card", ShowAnnouncement(announcement.id))]
    if lines := checks.problems(parts, seminar):
        return Say("announcement-problems", {"list": Lines(lines)}, [back], edit=True)
    count = await count_readers(session, announcement)
    counts = readers_by_language(count)
    if missing := checks.undecided_languages(announcement, parts, counts):
        return _missing_language_page(announcement, parts, counts, missing)
    many = count_reached(announcement, {one.language for one in parts}, counts)
    if not many:
        others = [Button("announcement-audience", ShowAudience(announcement.id))]
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
    args["agree"] = Text("announcement-needs-approval", {"number": asks}) if asks else Lines(())
    rows = _launch_buttons(announcement, fingerprint(announcement, parts), many, at, asks=bool(asks))
    return Say(key or "announcement-confirm", args, [*rows, back], edit=True)


async def audience_text(session: Session, announcement: Announcement) -> Lines:
    """Its audience as lines of text."""
    return Lines(
        await summary.audience_lines(session, announcement, conditions.parse_audience(announcement.audience))
    )


def _missing_language_page(
    announcement: Announcement, parts: Parts, counts: LanguageCounts, missing: list[Language]
) -> Say:
    """Ask what readers of a language without a text get: one to be written, another one, or nothing; one language at
    a time."""
    number, reader = announcement.id, missing[0]
    offered: tuple[Language, ...] = ("ru", "ky", "en")
    given = [one for one in offered if any(part.language == one for part in parts)]
    rows = [[Button("announcement-write", EditAnnouncementText(number, reader), style="primary")]]
    rows += [
        [Button(f"announcement-fallback-{one}", ChooseFallbackLanguage(number, reader, one))] for one in given
    ]
    rows += [
        [Button("announcement-give-nothing", ChooseFallbackLanguage(number, reader, "-"))],
        [Button("announcement-card", ShowAnnouncement(number))],
    ]
    args: dict[str, Value] = {"language": Text(f"in-{reader}"), "number": counts[reader]}
    return Say("announcement-missing", args, rows, edit=True)


def _language_shares(announcement: Announcement, parts: Parts, counts: LanguageCounts) -> list[Text]:
    """How many readers of each language get which text."""
    served = announcements.resolve_languages(announcement, {one.language for one in parts}, LANGUAGES)
    lines = []
    for reader in [one for one in LANGUAGES if counts[one]]:
        args: dict[str, Value] = {"language": Text(f"language-name-{reader}"), "number": counts[reader]}
        words = served.get(reader)
        if words == reader:
            lines.append(Text("announcement-share", args))
        elif words:
            lines.append(
                Text("announcement-share-fallback", args | {"words": Text(f"language-name-{words}")})
            )
        else:
            lines.append(Text("announcement-share-nothing", args))
    return lines


async def _sample_lines(session: Session, announcement: Announcement) -> list[Text]:
    """Some of them by name, so that a wrong audience is noticed."""
    found = await segments.sample_people(session, announcement.seminar_id, announcement.audience)
    known = await units.by_codes(session, {code for _, code in found if code})
    lines = []
    for name, code in found:
        place: Value = unit_name(known[code]) if code in known else Text("announcement-placeless")
        lines.append(Text("announcement-sample", {"name": name or Text("name-none"), "place": place}))
    return lines


def send_time_text(incoming: Incoming, seminar: Seminar | None, at: datetime | None) -> Value:
    """When it is sent, on the clocks of the seminar's place."""
    if at is None:
        return Text("announcement-at-once")
    zone = seminar.timezone if seminar else incoming.timezone
    return Text("announcement-at", {"starts": at.astimezone(ZoneInfo(zone))})


def _launch_buttons(
    announcement: Announcement, word: str, many: int, at: datetime | None, *, asks: bool
) -> list[list[Button]]:
    key = "announcement-ask-approval" if asks else "announcement-launch-at" if at else "announcement-launch"
    launch = LaunchAnnouncement(announcement.id, word, at)
    rows = [[Button(Text(key, {"number": many}), launch, style="success")]]
    if announcement.state == DRAFT:
        rows.append(
            [
                Button("announcement-time", ChooseSendTime(announcement.id)),
                Button("announcement-audience", ShowAudience(announcement.id)),
            ]
        )
    return rows


def require_future(incoming: Incoming, at: datetime | None) -> None:
    """Raises Refusal when the time of a button is past; None: at once."""
    if at is not None and at <= incoming.at:
        raise Refusal("when-past")


async def approval_threshold(session: Session, many: int) -> int:
    """The number above which somebody else must agree, if `many` is above it; else 0."""
    most = await preferences.get_approval_threshold(session)
    return most if 0 < most < many else 0


async def schedule_or_start(
    session: Session, announcement: Announcement, now: datetime, many: int, at: datetime | None, **values: Any
) -> None:
    """Send it at once, or let it wait for `at`. Raises Refusal when it was sent, or called off, meanwhile."""
    if announcement.state != SCHEDULED:
        done = await announcements.transition(session, announcement, SCHEDULED, send_at=at, **values)
        if not done:
            raise Refusal("announcement-changed-meanwhile")
    if (at is None or at <= now) and not await announcements.start(session, announcement, now, many):
        raise Refusal("announcement-changed-meanwhile")


async def notify_sender(session: Session, announcement: Announcement, key: str) -> list[Say]:
    """A message to whoever sends it."""
    by = await people.get(session, announcement.created_by_id)
    if by is None or by.unreachable_at is not None:
        return []
    seminar = await announcement_seminar(session, announcement)
    rows = [[Button("announcement-open", ShowAnnouncement(announcement.id))]]
    return [
        Say(key, {"seminar": scope_title(seminar)}, rows, to=by, subject=f"announcement:{announcement.id}")
    ]
