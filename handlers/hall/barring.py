"""The block list: whose questions and votes are not taken any more, and the way back. All else stays theirs."""

from handlers.common import local, number, pager
from handlers.rights import MODERATORS, must
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Text, Value
from storage import audit, barring, questions, roles, seminars
from storage.database import Session
from storage.models import Person, Question

LISTED = 8


async def _asker(incoming: Incoming, session: Session) -> tuple[Question, Person]:
    """The question a button speaks of, and who asks it, held."""
    question = await questions.get(session, number([*incoming.arguments, ""][0]))
    if question is None:
        raise Refusal("button-old")
    must(incoming, MODERATORS, question.seminar_id)
    person = await barring.lock(session, question.person_id)
    assert person is not None  # a foreign key
    return question, person


async def bar(incoming: Incoming, session: Session) -> list[Reply]:
    """Take no more questions and votes of theirs: first what that means, then it is so: `bar:<question>[:yes]`."""
    question, person = await _asker(incoming, session)
    if await roles.of(session, person):
        raise Refusal("bar-staff")
    if person.barred_at is not None:
        return [_barred(question, person)]
    if incoming.arguments[1:] != ["yes"]:
        sure = Button("bar-yes", f"bar:{question.id}:yes", style="danger")
        return [Say("bar-ask", _args(question, person), [[sure]])]
    barring.bar(person, incoming.person, incoming.at)
    await audit.record(
        session, incoming.person, "person.barred", f"person:{person.id}", incoming.at, question=question.id
    )
    return [_barred(question, person)]


def _args(question: Question, person: Person) -> dict[str, Value]:
    return {"number": question.number, "name": person.name or Text("name-none")}


def _barred(question: Question, person: Person) -> Say:
    back = [[Button("bar-lift", f"unbar:{question.id}")]]
    return Say("bar-done", _args(question, person), back, edit=True)


async def lift(incoming: Incoming, session: Session) -> list[Reply]:
    """Their questions and votes are taken again: `unbar:<question>`."""
    question, person = await _asker(incoming, session)
    if person.barred_at is None:
        raise Refusal("bar-none")
    barring.lift(person)
    await audit.record(
        session, incoming.person, "person.heard", f"person:{person.id}", incoming.at, question=question.id
    )
    return [Say("bar-lifted", _args(question, person), edit=True)]


async def listed(incoming: Incoming, session: Session) -> list[Reply]:
    """Whoever is barred and has asked where this person runs the hall: `barred[:<page>]`."""
    mine = await theirs(incoming, session)
    if not mine:
        return [Say("barred-none", edit=True)]
    last = (len(mine) - 1) // LISTED
    page = min(number(incoming.argument), last)
    shown = mine[page * LISTED : (page + 1) * LISTED]
    lines = [await _line(session, person, question) for person, question in shown]
    rows = [
        [Button(Text("bar-lift-name", {"name": person.name or Text("name-none")}), f"unbar:{question.id}")]
        for person, question in shown
    ]
    turn = pager("barred", page, last)
    return [Say("barred-list", {"list": Lines(lines)}, [*rows, *([turn] if turn else [])], edit=True)]


async def theirs(incoming: Incoming, session: Session) -> list[tuple[Person, Question]]:
    """Whoever is barred, with their newest question at a seminar where this person runs the hall."""
    return [
        (person, mine[0])
        for person, asked in await barring.listed(session)
        if (mine := [one for one in asked if incoming.may(MODERATORS, one.seminar_id)])
    ]


async def _line(session: Session, person: Person, question: Question) -> Text:
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None  # a foreign key
    args = _args(question, person)
    assert person.barred_at is not None  # they are listed because of it
    since = local(seminar, person.barred_at)
    return Text("barred-line", {**args, "seminar": Named(seminar.title), "starts": since})
