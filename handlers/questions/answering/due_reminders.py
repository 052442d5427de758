"""A promised day comes: whoever is to answer is reminded the day before and then; when it is past, moderators are."""

from datetime import datetime, timedelta

from handlers.messages import NOTICE_LANE, Button, Say
from handlers.questions.answering.permissions import load_seminar
from handlers.questions.shared import readers
from handlers.questions.shared.readers import Reader
from handlers.questions.shared.staff_cards import line_args, staff_name
from handlers.ui.arguments import local_time
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import answers, questions
from storage.questions.answers import REMINDER_LEAD

ESCALATION_DELAY = timedelta(hours=2)
"""After the hour that was promised: then moderators are told."""
REMINDER_HOURS = range(8, 21)
"""Hours of the place at which staff are reminded; what falls due at night is said in the morning."""


async def remind_due(session: Session, at: datetime) -> list[Say]:
    """What the clock looks for: promised days that come or are past."""
    said: list[Say] = []
    for number in await answers.list_due(session, at):
        question = await questions.lock(session, number)
        if question is None or question.due_at is None or question.state not in question_states.OPEN_STATES:
            continue
        seminar = await load_seminar(session, question)
        if local_time(seminar, at).hour in REMINDER_HOURS:
            said += await _question_reminders(session, question, seminar, question.due_at, at)
    return said


async def _question_reminders(
    session: Session, question: Question, seminar: Seminar, promised: datetime, at: datetime
) -> list[Say]:
    reading = await readers.staff_readers(session, question)
    owner = next((one for one in reading if one.person.id == question.assignee_id), None)
    key = _reminder_key(question, promised, at)
    said: list[Say] = []
    if key is not None:
        question.reminded_at = at
        if owner is not None:
            said.append(
                await _reminder_message(
                    session, key, question, seminar, owner, f"nudge:{question.id}:{_timestamp(at)}"
                )
            )
    # Whoever is no longer there cannot be waited for.
    overdue = at >= promised + ESCALATION_DELAY or (owner is None and key is not None)
    if overdue and question.escalated_at is None:
        question.escalated_at = at
        for one in reading:
            if one.sees_asker and one is not owner:
                dedup_key = f"overdue:{question.id}:{_timestamp(at)}:{one.person.id}"
                said.append(
                    await _reminder_message(session, "overdue-notice", question, seminar, one, dedup_key)
                )
    return said


def _reminder_key(question: Question, promised: datetime, at: datetime) -> str | None:
    """Which reminder is due by now, if any: the newest, where one was missed."""
    if at >= promised:
        return "due-now" if question.reminded_at is None or question.reminded_at < promised else None
    early = (
        question.state_changed_at <= promised - REMINDER_LEAD
    )  # what is given on the day itself needs no reminder of tomorrow
    return (
        "due-tomorrow" if question.reminded_at is None and early and at >= promised - REMINDER_LEAD else None
    )


def _timestamp(at: datetime) -> int:
    return int(at.timestamp())


async def _reminder_message(
    session: Session, key: str, question: Question, seminar: Seminar, to: Reader, dedup_key: str
) -> Say:
    assert question.due_at is not None
    args = await line_args(session, question, sees_asker=to.sees_asker)
    args |= {
        "starts": local_time(seminar, question.due_at),
        "owner": await staff_name(session, question.assignee_id),
    }
    rows = [
        [Button("answer-button", f"answer:{question.id}", style="primary")],
        [Button("pass-button", f"passon:{question.id}")],
    ]
    return Say(
        key,
        args,
        rows,
        to=to.person,
        subject=f"question:{question.id}",
        lane=NOTICE_LANE,
        dedup_key=dedup_key,
    )
