"""Before it goes: read as its readers will, tried, confirmed with a count. Then it goes, once."""

from datetime import datetime

from handlers.announcements.approval import request_approval
from handlers.announcements.page import (
    WRITTEN_KINDS,
    announcement_page,
    count_reached,
    count_readers,
    fingerprint,
    readers_by_language,
)
from handlers.announcements.preflight import (
    approval_threshold,
    audit_launch,
    notify_sender,
    parse_send_time,
    preflight_page,
    schedule_or_start,
)
from handlers.announcements.progress import show_progress
from handlers.audiences.announcement import announcement_seminar, leave_steps, load_announcement
from handlers.messages import AnnouncementCopy, Incoming, Refusal, Reply, Say, Text, Value
from handlers.ui.languages import LANGUAGES
from storage import audit
from storage.announcements import announcements
from storage.announcements.announcements import MESSAGE
from storage.database import Session
from storage.models import seminar_states
from storage.models.announcement_states import DRAFT, SCHEDULED, SENDING, STARTED_STATES

# Read and tried.


async def show_preview(incoming: Incoming, session: Session) -> list[Reply]:
    """As the readers of each language get it, and how many they are: `annsee:<announcement>`."""
    announcement = await load_announcement(incoming, session, incoming.argument, kinds=WRITTEN_KINDS)
    said: list[Reply] = []
    # Who has it already, or had the message that this one is about, is another question: the report answers it.
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
        args: dict[str, Value] = {"tongue": Text(f"tongue-{language}"), "number": many}
        said.append(Say("announcement-shown" if counted else "announcement-shown-as", args))
        said.append(AnnouncementCopy(announcement.id, language))
    if not said:
        raise Refusal("announcement-empty")
    return [*said, await announcement_page(incoming, session, announcement, edit=False)]


async def send_test(incoming: Incoming, session: Session) -> list[Reply]:
    """Exactly as I would get it, nothing around it: `anntest:<announcement>`."""
    announcement = await load_announcement(incoming, session, incoming.argument)
    given = {one.language for one in await announcements.list_parts(session, announcement.id)}
    mine = announcements.resolve_languages(announcement, given, LANGUAGES).get(
        incoming.person.language or LANGUAGES[0]
    )
    if not given:
        raise Refusal("announcement-empty")
    if mine is None:
        raise Refusal("announcement-none-for-you")
    return [AnnouncementCopy(announcement.id, mine)]


# Ready to go?


async def show_preflight(incoming: Incoming, session: Session) -> list[Reply]:
    """What is still to be put right, or how many get it and when: `annsend:<announcement>`."""
    announcement = await load_announcement(incoming, session, incoming.argument, (DRAFT, SCHEDULED))
    leave_steps(incoming.person)
    return [await preflight_page(incoming, session, announcement)]


async def choose_fallback(incoming: Incoming, session: Session) -> list[Reply]:
    """What readers of a language without words get: `annmiss:<announcement>:<reader>:<words, or -: nothing>`."""
    which, reader, words = [*incoming.arguments, "", "", ""][:3]
    announcement = await load_announcement(incoming, session, which, (DRAFT,))
    given = {one.language for one in await announcements.list_parts(session, announcement.id)}
    if reader not in LANGUAGES or reader in given or words not in {"-", *given}:
        raise Refusal("button-old")
    announcement.fallback_languages = {
        **announcement.fallback_languages,
        reader: words if words != "-" else "",
    }
    await session.flush()
    subject, detail = f"announcement:{announcement.id}", {"reader": reader, "language": words}
    await audit.record(session, incoming.person, "announcement.fallback", subject, incoming.at, **detail)
    return [await preflight_page(incoming, session, announcement)]


# It goes.


async def launch(incoming: Incoming, session: Session) -> list[Reply]:
    """It is to go, as it was shown: `anngo:<announcement>:<fingerprint>[:<stamp>]`. Pressed twice it goes once."""
    which, word, stamp = [*incoming.arguments, "", "", ""][:3]
    announcement = await load_announcement(incoming, session, which, (DRAFT, SCHEDULED))
    parts = await announcements.list_parts(session, announcement.id)
    at = parse_send_time(incoming, stamp)
    page = await preflight_page(incoming, session, announcement, at, "announcement-confirm-anew")
    if page.key != "announcement-confirm-anew" or word != fingerprint(announcement, parts):
        return [page]
    leave_steps(incoming.person)
    agreed = announcement.state == SCHEDULED and announcement.approved_by_id is not None
    many = count_reached(
        announcement,
        {one.language for one in parts},
        readers_by_language(await count_readers(session, announcement)),
    )
    if not agreed and await approval_threshold(session, many):
        return await request_approval(incoming, session, announcement, parts, many, at)
    await schedule_or_start(session, announcement, incoming.at, many, at, created_by_id=incoming.person.id)
    await audit_launch(incoming, session, announcement, "announcement.send", word, many)
    mine = announcement.created_by_id == incoming.person.id  # the bar moves in the chat of whoever sends it
    if mine and announcement.state == SENDING:
        return [await show_progress(session, announcement)]
    return [await announcement_page(incoming, session, announcement)]


# The clock.


async def start_due(session: Session, now: datetime) -> list[Say]:
    """Those whose time has come begin; what may no longer go by itself is a draft again, and its sender told."""
    said: list[Say] = []
    for announcement in await announcements.list_due(session, now):
        parts = await announcements.list_parts(session, announcement.id)
        counts = readers_by_language(await count_readers(session, announcement))
        many = count_reached(announcement, {one.language for one in parts}, counts)
        seminar = await announcement_seminar(session, announcement)
        # To the people of such a seminar nothing that was planned before is sent by itself.
        over = seminar is not None and seminar.state in seminar_states.INACTIVE_STATES
        lost = any(one.bot_id is not None for one in parts)
        if over or lost or (announcement.approved_by_id is None and await approval_threshold(session, many)):
            if await announcements.transition(session, announcement, DRAFT, send_at=None):
                why = "over" if over else "lost" if lost else "many"
                said += await notify_sender(session, announcement, f"announcement-held-{why}")
        elif await announcements.start(session, announcement, now, many):
            said += await notify_sender(session, announcement, "announcement-begun")
    return said
