"""The times of a seminar, as they are typed or pressed: when it begins and ends, when registering does."""

from datetime import date, datetime, timedelta

from handlers.plans import moments, staging
from handlers.plans.asking import ask, back, stand
from handlers.plans.days import LONGEST
from handlers.plans.keeping import COLUMN, go_on, put
from handlers.plans.plan import moment_line
from handlers.plans.when import When
from handlers.steps import Form
from handlers.words import Button, Incoming, Lines, Refusal, Reply, Say, Value
from storage import audit, planning
from storage.database import Session
from storage.models import Seminar


async def take_when(
    incoming: Incoming, session: Session, seminar: Seminar | None, form: Form, told: When, *, sure: bool
) -> list[Reply]:
    """A time, as far as it was told; what is lacking is asked for. `sure`: it was pressed, not typed."""
    field, zone = form["field"], seminar.timezone if seminar else incoming.zone
    if field == "ends":
        return await _take_ends(incoming, session, seminar, form, told)
    if field != "starts":
        told = moments.single(told, by=field == "closes")
    elif told.until_day and not told.day:
        raise Refusal("when-no-start")
    told = _completed(told, moments.remembered(form))
    if field == "starts" and form.get("seminar") and seminar and not form.get("day"):
        told = _otherwise_as_it_was(told, staging.clocks(_as_planned(incoming, seminar).starts_at, zone))
    if told.day is None or told.clock is None:
        stand(incoming.person, **{**form, **moments.kept(told)})
        return await ask(incoming, session)
    span = moments.span(told.day, told.clock, told, zone, incoming.at)
    form = {name: value for name, value in form.items() if name not in moments.KEPT}
    if field != "starts":
        return await take_moment(incoming, session, seminar, form, span.starts_at, sure=sure)
    return await _take_span(incoming, session, seminar, form, span, told.until_day)


def _completed(told: When, was: When) -> When:
    """With what was told before, unless it is told anew: with other hours, or another day."""
    return When(
        told.day or was.day,
        told.clock or was.clock,
        told.until or (None if told.clock and was.clock else was.until),
        told.until_day or (None if told.day else was.until_day),
    )


def _otherwise_as_it_was(told: When, starts: datetime) -> When:
    return When(told.day or starts.date(), told.clock or starts.time(), told.until, told.until_day)


def _as_planned(incoming: Incoming, seminar: Seminar) -> staging.Plan:
    """The seminar with what this person has staged for it."""
    return staging.Plan.of(seminar, staging.staged(incoming.person, seminar))


async def _take_span(
    incoming: Incoming,
    session: Session,
    seminar: Seminar | None,
    form: Form,
    span: moments.Span,
    last: date | None,
) -> list[Reply]:
    """When it begins: for a new seminar the row is made of it; for a clone the oblast comes next."""
    if seminar is None:
        return await _make(incoming, session, form, span, last)
    stands = _as_planned(incoming, seminar)
    length = planning.between(stands.starts_at, stands.ends_at, seminar.timezone)
    usual = planning.shifted(span.starts_at, seminar.timezone, length)
    ends_at = _end(span, last, usual, seminar.timezone)
    if not form.get("clone"):
        return await put(incoming, session, seminar, form, starts_at=span.starts_at, ends_at=ends_at)
    times = {"starts_at": span.starts_at.isoformat(), "ends_at": ends_at.isoformat()}
    stand(incoming.person, **{**form, "field": "oblast", **times})
    return await ask(incoming, session)


def _end(span: moments.Span, last: date | None, usual: datetime, zone: str) -> datetime:
    """The end that was told; on the last day, if only that was told, at the usual hour."""
    on_last = moments.moment(last, staging.clocks(usual, zone).time(), zone) if last else usual
    return span.ends_at or on_last


async def _make(
    incoming: Incoming, session: Session, form: Form, span: moments.Span, last: date | None
) -> list[Reply]:
    """A new seminar; its end is asked for where its hour was not told."""
    ends_at = _end(span, last, span.starts_at + planning.LENGTH, incoming.zone)
    made = await planning.create(session, span.starts_at, ends_at, incoming.zone, incoming.at)
    await audit.record(session, incoming.person, "seminar.made", f"seminar:{made.id}", incoming.at)
    form = {"field": "ends" if span.ends_at else "starts", "guided": True, "seminar": made.id}
    if last and not span.ends_at:
        form["until_day"] = last.isoformat()
    return await go_on(incoming, session, made, form, staging.when("plan-when", staging.Plan.of(made)))


async def _take_ends(
    incoming: Incoming, session: Session, seminar: Seminar | None, form: Form, told: When
) -> list[Reply]:
    if seminar is None:
        raise Refusal("button-old")
    as_planned = _as_planned(incoming, seminar)
    starts, ends = (
        staging.clocks(moment, seminar.timezone) for moment in (as_planned.starts_at, as_planned.ends_at)
    )
    told = _end_alone(told, starts)
    day = told.day or moments.remembered(form).until_day or starts.date()
    ends_at = moments.moment(day, told.clock or ends.time(), seminar.timezone)
    moments.check_order(as_planned.starts_at, ends_at)
    moments.still_to_come(ends_at, seminar.timezone, incoming.at)
    return await put(incoming, session, seminar, form, ends_at=ends_at)


def _end_alone(told: When, starts: datetime) -> When:
    """The end, without the start that may be said along with it. Raises Refusal when that is another one."""
    whole = (told.clock and told.until) or (told.day and told.until_day)
    if whole and told.clock in (None, starts.time()) and told.day in (None, starts.date()):
        told = When(told.until_day or told.day, told.until)
    end = moments.single(told, by=True)
    if end.day and end.day > starts.date() + timedelta(days=LONGEST):
        raise Refusal("when-long", most=LONGEST)
    return end


async def take_moment(
    incoming: Incoming, session: Session, seminar: Seminar | None, form: Form, moment: datetime, *, sure: bool
) -> list[Reply]:
    """When registering begins or ends. A mistake would shut people out: what was typed is asked back first."""
    if seminar is None:
        raise Refusal("button-old")
    field = form["field"]
    opens = moment if field == "opens" else seminar.registration_opens_at
    closes = moment if field == "closes" else seminar.registration_closes_at
    if moment >= seminar.ends_at:
        raise Refusal("registration-late")
    if opens and closes:
        moments.check_order(opens, closes)
    if not sure:
        stand(incoming.person, **form)
        return [_ask_back(seminar, field, moment)]
    return await put(incoming, session, seminar, form, **{COLUMN[field]: moment})


def _ask_back(seminar: Seminar, field: str, moment: datetime) -> Say:
    yes = Button("plan-sure-yes", f"planat:{field}:{moment:{moments.STAMP}}", style="success")
    args: dict[str, Value] = {"what": Lines(moment_line(seminar, field, moment))}
    return Say("plan-sure", args, [[yes], back(seminar)])
