"""The times of a seminar, as they are typed or pressed: when it begins and ends, when registering does."""

from datetime import date, datetime, time

from handlers.plans import moments, staging
from handlers.plans.asking import ask, stand
from handlers.plans.keeping import COLUMN, go_on, put
from handlers.plans.when import When
from handlers.steps import Form
from handlers.words import Incoming, Refusal, Reply
from storage import audit, planning
from storage.database import Session
from storage.models import Seminar


async def take_when(
    incoming: Incoming, session: Session, seminar: Seminar | None, form: Form, told: When
) -> list[Reply]:
    """A time, as far as it was told; what is lacking is asked for."""
    if form["field"] == "ends":
        return await _take_ends(incoming, session, seminar, form, told)
    zone = seminar.timezone if seminar else incoming.zone
    editing = form["field"] == "starts" and form.get("seminar") and seminar
    was = staging.clocks(_as_planned(incoming, seminar).starts_at, zone) if editing and seminar else None
    day = told.day or _date(form.get("day")) or (was.date() if was else None)
    clock = told.clock or _clock(form.get("clock")) or (was.time() if was and not form.get("day") else None)
    if day is None or clock is None:
        known = {"day": day.isoformat() if day else None, "clock": clock.isoformat() if clock else None}
        until = (told.until.isoformat() if told.until else None) or form.get("until")
        kept = {**form, **known, "until": until}
        stand(incoming.person, **{name: value for name, value in kept.items() if value is not None})
        return await ask(incoming, session)
    until_clock = told.until or _clock(form.get("until"))
    span = moments.span(day, clock, When(day, clock, until_clock, told.until_day), zone, incoming.at)
    form = {name: value for name, value in form.items() if name not in ("day", "clock", "until")}
    if form["field"] != "starts":
        return await _take_moment(incoming, session, seminar, form, span.starts_at)
    return await _take_span(incoming, session, seminar, form, span)


def _as_planned(incoming: Incoming, seminar: Seminar) -> staging.Plan:
    """The seminar with what this person has staged for it."""
    return staging.Plan.of(seminar, staging.staged(incoming.person, seminar))


def _date(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _clock(iso: str | None) -> time | None:
    return time.fromisoformat(iso) if iso else None


async def _take_span(
    incoming: Incoming, session: Session, seminar: Seminar | None, form: Form, span: moments.Span
) -> list[Reply]:
    """When it begins: for a new seminar the row is made of it; for a clone the oblast comes next."""
    if form.get("clone"):
        starts_at = span.starts_at.isoformat()
        stand(incoming.person, **{**form, "field": "oblast", "starts_at": starts_at})
        return await ask(incoming, session)
    if seminar is not None:
        stands = _as_planned(incoming, seminar)
        length = planning.between(stands.starts_at, stands.ends_at, seminar.timezone)
        ends_at = span.ends_at or planning.shifted(span.starts_at, seminar.timezone, length)
        return await put(incoming, session, seminar, form, starts_at=span.starts_at, ends_at=ends_at)
    made = await planning.create(session, span.starts_at, span.ends_at, incoming.zone, incoming.at)
    await audit.record(session, incoming.person, "seminar.made", f"seminar:{made.id}", incoming.at)
    after = "ends" if span.ends_at else "starts"
    return await go_on(incoming, session, made, {"field": after, "guided": True, "seminar": made.id})


async def _take_ends(
    incoming: Incoming, session: Session, seminar: Seminar | None, form: Form, told: When
) -> list[Reply]:
    if seminar is None:
        raise Refusal("button-old")
    as_planned = _as_planned(incoming, seminar)
    starts = staging.clocks(as_planned.starts_at, seminar.timezone)
    clock = told.until or told.clock or staging.clocks(as_planned.ends_at, seminar.timezone).time()
    ends_at = moments.moment(told.until_day or told.day or starts.date(), clock, seminar.timezone)
    moments.check_order(as_planned.starts_at, ends_at)
    if ends_at <= incoming.at:
        raise Refusal("when-past")
    return await put(incoming, session, seminar, form, ends_at=ends_at)


async def _take_moment(
    incoming: Incoming, session: Session, seminar: Seminar | None, form: Form, moment: datetime
) -> list[Reply]:
    """When registering begins or ends."""
    if seminar is None:
        raise Refusal("button-old")
    opens = moment if form["field"] == "opens" else seminar.registration_opens_at
    closes = moment if form["field"] == "closes" else seminar.registration_closes_at
    if moment >= seminar.ends_at:
        raise Refusal("registration-late")
    if opens and closes:
        moments.check_order(opens, closes)
    return await put(incoming, session, seminar, form, **{COLUMN[form["field"]]: moment})
