"""Planning a seminar in chat: creating it field by field, cloning it, and editing single fields."""

import re
from dataclasses import replace
from datetime import datetime, time

from handlers.buttons.faq import ListFaqEntries
from handlers.buttons.moments import PickDay, PickHour
from handlers.buttons.seminars import (
    ClearPlanField,
    CloneSeminar,
    ConfirmRegistrationTime,
    CreateSeminar,
    EditPlanField,
    FillMissingFields,
    PickAmount,
    PickOblast,
    SetTimezone,
    ShowPlan,
    SkipPlanField,
)
from handlers.messages import Button, Incoming, Location, OutOfDate, Refusal, Reply, Say, Text
from handlers.permissions import ORGANISERS, load_seminar
from handlers.seminars import day_hours, pending_changes, target_pages
from handlers.seminars.pending_changes import TimeAndPlace
from handlers.seminars.plan import TEXT_LIMITS, has_title, may_create, plan_card
from handlers.seminars.plan_times import receive_moment, receive_time
from handlers.seminars.planning_prompts import (
    AMOUNT_CHOICES,
    PROMPTS,
    STEP,
    enter_planning,
    languages_page,
    leave_planning,
    load_planned_seminar,
    planning_form,
    prompt,
    timezones_page,
)
from handlers.seminars.save import (
    FIELD_COLUMNS,
    audit_change,
    continue_planning,
    discard_draft,
    refusal_key,
    save_field,
)
from handlers.time_parsing.parser import ParsedTime
from handlers.ui import moment_picker
from handlers.ui.arguments import parse_count, seminar_title, unit_name
from handlers.ui.languages import LANGUAGES
from handlers.ui.steps import Form
from storage import audit, planning
from storage.coverage import coverage
from storage.database import Session
from storage.faq import faq
from storage.models import Seminar, seat_states, seminar_states
from storage.seminars import seminars
from storage.units import units

MAX_AMOUNT = 10_000
TIME_FIELDS = ("starts", "ends", "opens", "closes")
EDITABLE_FIELDS = {
    *(PROMPTS.keys() - {"oblast"}),  # only asked for when cloning
    *(f"{name}-{language}" for name in TEXT_LIMITS for language in LANGUAGES),
}
_COORDINATES = re.compile(r"(-?\d{1,3}\.\d{2,})[,;\s]+(-?\d{1,3}\.\d{2,})")


# Starting a field, a seminar or a clone.


async def start_seminar(incoming: Incoming, session: Session, _data: CreateSeminar) -> list[Reply]:
    """Start a new seminar by asking for its start."""
    if not may_create(incoming):
        raise Refusal("not-yours")
    enter_planning(incoming.person, field="starts", guided=True)
    return await prompt(incoming, session)


async def discard_unnamed(incoming: Incoming, session: Session) -> list[Reply]:
    """On /cancel, delete a new draft of which only the time is known: nobody would recognise it in the list.

    What is left is the form of a seminar that was not created; /cancel says so (`cancelled_text`).
    """
    form = incoming.person.draft.get(STEP)
    if incoming.command != "cancel" or incoming.person.step != STEP or not form:
        return []
    seminar = await seminars.get(session, form.get("seminar") or 0) if form.get("guided") else None
    if seminar is None or not incoming.has_role(ORGANISERS, seminar.id):
        return []
    if await discard_draft(incoming, session, seminar):
        enter_planning(incoming.person, **{name: value for name, value in form.items() if name != "seminar"})
    return []


async def fill_missing(incoming: Incoming, session: Session, data: FillMissingFields) -> list[Reply]:
    """Ask for the seminar's missing fields, one after the other."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    return await continue_planning(
        incoming, session, seminar, {"field": "", "guided": True, "seminar": seminar.id}
    )


async def start_clone(incoming: Incoming, session: Session, data: CloneSeminar) -> list[Reply]:
    """Start cloning a seminar: ask for the time, then the oblast."""
    source = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    if not may_create(incoming):
        raise Refusal("not-yours")
    enter_planning(incoming.person, field="starts", clone=source.id)
    return await prompt(incoming, session)


async def show_plan(incoming: Incoming, session: Session, data: ShowPlan) -> list[Reply]:
    """Show the card, and cancel the editing of a field."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    leave_planning(incoming.person)
    return [await plan_card(incoming, session, seminar, edit=True)]


async def start_field_edit(incoming: Incoming, session: Session, data: EditPlanField) -> list[Reply]:
    """Ask for a new value of a field of the card."""
    seminar, field = await load_seminar(incoming, session, ORGANISERS, data.seminar), data.field
    columns = {"starts": "starts_at", "ends": "ends_at", "hours": "day_hours"} | FIELD_COLUMNS
    if refusal := refusal_key(seminar, columns.get(field, columns.get(field.partition("-")[0], field))):
        raise Refusal(refusal)
    if field in TEXT_LIMITS:
        return [languages_page(seminar, field)]
    if field == "zone":
        return [timezones_page(seminar)]
    if field == day_hours.FIELD:
        return [day_hours.hours_page(incoming, seminar)]
    if field == "targets":
        return await target_pages.targets_page(incoming, session, seminar, edit=True)
    if field not in EDITABLE_FIELDS and not day_hours.is_field(incoming, seminar, field):
        raise OutOfDate
    enter_planning(incoming.person, field=field, seminar=seminar.id)
    return await prompt(incoming, session)


# Receiving values.


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Read a text or location as the value of the awaited field."""
    form = planning_form(incoming.person)
    seminar = await load_planned_seminar(incoming, session, form)
    field = form["field"]
    if field == "map":
        return await _receive_map(incoming, session, seminar, form)
    if not incoming.text or incoming.media:
        raise Refusal("plan-awaits-text")
    if field.startswith(f"{day_hours.FIELD}-"):
        return await day_hours.receive_hours(incoming, session, seminar, form)
    if field == "starts" and (typed := day_hours.parse_typed_days(incoming, seminar)):
        form = {**form, "day_hours": typed.day_hours}
        return await receive_time(incoming, session, seminar, form, typed.time, confirmed=False)
    if field in TIME_FIELDS:
        try:
            parsed = _parse_typed(incoming, seminar, form)
        except Refusal as refusal:  # the prompt again: it has the examples and the buttons for this field
            return await prompt(incoming, session, Text(refusal.key, refusal.values))
        return await receive_time(incoming, session, seminar, form, parsed, confirmed=False)
    if field in AMOUNT_CHOICES:
        return await _save_amount(incoming, session, seminar, form, parse_count(incoming.text.strip()))
    if field == "oblast":
        return await _receive_oblast_name(incoming, session, form)
    return await _receive_text(incoming, session, seminar, form)


def _parse_typed(incoming: Incoming, seminar: Seminar | None, form: Form) -> ParsedTime:
    zone = seminar.timezone if seminar else incoming.timezone
    since = None
    if form["field"] == "ends" and seminar:  # an end without a year follows its start
        planned_times = TimeAndPlace.pending(incoming.person, seminar)
        since = moment_picker.local_clock(planned_times.starts_at, zone).date()
    bare = "day" in form or form["field"] == "ends"
    return moment_picker.parse_typed(
        incoming,
        moment_picker.local_clock(incoming.at, zone),
        bare=bare,
        since=since,
        wrong="plan-time-wrong",
    )


async def receive_day(incoming: Incoming, session: Session, data: PickDay) -> list[Reply]:
    """Read a day picked by a button."""
    return await _receive_pressed(incoming, session, ParsedTime(day=data.day))


async def receive_hour(incoming: Incoming, session: Session, data: PickHour) -> list[Reply]:
    """Read an hour picked by a button."""
    return await _receive_pressed(incoming, session, ParsedTime(clock=time.fromisoformat(data.clock)))


async def confirm_moment(incoming: Incoming, session: Session, data: ConfirmRegistrationTime) -> list[Reply]:
    """Save the typed time of registration after its confirmation."""
    form = planning_form(incoming.person)
    if form["field"] != data.field:
        raise OutOfDate
    if data.moment <= incoming.at:
        raise Refusal("when-past")
    seminar = await load_planned_seminar(incoming, session, form)
    return await receive_moment(incoming, session, seminar, form, data.moment, confirmed=True)


async def _receive_pressed(incoming: Incoming, session: Session, parsed: ParsedTime) -> list[Reply]:
    form = planning_form(incoming.person)
    if form["field"] not in TIME_FIELDS:
        raise OutOfDate
    return await receive_time(
        incoming, session, await load_planned_seminar(incoming, session, form), form, parsed, confirmed=True
    )


async def receive_amount(incoming: Incoming, session: Session, data: PickAmount) -> list[Reply]:
    """Read a number picked by a button."""
    form = planning_form(incoming.person)
    if form["field"] not in AMOUNT_CHOICES:
        raise OutOfDate
    seminar = await load_planned_seminar(incoming, session, form)
    return await _save_amount(incoming, session, seminar, form, data.amount)


async def skip_field(incoming: Incoming, session: Session, _data: SkipPlanField) -> list[Reply]:
    """Skip the field; the card lists it as missing."""
    form = planning_form(incoming.person)
    seminar = await load_planned_seminar(incoming, session, form)
    if seminar is None or not form.get("guided"):
        raise OutOfDate
    return await continue_planning(incoming, session, seminar, form)


async def clear_field(incoming: Incoming, session: Session, _data: ClearPlanField) -> list[Reply]:
    """Clear the awaited field: a limit, a time of registration or an optional text."""
    form = planning_form(incoming.person)
    seminar = await load_planned_seminar(incoming, session, form)
    name, _, language = form["field"].partition("-")
    if seminar is None:
        raise OutOfDate
    if form["field"] in FIELD_COLUMNS:
        return await save_field(incoming, session, seminar, form, **{FIELD_COLUMNS[form["field"]]: None})
    if name not in TEXT_LIMITS or not (language == "en" or name in ("description", "address")):
        raise OutOfDate
    texts = {key: words for key, words in getattr(seminar, name).items() if key != language}
    return await save_field(incoming, session, seminar, form, **{name: texts})


async def _receive_text(
    incoming: Incoming, session: Session, seminar: Seminar | None, form: Form
) -> list[Reply]:
    name, _, language = form["field"].partition("-")
    words = incoming.plain_text.strip()
    if name != "description":  # only a description may have several lines
        words = " ".join(words.split())
    if len(words) > TEXT_LIMITS[name]:
        raise Refusal("plan-text-long", most=TEXT_LIMITS[name])
    if seminar is None or not words:
        raise Refusal("plan-awaits-text")
    source = await seminars.get(session, seminar.cloned_from_id or 0)
    if name == "title" and source and has_title(source, language, {language: words}):
        raise Refusal("plan-title-same")
    await planning.lock(session, seminar)
    return await save_field(
        incoming,
        session,
        seminar,
        form,
        **{name: {**_current_texts(incoming, seminar, name), language: words}},
    )


def _current_texts(incoming: Incoming, seminar: Seminar, name: str) -> dict[str, str]:
    """Return the texts of a field, from the pending change if it is part of that."""
    change = pending_changes.pending_change(incoming.person, seminar) or {}
    return dict(change.get(name) or getattr(seminar, name))


async def _receive_map(
    incoming: Incoming, session: Session, seminar: Seminar | None, form: Form
) -> list[Reply]:
    point = incoming.location or _parse_point(incoming.text or "")
    if seminar is None or point is None:
        raise Refusal("plan-awaits-map")
    return await save_field(incoming, session, seminar, form, lat=point.lat, lon=point.lon)


def _parse_point(text: str) -> Location | None:
    """Parse `42.4905, 78.3960`, also within a map's link; some maps write the longitude first."""
    found = _COORDINATES.search(text.replace("%2C", ","))
    if found is None:
        return None
    lat, lon = float(found[1]), float(found[2])
    if lat > 60 > lon:  # Kyrgyzstan lies between 39 and 44 north, 69 and 81 east
        lat, lon = lon, lat
    return Location(lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


async def _save_amount(
    incoming: Incoming, session: Session, seminar: Seminar | None, form: Form, amount: int | None
) -> list[Reply]:
    if amount is None or not 1 <= amount <= MAX_AMOUNT:
        raise Refusal("amount-wrong", most=MAX_AMOUNT)
    if seminar is None:
        raise OutOfDate
    await planning.lock(session, seminar)
    if form["field"] == "capacity":
        states = await coverage.count_by_state(session, seminar.id)
        taken = sum(states.get(state, 0) for state in seat_states.OCCUPIED_STATES)
        if amount < taken:
            raise Refusal("capacity-below", taken=taken)
    return await save_field(incoming, session, seminar, form, **{FIELD_COLUMNS[form["field"]]: amount})


async def set_timezone(incoming: Incoming, session: Session, data: SetTimezone) -> list[Reply]:
    """Set the time zone of a draft; local dates and hours stay the same."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    if seminar.state != seminar_states.DRAFT:
        raise Refusal("plan-zone-fixed")
    was, zone = seminar.timezone, data.zone
    for name in ("starts_at", "ends_at", "registration_opens_at", "registration_closes_at"):
        if (value := getattr(seminar, name)) is not None:
            local = moment_picker.local_clock(value, was)
            setattr(seminar, name, moment_picker.to_utc(local.date(), local.time(), zone))
    seminar.timezone = zone
    await planning.change_timezone(session, seminar, was)
    await audit_change(incoming, session, seminar, timezone=[was, zone])
    await planning.record_change(session, seminar, incoming.at)
    return [await plan_card(incoming, session, seminar, edit=True)]


async def receive_oblast(incoming: Incoming, session: Session, data: PickOblast) -> list[Reply]:
    """Create the clone for the picked oblast."""
    form = planning_form(incoming.person)
    if form["field"] != "oblast":
        raise OutOfDate
    return await _create_clone(incoming, session, form, data.unit)


async def _receive_oblast_name(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    found = await units.search(session, incoming.text or "", 1, levels=("oblast", "city"))
    if not found or found[0].unit.parent_code:
        raise Refusal("oblast-unknown")
    return await _create_clone(incoming, session, form, found[0].unit.code)


async def _create_clone(incoming: Incoming, session: Session, form: Form, oblast: str) -> list[Reply]:
    source = await load_planned_seminar(incoming, session, form)
    unit = await units.get(session, oblast)
    if not {"starts_at", "ends_at"} <= form.keys():
        raise OutOfDate
    if source is None or unit is None or unit.parent_code or not may_create(incoming):
        raise OutOfDate
    starts_at = datetime.fromisoformat(form["starts_at"])
    ends_at = datetime.fromisoformat(form["ends_at"])
    if starts_at <= incoming.at:
        raise Refusal("when-past")
    clone = await planning.clone(session, source, starts_at, oblast, incoming.at, ends_at=ends_at)
    clone.day_hours = form.get("day_hours", clone.day_hours)
    await audit.record(
        session, incoming.person, "seminar.cloned", f"seminar:{clone.id}", incoming.at, source=source.id
    )
    replies: list[Reply] = [
        Say("plan-cloned-done", {"seminar": seminar_title(source), "area": unit_name(unit)}, edit=True)
    ]
    if waiting := (await faq.count_by_state(session, clone.id)).waiting:
        rows = [[Button("faq-look", ListFaqEntries(clone.id), style="primary")]]
        replies.append(Say("faq-cloned", {"number": waiting}, rows))
    form = {"field": "", "guided": True, "seminar": clone.id}
    asked = await continue_planning(incoming, session, clone, form)
    return [*replies, *(replace(one, edit=False) if isinstance(one, Say) else one for one in asked)]
