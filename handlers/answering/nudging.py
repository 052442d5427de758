"""A promised day comes: whoever is to answer is reminded the day before and then; when it is past, moderators are."""

from datetime import datetime, timedelta

from handlers import readers
from handlers.answering.whose import seminar_of
from handlers.common import local
from handlers.hall.desk import NOTICE, line_args, named_of
from handlers.readers import Reader
from handlers.words import Button, Say
from storage import answers, questions
from storage.answers import DAY
from storage.database import Session
from storage.models import Question, Seminar

PATIENCE = timedelta(hours=2)
"""After the hour that was promised: then moderators are told."""
WAKING = range(8, 21)
"""Hours of the place at which staff are reminded; what falls due at night is said in the morning."""


async def due(session: Session, at: datetime) -> list[Say]:
    """What the clock looks for: promised days that come or are past."""
    said: list[Say] = []
    for number in await answers.promised(session, at):
        question = await questions.lock(session, number)
        if question is None or question.due_at is None or question.state not in questions.OPEN:
            continue
        seminar = await seminar_of(session, question)
        if local(seminar, at).hour in WAKING:
            said += await _of(session, question, seminar, question.due_at, at)
    return said


async def _of(
    session: Session, question: Question, seminar: Seminar, promised: datetime, at: datetime
) -> list[Say]:
    reading = await readers.of_staff(session, question)
    owner = next((one for one in reading if one.person.id == question.owner_id), None)
    key = _nudge(question, promised, at)
    said: list[Say] = []
    if key is not None:
        question.nudged_at = at
        if owner is not None:
            said.append(
                await _say(session, key, question, seminar, owner, f"nudge:{question.id}:{_named(at)}")
            )
    # Whoever is no longer there cannot be waited for.
    overdue = at >= promised + PATIENCE or (owner is None and key is not None)
    if overdue and question.escalated_at is None:
        question.escalated_at = at
        for one in reading:
            if one.openly and one is not owner:
                once = f"overdue:{question.id}:{_named(at)}:{one.person.id}"
                said.append(await _say(session, "overdue-notice", question, seminar, one, once))
    return said


def _nudge(question: Question, promised: datetime, at: datetime) -> str | None:
    """Which reminder is due by now, if any: the newest, where one was missed."""
    if at >= promised:
        return "due-now" if question.nudged_at is None or question.nudged_at < promised else None
    early = (
        question.state_at <= promised - DAY
    )  # what is given on the day itself needs no reminder of tomorrow
    return "due-tomorrow" if question.nudged_at is None and early and at >= promised - DAY else None


def _named(at: datetime) -> int:
    return int(at.timestamp())


async def _say(
    session: Session, key: str, question: Question, seminar: Seminar, to: Reader, once: str
) -> Say:
    assert question.due_at is not None
    args = await line_args(session, question, openly=to.openly)
    args |= {"starts": local(seminar, question.due_at), "owner": await named_of(session, question.owner_id)}
    rows = [
        [Button("answer-button", f"answer:{question.id}", style="primary")],
        [Button("pass-button", f"passon:{question.id}")],
    ]
    return Say(key, args, rows, to=to.person, about=f"question:{question.id}", lane=NOTICE, once=once)
