"""Saving a field of a seminar: directly, or as a pending change if it has to be announced."""

from typing import Any

from handlers import events
from handlers.messages import Incoming, Reply, Say, Text
from handlers.seats.actions import offer_free_places
from handlers.seminars import pending_changes, target_pages
from handlers.seminars.plan import copied_titles, is_filled, plan_card, saved_line
from handlers.seminars.planning_prompts import enter_planning, leave_planning, prompt
from handlers.ui.steps import Form
from storage import audit, planning
from storage.database import Session
from storage.models import Seminar, seminar_states
from storage.seats import seats
from storage.seminars import drafts

GUIDED_FIELDS = (
    *("starts", "ends", "title-ky", "title-ru", "title-en", "venue-ky", "venue-ru"),
    *("address-ky", "address-ru", "map", "capacity", "per-unit", "targets"),
)
"""The fields asked for a new seminar, in this order; `title-en` only if it was copied from another seminar."""
TIME_COLUMNS = frozenset(
    {"starts_at", "ends_at", "day_hours", "registration_opens_at", "registration_closes_at"}
)
"""The columns that cannot be changed once the seminar is held."""
FIELD_COLUMNS = {
    "capacity": "capacity",
    "per-unit": "places_per_unit",
    "opens": "registration_opens_at",
    "closes": "registration_closes_at",
}


def refusal_key(seminar: Seminar, *columns: str) -> str | None:
    """Return the key of the refusal if these columns cannot be changed any more. Return None if they can."""
    if seminar.state in seminar_states.INACTIVE_STATES:
        return "plan-over"
    return "plan-held" if seminar.state == seminar_states.HELD and TIME_COLUMNS & set(columns) else None


async def save_field(
    incoming: Incoming, session: Session, seminar: Seminar, form: Form, **values: Any
) -> list[Reply]:
    """Save the field; a change that must be announced becomes a pending change and is previewed."""
    if refusal := refusal_key(seminar, *values):
        leave_planning(incoming.person)
        return [Say(refusal), await plan_card(incoming, session, seminar)]
    if _must_be_announced(seminar, values):
        pending_changes.add_pending_change(incoming.person, seminar, **values)
        leave_planning(incoming.person)
        change = pending_changes.pending_change(incoming.person, seminar)
        if change is None:  # the value is unchanged
            return [await plan_card(incoming, session, seminar)]
        return [await pending_changes.preview_page(session, seminar, change)]
    was = {name: getattr(seminar, name) for name in values}
    if "starts_at" in values:
        await planning.reschedule(session, seminar, values["starts_at"], values["ends_at"])
    for name, value in values.items():
        setattr(seminar, name, value)
    if "title" in values:
        copied = await copied_titles(session, seminar)
        own = {code: words for code, words in seminar.title.items() if f"title-{code}" not in copied}
        await planning.set_slug(session, seminar, own)
    seats.clear_seat_counts(session, seminar)
    await audit_change(
        incoming,
        session,
        seminar,
        **{
            name: [pending_changes.serialize(was[name]), pending_changes.serialize(values[name])]
            for name in values
        },
    )
    await planning.record_change(session, seminar, incoming.at)
    more_places = (
        seminar.state in seminar_states.ANNOUNCED_STATES and {"capacity", "places_per_unit"} & values.keys()
    )
    offered = await offer_free_places(session, seminar, incoming.at) if more_places else []
    timed = {"starts_at", "ends_at", "day_hours"} & values.keys()
    understood = saved_line(seminar, form["field"])
    moved = (
        await events.seminar_moved.notify(session, seminar, incoming.person, incoming.at)
        if timed or set(pending_changes.ANNOUNCED_FIELDS) & values.keys()
        else []
    )
    return [*await continue_planning(incoming, session, seminar, form, understood), *offered, *moved]


def _must_be_announced(seminar: Seminar, values: dict[str, Any]) -> bool:
    """Return whether known values change. A new translation or a first point on the map needs no announcement."""
    if seminar.state not in seminar_states.ANNOUNCED_STATES:
        return False
    for name in pending_changes.ANNOUNCED_FIELDS:
        was = getattr(seminar, name)
        if name == "day_hours" and values.get(name, was) != was:
            return True
        if isinstance(was, dict) and name in values:
            if any(values[name].get(language) != words for language, words in was.items()):
                return True
        elif name in values and was is not None and was != values[name]:
            return True
    return False


async def discard_draft(incoming: Incoming, session: Session, seminar: Seminar) -> list[Reply]:
    """Delete a draft that nothing but its time was entered for, and say so; any other stays, and nothing is said."""
    subject = f"seminar:{seminar.id}"
    if not await drafts.discard_empty(session, seminar):
        return []
    await audit.record(session, incoming.person, "seminar.discarded", subject, incoming.at)
    return [Say("plan-discarded", edit=incoming.button is not None)]


async def audit_change(incoming: Incoming, session: Session, seminar: Seminar, **detail: Any) -> None:
    """Audit a change, given as `column=[old, new]`."""
    await audit.record(
        session, incoming.person, "seminar.changed", f"seminar:{seminar.id}", incoming.at, **detail
    )


async def continue_planning(
    incoming: Incoming, session: Session, seminar: Seminar, form: Form, understood: Text | None = None
) -> list[Reply]:
    """Ask for the next missing field of a guided form; at its end, or for a single field, show the card.

    `understood` is shown above the next prompt; the card shows the same values anyway.
    """
    if form.get("guided"):
        field = form["field"]
        copied = await copied_titles(session, seminar)
        rest = GUIDED_FIELDS[GUIDED_FIELDS.index(field) + 1 :] if field in GUIDED_FIELDS else GUIDED_FIELDS
        for name in rest:
            if name == "ends" and field == "starts":
                last_day = {key: form[key] for key in ("until_day",) if key in form}
                enter_planning(incoming.person, field=name, guided=True, seminar=seminar.id, **last_day)
                return await prompt(incoming, session)
            if name == "targets":
                leave_planning(incoming.person)
                return await target_pages.targets_page(incoming, session, seminar, understood=understood)
            if name in copied or (name != "title-en" and not is_filled(seminar, name)):
                enter_planning(incoming.person, field=name, guided=True, seminar=seminar.id)
                return await prompt(incoming, session, understood)
    leave_planning(incoming.person)
    return [await plan_card(incoming, session, seminar)]
