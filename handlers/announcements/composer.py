"""Composing an announcement in chat: staff send the message of each language to the bot."""

from handlers.announcements.announcement_buttons import link_prompt, receive_link
from handlers.announcements.checks import corrected_part, placeholder_help, problems, warnings
from handlers.announcements.message_traits import UNSENDABLE_KINDS
from handlers.announcements.page import WRITTEN_KINDS, announcement_page
from handlers.audiences.announcement import (
    TEXT_STEP,
    announcement_seminar,
    load_announcement,
    load_scope,
    record_action,
)
from handlers.buttons.announcements import (
    EditAnnouncementText,
    ListAnnouncements,
    ShowAnnouncement,
    StartAnnouncement,
)
from handlers.messages import AnnouncementCopy, Button, Incoming, Lines, Refusal, Reply, Say, Text, Value
from handlers.ui.languages import REQUIRED_LANGUAGES
from handlers.ui.steps import Form, enter_step, leave_step, step_form
from storage.announcements import announcements
from storage.announcements.announcements import EDIT, MESSAGE, NOTE
from storage.database import Session
from storage.models import Announcement, AnnouncementPart
from storage.models.announcement_states import DRAFT
from storage.seminars import seminars


async def start_announcement(incoming: Incoming, session: Session, data: StartAnnouncement) -> list[Reply]:
    """Start a new announcement by asking for its first message."""
    seminar = await load_scope(incoming, session, data.seminar)
    own = incoming.person.language
    first = own if own in REQUIRED_LANGUAGES else REQUIRED_LANGUAGES[0]
    enter_step(incoming.person, TEXT_STEP, seminar=seminar.id if seminar else 0, language=first, guided=True)
    return await prompt(incoming, session)


async def start_text(incoming: Incoming, session: Session, data: EditAnnouncementText) -> list[Reply]:
    """Ask for the message of one language, or remove it."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT,), WRITTEN_KINDS)
    if data.removal is not None:
        leave_step(incoming.person, TEXT_STEP)
        await announcements.set_part(session, announcement, data.language, None)
        await record_action(
            incoming, session, announcement, "announcement.text_removed", language=data.language
        )
        return [await announcement_page(incoming, session, announcement)]
    enter_step(incoming.person, TEXT_STEP, announcement=announcement.id, language=data.language)
    return await prompt(incoming, session)


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for a text in a language, or for a link."""
    form = step_form(incoming.person, TEXT_STEP)
    announcement = await _form_announcement(incoming, session, form)
    if form.get("link") and announcement is not None:
        return [link_prompt(incoming, announcement)]
    language = form["language"]
    number = announcement.seminar_id if announcement else form["seminar"]
    known = placeholder_help(await seminars.get(session, number) if number else None)
    args: dict[str, Value] = {"language": Text(f"in-{language}"), "known": known}
    if announcement is None:
        back = [[Button("back-button", ListAnnouncements(form["seminar"]))]]
        return [Say("announcement-ask-first", args, back, edit=incoming.button is not None)]
    given = await announcements.list_parts(session, announcement.id, language)
    rows = [[Button("back-button", ShowAnnouncement(announcement.id))]]
    if form.get("guided"):
        rows = [[Button("announcement-skip", ShowAnnouncement(announcement.id))]]
        return [Say("announcement-ask-next", args, rows)]
    if given:
        if announcement.kind != EDIT:
            removal = EditAnnouncementText(announcement.id, language, "none")
            rows.insert(0, [Button("announcement-none", removal)])
        return [AnnouncementCopy(announcement.id, language), Say("announcement-ask-anew", args, rows)]
    return [Say("announcement-ask-text", args, rows, edit=incoming.button is not None)]


_KEPT = {
    MESSAGE: "announcement-kept",
    EDIT: "announcement-kept-edit",
    NOTE: "announcement-kept-note",
}
"""Kind -> heading of the page after a text was saved."""


async def _form_announcement(
    incoming: Incoming, session: Session, form: Form, states: tuple[str, ...] = ()
) -> Announcement | None:
    """Return the form's announcement, or None before its first message. Raises Refusal without permission."""
    if announcement_id := form.get("announcement"):
        return await load_announcement(incoming, session, announcement_id, states, WRITTEN_KINDS)
    await load_scope(incoming, session, form.get("seminar", 0))
    return None


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Save a message of any sendable kind as the text of a language, or read a link."""
    form = step_form(incoming.person, TEXT_STEP)
    announcement = await _form_announcement(incoming, session, form, (DRAFT,))
    if form.get("link") and announcement is not None:
        return await receive_link(incoming, session, announcement)
    if incoming.original is None:
        kind = UNSENDABLE_KINDS.get(incoming.unsupported_kind or "")
        raise Refusal(f"announcement-cannot-{kind}" if kind else "announcement-awaited")
    if announcement is None:
        announcement = await announcements.create(
            session, form.get("seminar") or None, incoming.person, incoming.at
        )
        await record_action(incoming, session, announcement, "announcement.created")
    language = form["language"]
    part = await _fit_correction(session, announcement, language, message_part(incoming))
    await announcements.set_part(session, announcement, language, part)
    await record_action(incoming, session, announcement, "announcement.text_changed", language=language)
    given = {part.language for part in await announcements.list_parts(session, announcement.id)}
    missing = [language for language in REQUIRED_LANGUAGES if language not in given]
    replies = await problem_replies(session, announcement, language)
    if form.get("guided") and missing:
        enter_step(incoming.person, TEXT_STEP, announcement=announcement.id, language=missing[0], guided=True)
        return [*replies, *await prompt(incoming, session)]
    leave_step(incoming.person, TEXT_STEP)
    return [
        *replies,
        await announcement_page(incoming, session, announcement, key=_KEPT[announcement.kind], edit=False),
    ]


def message_part(incoming: Incoming) -> AnnouncementPart:
    """Return the received message as a part of an announcement."""
    original = incoming.original
    assert original is not None  # checked by the callers
    return AnnouncementPart(
        kind=original.kind,
        chat_id=incoming.chat_id,
        message_id=incoming.message_id,
        html=original.html,
        content=dict(original.content),
        file_unique_id=original.file_unique_id,
        media_group_id=original.media_group_id,
        message_traits=list(original.message_traits),
    )


async def _fit_correction(
    session: Session, announcement: Announcement, language: str, part: AnnouncementPart
) -> AnnouncementPart:
    """Return the part; for a correction, in a form that can replace the delivered message. Raises Refusal."""
    if announcement.kind != EDIT or announcement.original_id is None:
        return part
    return corrected_part(await announcements.list_parts(session, announcement.original_id, language), part)


async def problem_replies(session: Session, announcement: Announcement, language: str) -> list[Reply]:
    """Return the problems and warnings about the message of this language."""
    parts = await announcements.list_parts(session, announcement.id, language)
    replies: list[Reply] = []
    if lines := problems(parts, await announcement_seminar(session, announcement)):
        replies.append(Say("announcement-problems", {"list": Lines(lines)}))
    if lines := warnings(parts):
        replies.append(Say("announcement-warnings", {"list": Lines(lines)}))
    return replies
