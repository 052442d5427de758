"""Applying a pending change of time or place, and announcing it to the people with seats."""

from typing import Any

from handlers import events
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
from storage.messages.invitations import withdraw_pending
from storage.models import Seminar, seminar_states
from storage.reminders import reminders


async def show_pending(incoming: Incoming, session: Session, data: ShowPendingChange) -> list[Reply]:
    """Show the preview of the pending change."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    change = _load_pending(incoming, seminar)
    return [await pending_changes.preview_page(session, seminar, change, edit=True)]


def _load_pending(incoming: Incoming, seminar: Seminar) -> dict[str, Any]:
    change = pending_changes.pending_change(incoming.person, seminar)
    if change is None:
        raise Refusal("change-none")
    return change


async def apply_change(incoming: Incoming, session: Session, data: ApplyPendingChange) -> list[Reply]:
    """Apply the pending change with or without an announcement, or drop it.

    Applying it raises the version of the seminar, so that a button pressed twice changes and announces once.
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
    # Another organiser may have changed the other one of start and end.
    moment_picker.check_order(becomes.starts_at, becomes.ends_at)
    return await _apply(incoming, session, seminar, becomes, tell=data.mode == "tell")


async def _preview_again(
    incoming: Incoming, session: Session, seminar: Seminar, change: dict[str, Any]
) -> list[Reply]:
    """Preview what remains of the change after another organiser has changed the seminar."""
    pending_changes.add_pending_change(
        incoming.person,
        seminar,
        **{name: change[name] for name in change if name in pending_changes.PENDING_FIELDS},
    )
    remaining = pending_changes.pending_change(incoming.person, seminar)
    replies: list[Reply] = [Say("change-overtaken", edit=True)]
    return [
        *replies,
        await (
            pending_changes.preview_page(session, seminar, remaining)
            if remaining
            else plan_card(incoming, session, seminar)
        ),
    ]


async def _apply(
    incoming: Incoming, session: Session, seminar: Seminar, becomes: TimeAndPlace, *, tell: bool
) -> list[Reply]:
    """Apply the change, plan the reminders again and queue the announcement, all in one transaction."""
    was = TimeAndPlace.of(seminar)
    if becomes.cancelled:
        await planning.transition(session, seminar, seminar_states.CANCELLED, incoming.at)
        await withdraw_pending(session, seminar.id, incoming.at)
    else:
        await planning.reschedule(session, seminar, becomes.starts_at, becomes.ends_at)
        for name in pending_changes.ANNOUNCED_FIELDS:
            setattr(seminar, name, getattr(becomes, name))
        await planning.record_change(session, seminar, incoming.at, new_version=True)
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
        # Announcements of an earlier change that have not been sent yet.
        await outbox.expire_subject(session, f"change:{seminar.id}", incoming.at)
        reminder = await reminders.create_change_reminder(session, seminar, incoming.at)
        done.append(pending_changes.change_message(seminar, was, becomes, reminder))
    moved = (
        []
        if becomes.cancelled
        else await events.seminar_moved.notify(session, seminar, incoming.person, incoming.at)
    )
    return [*done, await plan_card(incoming, session, seminar), *moved]
