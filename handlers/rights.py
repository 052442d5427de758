"""Who may do what: sets of roles, and the no to whoever has none of them."""

from collections.abc import Collection

from handlers.words import Incoming, Refusal
from storage.roles import COORDINATOR, DOOR, EXPERT, MODERATOR, ORGANISER, OWNER, SPEAKER

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
STAFF = MODERATORS | ANSWERERS | WATCHERS | CHASERS


def must(incoming: Incoming, kinds: Collection[str], seminar_id: int) -> None:
    """Go on only with one of these roles at this seminar. Raises Refusal."""
    if not incoming.may(kinds, seminar_id):
        raise Refusal("not-yours")


def rayons(incoming: Incoming, seminar_id: int) -> frozenset[str] | None:
    """The rayons this person may look into at this seminar; None: all of them."""
    if incoming.may(WATCHERS, seminar_id):
        return None
    return frozenset(
        role.unit_code
        for role in incoming.roles
        if role.role == COORDINATOR and role.unit_code and role.seminar_id in (None, seminar_id)
    )
