"""The page of an announcement: text, audience, state, and the actions possible in that state."""

import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from handlers.audiences.announcement import (
    SNIPPET_LENGTH,
    announcement_seminar,
    asks_to_confirm,
    parts_title,
    scope_title,
    snippet,
)
from handlers.button_data import ButtonData, Language
from handlers.buttons.announcements import (
    CheckAnnouncement,
    CheckCorrection,
    DropAnnouncement,
    EditAnnouncementButtons,
    EditAnnouncementText,
    ListAnnouncements,
    PauseAnnouncement,
    PrepareRetraction,
    PreviewAnnouncement,
    ResumeAnnouncement,
    ReturnToDraft,
    SendTestAnnouncement,
    ShowAnnouncement,
    ShowReport,
    StartCorrection,
    StartNote,
    StopAnnouncement,
)
from handlers.buttons.audiences import ShowAudience
from handlers.messages import Button, Incoming, Lines, Say, Text, Translated, Value
from handlers.ui.arguments import local_time
from handlers.ui.languages import LANGUAGES, REQUIRED_LANGUAGES, readers_by_language
from handlers.ui.pages import fold
from storage.accounts import people
from storage.announcements import announcements, corrections
from storage.announcements.announcements import EDIT, KINDS, MESSAGE, NOTE
from storage.audiences import segments
from storage.audiences.audience import AudienceCount
from storage.database import Session
from storage.models import Announcement, AnnouncementPart, Seminar, announcement_states
from storage.models.announcement_states import (
    AWAITING_APPROVAL,
    DRAFT,
    PAUSED,
    SCHEDULED,
    SENDING,
    STARTED_STATES,
)

WRITTEN_KINDS = (MESSAGE, EDIT, NOTE)
"""Kinds whose text staff write."""
LanguageCounts = dict[str, int]
"""Language -> the number of reachable people who read it."""


@dataclass(frozen=True, slots=True)
class Action:
    """An action on announcements of these kinds and states."""

    label: str
    button: Callable[[int], ButtonData]
    """The announcement's id -> the data of the button."""
    states: Collection[str]
    style: Literal["", "primary", "success", "danger"] = ""
    kinds: Collection[str] = (MESSAGE,)


ACTIONS: tuple[tuple[Action, ...], ...] = (
    (
        Action("preview-button", PreviewAnnouncement, announcement_states.STATES, kinds=WRITTEN_KINDS),
        Action("announcement-audience", ShowAudience, (DRAFT,)),
    ),
    (Action("announcement-send", CheckAnnouncement, (DRAFT,), "primary"),),
    (
        Action("announcement-test", SendTestAnnouncement, (DRAFT,)),
        Action("announcement-buttons", EditAnnouncementButtons, (DRAFT,)),
    ),
    (
        Action("announcement-now", CheckAnnouncement, (SCHEDULED,)),
        Action("announcement-back", ReturnToDraft, (SCHEDULED, AWAITING_APPROVAL)),
    ),
    (Action("announcement-buttons", EditAnnouncementButtons, (DRAFT,), kinds=(EDIT, NOTE)),),
    (Action("correction-check-button", CheckCorrection, (DRAFT,), "primary", (EDIT, NOTE)),),
    (
        Action("sending-pause", PauseAnnouncement, (SENDING,), kinds=KINDS),
        Action("refresh-button", ShowAnnouncement, (SENDING,), kinds=KINDS),
    ),
    (Action("sending-resume", ResumeAnnouncement, (PAUSED,), "success", KINDS),),
    (Action("sending-stop", StopAnnouncement, (PAUSED,), "danger", KINDS),),
    (Action("report-button", ShowReport, STARTED_STATES, kinds=KINDS),),
    (
        Action(
            "announcement-drop", DropAnnouncement, (DRAFT, SCHEDULED, AWAITING_APPROVAL), kinds=WRITTEN_KINDS
        ),
    ),
)
"""The buttons of the page; each inner tuple is a row."""


# Counts.


async def count_readers(session: Session, announcement: Announcement) -> AudienceCount:
    """Count the people of the audience, and their languages."""
    return await segments.count_audience(session, announcement.seminar_id, announcement.audience)


def count_reached(announcement: Announcement, given: Collection[str], counts: LanguageCounts) -> int:
    """Return the number of readers with a text in their language or a chosen fallback."""
    return sum(counts[reader] for reader in announcements.resolve_languages(announcement, given, LANGUAGES))


async def count_all_reached(
    session: Session, announcement: Announcement, parts: Sequence[AnnouncementPart]
) -> int:
    """Return the number of people in the audience who receive one of these parts."""
    counts = readers_by_language((await count_readers(session, announcement)).by_language)
    return count_reached(announcement, {part.language for part in parts}, counts)


def fingerprint(announcement: Announcement, parts: Sequence[AnnouncementPart]) -> str:
    """Return a hash (12 hexadecimal digits) of parts, audience, buttons and fallbacks, to detect later changes."""
    texts = [
        [part.language, part.position, part.kind, part.html, part.content, part.message_id] for part in parts
    ]
    content = [texts, announcement.audience, announcement.buttons, announcement.fallback_languages]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:12]


# The page.


async def announcement_page(
    incoming: Incoming, session: Session, announcement: Announcement, *, edit: bool = True, key: str = ""
) -> Say:
    """Return the page. `key` is the heading's text; by default it shows the state."""
    seminar = await announcement_seminar(session, announcement)
    parts = await announcements.list_parts(session, announcement.id)
    by = await people.get(session, announcement.created_by_id)
    required = await _required_languages(session, announcement)
    texts = _language_lines(announcement, parts, required) if announcement.kind in WRITTEN_KINDS else []
    args: dict[str, Value] = {
        "head": Text(key) if key else _heading(announcement),
        "seminar": scope_title(seminar),
        "list": Lines([*texts, *_button_lines(announcement)]),
        "whom": await _recipient_count(incoming, session, announcement, parts),
        "by": (by.name if by else None) or Text("name-none"),
        "timing": _time_line(incoming, announcement, seminar),
    }
    page = Say("announcement", args, action_buttons(announcement, parts), edit=edit)
    return fold(page, ShowAnnouncement(announcement.id))


def _heading(announcement: Announcement) -> Text:
    """Return the state as a heading, or the kind for the draft of a correction or note."""
    is_change_draft = announcement.kind != MESSAGE and announcement.state == DRAFT
    return Text(f"announcement-is-{announcement.kind if is_change_draft else announcement.state}")


async def announcement_title(session: Session, announcement: Announcement) -> Value:
    """Return the beginning of the text; for a correction, note, reminder or deletion that of the original."""
    parts = await announcements.list_parts(session, announcement.original_id or announcement.id)
    words = parts_title(parts, SNIPPET_LENGTH // 2) if parts else Text("announcement-without-text")
    return words if announcement.kind == MESSAGE else Text(f"report-of-{announcement.kind}", {"words": words})


def silent_line(original: Announcement) -> Text:
    """Return the line that nobody is notified of a correction: an edited message makes no sound, and stays read."""
    return Text("correction-silent-read" if asks_to_confirm(original) else "correction-silent")


def display_time(incoming: Incoming, seminar: Seminar | None, moment: datetime) -> datetime:
    """Convert the moment to the seminar's time zone, or the bot's without a seminar."""
    return local_time(seminar, moment) if seminar else moment.astimezone(ZoneInfo(incoming.timezone))


def text_lines(parts: Sequence[AnnouncementPart]) -> list[Text]:
    """Return a line for each part: its language and the beginning of its text."""
    return [
        Text(
            "announcement-text", {"language": Text(f"language-name-{part.language}"), "words": snippet(part)}
        )
        for part in parts
    ]


async def _required_languages(session: Session, announcement: Announcement) -> Collection[str]:
    """Return the languages whose missing text is shown: those of the audience, or of the original."""
    if announcement.state in STARTED_STATES:  # a correction keeps only what it changed
        return ()
    if announcement.original_id is not None:
        return {part.language for part in await announcements.list_parts(session, announcement.original_id)}
    counts = readers_by_language((await count_readers(session, announcement)).by_language)
    return [language for language in LANGUAGES if counts[language]] or REQUIRED_LANGUAGES


def _language_lines(
    announcement: Announcement, parts: Sequence[AnnouncementPart], required: Collection[str]
) -> list[Text]:
    """Return a line for each language: the beginning of its text, or its fallback."""
    firsts = {part.language: part for part in parts if part.position == 0}
    lines = []
    for language in LANGUAGES:
        tongue = Text(f"language-name-{language}")
        if language in firsts:
            lines += text_lines([firsts[language]])
        elif instead := announcement.fallback_languages.get(language):
            args = {"language": tongue, "words": Text(f"language-name-{instead}")}
            lines.append(Text("announcement-text-fallback", args))
        elif language in announcement.fallback_languages:
            lines.append(Text("announcement-text-nothing", {"language": tongue}))
        elif language in required:
            lines.append(Text("announcement-text-missing", {"language": tongue}))
    return lines


def _button_lines(announcement: Announcement) -> list[Text]:
    labels = [Text("announcement-button", {"label": button_label(button)}) for button in announcement.buttons]
    return [Text("announcement-with-buttons", {"list": Lines(labels, " · ")})] if labels else []


def button_label(button: dict[str, object], *, signs: bool = True) -> Value:
    """Return the label of a button below the announcement; without `signs`, without the tick it has there."""
    if button["kind"] == "link":
        return Translated(button["label"])  # type: ignore[arg-type]  # texts by language
    read = "announcement-read" if signs else "announcement-read-name"
    return Text(read if button["kind"] == "read" else "announcement-programme")


async def _recipient_count(
    incoming: Incoming, session: Session, announcement: Announcement, parts: Sequence[AnnouncementPart]
) -> Value:
    if announcement.state in STARTED_STATES:
        return Text("announcement-total", {"number": announcement.audience_size})
    original = (
        await announcements.get(session, announcement.original_id) if announcement.original_id else None
    )
    if original is not None:
        number = await corrections.count_affected(session, original, announcement.kind, incoming.at)
        key = "announcement-changes" if announcement.kind == EDIT else "announcement-total"
        return Text(key, {"number": number})
    count = await count_readers(session, announcement)
    given = {part.language for part in parts} or set(LANGUAGES)
    reached = count_reached(announcement, given, readers_by_language(count.by_language))
    return Text("announcement-count", {"number": reached, "rest": count.people - reached})


def _time_line(incoming: Incoming, announcement: Announcement, seminar: Seminar | None) -> Value:
    """Return the time at which sending started or is scheduled; empty if neither is set."""
    moment = announcement.started_at or announcement.send_at
    if moment is None:
        return Lines(())
    key = "announcement-began" if announcement.started_at else "announcement-at"
    return Text(key, {"starts": local_time(seminar, moment) if seminar else moment})


def action_buttons(announcement: Announcement, parts: Sequence[AnnouncementPart]) -> list[list[Button]]:
    """Return the buttons of the actions possible in the announcement's state, and to the list."""
    rows: list[list[Button]] = []
    if announcement.state == DRAFT and announcement.kind in WRITTEN_KINDS:
        rows.append(
            [
                Button(f"write-in-{language}", EditAnnouncementText(announcement.id, language))
                for language in get_args(Language)
            ]
        )
    for group in ACTIONS if parts or announcement.state in STARTED_STATES else ACTIONS[-1:]:
        possible = [
            action
            for action in group
            if announcement.state in action.states and announcement.kind in action.kinds
        ]
        rows.append(
            [Button(action.label, action.button(announcement.id), style=action.style) for action in possible]
        )
    rows += change_buttons(announcement)
    if announcement.original_id is not None:
        rows.append([Button("report-original", ShowReport(announcement.original_id))])
    rows.append([Button("announcement-list", ListAnnouncements(announcement.seminar_id or 0))])
    return [row for row in rows if row]


def change_buttons(announcement: Announcement) -> list[list[Button]]:
    """Return the buttons to correct, explain and retract an announcement that was sent; nothing for others."""
    if announcement.kind != MESSAGE or announcement.state not in STARTED_STATES:
        return []
    note = Button("note-button", StartNote(announcement.id))
    if announcement.retracted_at is not None:
        return [[note]]
    retract = Button("retract-button", PrepareRetraction(announcement.id), style="danger")
    return [[Button("correction-button", StartCorrection(announcement.id)), note], [retract]]
