"""Assignment of a question by answerers: to oneself, to somebody else, or to nobody."""

from handlers.buttons.answering import AssignToSelf, ListAssignees, ReassignQuestion
from handlers.messages import Button, Incoming, OutOfDate, Refusal, Reply, Say, Translated, Value
from handlers.permissions import CAN_ANSWER, MODERATORS
from handlers.questions.answering import written_answers
from handlers.questions.answering.permissions import lock_open_question
from handlers.questions.shared import readers
from handlers.questions.shared.readers import Reader
from handlers.questions.shared.staff_buttons import page_button
from handlers.questions.shared.staff_cards import question_subject, update_staff_cards
from handlers.questions.shared.staff_notifications import notify_assigned, notify_staff
from handlers.ui.person_picker import member_name, staff_buttons
from handlers.ui.steps import leave_step
from storage import audit
from storage.database import Session
from storage.models import Person, Question, Seminar, question_states
from storage.questions import lifecycle
from storage.team import roles

MAX_LISTED = 30
"""Maximum number of people offered for reassignment."""


async def assign_self(incoming: Incoming, session: Session, data: AssignToSelf) -> list[Reply]:
    """Assign an unassigned question to oneself."""
    question, seminar = await lock_open_question(incoming, session, data.question)
    done = Say("question-yours", {"number": question.number})
    if question.state == question_states.ASSIGNED:
        if question.assignee_id == incoming.person.id:
            return [done]
        raise Refusal("question-taken", number=question.number)
    await lifecycle.assign(session, question, incoming.person, incoming.at, incoming.person, question.due_at)
    await _record_assignee(incoming, session, question)
    return [done, *await update_staff_cards(session, question, seminar, incoming.at)]


async def _record_assignee(incoming: Incoming, session: Session, question: Question) -> None:
    subject, owner = question_subject(question), question.assignee_id
    await audit.record(session, incoming.person, "question.owner", subject, incoming.at, owner=owner)


async def prompt_reassign(incoming: Incoming, session: Session, data: ListAssignees) -> list[Reply]:
    """Ask to whom the question is to be reassigned."""
    question, seminar = await _lock_reassignable(incoming, session, data.question)
    answerers = await _answerers(session, seminar)
    candidates = [member for member in answerers if member.id != incoming.person.id][:MAX_LISTED]
    rows = await staff_buttons(
        session, candidates, seminar.id, CAN_ANSWER, lambda person: ReassignQuestion(question.id, person.id)
    )
    rows.append([Button("unassign-button", ReassignQuestion(question.id, 0))])
    return [Say("reassign-prompt", {"number": question.number}, rows)]


async def _answerers(session: Session, seminar: Seminar) -> list[Person]:
    return await roles.reachable_staff(session, CAN_ANSWER, seminar.id)


async def _lock_reassignable(
    incoming: Incoming, session: Session, question_id: int
) -> tuple[Question, Seminar]:
    """Lock an open question that the person may reassign: its assignee or a moderator. Raises Refusal."""
    question, seminar = await lock_open_question(incoming, session, question_id)
    if question.assignee_id != incoming.person.id and not incoming.has_role(MODERATORS, question.seminar_id):
        raise Refusal("question-taken", number=question.number)
    return question, seminar


async def reassign(incoming: Incoming, session: Session, data: ReassignQuestion) -> list[Reply]:
    """Reassign the question, keeping its due time, or unassign it."""
    question, seminar = await _lock_reassignable(incoming, session, data.question)
    if incoming.person.step == written_answers.STEP:
        leave_step(incoming.person, written_answers.STEP)  # the next message is not the answer any more
    if not data.person:
        return await _unassign(incoming, session, question, seminar)
    assignee = next(
        (member for member in await _answerers(session, seminar) if member.id == data.person), None
    )
    if assignee is None:
        raise OutOfDate
    if question.assignee_id != assignee.id or question.state != question_states.ASSIGNED:
        await lifecycle.assign(session, question, assignee, incoming.at, incoming.person, question.due_at)
        await _record_assignee(incoming, session, question)
    args: dict[str, Value] = {"number": question.number, "name": member_name(assignee)}
    return [
        Say("reassigned", args, edit=True),
        *await notify_assigned(session, question, seminar, assignee, incoming.person),
        *await update_staff_cards(session, question, seminar, incoming.at),
    ]


async def _unassign(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar
) -> list[Reply]:
    if question.state == question_states.ASSIGNED:
        await lifecycle.unassign(session, question, incoming.at, incoming.person)
    question.assignee_id = None
    await _record_assignee(incoming, session, question)
    return [
        Say("unassigned", {"number": question.number}, edit=True),
        *await _notify_unassigned(session, question, seminar, incoming.person),
        *await update_staff_cards(session, question, seminar, incoming.at),
    ]


async def _notify_unassigned(session: Session, question: Question, seminar: Seminar, by: Person) -> list[Say]:
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Translated(seminar.title),
        "name": member_name(by),
    }

    async def compose(_reader: Reader) -> list[Say]:
        return [Say("unassigned-notice", args, [[page_button(question)]])]

    others = [reader for reader in await readers.moderators(session, question) if reader.person.id != by.id]
    return await notify_staff(question, others, compose)
