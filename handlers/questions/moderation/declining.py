"""No answer, for a reason: one of a few, or in own words; everybody who waited is told."""

from handlers.messages import Button, Incoming, Refusal, Reply, Say, Text, Value
from handlers.questions.moderation.outcome_notifications import notify_declined
from handlers.questions.moderation.page import (
    back_row,
    enter_typing_step,
    lock_question,
    question_page,
    record_change,
    typed_words,
)
from handlers.ui.arguments import shorten
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import questions
from storage.text.richtext import RichText

MAX_LENGTH = 500
"""UTF-16 units of a reason in own words."""


async def decline(incoming: Incoming, session: Session) -> list[Reply]:
    """Why? `qno:<question>[:c]`; then it is done: `qno:<question>:<reason>`."""
    which, reason = [*incoming.arguments, "", ""][:2]
    question, seminar = await lock_question(incoming, session, which)
    if reason in questions.DECLINE_REASONS:
        return await _decline(incoming, session, question, seminar, reason, edit=True)
    _require_declinable(question)
    rows = [
        [Button(f"decline-{one.replace('_', '-')}", f"qno:{question.id}:{one}")]
        for one in questions.DECLINE_REASONS
    ]
    rows += [[Button("decline-words", f"qnowords:{question.id}")], back_row(question)]
    return [Say("decline-ask", _question_args(question), rows, edit=reason == "c")]


def _require_declinable(question: Question) -> None:
    if question_states.DECLINED not in questions.TRANSITIONS[question.state]:
        raise Refusal("question-is-over", number=question.number)


def _question_args(question: Question) -> dict[str, Value]:
    words: Value = shorten(question.hall_text, 300) or Text("question-media")
    return {"number": question.number, "text": words}


async def start_reason(incoming: Incoming, session: Session) -> list[Reply]:
    """Own words are to be typed: `qnowords:<question>`."""
    question, _ = await lock_question(incoming, session, incoming.argument)
    _require_declinable(question)
    enter_typing_step(incoming, "decline", question)
    return [prompt_reason(question)]


def prompt_reason(question: Question) -> Say:
    """For the words."""
    return Say("decline-ask-words", _question_args(question), [back_row(question)])


async def receive_reason(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar
) -> list[Reply]:
    """The reason as its asker is to read it."""
    return await _decline(incoming, session, question, seminar, typed_words(incoming, MAX_LENGTH), edit=False)


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
    await questions.decline(session, question, reason, incoming.at, incoming.person)
    told = await notify_declined(session, question, seminar)
    kept = str(reason) if str(reason) in questions.DECLINE_REASONS else "own"
    said = await record_change(incoming, session, question, seminar, "declined", reason=kept)
    return [await question_page(incoming, session, question, seminar, edit=edit), *told, *said]
