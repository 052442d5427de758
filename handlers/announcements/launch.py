"""Previewing, testing and sending an announcement."""

from dataclasses import replace
from datetime import datetime

from handlers.announcements.approval import request_approval
from handlers.announcements.page import (
    WRITTEN_KINDS,
    announcement_page,
    count_all_reached,
    count_readers,
    fingerprint,
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
from handlers.messages import AnnouncementCopy, Incoming, Lines, OutOfDate, Refusal, Reply, Say, Text, Value
from handlers.ui.languages import LANGUAGES, readers_by_language
from storage.announcements import announcements
from storage.announcements.announcements import MESSAGE
from storage.database import Session
from storage.models import seminar_states
from storage.models.announcement_states import DRAFT, SCHEDULED, SENDING, STARTED_STATES

# Preview and test message.


async def show_preview(incoming: Incoming, session: Session, data: PreviewAnnouncement) -> list[Reply]:
    """Show the message of each language as readers receive it; then the page, with their number in each language."""
    announcement = await load_announcement(incoming, session, data.announcement, kinds=WRITTEN_KINDS)
    copies: list[Reply] = []
    lines: list[Text] = []
    # The report, not the preview, counts the people of started announcements and of corrections.
    is_counted = announcement.kind == MESSAGE and announcement.state not in STARTED_STATES
    counts = (
        readers_by_language((await count_readers(session, announcement)).by_language)
        if is_counted
        else dict.fromkeys(LANGUAGES, 0)
    )
    given = {one.language for one in await announcements.list_parts(session, announcement.id)}
    served = announcements.resolve_languages(announcement, given, LANGUAGES)
    for language in [code for code in LANGUAGES if code in given]:
        many = sum(counts[reader] for reader, text in served.items() if text == language)
        args: dict[str, Value] = {"language": Text(f"language-name-{language}"), "number": many}
        lines.append(Text("announcement-shown" if is_counted else "announcement-shown-as", args))
        copies.append(AnnouncementCopy(announcement.id, language))
    if not copies:
        raise Refusal("announcement-empty")
    page = await announcement_page(incoming, session, announcement, edit=False)
    shown: dict[str, Value] = {"languages": Lines(lines), "page": Text(page.key, page.args)}
    return [*copies, replace(page, key="announcement-previewed", args=shown)]


async def send_test(incoming: Incoming, session: Session, data: SendTestAnnouncement) -> list[Reply]:
    """Send the announcement to the sender exactly as they would receive it."""
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


# Checking before sending.


async def show_preflight(incoming: Incoming, session: Session, data: CheckAnnouncement) -> list[Reply]:
    """Show the problems of an announcement, or its summary with the button to send it."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT, SCHEDULED))
    leave_steps(incoming.person)
    return [await preflight_page(incoming, session, announcement)]


async def choose_fallback(incoming: Incoming, session: Session, data: ChooseFallbackLanguage) -> list[Reply]:
    """Save what readers of a language without a text receive: another language's text, or nothing."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT,))
    given = {one.language for one in await announcements.list_parts(session, announcement.id)}
    if data.reader in given or data.text not in {"-", *given}:
        raise OutOfDate
    chosen = data.text if data.text != "-" else ""
    announcement.fallback_languages = {**announcement.fallback_languages, data.reader: chosen}
    await session.flush()
    detail = {"reader": data.reader, "language": data.text}
    await record_action(incoming, session, announcement, "announcement.fallback_changed", **detail)
    return [await preflight_page(incoming, session, announcement)]


# Sending.


async def launch(incoming: Incoming, session: Session, data: LaunchAnnouncement) -> list[Reply]:
    """Send the announcement once, or ask for an approval; if it changed since the summary, show that again."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT, SCHEDULED))
    parts = await announcements.list_parts(session, announcement.id)
    at, shown_fingerprint = data.at, data.fingerprint
    require_future(incoming, at)
    page = await preflight_page(incoming, session, announcement, at, "announcement-confirm-anew")
    if page.key != "announcement-confirm-anew" or shown_fingerprint != fingerprint(announcement, parts):
        return [page]
    leave_steps(incoming.person)
    is_approved = announcement.state == SCHEDULED and announcement.approved_by_id is not None
    many = await count_all_reached(session, announcement, parts)
    if not is_approved and await approval_threshold(session, many):
        return await request_approval(incoming, session, announcement, parts, many, at)
    await schedule_or_start(session, announcement, incoming.at, many, at, created_by_id=incoming.person.id)
    await record_action(
        incoming, session, announcement, "announcement.sent", people=many, words=shown_fingerprint
    )
    is_creator = announcement.created_by_id == incoming.person.id  # whose chat shows the progress
    if is_creator and announcement.state == SENDING:
        return [await show_progress(session, announcement)]
    return [await announcement_page(incoming, session, announcement)]


# Scheduled job.


async def start_due(session: Session, now: datetime) -> list[Say]:
    """Start due announcements; one that must not be sent becomes a draft again, and its sender is notified."""
    notices: list[Say] = []
    for announcement in await announcements.list_due(session, now):
        parts = await announcements.list_parts(session, announcement.id)
        many = await count_all_reached(session, announcement, parts)
        seminar = await announcement_seminar(session, announcement)
        # The people of a cancelled or archived seminar receive nothing without an organiser's decision.
        is_over = seminar is not None and seminar.state in seminar_states.INACTIVE_STATES
        is_lost = any(part.bot_id is not None for part in parts)
        if (
            is_over
            or is_lost
            or (announcement.approved_by_id is None and await approval_threshold(session, many))
        ):
            if await announcements.transition(session, announcement, DRAFT, send_at=None):
                why = "over" if is_over else "lost" if is_lost else "many"
                notices += await notify_sender(session, announcement, f"announcement-held-{why}")
        elif await announcements.start(session, announcement, now, many):
            notices += await notify_sender(session, announcement, "announcement-launched")
    return notices
