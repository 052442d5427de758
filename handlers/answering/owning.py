"""Whose a question is: taken by whoever will answer it, passed on to somebody else, or given back."""

from handlers.answering.whose import seminar_of, still_open
from handlers.common import number
from handlers.hall import telling
from handlers.hall.desk import NOTICE, update_staff
from handlers.rights import ANSWERERS, MODERATORS
from handlers.steps import leave
from handlers.words import Button, Incoming, Named, Refusal, Reply, Say, Text, Value
from storage import audit, questions, roles
from storage.database import Session
from storage.models import Person, Question, Seminar

LISTED = 30
"""People to choose from on one page."""


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """`take:<question>`: I answer this one. What somebody else has is theirs."""
    question, seminar = await still_open(incoming, session, number(incoming.argument))
    if question.state == questions.ASSIGNED:
        if question.owner_id == incoming.person.id:
            return [Say("question-yours", {"number": question.number})]
        raise Refusal("question-taken", number=question.number)
    await questions.assign(session, question, incoming.person, incoming.at, incoming.person, question.due_at)
    await _written(incoming, session, question)
    taken = Say("question-yours", {"number": question.number})
    return [taken, *await update_staff(session, question, seminar, incoming.at)]


async def _written(incoming: Incoming, session: Session, question: Question) -> None:
    about, owner = f"question:{question.id}", question.owner_id
    await audit.record(session, incoming.person, "question.owner", about, incoming.at, owner=owner)


async def choose(incoming: Incoming, session: Session) -> list[Reply]:
    """`passon:<question>`: to whom?"""
    question, seminar = await _theirs(incoming, session, number(incoming.argument))
    them = [one for one in await _answerers(session, seminar) if one.id != incoming.person.id][:LISTED]
    rows = [
        [
            Button(
                Named({"en": one.name}) if one.name else Text("staff-member"),
                f"passto:{question.id}:{one.id}",
            )
        ]
        for one in them
    ]
    rows.append([Button("pass-back", f"passto:{question.id}:0")])
    return [Say("pass-whom", {"number": question.number}, rows)]


async def _answerers(session: Session, seminar: Seminar) -> list[Person]:
    return await roles.reachable(session, ANSWERERS, seminar.id)


async def _theirs(incoming: Incoming, session: Session, question_id: int) -> tuple[Question, Seminar]:
    """A question that is this person's to pass on. Raises Refusal."""
    question, seminar = await still_open(incoming, session, question_id)
    if question.owner_id != incoming.person.id and not incoming.may(MODERATORS, question.seminar_id):
        raise Refusal("question-taken", number=question.number)
    return question, seminar


async def give(incoming: Incoming, session: Session) -> list[Reply]:
    """`passto:<question>:<person>`: it is theirs now, with its day; 0: nobody's, and moderators are told."""
    which, to = [*incoming.arguments, "", ""][:2]
    question, seminar = await _theirs(incoming, session, number(which))
    if incoming.person.step == "answer":
        leave(incoming.person, "answer")  # what is written next is no answer any more
    if not number(to):
        return await _give_back(incoming, session, question)
    owner = next((one for one in await _answerers(session, seminar) if one.id == number(to)), None)
    if owner is None:
        raise Refusal("button-old")
    if question.owner_id != owner.id or question.state != questions.ASSIGNED:
        await questions.assign(session, question, owner, incoming.at, incoming.person, question.due_at)
        await _written(incoming, session, question)
    args: dict[str, Value] = {"number": question.number, "name": owner.name or Text("staff-member")}
    return [
        Say("passed-on", args, edit=True),
        *await telling.assigned(session, question, seminar, owner, incoming.person),
        *await update_staff(session, question, seminar, incoming.at),
    ]


async def _give_back(incoming: Incoming, session: Session, question: Question) -> list[Reply]:
    seminar = await seminar_of(session, question)
    if question.state == questions.ASSIGNED:
        await questions.release(session, question, incoming.at, incoming.person)
    question.owner_id = None
    await _written(incoming, session, question)
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Named(seminar.title),
        "name": incoming.person.name or Text("staff-member"),
    }
    told = [
        Say("given-back", args, [[Button("question-page", f"q:{question.id}")]], to=one, lane=NOTICE)
        for one in await roles.reachable(session, MODERATORS, seminar.id)
        if one.id != incoming.person.id
    ]
    done = Say("passed-back", {"number": question.number}, edit=True)
    return [done, *told, *await update_staff(session, question, seminar, incoming.at)]
