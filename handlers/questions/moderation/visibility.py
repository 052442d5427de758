"""Publishing, hiding and reopening of questions."""

from handlers.buttons.moderation import HideQuestion, PublishQuestion, ReopenQuestion
from handlers.messages import Incoming, Refusal, Reply, Toast
from handlers.questions.moderation.outcome_notifications import notify_reopened
from handlers.questions.moderation.page import question_page, record_change
from handlers.questions.shared.loading import lock_question
from storage.database import Session
from storage.models import question_states
from storage.questions import lifecycle, readable


async def publish(incoming: Incoming, session: Session, data: PublishQuestion) -> list[Reply]:
    """Publish the question to the hall; repeated presses change nothing."""
    question, seminar = await lock_question(incoming, session, data.question)
    if readable.is_readable(question):
        notices: list[Reply] = []
    else:
        try:
            await lifecycle.show(session, question, incoming.at, incoming.person)
        except lifecycle.InvalidTransition:
            raise Refusal("question-is-over", number=question.number) from None
        notices = await record_change(incoming, session, question, seminar, "shown")
    first = (
        await question_page(incoming, session, question, seminar, edit=True)
        if data.place
        else Toast("question-is-shown")
    )
    return [first, *notices]


async def hide(incoming: Incoming, session: Session, data: HideQuestion) -> list[Reply]:
    """Hide the question from the hall."""
    question, seminar = await lock_question(incoming, session, data.question)
    notices: list[Reply] = []
    if readable.is_released(question):
        await lifecycle.hide(session, question, incoming.at, incoming.person)
        notices = await record_change(incoming, session, question, seminar, "hidden")
    return [await question_page(incoming, session, question, seminar, edit=True), *notices]


async def reopen(incoming: Incoming, session: Session, data: ReopenQuestion) -> list[Reply]:
    """Reopen an answered or declined question, and notify its followers."""
    question, seminar = await lock_question(incoming, session, data.question)
    notices: list[Reply] = []
    if question.state in (question_states.ANSWERED, question_states.DECLINED):
        await lifecycle.reopen(session, question, incoming.at, incoming.person)
        notices = await notify_reopened(session, question, seminar)
        notices += await record_change(incoming, session, question, seminar, "reopened")
    return [await question_page(incoming, session, question, seminar, edit=True), *notices]
