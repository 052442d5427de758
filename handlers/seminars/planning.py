"""Planning a seminar in chat: one field after the other, and later each field anew."""

import re
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
from handlers.messages import Button, Incoming, Location, OutOfDate, Refusal, Reply, Say
from handlers.permissions import ORGANISERS, load_seminar
from handlers.seminars import pending_changes, plan, target_pages
from handlers.seminars.pending_changes import TimeAndPlace
from handlers.seminars.plan import TEXT_LIMITS, may_create, plan_card
from handlers.seminars.plan_times import receive_moment, receive_time
from handlers.seminars.planning_prompts import (
    AMOUNT_CHOICES,
    PROMPTS,
    enter_planning,
    languages_page,
    leave_planning,
    load_planned_seminar,
    planning_form,
    prompt,
    timezones_page,
)
from handlers.seminars.save import FIELD_COLUMNS, continue_planning, record_change, refusal_key, save_field
from handlers.time_parsing.parser import ParsedTime
from handlers.ui import moment_picker
from handlers.ui.arguments import parse_count, unit_name
from handlers.ui.languages import LANGUAGES
from handlers.ui.steps import Form
from storage import audit, planning
from storage.coverage import coverage
from storage.database import Session
from storage.faq import faq
from storage.models import Seminar, seat_states, seminar_states
from storage.units import units

MAX_AMOUNT = 10_000
EDITABLE_FIELDS = {
    *(PROMPTS.keys() - {"oblast"}),  # that of a clone, asked for once
    *(f"{name}-{language}" for name in TEXT_LIMITS for language in LANGUAGES),
}
_COORDINATES = re.compile(r"(-?\d{1,3}\.\d{2,})[,;\s]+(-?\d{1,3}\.\d{2,})")


# Starting.


async def start_seminar(incoming: Incoming, session: Session, _data: CreateSeminar) -> list[Reply]:
    """A new seminar: it begins with when."""
    if not may_create(incoming):
        raise Refusal("not-yours")
    enter_planning(incoming.person, field="starts", guided=True)
    return await prompt(incoming, session)


async def fill_missing(incoming: Incoming, session: Session, data: FillMissingFields) -> list[Reply]:
    """Ask for the fields that the seminar still lacks, one after the other."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    return await continue_planning(
        incoming, session, seminar, {"field": "", "guided": True, "seminar": seminar.id}
    )


async def start_clone(incoming: Incoming, session: Session, data: CloneSeminar) -> list[Reply]:
    """Another seminar like this one: asks when, then for which oblast."""
    source = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    if not may_create(incoming):
        raise Refusal("not-yours")
    enter_planning(incoming.person, field="starts", clone=source.id)
    return await prompt(incoming, session)


async def show_plan(incoming: Incoming, session: Session, data: ShowPlan) -> list[Reply]:
    """The card; a field that was being changed stays as it was."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    leave_planning(incoming.person)
    return [await plan_card(incoming, session, seminar, edit=True)]


async def start_field_edit(incoming: Incoming, session: Session, data: EditPlanField) -> list[Reply]:
    """A field of the card is to be changed."""
    seminar, field = await load_seminar(incoming, session, ORGANISERS, data.seminar), data.field
    columns = {"starts": "starts_at", "ends": "ends_at"} | FIELD_COLUMNS
    if hindered := refusal_key(seminar, columns.get(field, field)):
        raise Refusal(hindered)
    if field in TEXT_LIMITS:
        return [languages_page(seminar, field)]
    if field == "zone":
        return [timezones_page(seminar)]
    if field == "targets":
        return await target_pages.targets_page(incoming, session, seminar, edit=True)
    if field not in EDITABLE_FIELDS:
        raise OutOfDate
    enter_planning(incoming.person, field=field, seminar=seminar.id)
    return await prompt(incoming, session)


# Receiving.


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """What was typed or sent for the field."""
    form = planning_form(incoming.person)
    seminar = await load_planned_seminar(incoming, session, form)
    field = form["field"]
    if field == "map":
        return await _receive_map(incoming, session, seminar, form)
    if not incoming.text or incoming.media:
        raise Refusal("plan-awaits-text")
    if field in ("starts", "ends", "opens", "closes"):
        return await receive_time(
            incoming, session, seminar, form, _parse_typed(incoming, seminar, form), sure=False
        )
    if field in AMOUNT_CHOICES:
        return await _save_amount(incoming, session, seminar, form, parse_count(incoming.text.strip()))
    if field == "oblast":
        return await _receive_oblast_name(incoming, session, form)
    return await _receive_text(incoming, session, seminar, form)


def _parse_typed(incoming: Incoming, seminar: Seminar | None, form: Form) -> ParsedTime:
    zone = seminar.timezone if seminar else incoming.timezone
    since = None
    if form["field"] == "ends" and seminar:  # the year of an end is that of its start
        as_planned = TimeAndPlace.pending(incoming.person, seminar)
        since = moment_picker.local_clock(as_planned.starts_at, zone).date()
    bare = "day" in form or form["field"] == "ends"
    return moment_picker.parse_typed(
        incoming, moment_picker.local_clock(incoming.at, zone), bare=bare, since=since
    )


async def receive_day(incoming: Incoming, session: Session, data: PickDay) -> list[Reply]:
    """A day was pressed."""
    return await _receive_pressed(incoming, session, ParsedTime(day=data.day))


async def receive_hour(incoming: Incoming, session: Session, data: PickHour) -> list[Reply]:
    """An hour was pressed."""
    return await _receive_pressed(incoming, session, ParsedTime(clock=time.fromisoformat(data.clock)))


async def confirm_moment(incoming: Incoming, session: Session, data: ConfirmRegistrationTime) -> list[Reply]:
    """What was typed and asked back is right."""
    form = planning_form(incoming.person)
    if form["field"] != data.field:
        raise OutOfDate
    if data.moment <= incoming.at:
        raise Refusal("when-past")
    seminar = await load_planned_seminar(incoming, session, form)
    return await receive_moment(incoming, session, seminar, form, data.moment, sure=True)


async def _receive_pressed(incoming: Incoming, session: Session, told: ParsedTime) -> list[Reply]:
    form = planning_form(incoming.person)
    if form["field"] not in ("starts", "ends", "opens", "closes"):
        raise OutOfDate
    return await receive_time(
        incoming, session, await load_planned_seminar(incoming, session, form), form, told, sure=True
    )


async def receive_amount(incoming: Incoming, session: Session, data: PickAmount) -> list[Reply]:
    """A number was pressed."""
    form = planning_form(incoming.person)
    if form["field"] not in AMOUNT_CHOICES:
        raise OutOfDate
    seminar = await load_planned_seminar(incoming, session, form)
    return await _save_amount(incoming, session, seminar, form, data.amount)


async def skip_field(incoming: Incoming, session: Session, _data: SkipPlanField) -> list[Reply]:
    """Go on without an answer: the card shows what is missing."""
    form = planning_form(incoming.person)
    seminar = await load_planned_seminar(incoming, session, form)
    if seminar is None or not form.get("guided"):
        raise OutOfDate
    return await continue_planning(incoming, session, seminar, form)


async def clear_field(incoming: Incoming, session: Session, _data: ClearPlanField) -> list[Reply]:
    """No limit, no hour, no such text."""
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
    if name != "description":  # it alone has lines
        words = " ".join(words.split())
    if len(words) > TEXT_LIMITS[name]:
        raise Refusal("plan-text-long", most=TEXT_LIMITS[name])
    if seminar is None or not words:
        raise Refusal("plan-awaits-text")
    await planning.lock(session, seminar)
    return await save_field(
        incoming,
        session,
        seminar,
        form,
        **{name: {**_current_texts(incoming, seminar, name), language: words}},
    )


def _current_texts(incoming: Incoming, seminar: Seminar, name: str) -> dict[str, str]:
    """The texts of a field, with the pending change of it."""
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
    """`42.4905, 78.3960`, perhaps inside a link of a map; some maps write the longitude first."""
    found = _COORDINATES.search(text.replace("%2C", ","))
    if found is None:
        return None
    lat, lon = float(found[1]), float(found[2])
    if lat > 60 > lon:  # nowhere in Kyrgyzstan: it lies between 39 and 44 north, 69 and 81 east
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
    """Set the time zone: the hours stay what they are, in the new zone."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    if seminar.state != seminar_states.DRAFT:
        raise Refusal("plan-zone-fixed")
    was, zone = seminar.timezone, data.zone
    for name in ("starts_at", "ends_at", "registration_opens_at", "registration_closes_at"):
        if (value := getattr(seminar, name)) is not None:
            there = moment_picker.local_clock(value, was)
            setattr(seminar, name, moment_picker.to_utc(there.date(), there.time(), zone))
    seminar.timezone = zone
    await planning.change_timezone(session, seminar, was)
    await record_change(incoming, session, seminar, timezone=[was, zone])
    await planning.record_change(session, seminar, incoming.at)
    return [await plan_card(incoming, session, seminar, edit=True)]


async def receive_oblast(incoming: Incoming, session: Session, data: PickOblast) -> list[Reply]:
    """For which oblast the clone is."""
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
    made = await planning.clone(session, source, starts_at, oblast, incoming.at, ends_at=ends_at)
    leave_planning(incoming.person)
    await audit.record(
        session, incoming.person, "seminar.cloned", f"seminar:{made.id}", incoming.at, source=source.id
    )
    said: list[Reply] = [
        Say("plan-cloned-done", {"seminar": plan.seminar_title(source), "area": unit_name(unit)}, edit=True)
    ]
    if waiting := (await faq.count_by_state(session, made.id)).waiting:
        look = [[Button("faq-look", ListFaqEntries(made.id), style="primary")]]
        said.append(Say("faq-cloned", {"number": waiting}, look))
    return [*said, await plan_card(incoming, session, made)]
