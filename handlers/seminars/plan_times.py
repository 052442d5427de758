"""Saving typed or picked times of a seminar: its start and end, the opening and closing of registration."""

from datetime import date, datetime, timedelta
from typing import Any

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
    incoming: Incoming,
    session: Session,
    seminar: Seminar | None,
    form: Form,
    parsed: ParsedTime,
    *,
    confirmed: bool,
) -> list[Reply]:
    """Save a time; if only a part of it was given, ask for the rest. `confirmed`: it was picked, not typed."""
    field, zone = form["field"], seminar.timezone if seminar else incoming.timezone
    if field == "ends":
        return await _receive_end(incoming, session, seminar, form, parsed)
    if field != "starts":
        parsed = moment_picker.single_moment(parsed, by=field == "closes")
    elif parsed.until_day and not parsed.day:
        raise Refusal("when-no-start")
    parsed = _merge_times(parsed, moment_picker.from_form(form))
    if field == "starts" and form.get("seminar") and seminar and not form.get("day"):
        parsed = _with_current_start(
            parsed,
            pending_changes.in_timezone(TimeAndPlace.pending(incoming.person, seminar).starts_at, zone),
        )
    if parsed.day is None or parsed.clock is None:
        enter_planning(incoming.person, **{**form, **moment_picker.to_form(parsed)})
        return await prompt(incoming, session)
    span = moment_picker.make_span(parsed.day, parsed.clock, parsed, zone, incoming.at)
    form = {name: value for name, value in form.items() if name not in moment_picker.FORM_FIELDS}
    if field != "starts":
        return await receive_moment(incoming, session, seminar, form, span.starts_at, confirmed=confirmed)
    return await _save_span(incoming, session, seminar, form, span, parsed.until_day)


def _merge_times(parsed: ParsedTime, was: ParsedTime) -> ParsedTime:
    """Complete `parsed` with the parts given before; a new hour or day also replaces the end belonging to it."""
    return ParsedTime(
        parsed.day or was.day,
        parsed.clock or was.clock,
        parsed.until or (None if parsed.clock and was.clock else was.until),
        parsed.until_day or (None if parsed.day else was.until_day),
    )


def _with_current_start(parsed: ParsedTime, starts: datetime) -> ParsedTime:
    return ParsedTime(
        parsed.day or starts.date(), parsed.clock or starts.time(), parsed.until, parsed.until_day
    )


async def _save_span(
    incoming: Incoming,
    session: Session,
    seminar: Seminar | None,
    form: Form,
    span: moment_picker.TimeSpan,
    last: date | None,
) -> list[Reply]:
    """Save start and end, or create a new seminar with them; for a clone, ask for the oblast next."""
    if seminar is None:
        return await _create_seminar(incoming, session, form, span, last)
    planned = TimeAndPlace.pending(incoming.person, seminar)
    length = planning.local_difference(planned.starts_at, planned.ends_at, seminar.timezone)
    default_end = planning.shift_local(span.starts_at, seminar.timezone, length)
    ends_at = _end_time(span, last, default_end, seminar.timezone)
    hours = form.get("day_hours", {} if span.ends_at else planned.day_hours)
    if not form.get("clone"):
        times: dict[str, Any] = {"starts_at": span.starts_at, "ends_at": ends_at}
        times |= {"day_hours": hours} if hours != planned.day_hours else {}
        return await save_field(incoming, session, seminar, form, **times)
    written = {"starts_at": span.starts_at.isoformat(), "ends_at": ends_at.isoformat(), "day_hours": hours}
    enter_planning(incoming.person, **{**form, "field": "oblast", **written})
    return await prompt(incoming, session)


def _end_time(span: moment_picker.TimeSpan, last: date | None, default: datetime, zone: str) -> datetime:
    """Return the end that was given; if only its day was given, that day at the default's hour; else the default."""
    if last:
        default = moment_picker.to_utc(last, pending_changes.in_timezone(default, zone).time(), zone)
    return span.ends_at or default


async def _create_seminar(
    incoming: Incoming, session: Session, form: Form, span: moment_picker.TimeSpan, last: date | None
) -> list[Reply]:
    """Create a seminar, and ask for the hour of its end next if it was not given."""
    ends_at = _end_time(span, last, span.starts_at + planning.DEFAULT_LENGTH, incoming.timezone)
    seminar = await planning.create(session, span.starts_at, ends_at, incoming.timezone, incoming.at)
    seminar.day_hours = form.get("day_hours", {})
    await audit.record(session, incoming.person, "seminar.created", f"seminar:{seminar.id}", incoming.at)
    form = {"field": "ends" if span.ends_at else "starts", "guided": True, "seminar": seminar.id}
    if last and not span.ends_at:
        form["until_day"] = last.isoformat()
    return await continue_planning(
        incoming,
        session,
        seminar,
        form,
        pending_changes.when_text("plan-when", TimeAndPlace.of(seminar)),
    )


async def _receive_end(
    incoming: Incoming, session: Session, seminar: Seminar | None, form: Form, parsed: ParsedTime
) -> list[Reply]:
    if seminar is None:
        raise OutOfDate
    planned_times = TimeAndPlace.pending(incoming.person, seminar)
    starts, ends = (
        pending_changes.in_timezone(moment, seminar.timezone)
        for moment in (planned_times.starts_at, planned_times.ends_at)
    )
    parsed = _extract_end(parsed, starts)
    day = parsed.day or moment_picker.from_form(form).until_day or starts.date()
    ends_at = moment_picker.to_utc(day, parsed.clock or ends.time(), seminar.timezone)
    moment_picker.check_order(planned_times.starts_at, ends_at)
    moment_picker.require_future(ends_at, seminar.timezone, incoming.at)
    return await save_field(incoming, session, seminar, form, ends_at=ends_at)


def _extract_end(parsed: ParsedTime, starts: datetime) -> ParsedTime:
    """Return the end of a time that may include the present start. Raises Refusal if it is not a single moment."""
    is_span = (parsed.clock and parsed.until) or (parsed.day and parsed.until_day)
    if is_span and parsed.clock in (None, starts.time()) and parsed.day in (None, starts.date()):
        parsed = ParsedTime(parsed.until_day or parsed.day, parsed.until)
    end = moment_picker.single_moment(parsed, by=True)
    if end.day and end.day > starts.date() + timedelta(days=MAX_DAYS):
        raise Refusal("when-long", most=MAX_DAYS)
    return end


async def receive_moment(
    incoming: Incoming,
    session: Session,
    seminar: Seminar | None,
    form: Form,
    moment: datetime,
    *,
    confirmed: bool,
) -> list[Reply]:
    """Save when registration opens or closes. A typed time is confirmed first, as a mistake would exclude people."""
    if seminar is None:
        raise OutOfDate
    field: RegistrationTime = form["field"]
    opens = moment if field == "opens" else seminar.registration_opens_at
    closes = moment if field == "closes" else seminar.registration_closes_at
    if moment >= seminar.ends_at:
        raise Refusal("registration-late")
    if opens and closes:
        moment_picker.check_order(opens, closes)
    if not confirmed:
        enter_planning(incoming.person, **form)
        return [_confirm_moment(seminar, field, moment)]
    return await save_field(incoming, session, seminar, form, **{FIELD_COLUMNS[field]: moment})


def _confirm_moment(seminar: Seminar, field: RegistrationTime, moment: datetime) -> Say:
    confirm_button = Button("plan-sure-yes", ConfirmRegistrationTime(field, moment), style="success")
    args: dict[str, Value] = {"what": Lines(moment_lines(seminar, field, moment))}
    return Say("plan-sure", args, [[confirm_button], back_row(seminar)])
