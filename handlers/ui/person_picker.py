"""Choice of a member of staff: a button for each, with name and role."""

from collections.abc import Callable, Collection, Sequence

from handlers.button_data import ButtonData
from handlers.messages import Button, Text, Value
from storage.database import Session
from storage.models import Person
from storage.team import roles


def member_name(person: Person | None) -> Value:
    """Return the name of a member of staff, or a generic word for None and for a person without a name."""
    return (person.name if person else None) or Text("staff-member")


async def staff_buttons(
    session: Session,
    members: Sequence[Person],
    seminar_id: int,
    kinds: Collection[str],
    choose: Callable[[Person], ButtonData],
) -> list[list[Button]]:
    """Return a row per member. Each must have one of the roles `kinds` at the seminar (`roles.reachable_staff`)."""
    return [[Button(await _label(session, member, seminar_id, kinds), choose(member))] for member in members]


async def _label(session: Session, member: Person, seminar_id: int, kinds: Collection[str]) -> Text:
    role = next(
        held.role
        for held in await roles.roles_of(session, member)
        if held.role in kinds and held.seminar_id in (None, seminar_id)
    )
    return Text("assign-to", {"name": member_name(member), "role": Text(f"role-{role}")})
