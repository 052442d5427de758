"""Reminders: what is due is owed to everybody it is for, an answer moves the seat, staff hear who is silent."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime

from handlers.common import local, number
from handlers.hall.desk import NOTICE
from handlers.registering.places import office_text
from handlers.reminding.wording import CANNOT, COMING, DEPUTY, facts, of_rule, owed, question
from handlers.rights import ORGANISERS, rayons_of, within
from handlers.seats import seating
from handlers.seminar import handouts
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Text, ToMany, Value
from storage import coverage, people, programme, reminders, roles, seats, seminars
from storage.audience import Audience
from storage.database import Session
from storage.models import Person, Reminder, Seat, Seminar

Said = Say | ToMany
LISTED = 15
"""So many names fit in a notice that is read on a telephone."""

# What is due.


async def remind(session: Session, at: datetime) -> list[Said]:
    """Everything that is due; what no longer holds, or comes too late, is dropped instead."""
    said: list[Said] = []
    for reminder in await reminders.due(session, at):
        seminar = await seminars.get(session, reminder.seminar_id)
        if seminar is None or not reminders.lasts(reminder, seminar, at):
            reminder.dropped_at = at
            continue
        reminder.done_at = at
        said += await DUE_KINDS.get(reminder.kind, _by_rule)(session, reminder, seminar)
    return said


async def _by_rule(session: Session, reminder: Reminder, seminar: Seminar) -> list[Said]:
    rule = await reminders.rule(session, reminder.rule_id or 0)
    if rule is None:
        return []
    audience = await reminders.audience(session, rule, seminar.id)
    return [ToMany(owed(of_rule(rule, seminar), reminder), audience)]


async def _ping(session: Session, reminder: Reminder, seminar: Seminar) -> list[Said]:
    """An item is about to begin: for whoever wanted to know, and for who speaks."""
    item = await programme.get(session, reminder.item_id or 0)
    if item is None:
        return []
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "starts": local(seminar, item.starts_at),
        "title": Named(item.title),
    }
    speaker = await people.get(session, item.speaker_id) if item.speaker_id else None
    but = (speaker.id,) if speaker else ()
    said: list[Said] = [ToMany(owed(Say("ping", args), reminder), Audience(seminar.id, pings=True, but=but))]
    if speaker is not None and people.can_be_told(speaker):
        once = f"reminder:{reminder.id}:{speaker.id}"
        said.append(owed(Say("ping-speaker", args, to=speaker, once=once), reminder))
    return said


async def _materials(session: Session, reminder: Reminder, _seminar: Seminar) -> list[Said]:
    """An item is over: its files."""
    many = await handouts.of_item(session, reminder.item_id or 0)
    return [replace(one, say=owed(one.say, reminder)) for one in many]


# Who has not answered: to the organisers all, to each coordinator those of the own rayon.


async def _silent(session: Session, reminder: Reminder, seminar: Seminar) -> list[Said]:
    silent = [one.seat for one in await coverage.listed(session, seminar.id, (seats.REGISTERED,))]
    said: list[Said] = []
    for member in await roles.reachable(session, ORGANISERS, seminar.id):
        said += await _notice(session, reminder, seminar, member, silent)
    told = {one.to.id for one in said if isinstance(one, Say) and isinstance(one.to, Person)}
    for member, rayons in await _coordinators(session, seminar):
        theirs = [seat for seat in silent if await within(session, seat.unit_code, rayons)]
        if member.id not in told:
            said += await _notice(session, reminder, seminar, member, theirs)
    return said


async def _notice(
    session: Session, reminder: Reminder, seminar: Seminar, member: Person, silent: Sequence[Seat]
) -> list[Said]:
    """Nobody is told that nobody is silent."""
    if not silent:
        return []
    lines = [await _line(session, seat) for seat in silent[:LISTED]]
    if len(silent) > LISTED:
        lines.append(Text("silent-more", {"number": len(silent) - LISTED}))
    args: dict[str, Value] = {**facts(seminar), "number": len(silent), "list": Lines(lines)}
    rows = [[Button("silent-open", f"unsure:{seminar.id}:")]]
    once = f"reminder:{reminder.id}:{member.id}"
    return [replace(owed(Say("silent-notice", args, rows, to=member, once=once), reminder), lane=NOTICE)]


async def _line(session: Session, seat: Seat) -> Text:
    place = await office_text(session, seat.office, seat.unit_code, seat.organisation)
    return Text("silent-line", {"name": seat.name or Text("name-none"), "place": place})


async def _coordinators(session: Session, seminar: Seminar) -> list[tuple[Person, frozenset[str]]]:
    """Who looks after which rayons at this seminar, and can be written to."""
    found = []
    for person_id, having in (await roles.everyone(session)).items():
        mine = rayons_of(having, seminar.id)
        person = await people.get(session, person_id) if mine else None
        if person is not None and people.can_be_told(person):
            found.append((person, mine))
    return found


Kind = Callable[[Session, Reminder, Seminar], Awaitable[list[Said]]]
DUE_KINDS: dict[str, Kind] = {
    reminders.PING: _ping,
    reminders.MATERIALS: _materials,
    reminders.SILENT: _silent,
}


# The answers.


async def answer(incoming: Incoming, session: Session) -> list[Reply]:
    """Coming, not coming, sending a deputy: for the plan that was asked about, else it is asked anew."""
    which, _, rest = incoming.argument.partition(":")
    version, _, word = rest.partition(":")
    seminar = await seminars.get(session, number(which))
    seat = await seats.of_person(session, seminar.id, incoming.person) if seminar else None
    if seminar is None or seat is None or word not in (COMING, CANNOT, DEPUTY):
        raise Refusal("button-old")
    if version != str(seminar.version) and seminar.state in ("open", "closed"):
        return [question(seminar)]
    if word == COMING:
        return await seating.confirm(incoming, session, seat)
    if word == CANNOT:
        return await seating.decline(incoming, session, seat)
    return await seating.begin_deputy(incoming, session, seat)
