"""The times of a seminar, typed or picked: when it begins and ends, when registration opens and closes."""

from datetime import date, datetime, timedelta

from handlers.buttons.seminars import ConfirmRegistrationTime, RegistrationTime
from handlers.messages import Button, Incoming, Lines, OutOfDate, Refusal, Reply, Say, Value
from handlers.seminars import pending_changes
from handlers.seminars.pending_changes import TimeAndPlace
from handlers.seminars.plan import moment_lines
from handlers.seminars.planning_prompts import back_row, enter_planning, prompt
from handlers.seminars.save import FIELD_COLUMNS, continue_planning, save_field
from handlers.time_parsing.days import MAX_DAYS
from handlers.time_parsing.parser import ParsedTime
from handlers.ui import moment_picker
from handlers.ui.steps import Form
from storage import audit, planning
from storage.database import Session
from storage.models import Seminar


async def receive_time(
    incoming: Incoming, session: Session, seminar: Seminar | None, form: Form, told: ParsedTime, *, sure: bool
) -> list[Reply]:
    """Take a time, or the part of one that was given, and ask for the rest. `sure`: it was picked, not typed."""
    field, zone = form["field"], seminar.timezone if seminar else incoming.timezone
    if field == "ends":
        return await _receive_end(incoming, session, seminar, form, told)
    if field != "starts":
        told = moment_picker.single_moment(told, by=field == "closes")
    elif told.until_day and not told.day:
        raise Refusal("when-no-start")
    told = _merge_times(told, moment_picker.from_form(form))
    if field == "starts" and form.get("seminar") and seminar and not form.get("day"):
        told = _with_current_start(
            told, pending_changes.in_timezone(TimeAndPlace.pending(incoming.person, seminar).starts_at, zone)
        )
    if told.day is None or told.clock is None:
        enter_planning(incoming.person, **{**form, **moment_picker.to_form(told)})
        return await prompt(incoming, session)
    span = moment_picker.make_span(told.day, told.clock, told, zone, incoming.at)
    form = {name: value for name, value in form.items() if name not in moment_picker.FORM_FIELDS}
    if field != "starts":
        return await receive_moment(incoming, session, seminar, form, span.starts_at, sure=sure)
    return await _save_span(incoming, session, seminar, form, span, told.until_day)


def _merge_times(told: ParsedTime, was: ParsedTime) -> ParsedTime:
    """The time with the parts given before, unless they are given anew: with other hours, or another day."""
    return ParsedTime(
        told.day or was.day,
        told.clock or was.clock,
        told.until or (None if told.clock and was.clock else was.until),
        told.until_day or (None if told.day else was.until_day),
    )


def _with_current_start(told: ParsedTime, starts: datetime) -> ParsedTime:
    return ParsedTime(told.day or starts.date(), told.clock or starts.time(), told.until, told.until_day)


async def _save_span(
    incoming: Incoming,
    session: Session,
    seminar: Seminar | None,
    form: Form,
    span: moment_picker.TimeSpan,
    last: date | None,
) -> list[Reply]:
    """Keep the start and end: a new seminar is created with them; for a clone the oblast is asked for next."""
    if seminar is None:
        return await _create_seminar(incoming, session, form, span, last)
    planned = TimeAndPlace.pending(incoming.person, seminar)
    length = planning.local_difference(planned.starts_at, planned.ends_at, seminar.timezone)
    usual = planning.shift_local(span.starts_at, seminar.timezone, length)
    ends_at = _end_time(span, last, usual, seminar.timezone)
    if not form.get("clone"):
        return await save_field(incoming, session, seminar, form, starts_at=span.starts_at, ends_at=ends_at)
    times = {"starts_at": span.starts_at.isoformat(), "ends_at": ends_at.isoformat()}
    enter_planning(incoming.person, **{**form, "field": "oblast", **times})
    return await prompt(incoming, session)


def _end_time(span: moment_picker.TimeSpan, last: date | None, usual: datetime, zone: str) -> datetime:
    """The end that was given; if only its day was given, the usual hour of that day."""
    on_last = (
        moment_picker.to_utc(last, pending_changes.in_timezone(usual, zone).time(), zone) if last else usual
    )
    return span.ends_at or on_last


async def _create_seminar(
    incoming: Incoming, session: Session, form: Form, span: moment_picker.TimeSpan, last: date | None
) -> list[Reply]:
    """Create a seminar; the hour of its end is asked for next, if it was not given."""
    ends_at = _end_time(span, last, span.starts_at + planning.DEFAULT_LENGTH, incoming.timezone)
    made = await planning.create(session, span.starts_at, ends_at, incoming.timezone, incoming.at)
    await audit.record(session, incoming.person, "seminar.made", f"seminar:{made.id}", incoming.at)
    form = {"field": "ends" if span.ends_at else "starts", "guided": True, "seminar": made.id}
    if last and not span.ends_at:
        form["until_day"] = last.isoformat()
    return await continue_planning(
        incoming,
        session,
        made,
        form,
        pending_changes.when_text("plan-when", TimeAndPlace.of(made)),
    )


async def _receive_end(
    incoming: Incoming, session: Session, seminar: Seminar | None, form: Form, told: ParsedTime
) -> list[Reply]:
    if seminar is None:
        raise OutOfDate
    as_planned = TimeAndPlace.pending(incoming.person, seminar)
    starts, ends = (
        pending_changes.in_timezone(moment, seminar.timezone)
        for moment in (as_planned.starts_at, as_planned.ends_at)
    )
    told = _extract_end(told, starts)
    day = told.day or moment_picker.from_form(form).until_day or starts.date()
    ends_at = moment_picker.to_utc(day, told.clock or ends.time(), seminar.timezone)
    moment_picker.check_order(as_planned.starts_at, ends_at)
    moment_picker.require_future(ends_at, seminar.timezone, incoming.at)
    return await save_field(incoming, session, seminar, form, ends_at=ends_at)


def _extract_end(told: ParsedTime, starts: datetime) -> ParsedTime:
    """The end, without the start that may be given with it. Raises Refusal when that is another one."""
    whole = (told.clock and told.until) or (told.day and told.until_day)
    if whole and told.clock in (None, starts.time()) and told.day in (None, starts.date()):
        told = ParsedTime(told.until_day or told.day, told.until)
    end = moment_picker.single_moment(told, by=True)
    if end.day and end.day > starts.date() + timedelta(days=MAX_DAYS):
        raise Refusal("when-long", most=MAX_DAYS)
    return end


async def receive_moment(
    incoming: Incoming, session: Session, seminar: Seminar | None, form: Form, moment: datetime, *, sure: bool
) -> list[Reply]:
    """When registration opens or closes. A mistake would shut people out: what was typed is confirmed first."""
    if seminar is None:
        raise OutOfDate
    field: RegistrationTime = form["field"]
    opens = moment if field == "opens" else seminar.registration_opens_at
    closes = moment if field == "closes" else seminar.registration_closes_at
    if moment >= seminar.ends_at:
        raise Refusal("registration-late")
    if opens and closes:
        moment_picker.check_order(opens, closes)
    if not sure:
        enter_planning(incoming.person, **form)
        return [_confirm_moment(seminar, field, moment)]
    return await save_field(incoming, session, seminar, form, **{FIELD_COLUMNS[field]: moment})


def _confirm_moment(seminar: Seminar, field: RegistrationTime, moment: datetime) -> Say:
    yes = Button("plan-sure-yes", ConfirmRegistrationTime(field, moment), style="success")
    args: dict[str, Value] = {"what": Lines(moment_lines(seminar, field, moment))}
    return Say("plan-sure", args, [[yes], back_row(seminar)])
