"""A line of a seminar that was given: kept at once, or staged when those who come are to be told of it."""

from datetime import datetime
from typing import Any

from handlers.plans import staging, targeting
from handlers.plans.asking import ask, leave, stand
from handlers.plans.plan import card, filled
from handlers.seats.seating import freed
from handlers.steps import Form
from handlers.words import Incoming, Reply, Say, Text
from storage import audit, planning, seats
from storage.database import Session
from storage.models import Seminar

GUIDED = (
    *("starts", "ends", "title-ky", "title-ru", "venue-ky", "venue-ru", "address-ky", "address-ru"),
    *("map", "capacity", "per-unit", "targets"),
)
"""What is asked for a new seminar, in this order."""
TIMES = frozenset({"starts_at", "ends_at", "registration_opens_at", "registration_closes_at"})
"""What stays as it was once the seminar was held."""
COLUMN = {
    "capacity": "capacity",
    "per-unit": "places_per_unit",
    "opens": "registration_opens_at",
    "closes": "registration_closes_at",
}


def hindrance(seminar: Seminar, *columns: str) -> str | None:
    """Why nothing of this can be changed any more, as a text's key; None when it can."""
    if seminar.state in (planning.CANCELLED, planning.ARCHIVED):
        return "plan-over"
    return "plan-held" if seminar.state == planning.HELD and TIMES & set(columns) else None


async def put(
    incoming: Incoming, session: Session, seminar: Seminar, form: Form, **values: Any
) -> list[Reply]:
    """Write the line down; what those who come have noted is staged first, to be told."""
    if hindered := hindrance(seminar, *values):
        leave(incoming.person)
        return [Say(hindered), await card(incoming, session, seminar)]
    if _concerns(seminar, values):
        staging.stage(incoming.person, seminar, **values)
        leave(incoming.person)
        change = staging.staged(incoming.person, seminar)
        if change is None:  # it is what it was
            return [await card(incoming, session, seminar)]
        return [await staging.preview(session, seminar, change)]
    was = {name: getattr(seminar, name) for name in values}
    if "starts_at" in values:
        await planning.move(session, seminar, values["starts_at"], values["ends_at"])
    for name, value in values.items():
        setattr(seminar, name, value)
    if "title" in values:
        await planning.name(session, seminar, seminar.title)
    seats.forget_ledger(session, seminar)
    await record(
        incoming, session, seminar, **{name: [_plain(was[name]), _plain(values[name])] for name in values}
    )
    await planning.changed(session, seminar, incoming.at)
    wider = seminar.state in planning.ANNOUNCED and {"capacity", "places_per_unit"} & values.keys()
    offered = await freed(session, seminar, incoming.at) if wider else []
    timed = {"starts_at", "ends_at"} & values.keys()
    told = staging.when("plan-when", staging.Plan.of(seminar)) if timed else None
    return [*await go_on(incoming, session, seminar, form, told), *offered]


def _concerns(seminar: Seminar, values: dict[str, Any]) -> bool:
    """Whether people who come have noted something else. A translation more, or a first point on the map, is none."""
    if seminar.state not in planning.ANNOUNCED:
        return False
    for name in staging.TELLS:
        was = getattr(seminar, name)
        if isinstance(was, dict) and name in values:
            if any(values[name].get(language) != words for language, words in was.items()):
                return True
        elif name in values and was is not None and was != values[name]:
            return True
    return False


async def record(incoming: Incoming, session: Session, seminar: Seminar, **detail: Any) -> None:
    """Into the audit log: field=[old, new]."""
    await audit.record(
        session, incoming.person, "seminar.changed", f"seminar:{seminar.id}", incoming.at, **detail
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


async def go_on(
    incoming: Incoming, session: Session, seminar: Seminar, form: Form, told: Text | None = None
) -> list[Reply]:
    """The next line that is lacking; without a guide, or at its end, the card.

    `told`: what was understood, to be said above the next question; the card says it anyway.
    """
    if form.get("guided"):
        field = form["field"]
        rest = GUIDED[GUIDED.index(field) + 1 :] if field in GUIDED else GUIDED
        for name in rest:
            if name == "ends" and field == "starts":
                kept = {key: form[key] for key in ("until_day",) if key in form}
                stand(incoming.person, field=name, guided=True, seminar=seminar.id, **kept)
                return await ask(incoming, session)
            if name == "targets":
                leave(incoming.person)
                return await targeting.open_page(incoming, session, seminar)
            if not filled(seminar, name):
                stand(incoming.person, field=name, guided=True, seminar=seminar.id)
                return await ask(incoming, session, told)
    leave(incoming.person)
    return [await card(incoming, session, seminar)]
