"""The archive of seminars that are over: looking into it, and taking one out."""

from datetime import datetime, timedelta

from handlers.buttons.closing import ListArchived, ListRemovals, RestoreSeminar
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import Button, Incoming, Refusal, Reply, Say, SayToAudience, Text
from handlers.permissions import ORGANISERS, STAFF, load_seminar
from handlers.ui.arguments import seminar_label, seminar_times, seminar_title
from handlers.ui.pages import PAIRED_ROWS, list_page, paginate
from storage import audit, planning
from storage.closing.policy import load_policy
from storage.database import Session
from storage.models import Person, Seminar, seminar_states
from storage.seminars import seminars

PAGE_SIZE = PAIRED_ROWS


async def list_archived(incoming: Incoming, session: Session, data: ListArchived) -> list[Reply]:
    """List the archived seminars that the sender has a role at."""
    mine = [one for one in await seminars.list_archived(session) if incoming.has_role(STAFF, one.id)]
    shown = paginate(mine, data.page, PAGE_SIZE)
    may_see_removals = incoming.has_role(ORGANISERS)
    return [
        list_page(
            "archive",
            {},
            shown,
            lines=[
                Text("archive-line", {"seminar": seminar_title(one), **seminar_times(one)})
                for one in shown.rows
            ],
            empty="archive-empty",
            buttons=[_seminar_buttons(incoming, one) for one in shown.rows],
            turn=data,
            below=[[Button("removals-all-button", ListRemovals())]] if may_see_removals else [],
            edit=data.page is not None,
        )
    ]


def _seminar_buttons(incoming: Incoming, seminar: Seminar) -> list[Button]:
    row = [Button(seminar_label(seminar), ShowSeminarForStaff(seminar.id))]
    if incoming.has_role(ORGANISERS, seminar.id):
        row.append(Button("archive-restore", RestoreSeminar(seminar.id)))
    return row


async def restore_seminar(incoming: Incoming, session: Session, data: RestoreSeminar) -> list[Reply]:
    """Take the seminar out of the archive."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    await planning.lock(session, seminar)
    if seminar.state != seminar_states.ARCHIVED:
        raise Refusal("lifecycle-not-now")
    await planning.restore(session, seminar, incoming.at)
    await _record(session, incoming.person, seminar, seminar_states.ARCHIVED, incoming.at)
    args = {"seminar": seminar_title(seminar), "state": Text(f"plan-state-{seminar.state}")}
    rows = [
        [Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))],
        [Button("back-button", ListArchived(0))],
    ]
    return [Say("archive-restored", args, rows, edit=True)]


async def archive_ended(session: Session, now: datetime) -> list[Say | SayToAudience]:
    """Archive seminars that ended long ago and have no open questions; a scheduled job."""
    days = (await load_policy(session)).archive_days
    if not days:
        return []
    for seminar in await planning.list_to_archive(session, now - timedelta(days=days)):
        former = seminar.state
        try:
            await planning.transition(session, seminar, seminar_states.ARCHIVED, now)
        except planning.OpenQuestionsLeft:  # a text that becomes a question in some minutes
            continue
        await _record(session, None, seminar, former, now)
    return []


async def _record(session: Session, by: Person | None, seminar: Seminar, former: str, at: datetime) -> None:
    subject = f"seminar:{seminar.id}"
    await audit.record(session, by, "seminar.state_changed", subject, at, state=[former, seminar.state])
