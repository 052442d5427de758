"""Composing an announcement in chat: staff send the message of each language to the bot."""

import re
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from handlers.announcements.checks import PLACEHOLDER_HELP, corrected_part, problems, warnings
from handlers.announcements.message_traits import UNSENDABLE_KINDS, part_warnings
from handlers.announcements.page import WRITTEN_KINDS, announcement_page, button_label
from handlers.audiences.announcement import (
    TEXT_STEP,
    announcement_seminar,
    can_announce,
    load_announcement,
    load_scope,
    record_action,
)
from handlers.buttons.announcements import (
    AddAnnouncementLink,
    ButtonChoice,
    EditAnnouncementButtons,
    EditAnnouncementText,
    ListAnnouncements,
    ShowAnnouncement,
    StartAnnouncement,
)
from handlers.edits import Edit
from handlers.messages import (
    AnnouncementCopy,
    Button,
    Incoming,
    Lines,
    Original,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    Text,
    Value,
)
from handlers.ui.languages import REQUIRED_LANGUAGES, split_languages
from handlers.ui.steps import Form, enter_step, leave_step, step_form
from storage.announcements import announcements, copies
from storage.announcements.announcements import EDIT
from storage.database import Session
from storage.models import Announcement, AnnouncementPart
from storage.models.announcement_states import DRAFT, DROPPED

LEAVING_COMMANDS = ("staff", "inbox", "seminars", "ask", "questions", "help")
"""Commands that leave the steps of announcements; the draft stays."""
LINK_CHOICES: tuple[ButtonChoice, ...] = ("l0", "l1", "l2")
"""The links that an announcement may have below it."""
MAX_LABEL_LENGTH = 40
URL_PATTERN = re.compile(r"[^\s<>\"]{1,1000}")
HOST_PATTERN = re.compile(r"(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.)+[^\W\d_]{2,}(?::\d{1,5})?")


# The message of each language.


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
        back = [[Button("back-button", EditAnnouncementButtons(announcement.id))]]
        return [Say("announcement-ask-link", buttons=back, edit=incoming.button is not None)]
    language = form["language"]
    args: dict[str, Value] = {"language": Text(f"in-{language}"), "known": PLACEHOLDER_HELP}
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
        return await _receive_link(incoming, session, announcement)
    if incoming.original is None:
        kind = UNSENDABLE_KINDS.get(incoming.unsupported_kind or "")
        raise Refusal(f"announcement-cannot-{kind}" if kind else "announcement-awaited")
    if announcement is None:
        announcement = await announcements.create(
            session, form.get("seminar") or None, incoming.person, incoming.at
        )
        await record_action(incoming, session, announcement, "announcement.created")
    language = form["language"]
    part = await _fit_correction(session, announcement, language, _message_part(incoming))
    await announcements.set_part(session, announcement, language, part)
    await record_action(incoming, session, announcement, "announcement.text_changed", language=language)
    given = {part.language for part in await announcements.list_parts(session, announcement.id)}
    missing = [language for language in REQUIRED_LANGUAGES if language not in given]
    problem_replies = await _problem_replies(session, announcement, language)
    if form.get("guided") and missing:
        enter_step(incoming.person, TEXT_STEP, announcement=announcement.id, language=missing[0], guided=True)
        return [*problem_replies, *await prompt(incoming, session)]
    leave_step(incoming.person, TEXT_STEP)
    return [
        *problem_replies,
        await announcement_page(incoming, session, announcement, key="announcement-kept", edit=False),
    ]


def _message_part(incoming: Incoming) -> AnnouncementPart:
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


async def _problem_replies(session: Session, announcement: Announcement, language: str) -> list[Reply]:
    """Return the problems and warnings about the message of this language."""
    parts = await announcements.list_parts(session, announcement.id, language)
    replies: list[Reply] = []
    if lines := problems(parts, await announcement_seminar(session, announcement)):
        replies.append(Say("announcement-problems", {"list": Lines(lines)}))
    if lines := warnings(parts):
        replies.append(Say("announcement-warnings", {"list": Lines(lines)}))
    return replies


# Further pictures of an album, and messages edited in the chat.


async def claim_album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Add a further picture of an announcement's album. Return None if the message is not one."""
    if not incoming.is_staff or incoming.original is None or not incoming.original.media_group_id:
        return None
    first = await announcements.part_by_album(session, incoming.chat_id, incoming.original.media_group_id)
    announcement = await _lock_announcement(incoming, session, first)
    if first is None or announcement is None:
        return None
    if announcement.state != DRAFT:
        raise Refusal("announcement-changed-meanwhile")
    part = _message_part(incoming)
    part.announcement_id, part.language = announcement.id, first.language
    parts = await announcements.list_parts(session, announcement.id, first.language)
    known = {trait for other in parts for trait in part_warnings(other)}
    await announcements.add_album_part(session, part)
    await record_action(incoming, session, announcement, "announcement.text_changed", language=first.language)
    new = part.html or set(part_warnings(part)) - known
    return await _problem_replies(session, announcement, first.language) if new else []


async def claim_edit(incoming: Incoming, session: Session) -> Edit | None:
    """Return the edit of a message that belongs to an announcement. Return None if the message does not."""
    if not incoming.is_staff or incoming.original is None:
        return None
    part = await announcements.part_by_message(session, incoming.chat_id, incoming.message_id)
    announcement = await _lock_announcement(incoming, session, part)
    if part is None or announcement is None:
        return None
    return Edit(
        _same_content(part, _message_part(incoming)),
        partial(_apply_edit, incoming, session, announcement, part, incoming.original),
    )


def _same_content(part: AnnouncementPart, now: AnnouncementPart) -> bool:
    """Return whether readers see the same content; a link preview, which Telegram adds later, does not count."""
    ignored = {"link_preview_options"}
    if part.file_unique_id and part.file_unique_id == now.file_unique_id:
        ignored.add(part.kind)  # one file may have several file_ids
    was, becomes = (
        {name: value for name, value in one.content.items() if name not in ignored} for one in (part, now)
    )
    return (part.kind, part.html, was) == (now.kind, now.html, becomes)


async def _apply_edit(
    incoming: Incoming,
    session: Session,
    announcement: Announcement,
    part: AnnouncementPart,
    original: Original,
) -> list[Reply]:
    """Change a draft. After approval the stored content is kept, and sent instead of copies of the edited message."""
    rows = [[Button("announcement-open", ShowAnnouncement(announcement.id))]]
    if announcement.state != DRAFT:
        part.message_id = 0
        await copies.replace_copies(session, announcement.id)
        await record_action(
            incoming, session, announcement, "announcement.copies_replaced", language=part.language
        )
        is_relevant = announcement.state != DROPPED
        return (
            [Say("announcement-edited-late", buttons=rows, reply_to=incoming.message_id)]
            if is_relevant
            else []
        )
    part.kind, part.html = original.kind, original.html
    part.content, part.file_unique_id, part.bot_id = dict(original.content), original.file_unique_id, None
    part.message_traits = list(original.message_traits)
    await session.flush()
    await record_action(incoming, session, announcement, "announcement.text_changed", language=part.language)
    reply = Say("announcement-edited", buttons=rows, reply_to=incoming.message_id)
    return [reply, *await _problem_replies(session, announcement, part.language)]


async def _lock_announcement(
    incoming: Incoming, session: Session, part: AnnouncementPart | None
) -> Announcement | None:
    """Return the announcement of a part, locked, or None if the sender may not announce there."""
    announcement = await announcements.lock(session, part.announcement_id) if part else None
    if announcement is None or not can_announce(incoming, announcement.seminar_id):
        return None
    return announcement


# Buttons below the announcement.


async def edit_buttons(incoming: Incoming, session: Session, data: EditAnnouncementButtons) -> list[Reply]:
    """Show the choice of buttons, or add or remove one."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT,), WRITTEN_KINDS)
    leave_step(incoming.person, TEXT_STEP)
    if data.toggle is not None:
        announcement.buttons = _toggled(announcement, data.toggle)
        await session.flush()
        await _audit_buttons(incoming, session, announcement)
    return [_buttons_page(announcement)]


async def _audit_buttons(incoming: Incoming, session: Session, announcement: Announcement) -> None:
    kinds = "+".join(str(button["kind"]) for button in announcement.buttons)
    await record_action(incoming, session, announcement, "announcement.buttons_changed", keys=kinds)


def _links(announcement: Announcement) -> list[dict[str, object]]:
    return [button for button in announcement.buttons if button["kind"] == "link"]


def _toggled(announcement: Announcement, choice: ButtonChoice) -> list[dict[str, object]]:
    """Return the buttons with this one added or removed. Raises OutOfDate if it cannot be chosen."""
    if choice in LINK_CHOICES:
        links, index = _links(announcement), LINK_CHOICES.index(choice)
        if index >= len(links):
            raise OutOfDate
        return [button for button in announcement.buttons if button is not links[index]]
    if choice not in _available_kinds(announcement):
        raise OutOfDate
    others = [button for button in announcement.buttons if button["kind"] != choice]
    return others if len(others) < len(announcement.buttons) else [*others, {"kind": choice}]


def _available_kinds(announcement: Announcement) -> list[ButtonChoice]:
    return ["read", "programme"] if announcement.seminar_id else ["read"]


def _buttons_page(announcement: Announcement) -> Say:
    chosen = [button["kind"] for button in announcement.buttons]
    rows = [
        [_toggle_button(announcement, {"kind": kind}, kind, on=kind in chosen)]
        for kind in _available_kinds(announcement)
    ]
    links = _links(announcement)
    rows += [
        [_toggle_button(announcement, link, choice, on=True)]
        for link, choice in zip(links, LINK_CHOICES, strict=False)
    ]
    if len(links) < len(LINK_CHOICES):
        rows.append([Button("announcement-add-link", AddAnnouncementLink(announcement.id))])
    rows.append([Button("announcement-card", ShowAnnouncement(announcement.id))])
    return Say("announcement-ask-buttons", buttons=rows, edit=True)


def _toggle_button(
    announcement: Announcement, button: dict[str, object], choice: ButtonChoice, *, on: bool
) -> Button:
    label = Text(
        "announcement-button-on" if on else "announcement-button-off", {"label": button_label(button)}
    )
    return Button(label, EditAnnouncementButtons(announcement.id, choice))


async def start_link(incoming: Incoming, session: Session, data: AddAnnouncementLink) -> list[Reply]:
    """Ask for the URL and label of a link."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT,), WRITTEN_KINDS)
    enter_step(
        incoming.person, TEXT_STEP, announcement=announcement.id, language=REQUIRED_LANGUAGES[0], link=True
    )
    return await prompt(incoming, session)


async def _receive_link(incoming: Incoming, session: Session, announcement: Announcement) -> list[Reply]:
    """Add a link typed as a URL and a label in one or several languages: `https://… Жазуусу / Надпись`."""
    typed, _, label = (incoming.text or "").strip().partition(" ")
    typed, _, below = typed.partition("\n")
    address = parse_url(typed)
    label = " ".join(f"{below} {label}".split())
    texts = split_languages(label, incoming.person.language or REQUIRED_LANGUAGES[0]) if label else {}
    if address is None:
        raise Refusal("announcement-link-wrong")
    if not texts or any(len(text) > MAX_LABEL_LENGTH for text in texts.values()):
        raise Refusal("announcement-label-wrong", most=MAX_LABEL_LENGTH)
    if len(_links(announcement)) < len(LINK_CHOICES):
        link = {"kind": "link", "url": address, "label": texts}
        announcement.buttons = [*announcement.buttons, link]
        await session.flush()
        await _audit_buttons(incoming, session, announcement)
    leave_step(incoming.person, TEXT_STEP)
    return [replace(_buttons_page(announcement), edit=False)]


def parse_url(typed: str) -> str | None:
    """Return an http(s) URL that Telegram accepts on a button, or None; a missing scheme becomes https."""
    address = typed if "://" in typed else f"https://{typed}"
    try:
        found = urlsplit(address)
    except ValueError:
        return None
    is_valid = URL_PATTERN.fullmatch(address) and HOST_PATTERN.fullmatch(found.netloc)
    return address if is_valid and found.scheme in ("http", "https") else None
