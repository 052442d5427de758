"""A change of plan: shown before it is made, made once, and told to everybody it concerns."""

from typing import Any

from handlers.common import number
from handlers.plans import moments, staging
from handlers.plans.plan import card, seminar_of
from handlers.plans.staging import Plan
from handlers.words import Incoming, Refusal, Reply, Say
from storage import audit, outbox, planning, reminders
from storage.database import Session
from storage.models import Seminar

WAYS = ("tell", "quiet", "drop")


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """What is staged, as it would be now: `staged:<seminar>`."""
    seminar = await seminar_of(incoming, session, incoming.argument)
    change = _staged(incoming, seminar)
    return [await staging.preview(session, seminar, change, edit=True)]


def _staged(incoming: Incoming, seminar: Seminar) -> dict[str, Any]:
    change = staging.staged(incoming.person, seminar)
    if change is None:
        raise Refusal("change-none")
    return change


async def apply(incoming: Incoming, session: Session) -> list[Reply]:
    """Made and told, made quietly, or dropped: `apply:<seminar>:<version>:<tell, quiet or drop>`.

    The version is raised with the change, so a button that is pressed twice changes and tells once.
    """
    which, version, way = [*incoming.arguments, "", "", ""][:3]
    seminar = await seminar_of(incoming, session, which)
    change = _staged(incoming, seminar)
    if way not in WAYS:
        raise Refusal("button-old")
    if way == "drop":
        staging.unstage(incoming.person)
        return [Say("change-dropped", edit=True), await card(incoming, session, seminar)]
    await planning.lock(session, seminar)
    if seminar.state not in planning.ANNOUNCED:
        raise Refusal("life-not-now")
    if not number(version) == change["version"] == seminar.version:
        return await _anew(incoming, session, seminar, change)
    becomes = Plan.of(seminar, change)
    if becomes.ends_at <= incoming.at:
        raise Refusal("when-past")
    moments.check_order(
        becomes.starts_at, becomes.ends_at
    )  # somebody else may have moved the other end of it
    return await _make(incoming, session, seminar, becomes, tell=way == "tell")


async def _anew(
    incoming: Incoming, session: Session, seminar: Seminar, change: dict[str, Any]
) -> list[Reply]:
    """Somebody else was faster: what is left of it is looked at once more before it is made."""
    staging.stage(
        incoming.person, seminar, **{name: change[name] for name in change if name in staging.STAGED}
    )
    left = staging.staged(incoming.person, seminar)
    said: list[Reply] = [Say("change-overtaken", edit=True)]
    return [
        *said,
        await (staging.preview(session, seminar, left) if left else card(incoming, session, seminar)),
    ]


async def _make(
    incoming: Incoming, session: Session, seminar: Seminar, becomes: Plan, *, tell: bool
) -> list[Reply]:
    """All of it in the transaction of this update: the change, its message to everybody, the reminders anew."""
    was = Plan.of(seminar)
    if becomes.cancelled:
        await planning.bring(session, seminar, planning.CANCELLED, incoming.at)
    else:
        await planning.move(session, seminar, becomes.starts_at, becomes.ends_at)
        for name in staging.TELLS:
            setattr(seminar, name, getattr(becomes, name))
        await planning.changed(session, seminar, incoming.at, anew=True)
    staging.unstage(incoming.person)
    await audit.record(
        session,
        incoming.person,
        "seminar.cancelled" if becomes.cancelled else "seminar.moved",
        f"seminar:{seminar.id}",
        incoming.at,
        version=seminar.version,
        told=tell,
        **staging.detail(was, becomes),
    )
    done: list[Reply] = [Say("change-told" if tell else "change-quiet", edit=True)]
    if tell:
        await outbox.give_up(
            session, f"change:{seminar.id}", incoming.at
        )  # of an earlier change, not yet sent
        reminder = await reminders.change(session, seminar, incoming.at)
        done.append(staging.message(seminar, was, becomes, reminder))
    return [*done, await card(incoming, session, seminar)]
