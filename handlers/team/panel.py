"""The staff panel (`/staff`): seminars, questions, the team, failures."""

from handlers.audiences.announcement import can_announce
from handlers.buttons.announcements import ListAnnouncements
from handlers.buttons.answering import ShowInbox
from handlers.buttons.backups import ConfirmExport, ShowHeld
from handlers.buttons.closing import ListArchived
from handlers.buttons.moderation import ListBanned, ListUnansweredQuestions
from handlers.buttons.seminars import CreateSeminar, ShowPlan
from handlers.buttons.series import CompareSeminars
from handlers.buttons.spoken_help import ListHelpRecordings
from handlers.buttons.team import ListFailures, ListMembers, ShowGroup, ShowPanel, ShowSeminarForStaff
from handlers.messages import Button, Incoming, Reply, Say, Text
from handlers.permissions import CAN_ANSWER, MODERATORS, ORGANISERS, OWNERS, STAFF
from handlers.questions.answering.permissions import answer_scope
from handlers.questions.moderation import bans
from handlers.seminars import plan
from handlers.team.failures import count_failures
from handlers.ui.arguments import seminar_label
from handlers.ui.pages import fold
from storage import planning
from storage.backups import hold
from storage.database import Session
from storage.models import seminar_states
from storage.questions import answers, worklist
from storage.seminars import seminars
from storage.team import roles


async def show_panel(incoming: Incoming, session: Session) -> list[Reply]:
    """Handle `/staff`: show the sender's seminars, questions, announcements, the team, and failures."""
    announced = await seminars.list_announced(session)
    rows = await _held_rows(incoming, session)
    rows += [
        [Button(seminar_label(one), ShowSeminarForStaff(one.id))]
        for one in announced
        if one.state in seminar_states.PUBLIC_STATES and incoming.has_role(STAFF, one.id)
    ]
    rows += await _draft_rows(incoming, session)
    rows += await _question_rows(incoming, session)
    if incoming.has_role(ORGANISERS) and (failed := await count_failures(incoming, session)):
        rows.append([Button(Text("staff-failed-button", {"failed": failed}), ListFailures())])
    if can_announce(incoming, None):
        rows.append([Button("announcements-all-button", ListAnnouncements(0))])
    if roles.may_grant(incoming.roles, roles.MODERATOR, None):
        rows.append([Button("team-button", ListMembers())])
    if incoming.has_role(OWNERS):
        rows.append([Button("group-button", ShowGroup())])
        rows.append([Button("help-recordings-button", ListHelpRecordings())])
        rows.append([Button("export-button", ConfirmExport())])
    if sum(incoming.has_role(MODERATORS, one.id) for one in announced) > 1:
        rows.append([Button("series-button", CompareSeminars())])
    rows += await _archive_rows(incoming, session)
    return [fold(Say("staff-panel", buttons=rows), ShowPanel(), has_back=False)]


async def reopen(incoming: Incoming, session: Session, _data: ShowPanel) -> list[Reply]:
    """Show the panel from a button."""
    return await show_panel(incoming, session)


async def _held_rows(incoming: Incoming, session: Session) -> list[list[Button]]:
    """Return the owners' button to what a restored database holds."""
    if not incoming.has_role(OWNERS) or await hold.load_hold(session) is None:
        return []
    return [[Button("held-button", ShowHeld())]]


async def _draft_rows(incoming: Incoming, session: Session) -> list[list[Button]]:
    """Return the buttons of drafts and cancelled seminars, and to create a seminar."""
    rows = [
        [Button(Text(f"staff-{one.state}-button", {"seminar": seminar_label(one)}), ShowPlan(one.id))]
        for one in await planning.list_unannounced(session)
        if incoming.has_role(ORGANISERS, one.id)
    ]
    return [*rows, [Button("staff-new-button", CreateSeminar())]] if plan.may_create(incoming) else rows


async def _archive_rows(incoming: Incoming, session: Session) -> list[list[Button]]:
    """Return the button of the archive, if the sender has a role at an archived seminar."""
    archived = await seminars.list_archived(session)
    number = sum(incoming.has_role(STAFF, one.id) for one in archived)
    return [[Button(Text("archive-button", {"number": number}), ListArchived())]] if number else []


async def _question_rows(incoming: Incoming, session: Session) -> list[list[Button]]:
    """Return moderators' buttons to banned people and unanswered questions; for other answerers to their inbox."""
    if not incoming.has_role(MODERATORS):
        if not incoming.has_role(CAN_ANSWER):
            return []
        left, _ = await answers.list_inbox(session, answer_scope(incoming), 0)
        return [[Button(Text("staff-inbox-button", {"left": left}), ShowInbox())]]
    counts = await worklist.open_by_seminar(session)
    total = sum(count for seminar_id, count in counts.items() if incoming.has_role(MODERATORS, seminar_id))
    banned = await bans.banned_askers(incoming, session)
    rows = [[Button("banned-button", ListBanned())]] if banned else []
    return [*rows, [Button(Text("unanswered-button", {"number": total}), ListUnansweredQuestions())]]
