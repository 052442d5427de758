"""What those who wait are told when a question is declined, merged, parted or taken up again."""

from datetime import datetime

from handlers import readers
from handlers.hall.desk import why
from handlers.hall.telling import answers_of
from handlers.words import Button, Lane, Named, Reply, Say, ToMany, Value
from storage import families, people, questions, readable, seminars, votes
from storage.database import Session
from storage.families import Waiting
from storage.models import Question, Seminar

ASK = [[Button("ask-button", "asknew")]]


def _args(question: Question, seminar: Seminar, one: Waiting) -> dict[str, Value]:
    return {
        "number": (one.own or question).number,
        "seminar": Named(seminar.title),
        "question": readers.quoted(question, one.own),
    }


def _say(key: str, args: dict[str, Value], one: Waiting, rows: list[list[Button]] | None = None) -> Say:
    answered = one.own.chat_message_id if one.own else None
    return Say(key, args, rows or [], to=one.person, reply_to=answered, lane=Lane.REMINDER)


async def declined(session: Session, question: Question, seminar: Seminar) -> list[Reply]:
    """Everybody who waits for it learns why there is no answer."""
    said: list[Reply] = []
    for one in await families.waiting(session, question):
        key = "question-declined" if one.own else "wanted-declined"
        args = {**_args(question, seminar, one), "why": why(question)}
        said.append(_say(key, args, one, ASK))
    return said


async def taken_up(session: Session, question: Question, seminar: Seminar) -> list[Reply]:
    """Everybody who was told of its end learns that it was none."""
    return [
        _say("question-taken-up", _args(question, seminar, one), one)
        for one in await families.waiting(session, question)
    ]


async def merged(session: Session, question: Question, above: Question, seminar: Seminar) -> list[Reply]:
    """Whoever asked it learns which question speaks for it; had that one its answer already, all get that."""
    said: list[Reply] = []
    there = await families.waiting(session, question)
    for one in there:
        if one.own is not None:
            read = readable.by_hall(above)  # whoever asks reads no words that the hall may not
            args = {**_args(question, seminar, one), "other": above.number}
            if read:
                args["text"] = readers.quoted(above, None)
            said.append(_say("question-merged-quoted" if read else "question-merged", args, one))
    return said + (await answers_of(session, above, there) if above.state == questions.ANSWERED else [])


async def parted(session: Session, question: Question, seminar: Seminar) -> list[Reply]:
    """Whoever asked it, or one that was merged into it, learns that it has an answer of its own to come."""
    return [
        _say("question-parted", _args(question, seminar, one), one)
        for one in await families.waiting(session, question)
        if one.own is not None
    ]


async def taken_back(session: Session, now: datetime) -> list[Say | ToMany]:
    """What the clock looks for: whoever voted for a question that its asker took back is told, once."""
    said: list[Say | ToMany] = []
    for question, person_id in await votes.left_behind(session):
        person, seminar = (
            await people.get(session, person_id),
            await seminars.get(session, question.seminar_id),
        )
        if person is not None and seminar is not None and people.can_be_told(person):
            args: dict[str, Value] = {"number": question.number, "seminar": Named(seminar.title)}
            once = f"gone:{question.id}:{person_id}"
            said.append(Say("wanted-withdrawn", args, ASK, to=person, once=once, lane=Lane.REMINDER))
    return said
