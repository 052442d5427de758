"""Who may do what: sets of roles, and the no to whoever has none of them."""

from collections.abc import Collection, Iterable

from handlers.words import Incoming, Refusal
from storage import seminars, units
from storage.database import Session
from storage.models import Role, Seminar
from storage.roles import COORDINATOR, DOOR, EXPERT, MODERATOR, ORGANISER, OWNER, SPEAKER

OWNERS = frozenset({OWNER})
"""Set up the house."""
ORGANISERS = frozenset({OWNER, ORGANISER})
"""Make seminars, change seats and plans, invite, write to people."""
MODERATORS = ORGANISERS | {MODERATOR}
"""Run the hall's questions."""
ANSWERERS = MODERATORS | {EXPERT, SPEAKER}
"""Answer questions."""
WATCHERS = ORGANISERS | {MODERATOR, DOOR}
"""See who comes."""
CHASERS = ORGANISERS | {COORDINATOR}
"""See who is silent, and ask: a coordinator in the own rayon only."""
VIEWERS = WATCHERS | CHASERS
"""See who comes: a coordinator those of the own rayon only (`rayons`, `within`)."""
ASSISTERS = ORGANISERS | {COORDINATOR, DOOR}
"""Register somebody who is not at the bot: a coordinator from the own rayon only."""
STAFF = MODERATORS | ANSWERERS | WATCHERS | CHASERS


def must(incoming: Incoming, kinds: Collection[str], seminar_id: int) -> None:
    """Go on only with one of these roles at this seminar. Raises Refusal."""
    if not incoming.may(kinds, seminar_id):
        raise Refusal("not-yours")


def rayons(incoming: Incoming, seminar_id: int, whole: Collection[str] = WATCHERS) -> frozenset[str] | None:
    """The rayons this person may look into at this seminar; None: all of them, by one of the roles in `whole`.

    For telephones and whatever else is for CHASERS alone, `whole` is ORGANISERS: who minds the door and
    coordinates a rayon besides sees the telephones of that rayon and no others.
    """
    if incoming.may(whole, seminar_id):
        return None
    return rayons_of(incoming.roles, seminar_id)


def rayons_of(having: Iterable[Role], seminar_id: int) -> frozenset[str]:
    """The rayons a coordinator with these roles looks after at this seminar."""
    return frozenset(
        role.unit_code
        for role in having
        if role.role == COORDINATOR and role.unit_code and role.seminar_id in (None, seminar_id)
    )


async def seminar_for(
    incoming: Incoming, session: Session, kinds: Collection[str], seminar_id: int
) -> Seminar:
    """The seminar, for whoever has one of these roles at it. Raises Refusal."""
    seminar = await seminars.get(session, seminar_id)
    if seminar is None:
        raise Refusal("button-old")
    must(incoming, kinds, seminar.id)
    return seminar


async def within(session: Session, code: str | None, own: frozenset[str] | None) -> bool:
    """Whether the unit (a seat's, a person's) lies in these `rayons`, or is one; None: they are all."""
    if own is None:
        return True
    return bool(code) and any(unit.code in own for unit in await units.lineage(session, code or ""))
