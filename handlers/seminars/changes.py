"""Making a pending change of time or place: previewed, made once, announced to everybody it concerns."""

from typing import Any

from handlers.buttons.seminars import ApplyPendingChange, ShowPendingChange
from handlers.messages import Incoming, Refusal, Reply, Say
from handlers.permissions import ORGANISERS, load_seminar
from handlers.seminars import pending_changes
from handlers.seminars.pending_changes import TimeAndPlace
from handlers.seminars.plan import plan_card
from handlers.ui import moment_picker
from storage import audit, planning
from storage.database import Session
from storage.messages import outbox
from storage.models import Seminar, seminar_states
from storage.reminders import reminders


async def show_pending(incoming: Incoming, session: Session, data: ShowPendingChange) -> list[Reply]:
    """The pending change, as it would be now."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    change = _load_pending(incoming, seminar)
    return [await pending_changes.preview_page(session, seminar, change, edit=True)]


def _load_pending(incoming: Incoming, seminar: Seminar) -> dict[str, Any]:
    change = pending_changes.pending_change(incoming.person, seminar)
    if change is None:
        raise Refusal("change-none")
    return change


async def apply_change(incoming: Incoming, session: Session, data: ApplyPendingChange) -> list[Reply]:
    """Make the change and tell everybody, make it quietly, or drop it.

    The version is raised with the change, so a button that is pressed twice changes and tells once.
    """
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    change = _load_pending(incoming, seminar)
    if data.mode == "drop":
        pending_changes.discard_pending_change(incoming.person)
        return [Say("change-dropped", edit=True), await plan_card(incoming, session, seminar)]
    await planning.lock(session, seminar)
    if seminar.state not in seminar_states.ANNOUNCED_STATES:
        raise Refusal("lifecycle-not-now")
    if not data.version == change["version"] == seminar.version:
        return await _preview_again(incoming, session, seminar, change)
    becomes = TimeAndPlace.of(seminar, change)
    if becomes.ends_at <= incoming.at:
        raise Refusal("when-past")
    moment_picker.check_order(
        becomes.starts_at, becomes.ends_at
    )  # somebody else may have moved the other end of it
    return await _apply(incoming, session, seminar, becomes, tell=data.mode == "tell")


async def _preview_again(
    incoming: Incoming, session: Session, seminar: Seminar, change: dict[str, Any]
) -> list[Reply]:
    """Somebody else changed the seminar meanwhile: what is left of the change is previewed once more."""
    pending_changes.add_pending_change(
        incoming.person,
        seminar,
        **{name: change[name] for name in change if name in pending_changes.PENDING_FIELDS},
    )
    left = pending_changes.pending_change(incoming.person, seminar)
    said: list[Reply] = [Say("change-overtaken", edit=True)]
    return [
        *said,
        await (
            pending_changes.preview_page(session, seminar, left)
            if left
            else plan_card(incoming, session, seminar)
        ),
    ]


async def _apply(
    incoming: Incoming, session: Session, seminar: Seminar, becomes: TimeAndPlace, *, tell: bool
) -> list[Reply]:
    """In the transaction of this update: the change, its announcement, and the reminders anew."""
    was = TimeAndPlace.of(seminar)
    if becomes.cancelled:
        await planning.transition(session, seminar, seminar_states.CANCELLED, incoming.at)
    else:
        await planning.reschedule(session, seminar, becomes.starts_at, becomes.ends_at)
        for name in pending_changes.ANNOUNCED_FIELDS:
            setattr(seminar, name, getattr(becomes, name))
        await planning.record_change(session, seminar, incoming.at, anew=True)
    pending_changes.discard_pending_change(incoming.person)
    await audit.record(
        session,
        incoming.person,
        "seminar.cancelled" if becomes.cancelled else "seminar.moved",
        f"seminar:{seminar.id}",
        incoming.at,
        version=seminar.version,
        told=tell,
        **pending_changes.audit_detail(was, becomes),
    )
    done: list[Reply] = [Say("change-told" if tell else "change-quiet", edit=True)]
    if tell:
        await outbox.expire_subject(
            session, f"change:{seminar.id}", incoming.at
        )  # of an earlier change, not yet sent
        reminder = await reminders.create_change_reminder(session, seminar, incoming.at)
        done.append(pending_changes.change_message(seminar, was, becomes, reminder))
    return [*done, await plan_card(incoming, session, seminar)]
