"""Who may do what: sets of roles, and the no to whoever has none of them."""

from collections.abc import Collection, Iterable

from handlers.messages import Incoming, OutOfDate, Refusal
from storage.database import Session
from storage.models import Person, Role, Seminar
from storage.seminars import seminars
from storage.team.roles import COORDINATOR, DOOR, EXPERT, MODERATOR, ORGANISER, OWNER, SPEAKER
from storage.units import units

ANYONE, CONSENTED = frozenset({"anyone"}), frozenset({"consented"})
"""Permissions that take no role: anybody, and whoever has agreed to the data-protection notice."""
OWNERS = frozenset({OWNER})
"""Set up the house."""
ORGANISERS = frozenset({OWNER, ORGANISER})
"""Make seminars, change seats and plans, invite, write to people."""
MODERATORS = ORGANISERS | {MODERATOR}
"""Run the hall's questions."""
CAN_ANSWER = MODERATORS | {EXPERT, SPEAKER}
"""Answer questions."""
CAN_SEE_EVERYONE = ORGANISERS | {MODERATOR, DOOR}
"""See who comes."""
CAN_FOLLOW_UP = ORGANISERS | {COORDINATOR}
"""See who is silent, and ask: a coordinator in the own rayon only."""
CAN_SEE_SEATS = CAN_SEE_EVERYONE | CAN_FOLLOW_UP
"""See who comes: a coordinator those of the own rayon only (`visible_rayons`, `is_within`)."""
CAN_REGISTER_OTHERS = ORGANISERS | {COORDINATOR, DOOR}
"""Register somebody who is not at the bot: a coordinator from the own rayon only."""
STAFF = MODERATORS | CAN_ANSWER | CAN_SEE_EVERYONE | CAN_FOLLOW_UP


NOTICE_VERSION = 2
"""Of the data-protection notice. Raise it when its meaning changes: everybody is asked again."""


def has_consented(person: Person) -> bool:
    """Whether the person has agreed to the notice as it stands."""
    return person.consent_version == NOTICE_VERSION


def is_allowed(incoming: Incoming, permission: frozenset[str]) -> bool:
    """Whether this person may do what takes this permission."""
    if permission == ANYONE:
        return True
    return has_consented(incoming.person) and (permission == CONSENTED or incoming.has_role(permission))


def requires_role(permission: frozenset[str]) -> bool:
    """Whether it takes a role."""
    return permission not in (ANYONE, CONSENTED)


def require(incoming: Incoming, kinds: Collection[str], seminar_id: int) -> None:
    """Go on only with one of these roles at this seminar. Raises Refusal."""
    if not incoming.has_role(kinds, seminar_id):
        raise Refusal("not-yours")


def visible_rayons(
    incoming: Incoming, seminar_id: int, whole: Collection[str] = CAN_SEE_EVERYONE
) -> frozenset[str] | None:
    """The rayons this person may look into at this seminar; None: all of them, by one of the roles in `whole`.

    For telephones and whatever else is for CAN_FOLLOW_UP alone, `whole` is ORGANISERS: who minds the door and
    coordinates a rayon besides sees the telephones of that rayon and no others.
    """
    if incoming.has_role(whole, seminar_id):
        return None
    return coordinator_rayons(incoming.roles, seminar_id)


def coordinator_rayons(having: Iterable[Role], seminar_id: int) -> frozenset[str]:
    """The rayons a coordinator with these roles looks after at this seminar."""
    return frozenset(
        role.unit_code
        for role in having
        if role.role == COORDINATOR and role.unit_code and role.seminar_id in (None, seminar_id)
    )


async def load_seminar(
    incoming: Incoming, session: Session, kinds: Collection[str], seminar_id: int
) -> Seminar:
    """The seminar, for whoever has one of these roles at it. Raises Refusal."""
    seminar = await seminars.get(session, seminar_id)
    if seminar is None:
        raise OutOfDate
    require(incoming, kinds, seminar.id)
    return seminar


async def is_within(session: Session, code: str | None, own: frozenset[str] | None) -> bool:
    """Whether the unit (a seat's, a person's) lies in these rayons, or is one; None: they are all."""
    if own is None:
        return True
    return bool(code) and any(unit.code in own for unit in await units.lineage(session, code or ""))


def require_not_banned(person: Person) -> None:
    """Go on only with somebody whose questions and votes are taken. Raises Refusal."""
    if person.banned_at is not None:
        raise Refusal("banned")
