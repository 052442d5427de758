"""The silent: where nothing was heard from, and a reminder by one tap to those whom the bot knows."""

from collections.abc import Sequence
from datetime import timedelta

from handlers.board.scope import View, areas, brief, known, name_of, opened
from handlers.common import local, named, pager, titled
from handlers.rights import CHASERS
from handlers.words import Button, Incoming, Lane, Lines, Named, Refusal, Reply, Say, Text, Value
from storage import audit, chase, outbox, seminars
from storage.chase import Contact
from storage.coverage import Wanted
from storage.database import Session
from storage.models import Person, Seminar, Unit
from storage.seats import INVITED, REGISTERED

RAYONS = 12
"""Rayons a page of the silent: an oblast has so many, and some ten names each fit a message."""
KEPT = timedelta(hours=24)
"""A reminder that could not be delivered in this time is not delivered at all: tomorrow there may be another."""


async def silent(incoming: Incoming, session: Session) -> list[Reply]:
    """Where nothing was heard from, by rayon, and what can be done about it."""
    view = await opened(incoming, session)
    quiet = view.board.unanswered
    lines = [_rayon_line(*one) for one in areas(quiet)]
    lines += [_office_line(one) for one in quiet if one.area is None]
    last = max(0, (len(lines) - 1) // RAYONS)
    page = min(view.page, last)
    here = f"{view.seminar.id}:{view.code}"
    args: dict[str, Value] = {
        **view.args,
        "number": sum(one.office == "municipality" for one in quiet),
        "offices": sum(one.office != "municipality" for one in quiet),
        "invited": sum(one.state == INVITED for one in quiet),
        "list": Lines(lines[page * RAYONS : (page + 1) * RAYONS] or [Text("quiet-none")]),
    }
    rows = [pager(f"silent:{here}", page, last)] if last else []
    if quiet and incoming.may(CHASERS, view.seminar.id):
        rows.append([Button(".nudge", f"nudge:{here}"), Button(".sheet", f"callsheet:{here}")])
        rows.append([Button(".phones", f"phones:{here}:0")])
    if incoming.may(CHASERS, view.seminar.id) and view.board.people((REGISTERED,)):
        rows.append([Button(".unsure", f"unsure:{here}:0")])
    rows.append([Button("coverage-back", f"board:{here}:0")])
    return [Say("quiet", args, rows, edit=view.again)]


def _rayon_line(unit: Unit, wanted: Sequence[Wanted]) -> Text:
    """A rayon and its silent ones on one line, those with an invitation marked."""
    if [one.unit for one in wanted] == [unit]:
        return Text(
            "quiet-city-invited" if wanted[0].state == INVITED else "quiet-city", {"rayon": brief(unit)}
        )
    return Text("quiet-line", {"rayon": brief(unit), "names": _joined([_marked(one) for one in wanted])})


def _marked(one: Wanted) -> Value:
    return Text("quiet-invited", {"name": name_of(one)}) if one.state == INVITED else name_of(one)


def _joined(names: Sequence[Value]) -> Value:
    """Names one after another, as one argument."""
    joined = names[0]
    for name in names[1:]:
        joined = Text("quiet-and", {"names": joined, "name": name})
    return joined


def _office_line(one: Wanted) -> Text:
    assert one.unit is not None  # `unanswered` has units only
    return Text("quiet-line", {"rayon": brief(one.unit), "names": name_of(one)})


# The reminder by one tap.


async def nudge(incoming: Incoming, session: Session) -> list[Reply]:
    """Before anything is sent: how many people of how many places would get it, and what it says."""
    view = await opened(incoming, session, chase=True)
    fresh, asked = await _to_nudge(session, view, incoming)
    args: dict[str, Value] = {
        **view.args,
        "people": len(fresh),
        "places": len({contact.place for contact, _ in fresh}),
        "silent": len(view.board.unanswered),
        "asked": asked,
    }
    here = f"{view.seminar.id}:{view.code}"
    rows = [[Button(".send", f"nudgego:{here}", style="primary")]] if fresh else []
    rows.append([Button("coverage-back", f"silent:{here}:0")])
    said = [Say("nudge-preview" if fresh else "nudge-nobody-yet", args, rows, edit=True)]
    if fresh:
        place = _place(view, fresh[0][0])
        said.append(_nudging(view.seminar, place, preview=True))
    return list(said)


async def nudge_sent(incoming: Incoming, session: Session) -> list[Reply]:
    """Send it, to whom it is fit to be sent now; nobody gets it twice a day."""
    view = await opened(incoming, session, chase=True)
    fresh, _ = await _to_nudge(session, view, incoming)
    if not fresh:
        raise Refusal("nudge-nobody")
    seminar = view.seminar
    said: list[Reply] = []
    for contact, person in fresh:
        say = _nudging(seminar, _place(view, contact))
        until = min(incoming.at + KEPT, seminar.starts_at)
        said.append(
            Say(
                say.key,
                say.args,
                say.buttons,
                to=person,
                once=_once(incoming, seminar, person.id),
                expires_at=until,
                lane=Lane.REMINDER,
            )
        )
    await audit.record(
        session,
        incoming.person,
        "nudge",
        f"seminar:{seminar.id}",
        incoming.at,
        people=len(fresh),
        within=view.code,
    )
    here = f"{seminar.id}:{view.code}"
    done = Say(
        "nudge-sent", {"people": len(fresh)}, [[Button("coverage-back", f"silent:{here}:0")]], edit=True
    )
    return [done, *said]


def _place(view: View, contact: Contact) -> Value:
    """Which place it is about, as its people call it."""
    one = next(one for one in view.board.unanswered if one.place == contact.place)
    assert one.unit is not None
    if one.office == "municipality":
        return titled(one.unit)
    return Text(f"office-{one.office.replace('_', '-')}-of", {"unit": named(one.unit)})


def _nudging(seminar: Seminar, place: Value, *, preview: bool = False) -> Say:
    """What they are written. In the preview the button leads nowhere, so there is none."""
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "place": place,
        "starts": local(seminar, seminar.starts_at),
    }
    rows = [] if preview else [[Button("nudge-register", f"join:{seminar.id}", style="primary")]]
    return Say("nudge", args, rows)


async def _to_nudge(
    session: Session, view: View, incoming: Incoming
) -> tuple[list[tuple[Contact, Person]], int]:
    """Whom the bot can write to and has not today; and how many it has."""
    if not seminars.takes_registrations(view.seminar, incoming.at) or view.seminar.starts_at <= incoming.at:
        raise Refusal("nudge-closed")
    found = await known(session, view)
    by_person: dict[int, Contact] = {}
    for contact in (one for some in found.values() for one in some):
        if contact.reachable and contact.person_id is not None:
            by_person.setdefault(contact.person_id, contact)
    onces = {number: _once(incoming, view.seminar, number) for number in by_person}
    owed = await outbox.owed(session, set(onces.values()))
    fresh = {number: one for number, one in by_person.items() if onces[number] not in owed}
    persons = await chase.persons(session, fresh.keys())
    return [(one, persons[number]) for number, one in fresh.items()], len(by_person) - len(fresh)


def _once(incoming: Incoming, seminar: Seminar, person_id: int) -> str:
    """One a day, by the calendar of the seminar's place."""
    return f"nudge:{seminar.id}:{person_id}:{local(seminar, incoming.at):%Y-%m-%d}"
