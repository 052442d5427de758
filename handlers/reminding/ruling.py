"""Changing a rule of reminders: its day, its hour, whom it is for, words of one's own."""

import re
from typing import Any

from handlers.common import named
from handlers.plans import moments
from handlers.plans.when import When
from handlers.registering.form import OTHER_POSITIONS, POSITIONS
from handlers.reminding.rule import (
    DAYS,
    LANGUAGES,
    STEP,
    back,
    change,
    check_twice,
    opened,
    side_of,
    when,
    whom,
)
from handlers.rights import ORGANISERS
from handlers.steps import leave, stand
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Text, Value
from storage import coverage, reminders, seats, seminars, units
from storage.database import Session
from storage.models import ReminderRule, Seminar, Unit

WORDS = 600
CLOCKS = ("07:00", "07:30", "08:00", "09:00", "10:00", "12:00", "14:00", "17:00", "18:00", "19:00", "20:00")
_CLOCK = re.compile(r"[012]\d:[0-5]\d")
DAYLIGHT = ("06:00", "22:00")
"""Nobody is to be woken."""
CHOICES = {
    reminders.ATTENDANCE: (),
    reminders.DAY: (seats.REGISTERED, seats.CONFIRMED),
    reminders.THANKS: (seats.ARRIVED, seats.CONFIRMED, seats.REGISTERED),
    reminders.NOTE: (seats.REGISTERED, seats.CONFIRMED, seats.ARRIVED, seats.WAITING, seats.INVITED),
}
"""To which states of a seat a rule of each kind can be narrowed."""


async def day(incoming: Incoming, session: Session) -> list[Reply]:
    """Which day: shown to choose from, or chosen."""
    seminar, rule, chosen = await opened(incoming, session)
    offered = {f"{anchor[0]}{days}": (anchor, days) for anchor, days in DAYS[rule.kind]}
    if not chosen:
        buttons = [
            Button(_day_label(anchor, days), f"ruleday:{rule.id}:{key}")
            for key, (anchor, days) in offered.items()
        ]
        rows = [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
        return [Say("rule-day-ask", {"when": when(rule)}, [*rows, back(rule)], edit=True)]
    if chosen not in offered:
        raise Refusal("button-old")
    anchor, days = offered[chosen]
    return [await change(incoming, session, seminar, rule, anchor=anchor, days=days)]


def _day_label(anchor: str, days: int) -> Text:
    return Text(f"rule-day-{side_of(anchor, days)}", {"days": abs(days)})


async def clock(incoming: Incoming, session: Session) -> list[Reply]:
    """At which hour: to choose from, or to be typed."""
    seminar, rule, chosen = await opened(incoming, session)
    if chosen:
        if not _CLOCK.fullmatch(chosen) or not _by_daylight(chosen):
            raise Refusal("button-old")
        return [await change(incoming, session, seminar, rule, clock=chosen)]
    _await(incoming, rule, "clock")
    buttons = [Button(Named({"en": one}), f"ruleclock:{rule.id}:{one}") for one in CLOCKS]
    rows = [buttons[start : start + 4] for start in range(0, len(buttons), 4)]
    return [Say("rule-clock", {"when": when(rule)}, [*rows, back(rule)], edit=True)]


def _typed_hour(incoming: Incoming, seminar: Seminar) -> str:
    """The hour that was typed, as "18:00". Raises Refusal."""
    now = moments.clock_there(incoming.at, seminar.timezone)
    told = moments.typed(incoming, now, bare=True, wrong="rule-clock-wrong")
    if told.clock is None or told != When(clock=told.clock):
        raise Refusal("rule-clock-wrong")
    hour = f"{told.clock:%H:%M}"
    if not _by_daylight(hour):
        raise Refusal("rule-clock-night")
    return hour


def _by_daylight(hour: str) -> bool:
    return DAYLIGHT[0] <= hour <= DAYLIGHT[1]


async def _ask_back(session: Session, rule: ReminderRule, hour: str) -> Say:
    """The hour that was typed, before it counts."""
    await check_twice(session, rule, clock=hour)
    yes = Button("plan-sure-yes", f"ruleclock:{rule.id}:{hour}", style="success")
    return Say("plan-sure", {"what": when(rule, hour)}, [[yes], back(rule)])


async def who(incoming: Incoming, session: Session) -> list[Reply]:
    """For whom: by what they answered, by position, by oblast or rayon; each tap turns one on or off."""
    seminar, rule, chosen = await opened(incoming, session)
    if chosen:
        audience = await _turned(session, seminar, rule, chosen)
        await change(incoming, session, seminar, rule, audience=audience)
    rows: list[list[Button]] = []
    for name, label, offered in (
        ("states", "rule-state-", CHOICES[rule.kind]),
        ("positions", "position-", await _positions(session, seminar)),
    ):
        buttons = [_toggle(rule, name, one, Text(f"{label}{one}")) for one in offered]
        rows += [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
    places = [_toggle(rule, "units", unit.code, named(unit)) for unit in await _areas(session, seminar)]
    rows += [places[start : start + 2] for start in range(0, len(places), 2)]
    args: dict[str, Value] = {
        "who": Lines(await whom(session, rule)),
        "people": (await reminders.readers(session, rule, seminar.id)).total(),
    }
    return [Say("rule-who", args, [*rows, back(rule)], edit=True)]


def _toggle(rule: ReminderRule, name: str, value: str, label: Text | Named) -> Button:
    on = value in rule.audience.get(name, ())
    return Button(
        Text("rule-on" if on else "rule-off", {"what": label}), f"rulewho:{rule.id}:{name[0]}:{value}"
    )


async def _turned(session: Session, seminar: Seminar, rule: ReminderRule, chosen: str) -> dict[str, Any]:
    """The rule's audience with one choice turned on, or off. Raises Refusal for what is not offered."""
    letter, _, value = chosen.partition(":")
    offered = {
        "s": ("states", CHOICES[rule.kind]),
        "p": ("positions", await _positions(session, seminar)),
        "u": ("units", [unit.code for unit in await _areas(session, seminar)]),
    }
    name, values = offered.get(letter, ("", ()))
    if value not in values:
        raise Refusal("button-old")
    had = rule.audience.get(name, [])
    now = [one for one in had if one != value] if value in had else [*had, value]
    return {key: one for key, one in {**rule.audience, name: now}.items() if one}


async def _positions(session: Session, seminar: Seminar) -> list[str]:
    """Those that somebody here has, in the order of the form."""
    there = {one.seat.position for one in await coverage.listed(session, seminar.id)}
    every = dict.fromkeys([*(one for names in POSITIONS.values() for one in names), *OTHER_POSITIONS])
    return [one for one in every if one in there]


async def _areas(session: Session, seminar: Seminar) -> list[Unit]:
    """The rayons, and cities that lie in none, from which somebody comes."""
    found = {}
    for one in await coverage.listed(session, seminar.id):
        line = await units.lineage(session, one.seat.unit_code) if one.seat.unit_code else []
        if area := next((unit for unit in line if unit.level in ("rayon", "city")), None):
            found[area.code] = area
    return [found[code] for code in sorted(found)][:40]


# Own words.


async def words(incoming: Incoming, session: Session) -> list[Reply]:
    """Own words in one language: to be typed, or taken away."""
    seminar, rule, rest = await opened(incoming, session)
    language, _, gone = rest.partition(":")
    if language not in LANGUAGES:
        raise Refusal("button-old")
    if gone:
        left = {key: value for key, value in rule.words.items() if key != language}
        return [await change(incoming, session, seminar, rule, words=left)]
    _await(incoming, rule, language)
    return [_words_prompt(rule, language, edit=True)]


def _words_prompt(rule: ReminderRule, language: str, *, edit: bool) -> Say:
    args: dict[str, Value] = {
        "language": Text(f"tongue-{language}"),
        "words": rule.rich("words", language) or Text("rule-no-words"),
    }
    rows = [back(rule)]
    if rule.words.get(language):
        rows.insert(0, [Button(".none", f"rulewords:{rule.id}:{language}:none")])
    return Say("rule-words", args, rows, edit=edit)


def _await(incoming: Incoming, rule: ReminderRule, what: str) -> None:
    stand(incoming.person, STEP, rule=rule.id, what=what)


async def _awaited(incoming: Incoming, session: Session) -> tuple[Seminar, ReminderRule, str] | None:
    """The rule and what of it is to be typed, if it still is to be."""
    kept = incoming.person.draft.get(STEP, {})
    rule = await reminders.rule(session, kept.get("rule", 0))
    seminar = await seminars.get(session, rule.seminar_id) if rule and rule.removed_at is None else None
    if rule is None or seminar is None or not incoming.may(ORGANISERS, seminar.id):
        return None
    return seminar, rule, kept.get("what", "clock")


async def ask(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited, once more."""
    found = await _awaited(incoming, session)
    if found is None:
        return [Say("menu", keyboard="menu")]
    _, rule, what = found
    if what == "clock":
        return [Say("rule-clock", {"when": when(rule)}, [back(rule)])]
    return [_words_prompt(rule, what, edit=False)]


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """An hour, or own words, as they were typed."""
    found = await _awaited(incoming, session)
    if found is None:
        leave(incoming.person, STEP)
        return [Say("menu", keyboard="menu")]
    seminar, rule, what = found
    typed = incoming.words.strip()
    if what == "clock":
        return [await _ask_back(session, rule, _typed_hour(incoming, seminar))]
    if not 1 <= len(typed) <= WORDS:
        raise Refusal("rule-words-wrong", most=WORDS)
    rule.write("words", typed, what)
    return [await change(incoming, session, seminar, rule, edit=False)]
