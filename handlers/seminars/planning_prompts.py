"""The prompts of planning a seminar, one for each field, with buttons for common values."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, get_args

from handlers.buttons.seminars import (
    ClearPlanField,
    CloneSeminar,
    EditPlanField,
    PickAmount,
    PickOblast,
    SetTimezone,
    ShowPlan,
    SkipPlanField,
    Timezone,
)
from handlers.messages import Button, Incoming, Refusal, Reply, Say, Text, Value
from handlers.permissions import ORGANISERS, load_seminar
from handlers.seminars import pending_changes
from handlers.seminars.pending_changes import TimeAndPlace
from handlers.seminars.plan import TEXT_LIMITS, copied_titles, may_create, timezone_name
from handlers.time_parsing.parser import ParsedTime
from handlers.ui import moment_picker, steps
from handlers.ui.arguments import unit_name
from handlers.ui.languages import LANGUAGES, REQUIRED_LANGUAGES
from handlers.ui.pages import grid
from handlers.ui.steps import Form
from storage.database import Session
from storage.models import Person, Seminar, seminar_states
from storage.units import units

STEP = "planning"
TARGETS_STEP = "targets"
AMOUNT_CHOICES = {"capacity": (30, 40, 50, 60, 80, 100, 150, 200), "per-unit": (1, 2, 3, 4)}


def enter_planning(person: Person, **form: Any) -> None:
    """Stand at the step, with this to remember."""
    steps.enter_step(person, STEP, **form)


def planning_form(person: Person) -> Form:
    """What is remembered there. Raises Refusal when the person stands elsewhere."""
    return steps.step_form(person, STEP)


def leave_planning(person: Person) -> None:
    """Leave planning, and the target list."""
    steps.leave_step(person, STEP)
    steps.leave_step(person, TARGETS_STEP)


def cancelled_text(form: Form) -> str:
    """Return the text key after cancelling: before its start is given, a new seminar or a copy is not stored."""
    return "cancelled" if form.get("seminar") else "plan-not-created"


async def cancel(_incoming: Incoming, _session: Session, form: Form) -> list[Reply]:
    """Say what cancelling leaves."""
    return [Say(cancelled_text(form), edit=True)]


async def load_planned_seminar(incoming: Incoming, session: Session, form: Form) -> Seminar | None:
    """Return the form's seminar, or None before it is created. Raises Refusal if the sender may not plan it."""
    seminar_id = form.get("seminar") or form.get("clone")
    if seminar_id is None:
        if not may_create(incoming):
            raise Refusal("not-yours")
        return None
    return await load_seminar(incoming, session, ORGANISERS, seminar_id)


def languages_page(seminar: Seminar, field: str) -> Say:
    """Return the page with a field's texts and a button to edit each language."""
    texts = getattr(seminar, field)
    args: dict[str, Value] = {"what": Text(f"line-{field}")}
    args |= {language: texts.get(language) or _missing(language) for language in LANGUAGES}
    row = [
        Button(Text(f"language-{language}"), EditPlanField(seminar.id, f"{field}-{language}"))
        for language in LANGUAGES
    ]
    return Say("plan-languages", args, [row, back_row(seminar)], edit=True)


def _missing(language: str) -> Text:
    """Return what stands for a text that there is not: a warning only where it is needed."""
    return Text("plan-no-translation" if language in REQUIRED_LANGUAGES else "not-given")


def back_row(seminar: Seminar) -> list[Button]:
    """Return the row with the button back to the card."""
    return [Button("back-button", ShowPlan(seminar.id))]


def with_understood(question: Say, understood: Text | None) -> Say:
    """Put what was understood so far (`understood`) above the prompt."""
    if understood is None:
        return question
    return replace(
        question, key="plan-heard", args={"told": understood, "question": Text(question.key, question.args)}
    )


async def prompt(incoming: Incoming, session: Session, understood: Text | None = None) -> list[Reply]:
    """Ask for the field of the step, below what was understood of the previous answer."""
    return [with_understood(await _field_prompt(incoming, session), understood)]


async def _field_prompt(incoming: Incoming, session: Session) -> Say:
    form = planning_form(incoming.person)
    seminar = await load_planned_seminar(incoming, session, form)
    field = form["field"]
    name, _, language = field.partition("-")
    if name in TEXT_LIMITS:
        assert seminar is not None
        question = _prompt_text(incoming, seminar, form, name, language)
        old = {"title": seminar.title.get(language, "")}
        is_copied = field in await copied_titles(session, seminar)
        return with_understood(question, Text("plan-title-copied", old) if is_copied else None)
    if name == "hours" and seminar is not None:
        return _prompt_hours(incoming, seminar, form, int(language))
    return await PROMPTS[field](incoming, session, form, seminar)


def _prompt_message(
    incoming: Incoming, key: str, args: dict[str, Value], rows: list[list[Button]], form: Form
) -> Say:
    """Return a prompt with a button to go back to the card, or to stop before there is one; and to skip the field."""
    if form.get("guided") and form.get("seminar"):
        rows = [*rows, [Button("plan-skip", SkipPlanField())]]
    if form.get("seminar"):
        rows = [*rows, [Button("back-button", ShowPlan(form["seminar"]))]]
    else:
        rows = [*rows, [steps.cancel_button(STEP, "step-stop")]]
    return Say(key, args, rows, edit=incoming.button is not None)


def _prompt_text(incoming: Incoming, seminar: Seminar, form: Form, name: str, language: str) -> Say:
    args: dict[str, Value] = {"language": Text(f"in-{language}")}
    optional = language == "en" or name in ("description", "address")
    given = getattr(seminar, name).get(language) and not form.get("guided")
    rows = [[Button("plan-remove", ClearPlanField())]] if optional and given else []
    return _prompt_message(incoming, f"plan-ask-{name}", args, rows, form)


async def _prompt_start(incoming: Incoming, session: Session, form: Form, seminar: Seminar | None) -> Say:
    zone = seminar.timezone if seminar else incoming.timezone
    known = moment_picker.from_form(form)
    if known.day:
        args: dict[str, Value] = {
            "starts": moment_picker.noon(known.day),
            "ends": moment_picker.noon(known.until_day or known.day),
        }
        key = "plan-ask-hour-days" if known.until_day else "plan-ask-hour"
        question = _prompt_message(incoming, key, args, moment_picker.hour_buttons(known.day, zone), form)
        return with_understood(question, _hours_text(known))
    key = (
        "plan-ask-clone"
        if form.get("clone")
        else "plan-ask-starts"
        if form.get("seminar")
        else "plan-ask-first"
    )
    return with_understood(
        _prompt_message(incoming, key, {}, moment_picker.day_buttons(incoming, zone), form),
        _hours_text(known),
    )


def _hours_text(known: ParsedTime) -> Text | None:
    """Return the text of the hours given so far, or of the end given so far."""
    day = known.day or date.min
    args = {
        "starts": datetime.combine(day, known.clock or time()),
        "ends": datetime.combine(day, known.until or time()),
    }
    if known.clock:
        return Text("plan-hours" if known.until else "plan-hour", args)
    return Text("plan-hour-until", args) if known.until else None


async def _prompt_end(incoming: Incoming, session: Session, form: Form, seminar: Seminar | None) -> Say:
    assert seminar is not None
    planned_times = TimeAndPlace.pending(incoming.person, seminar)
    starts = pending_changes.in_timezone(planned_times.starts_at, seminar.timezone)
    last = moment_picker.from_form(form).until_day
    rows = moment_picker.hour_buttons(last or starts.date(), seminar.timezone, planned_times.starts_at)
    question = _prompt_message(incoming, "plan-ask-ends", {"starts": starts}, rows, form)
    return with_understood(
        question, Text("plan-last-day", {"ends": moment_picker.noon(last)}) if last else None
    )


def _prompt_hours(incoming: Incoming, seminar: Seminar, form: Form, number: int) -> Say:
    """Ask for the hours of the day of this number, counted from 0."""
    first = pending_changes.in_timezone(
        TimeAndPlace.pending(incoming.person, seminar).starts_at, seminar.timezone
    )
    args: dict[str, Value] = {"starts": moment_picker.noon(first.date() + timedelta(days=number))}
    return _prompt_message(incoming, "plan-ask-hours", args, [], form)


async def _prompt_map(incoming: Incoming, session: Session, form: Form, seminar: Seminar | None) -> Say:
    return _prompt_message(incoming, "plan-ask-map", {}, [], form)


async def _prompt_amount(incoming: Incoming, session: Session, form: Form, seminar: Seminar | None) -> Say:
    field = form["field"]
    keys = [
        Button(Text("amount", {"number": amount}), PickAmount(amount)) for amount in AMOUNT_CHOICES[field]
    ]
    rows = grid(keys, 4)
    return _prompt_message(
        incoming, f"plan-ask-{field}", {}, [*rows, [Button("plan-unlimited", ClearPlanField())]], form
    )


async def _prompt_moment(incoming: Incoming, session: Session, form: Form, seminar: Seminar | None) -> Say:
    assert seminar is not None
    if "day" in form:
        return await _prompt_start(incoming, session, form, seminar)
    rows = [
        *moment_picker.day_buttons(incoming, seminar.timezone),
        [Button("plan-no-moment", ClearPlanField())],
    ]
    return _prompt_message(incoming, f"plan-ask-{form['field']}", {}, rows, form)


async def _prompt_oblast(incoming: Incoming, session: Session, form: Form, seminar: Seminar | None) -> Say:
    assert seminar is not None  # the seminar being cloned
    areas = [Button(unit_name(unit), PickOblast(unit.code)) for unit in await units.children(session, None)]
    rows = [*grid(areas, 2), [Button("back-button", CloneSeminar(seminar.id))]]
    question = _prompt_message(incoming, "plan-ask-oblast", {}, rows, form)
    times: Form = {name: form[name] for name in ("starts_at", "ends_at", "day_hours") if name in form}
    return with_understood(question, pending_changes.when_text("plan-when", TimeAndPlace.of(seminar, times)))


PromptBuilder = Callable[[Incoming, Session, Form, Seminar | None], Awaitable[Say]]
PROMPTS: dict[str, PromptBuilder] = {
    "starts": _prompt_start,
    "ends": _prompt_end,
    "map": _prompt_map,
    "capacity": _prompt_amount,
    "per-unit": _prompt_amount,
    "opens": _prompt_moment,
    "closes": _prompt_moment,
    "oblast": _prompt_oblast,
}


def timezones_page(seminar: Seminar) -> Say:
    """Return the page of time zones. Raises Refusal unless the seminar is a draft."""
    if seminar.state != seminar_states.DRAFT:
        raise Refusal("plan-zone-fixed")
    rows = [[Button(timezone_name(zone), SetTimezone(seminar.id, zone))] for zone in get_args(Timezone)]
    return Say(
        "plan-ask-zone", {"zone": timezone_name(seminar.timezone)}, [*rows, back_row(seminar)], edit=True
    )
