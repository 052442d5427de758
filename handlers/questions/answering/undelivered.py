"""Answers, files and remarks that Telegram did not deliver in full: their sender is notified.

A question whose only answer was an undelivered file is open again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.messages import Say, Text, Value
from handlers.questions.shared.addressee import addressed_seminar
from handlers.questions.shared.staff_cards import question_subject, update_staff_cards
from storage.accounts import people
from storage.database import Session
from storage.messages import outbox
from storage.models import Answer, Attachment, OutboxMessage, Question, question_states
from storage.questions import answers, lifecycle, merged_questions, questions
from storage.questions.merged_questions import Follower

REASONS = ("voices", "rights", "file", "blocked", "gone", "large")
"""Reasons that are named; any other one is Telegram's own."""


@dataclass(frozen=True, slots=True)
class UndeliveredContent:
    """What somebody did not get, and why."""

    chat_id: int
    content: str
    """A kind of file; `all`: the whole message."""
    reason: str

    @property
    def whole_message(self) -> bool:
        """Whether not even the words came."""
        return self.content == outbox.ALL

    @property
    def text_args(self) -> dict[str, Value]:
        """For a text about it."""
        return {"thing": Text(f"thing-{self.content}"), "why": Text(f"lost-why-{self.reason}")}


def parse_undelivered(row: OutboxMessage) -> UndeliveredContent:
    """What of this message was not delivered."""
    thing, _, why = (row.undelivered or "").partition(":")
    return UndeliveredContent(row.chat_id, thing, why if why in REASONS else "other")


# Answers.


async def answer_undelivered(
    session: Session, answer_id: int, rows: Sequence[OutboxMessage], at: datetime
) -> Sequence[Say]:
    """The answerer learns what the asker did not get, and how many others."""
    answer = await answers.get(session, answer_id)
    question = await questions.lock(session, answer.question_id) if answer else None
    if answer is None or question is None:
        return []
    question = await merged_questions.merge_root(session, question)
    waiting = {
        one.person.telegram_id: one for one in await merged_questions.list_followers(session, question)
    }
    lost = {row.chat_id: parse_undelivered(row) for row in rows if row.chat_id in waiting}
    askers = [(one, waiting[chat]) for chat, one in lost.items() if waiting[chat].own_question is not None]
    said: list[Say] = []
    for one, reader in askers:
        said += await _report_asker(session, question, answer, one, reader, at)
    others = [one for chat, one in lost.items() if waiting[chat].own_question is None]
    return [*said, *await _report_others(session, question, answer, others)]


async def _report_asker(
    session: Session,
    question: Question,
    answer: Answer,
    lost: UndeliveredContent,
    reader: Follower,
    at: datetime,
) -> list[Say]:
    by = await people.get(session, answer.person_id)
    said: list[Say] = []
    key = "lost-answer-all" if lost.whole_message else "lost-answer-asker"
    if not lost.whole_message and not await _has_text_answer(session, question):
        key = "lost-answer-reopened"
        said = await _reopen_question(session, question, at)
    args: dict[str, Value] = {"number": question.number, **lost.text_args}
    dedup_key = f"lost:answer:{answer.id}:{reader.person.id}"
    if by is not None and people.is_reachable(by):
        said.insert(0, Say(key, args, to=by, subject=question_subject(question), dedup_key=dedup_key))
    return said


async def _has_text_answer(session: Session, question: Question) -> bool:
    """Whether any answer to it has words, and so is one whatever became of its file."""
    return any(one.text for one in await answers.list_answers(session, question))


async def _reopen_question(session: Session, question: Question, at: datetime) -> list[Say]:
    """Open it again: a voice that nobody heard has answered nothing."""
    if question.state != question_states.ANSWERED:
        return []
    await lifecycle.transition(session, question, question_states.REOPENED, at, None)
    seminar = await addressed_seminar(session, question)
    return [one for one in await update_staff_cards(session, question, seminar, at) if isinstance(one, Say)]


async def _report_others(
    session: Session, question: Question, answer: Answer, lost: Sequence[UndeliveredContent]
) -> list[Say]:
    """Notify the answerer of other followers; those who have no chat with the bot any more miss everything anyway."""
    lost = [one for one in lost if not one.whole_message]
    by = await people.get(session, answer.person_id)
    if not lost or by is None or not people.is_reachable(by):
        return []
    args: dict[str, Value] = {"number": question.number, "people": len(lost), **lost[0].text_args}
    return [Say("lost-answer-others", args, to=by, subject=question_subject(question))]


async def file_undelivered(
    session: Session, file_id: int, rows: Sequence[OutboxMessage], at: datetime
) -> Sequence[Say]:
    """A further file of an answer."""
    file = await session.get(Attachment, file_id)
    return await answer_undelivered(session, file.answer_id, rows, at) if file and file.answer_id else []


# The dialogue about a question, and the question itself.


async def remark_undelivered(
    session: Session, remark_id: int, rows: Sequence[OutboxMessage], _at: datetime
) -> Sequence[Say]:
    """A remark's file: its sender is asked to write it in words, unless one of the recipients has it."""
    remark = await answers.get_remark(session, remark_id)
    question = await questions.get(session, remark.question_id) if remark else None
    by = await people.get(session, remark.person_id) if remark else None
    lost = parse_undelivered(rows[0])
    if question is None or by is None or not people.is_reachable(by):
        return []
    if not lost.whole_message and await outbox.was_file_delivered(session, f"remark:{remark_id}"):
        return []
    args: dict[str, Value] = {"number": question.number, **lost.text_args}
    key = "lost-remark-all" if lost.whole_message else "lost-remark"
    return [Say(key, args, to=by, dedup_key=f"lost:remark:{remark_id}")]


async def question_undelivered(
    session: Session, question_id: int, rows: Sequence[OutboxMessage], _at: datetime
) -> Sequence[Say]:
    """A question's file: its asker is told when nobody of the staff got it, and can write what was in it."""
    question = await questions.get(session, question_id)
    lost = next((one for one in map(parse_undelivered, rows) if not one.whole_message), None)
    if question is None or lost is None or question.state not in question_states.OPEN_STATES:
        return []
    asker = await people.get(session, question.person_id)
    if asker is None or not people.is_reachable(asker):
        return []
    if await outbox.was_file_delivered(session, question_subject(question)):
        return []
    args: dict[str, Value] = {"number": question.number, **lost.text_args}
    return [Say("lost-question", args, to=asker, dedup_key=f"lost:question:{question.id}")]
