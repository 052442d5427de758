"""Entries of staff that may be about an erased person, without proof: staff are asked about each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeGuard, get_args

from sqlalchemy import String, cast, or_, select

from storage.database import Session
from storage.invitees import uploads
from storage.models import Person, Seat, Upload
from storage.privacy import held_data
from storage.privacy.held_data_rules import DataSubject
from storage.seats import list_matches, seats

Kind = Literal["seat", "list", "form"]
SEAT: Final = "seat"
LIST: Final = "list"
FORM: Final = "form"
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The kinds of entries: a seat without a person, a list waiting for confirmation, a form being filled in."""


@dataclass(frozen=True, slots=True)
class PossibleMention:
    """An entry of staff with a number that the person only typed, or with their name and place."""

    kind: Kind
    """One of KINDS."""
    id: int
    """The id of the seat or list; of a form, its writer's."""
    seminar_id: int
    decided_by_id: int | None = None
    """The person to decide, who sent the list or fills in the form; None: the seminar's organisers."""


@dataclass(frozen=True, slots=True)
class _Identity:
    """The data by which entries are compared."""

    seats: Sequence[Seat]
    typed: frozenset[str]
    verified: tuple[str, ...]

    def matches(self, seminar_id: int, one: Mapping[str, Any]) -> bool:
        """Whether an entry may be about the person. One with a verified number certainly is, so it is not matched."""
        place = (one.get("office"), one.get("unit_code") or one.get("unit") or None)
        there = [
            seat for seat in self.seats if (seat.seminar_id, seats.place_of(seat)) == (seminar_id, place)
        ]
        named = any(list_matches.names_match(one.get("name"), seat.name) for seat in there)
        return one.get("phone") in self.typed or (named and one.get("phone") not in self.verified)


async def find_possible_mentions(session: Session, who: DataSubject) -> list[PossibleMention]:
    """Find the entries of staff that may be about the person."""
    mine = await session.scalars(select(Seat).where(Seat.person_id == who.id, Seat.name.is_not(None)))
    typed = frozenset(await held_data.erased_texts(session, who, "phone")) - {*who.verified}
    identity = _Identity(mine.all(), typed, who.verified)
    return [
        *await _seat_mentions(session, identity),
        *await _list_mentions(session, identity),
        *await _form_mentions(session, who, identity),
    ]


async def _seat_mentions(session: Session, identity: _Identity) -> list[PossibleMention]:
    there = {one.seminar_id for one in identity.seats}
    candidates = or_(Seat.phone.in_(identity.typed), Seat.seminar_id.in_(there) & Seat.name.is_not(None))
    rows = select(Seat).where(Seat.person_id.is_(None), candidates).order_by(Seat.id)
    return [
        PossibleMention(SEAT, one.id, one.seminar_id)
        for one in await session.scalars(rows)
        if identity.matches(one.seminar_id, _seat_values(one))
    ]


def _seat_values(seat: Seat) -> dict[str, str | None]:
    return {name: getattr(seat, name) for name in ("office", "unit_code", "name", "phone")}


async def _list_mentions(session: Session, identity: _Identity) -> list[PossibleMention]:
    return [
        PossibleMention(LIST, one.id, one.seminar_id, one.created_by_id)
        for one in await session.scalars(select(Upload).where(Upload.state == uploads.READY))
        if any(identity.matches(one.seminar_id, entry) for entry in one.entries)
    ]


async def _form_mentions(session: Session, who: DataSubject, identity: _Identity) -> list[PossibleMention]:
    return [
        PossibleMention(FORM, member.id, form["seminar"], member.id)
        for member, form in await assisted_forms(session, who.id)
        if identity.matches(form["seminar"], form)
    ]


async def assisted_forms(session: Session, exclude: int) -> list[tuple[Person, dict[str, Any]]]:
    """Return (member of staff, form) of all forms being filled in for others."""
    under_way = cast(Person.draft, String).contains('"assisted"')
    rows = select(Person).where(Person.id != exclude, under_way).order_by(Person.id)
    return [
        (member, form)
        for member in await session.scalars(rows.with_for_update(key_share=True))
        for form in (member.draft.get("registration"), member.draft.get("earlier"))
        if is_assisted_form(form)
    ]


def is_assisted_form(form: Any) -> TypeGuard[dict[str, Any]]:
    """Whether this value of a draft is a form for another person."""
    return isinstance(form, dict) and "assisted" in form
