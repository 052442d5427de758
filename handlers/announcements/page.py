"""The page of an announcement: its text, its audience, its state, and what can be done with it now."""

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
    PreviewAnnouncement,
    ResumeAnnouncement,
    ReturnToDraft,
    SendTestAnnouncement,
    ShowAnnouncement,
    ShowReport,
    StopAnnouncement,
)
from handlers.buttons.audiences import ShowAudience
from handlers.messages import Button, Incoming, Lines, Say, Text, Translated, Value
from handlers.ui.arguments import local_time
from handlers.ui.languages import LANGUAGES, REQUIRED_LANGUAGES
from storage.accounts import people
from storage.announcements import announcements, corrections
from storage.announcements.announcements import EDIT, KINDS, MESSAGE, NOTE
from storage.audiences import segments
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
"""Language -> how many who can be reached read it."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done with an announcement in these states."""

    label: str
    button: Callable[[int], ButtonData]
    """The data of its button, from the announcement's number."""
    states: Collection[str]
    style: Literal["", "primary", "success", "danger"] = ""
    kinds: Collection[str] = (MESSAGE,)


ACTIONS: tuple[tuple[Action, ...], ...] = (
    (
        Action("preview-button", PreviewAnnouncement, announcement_states.STATES, kinds=WRITTEN_KINDS),
        Action("announcement-test", SendTestAnnouncement, (DRAFT,)),
    ),
    (
        Action("announcement-audience", ShowAudience, (DRAFT,)),
        Action("announcement-buttons", EditAnnouncementButtons, (DRAFT,)),
    ),
    (Action("announcement-send", CheckAnnouncement, (DRAFT,), "primary"),),
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
"""The buttons below the page, each inner tuple a row."""


# Counts.


async def count_readers(session: Session, announcement: Announcement) -> segments.AudienceCount:
    """How many people its audience has, and in which languages they read."""
    return await segments.count_audience(session, announcement.seminar_id, announcement.audience)


def readers_by_language(count: segments.AudienceCount) -> LanguageCounts:
    """How many read each of our languages; whoever has chosen none reads the first."""
    found = dict.fromkeys(LANGUAGES, 0)
    for language, many in count.by_language.items():
        found[language if language in found else LANGUAGES[0]] += many
    return found


def count_reached(announcement: Announcement, given: Collection[str], counts: LanguageCounts) -> int:
    """How many get it: those in whose language there is a text, or for whom another one was chosen."""
    return sum(counts[reader] for reader in announcements.resolve_languages(announcement, given, LANGUAGES))


async def count_all_reached(
    session: Session, announcement: Announcement, parts: Sequence[AnnouncementPart]
) -> int:
    """How many of its audience get it, with these texts."""
    counts = readers_by_language(await count_readers(session, announcement))
    return count_reached(announcement, {one.language for one in parts}, counts)


def fingerprint(announcement: Announcement, parts: Sequence[AnnouncementPart]) -> str:
    """Text, audience and buttons as 12 hexadecimal digits: what was approved is what is sent."""
    words = [[one.language, one.position, one.kind, one.html, one.content, one.message_id] for one in parts]
    all_ = [words, announcement.audience, announcement.buttons, announcement.fallback_languages]
    return hashlib.sha256(json.dumps(all_, sort_keys=True).encode()).hexdigest()[:12]


# The page.


async def announcement_page(
    incoming: Incoming, session: Session, announcement: Announcement, *, edit: bool = True, key: str = ""
) -> Say:
    """The page; `key`: the text of its heading, where it is not the state."""
    seminar = await announcement_seminar(session, announcement)
    parts = await announcements.list_parts(session, announcement.id)
    by = await people.get(session, announcement.created_by_id)
    read = await _required_languages(session, announcement)
    words = _language_lines(announcement, parts, read) if announcement.kind in WRITTEN_KINDS else []
    args: dict[str, Value] = {
        "head": Text(key) if key else _heading(announcement),
        "seminar": scope_title(seminar),
        "list": Lines([*words, *_button_lines(announcement)]),
        "whom": await _recipient_count(incoming, session, announcement, parts),
        "by": (by.name if by else None) or Text("name-none"),
        "timing": _time_line(incoming, announcement, seminar),
    }
    return Say("announcement", args, action_buttons(announcement, parts), edit=edit)


def _heading(announcement: Announcement) -> Text:
    """Its state; of a draft about another announcement its kind."""
    draft = announcement.kind != MESSAGE and announcement.state == DRAFT
    return Text(f"announcement-is-{announcement.kind if draft else announcement.state}")


async def announcement_title(session: Session, announcement: Announcement) -> Value:
    """The beginning of its text; for a correction, a note, a reminder or a deletion that of the original."""
    parts = await announcements.list_parts(session, announcement.original_id or announcement.id)
    words = parts_title(parts, SNIPPET_LENGTH // 2) if parts else Text("announcement-without-text")
    return words if announcement.kind == MESSAGE else Text(f"report-of-{announcement.kind}", {"words": words})


def display_time(incoming: Incoming, seminar: Seminar | None, moment: datetime) -> datetime:
    """The moment on the clocks of the seminar's place; without a seminar on those of the bot."""
    return local_time(seminar, moment) if seminar else moment.astimezone(ZoneInfo(incoming.timezone))


def text_lines(parts: Sequence[AnnouncementPart]) -> list[Text]:
    """A line for each of these messages: its language, and the beginning of its text."""
    return [
        Text("announcement-text", {"language": Text(f"language-name-{one.language}"), "words": snippet(one)})
        for one in parts
    ]


async def _required_languages(session: Session, announcement: Announcement) -> Collection[str]:
    """The languages a text may be missing in: those of its audience, or those of the original."""
    if announcement.original_id is not None:
        return {one.language for one in await announcements.list_parts(session, announcement.original_id)}
    if announcement.state in STARTED_STATES:
        return ()
    counts = readers_by_language(await count_readers(session, announcement))
    return [one for one in LANGUAGES if counts[one]] or REQUIRED_LANGUAGES


def _language_lines(
    announcement: Announcement, parts: Sequence[AnnouncementPart], read: Collection[str]
) -> list[Text]:
    """A line a language: the beginning of its text, or what its readers get instead."""
    firsts = {one.language: one for one in parts if one.position == 0}
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
        elif language in read:
            lines.append(Text("announcement-text-missing", {"language": tongue}))
    return lines


def _button_lines(announcement: Announcement) -> list[Text]:
    labels = [Text("announcement-button", {"label": button_label(one)}) for one in announcement.buttons]
    return [Text("announcement-with-buttons", {"list": Lines(labels, " · ")})] if labels else []


def button_label(button: dict[str, object]) -> Value:
    """The label of a button below the announcement."""
    if button["kind"] == "link":
        return Translated(button["label"])  # type: ignore[arg-type]  # texts by language
    return Text("announcement-read" if button["kind"] == "read" else "announcement-programme")


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
        return Text("announcement-total", {"number": number})
    count = await count_readers(session, announcement)
    given = {one.language for one in parts} or set(LANGUAGES)
    get = count_reached(announcement, given, readers_by_language(count))
    return Text("announcement-count", {"number": get, "rest": count.people - get})


def _time_line(incoming: Incoming, announcement: Announcement, seminar: Seminar | None) -> Value:
    """When it began, or is to begin; no line where neither is set."""
    moment = announcement.started_at or announcement.send_at
    if moment is None:
        return Lines(())
    key = "announcement-began" if announcement.started_at else "announcement-at"
    return Text(key, {"starts": local_time(seminar, moment) if seminar else moment})


def action_buttons(announcement: Announcement, parts: Sequence[AnnouncementPart]) -> list[list[Button]]:
    """What can be done with it in its state, and the way to the list."""
    rows: list[list[Button]] = []
    if announcement.state == DRAFT and announcement.kind in WRITTEN_KINDS:
        rows.append(
            [
                Button(f"write-in-{one}", EditAnnouncementText(announcement.id, one))
                for one in get_args(Language)
            ]
        )
    for group in ACTIONS if parts or announcement.state in STARTED_STATES else ACTIONS[-1:]:
        fit = [one for one in group if announcement.state in one.states and announcement.kind in one.kinds]
        rows.append([Button(one.label, one.button(announcement.id), style=one.style) for one in fit])
    if announcement.original_id is not None:
        rows.append([Button("report-original", ShowReport(announcement.original_id))])
    rows.append([Button("announcement-list", ListAnnouncements(announcement.seminar_id or 0))])
    return [row for row in rows if row]
