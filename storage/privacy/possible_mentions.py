"""What staff wrote may be of whoever is forgotten, though nothing proves it: staff are asked about each."""

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
"""What of staff's there may be a doubt about."""


@dataclass(frozen=True, slots=True)
class PossibleMention:
    """Something of staff's that has the number they had only typed, or their name at their place."""

    kind: Kind
    """A seat without a person, a list that waits to be confirmed, a form that is being filled in for somebody."""
    id: int
    """The seat's or the list's; of a form its writer's."""
    seminar_id: int
    decided_by_id: int | None = None
    """Who decides: whoever sent the list, or fills in the form; None: the seminar's organisers."""


@dataclass(frozen=True, slots=True)
class _Identity:
    """By what it may be known."""

    seats: Sequence[Seat]
    typed: frozenset[str]
    verified: tuple[str, ...]

    def matches(self, seminar_id: int, one: Mapping[str, Any]) -> bool:
        """Whether what was written for that seminar may be theirs; what has a proven number is, without a doubt."""
        place = (one.get("office"), one.get("unit_code") or one.get("unit") or None)
        there = [
            seat for seat in self.seats if (seat.seminar_id, seats.place_of(seat)) == (seminar_id, place)
        ]
        named = any(list_matches.names_match(one.get("name"), seat.name) for seat in there)
        return one.get("phone") in self.typed or (named and one.get("phone") not in self.verified)


async def find_possible_mentions(session: Session, who: DataSubject) -> list[PossibleMention]:
    """What of staff's may be theirs."""
    mine = await session.scalars(select(Seat).where(Seat.person_id == who.id, Seat.name.is_not(None)))
    typed = frozenset(await held_data.erased_texts(session, who, "phone")) - {*who.verified}
    known = _Identity(mine.all(), typed, who.verified)
    return [
        *await _seat_mentions(session, known),
        *await _list_mentions(session, known),
        *await _form_mentions(session, who, known),
    ]


async def _seat_mentions(session: Session, known: _Identity) -> list[PossibleMention]:
    there = {one.seminar_id for one in known.seats}
    near = or_(Seat.phone.in_(known.typed), Seat.seminar_id.in_(there) & Seat.name.is_not(None))
    rows = select(Seat).where(Seat.person_id.is_(None), near).order_by(Seat.id)
    return [
        PossibleMention(SEAT, one.id, one.seminar_id)
        for one in await session.scalars(rows)
        if known.matches(one.seminar_id, _seat_values(one))
    ]


def _seat_values(seat: Seat) -> dict[str, str | None]:
    return {name: getattr(seat, name) for name in ("office", "unit_code", "name", "phone")}


async def _list_mentions(session: Session, known: _Identity) -> list[PossibleMention]:
    return [
        PossibleMention(LIST, one.id, one.seminar_id, one.created_by_id)
        for one in await session.scalars(select(Upload).where(Upload.state == uploads.READY))
        if any(known.matches(one.seminar_id, entry) for entry in one.entries)
    ]


async def _form_mentions(session: Session, who: DataSubject, known: _Identity) -> list[PossibleMention]:
    return [
        PossibleMention(FORM, member.id, form["seminar"], member.id)
        for member, form in await assisted_forms(session, who.id)
        if known.matches(form["seminar"], form)
    ]


async def assisted_forms(session: Session, exclude: int) -> list[tuple[Person, dict[str, Any]]]:
    """Every form that staff are filling in for somebody, with who fills it in."""
    under_way = cast(Person.draft, String).contains('"assisted"')
    rows = select(Person).where(Person.id != exclude, under_way).order_by(Person.id)
    return [
        (member, form)
        for member in await session.scalars(rows.with_for_update(key_share=True))
        for form in (member.draft.get("registration"), member.draft.get("earlier"))
        if is_assisted_form(form)
    ]


def is_assisted_form(form: Any) -> TypeGuard[dict[str, Any]]:
    """Whether this of a draft is a form for somebody else."""
    return isinstance(form, dict) and "assisted" in form
