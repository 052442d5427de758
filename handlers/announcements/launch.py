"""Previewing an announcement, trying it, and sending it, once."""

from datetime import datetime

from handlers.announcements.approval import request_approval
from handlers.announcements.page import (
    WRITTEN_KINDS,
    announcement_page,
    count_all_reached,
    count_readers,
    fingerprint,
    readers_by_language,
)
from handlers.announcements.preflight import (
    approval_threshold,
    notify_sender,
    preflight_page,
    require_future,
    schedule_or_start,
)
from handlers.announcements.progress import show_progress
from handlers.audiences.announcement import (
    announcement_seminar,
    leave_steps,
    load_announcement,
    record_action,
)
from handlers.buttons.announcements import (
    CheckAnnouncement,
    ChooseFallbackLanguage,
    LaunchAnnouncement,
    PreviewAnnouncement,
    SendTestAnnouncement,
)
from handlers.messages import AnnouncementCopy, Incoming, OutOfDate, Refusal, Reply, Say, Text, Value
from handlers.ui.languages import LANGUAGES
from storage.announcements import announcements
from storage.announcements.announcements import MESSAGE
from storage.database import Session
from storage.models import seminar_states
from storage.models.announcement_states import DRAFT, SCHEDULED, SENDING, STARTED_STATES

# Preview and test.


async def show_preview(incoming: Incoming, session: Session, data: PreviewAnnouncement) -> list[Reply]:
    """As the readers of each language get it, and how many they are."""
    announcement = await load_announcement(incoming, session, data.announcement, kinds=WRITTEN_KINDS)
    said: list[Reply] = []
    # Who has it already, or has the original of a correction, is in the report.
    counted = announcement.kind == MESSAGE and announcement.state not in STARTED_STATES
    counts = (
        readers_by_language(await count_readers(session, announcement))
        if counted
        else dict.fromkeys(LANGUAGES, 0)
    )
    given = {one.language for one in await announcements.list_parts(session, announcement.id)}
    served = announcements.resolve_languages(announcement, given, LANGUAGES)
    for language in [one for one in LANGUAGES if one in given]:
        many = sum(counts[reader] for reader, words in served.items() if words == language)
        args: dict[str, Value] = {"language": Text(f"language-name-{language}"), "number": many}
        said.append(Say("announcement-shown" if counted else "announcement-shown-as", args))
        said.append(AnnouncementCopy(announcement.id, language))
    if not said:
        raise Refusal("announcement-empty")
    return [*said, await announcement_page(incoming, session, announcement, edit=False)]


async def send_test(incoming: Incoming, session: Session, data: SendTestAnnouncement) -> list[Reply]:
    """Exactly as whoever presses would get it."""
    announcement = await load_announcement(incoming, session, data.announcement)
    given = {one.language for one in await announcements.list_parts(session, announcement.id)}
    mine = announcements.resolve_languages(announcement, given, LANGUAGES).get(
        incoming.person.language or LANGUAGES[0]
    )
    if not given:
        raise Refusal("announcement-empty")
    if mine is None:
        raise Refusal("announcement-none-for-you")
    return [AnnouncementCopy(announcement.id, mine)]


# Before it is sent.


async def show_preflight(incoming: Incoming, session: Session, data: CheckAnnouncement) -> list[Reply]:
    """What is still wrong with it, or how many get it and when."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT, SCHEDULED))
    leave_steps(incoming.person)
    return [await preflight_page(incoming, session, announcement)]


async def choose_fallback(incoming: Incoming, session: Session, data: ChooseFallbackLanguage) -> list[Reply]:
    """What readers of a language without a text get."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT,))
    given = {one.language for one in await announcements.list_parts(session, announcement.id)}
    if data.reader in given or data.text not in {"-", *given}:
        raise OutOfDate
    chosen = data.text if data.text != "-" else ""
    announcement.fallback_languages = {**announcement.fallback_languages, data.reader: chosen}
    await session.flush()
    detail = {"reader": data.reader, "language": data.text}
    await record_action(incoming, session, announcement, "announcement.fallback", **detail)
    return [await preflight_page(incoming, session, announcement)]


# Send.


async def launch(incoming: Incoming, session: Session, data: LaunchAnnouncement) -> list[Reply]:
    """Send it as it was shown, once; or ask for an approval. What has changed meanwhile is shown anew."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT, SCHEDULED))
    parts = await announcements.list_parts(session, announcement.id)
    at, words = data.at, data.fingerprint
    require_future(incoming, at)
    page = await preflight_page(incoming, session, announcement, at, "announcement-confirm-anew")
    if page.key != "announcement-confirm-anew" or words != fingerprint(announcement, parts):
        return [page]
    leave_steps(incoming.person)
    agreed = announcement.state == SCHEDULED and announcement.approved_by_id is not None
    many = await count_all_reached(session, announcement, parts)
    if not agreed and await approval_threshold(session, many):
        return await request_approval(incoming, session, announcement, parts, many, at)
    await schedule_or_start(session, announcement, incoming.at, many, at, created_by_id=incoming.person.id)
    await record_action(incoming, session, announcement, "announcement.send", people=many, words=words)
    mine = announcement.created_by_id == incoming.person.id  # the progress is shown in the creator's chat
    if mine and announcement.state == SENDING:
        return [await show_progress(session, announcement)]
    return [await announcement_page(incoming, session, announcement)]


# The clock.


async def start_due(session: Session, now: datetime) -> list[Say]:
    """Start those whose time has come; what may not be sent any more is a draft again, and its sender is told."""
    said: list[Say] = []
    for announcement in await announcements.list_due(session, now):
        parts = await announcements.list_parts(session, announcement.id)
        many = await count_all_reached(session, announcement, parts)
        seminar = await announcement_seminar(session, announcement)
        # To the people of a cancelled or archived seminar nothing is sent without somebody's press.
        over = seminar is not None and seminar.state in seminar_states.INACTIVE_STATES
        lost = any(one.bot_id is not None for one in parts)
        if over or lost or (announcement.approved_by_id is None and await approval_threshold(session, many)):
            if await announcements.transition(session, announcement, DRAFT, send_at=None):
                why = "over" if over else "lost" if lost else "many"
                said += await notify_sender(session, announcement, f"announcement-held-{why}")
        elif await announcements.start(session, announcement, now, many):
            said += await notify_sender(session, announcement, "announcement-launched")
    return said
