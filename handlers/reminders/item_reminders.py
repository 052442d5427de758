"""Reminders about items of the programme: before they begin, their files afterwards, and slides that are missing."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.buttons.seminars import AddMaterials
from handlers.messages import Button, Lines, Say, SayToAudience, Text, Translated, Value
from handlers.reminders.texts import as_reminder, reminder_args
from handlers.seminars import material_messages
from handlers.ui.arguments import local_time
from storage.accounts import people
from storage.accounts.reachability import is_reachable
from storage.audiences.audience import SeatAudience
from storage.database import Session
from storage.models import Person, ProgrammeItem, Reminder, Seminar
from storage.seminars import materials, programme

Message = Say | SayToAudience


async def item_reminder(session: Session, reminder: Reminder, seminar: Seminar) -> list[Message]:
    """Remind those who wanted to know, and the speaker, of an item that is about to begin."""
    item = await programme.get(session, reminder.item_id or 0)
    if item is None:
        return []
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "starts": local_time(seminar, item.starts_at),
        "title": Translated(item.title),
    }
    speaker = await people.get(session, item.speaker_id) if item.speaker_id else None
    exclude = (speaker.id,) if speaker else ()
    messages: list[Message] = [
        SayToAudience(
            as_reminder(Say("item-reminder", args), reminder),
            SeatAudience(seminar.id, wants_pings=True, exclude=exclude),
        )
    ]
    if speaker is not None and is_reachable(speaker):
        messages.append(_to_speaker(Say("item-reminder-speaker", args), reminder, speaker))
    return messages


def _to_speaker(say: Say, reminder: Reminder, speaker: Person) -> Say:
    dedup_key = f"reminder:{reminder.id}:{speaker.id}"
    return as_reminder(replace(say, to=speaker, dedup_key=dedup_key), reminder)


async def item_materials(session: Session, reminder: Reminder, _seminar: Seminar) -> list[Message]:
    """Send the files of an item that is over."""
    messages = await material_messages.item_materials(session, reminder.item_id or 0)
    return [replace(one, say=as_reminder(one.say, reminder)) for one in messages]


async def slides_request(session: Session, reminder: Reminder, seminar: Seminar) -> list[Message]:
    """Ask each speaker once for the slides of those items that have no files yet."""
    missing = [
        item
        for item in await programme.list_items(session, seminar.id)
        if item.speaker_id is not None and not await materials.of_item(session, item.id)
    ]
    speakers = await programme.list_possible_speakers(session, seminar.id)
    found: list[Message] = []
    for speaker in speakers:
        own = [item for item in missing if item.speaker_id == speaker.id]
        if own and is_reachable(speaker):
            found.append(_to_speaker(_slides_message(seminar, own), reminder, speaker))
    return found


def _slides_message(seminar: Seminar, items: Sequence[ProgrammeItem]) -> Say:
    lines = []
    rows = []
    for item in items:
        args: dict[str, Value] = {
            "starts": local_time(seminar, item.starts_at),
            "title": Translated(item.title),
        }
        lines.append(Text("slides-line", args))
        rows.append([Button(Text("slides-send", args), AddMaterials(seminar.id, item.id))])
    return Say("slides-missing", {**reminder_args(seminar), "list": Lines(lines)}, rows)
