"""Making a seminar by chat: one line after the other, and later each line anew."""

import re
from datetime import datetime

from handlers.common import counted, named
from handlers.plans import moments, plan, staging, targeting
from handlers.plans.asking import AMOUNTS, ASK, ZONES, ask, form_of, languages, leave, planned, stand, zones
from handlers.plans.keeping import COLUMN, go_on, hindrance, put, record
from handlers.plans.plan import TEXTS, card, may_make, seminar_of
from handlers.plans.timing import take_moment, take_when
from handlers.plans.when import When
from handlers.steps import Form
from handlers.words import Button, Incoming, Point, Refusal, Reply, Say
from storage import audit, coverage, faq, planning, seats, units
from storage.database import Session
from storage.models import Seminar

MOST = 10_000
_PAIR = re.compile(r"(-?\d{1,3}\.\d{2,})[,;\s]+(-?\d{1,3}\.\d{2,})")


# Beginning.


async def new(incoming: Incoming, session: Session) -> list[Reply]:
    """A new seminar: it begins with when."""
    if not may_make(incoming):
        raise Refusal("not-yours")
    stand(incoming.person, field="starts", guided=True)
    return await ask(incoming, session)


async def fill(incoming: Incoming, session: Session) -> list[Reply]:
    """On with whatever a seminar still lacks."""
    seminar = await seminar_of(incoming, session, incoming.argument)
    return await go_on(incoming, session, seminar, {"field": "", "guided": True, "seminar": seminar.id})


async def clone(incoming: Incoming, session: Session) -> list[Reply]:
    """The sister seminar: asks when, then for which oblast."""
    source = await seminar_of(incoming, session, incoming.argument)
    if not may_make(incoming):
        raise Refusal("not-yours")
    stand(incoming.person, field="starts", clone=source.id)
    return await ask(incoming, session)


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """The card; a line that was being changed stays as it was."""
    seminar = await seminar_of(incoming, session, incoming.argument)
    leave(incoming.person)
    return [await card(incoming, session, seminar, edit=True)]


async def line(incoming: Incoming, session: Session) -> list[Reply]:
    """A line of the card is to be changed: `line:<seminar>:<field>`."""
    which, _, field = incoming.argument.partition(":")
    seminar = await seminar_of(incoming, session, which)
    columns = {"starts": "starts_at", "ends": "ends_at"} | COLUMN
    if hindered := hindrance(seminar, columns.get(field, field)):
        raise Refusal(hindered)
    if field in TEXTS:
        return [languages(seminar, field)]
    if field == "zone":
        return [zones(seminar)]
    if field == "targets":
        return await targeting.open_page(incoming, session, seminar, edit=True)
    if field not in ASK and field.partition("-")[0] not in TEXTS:
        raise Refusal("button-old")
    stand(incoming.person, field=field, seminar=seminar.id)
    return await ask(incoming, session)


# Taking.


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """What was typed or sent for the field."""
    form = form_of(incoming.person)
    seminar = await planned(incoming, session, form)
    field = form["field"]
    if field == "map":
        return await _take_map(incoming, session, seminar, form)
    if not incoming.text or incoming.media:
        raise Refusal("plan-awaits-text")
    if field in ("starts", "ends", "opens", "closes"):
        return await take_when(incoming, session, seminar, form, _typed(incoming, seminar, form), sure=False)
    if field in AMOUNTS:
        return await _take_amount(incoming, session, seminar, form, incoming.text.strip())
    if field == "oblast":
        return await _take_oblast_name(incoming, session, form)
    return await _take_text(incoming, session, seminar, form)


def _typed(incoming: Incoming, seminar: Seminar | None, form: Form) -> When:
    zone = seminar.timezone if seminar else incoming.zone
    since = None
    if form["field"] == "ends" and seminar:  # the year of an end is that of its start
        as_planned = staging.Plan.of(seminar, staging.staged(incoming.person, seminar))
        since = moments.clock_there(as_planned.starts_at, zone).date()
    bare = "day" in form or form["field"] == "ends"
    return moments.typed(incoming, moments.clock_there(incoming.at, zone), bare=bare, since=since)


async def take_day(incoming: Incoming, session: Session) -> list[Reply]:
    """A day was pressed: `planday:20260718`."""
    return await _pressed(incoming, session, moments.pressed_day(incoming.argument))


async def take_clock(incoming: Incoming, session: Session) -> list[Reply]:
    """An hour was pressed: `planclock:0930`."""
    return await _pressed(incoming, session, moments.pressed_clock(incoming.argument))


async def take_at(incoming: Incoming, session: Session) -> list[Reply]:
    """What was typed and asked back is right: `planat:<opens or closes>:<stamp in UTC>`."""
    field, stamp = [*incoming.arguments, "", ""][:2]
    form = form_of(incoming.person)
    if field not in ("opens", "closes") or form["field"] != field:
        raise Refusal("button-old")
    at = moments.stamped(stamp)
    if at <= incoming.at:
        raise Refusal("when-past")
    return await take_moment(incoming, session, await planned(incoming, session, form), form, at, sure=True)


async def _pressed(incoming: Incoming, session: Session, told: When) -> list[Reply]:
    form = form_of(incoming.person)
    if form["field"] not in ("starts", "ends", "opens", "closes"):
        raise Refusal("button-old")
    return await take_when(incoming, session, await planned(incoming, session, form), form, told, sure=True)


async def take_amount(incoming: Incoming, session: Session) -> list[Reply]:
    """A number was pressed: `planamount:60`."""
    form = form_of(incoming.person)
    if form["field"] not in AMOUNTS:
        raise Refusal("button-old")
    seminar = await planned(incoming, session, form)
    return await _take_amount(incoming, session, seminar, form, incoming.argument)


async def skip(incoming: Incoming, session: Session) -> list[Reply]:
    """On without an answer: the card shows what is missing."""
    form = form_of(incoming.person)
    seminar = await planned(incoming, session, form)
    if seminar is None or not form.get("guided"):
        raise Refusal("button-old")
    return await go_on(incoming, session, seminar, form)


async def take_none(incoming: Incoming, session: Session) -> list[Reply]:
    """No limit, no hour, no such text."""
    form = form_of(incoming.person)
    seminar = await planned(incoming, session, form)
    name, _, language = form["field"].partition("-")
    if seminar is None:
        raise Refusal("button-old")
    if form["field"] in COLUMN:
        return await put(incoming, session, seminar, form, **{COLUMN[form["field"]]: None})
    if name not in TEXTS or not (language == "en" or name in ("description", "address")):
        raise Refusal("button-old")
    texts = {key: words for key, words in getattr(seminar, name).items() if key != language}
    return await put(incoming, session, seminar, form, **{name: texts})


async def _take_text(
    incoming: Incoming, session: Session, seminar: Seminar | None, form: Form
) -> list[Reply]:
    name, _, language = form["field"].partition("-")
    words = incoming.written_out.strip()
    if name != "description":  # it alone has lines
        words = " ".join(words.split())
    if len(words) > TEXTS[name]:
        raise Refusal("plan-text-long", most=TEXTS[name])
    if seminar is None or not words:
        raise Refusal("plan-awaits-text")
    await planning.lock(session, seminar)
    return await put(
        incoming, session, seminar, form, **{name: {**_standing(incoming, seminar, name), language: words}}
    )


def _standing(incoming: Incoming, seminar: Seminar, name: str) -> dict[str, str]:
    """The texts of a line, with what is staged for it."""
    change = staging.staged(incoming.person, seminar) or {}
    return dict(change.get(name) or getattr(seminar, name))


async def _take_map(incoming: Incoming, session: Session, seminar: Seminar | None, form: Form) -> list[Reply]:
    point = incoming.point or _typed_point(incoming.text or "")
    if seminar is None or point is None:
        raise Refusal("plan-awaits-map")
    return await put(incoming, session, seminar, form, lat=point.lat, lon=point.lon)


def _typed_point(text: str) -> Point | None:
    """`42.4905, 78.3960`, perhaps inside a link of a map; some maps write the longitude first."""
    found = _PAIR.search(text.replace("%2C", ","))
    if found is None:
        return None
    lat, lon = float(found[1]), float(found[2])
    if lat > 60 > lon:  # nowhere in Kyrgyzstan: it lies between 39 and 44 north, 69 and 81 east
        lat, lon = lon, lat
    return Point(lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


async def _take_amount(
    incoming: Incoming, session: Session, seminar: Seminar | None, form: Form, typed: str
) -> list[Reply]:
    amount = counted(typed)
    if amount is None or not 1 <= amount <= MOST:
        raise Refusal("amount-wrong", most=MOST)
    if seminar is None:
        raise Refusal("button-old")
    await planning.lock(session, seminar)
    if form["field"] == "capacity":
        states = await coverage.count(session, seminar.id)
        taken = sum(states.get(state, 0) for state in seats.TAKEN)
        if amount < taken:
            raise Refusal("capacity-below", taken=taken)
    return await put(incoming, session, seminar, form, **{COLUMN[form["field"]]: amount})


async def take_zone(incoming: Incoming, session: Session) -> list[Reply]:
    """Another zone: the hours stay what they are, on the clocks over there."""
    which, _, place = incoming.argument.partition(":")
    seminar = await seminar_of(incoming, session, which)
    if place not in ZONES or seminar.state != planning.DRAFT:
        raise Refusal("plan-zone-fixed" if place in ZONES else "button-old")
    was, zone = seminar.timezone, place
    for name in ("starts_at", "ends_at", "registration_opens_at", "registration_closes_at"):
        if (value := getattr(seminar, name)) is not None:
            there = moments.clock_there(value, was)
            setattr(seminar, name, moments.moment(there.date(), there.time(), zone))
    seminar.timezone = zone
    await planning.rezone_programme(session, seminar, was)
    await record(incoming, session, seminar, timezone=[was, zone])
    await planning.changed(session, seminar, incoming.at)
    return [await card(incoming, session, seminar, edit=True)]


async def take_oblast(incoming: Incoming, session: Session) -> list[Reply]:
    """For which oblast the sister seminar is: `planoblast:<code>`."""
    form = form_of(incoming.person)
    if form["field"] != "oblast":
        raise Refusal("button-old")
    return await _clone(incoming, session, form, incoming.argument)


async def _take_oblast_name(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    found = await units.search(session, incoming.text or "", 1, levels=("oblast", "city"))
    if not found or found[0].unit.parent_code:
        raise Refusal("oblast-unknown")
    return await _clone(incoming, session, form, found[0].unit.code)


async def _clone(incoming: Incoming, session: Session, form: Form, oblast: str) -> list[Reply]:
    source = await planned(incoming, session, form)
    unit = await units.get(session, oblast)
    if not {"starts_at", "ends_at"} <= form.keys():
        raise Refusal("button-old")
    if source is None or unit is None or unit.parent_code or not may_make(incoming):
        raise Refusal("button-old")
    starts_at = datetime.fromisoformat(form["starts_at"])
    ends_at = datetime.fromisoformat(form["ends_at"])
    if starts_at <= incoming.at:
        raise Refusal("when-past")
    made = await planning.clone(session, source, starts_at, oblast, incoming.at, ends_at=ends_at)
    leave(incoming.person)
    await audit.record(
        session, incoming.person, "seminar.cloned", f"seminar:{made.id}", incoming.at, source=source.id
    )
    said: list[Reply] = [
        Say("plan-cloned-done", {"seminar": plan.titled(source), "area": named(unit)}, edit=True)
    ]
    if waiting := (await faq.counts(session, made.id)).waiting:
        look = [[Button("faq-look", f"faq:{made.id}", style="primary")]]
        said.append(Say("faq-cloned", {"number": waiting}, look))
    return [*said, await card(incoming, session, made)]
