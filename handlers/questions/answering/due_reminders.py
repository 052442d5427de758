"""Reminders of a question's due time: to the assignee the day before and when due, to moderators when overdue."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.messages import Say, Value
from handlers.questions.shared import readers
from handlers.questions.shared.addressee import addressed_seminar
from handlers.questions.shared.readers import Reader
from handlers.questions.shared.staff_buttons import answer_button, reassign_button
from handlers.questions.shared.staff_cards import line_args, staff_name
from handlers.questions.shared.staff_notifications import notify_staff
from handlers.ui.arguments import local_time
from storage import quiet_hours
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import answers, questions
from storage.questions.answers import REMINDER_LEAD

ESCALATION_DELAY = timedelta(hours=2)
"""Time from the due time until moderators are notified."""


async def remind_due(session: Session, at: datetime) -> list[Say]:
    """Return the reminders that are due at this time. A scheduled job."""
    reminders: list[Say] = []
    for question_id in await answers.list_due(session, at):
        question = await questions.lock(session, question_id)
        if question is None or question.due_at is None or question.state not in question_states.OPEN_STATES:
            continue
        seminar = await addressed_seminar(session, question)
        if not quiet_hours.is_quiet(at, seminar.timezone):  # at night they wait for the morning
            reminders += await _question_reminders(session, question, seminar, question.due_at, at)
    return reminders


async def _question_reminders(
    session: Session, question: Question, seminar: Seminar, due_at: datetime, at: datetime
) -> list[Say]:
    staff = await readers.staff_readers(session, question)
    assignee = [reader for reader in staff if reader.person.id == question.assignee_id]
    key = _reminder_key(question, due_at, at)
    reminders: list[Say] = []
    if key is not None:
        question.reminded_at = at
        reminders += await _remind(session, key, question, seminar, assignee, at)
    moderators = [reader for reader in staff if reader.sees_asker and reader not in assignee]
    # Without an assignee who can be reminded, moderators are reminded in their place, and notified at once.
    if not assignee and key == "due-tomorrow":
        return await _remind(session, key, question, seminar, moderators, at)
    overdue = at >= due_at + ESCALATION_DELAY or (not assignee and key is not None)
    if overdue and question.escalated_at is None:
        question.escalated_at = at
        reminders += await _remind(session, "overdue-notice", question, seminar, moderators, at)
    return reminders


def _reminder_key(question: Question, due_at: datetime, at: datetime) -> str | None:
    """Return the text key of the reminder that is due now, the latest if one was missed. Return None if none is due."""
    if at >= due_at:
        return "due-now" if question.reminded_at is None or question.reminded_at < due_at else None
    remind_from = due_at - REMINDER_LEAD
    # A question assigned later than that gets no reminder the day before.
    assigned_before = question.state_changed_at <= remind_from
    return "due-tomorrow" if question.reminded_at is None and assigned_before and at >= remind_from else None


async def _remind(
    session: Session, key: str, question: Question, seminar: Seminar, to: Sequence[Reader], at: datetime
) -> list[Say]:
    assert question.due_at is not None
    common: dict[str, Value] = {
        "starts": local_time(seminar, question.due_at),
        "owner": await staff_name(session, question.assignee_id),
    }
    rows = [[answer_button(question)], [reassign_button(question)]]

    async def compose(reader: Reader) -> list[Say]:
        args = await line_args(session, question, sees_asker=reader.sees_asker)
        dedup_key = f"{key}:{question.id}:{int(at.timestamp())}:{reader.person.id}"
        return [Say(key, {**args, **common}, rows, dedup_key=dedup_key)]

    return await notify_staff(question, to, compose)
