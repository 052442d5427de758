"""Whose a question is: taken by whoever will answer it, passed on to somebody else, or given back."""

from handlers.messages import NOTICE_LANE, Button, Incoming, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import CAN_ANSWER, MODERATORS
from handlers.questions.answering.permissions import load_seminar, lock_open_question
from handlers.questions.shared import notifications
from handlers.questions.shared.staff_cards import update_staff_cards
from handlers.ui.arguments import parse_int
from handlers.ui.steps import leave_step
from storage import audit
from storage.database import Session
from storage.models import Person, Question, Seminar, question_states
from storage.questions import questions
from storage.team import roles

MAX_LISTED = 30
"""People to choose from on one page."""


async def assign_self(incoming: Incoming, session: Session) -> list[Reply]:
    """`take:<question>`: I answer this one. What somebody else has is theirs."""
    question, seminar = await lock_open_question(incoming, session, parse_int(incoming.argument))
    if question.state == question_states.ASSIGNED:
        if question.assignee_id == incoming.person.id:
            return [Say("question-yours", {"number": question.number})]
        raise Refusal("question-taken", number=question.number)
    await questions.assign(session, question, incoming.person, incoming.at, incoming.person, question.due_at)
    await _record_owner(incoming, session, question)
    taken = Say("question-yours", {"number": question.number})
    return [taken, *await update_staff_cards(session, question, seminar, incoming.at)]


async def _record_owner(incoming: Incoming, session: Session, question: Question) -> None:
    subject, owner = f"question:{question.id}", question.assignee_id
    await audit.record(session, incoming.person, "question.owner", subject, incoming.at, owner=owner)


async def prompt_reassign(incoming: Incoming, session: Session) -> list[Reply]:
    """`passon:<question>`: to whom?"""
    question, seminar = await _lock_reassignable(incoming, session, parse_int(incoming.argument))
    them = [one for one in await _answerers(session, seminar) if one.id != incoming.person.id][:MAX_LISTED]
    rows = [
        [
            Button(
                Translated({"en": one.name}) if one.name else Text("staff-member"),
                f"passto:{question.id}:{one.id}",
            )
        ]
        for one in them
    ]
    rows.append([Button("pass-back", f"passto:{question.id}:0")])
    return [Say("pass-whom", {"number": question.number}, rows)]


async def _answerers(session: Session, seminar: Seminar) -> list[Person]:
    return await roles.reachable_staff(session, CAN_ANSWER, seminar.id)


async def _lock_reassignable(
    incoming: Incoming, session: Session, question_id: int
) -> tuple[Question, Seminar]:
    """A question that is this person's to pass on. Raises Refusal."""
    question, seminar = await lock_open_question(incoming, session, question_id)
    if question.assignee_id != incoming.person.id and not incoming.has_role(MODERATORS, question.seminar_id):
        raise Refusal("question-taken", number=question.number)
    return question, seminar


async def reassign(incoming: Incoming, session: Session) -> list[Reply]:
    """`passto:<question>:<person>`: it is theirs now, with its day; 0: nobody's, and moderators are told."""
    which, to = [*incoming.arguments, "", ""][:2]
    question, seminar = await _lock_reassignable(incoming, session, parse_int(which))
    if incoming.person.step == "answer":
        leave_step(incoming.person, "answer")  # what is written next is no answer any more
    if not parse_int(to):
        return await _unassign(incoming, session, question)
    owner = next((one for one in await _answerers(session, seminar) if one.id == parse_int(to)), None)
    if owner is None:
        raise Refusal("button-old")
    if question.assignee_id != owner.id or question.state != question_states.ASSIGNED:
        await questions.assign(session, question, owner, incoming.at, incoming.person, question.due_at)
        await _record_owner(incoming, session, question)
    args: dict[str, Value] = {"number": question.number, "name": owner.name or Text("staff-member")}
    return [
        Say("passed-on", args, edit=True),
        *await notifications.notify_assigned(session, question, seminar, owner, incoming.person),
        *await update_staff_cards(session, question, seminar, incoming.at),
    ]


async def _unassign(incoming: Incoming, session: Session, question: Question) -> list[Reply]:
    seminar = await load_seminar(session, question)
    if question.state == question_states.ASSIGNED:
        await questions.unassign(session, question, incoming.at, incoming.person)
    question.assignee_id = None
    await _record_owner(incoming, session, question)
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Translated(seminar.title),
        "name": incoming.person.name or Text("staff-member"),
    }
    told = [
        Say("given-back", args, [[Button("question-page", f"q:{question.id}")]], to=one, lane=NOTICE_LANE)
        for one in await roles.reachable_staff(session, MODERATORS, seminar.id)
        if one.id != incoming.person.id
    ]
    done = Say("passed-back", {"number": question.number}, edit=True)
    return [done, *told, *await update_staff_cards(session, question, seminar, incoming.at)]
