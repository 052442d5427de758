"""The summary of an announcement before it is sent, and scheduling or starting it."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from handlers.announcements import checks
from handlers.announcements.page import (
    LanguageCounts,
    count_reached,
    count_readers,
    fingerprint,
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
from handlers.ui.languages import LANGUAGES, readers_by_language
from storage import preferences, quiet_hours
from storage.accounts import people
from storage.accounts.reachability import is_reachable
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
    """Return the problems, the choice of a missing language, an empty audience, or the summary with the send button."""
    parts = await announcements.list_parts(session, announcement.id)
    if not parts:
        raise Refusal("announcement-empty")
    seminar = await announcement_seminar(session, announcement)
    back = [Button("announcement-card", ShowAnnouncement(announcement.id))]
    if lines := checks.problems(parts, seminar):
        return Say("announcement-problems", {"list": Lines(lines)}, [back], edit=True)
    count = await count_readers(session, announcement)
    counts = readers_by_language(count.by_language)
    if missing := checks.undecided_languages(announcement, parts, counts):
        return _missing_language_page(announcement, parts, counts, missing)
    many = count_reached(announcement, {part.language for part in parts}, counts)
    if not many:
        others = [Button("announcement-audience", ShowAudience(announcement.id))]
        return Say("announcement-nobody", {"rest": count.people}, [others, back], edit=True)
    args: dict[str, Value] = {
        "seminar": scope_title(seminar),
        "who": await audience_text(session, announcement),
        "number": many,
        "list": Lines(_language_shares(announcement, parts, counts)),
        "rest": count.people - many,
        "sample": summary.sample_text(await _sample_lines(session, announcement), count.reachable),
        "timing": send_time_text(incoming, seminar, at),
        "warnings": Lines([*checks.language_warnings(parts), *checks.warnings(parts)]),
    }
    threshold = await approval_threshold(session, many)
    args["agree"] = Text("announcement-needs-approval", {"number": threshold}) if threshold else Lines(())
    rows = _launch_buttons(
        announcement, fingerprint(announcement, parts), many, at, needs_approval=bool(threshold)
    )
    return Say(key or "announcement-confirm", args, [*rows, back], edit=True)


async def audience_text(session: Session, announcement: Announcement) -> Lines:
    """Return the audience as lines of text."""
    return Lines(
        await summary.audience_lines(session, announcement, conditions.parse_audience(announcement.audience))
    )


def _missing_language_page(
    announcement: Announcement, parts: Parts, counts: LanguageCounts, missing: list[Language]
) -> Say:
    """Ask what readers of the first missing language receive: a text to be written, another language's, or nothing."""
    number, reader = announcement.id, missing[0]
    offered: tuple[Language, ...] = ("ru", "ky", "en")
    given = [language for language in offered if any(part.language == language for part in parts)]
    rows = [[Button("announcement-write", EditAnnouncementText(number, reader), style="primary")]]
    rows += [
        [Button(f"announcement-fallback-{code}", ChooseFallbackLanguage(number, reader, code))]
        for code in given
    ]
    rows += [
        [Button("announcement-give-nothing", ChooseFallbackLanguage(number, reader, "-"))],
        [Button("announcement-card", ShowAnnouncement(number))],
    ]
    args: dict[str, Value] = {"language": Text(f"in-{reader}"), "number": counts[reader]}
    return Say("announcement-missing", args, rows, edit=True)


def _language_shares(announcement: Announcement, parts: Parts, counts: LanguageCounts) -> list[Text]:
    """Return the number of readers of each language and the text they receive."""
    served = announcements.resolve_languages(announcement, {part.language for part in parts}, LANGUAGES)
    lines = []
    for reader in [language for language in LANGUAGES if counts[language]]:
        args: dict[str, Value] = {"language": Text(f"language-name-{reader}"), "number": counts[reader]}
        text = served.get(reader)
        if text == reader:
            lines.append(Text("announcement-share", args))
        elif text:
            lines.append(Text("announcement-share-fallback", args | {"words": Text(f"language-name-{text}")}))
        else:
            lines.append(Text("announcement-share-nothing", args))
    return lines


async def _sample_lines(session: Session, announcement: Announcement) -> list[Text]:
    """Return the names and places of some people of the audience, so that a wrong audience is noticed."""
    found = await segments.sample_people(session, announcement.seminar_id, announcement.audience)
    known = await units.by_codes(session, {code for _, code in found if code})
    lines = []
    for name, code in found:
        place: Value = unit_name(known[code]) if code in known else Text("announcement-placeless")
        lines.append(Text("announcement-sample", {"name": name or Text("name-none"), "place": place}))
    return lines


def send_time_text(incoming: Incoming, seminar: Seminar | None, at: datetime | None) -> Value:
    """Return the time of sending, in the seminar's time zone or the bot's, and whether that is at night."""
    zone = seminar.timezone if seminar else incoming.timezone
    sent = (
        Text("announcement-at", {"starts": at.astimezone(ZoneInfo(zone))})
        if at
        else Text("announcement-at-once")
    )
    if not quiet_hours.is_quiet(at or incoming.at, zone):
        return sent
    return Lines([sent, Text("announcement-quiet")])


def _launch_buttons(
    announcement: Announcement, word: str, many: int, at: datetime | None, *, needs_approval: bool
) -> list[list[Button]]:
    key = (
        "announcement-ask-approval"
        if needs_approval
        else "announcement-launch-at"
        if at
        else "announcement-launch"
    )
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
    """Raises Refusal if the time is past. None means sending at once."""
    if at is not None and at <= incoming.at:
        raise Refusal("when-past")


async def approval_threshold(session: Session, many: int) -> int:
    """Return the approval limit if `many` exceeds it, else 0."""
    limit = await preferences.get_approval_threshold(session)
    return limit if 0 < limit < many else 0


async def schedule_or_start(
    session: Session, announcement: Announcement, now: datetime, many: int, at: datetime | None, **values: Any
) -> None:
    """Start sending, or schedule it for `at`. Raises Refusal if the announcement's state has changed meanwhile."""
    if announcement.state != SCHEDULED:
        changed = await announcements.transition(session, announcement, SCHEDULED, send_at=at, **values)
        if not changed:
            raise Refusal("announcement-changed-meanwhile")
    if (at is None or at <= now) and not await announcements.start(session, announcement, now, many):
        raise Refusal("announcement-changed-meanwhile")


async def notify_sender(session: Session, announcement: Announcement, key: str) -> list[Say]:
    """Return a message to the person who sends the announcement; empty if they are unreachable."""
    by = await people.get(session, announcement.created_by_id)
    if by is None or not is_reachable(by):
        return []
    seminar = await announcement_seminar(session, announcement)
    rows = [[Button("announcement-open", ShowAnnouncement(announcement.id))]]
    return [
        Say(key, {"seminar": scope_title(seminar)}, rows, to=by, subject=f"announcement:{announcement.id}")
    ]
