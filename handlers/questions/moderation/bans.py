"""The block list: whose questions and votes are not taken any more, and the way back. All else stays theirs."""

from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import MODERATORS, require
from handlers.ui.arguments import local_time, pager, parse_int
from storage import audit
from storage.database import Session
from storage.models import Person, Question
from storage.questions import bans, questions
from storage.seminars import seminars
from storage.team import roles

PAGE_SIZE = 8


async def _lock_asker(incoming: Incoming, session: Session) -> tuple[Question, Person]:
    """The question a button speaks of, and who asks it, held."""
    question = await questions.get(session, parse_int([*incoming.arguments, ""][0]))
    if question is None:
        raise Refusal("button-old")
    require(incoming, MODERATORS, question.seminar_id)
    person = await bans.lock_person(session, question.person_id)
    assert person is not None  # a foreign key
    return question, person


async def ban(incoming: Incoming, session: Session) -> list[Reply]:
    """Take no more questions and votes of theirs: first what that means, then it is so: `bar:<question>[:yes]`."""
    question, person = await _lock_asker(incoming, session)
    if await roles.roles_of(session, person):
        raise Refusal("bar-staff")
    if person.banned_at is not None:
        return [_ban_result(question, person)]
    if incoming.arguments[1:] != ["yes"]:
        sure = Button("bar-yes", f"bar:{question.id}:yes", style="danger")
        return [Say("bar-ask", _args(question, person), [[sure]])]
    bans.ban(person, incoming.person, incoming.at)
    await audit.record(
        session, incoming.person, "person.barred", f"person:{person.id}", incoming.at, question=question.id
    )
    return [_ban_result(question, person)]


def _args(question: Question, person: Person) -> dict[str, Value]:
    return {"number": question.number, "name": person.name or Text("name-none")}


def _ban_result(question: Question, person: Person) -> Say:
    back = [[Button("bar-lift", f"unbar:{question.id}")]]
    return Say("bar-done", _args(question, person), back, edit=True)


async def unban(incoming: Incoming, session: Session) -> list[Reply]:
    """Their questions and votes are taken again: `unbar:<question>`."""
    question, person = await _lock_asker(incoming, session)
    if person.banned_at is None:
        raise Refusal("bar-none")
    bans.unban(person)
    await audit.record(
        session, incoming.person, "person.heard", f"person:{person.id}", incoming.at, question=question.id
    )
    return [Say("bar-lifted", _args(question, person), edit=True)]


async def list_banned(incoming: Incoming, session: Session) -> list[Reply]:
    """Whoever is barred and has asked where this person runs the hall: `barred[:<page>]`."""
    mine = await banned_askers(incoming, session)
    if not mine:
        return [Say("barred-none", edit=True)]
    last = (len(mine) - 1) // PAGE_SIZE
    page = min(parse_int(incoming.argument), last)
    shown = mine[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    lines = [await _banned_line(session, person, question) for person, question in shown]
    rows = [
        [Button(Text("bar-lift-name", {"name": person.name or Text("name-none")}), f"unbar:{question.id}")]
        for person, question in shown
    ]
    turn = pager("barred", page, last)
    return [Say("barred-list", {"list": Lines(lines)}, [*rows, *([turn] if turn else [])], edit=True)]


async def banned_askers(incoming: Incoming, session: Session) -> list[tuple[Person, Question]]:
    """Whoever is barred, with their newest question at a seminar where this person runs the hall."""
    return [
        (person, mine[0])
        for person, asked in await bans.list_banned(session)
        if (mine := [one for one in asked if incoming.has_role(MODERATORS, one.seminar_id)])
    ]


async def _banned_line(session: Session, person: Person, question: Question) -> Text:
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None  # a foreign key
    args = _args(question, person)
    assert person.banned_at is not None  # they are listed because of it
    since = local_time(seminar, person.banned_at)
    return Text("barred-line", {**args, "seminar": Translated(seminar.title), "starts": since})
