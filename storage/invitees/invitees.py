"""Those who are invited: taking a list over, their links, and who of them the bot can write to already."""

import secrets
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from storage.accounts import people
from storage.database import Session
from storage.models import ACTIVE_STATES, Person, Seat, Seminar, seat_states
from storage.seats import invitations, seats
from storage.text.names import name_key

Entry = dict[str, str]
"""One invitee as a list names them: FIELDS and PLACE, "" where it says nothing."""

PLACE_FIELDS = ("office", "unit_code", "organisation")
PERSON_FIELDS = ("name", "phone", "position")
TOKEN_BYTES = 16
"""Of the word in a personal link: nobody guesses one, and its QR code is still coarse enough for an old telephone."""

SeatEntryPairs = list[tuple[Seat, Entry]]


@dataclass(slots=True)
class ImportPlan:
    """What taking a list over comes to."""

    new: list[Entry] = field(default_factory=list)
    unchanged: list[Seat] = field(default_factory=list)
    changed: SeatEntryPairs = field(default_factory=list)
    """Invitations nobody has taken up yet, and what the list says of them now."""
    probable: SeatEntryPairs = field(default_factory=list)
    """Of the new: who may have registered by themselves already, as far as what they typed says. Staff decide."""


async def plan_import(session: Session, seminar_id: int, entries: Sequence[Entry]) -> ImportPlan:
    """Which entries are new, which are there as they are, which differ. Nothing is changed.

    An entry is known by its telephone; else by place and name; else by its place, when one entry and one living
    seat are left over there. What people typed of themselves proves nothing: somebody else may have typed it, so
    it makes an entry likely to be there, not known.
    """
    await session.flush()
    rows = await session.scalars(select(Seat).where(Seat.seminar_id == seminar_id).order_by(Seat.id))
    there = sorted(rows, key=lambda seat: seat.state not in ACTIVE_STATES)
    pairs = _match_by_key(entries, there, _phone_key, _trusted_phone)
    pairs += _match_by_key(*_unmatched(entries, there, pairs), _name_key, _trusted_name)
    new, others = _unmatched(entries, there, pairs)
    alone = _match_singles(new, [seat for seat in others if seat.state in ACTIVE_STATES])
    new, others = _unmatched(new, others, alone)
    pairs += alone
    changed = [(seat, entry) for seat, entry in pairs if _differs(seat, entry)]
    same = {id(seat) for seat, _ in changed}
    likely = _probable_pairs(new, [seat for seat in others if seat.person_id is not None])
    return ImportPlan(new, [seat for seat, _ in pairs if id(seat) not in same], changed, likely)


def _probable_pairs(entries: Sequence[Entry], there: Sequence[Seat]) -> SeatEntryPairs:
    """Entries and seats with the same number, the same name at a place, or nothing against it at a place."""
    pairs = _match_by_key(entries, there, _phone_key, _phone_key)
    pairs += _match_by_key(*_unmatched(entries, there, pairs), _name_key, _name_key)
    left, others = _unmatched(entries, there, pairs)
    return pairs + _match_singles(left, [seat for seat in others if seat.state in ACTIVE_STATES], typed=True)


def _trusted_phone(seat: Seat) -> object:
    """The number that staff wrote down, or that is proven."""
    return _phone_key(seat) if seat.person_id is None or seat.phone_verified_at is not None else None


def _trusted_name(seat: Seat) -> object:
    """Place and name as staff wrote them down."""
    return _name_key(seat) if seat.person_id is None else None


def _value(one: Seat | Entry, name: str) -> str:
    return one[name] if isinstance(one, dict) else getattr(one, name) or ""


def _phone_key(one: Seat | Entry) -> object:
    return _value(one, "phone") or None


def _place_key(one: Seat | Entry) -> tuple[str, ...]:
    return tuple(_value(one, name).casefold() for name in PLACE_FIELDS)


def _name_key(one: Seat | Entry) -> object:
    name = name_key(_value(one, "name"))
    return (*_place_key(one), name) if name else None


def _match_by_key(
    entries: Sequence[Entry],
    there: Sequence[Seat],
    of_entry: Callable[[Entry], object],
    of_seat: Callable[[Seat], object],
) -> SeatEntryPairs:
    """Pairs that have the same key; each is used once."""
    known: dict[object, list[Seat]] = defaultdict(list)
    for seat in there:
        known[of_seat(seat)].append(seat)
    return [
        (known[key].pop(0), entry)
        for entry in entries
        if (key := of_entry(entry)) is not None and known.get(key)
    ]


def _unmatched(
    entries: Sequence[Entry], there: Sequence[Seat], pairs: SeatEntryPairs
) -> tuple[list[Entry], list[Seat]]:
    used = {id(one) for pair in pairs for one in pair}
    return [one for one in entries if id(one) not in used], [one for one in there if id(one) not in used]


def _match_singles(entries: Sequence[Entry], there: Sequence[Seat], *, typed: bool = False) -> SeatEntryPairs:
    """One entry and one seat of a place that nobody else speaks of are the same, unless it is surely another person.

    Who registered is known so by an entry that names nobody; `typed`: by whatever they typed.
    """
    wanted: dict[object, list[Entry]] = defaultdict(list)
    found: dict[object, list[Seat]] = defaultdict(list)
    for entry in entries:
        wanted[_place_key(entry)].append(entry)
    for seat in there:
        found[_place_key(seat)].append(seat)
    return [
        (found[place][0], mine[0])
        for place, mine in wanted.items()
        if len(mine) == 1 and len(found[place]) == 1 and not _are_different_people(found[place][0], mine[0])
        if typed or found[place][0].person_id is None or not (mine[0]["name"] or mine[0]["phone"])
    ]


def _are_different_people(seat: Seat, entry: Entry) -> bool:
    """The head and the deputy of one municipality: another name in another position."""
    return all(
        _value(seat, name) and entry[name] and name_key(_value(seat, name)) != name_key(entry[name])
        for name in ("name", "position")
    )


def _differs(seat: Seat, entry: Entry) -> bool:
    """Whether the list knows better: an empty cell says nothing, and who came has said it themselves."""
    if seat.state != seat_states.INVITED or seat.person_id is not None:
        return False
    return _place_key(seat) != _place_key(entry) or any(
        entry[name] and entry[name] != _value(seat, name) for name in PERSON_FIELDS
    )


async def import_entries(
    session: Session,
    seminar: Seminar,
    entries: Sequence[Entry],
    at: datetime,
    by: Person,
    *,
    skip_probable: bool = False,
) -> ImportPlan:
    """Take a list over: new invitations, and what changed in those nobody has taken up. Again changes nothing.

    The seminar is locked first: two lists that are confirmed at once come one after the other. `but_likely`: staff
    say that who is `likely` there has registered indeed, and is not invited besides.
    """
    await seats.lock_seat_counts(session, seminar)
    made = await plan_import(session, seminar.id, entries)
    if skip_probable:
        there = {id(entry) for _, entry in made.probable}
        made.new = [entry for entry in made.new if id(entry) not in there]
        made.unchanged += [seat for seat, _ in made.probable]
    for entry in made.new:
        values = {name: entry[name] or None for name in (*PLACE_FIELDS, *PERSON_FIELDS)}
        word = secrets.token_urlsafe(TOKEN_BYTES)
        seats.create_seat(
            session,
            seminar,
            seat_states.INVITED,
            at,
            source="import",
            added_by_id=by.id,
            invitation_token=word,
            **values,
        )
    for seat, entry in made.changed:
        for name in PLACE_FIELDS:
            setattr(seat, name, entry[name] or None)
        for name in PERSON_FIELDS:
            setattr(seat, name, entry[name] or getattr(seat, name))
        seat.updated_at = at
    await session.flush()  # seats are listed and counted by queries
    return made


async def list_unanswered(session: Session, seminar_id: int) -> list[Seat]:
    """The invitations that have not been answered, each with the word of its link, in the order of places."""
    await session.flush()
    rows = await session.scalars(
        select(Seat)
        .where(Seat.seminar_id == seminar_id, Seat.state == seat_states.INVITED)
        .order_by(Seat.unit_code, Seat.office, Seat.id)
    )
    found = list(rows)
    for seat in found:
        if seat.invitation_token is None:
            seat.invitation_token = secrets.token_urlsafe(TOKEN_BYTES)
    return found


async def lock_by_token(session: Session, word: str) -> Seat | None:
    """The seat of a personal link, locked: two may open it at once."""
    return await session.scalar(select(Seat).where(Seat.invitation_token == word).with_for_update())


@dataclass(frozen=True, slots=True)
class Reachable:
    """An invitation, and somebody known to the bot whom it surely means."""

    seat: Seat
    person: Person


async def find_reachable(session: Session, seminar_id: int) -> list[Reachable]:
    """Who of the invited can be written to: by their proven number, else whoever said that they are of that place.

    Of those who said so whoever has the position of the invitation, else all: what one of them said takes it from
    nobody. They have agreed to the notice, have not blocked the bot, and have had no seat at this seminar.
    """
    invited = await list_unanswered(session, seminar_id)
    by_phone, by_place = await _known_people(session, seminar_id)
    found: dict[int, Reachable] = {}
    for seat in invited:
        if seat.person_id is None and (person := by_phone.get(seat.phone or "")):
            found.setdefault(person.id, Reachable(seat, person))
    met = {one.seat.id for one in found.values()}
    for seat in invited:
        people = by_place.get((seat.office, seat.unit_code), [])
        fit = [one for one in people if seat.position is None or one.position == seat.position] or people
        if seat.person_id is None and seat.id not in met and seat.unit_code:
            for one in fit:
                found.setdefault(one.id, Reachable(seat, one))
    return list(found.values())


async def _known_people(
    session: Session, seminar_id: int
) -> tuple[dict[str, Person], dict[tuple[str | None, str | None], list[Person]]]:
    """People who can be written to and have had no seat there, by proven number and by place."""
    seated = select(Seat.person_id).where(Seat.seminar_id == seminar_id, Seat.person_id.is_not(None))
    rows = await session.scalars(
        select(Person)
        .where(people.IS_REACHABLE, Person.office.is_not(None), Person.id.not_in(seated))
        .order_by(
            Person.phone_verified_at, Person.id
        )  # a number may have changed hands: who proved it last has it
    )
    by_phone: dict[str, Person] = {}
    by_place: dict[tuple[str | None, str | None], list[Person]] = defaultdict(list)
    for person in rows:
        if number := invitations.verified_phone(person):
            by_phone[number] = person
        by_place[person.office, person.unit_code].append(person)
    return by_phone, by_place
