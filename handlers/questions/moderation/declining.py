"""Declining of a question for a predefined or typed reason; its followers are notified."""

from typing import get_args

from handlers.buttons.moderation import IN_PLACE, DeclineQuestion, DeclineReason, TypeDeclineReason
from handlers.messages import Button, Incoming, Refusal, Reply, Say, Value
from handlers.questions.moderation.outcome_notifications import notify_declined
from handlers.questions.moderation.page import back_row, question_page, record_change
from handlers.questions.moderation.typed_text import TextPrompt, start_typing, typed_words
from handlers.questions.shared.loading import lock_question
from handlers.questions.shared.question_text import question_excerpt
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import lifecycle
from storage.text.richtext import RichText

EXCERPT_LENGTH = 300
"""Length of the question in the prompt for a reason, in characters."""
MAX_LENGTH = 500
"""Maximum length of a typed reason, in UTF-16 units."""


async def decline(incoming: Incoming, session: Session, data: DeclineQuestion) -> list[Reply]:
    """Ask for the reason, or decline the question for the chosen one."""
    question, seminar = await lock_question(incoming, session, data.question)
    if data.reason in lifecycle.DECLINE_REASONS:
        return await _decline(incoming, session, question, seminar, data.reason, edit=True)
    _require_declinable(question)
    rows = [
        [Button(f"decline-{reason.replace('_', '-')}", DeclineQuestion(question.id, reason))]
        for reason in get_args(DeclineReason)
    ]
    rows += [[Button("decline-own-reason", TypeDeclineReason(question.id))], back_row(question)]
    return [Say("decline-ask", await _question_args(session, question), rows, edit=data.reason == IN_PLACE)]


def _require_declinable(question: Question) -> None:
    if question_states.DECLINED not in lifecycle.TRANSITIONS[question.state]:
        raise Refusal("question-is-over", number=question.number)


async def _question_args(session: Session, question: Question) -> dict[str, Value]:
    return {"number": question.number, "text": await question_excerpt(session, question, EXCERPT_LENGTH)}


async def start_reason(incoming: Incoming, session: Session, data: TypeDeclineReason) -> list[Reply]:
    """Ask for a typed reason."""
    return await start_typing(incoming, session, REASON, data.question, edit=False)


async def _prompt_reason(_incoming: Incoming, session: Session, question: Question, _seminar: Seminar) -> Say:
    return Say("decline-ask-reason", await _question_args(session, question), [back_row(question)])


async def _receive_reason(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar
) -> list[Reply]:
    return await _decline(incoming, session, question, seminar, typed_words(incoming, MAX_LENGTH), edit=False)


REASON = TextPrompt("decline", _prompt_reason, _receive_reason, _require_declinable)
"""Prompt for a typed reason, which the asker will read."""


async def _decline(
    incoming: Incoming,
    session: Session,
    question: Question,
    seminar: Seminar,
    reason: RichText | str,
    *,
    edit: bool,
) -> list[Reply]:
    _require_declinable(question)
    await lifecycle.decline(session, question, reason, incoming.at, incoming.person)
    notices = await notify_declined(session, question, seminar)
    reason_code = str(reason) if str(reason) in lifecycle.DECLINE_REASONS else "own"
    card_updates = await record_change(incoming, session, question, seminar, "declined", reason=reason_code)
    return [await question_page(incoming, session, question, seminar, edit=edit), *notices, *card_updates]
