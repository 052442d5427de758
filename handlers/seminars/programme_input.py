"""Typed input for the programme: new items, one a line, and an item's hours, speaker and title."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from handlers.button_data import Language
from handlers.buttons.seminars import AddItems, ChooseSpeaker, ConfirmItems, EditItem, SetItemTime
from handlers.messages import Button, Incoming, Lines, OutOfDate, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import ORGANISERS, load_seminar
from handlers.routing import EditableText
from handlers.seminars import programme_parsing
from handlers.seminars.programme import (
    ITEM,
    KIND,
    STEP,
    hours_args,
    item_lines,
    item_page,
    note_move,
    overview,
    record_programme_change,
    seminar_days,
    seminar_of,
)
from handlers.seminars.programme_parsing import MAX_TITLE_LENGTH, InvalidLine, ParsedItem
from handlers.ui.arguments import local_time
from handlers.ui.languages import merge_texts, own_language, split_languages
from handlers.ui.pages import fingerprint
from handlers.ui.person_picker import staff_buttons
from handlers.ui.steps import Form, cancel_button, enter_step, leave_step, step_form
from storage.database import Session
from storage.models import LocalizedText, ProgrammeItem, Seminar
from storage.seminars import programme
from storage.text.richtext import RichText

MAX_ITEMS = 60


async def start_adding(incoming: Incoming, session: Session, data: AddItems) -> list[Reply]:
    """Ask for lines with items, in one language."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    language = data.language or own_language(incoming)
    enter_step(incoming.person, STEP, seminar=seminar.id, field="lines", language=language)
    return [await _prompt_message(incoming, session, edit=data.language is not None)]


async def start_edit(incoming: Incoming, session: Session, data: EditItem) -> list[Reply]:
    """Ask for the hours or the speaker of an item."""
    item, seminar = await ITEM.load(incoming, session, data.item, ORGANISERS)
    language = own_language(incoming)
    enter_step(incoming.person, STEP, seminar=seminar.id, item=item.id, field=data.field, language=language)
    return [await _prompt_message(incoming, session, edit=True)]


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the awaited input."""
    return [await _prompt_message(incoming, session, edit=False)]


async def _prompt_message(incoming: Incoming, session: Session, *, edit: bool) -> Say:
    form = step_form(incoming.person, STEP)
    if form["field"] == "lines":
        seminar = await load_seminar(incoming, session, ORGANISERS, form["seminar"])
        return _ask_lines(seminar, form["language"], edit=edit)
    item, seminar = await ITEM.load(incoming, session, form["item"], ORGANISERS)
    args: dict[str, Value] = {**hours_args(seminar, item), "title": Translated(item.title)}
    key, rows = "item-ask-time", [[cancel_button(STEP)]]
    if form["field"] == "speaker":
        key, rows = "item-ask-speaker", [*await _speaker_buttons(session, item), *rows]
    return Say(key, args, rows, edit=edit)


def _ask_lines(seminar: Seminar, language: str, *, edit: bool) -> Say:
    languages = [Button(f"language-name-{code}", AddItems(seminar.id, code)) for code in get_args(Language)]
    args: dict[str, Value] = {
        "language": Text(f"in-{language}"),
        "seminar": Translated(seminar.title),
    }
    return Say("items-ask", args, [languages, [cancel_button(STEP)]], edit=edit)


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Read lines with items, or the hours or the speaker of one item."""
    form = step_form(incoming.person, STEP)
    if not incoming.text or incoming.media:
        raise Refusal(f"awaited-item-{form['field']}")
    if form["field"] == "lines":
        return await _receive_lines(incoming, session, form)
    item, seminar = await ITEM.load(incoming, session, form["item"], ORGANISERS)
    if form["field"] == "time":
        return [_confirm_time(item, seminar, incoming.text)]
    item.speaker, item.speaker_id = _split_title(incoming.plain_text, form["language"]), None
    return await _finish_edit(incoming, session, seminar, item, "item.speaker_changed", edit=False)


def _split_title(typed: str, language: str) -> LocalizedText:
    texts = split_languages(typed, language)
    if any(len(text) > MAX_TITLE_LENGTH for text in texts.values()):
        raise Refusal("title-too-long", most=MAX_TITLE_LENGTH)
    return texts


async def _finish_edit(
    incoming: Incoming,
    session: Session,
    seminar: Seminar,
    item: ProgrammeItem,
    action: str,
    *,
    edit: bool,
    **detail: object,
) -> list[Reply]:
    leave_step(incoming.person, STEP)
    await record_programme_change(incoming, session, seminar, action, item=item.id, **detail)
    return [await item_page(session, item, edit=edit)]


async def cancel(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Show the list of items instead of the prompt."""
    seminar = await load_seminar(incoming, session, ORGANISERS, form["seminar"])
    return [await overview(session, seminar, edit=True)]


# Lines with items.


@dataclass(frozen=True, slots=True)
class _ParsedLines:
    """Parsed lines, each with its title by language and the existing item that it translates, if any."""

    lines: list[ParsedItem]
    titles: list[LocalizedText]
    speakers: list[LocalizedText]
    existing_items: list[ProgrammeItem | None]

    @property
    def counts(self) -> dict[str, Value]:
        new = self.existing_items.count(None)
        return {"number": new, "translated": len(self.existing_items) - new}


async def _parse_lines(session: Session, seminar: Seminar, form: Form) -> _ParsedLines:
    """Parse the form's lines and match them with existing items. Raises Refusal."""
    try:
        lines = programme_parsing.parse_programme(form["typed"], seminar_days(seminar), seminar.timezone)
    except InvalidLine as error:
        raise Refusal(f"line-{error.reason}-wrong", number=error.number) from None
    if not lines:
        raise Refusal("awaited-item-lines")
    items = await programme.list_items(session, seminar.id)
    before = len(items)
    titles = [_split_title(line.title, form["language"]) for line in lines]
    existing = [
        _item_to_translate(items, line.starts_at, title) for line, title in zip(lines, titles, strict=True)
    ]
    if before + existing.count(None) > MAX_ITEMS:
        raise Refusal("items-too-many", most=MAX_ITEMS)
    speakers = [_split_title(line.speaker, form["language"]) if line.speaker else {} for line in lines]
    return _ParsedLines(lines, titles, speakers, existing)


def _item_to_translate(
    items: list[ProgrammeItem], at: datetime, title: LocalizedText
) -> ProgrammeItem | None:
    """Take from `items` the one with this start and no title in these languages; None if there is none."""
    for index, item in enumerate(items):
        if item.starts_at == at and not title.keys() & item.title.keys():
            return items.pop(index)
    return None


async def _receive_lines(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Show the typed lines as parsed, and ask for a confirmation before adding them."""
    seminar = await load_seminar(incoming, session, ORGANISERS, form["seminar"])
    form = {**form, "typed": incoming.plain_text}
    found = await _parse_lines(session, seminar, form)
    enter_step(incoming.person, STEP, **form)
    shown = [
        ProgrammeItem(starts_at=line.starts_at, ends_at=line.ends_at, title=title, speaker=speaker)
        for line, title, speaker in zip(found.lines, found.titles, found.speakers, strict=True)
    ]
    dashed = any(line.may_name_speaker for line in found.lines)
    args: dict[str, Value] = {
        "list": Lines(item_lines(seminar, [*enumerate(shown, start=1)], brief=True)),
        "hints": Lines([Text("items-speaker-hint")] if dashed else []),
        **found.counts,
    }
    confirm_button = Button(".yes", ConfirmItems(seminar.id, fingerprint(form["typed"])), style="success")
    return [Say("items-sure", args, [[confirm_button], [cancel_button(STEP)]])]


async def confirm_lines(incoming: Incoming, session: Session, data: ConfirmItems) -> list[Reply]:
    """Add the confirmed lines; a line that matches an existing item adds a translation to it."""
    form = step_form(incoming.person, STEP)
    if not form.get("typed") or data != ConfirmItems(form["seminar"], fingerprint(form["typed"])):
        raise OutOfDate
    seminar = await load_seminar(incoming, session, ORGANISERS, form["seminar"])
    found = await _parse_lines(session, seminar, form)
    rows = zip(found.lines, found.titles, found.speakers, found.existing_items, strict=True)
    for line, title, speaker, item in rows:
        if item is not None:
            item.title, item.speaker = {**item.title, **title}, {**speaker, **item.speaker}
        else:
            programme.add(session, seminar, line.starts_at, line.ends_at, title).speaker = speaker
    enter_step(incoming.person, STEP, **{name: value for name, value in form.items() if name != "typed"})
    await record_programme_change(incoming, session, seminar, "item.added", items=len(found.lines))
    return [Say("items-added", found.counts, edit=True), await overview(session, seminar)]


# An item's hours.


def _confirm_time(item: ProgrammeItem, seminar: Seminar, typed: str) -> Say:
    """Ask to confirm the typed hours. Without an end, the item keeps its duration if it had an end."""
    on = local_time(seminar, item.starts_at).date()
    try:
        new = programme_parsing.parse_hours(typed, on, {*seminar_days(seminar), on}, seminar.timezone)
    except InvalidLine as error:
        raise Refusal(f"item-{error.reason}-wrong") from None
    duration = item.ends_at - item.starts_at if item.ends_at else None
    ends = new.ends_at or (new.starts_at + duration if duration else None)
    shown = ProgrammeItem(starts_at=new.starts_at, ends_at=ends)
    args = {**hours_args(seminar, shown), "starts": local_time(seminar, new.starts_at)}
    confirm_button = Button("plan-sure-yes", SetItemTime(item.id, new.starts_at, ends), style="success")
    return Say("plan-sure", {"what": Text("item-hours-on", args)}, [[confirm_button], [cancel_button(STEP)]])


async def set_time(incoming: Incoming, session: Session, data: SetItemTime) -> list[Reply]:
    """Save an item's hours after their confirmation."""
    item, seminar = await ITEM.load(incoming, session, data.item, ORGANISERS)
    days = {*seminar_days(seminar), local_time(seminar, item.starts_at).date()}
    if local_time(seminar, data.starts_at).date() not in days:
        raise OutOfDate
    if data.ends_at is not None and data.ends_at <= data.starts_at:
        raise OutOfDate
    moved = [item.starts_at.isoformat(), data.starts_at.isoformat()]
    await note_move(session, seminar, item, data.starts_at, incoming.at)
    item.starts_at, item.ends_at = data.starts_at, data.ends_at
    return await _finish_edit(incoming, session, seminar, item, "item.time_changed", edit=True, starts=moved)


# An item's speaker.


async def _speaker_buttons(session: Session, item: ProgrammeItem) -> list[list[Button]]:
    speakers = await programme.list_possible_speakers(session, item.seminar_id)
    rows = await staff_buttons(
        session,
        speakers,
        item.seminar_id,
        programme.SPEAKING_ROLES,
        lambda person: ChooseSpeaker(item.id, person.id),
    )
    has_speaker = bool(item.speaker) or item.speaker_id is not None
    return rows + ([[Button("item-no-speaker", ChooseSpeaker(item.id, "-"))]] if has_speaker else [])


async def choose_speaker(incoming: Incoming, session: Session, data: ChooseSpeaker) -> list[Reply]:
    """Set a staff member as the speaker of an item, or remove the speaker."""
    item, seminar = await ITEM.load(incoming, session, data.item, ORGANISERS)
    person_id = data.person if isinstance(data.person, int) else None
    possible = {person.id for person in await programme.list_possible_speakers(session, seminar.id)}
    if person_id is not None and person_id not in possible:
        raise OutOfDate
    item.speaker, item.speaker_id = {}, person_id
    return await _finish_edit(incoming, session, seminar, item, "item.speaker_changed", edit=True)


# An item's title, in each language.


async def _load(incoming: Incoming, session: Session, number: int) -> ProgrammeItem:
    return (await ITEM.load(incoming, session, number, ORGANISERS))[0]


async def _ask_title(session: Session, item: ProgrammeItem, _field: str, language: str) -> Say:
    hours = hours_args(await seminar_of(session, item), item)
    args = {**hours, "title": Translated(item.title), "language": Text(f"in-{language}")}
    return Say("item-ask-title", args)


async def _store_title(
    incoming: Incoming, session: Session, item: ProgrammeItem, _field: str, texts: Mapping[str, RichText]
) -> None:
    item.title = merge_texts(item.title, texts)
    seminar = await seminar_of(session, item)
    await record_programme_change(incoming, session, seminar, "item.title_changed", item=item.id)


TITLE = EditableText(
    KIND,
    {"title": MAX_TITLE_LENGTH},
    load=_load,
    prompt=_ask_title,
    store=_store_title,
    page=item_page,
    awaited="awaited-item-title",
    too_long="title-too-long",
)
