"""One rule of reminders as staff have it before them: found, shown, changed."""

from collections.abc import Sequence
from typing import Any

from handlers.common import local, named, number, shorten
from handlers.rights import ORGANISERS, seminar_for
from handlers.steps import leave
from handlers.words import Button, Incoming, Lines, Named, Refusal, Say, Text, Value
from storage import audit, reminders, units
from storage.database import Session
from storage.models import ReminderRule, Seminar

STEP = "rule"
"""Where an hour or own words of a rule are typed."""
LANGUAGES = ("ky", "ru", "en")
DAYS = {
    reminders.ATTENDANCE: tuple(("start", days) for days in (-14, -10, -7, -5, -3, -2, -1, 0)),
    reminders.DAY: (("start", 0),),
    reminders.THANKS: tuple(("end", days) for days in (0, 1, 2, 3, 7)),
    reminders.NOTE: (
        *(("start", days) for days in (-14, -7, -5, -3, -2, -1, 0)),
        *(("end", days) for days in (0, 1, 3, 7)),
    ),
}
"""From which day a rule of each kind may be counted, and how far away it may be."""


async def seminar_of(incoming: Incoming, session: Session, which: str) -> Seminar:
    """The seminar of this number, for whoever organises it. Raises Refusal."""
    return await seminar_for(incoming, session, ORGANISERS, number(which))


async def opened(incoming: Incoming, session: Session) -> tuple[Seminar, ReminderRule, str]:
    """The rule a button speaks of, with what else the button says. Raises Refusal."""
    which, _, rest = incoming.argument.partition(":")
    rule = await reminders.rule(session, number(which))
    if rule is None or rule.removed_at is not None:
        raise Refusal("button-old")
    return await seminar_of(incoming, session, str(rule.seminar_id)), rule, rest


async def page_of(session: Session, seminar: Seminar, rule: ReminderRule, *, edit: bool = True) -> Say:
    """The rule with its next time, whom it is for, its words, and what can be changed of it."""
    words = [
        Text(
            "rule-own-words",
            {"language": Text(f"tongue-{one}"), "words": shorten(rule.rich("words", one), 250)},
        )
        for one in LANGUAGES
        if rule.words.get(one)
    ]
    missing = [one for one in ("ky", "ru") if rule.words and not rule.words.get(one)]
    words += [Text("rule-missing", {"language": Text(f"tongue-{one}")}) for one in missing]
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "kind": Text(f"rule-{rule.kind}"),
        "when": when(rule),
        "next": await next_time(session, seminar, rule),
        "people": (await reminders.readers(session, rule, seminar.id)).total(),
        "who": Lines(await whom(session, rule)),
        "words": Lines(words or [Text("rule-no-words")]),
    }
    time = [Button(".clock", f"ruleclock:{rule.id}")]
    if len(DAYS[rule.kind]) > 1:
        time.insert(0, Button(".day", f"ruleday:{rule.id}"))
    rows = [
        time,
        [Button(".who", f"rulewho:{rule.id}")],
        [Button(f"tongue-words-{one}", f"rulewords:{rule.id}:{one}") for one in LANGUAGES],
        [Button(".show", f"ruleshow:{rule.id}"), Button(".test", f"ruletest:{rule.id}")],
        [Button(".drop", f"ruledrop:{rule.id}"), Button("rules-back", f"rules:{seminar.id}")],
    ]
    return Say("rule", args, rows, edit=edit)


async def whom(session: Session, rule: ReminderRule) -> list[Text]:
    """Whom the rule is for, a line each: the usual, and how it is narrowed."""
    chosen = rule.audience
    known = await units.names(session, chosen.get("units", ()))
    lines: list[tuple[str, Sequence[Value]]] = [
        ("rule-who-states", [Text(f"rule-state-{one}") for one in chosen.get("states", ())]),
        ("rule-who-units", [named(known[one]) for one in chosen.get("units", ()) if one in known]),
        ("rule-who-positions", [Text(f"position-{one}") for one in chosen.get("positions", ())]),
    ]
    usual = Text(f"rule-usual-{rule.kind}")
    found = [
        Text(key, {"list": Lines([Text("rule-who-line", {"what": one}) for one in what])})
        for key, what in lines
        if what
    ]
    return [usual, *found]


def when(rule: ReminderRule, clock: str = "") -> Text:
    """ "За 7 дн. до начала, 18:00"; `clock`: at this hour instead."""
    side = side_of(rule.anchor, rule.days)
    return Text(f"rule-{side}", {"days": abs(rule.days), "clock": clock or rule.clock})


def side_of(anchor: str, days: int) -> str:
    """On the very day, or on which side of it."""
    return f"{'on' if days == 0 else 'before' if days < 0 else 'after'}-{anchor}"


async def next_time(session: Session, seminar: Seminar, rule: ReminderRule) -> Text:
    """When it comes, or came, or why it will not."""
    if rule.kind == reminders.NOTE and not rule.words:
        return Text("rule-next-words")
    if seminar.state not in reminders.PLANNED:
        return Text("rule-next-draft", {"starts": local(seminar, reminders.due_at(rule, seminar))})
    row = await reminders.of_rule(session, rule)
    if row is None:
        return Text("rule-next-never", {"starts": local(seminar, reminders.due_at(rule, seminar))})
    key = "rule-next-done" if row.done_at else "rule-next-due"
    return Text(key, {"starts": local(seminar, row.due_at)})


async def check_twice(session: Session, rule: ReminderRule, **changes: Any) -> None:
    """The same rule twice would remind twice. Raises Refusal."""
    names = ("kind", "anchor", "days", "clock", "audience")
    wanted = {name: changes.get(name, getattr(rule, name)) for name in names}
    for other in await reminders.rules(session, rule.seminar_id):
        same = all(getattr(other, name) == value for name, value in wanted.items())
        if other is not rule and same and rule.kind != reminders.NOTE:
            raise Refusal("rule-twice")


async def change(
    incoming: Incoming,
    session: Session,
    seminar: Seminar,
    rule: ReminderRule,
    *,
    edit: bool = True,
    **values: Any,
) -> Say:
    """Change the rule, and what is due because of it; shows the rule as it is then."""
    await check_twice(session, rule, **values)
    told = {name: [getattr(rule, name), value] for name, value in values.items() if name != "words"}
    for name, value in values.items():
        setattr(rule, name, value)
    leave(incoming.person, STEP)
    await changed(incoming, session, seminar, rule, **told, words=sorted(rule.words))
    return await page_of(session, seminar, rule, edit=edit)


async def changed(
    incoming: Incoming, session: Session, seminar: Seminar, rule: ReminderRule, **what: Any
) -> None:
    """What is due is made to fit the rule, and who changed it is written down."""
    await reminders.replan(session, seminar, incoming.at)
    await audit.record(
        session,
        incoming.person,
        "change reminders",
        f"seminar:{seminar.id}",
        incoming.at,
        rule=rule.id,
        **what,
    )


def back(rule: ReminderRule) -> list[Button]:
    """To the rule's own page."""
    return [Button("rules-back", f"rule:{rule.id}")]
