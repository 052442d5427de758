"""Composing by chat: the words of each language are sent to the bot, then buttons; everything is kept at once."""

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
)
from handlers.edits import Edit
from handlers.messages import (
    AnnouncementCopy,
    Button,
    Incoming,
    Lines,
    Original,
    Refusal,
    Reply,
    Say,
    Text,
    Value,
)
from handlers.ui.arguments import parse_int
from handlers.ui.languages import LANGUAGES, REQUIRED_LANGUAGES, split_languages
from handlers.ui.steps import Form, enter_step, leave_step, step_form
from storage import audit
from storage.announcements import announcements, copies
from storage.announcements.announcements import EDIT
from storage.database import Session
from storage.models import Announcement, AnnouncementPart
from storage.models.announcement_states import DRAFT, DROPPED

LEAVING_COMMANDS = ("staff", "inbox", "seminars", "ask", "questions", "help")
"""Commands by which one turns to something else; the draft is kept, and gone on with from its card."""
MAX_LINKS = 3
"""So many links an announcement may have below it."""
MAX_LABEL_LENGTH = 40
URL_PATTERN = re.compile(r"[^\s<>\"]{1,1000}")
HOST_PATTERN = re.compile(r"(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.)+[^\W\d_]{2,}(?::\d{1,5})?")


# Words.


async def start_announcement(incoming: Incoming, session: Session) -> list[Reply]:
    """A new one; the words come first: `annnew:<seminar or 0>`."""
    seminar = await load_scope(incoming, session, parse_int(incoming.argument))
    own = incoming.person.language
    first = own if own in REQUIRED_LANGUAGES else REQUIRED_LANGUAGES[0]
    enter_step(incoming.person, TEXT_STEP, seminar=seminar.id if seminar else 0, language=first, guided=True)
    return await prompt(incoming, session)


async def start_text(incoming: Incoming, session: Session) -> list[Reply]:
    """The words of one language are sent (anew): `annwords:<announcement>:<language>[:none]`."""
    which, language, none = [*incoming.arguments, "", "", ""][:3]
    announcement = await load_announcement(incoming, session, which, (DRAFT,), WRITTEN_KINDS)
    if language not in LANGUAGES:
        raise Refusal("button-old")
    if none:
        leave_step(incoming.person, TEXT_STEP)
        await announcements.set_part(session, announcement, language, None)
        await _audit(incoming, session, announcement, "announcement.no_words", language=language)
        return [await announcement_page(incoming, session, announcement)]
    enter_step(incoming.person, TEXT_STEP, announcement=announcement.id, language=language)
    return await prompt(incoming, session)


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited: words in a language, or a link."""
    form = step_form(incoming.person, TEXT_STEP)
    announcement = await _form_announcement(incoming, session, form)
    if form.get("link") and announcement is not None:
        back = [[Button("edit-stop", f"annkeys:{announcement.id}")]]
        return [Say("announcement-ask-link", buttons=back, edit=incoming.button is not None)]
    language = form["language"]
    args: dict[str, Value] = {"tongue": Text(f"announcement-in-{language}"), "known": PLACEHOLDER_HELP}
    if announcement is None:
        back = [[Button("edit-stop", f"anns:{form['seminar']}")]]
        return [Say("announcement-ask-first", args, back, edit=incoming.button is not None)]
    given = await announcements.list_parts(session, announcement.id, language)
    rows = [[Button("edit-stop", f"ann:{announcement.id}")]]
    if form.get("guided"):
        rows = [[Button("announcement-skip", f"ann:{announcement.id}")]]
        return [Say("announcement-ask-next", args, rows)]
    if given:
        if announcement.kind != EDIT:
            rows.insert(0, [Button("announcement-none", f"annwords:{announcement.id}:{language}:none")])
        return [AnnouncementCopy(announcement.id, language), Say("announcement-ask-anew", args, rows)]
    return [Say("announcement-ask-words", args, rows, edit=incoming.button is not None)]


async def _form_announcement(
    incoming: Incoming, session: Session, form: Form, states: tuple[str, ...] = ()
) -> Announcement | None:
    """The announcement that is being written; None before its first words."""
    if which := form.get("announcement"):
        return await load_announcement(incoming, session, str(which), states, WRITTEN_KINDS)
    await load_scope(incoming, session, form.get("seminar", 0))
    return None


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Words in any shape Telegram carries, or a link."""
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
        await _audit(incoming, session, announcement, "announcement.new")
    language = form["language"]
    part = await _fit_correction(session, announcement, language, _message_part(incoming))
    await announcements.set_part(session, announcement, language, part)
    await _audit(incoming, session, announcement, "announcement.words", language=language)
    given = {one.language for one in await announcements.list_parts(session, announcement.id)}
    missing = [one for one in REQUIRED_LANGUAGES if one not in given]
    wrong = await _problem_replies(session, announcement, language)
    if form.get("guided") and missing:
        enter_step(incoming.person, TEXT_STEP, announcement=announcement.id, language=missing[0], guided=True)
        return [*wrong, *await prompt(incoming, session)]
    leave_step(incoming.person, TEXT_STEP)
    return [
        *wrong,
        await announcement_page(incoming, session, announcement, key="announcement-kept", edit=False),
    ]


def _message_part(incoming: Incoming) -> AnnouncementPart:
    """The message as it is kept."""
    original = incoming.original
    assert original is not None  # whoever calls has looked
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
    """The words as they can be sent; a correction's take the place of those that people have. Raises Refusal."""
    if announcement.kind != EDIT or announcement.original_id is None:
        return part
    return corrected_part(await announcements.list_parts(session, announcement.original_id, language), part)


async def _problem_replies(session: Session, announcement: Announcement, language: str) -> list[Reply]:
    """What is wrong with the words of this language, or will not be as they were sent, said at once; they are kept
    all the same."""
    parts = await announcements.list_parts(session, announcement.id, language)
    said: list[Reply] = []
    if lines := problems(parts, await announcement_seminar(session, announcement)):
        said.append(Say("announcement-problems", {"list": Lines(lines)}))
    if lines := warnings(parts):
        said.append(Say("announcement-warnings", {"list": Lines(lines)}))
    return said


async def _audit(
    incoming: Incoming, session: Session, announcement: Announcement, action: str, **detail: str
) -> None:
    subject = f"announcement:{announcement.id}"
    await audit.record(session, incoming.person, action, subject, incoming.at, **detail)


# What comes beside the steps: further pictures of an album, and words changed in the chat itself.


async def claim_album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """A further picture of an album that is being made an announcement; None when it is none."""
    if not incoming.is_staff or incoming.original is None or not incoming.original.media_group_id:
        return None
    first = await announcements.part_by_album(session, incoming.chat_id, incoming.original.media_group_id)
    announcement = await _lock_announcement(incoming, session, first)
    if first is None or announcement is None:
        return None
    if announcement.state != DRAFT:
        raise Refusal("announcement-moved-on")
    part = _message_part(incoming)
    part.announcement_id, part.language = announcement.id, first.language
    there = await announcements.list_parts(session, announcement.id, first.language)
    known = {what for one in there for what in part_warnings(one)}
    await announcements.add_album_part(session, part)
    await _audit(incoming, session, announcement, "announcement.words", language=first.language)
    new = part.html or set(part_warnings(part)) - known
    return await _problem_replies(session, announcement, first.language) if new else []


async def claim_edit(incoming: Incoming, session: Session) -> Edit | None:
    """A message of an announcement was changed in the chat; None when it is none."""
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
    """Whether its readers see the same: a preview that Telegram adds is nothing that was written."""
    unseen = {"link_preview_options"}
    if part.file_unique_id and part.file_unique_id == now.file_unique_id:
        unseen.add(part.kind)  # the same file may go by another file_id
    was, becomes = (
        {name: value for name, value in one.content.items() if name not in unseen} for one in (part, now)
    )
    return (part.kind, part.html, was) == (now.kind, now.html, becomes)


async def _apply_edit(
    incoming: Incoming,
    session: Session,
    announcement: Announcement,
    part: AnnouncementPart,
    original: Original,
) -> list[Reply]:
    """A draft follows. What was agreed to does not: from then on it is sent by its words, not copied."""
    rows = [[Button("announcement-open", f"ann:{announcement.id}")]]
    if announcement.state != DRAFT:
        part.message_id = 0
        await copies.replace_copies(session, announcement.id)
        await _audit(incoming, session, announcement, "announcement.uncopied", language=part.language)
        late = announcement.state != DROPPED
        return [Say("announcement-edited-late", buttons=rows, reply_to=incoming.message_id)] if late else []
    part.kind, part.html = original.kind, original.html
    part.content, part.file_unique_id, part.bot_id = dict(original.content), original.file_unique_id, None
    part.message_traits = list(original.message_traits)
    await session.flush()
    await _audit(incoming, session, announcement, "announcement.words", language=part.language)
    said = Say("announcement-edited", buttons=rows, reply_to=incoming.message_id)
    return [said, *await _problem_replies(session, announcement, part.language)]


async def _lock_announcement(
    incoming: Incoming, session: Session, part: AnnouncementPart | None
) -> Announcement | None:
    """The announcement of a part, held until COMMIT, if this person still may compose it."""
    announcement = await announcements.lock(session, part.announcement_id) if part else None
    if announcement is None or not can_announce(incoming, announcement.seminar_id):
        return None
    return announcement


# Buttons.


async def edit_buttons(incoming: Incoming, session: Session) -> list[Reply]:
    """What stands below it: `annkeys:<announcement>[:<read, programme or a link's place>]`; a press turns it over."""
    which, what = [*incoming.arguments, "", ""][:2]
    announcement = await load_announcement(incoming, session, which, (DRAFT,), WRITTEN_KINDS)
    leave_step(incoming.person, TEXT_STEP)
    if what:
        announcement.buttons = _toggled(announcement, what)
        await session.flush()
        await _audit_buttons(incoming, session, announcement)
    return [_buttons_page(announcement)]


async def _audit_buttons(incoming: Incoming, session: Session, announcement: Announcement) -> None:
    kinds = "+".join(str(one["kind"]) for one in announcement.buttons)
    await _audit(incoming, session, announcement, "announcement.keys", keys=kinds)


def _toggled(announcement: Announcement, what: str) -> list[dict[str, object]]:
    """The buttons with this one added, or taken away."""
    kinds = [one["kind"] for one in announcement.buttons]
    if what in ("read", "programme"):
        if what == "programme" and announcement.seminar_id is None:
            raise Refusal("button-old")
        if what in kinds:
            return [one for one in announcement.buttons if one["kind"] != what]
        return [*announcement.buttons, {"kind": what}]
    place = parse_int(what[1:]) if what.startswith("l") else -1
    links = [one for one in announcement.buttons if one["kind"] == "link"]
    if not 0 <= place < len(links) or not what[1:].isdigit():
        raise Refusal("button-old")
    return [one for one in announcement.buttons if one is not links[place]]


def _buttons_page(announcement: Announcement) -> Say:
    there = {one["kind"]: one for one in announcement.buttons}
    offered = ["read", *(["programme"] if announcement.seminar_id else [])]
    rows = [[_toggle_button(announcement, {"kind": kind}, kind, on=kind in there)] for kind in offered]
    links = [one for one in announcement.buttons if one["kind"] == "link"]
    rows += [[_toggle_button(announcement, one, f"l{place}", on=True)] for place, one in enumerate(links)]
    if len(links) < MAX_LINKS:
        rows.append([Button("announcement-add-link", f"annlink:{announcement.id}")])
    rows.append([Button("announcement-card", f"ann:{announcement.id}")])
    return Say("announcement-ask-keys", buttons=rows, edit=True)


def _toggle_button(announcement: Announcement, button: dict[str, object], what: str, *, on: bool) -> Button:
    label = Text("announcement-key-on" if on else "announcement-key-off", {"label": button_label(button)})
    return Button(label, f"annkeys:{announcement.id}:{what}")


async def start_link(incoming: Incoming, session: Session) -> list[Reply]:
    """An address and what stands on its button are awaited: `annlink:<announcement>`."""
    announcement = await load_announcement(incoming, session, incoming.argument, (DRAFT,), WRITTEN_KINDS)
    enter_step(
        incoming.person, TEXT_STEP, announcement=announcement.id, language=REQUIRED_LANGUAGES[0], link=True
    )
    return await prompt(incoming, session)


async def _receive_link(incoming: Incoming, session: Session, announcement: Announcement) -> list[Reply]:
    """`https://… Жазуусу / Надпись`."""
    typed, _, label = (incoming.text or "").strip().partition(" ")
    typed, _, below = typed.partition("\n")
    address = parse_url(typed)
    label = " ".join(f"{below} {label}".split())
    texts = split_languages(label, incoming.person.language or REQUIRED_LANGUAGES[0]) if label else {}
    if address is None:
        raise Refusal("announcement-link-wrong")
    if not texts or any(len(one) > MAX_LABEL_LENGTH for one in texts.values()):
        raise Refusal("announcement-label-wrong", most=MAX_LABEL_LENGTH)
    links = [one for one in announcement.buttons if one["kind"] == "link"]
    if len(links) < MAX_LINKS:
        one = {"kind": "link", "url": address, "label": texts}
        announcement.buttons = [*announcement.buttons, one]
        await session.flush()
        await _audit_buttons(incoming, session, announcement)
    leave_step(incoming.person, TEXT_STEP)
    return [replace(_buttons_page(announcement), edit=False)]


def parse_url(typed: str) -> str | None:
    """The address as Telegram takes it on a button; None for what is none."""
    address = typed if "://" in typed else f"https://{typed}"
    try:
        found = urlsplit(address)
    except ValueError:
        return None
    fits = URL_PATTERN.fullmatch(address) and HOST_PATTERN.fullmatch(found.netloc)
    return address if fits and found.scheme in ("http", "https") else None
