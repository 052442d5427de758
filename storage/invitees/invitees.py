"""Invitees: importing a list, personal links, and people known to the bot who match an invitation."""

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from storage import tokens
from storage.accounts.reachability import IS_REACHABLE
from storage.database import Session
from storage.models import ACTIVE_STATES, Person, Seat, Seminar, seat_states
from storage.seats import invitations, seats
from storage.text.names import name_key

Entry = dict[str, str]
"""A row of a list: the PLACE_FIELDS and PERSON_FIELDS, "" for an empty cell."""

PLACE_FIELDS = ("office", "unit_code", "organisation")
PERSON_FIELDS = ("name", "phone", "position")
TOKEN_BYTES = 16
"""Bytes of the token in a personal link: not guessable, and its QR code is coarse enough for old telephone cameras."""

SeatEntryPairs = list[tuple[Seat, Entry]]


@dataclass(slots=True)
class ImportPlan:
    """The effect of importing a list."""

    new: list[Entry] = field(default_factory=list)
    unchanged: list[Seat] = field(default_factory=list)
    changed: SeatEntryPairs = field(default_factory=list)
    """Unused invitations with the different data of the list."""
    probable: SeatEntryPairs = field(default_factory=list)
    """New entries that may be people who registered themselves, by what they typed. Staff decide."""


async def plan_import(session: Session, seminar_id: int, entries: Sequence[Entry]) -> ImportPlan:
    """Compare a list with the seats of a seminar, without changing anything.

    An entry matches a seat by telephone number; else by place and name; else by place, if one entry and one active
    seat are left there. What people typed themselves is no proof, because somebody else may have typed it: it only
    makes an entry `probable`.
    """
    await session.flush()
    rows = await session.scalars(select(Seat).where(Seat.seminar_id == seminar_id).order_by(Seat.id))
    all_seats = sorted(rows, key=lambda seat: seat.state not in ACTIVE_STATES)
    pairs = _match_by_key(entries, all_seats, _phone_key, _trusted_phone)
    pairs += _match_by_key(*_unmatched(entries, all_seats, pairs), _name_key, _trusted_name)
    new, other_seats = _unmatched(entries, all_seats, pairs)
    singles = _match_singles(new, [seat for seat in other_seats if seat.state in ACTIVE_STATES])
    new, other_seats = _unmatched(new, other_seats, singles)
    pairs += singles
    changed = [(seat, entry) for seat, entry in pairs if _differs(seat, entry)]
    changed_ids = {id(seat) for seat, _ in changed}
    probable = _probable_pairs(new, [seat for seat in other_seats if seat.person_id is not None])
    return ImportPlan(new, [seat for seat, _ in pairs if id(seat) not in changed_ids], changed, probable)


def _probable_pairs(entries: Sequence[Entry], there: Sequence[Seat]) -> SeatEntryPairs:
    """Match entries with seats by telephone number, by place and name, or as the only ones of a place."""
    pairs = _match_by_key(entries, there, _phone_key, _phone_key)
    pairs += _match_by_key(*_unmatched(entries, there, pairs), _name_key, _name_key)
    left, others = _unmatched(entries, there, pairs)
    return pairs + _match_singles(left, [seat for seat in others if seat.state in ACTIVE_STATES], typed=True)


def _trusted_phone(seat: Seat) -> object:
    """Return the seat's telephone number if staff entered it or it is verified, else None."""
    return _phone_key(seat) if seat.person_id is None or seat.phone_verified_at is not None else None


def _trusted_name(seat: Seat) -> object:
    """Return the seat's place and name if staff entered them, else None."""
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
    """Pair entries and seats with equal keys; each is used once."""
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
    """Pair the only entry and the only seat of a place, unless they are certainly different people.

    A seat of a registered person is paired only with an entry without name and telephone number; `typed`: with any.
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
    """Whether both name and position are known and differ, as with the head and the deputy of a municipality."""
    return all(
        _value(seat, name) and entry[name] and name_key(_value(seat, name)) != name_key(entry[name])
        for name in ("name", "position")
    )


def _differs(seat: Seat, entry: Entry) -> bool:
    """Whether an unused invitation differs from the list. Empty cells for the person do not count."""
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
    """Import a list: create new invitations, and update unused ones that differ. Importing it again changes nothing.

    The seminar is locked first, so that two lists confirmed at once are imported one after the other. `skip_probable`:
    staff have decided that the `probable` entries are registered, so they are not invited again.
    """
    await seats.lock_seat_counts(session, seminar)
    plan = await plan_import(session, seminar.id, entries)
    if skip_probable:
        probable_ids = {id(entry) for _, entry in plan.probable}
        plan.new = [entry for entry in plan.new if id(entry) not in probable_ids]
        plan.unchanged += [seat for seat, _ in plan.probable]
    for entry in plan.new:
        values = {name: entry[name] or None for name in (*PLACE_FIELDS, *PERSON_FIELDS)}
        token = secrets.token_urlsafe(TOKEN_BYTES)
        seats.create_seat(
            session,
            seminar,
            seat_states.INVITED,
            at,
            source="import",
            added_by_id=by.id,
            invitation_token=token,
            **values,
        )
    for seat, entry in plan.changed:
        for name in PLACE_FIELDS:
            setattr(seat, name, entry[name] or None)
        for name in PERSON_FIELDS:
            setattr(seat, name, entry[name] or getattr(seat, name))
        seat.updated_at = at
    await session.flush()  # the caller lists and counts seats by queries
    return plan


async def list_unanswered(session: Session, seminar_id: int) -> list[Seat]:
    """List the unanswered invitations, ordered by place. Those without a link token or a code get one."""
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
    await _give_codes(session, [seat for seat in found if seat.invitation_code is None])
    return found


async def _give_codes(session: Session, found: Sequence[Seat]) -> None:
    """Give each of these seats a code that no other has."""
    codes: set[str] = set()
    while len(codes) < len(found):
        wanted = {tokens.random_code() for _ in range(len(found) - len(codes))}
        taken = await session.scalars(select(Seat.invitation_code).where(Seat.invitation_code.in_(wanted)))
        codes |= wanted - set(taken)
    for seat, code in zip(found, codes, strict=True):
        seat.invitation_code = code


async def list_not_invited(session: Session, seminar_id: int) -> list[Seat]:
    """List the people on the list of whom it is not known that an invitation reached them, in the order of the list."""
    await session.flush()
    still = (Seat.seminar_id == seminar_id, Seat.state == seat_states.INVITED, Seat.invited_at.is_(None))
    return list(await session.scalars(select(Seat).where(*still).order_by(Seat.id)))


def not_invited(unanswered: Iterable[Seat]) -> list[Seat]:
    """Return those of these invitations of which it is not known that they reached anybody."""
    return [seat for seat in unanswered if seat.state == seat_states.INVITED and seat.invited_at is None]


def mark_invited(handed_out: Iterable[Seat], at: datetime) -> None:
    """Record that these invitations were sent or opened, or that staff handed them out, unless they were before."""
    for seat in not_invited(handed_out):
        seat.invited_at = at


async def find_by_code(session: Session, code: str) -> Seat | None:
    """Return the seat of the code on a printed invitation, as long as the invitation has its link."""
    return await session.scalar(
        select(Seat).where(Seat.invitation_code == code, Seat.invitation_token.is_not(None))
    )


async def lock_by_token(session: Session, token: str) -> Seat | None:
    """Return the seat with this link token, locked, because two people may open the link at once."""
    return await session.scalar(select(Seat).where(Seat.invitation_token == token).with_for_update())


@dataclass(frozen=True, slots=True)
class Reachable:
    """An invitation, and a person known to the bot to whom it may be sent."""

    seat: Seat
    person: Person


async def find_reachable(session: Session, seminar_id: int) -> list[Reachable]:
    """Find the people to whom invitations can be sent, by verified telephone number, else by the place in the profile.

    Of several people of a place, those with the invitation's position are found, else all, since a profile proves
    nothing. They have agreed to the notice, have not blocked the bot, and have no seat at this seminar, not even a
    former one.
    """
    invited = await list_unanswered(session, seminar_id)
    by_phone, by_place = await _known_people(session, seminar_id)
    found: dict[int, Reachable] = {}
    for seat in invited:
        if seat.person_id is None and (person := by_phone.get(seat.phone or "")):
            found.setdefault(person.id, Reachable(seat, person))
    matched_ids = {one.seat.id for one in found.values()}
    for seat in invited:
        people = by_place.get((seat.office, seat.unit_code), [])
        candidates = [
            one for one in people if seat.position is None or one.position == seat.position
        ] or people
        if seat.person_id is None and seat.id not in matched_ids and seat.unit_code:
            for one in candidates:
                found.setdefault(one.id, Reachable(seat, one))
    return list(found.values())


async def _known_people(
    session: Session, seminar_id: int
) -> tuple[dict[str, Person], dict[tuple[str | None, str | None], list[Person]]]:
    """Return the reachable people without a seat there, former or present, by verified number and by place."""
    seated = select(Seat.person_id).where(Seat.seminar_id == seminar_id, Seat.person_id.is_not(None))
    rows = await session.scalars(
        select(Person)
        .where(IS_REACHABLE, Person.office.is_not(None), Person.id.not_in(seated))
        .order_by(
            Person.phone_verified_at, Person.id
        )  # the person who verified a number last replaces earlier ones
    )
    by_phone: dict[str, Person] = {}
    by_place: dict[tuple[str | None, str | None], list[Person]] = defaultdict(list)
    for person in rows:
        if number := invitations.verified_phone(person):
            by_phone[number] = person
        by_place[person.office, person.unit_code].append(person)
    return by_phone, by_place
