"""Reports of answers, files and remarks that were not delivered in full, for their senders.

A question is reopened if none of its answers has text and the asker did not get the file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.messages import Say, Text, Value
from handlers.questions.shared.addressee import addressed_seminar
from handlers.questions.shared.staff_cards import question_subject, update_staff_cards
from storage.accounts import people
from storage.accounts.reachability import is_reachable
from storage.database import Session
from storage.messages import outbox
from storage.models import Answer, Attachment, OutboxMessage, Question, question_states
from storage.questions import answers, lifecycle, merged_questions, questions
from storage.questions.merged_questions import Follower

REASONS = ("voices", "rights", "file", "blocked", "gone", "large")
"""Reasons that have a text of their own; any other is reported as `other`."""


@dataclass(frozen=True, slots=True)
class UndeliveredContent:
    """Undelivered content of one message, with the reason."""

    chat_id: int
    content: str
    """Kind of the undelivered file; `all`: the whole message."""
    reason: str

    @property
    def whole_message(self) -> bool:
        """Whether the text was not delivered either."""
        return self.content == outbox.ALL

    @property
    def text_args(self) -> dict[str, Value]:
        """Arguments of a text about it."""
        return {"thing": Text(f"thing-{self.content}"), "why": Text(f"lost-why-{self.reason}")}


def parse_undelivered(row: OutboxMessage) -> UndeliveredContent:
    """Parse the column `undelivered` of a message."""
    content, _, reason = (row.undelivered or "").partition(":")
    return UndeliveredContent(row.chat_id, content, reason if reason in REASONS else "other")


# Answers.


async def answer_undelivered(
    session: Session, answer_id: int, rows: Sequence[OutboxMessage], at: datetime
) -> Sequence[Say]:
    """Notify the answerer what the asker did not get, and how many other followers did not."""
    answer = await answers.get(session, answer_id)
    question = await questions.lock(session, answer.question_id) if answer else None
    if answer is None or question is None:
        return []
    question = await merged_questions.merge_root(session, question)
    followers_by_chat = {
        one.person.telegram_id: one for one in await merged_questions.list_followers(session, question)
    }
    lost = {row.chat_id: parse_undelivered(row) for row in rows if row.chat_id in followers_by_chat}
    askers = [
        (one, followers_by_chat[chat])
        for chat, one in lost.items()
        if followers_by_chat[chat].own_question is not None
    ]
    notices: list[Say] = []
    for one, reader in askers:
        notices += await _report_asker(session, question, answer, one, reader, at)
    others = [one for chat, one in lost.items() if followers_by_chat[chat].own_question is None]
    return [*notices, *await _report_others(session, question, answer, others)]


async def _report_asker(
    session: Session,
    question: Question,
    answer: Answer,
    lost: UndeliveredContent,
    reader: Follower,
    at: datetime,
) -> list[Say]:
    author = await people.get(session, answer.person_id)
    notices: list[Say] = []
    key = "lost-answer-all" if lost.whole_message else "lost-answer-asker"
    if not lost.whole_message and not await _has_text_answer(session, question):
        key = "lost-answer-reopened"
        notices = await _reopen_question(session, question, at)
    own = reader.own_question or question
    args: dict[str, Value] = {"number": own.number, **lost.text_args}
    dedup_key = f"lost:answer:{answer.id}:{reader.person.id}"
    if author is not None and is_reachable(author):
        notices.insert(0, Say(key, args, to=author, subject=question_subject(question), dedup_key=dedup_key))
    return notices


async def _has_text_answer(session: Session, question: Question) -> bool:
    """Whether any answer has text, and so counts without its file."""
    return any(answer.text for answer in await answers.list_answers(session, question))


async def _reopen_question(session: Session, question: Question, at: datetime) -> list[Say]:
    """Reopen the question if it is answered."""
    if question.state != question_states.ANSWERED:
        return []
    await lifecycle.transition(session, question, question_states.REOPENED, at, None)
    seminar = await addressed_seminar(session, question)
    return [
        reply for reply in await update_staff_cards(session, question, seminar, at) if isinstance(reply, Say)
    ]


async def _report_others(
    session: Session, question: Question, answer: Answer, lost: Sequence[UndeliveredContent]
) -> list[Say]:
    """Notify the answerer of other followers who did not get a file; lost whole messages are not reported."""
    lost = [one for one in lost if not one.whole_message]
    author = await people.get(session, answer.person_id)
    if not lost or author is None or not is_reachable(author):
        return []
    args: dict[str, Value] = {"number": question.number, "people": len(lost), **lost[0].text_args}
    return [Say("lost-answer-others", args, to=author, subject=question_subject(question))]


async def file_undelivered(
    session: Session, file_id: int, rows: Sequence[OutboxMessage], at: datetime
) -> Sequence[Say]:
    """Notify the answerer of an undelivered further file of an answer."""
    file = await session.get(Attachment, file_id)
    return await answer_undelivered(session, file.answer_id, rows, at) if file and file.answer_id else []


# Remarks and questions.


async def remark_undelivered(
    session: Session, remark_id: int, rows: Sequence[OutboxMessage], _at: datetime
) -> Sequence[Say]:
    """Ask the sender of a remark to write instead of its file, unless one of the recipients has got it."""
    remark = await answers.get_remark(session, remark_id)
    question = await questions.get(session, remark.question_id) if remark else None
    author = await people.get(session, remark.person_id) if remark else None
    lost = parse_undelivered(rows[0])
    if question is None or author is None or not is_reachable(author):
        return []
    if not lost.whole_message and await outbox.was_file_delivered(session, f"remark:{remark_id}"):
        return []
    args: dict[str, Value] = {"number": question.number, **lost.text_args}
    key = "lost-remark-all" if lost.whole_message else "lost-remark"
    return [Say(key, args, to=author, dedup_key=f"lost:remark:{remark_id}")]


async def question_undelivered(
    session: Session, question_id: int, rows: Sequence[OutboxMessage], _at: datetime
) -> Sequence[Say]:
    """Tell the asker that no member of staff has got the question's file, so that they can write instead."""
    question = await questions.get(session, question_id)
    lost = next((content for content in map(parse_undelivered, rows) if not content.whole_message), None)
    if question is None or lost is None or question.state not in question_states.OPEN_STATES:
        return []
    asker = await people.get(session, question.person_id)
    if asker is None or not is_reachable(asker):
        return []
    if await outbox.was_file_delivered(session, question_subject(question)):
        return []
    args: dict[str, Value] = {"number": question.number, **lost.text_args}
    return [Say("lost-question", args, to=asker, dedup_key=f"lost:question:{question.id}")]
