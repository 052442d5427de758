"""Assignment of a question to a member of staff by moderators, with or without a due time, and its removal."""

from datetime import datetime, time
from functools import partial

from handlers.buttons.moderation import (
    IN_PLACE,
    NO_DUE_TIME,
    AssignQuestion,
    ChooseAssignee,
    ChooseDueDay,
    ShowQuestion,
    UnassignQuestion,
)
from handlers.messages import Button, Incoming, Lane, OutOfDate, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import CAN_ANSWER
from handlers.questions.moderation.page import STEP, back_row, question_page, record_change
from handlers.questions.moderation.typed_text import TextPrompt, start_typing
from handlers.questions.shared import readers
from handlers.questions.shared.loading import lock_question
from handlers.questions.shared.question_text import question_excerpt
from handlers.questions.shared.staff_notifications import notify_assigned
from handlers.ui.arguments import local_time
from handlers.ui.moment_picker import moment_buttons, typed_moment
from handlers.ui.pages import confirm, grid, list_page, paginate
from handlers.ui.person_picker import member_name, staff_buttons
from handlers.ui.steps import step_form
from storage.accounts import people
from storage.database import Session
from storage.models import Person, Question, Seminar, question_states
from storage.questions import lifecycle
from storage.seminars import programme
from storage.team import roles

EXCERPT_LENGTH = 100
"""Length of the question in the notification of its former assignee, in characters."""
PAGE_SIZE = 8
DEFAULT_DUE_TIME = time(18)
"""Time of day of a due day that was chosen without one."""
QUICK_DAYS = (0, 1, 3, 7)
"""Offered due days, counted from today."""


async def choose_assignee(incoming: Incoming, session: Session, data: ChooseAssignee) -> list[Reply]:
    """Ask for the assignee; the speaker of the addressed programme item comes first."""
    question, seminar = await lock_question(incoming, session, data.question)
    _require_open(question)
    candidates = await _answerers(session, question, seminar)
    shown = paginate(candidates, data.page, PAGE_SIZE)
    rows = await staff_buttons(
        session, shown.rows, seminar.id, CAN_ANSWER, lambda person: ChooseDueDay(question.id, person.id)
    )
    return [
        list_page(
            "assign-ask" if candidates else "assign-nobody",
            {"number": question.number},
            shown,
            buttons=rows,
            turn=data,
            below=[back_row(question)],
            edit=True,
        )
    ]


def _require_open(question: Question) -> None:
    if question.state not in question_states.OPEN_STATES:
        raise Refusal("question-is-over", number=question.number)


async def _answerers(session: Session, question: Question, seminar: Seminar) -> list[Person]:
    """Return the reachable people who may answer there, the addressed speaker first."""
    found = list(await roles.reachable_staff(session, CAN_ANSWER, seminar.id))
    item = await programme.get(session, question.item_id) if question.item_id else None
    return sorted(found, key=lambda one: item is None or one.id != item.speaker_id)


async def choose_due_day(incoming: Incoming, session: Session, data: ChooseDueDay) -> list[Reply]:
    """Ask for the due time."""
    return await start_typing(incoming, session, DUE, data.question, assignee=data.assignee)


async def _load_assignee(session: Session, question: Question, seminar: Seminar, person_id: int) -> Person:
    candidates = await _answerers(session, question, seminar)
    found = next((person for person in candidates if person.id == person_id), None)
    if found is None:
        raise OutOfDate
    return found


async def _form_assignee(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar
) -> Person:
    """Load the chosen assignee from the form of the step. Raises Refusal."""
    form = step_form(incoming.person, STEP)
    return await _load_assignee(session, question, seminar, int(form.get("assignee") or 0))


async def _prompt_due(incoming: Incoming, session: Session, question: Question, seminar: Seminar) -> Say:
    """Build the prompt with the offered days; another time can be typed."""
    assignee = await _form_assignee(incoming, session, question, seminar)
    offered = [(ahead, DEFAULT_DUE_TIME) for ahead in QUICK_DAYS]
    pick = partial(AssignQuestion, question.id, assignee.id)
    days = moment_buttons(incoming, seminar.timezone, "due-day", offered, pick)
    never = Button("due-none", AssignQuestion(question.id, assignee.id, NO_DUE_TIME))
    args: dict[str, Value] = {"number": question.number, "name": member_name(assignee)}
    return Say("due-ask", args, [*grid(days, 2), [never], back_row(question)])


async def assign(incoming: Incoming, session: Session, data: AssignQuestion) -> list[Reply]:
    """Assign the question, with the chosen or typed due time, or without."""
    question, seminar = await lock_question(incoming, session, data.question)
    assignee = await _load_assignee(session, question, seminar, data.assignee)
    due_at = None if data.due == NO_DUE_TIME else data.due
    return await _assign(incoming, session, question, seminar, assignee, due_at)


async def _receive_due(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar
) -> list[Reply]:
    """Ask for a confirmation of the typed due time."""
    assignee = await _form_assignee(incoming, session, question, seminar)
    due_at = typed_moment(incoming, seminar.timezone, usual=DEFAULT_DUE_TIME, by=True)
    args: dict[str, Value] = {
        "number": question.number,
        "name": member_name(assignee),
        "starts": local_time(seminar, due_at),
    }
    yes, no = AssignQuestion(question.id, assignee.id, due_at), ShowQuestion(question.id, IN_PLACE)
    return [confirm("due-sure", args, yes, no, style="success", edit=False)]


DUE = TextPrompt("due", _prompt_due, _receive_due, _require_open)
"""Prompt for the due time: a day, optionally with a time of day."""


async def _assign(
    incoming: Incoming,
    session: Session,
    question: Question,
    seminar: Seminar,
    assignee: Person,
    due_at: datetime | None,
) -> list[Reply]:
    _require_open(question)
    if due_at is not None and due_at <= incoming.at:
        raise Refusal("when-past")
    former_id = question.assignee_id
    await lifecycle.assign(session, question, assignee, incoming.at, incoming.person, due_at)
    card_updates = await record_change(
        incoming, session, question, seminar, "assigned", owner=[former_id, assignee.id]
    )
    notices: list[Reply] = [*await notify_assigned(session, question, seminar, assignee, incoming.person)]
    if former_id != assignee.id:
        notices += await _notify_former_assignee(incoming, session, question, seminar, former_id)
    return [await question_page(incoming, session, question, seminar, edit=True), *notices, *card_updates]


async def _notify_former_assignee(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, former_id: int | None
) -> list[Reply]:
    former = await people.get(session, former_id) if former_id else None
    if former is None or former is incoming.person:
        return []
    held_roles = await roles.roles_of(session, former)
    may_read = await readers.can_read(session, question, former, held_roles)
    words = await question_excerpt(session, question, EXCERPT_LENGTH)
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Translated(seminar.title),
        "text": words if may_read else Text("question-unread"),
    }
    return [Say("assigned-to-another", args, to=former, lane=Lane.REMINDER)]


async def unassign(incoming: Incoming, session: Session, data: UnassignQuestion) -> list[Reply]:
    """Remove the assignment, and notify the former assignee."""
    question, seminar = await lock_question(incoming, session, data.question)
    if question.state != question_states.ASSIGNED:
        return [await question_page(incoming, session, question, seminar, edit=True)]
    former_id = question.assignee_id
    await lifecycle.unassign(session, question, incoming.at, incoming.person)
    notices = await record_change(incoming, session, question, seminar, "released", owner=[former_id, None])
    notices += await _notify_former_assignee(incoming, session, question, seminar, former_id)
    return [await question_page(incoming, session, question, seminar, edit=True), *notices]
