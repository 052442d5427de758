"""Permissions: sets of roles, and checks that raise Refusal."""

from collections.abc import Collection, Iterable

from handlers.messages import Incoming, OutOfDate, Refusal
from storage.database import Session
from storage.models import Person, Role, Seminar
from storage.seminars import seminars
from storage.team.roles import COORDINATOR, DOOR, EXPERT, MODERATOR, ORGANISER, OWNER, SPEAKER
from storage.units import units

ANYONE, CONSENTED = frozenset({"anyone"}), frozenset({"consented"})
"""Permissions without a role: everybody, and everybody who has agreed to the data-protection notice."""
OWNERS = frozenset({OWNER})
"""Set up the staff group and the approval limit."""
ORGANISERS = frozenset({OWNER, ORGANISER})
"""Create and edit seminars and seats, import invitees, send announcements."""
MODERATORS = ORGANISERS | {MODERATOR}
"""Moderate questions."""
CAN_ANSWER = MODERATORS | {EXPERT, SPEAKER}
"""Answer questions."""
CAN_SEE_EVERYONE = ORGANISERS | {MODERATOR, DOOR}
"""See all participants."""
CAN_FOLLOW_UP = ORGANISERS | {COORDINATOR}
"""See and follow up missing replies; a coordinator in their own rayon only."""
CAN_CHECK_IN = ORGANISERS | {DOOR}
"""Record who has arrived."""
CAN_SEE_SEATS = CAN_SEE_EVERYONE | CAN_FOLLOW_UP
"""See participants; a coordinator those of their own rayon only (`visible_rayons`, `is_within`)."""
CAN_REGISTER_OTHERS = ORGANISERS | {COORDINATOR, DOOR}
"""Register people who do not use the bot; a coordinator those of their own rayon only."""
STAFF = MODERATORS | CAN_ANSWER | CAN_SEE_EVERYONE | CAN_FOLLOW_UP
"""All roles."""


NOTICE_VERSION = 4
"""Version of the data-protection notice. Increase it when the meaning changes: everybody is asked again."""


def has_consented(person: Person) -> bool:
    """Whether the person has agreed to the current version of the notice."""
    return person.consent_version == NOTICE_VERSION


def is_allowed(incoming: Incoming, permission: frozenset[str]) -> bool:
    """Whether the person has this permission, at any seminar."""
    if permission == ANYONE:
        return True
    return has_consented(incoming.person) and (permission == CONSENTED or incoming.has_role(permission))


def requires_role(permission: frozenset[str]) -> bool:
    """Whether the permission requires a role."""
    return permission not in (ANYONE, CONSENTED)


def require(incoming: Incoming, kinds: Collection[str], seminar_id: int) -> None:
    """Raise Refusal unless the person has one of these roles at the seminar."""
    if not incoming.has_role(kinds, seminar_id):
        raise Refusal("not-yours")


def visible_rayons(
    incoming: Incoming, seminar_id: int, whole: Collection[str] = CAN_SEE_EVERYONE
) -> frozenset[str] | None:
    """Return the codes of the rayons that the person may see at the seminar.

    Return None, for all rayons, if the person has one of the roles in `whole`; otherwise those of the person's roles as
    a coordinator.

    For telephone numbers, and other data for CAN_FOLLOW_UP only, pass ORGANISERS as `whole`: somebody with the roles
    `door` and `coordinator` sees the numbers of their own rayons only.
    """
    if incoming.has_role(whole, seminar_id):
        return None
    return coordinator_rayons(incoming.roles, seminar_id)


def coordinator_rayons(held_roles: Iterable[Role], seminar_id: int) -> frozenset[str]:
    """Return the codes of the rayons for which these roles make a coordinator at the seminar."""
    return frozenset(
        role.unit_code
        for role in held_roles
        if role.role == COORDINATOR and role.unit_code and role.seminar_id in (None, seminar_id)
    )


async def load_seminar(
    incoming: Incoming, session: Session, kinds: Collection[str], seminar_id: int
) -> Seminar:
    """Load the seminar. Raises Refusal unless the person has one of these roles at it."""
    seminar = await seminars.get(session, seminar_id)
    if seminar is None:
        raise OutOfDate
    require(incoming, kinds, seminar.id)
    return seminar


async def is_within(session: Session, code: str | None, rayons: frozenset[str] | None) -> bool:
    """Whether the unit with this code is one of the rayons or lies in one. `rayons`: None means all."""
    if rayons is None:
        return True
    return bool(code) and any(unit.code in rayons for unit in await units.lineage(session, code or ""))


def require_not_banned(person: Person) -> None:
    """Raise Refusal if the person is banned from asking and voting."""
    if person.banned_at is not None:
        raise Refusal("banned")
