"""Choosing a member of staff: a button for each, with the name and the role that they have."""

from collections.abc import Callable, Collection, Sequence

from handlers.button_data import ButtonData
from handlers.messages import Button, Text, Value
from storage.database import Session
from storage.models import Person
from storage.team import roles


def member_name(person: Person | None) -> Value:
    """What a member of staff is called; None: somebody who is not known any more."""
    return (person.name if person else None) or Text("staff-member")


async def staff_buttons(
    session: Session,
    members: Sequence[Person],
    seminar_id: int,
    kinds: Collection[str],
    choose: Callable[[Person], ButtonData],
) -> list[list[Button]]:
    """A row for each of `members`, who have one of the roles `kinds` at the seminar (`roles.reachable_staff`)."""
    return [[Button(await _label(session, member, seminar_id, kinds), choose(member))] for member in members]


async def _label(session: Session, member: Person, seminar_id: int, kinds: Collection[str]) -> Text:
    role = next(
        one.role
        for one in await roles.roles_of(session, member)
        if one.role in kinds and one.seminar_id in (None, seminar_id)
    )
    return Text("assign-to", {"name": member_name(member), "role": Text(f"role-{role}")})
