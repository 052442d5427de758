"""The programme, made by staff in chat: items typed a line each, changed, moved, translated, given a speaker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zlib import crc32

from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import ORGANISERS, load_seminar
from handlers.seminars import programme_parsing
from handlers.seminars.programme_parsing import InvalidLine, ParsedItem
from handlers.ui import moment_picker
from handlers.ui.arguments import local_time, pager, parse_int, shorten
from handlers.ui.languages import LANGUAGES, language_buttons, language_lines, missing_mark, split_languages
from handlers.ui.steps import Form, enter_step, leave_step, step_form
from storage import audit
from storage.database import Session
from storage.models import ProgrammeItem, Seminar
from storage.reminders import reminders
from storage.seminars import materials, programme

STEP = "programme"
MAX_ITEMS = 60
PAGE_SIZE = 20
BUTTONS_PER_ROW = 5
SHORT_TITLE_LENGTH = 40
"""Characters of a title where only its hours matter."""


async def _load_item(incoming: Incoming, session: Session, item_id: int) -> tuple[ProgrammeItem, Seminar]:
    item = await programme.get(session, item_id)
    if item is None:
        raise Refusal("item-gone")
    return item, await load_seminar(incoming, session, ORGANISERS, item.seminar_id)


def _seminar_days(seminar: Seminar) -> list[date]:
    first, last = (local_time(seminar, one).date() for one in (seminar.starts_at, seminar.ends_at))
    return [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]


# Looking at it.


async def list_items(incoming: Incoming, session: Session) -> list[Reply]:
    """The programme as staff see it: a button an item: `items:<seminar>[:<page>]`."""
    seminar_id, page = [*incoming.arguments, "", ""][:2]
    seminar = await load_seminar(incoming, session, ORGANISERS, parse_int(seminar_id))
    leave_step(incoming.person, STEP)
    return [await _overview(session, seminar, parse_int(page), edit=bool(page))]


async def _overview(session: Session, seminar: Seminar, page: int = 0, *, edit: bool = False) -> Say:
    items = await programme.list_items(session, seminar.id)
    last = max(0, (len(items) - 1) // PAGE_SIZE)
    page = min(page, last)
    shown = list(enumerate(items, start=1))[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    lines = _item_lines(seminar, shown)
    keys = [Button(Translated({"en": str(place)}), f"item:{item.id}") for place, item in shown]
    rows = [keys[start : start + BUTTONS_PER_ROW] for start in range(0, len(keys), BUTTONS_PER_ROW)]
    rows += [turn] if (turn := pager(f"items:{seminar.id}", page, last)) else []
    rows.append([Button("items-add", f"itemadd:{seminar.id}", style="primary")])
    rows.append([Button("plan-hub", f"staff:{seminar.id}")])
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "list": Lines(lines or [Text("programme-empty")]),
    }
    return Say("items", args, rows, edit=edit)


def _item_lines(
    seminar: Seminar, shown: Sequence[tuple[int, ProgrammeItem]], *, brief: bool = False
) -> list[Text]:
    """A line an item, below its day where there are several; `brief`: so that all of a programme fit in a message."""
    several = len(_seminar_days(seminar)) > 1
    day = None
    lines: list[Text] = []
    for place, item in shown:
        starts = local_time(seminar, item.starts_at)
        if (several or starts.date() not in _seminar_days(seminar)) and starts.date() != day:
            lines.append(Text("programme-day", {"starts": starts}))
        day = starts.date()
        titles = (
            {tongue: shorten(title, SHORT_TITLE_LENGTH) for tongue, title in item.title.items()}
            if brief
            else item.title
        )
        args = {**_hours_args(seminar, item), "number": place, "title": Translated(titles)}
        lines.append(
            Text("items-heard", args)
            if brief
            else Text("items-line", {**args, "lacks": missing_mark(item.title)})
        )
    return lines


def _hours_args(seminar: Seminar, item: ProgrammeItem) -> dict[str, Value]:
    """From when, and until when where that was said."""
    starts: Value = local_time(seminar, item.starts_at)
    if item.ends_at is None:
        return {"hours": Text("item-from", {"starts": starts})}
    ends = local_time(seminar, item.ends_at)
    return {"hours": Text("item-from-to", {"starts": starts, "ends": ends})}


async def show_item(incoming: Incoming, session: Session) -> list[Reply]:
    """One item, with all that can be changed of it: `item:<item>`."""
    item, seminar = await _load_item(incoming, session, parse_int(incoming.argument))
    return [await _item_page(session, seminar, item, edit=True)]


async def _item_page(session: Session, seminar: Seminar, item: ProgrammeItem, *, edit: bool = False) -> Say:
    speaker = await programme.list_speakers(session, [item])
    said = [Text("item-speaker", {"speaker": one.name or Text("name-none")}) for one in speaker]
    if item.speaker:
        said += [
            Text("item-speaker", {"speaker": Translated({"en": text})}) for text in item.speaker.values()
        ]
    files = len(await materials.of_item(session, item.id))
    args: dict[str, Value] = {
        **_hours_args(seminar, item),
        "starts": local_time(seminar, item.starts_at),
        "list": Lines([*language_lines(item.title), *said, Text("item-files", {"number": files})]),
    }
    return Say("item", args, _item_buttons(item), edit=edit)


def _item_buttons(item: ProgrammeItem) -> list[list[Button]]:
    return [
        [Button(".time", f"itemset:{item.id}:time"), Button(".speaker", f"itemset:{item.id}:speaker")],
        language_buttons(f"itemset:{item.id}:title"),
        [Button(".earlier", f"itemshift:{item.id}:-15"), Button(".later", f"itemshift:{item.id}:15")],
        [Button(".rest", f"itemshift:{item.id}:15:rest")],
        [Button(".files", f"fileadd:{item.seminar_id}:{item.id}")],
        [Button(".remove", f"itemgone:{item.id}"), Button(".back", f"items:{item.seminar_id}:0")],
    ]


# Adding.


async def start_adding(incoming: Incoming, session: Session) -> list[Reply]:
    """Lines are awaited: `itemadd:<seminar>[:<language>]`."""
    seminar_id, language = [*incoming.arguments, "", ""][:2]
    seminar = await load_seminar(incoming, session, ORGANISERS, parse_int(seminar_id))
    own = incoming.person.language or LANGUAGES[0]
    enter_step(
        incoming.person,
        STEP,
        seminar=seminar.id,
        field="lines",
        language=language if language in LANGUAGES else own,
    )
    return await _prompt_message(incoming, session, edit=bool(language))


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited, once more."""
    return await _prompt_message(incoming, session, edit=False)


async def _prompt_message(incoming: Incoming, session: Session, *, edit: bool) -> list[Reply]:
    form = step_form(incoming.person, STEP)
    stop = [Button("edit-stop", "itemstop")]
    language = Text(f"tongue-{form.get('language') or LANGUAGES[0]}")
    if form["field"] == "lines":
        seminar = await load_seminar(incoming, session, ORGANISERS, form["seminar"])
        rows = [language_buttons(f"itemadd:{seminar.id}"), stop]
        return [Say("items-ask", {"tongue": language, "seminar": Translated(seminar.title)}, rows, edit=edit)]
    item, seminar = await _load_item(incoming, session, form["item"])
    args: dict[str, Value] = {**_hours_args(seminar, item), "title": Translated(item.title)}
    if form["field"] == "time":
        return [Say("item-ask-time", args, [stop], edit=edit)]
    if form["field"] == "title":
        return [Say("item-ask-title", {**args, "tongue": language}, [stop], edit=edit)]
    return [Say("item-ask-speaker", args, [*await _speaker_buttons(session, item), stop], edit=edit)]


async def _speaker_buttons(session: Session, item: ProgrammeItem) -> list[list[Button]]:
    rows = [
        [Button(Translated({"en": one.name or "…"}), f"itemwho:{item.id}:{one.id}")]
        for one in await programme.list_possible_speakers(session, item.seminar_id)
    ]
    there = bool(item.speaker) or item.speaker_id is not None
    return rows + ([[Button("item-no-speaker", f"itemwho:{item.id}:-")]] if there else [])


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Something was typed for the programme."""
    form = step_form(incoming.person, STEP)
    if not incoming.text or incoming.media:
        raise Refusal(f"awaited-item-{form['field']}")
    if form["field"] == "lines":
        return await _receive_lines(incoming, session, form)
    item, seminar = await _load_item(incoming, session, form["item"])
    if form["field"] == "time":
        return [_confirm_time(item, seminar, incoming.text)]
    if form["field"] == "title":
        item.title = {**item.title, **_check_length(split_languages(incoming.plain_text, form["language"]))}
    else:
        item.speaker, item.speaker_id = (
            _check_length(split_languages(incoming.plain_text, form["language"])),
            None,
        )
    leave_step(incoming.person, STEP)
    await _record_change(incoming, session, seminar, f"item.{form['field']}", item=item.id)
    return [await _item_page(session, seminar, item)]


def _check_length(texts: dict[str, str]) -> dict[str, str]:
    if any(len(text) > programme_parsing.MAX_TITLE_LENGTH for text in texts.values()):
        raise Refusal("item-title-long", most=programme_parsing.MAX_TITLE_LENGTH)
    return texts


def _confirm_time(item: ProgrammeItem, seminar: Seminar, typed: str) -> Say:
    """The hours that were typed, before they count; without an end an item that had one lasts as long as before."""
    on = local_time(seminar, item.starts_at).date()
    try:
        new = programme_parsing.parse_hours(typed, on, {*_seminar_days(seminar), on}, seminar.timezone)
    except InvalidLine as bad:
        raise Refusal(f"item-{bad.reason}-wrong") from None
    lasting = item.ends_at - item.starts_at if item.ends_at else None
    ends = new.ends_at or (new.starts_at + lasting if lasting else None)
    shown = ProgrammeItem(starts_at=new.starts_at, ends_at=ends)
    stamps = ":".join(f"{one:{moment_picker.STAMP_FORMAT}}" for one in (new.starts_at, ends) if one)
    args = {**_hours_args(seminar, shown), "starts": local_time(seminar, new.starts_at)}
    yes = Button("plan-sure-yes", f"itemat:{item.id}:{stamps}", style="success")
    stop = Button("edit-stop", "itemstop")
    return Say("plan-sure", {"what": Text("item-hours-on", args)}, [[yes], [stop]])


async def receive_time(incoming: Incoming, session: Session) -> list[Reply]:
    """The hours that were asked back are right: `itemat:<item>:<from>[:<until>]`, in UTC."""
    which, *stamps = incoming.arguments or [""]
    item, seminar = await _load_item(incoming, session, parse_int(which))
    starts, ends = [*(moment_picker.parse_stamp(one) for one in stamps[:2]), None, None][:2]
    if starts is None or local_time(seminar, starts).date() not in {
        *_seminar_days(seminar),
        local_time(seminar, item.starts_at).date(),
    }:
        raise Refusal("button-old")
    if ends is not None and ends <= starts:
        raise Refusal("button-old")
    moved = [item.starts_at.isoformat(), starts.isoformat()]
    item.starts_at, item.ends_at = starts, ends
    leave_step(incoming.person, STEP)
    await _record_change(incoming, session, seminar, "item.time", item=item.id, starts=moved)
    return [await _item_page(session, seminar, item, edit=True)]


@dataclass(frozen=True, slots=True)
class _ParsedLines:
    """Lines as they were understood: each with its title by language, and the item that it translates."""

    lines: list[ParsedItem]
    titles: list[dict[str, str]]
    existing_items: list[ProgrammeItem | None]

    @property
    def counts(self) -> dict[str, Value]:
        new = self.existing_items.count(None)
        return {"number": new, "translated": len(self.existing_items) - new}


async def _parse_lines(session: Session, seminar: Seminar, form: Form) -> _ParsedLines:
    """What was typed, against the programme as it stands. Raises Refusal."""
    try:
        typed = programme_parsing.parse_programme(form["typed"], _seminar_days(seminar), seminar.timezone)
    except InvalidLine as bad:
        raise Refusal(f"line-{bad.reason}-wrong", number=bad.number) from None
    if not typed:
        raise Refusal("awaited-item-lines")
    items = await programme.list_items(session, seminar.id)
    before = len(items)
    titles = [_check_length(split_languages(one.title, form["language"])) for one in typed]
    known = [
        _item_to_translate(items, one.starts_at, title) for one, title in zip(typed, titles, strict=True)
    ]
    if before + known.count(None) > MAX_ITEMS:
        raise Refusal("items-too-many", most=MAX_ITEMS)
    return _ParsedLines(typed, titles, known)


async def _receive_lines(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Lines were typed: shown as they were understood, and not yet added."""
    seminar = await load_seminar(incoming, session, ORGANISERS, form["seminar"])
    form = {**form, "typed": incoming.plain_text}
    found = await _parse_lines(session, seminar, form)
    enter_step(incoming.person, STEP, **form)
    shown = [
        ProgrammeItem(starts_at=one.starts_at, ends_at=one.ends_at, title=title)
        for one, title in zip(found.lines, found.titles, strict=True)
    ]
    args: dict[str, Value] = {
        "list": Lines(_item_lines(seminar, [*enumerate(shown, start=1)], brief=True)),
        **found.counts,
    }
    yes = Button(".yes", f"itemsure:{seminar.id}:{_fingerprint(form)}", style="success")
    return [Say("items-sure", args, [[yes], [Button("edit-stop", "itemstop")]])]


def _fingerprint(form: Form) -> str:
    """Tells these lines from others: an older button must not add what was typed after it."""
    return f"{crc32(form.get('typed', '').encode()):x}"


async def confirm_lines(incoming: Incoming, session: Session) -> list[Reply]:
    """The lines are right: `itemsure:<seminar>:<mark>`. One at the hour of an item may translate it."""
    which, mark = [*incoming.arguments, "", ""][:2]
    form = step_form(incoming.person, STEP)
    if not form.get("typed") or mark != _fingerprint(form) or parse_int(which) != form["seminar"]:
        raise Refusal("button-old")
    seminar = await load_seminar(incoming, session, ORGANISERS, form["seminar"])
    found = await _parse_lines(session, seminar, form)
    for one, title, item in zip(found.lines, found.titles, found.existing_items, strict=True):
        if item is not None:
            item.title = {**item.title, **title}
        else:
            programme.add(session, seminar, one.starts_at, one.ends_at, title)
    enter_step(incoming.person, STEP, **{name: value for name, value in form.items() if name != "typed"})
    await _record_change(incoming, session, seminar, "item.add", items=len(found.lines))
    return [Say("items-added", found.counts, edit=True), await _overview(session, seminar)]


def _item_to_translate(
    items: list[ProgrammeItem], at: datetime, title: dict[str, str]
) -> ProgrammeItem | None:
    """The item that begins then and is not yet named in any of these languages; each only once."""
    for place, item in enumerate(items):
        if item.starts_at == at and not title.keys() & item.title.keys():
            return items.pop(place)
    return None


async def _record_change(
    incoming: Incoming, session: Session, seminar: Seminar, action: str, **detail: object
) -> None:
    """What a change of the programme brings with it: the log, and what is due."""
    programme.forget_cached(session, seminar.id)
    await audit.record(session, incoming.person, action, f"seminar:{seminar.id}", incoming.at, **detail)
    await reminders.replan(session, seminar, incoming.at)


# Changing.


async def start_edit(incoming: Incoming, session: Session) -> list[Reply]:
    """One thing of an item is to be typed: `itemset:<item>:<time|title|speaker>[:<language>]`."""
    which, field, language = [*incoming.arguments, "", "", ""][:3]
    item, seminar = await _load_item(incoming, session, parse_int(which))
    if field not in ("time", "title", "speaker"):
        raise Refusal("button-old")
    own = incoming.person.language or LANGUAGES[0]
    language = language if language in LANGUAGES else own
    enter_step(incoming.person, STEP, seminar=seminar.id, item=item.id, field=field, language=language)
    return await _prompt_message(incoming, session, edit=True)


async def choose_speaker(incoming: Incoming, session: Session) -> list[Reply]:
    """A member of staff speaks, or nobody in particular: `itemwho:<item>:<person or ->`."""
    which, who = [*incoming.arguments, "", ""][:2]
    item, seminar = await _load_item(incoming, session, parse_int(which))
    if who != "-" and parse_int(who) not in {
        one.id for one in await programme.list_possible_speakers(session, seminar.id)
    }:
        raise Refusal("button-old")
    item.speaker, item.speaker_id = {}, None if who == "-" else parse_int(who)
    leave_step(incoming.person, STEP)
    await _record_change(incoming, session, seminar, "item.speaker", item=item.id)
    return [await _item_page(session, seminar, item, edit=True)]


async def shift_items(incoming: Incoming, session: Session) -> list[Reply]:
    """A quarter of an hour earlier or later, alone or with all that follows: `itemshift:<item>:<minutes>[:rest]`."""
    which, minutes, rest = [*incoming.arguments, "", "", ""][:3]
    item, seminar = await _load_item(incoming, session, parse_int(which))
    if minutes not in ("15", "-15") or rest not in ("", "rest"):
        raise Refusal("button-old")
    by = timedelta(minutes=int(minutes))
    if local_time(seminar, item.starts_at + by).date() != local_time(seminar, item.starts_at).date():
        raise Refusal("item-day-wrong")
    moved = [item]
    if rest:
        day = local_time(seminar, item.starts_at).date()
        following = [
            one for one in await programme.list_items(session, seminar.id) if one.starts_at >= item.starts_at
        ]
        moved = [one for one in following if local_time(seminar, one.starts_at).date() == day]
    programme.shift_items(session, moved, by)
    await _record_change(incoming, session, seminar, "item.shift", items=len(moved), minutes=int(minutes))
    return [
        await (
            _overview(session, seminar, edit=True) if rest else _item_page(session, seminar, item, edit=True)
        )
    ]


async def remove_item(incoming: Incoming, session: Session) -> list[Reply]:
    """The item goes, once that was said twice: `itemgone:<item>[:yes]`."""
    which, sure = [*incoming.arguments, "", ""][:2]
    item, seminar = await _load_item(incoming, session, parse_int(which))
    if sure != "yes":
        rows = [
            [Button(".yes", f"itemgone:{item.id}:yes", style="danger")],
            [Button(".no", f"item:{item.id}")],
        ]
        return [
            Say(
                "item-remove",
                {**_hours_args(seminar, item), "title": Translated(item.title)},
                rows,
                edit=True,
            )
        ]
    removed = item.id
    await programme.remove(session, item)
    leave_step(incoming.person, STEP)
    await _record_change(incoming, session, seminar, "item.remove", item=removed)
    return [await _overview(session, seminar, edit=True)]


async def cancel(incoming: Incoming, session: Session) -> list[Reply]:
    """Nothing more to type: back to the programme."""
    form = step_form(incoming.person, STEP)
    seminar = await load_seminar(incoming, session, ORGANISERS, form["seminar"])
    leave_step(incoming.person, STEP)
    return [await _overview(session, seminar, edit=True)]
