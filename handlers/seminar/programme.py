"""The programme, made by staff in chat: items typed a line each, changed, moved, translated, given a speaker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zlib import crc32

from handlers.common import local, number, pager, shorten
from handlers.plans import moments
from handlers.rights import ORGANISERS, seminar_for
from handlers.seminar import timetable
from handlers.seminar.timetable import BadLine, Typed
from handlers.steps import Form, form_at, leave, stand
from handlers.tongues import TONGUES, in_tongues, lacks, lines_in, tongue_buttons
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Text, Value
from storage import audit, materials, programme, reminders
from storage.database import Session
from storage.models import ProgrammeItem, Seminar

STEP = "programme"
MOST = 60
PAGE = 20
ROW = 5
BRIEF = 40
"""Characters of a title where only its hours matter."""


async def _item(incoming: Incoming, session: Session, item_id: int) -> tuple[ProgrammeItem, Seminar]:
    item = await programme.get(session, item_id)
    if item is None:
        raise Refusal("item-gone")
    return item, await seminar_for(incoming, session, ORGANISERS, item.seminar_id)


def _days(seminar: Seminar) -> list[date]:
    first, last = (local(seminar, one).date() for one in (seminar.starts_at, seminar.ends_at))
    return [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]


# Looking at it.


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """The programme as staff see it: a button an item: `items:<seminar>[:<page>]`."""
    seminar_id, page = [*incoming.arguments, "", ""][:2]
    seminar = await seminar_for(incoming, session, ORGANISERS, number(seminar_id))
    leave(incoming.person, STEP)
    return [await _overview(session, seminar, number(page), edit=bool(page))]


async def _overview(session: Session, seminar: Seminar, page: int = 0, *, edit: bool = False) -> Say:
    items = await programme.items(session, seminar.id)
    last = max(0, (len(items) - 1) // PAGE)
    page = min(page, last)
    shown = list(enumerate(items, start=1))[page * PAGE : (page + 1) * PAGE]
    lines = _lines(seminar, shown)
    keys = [Button(Named({"en": str(place)}), f"item:{item.id}") for place, item in shown]
    rows = [keys[start : start + ROW] for start in range(0, len(keys), ROW)]
    rows += [turn] if (turn := pager(f"items:{seminar.id}", page, last)) else []
    rows.append([Button("items-add", f"itemadd:{seminar.id}", style="primary")])
    rows.append([Button("plan-hub", f"staff:{seminar.id}")])
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "list": Lines(lines or [Text("programme-empty")]),
    }
    return Say("items", args, rows, edit=edit)


def _lines(
    seminar: Seminar, shown: Sequence[tuple[int, ProgrammeItem]], *, brief: bool = False
) -> list[Text]:
    """A line an item, below its day where there are several; `brief`: so that all of a programme fit in a message."""
    several = len(_days(seminar)) > 1
    day = None
    lines: list[Text] = []
    for place, item in shown:
        starts = local(seminar, item.starts_at)
        if (several or starts.date() not in _days(seminar)) and starts.date() != day:
            lines.append(Text("programme-day", {"starts": starts}))
        day = starts.date()
        titles = (
            {tongue: shorten(title, BRIEF) for tongue, title in item.title.items()} if brief else item.title
        )
        args = {**_hours(seminar, item), "number": place, "title": Named(titles)}
        lines.append(
            Text("items-heard", args) if brief else Text("items-line", {**args, "lacks": lacks(item.title)})
        )
    return lines


def _hours(seminar: Seminar, item: ProgrammeItem) -> dict[str, Value]:
    """From when, and until when where that was said."""
    starts: Value = local(seminar, item.starts_at)
    if item.ends_at is None:
        return {"hours": Text("item-from", {"starts": starts})}
    ends = local(seminar, item.ends_at)
    return {"hours": Text("item-from-to", {"starts": starts, "ends": ends})}


async def item_page(incoming: Incoming, session: Session) -> list[Reply]:
    """One item, with all that can be changed of it: `item:<item>`."""
    item, seminar = await _item(incoming, session, number(incoming.argument))
    return [await _page(session, seminar, item, edit=True)]


async def _page(session: Session, seminar: Seminar, item: ProgrammeItem, *, edit: bool = False) -> Say:
    speaker = await programme.speaking(session, [item])
    said = [Text("item-speaker", {"speaker": one.name or Text("name-none")}) for one in speaker]
    if item.speaker:
        said += [Text("item-speaker", {"speaker": Named({"en": text})}) for text in item.speaker.values()]
    files = len(await materials.of_item(session, item.id))
    args: dict[str, Value] = {
        **_hours(seminar, item),
        "starts": local(seminar, item.starts_at),
        "list": Lines([*lines_in(item.title), *said, Text("item-files", {"number": files})]),
    }
    return Say("item", args, _page_rows(item), edit=edit)


def _page_rows(item: ProgrammeItem) -> list[list[Button]]:
    return [
        [Button(".time", f"itemset:{item.id}:time"), Button(".speaker", f"itemset:{item.id}:speaker")],
        tongue_buttons(f"itemset:{item.id}:title"),
        [Button(".earlier", f"itemshift:{item.id}:-15"), Button(".later", f"itemshift:{item.id}:15")],
        [Button(".rest", f"itemshift:{item.id}:15:rest")],
        [Button(".files", f"fileadd:{item.seminar_id}:{item.id}")],
        [Button(".remove", f"itemgone:{item.id}"), Button(".back", f"items:{item.seminar_id}:0")],
    ]


# Adding.


async def begin_adding(incoming: Incoming, session: Session) -> list[Reply]:
    """Lines are awaited: `itemadd:<seminar>[:<language>]`."""
    seminar_id, language = [*incoming.arguments, "", ""][:2]
    seminar = await seminar_for(incoming, session, ORGANISERS, number(seminar_id))
    own = incoming.person.language or TONGUES[0]
    stand(
        incoming.person,
        STEP,
        seminar=seminar.id,
        field="lines",
        language=language if language in TONGUES else own,
    )
    return await _asking(incoming, session, edit=bool(language))


async def ask(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited, once more."""
    return await _asking(incoming, session, edit=False)


async def _asking(incoming: Incoming, session: Session, *, edit: bool) -> list[Reply]:
    form = form_at(incoming.person, STEP)
    stop = [Button("edit-stop", "itemstop")]
    language = Text(f"tongue-{form.get('language') or TONGUES[0]}")
    if form["field"] == "lines":
        seminar = await seminar_for(incoming, session, ORGANISERS, form["seminar"])
        rows = [tongue_buttons(f"itemadd:{seminar.id}"), stop]
        return [Say("items-ask", {"tongue": language, "seminar": Named(seminar.title)}, rows, edit=edit)]
    item, seminar = await _item(incoming, session, form["item"])
    args: dict[str, Value] = {**_hours(seminar, item), "title": Named(item.title)}
    if form["field"] == "time":
        return [Say("item-ask-time", args, [stop], edit=edit)]
    if form["field"] == "title":
        return [Say("item-ask-title", {**args, "tongue": language}, [stop], edit=edit)]
    return [Say("item-ask-speaker", args, [*await _speakers(session, item), stop], edit=edit)]


async def _speakers(session: Session, item: ProgrammeItem) -> list[list[Button]]:
    rows = [
        [Button(Named({"en": one.name or "…"}), f"itemwho:{item.id}:{one.id}")]
        for one in await programme.speakers(session, item.seminar_id)
    ]
    there = bool(item.speaker) or item.speaker_id is not None
    return rows + ([[Button("item-no-speaker", f"itemwho:{item.id}:-")]] if there else [])


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """Something was typed for the programme."""
    form = form_at(incoming.person, STEP)
    if not incoming.text or incoming.media:
        raise Refusal(f"awaited-item-{form['field']}")
    if form["field"] == "lines":
        return await _take_lines(incoming, session, form)
    item, seminar = await _item(incoming, session, form["item"])
    if form["field"] == "time":
        return [_ask_time_back(item, seminar, incoming.text)]
    if form["field"] == "title":
        item.title = {**item.title, **_short(in_tongues(incoming.written_out, form["language"]))}
    else:
        item.speaker, item.speaker_id = _short(in_tongues(incoming.written_out, form["language"])), None
    leave(incoming.person, STEP)
    await _written(incoming, session, seminar, f"item.{form['field']}", item=item.id)
    return [await _page(session, seminar, item)]


def _short(texts: dict[str, str]) -> dict[str, str]:
    if any(len(text) > timetable.LONGEST for text in texts.values()):
        raise Refusal("item-title-long", most=timetable.LONGEST)
    return texts


def _ask_time_back(item: ProgrammeItem, seminar: Seminar, typed: str) -> Say:
    """The hours that were typed, before they count; without an end an item that had one lasts as long as before."""
    on = local(seminar, item.starts_at).date()
    try:
        new = timetable.hours(typed, on, {*_days(seminar), on}, seminar.timezone)
    except BadLine as bad:
        raise Refusal(f"item-{bad.why}-wrong") from None
    lasting = item.ends_at - item.starts_at if item.ends_at else None
    ends = new.ends_at or (new.starts_at + lasting if lasting else None)
    shown = ProgrammeItem(starts_at=new.starts_at, ends_at=ends)
    stamps = ":".join(f"{one:{moments.STAMP}}" for one in (new.starts_at, ends) if one)
    args = {**_hours(seminar, shown), "starts": local(seminar, new.starts_at)}
    yes = Button("plan-sure-yes", f"itemat:{item.id}:{stamps}", style="success")
    stop = Button("edit-stop", "itemstop")
    return Say("plan-sure", {"what": Text("item-hours-on", args)}, [[yes], [stop]])


async def take_time(incoming: Incoming, session: Session) -> list[Reply]:
    """The hours that were asked back are right: `itemat:<item>:<from>[:<until>]`, in UTC."""
    which, *stamps = incoming.arguments or [""]
    item, seminar = await _item(incoming, session, number(which))
    starts, ends = [*(moments.stamped(one) for one in stamps[:2]), None, None][:2]
    if starts is None or local(seminar, starts).date() not in {
        *_days(seminar),
        local(seminar, item.starts_at).date(),
    }:
        raise Refusal("button-old")
    if ends is not None and ends <= starts:
        raise Refusal("button-old")
    moved = [item.starts_at.isoformat(), starts.isoformat()]
    item.starts_at, item.ends_at = starts, ends
    leave(incoming.person, STEP)
    await _written(incoming, session, seminar, "item.time", item=item.id, starts=moved)
    return [await _page(session, seminar, item, edit=True)]


@dataclass(frozen=True, slots=True)
class _Read:
    """Lines as they were understood: each with its title by language, and the item that it translates."""

    lines: list[Typed]
    titles: list[dict[str, str]]
    known: list[ProgrammeItem | None]

    @property
    def counts(self) -> dict[str, Value]:
        new = self.known.count(None)
        return {"number": new, "translated": len(self.known) - new}


async def _read(session: Session, seminar: Seminar, form: Form) -> _Read:
    """What was typed, against the programme as it stands. Raises Refusal."""
    try:
        typed = timetable.read(form["typed"], _days(seminar), seminar.timezone)
    except BadLine as bad:
        raise Refusal(f"line-{bad.why}-wrong", number=bad.number) from None
    if not typed:
        raise Refusal("awaited-item-lines")
    items = await programme.items(session, seminar.id)
    before = len(items)
    titles = [_short(in_tongues(one.title, form["language"])) for one in typed]
    known = [_translated(items, one.starts_at, title) for one, title in zip(typed, titles, strict=True)]
    if before + known.count(None) > MOST:
        raise Refusal("items-too-many", most=MOST)
    return _Read(typed, titles, known)


async def _take_lines(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Lines were typed: shown as they were understood, and not yet added."""
    seminar = await seminar_for(incoming, session, ORGANISERS, form["seminar"])
    form = {**form, "typed": incoming.written_out}
    found = await _read(session, seminar, form)
    stand(incoming.person, STEP, **form)
    shown = [
        ProgrammeItem(starts_at=one.starts_at, ends_at=one.ends_at, title=title)
        for one, title in zip(found.lines, found.titles, strict=True)
    ]
    args: dict[str, Value] = {
        "list": Lines(_lines(seminar, [*enumerate(shown, start=1)], brief=True)),
        **found.counts,
    }
    yes = Button(".yes", f"itemsure:{seminar.id}:{_mark(form)}", style="success")
    return [Say("items-sure", args, [[yes], [Button("edit-stop", "itemstop")]])]


def _mark(form: Form) -> str:
    """Tells these lines from others: an older button must not add what was typed after it."""
    return f"{crc32(form.get('typed', '').encode()):x}"


async def take_sure(incoming: Incoming, session: Session) -> list[Reply]:
    """The lines are right: `itemsure:<seminar>:<mark>`. One at the hour of an item may translate it."""
    which, mark = [*incoming.arguments, "", ""][:2]
    form = form_at(incoming.person, STEP)
    if not form.get("typed") or mark != _mark(form) or number(which) != form["seminar"]:
        raise Refusal("button-old")
    seminar = await seminar_for(incoming, session, ORGANISERS, form["seminar"])
    found = await _read(session, seminar, form)
    for one, title, item in zip(found.lines, found.titles, found.known, strict=True):
        if item is not None:
            item.title = {**item.title, **title}
        else:
            programme.add(session, seminar, one.starts_at, one.ends_at, title)
    stand(incoming.person, STEP, **{name: value for name, value in form.items() if name != "typed"})
    await _written(incoming, session, seminar, "item.add", items=len(found.lines))
    return [Say("items-added", found.counts, edit=True), await _overview(session, seminar)]


def _translated(items: list[ProgrammeItem], at: datetime, title: dict[str, str]) -> ProgrammeItem | None:
    """The item that begins then and is not yet named in any of these languages; each only once."""
    for place, item in enumerate(items):
        if item.starts_at == at and not title.keys() & item.title.keys():
            return items.pop(place)
    return None


async def _written(
    incoming: Incoming, session: Session, seminar: Seminar, action: str, **detail: object
) -> None:
    """What a change of the programme brings with it: the log, and what is due."""
    programme.changed(session, seminar.id)
    await audit.record(session, incoming.person, action, f"seminar:{seminar.id}", incoming.at, **detail)
    await reminders.replan(session, seminar, incoming.at)


# Changing.


async def begin_field(incoming: Incoming, session: Session) -> list[Reply]:
    """One thing of an item is to be typed: `itemset:<item>:<time|title|speaker>[:<language>]`."""
    which, field, language = [*incoming.arguments, "", "", ""][:3]
    item, seminar = await _item(incoming, session, number(which))
    if field not in ("time", "title", "speaker"):
        raise Refusal("button-old")
    own = incoming.person.language or TONGUES[0]
    language = language if language in TONGUES else own
    stand(incoming.person, STEP, seminar=seminar.id, item=item.id, field=field, language=language)
    return await _asking(incoming, session, edit=True)


async def choose_speaker(incoming: Incoming, session: Session) -> list[Reply]:
    """A member of staff speaks, or nobody in particular: `itemwho:<item>:<person or ->`."""
    which, who = [*incoming.arguments, "", ""][:2]
    item, seminar = await _item(incoming, session, number(which))
    if who != "-" and number(who) not in {one.id for one in await programme.speakers(session, seminar.id)}:
        raise Refusal("button-old")
    item.speaker, item.speaker_id = {}, None if who == "-" else number(who)
    leave(incoming.person, STEP)
    await _written(incoming, session, seminar, "item.speaker", item=item.id)
    return [await _page(session, seminar, item, edit=True)]


async def shift(incoming: Incoming, session: Session) -> list[Reply]:
    """A quarter of an hour earlier or later, alone or with all that follows: `itemshift:<item>:<minutes>[:rest]`."""
    which, minutes, rest = [*incoming.arguments, "", "", ""][:3]
    item, seminar = await _item(incoming, session, number(which))
    if minutes not in ("15", "-15") or rest not in ("", "rest"):
        raise Refusal("button-old")
    by = timedelta(minutes=int(minutes))
    if local(seminar, item.starts_at + by).date() != local(seminar, item.starts_at).date():
        raise Refusal("item-day-wrong")
    moved = [item]
    if rest:
        day = local(seminar, item.starts_at).date()
        following = [
            one for one in await programme.items(session, seminar.id) if one.starts_at >= item.starts_at
        ]
        moved = [one for one in following if local(seminar, one.starts_at).date() == day]
    programme.shift(session, moved, by)
    await _written(incoming, session, seminar, "item.shift", items=len(moved), minutes=int(minutes))
    return [
        await (_overview(session, seminar, edit=True) if rest else _page(session, seminar, item, edit=True))
    ]


async def remove(incoming: Incoming, session: Session) -> list[Reply]:
    """The item goes, once that was said twice: `itemgone:<item>[:yes]`."""
    which, sure = [*incoming.arguments, "", ""][:2]
    item, seminar = await _item(incoming, session, number(which))
    if sure != "yes":
        rows = [
            [Button(".yes", f"itemgone:{item.id}:yes", style="danger")],
            [Button(".no", f"item:{item.id}")],
        ]
        return [Say("item-remove", {**_hours(seminar, item), "title": Named(item.title)}, rows, edit=True)]
    removed = item.id
    await programme.remove(session, item)
    leave(incoming.person, STEP)
    await _written(incoming, session, seminar, "item.remove", item=removed)
    return [await _overview(session, seminar, edit=True)]


async def stop(incoming: Incoming, session: Session) -> list[Reply]:
    """Nothing more to type: back to the programme."""
    form = form_at(incoming.person, STEP)
    seminar = await seminar_for(incoming, session, ORGANISERS, form["seminar"])
    leave(incoming.person, STEP)
    return [await _overview(session, seminar, edit=True)]
