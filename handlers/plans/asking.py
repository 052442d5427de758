"""The questions of planning a seminar: one line at a time, with buttons where there is something to choose."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from handlers import steps
from handlers.common import named
from handlers.plans import moments, plan, staging
from handlers.plans.plan import TEXTS, may_make, seminar_of
from handlers.plans.when import When
from handlers.steps import Form
from handlers.words import Button, Incoming, Refusal, Reply, Say, Text, Value
from storage import planning, units
from storage.database import Session
from storage.models import Person, Seminar

ELSEWHERE = ("staff", "inbox", "seminars", "ask", "questions")
"""Commands by which one turns to something else; what was given so far is kept, and gone on with from the card."""
AMOUNTS = {"capacity": (30, 40, 50, 60, 80, 100, 150, 200), "per-unit": (1, 2, 3, 4)}
ZONES = ("Asia/Bishkek", "Asia/Almaty", "Asia/Tashkent", "Europe/Berlin", "UTC")


def stand(person: Person, **form: Any) -> None:
    """Stand at a question, with this to remember."""
    steps.stand(person, "planning", **form)


def form_of(person: Person) -> Form:
    """What is remembered there. Raises Refusal when the person stands elsewhere."""
    return steps.form_at(person, "planning")


def leave(person: Person) -> None:
    """Nothing is being asked any more, nor chosen for the target list."""
    steps.leave(person, "planning")
    steps.leave(person, "targeting")


def leave_for(incoming: Incoming) -> None:
    """Whoever turns to something else is no longer asked: the next words must not become a title that all can see."""
    if incoming.person.step in ("planning", "targeting") and incoming.command in ELSEWHERE:
        leave(incoming.person)


async def planned(incoming: Incoming, session: Session, form: Form) -> Seminar | None:
    """The seminar of the form, if it is there yet and still this person's to plan."""
    which = form.get("seminar") or form.get("clone")
    if which is None:
        if not may_make(incoming):
            raise Refusal("not-yours")
        return None
    return await seminar_of(incoming, session, str(which))


def languages(seminar: Seminar, field: str) -> Say:
    """A text in each language, and which of them is to be changed."""
    texts = getattr(seminar, field)
    args: dict[str, Value] = {"what": Text(f"line-{field}")}
    args |= {language: texts.get(language) or Text("plan-no-translation") for language in plan.LANGUAGES}
    row = [
        Button(Text(f"language-{language}"), f"line:{seminar.id}:{field}-{language}")
        for language in plan.LANGUAGES
    ]
    return Say("plan-languages", args, [row, back(seminar)], edit=True)


def back(seminar: Seminar) -> list[Button]:
    """The way back to the card."""
    return [Button("plan-back", f"plan:{seminar.id}")]


def heard(question: Say, told: Text | None) -> Say:
    """The question, below what was understood so far."""
    if told is None:
        return question
    return replace(
        question, key="plan-heard", args={"told": told, "question": Text(question.key, question.args)}
    )


async def ask(incoming: Incoming, session: Session, told: Text | None = None) -> list[Reply]:
    """The question of the field where the person stands, below what was understood of the answer before it."""
    return [heard(await _question(incoming, session), told)]


async def _question(incoming: Incoming, session: Session) -> Say:
    form = form_of(incoming.person)
    seminar = await planned(incoming, session, form)
    field = form["field"]
    line_, _, language = field.partition("-")
    if line_ in TEXTS:
        assert seminar is not None
        return _ask_text(incoming, seminar, form, line_, language)
    return await ASK[field](incoming, session, form, seminar)


def _say(incoming: Incoming, key: str, args: dict[str, Value], rows: list[list[Button]], form: Form) -> Say:
    """A question with its way out: on without an answer, or back to the card."""
    if form.get("guided") and form.get("seminar"):
        rows = [*rows, [Button("plan-skip", "planskip")]]
    elif form.get("seminar"):
        rows = [*rows, [Button("plan-back", f"plan:{form['seminar']}")]]
    return Say(key, args, rows, edit=incoming.button is not None)


def _ask_text(incoming: Incoming, seminar: Seminar, form: Form, name: str, language: str) -> Say:
    args: dict[str, Value] = {"language": Text(f"in-{language}")}
    optional = language == "en" or name in ("description", "address")
    given = getattr(seminar, name).get(language) and not form.get("guided")
    rows = [[Button("plan-remove", "plannone")]] if optional and given else []
    return _say(incoming, f"plan-ask-{name}", args, rows, form)


async def _ask_starts(incoming: Incoming, session: Session, form: Form, seminar: Seminar | None) -> Say:
    zone = seminar.timezone if seminar else incoming.zone
    known = moments.remembered(form)
    if known.day:
        args: dict[str, Value] = {"starts": _noon(known.day), "ends": _noon(known.until_day or known.day)}
        key = "plan-ask-hour-days" if known.until_day else "plan-ask-hour"
        question = _say(incoming, key, args, moments.hour_buttons(known.day, zone), form)
        return heard(question, _hours(known))
    key = (
        "plan-ask-clone"
        if form.get("clone")
        else "plan-ask-starts"
        if form.get("seminar")
        else "plan-ask-first"
    )
    return heard(_say(incoming, key, {}, moments.day_buttons(incoming, zone), form), _hours(known))


def _noon(day: date) -> datetime:
    """A day, for a text."""
    return datetime.combine(day, time(12))


def _hours(known: When) -> Text | None:
    """The hours that were told without a day, or until which of that day."""
    day = known.day or date.min
    args = {
        "starts": datetime.combine(day, known.clock or time()),
        "ends": datetime.combine(day, known.until or time()),
    }
    if known.clock:
        return Text("plan-hours" if known.until else "plan-hour", args)
    return Text("plan-hour-until", args) if known.until else None


async def _ask_ends(incoming: Incoming, session: Session, form: Form, seminar: Seminar | None) -> Say:
    assert seminar is not None
    as_planned = staging.Plan.of(seminar, staging.staged(incoming.person, seminar))
    starts = staging.clocks(as_planned.starts_at, seminar.timezone)
    last = moments.remembered(form).until_day
    rows = moments.hour_buttons(last or starts.date(), seminar.timezone, as_planned.starts_at)
    question = _say(incoming, "plan-ask-ends", {"starts": starts}, rows, form)
    return heard(question, Text("plan-last-day", {"ends": _noon(last)}) if last else None)


async def _ask_map(incoming: Incoming, session: Session, form: Form, seminar: Seminar | None) -> Say:
    return _say(incoming, "plan-ask-map", {}, [], form)


async def _ask_amount(incoming: Incoming, session: Session, form: Form, seminar: Seminar | None) -> Say:
    field = form["field"]
    keys = [Button(Text("amount", {"number": amount}), f"planamount:{amount}") for amount in AMOUNTS[field]]
    rows = [keys[start : start + 4] for start in range(0, len(keys), 4)]
    return _say(incoming, f"plan-ask-{field}", {}, [*rows, [Button("plan-unlimited", "plannone")]], form)


async def _ask_moment(incoming: Incoming, session: Session, form: Form, seminar: Seminar | None) -> Say:
    assert seminar is not None
    if "day" in form:
        return await _ask_starts(incoming, session, form, seminar)
    rows = [*moments.day_buttons(incoming, seminar.timezone), [Button("plan-no-moment", "plannone")]]
    return _say(incoming, f"plan-ask-{form['field']}", {}, rows, form)


async def _ask_oblast(incoming: Incoming, session: Session, form: Form, seminar: Seminar | None) -> Say:
    assert seminar is not None  # whose sister is asked about
    areas = [Button(named(unit), f"planoblast:{unit.code}") for unit in await units.children(session, None)]
    rows = [areas[start : start + 2] for start in range(0, len(areas), 2)]
    question = _say(incoming, "plan-ask-oblast", {}, rows, form)
    times = {name: form[name] for name in ("starts_at", "ends_at")}
    return heard(question, staging.when("plan-when", staging.Plan.of(seminar, times)))


Asker = Callable[[Incoming, Session, Form, Seminar | None], Awaitable[Say]]
ASK: dict[str, Asker] = {
    "starts": _ask_starts,
    "ends": _ask_ends,
    "map": _ask_map,
    "capacity": _ask_amount,
    "per-unit": _ask_amount,
    "opens": _ask_moment,
    "closes": _ask_moment,
    "oblast": _ask_oblast,
}


def zones(seminar: Seminar) -> Say:
    """On which clocks the hours are meant; fixed once people know them."""
    if seminar.state != planning.DRAFT:
        raise Refusal("plan-zone-fixed")
    rows = [[Button(Text("zone-button", {"zone": zone}), f"planzone:{seminar.id}:{zone}")] for zone in ZONES]
    return Say("plan-ask-zone", {"zone": seminar.timezone}, [*rows, back(seminar)], edit=True)
