"""The programme for staff: the list of items, the page of one, shifting and removing items."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from handlers.buttons.seminars import (
    AddItems,
    AddMaterials,
    EditItem,
    ListItems,
    RemoveItem,
    ShiftItems,
    ShowItem,
)
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import ORGANISERS, load_seminar
from handlers.ui.arguments import local_time, shorten
from handlers.ui.languages import language_lines, missing_mark
from handlers.ui.loading import Loader
from handlers.ui.pages import confirm, fold, grid, hides_buttons, list_page, paginate
from handlers.ui.steps import leave_step
from handlers.ui.text_editor import language_buttons
from storage import audit
from storage.database import Session
from storage.models import ProgrammeItem, Seminar
from storage.reminders import reminders
from storage.seminars import item_moves, materials, programme, seminars

STEP = "programme"
KIND = "item"
PAGE_SIZE = 20
BUTTONS_PER_ROW = 5
SHORT_TITLE_LENGTH = 40
"""Characters of a title in a brief list."""
ITEM = Loader(programme.get, "item-gone")


async def seminar_of(session: Session, item: ProgrammeItem) -> Seminar:
    """Return the seminar of an item."""
    seminar = await seminars.get(session, item.seminar_id)
    assert seminar is not None  # a foreign key
    return seminar


def seminar_days(seminar: Seminar) -> list[date]:
    """Return all days of a seminar, in its time zone."""
    first, last = (local_time(seminar, moment).date() for moment in (seminar.starts_at, seminar.ends_at))
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


# The list of items.


async def list_items(incoming: Incoming, session: Session, data: ListItems) -> list[Reply]:
    """Show the list of items, and leave the step of typing."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    leave_step(incoming.person, STEP)
    return [await overview(session, seminar, data.page, edit=data.page is not None)]


async def overview(session: Session, seminar: Seminar, page: int | None = None, *, edit: bool = False) -> Say:
    """Return a page of the list of items, with a numbered button for each."""
    numbered = [*enumerate(await programme.list_items(session, seminar.id), start=1)]
    shown = paginate(numbered, page, PAGE_SIZE)
    keys = [Button(Translated({"en": str(number)}), ShowItem(item.id)) for number, item in shown.rows]
    page_of_items = list_page(
        "items" if numbered else "items-none",
        {"seminar": Translated(seminar.title)},
        shown,
        lines=item_lines(seminar, shown.rows) or None,
        buttons=grid(keys, BUTTONS_PER_ROW),
        turn=ListItems(seminar.id),
        below=[
            [Button("items-add", AddItems(seminar.id), style="primary")],
            [Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))],
        ],
        edit=edit,
    )
    hint = Text("items-hint-more" if hides_buttons(page_of_items, keys) else "items-hint")
    return replace(page_of_items, args={**page_of_items.args, "hint": hint})


def item_lines(
    seminar: Seminar, numbered: Sequence[tuple[int, ProgrammeItem]], *, brief: bool = False
) -> list[Text]:
    """Return a line for each item, and lines for the days if there are several. `brief` shortens the titles."""
    days = seminar_days(seminar)
    day = None
    lines: list[Text] = []
    for number, item in numbered:
        starts = local_time(seminar, item.starts_at)
        if starts.date() != day and (len(days) > 1 or starts.date() not in days):
            lines.append(Text("programme-day", {"starts": starts}))
        day = starts.date()
        lines.append(_brief_line(seminar, number, item) if brief else _item_line(seminar, number, item))
    return lines


def _item_line(seminar: Seminar, number: int, item: ProgrammeItem) -> Text:
    args = {**hours_args(seminar, item), "number": number, "title": Translated(item.title)}
    return Text("items-line", {**args, "lacks": missing_mark(item.title)})


def _brief_line(seminar: Seminar, number: int, item: ProgrammeItem) -> Text:
    title = {language: shorten(words, SHORT_TITLE_LENGTH) for language, words in item.title.items()}
    line = Text("items-heard", {**hours_args(seminar, item), "number": number, "title": Translated(title)})
    if item.speaker:
        return Text("programme-said-by", {"item": line, "speaker": Translated(item.speaker)})
    return line


def hours_args(seminar: Seminar, item: ProgrammeItem) -> dict[str, Value]:
    """Return the argument `hours`: the start of an item, and its end if it has one."""
    starts: Value = local_time(seminar, item.starts_at)
    if item.ends_at is None:
        return {"hours": Text("item-from", {"starts": starts})}
    ends = local_time(seminar, item.ends_at)
    return {"hours": Text("item-from-to", {"starts": starts, "ends": ends})}


# One item.


async def show_item(incoming: Incoming, session: Session, data: ShowItem) -> list[Reply]:
    """Show the page of one item."""
    item, _ = await ITEM.load(incoming, session, data.item, ORGANISERS)
    return [await item_page(session, item, edit=True)]


async def item_page(session: Session, item: ProgrammeItem, *, edit: bool = False) -> Say:
    """Return the page of one item."""
    seminar = await seminar_of(session, item)
    files = Text("item-files", {"number": len(await materials.of_item(session, item.id))})
    args: dict[str, Value] = {
        **hours_args(seminar, item),
        "starts": local_time(seminar, item.starts_at),
        "list": Lines([*language_lines(item.title), *await _speaker_lines(session, item), files]),
    }
    return fold(Say("item", args, _item_buttons(item), edit=edit), ShowItem(item.id))


async def _speaker_lines(session: Session, item: ProgrammeItem) -> list[Text]:
    speakers: list[Value] = [
        speaker.name or Text("name-none") for speaker in await programme.list_speakers(session, [item])
    ]
    speakers += [Translated({"en": text}) for text in item.speaker.values()]
    return [Text("item-speaker", {"speaker": speaker}) for speaker in speakers]


def _item_buttons(item: ProgrammeItem) -> list[list[Button]]:
    return [
        [Button(".earlier", ShiftItems(item.id, -15)), Button(".later", ShiftItems(item.id, 15))],
        [Button(".rest", ShiftItems(item.id, 15, "rest"))],
        [Button(".time", EditItem(item.id, "time")), Button(".speaker", EditItem(item.id, "speaker"))],
        language_buttons(KIND, item.id, "title"),
        [Button(".files", AddMaterials(item.seminar_id, item.id)), Button(".remove", RemoveItem(item.id))],
        [Button(".back", ListItems(item.seminar_id, 0))],
    ]


# Changing items.


async def record_programme_change(
    incoming: Incoming, session: Session, seminar: Seminar, action: str, **detail: object
) -> None:
    """Audit a change of the programme, and plan the reminders again."""
    await audit.record(session, incoming.person, action, f"seminar:{seminar.id}", incoming.at, **detail)
    await reminders.replan(session, seminar, incoming.at)


async def shift_items(incoming: Incoming, session: Session, data: ShiftItems) -> list[Reply]:
    """Shift one item, or it and all later ones of its day. Raises Refusal if the item would leave its day."""
    item, seminar = await ITEM.load(incoming, session, data.item, ORGANISERS)
    by = timedelta(minutes=data.minutes)
    if local_time(seminar, item.starts_at + by).date() != local_time(seminar, item.starts_at).date():
        raise Refusal("item-day-wrong")
    moved = await _list_following(session, seminar, item) if data.following else [item]
    for one in moved:
        await note_move(session, seminar, one, one.starts_at + by, incoming.at)
    programme.shift_items(session, moved, by)
    await record_programme_change(
        incoming, session, seminar, "item.shifted", items=len(moved), minutes=data.minutes
    )
    if data.following:
        return [await overview(session, seminar, edit=True)]
    return [await item_page(session, item, edit=True)]


async def note_move(
    session: Session, seminar: Seminar, item: ProgrammeItem, starts_at: datetime, at: datetime
) -> None:
    """Before an item is moved today, or to today, note its times, so that participants are told."""
    today = local_time(seminar, at).date()
    if today in {local_time(seminar, moment).date() for moment in (item.starts_at, starts_at)}:
        await item_moves.record_move(session, item, item.starts_at, item.ends_at, at)


async def _list_following(session: Session, seminar: Seminar, item: ProgrammeItem) -> list[ProgrammeItem]:
    """Return the item and the later ones of the same day."""
    day = local_time(seminar, item.starts_at).date()
    items = await programme.list_items(session, seminar.id)
    return [
        other
        for other in items
        if other.starts_at >= item.starts_at and local_time(seminar, other.starts_at).date() == day
    ]


async def remove_item(incoming: Incoming, session: Session, data: RemoveItem) -> list[Reply]:
    """Remove an item, after a confirmation."""
    item, seminar = await ITEM.load(incoming, session, data.item, ORGANISERS)
    if not data.confirmed:
        args = {**hours_args(seminar, item), "title": Translated(item.title)}
        return [confirm("item-remove", args, data.replace(confirmed=True), ShowItem(item.id))]
    await programme.remove(session, item)
    leave_step(incoming.person, STEP)
    await record_programme_change(incoming, session, seminar, "item.removed", item=data.item)
    return [await overview(session, seminar, edit=True)]
