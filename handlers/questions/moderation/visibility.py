"""Before the hall: a question is let through, hidden again, taken up again; and whether they wait for that at all."""

from handlers.messages import Incoming, Refusal, Reply, Toast
from handlers.questions.moderation.outcome_notifications import notify_reopened
from handlers.questions.moderation.page import lock_question, question_page, record_change
from storage.database import Session
from storage.models import question_states
from storage.questions import questions, readable


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """The hall may read it: `qshow:<question>[:c]`; pressed twice it stays so."""
    which, here = [*incoming.arguments, "", ""][:2]
    question, seminar = await lock_question(incoming, session, which)
    if readable.is_readable(question):
        said: list[Reply] = []
    else:
        try:
            await questions.show(session, question, incoming.at, incoming.person)
        except questions.InvalidTransition:
            raise Refusal("question-is-over", number=question.number) from None
        said = await record_change(incoming, session, question, seminar, "shown")
    first = (
        await question_page(incoming, session, question, seminar, edit=True)
        if here
        else Toast("question-is-shown")
    )
    return [first, *said]


async def hide(incoming: Incoming, session: Session) -> list[Reply]:
    """The hall reads it no more: `qhide:<question>:c`."""
    question, seminar = await lock_question(incoming, session, [*incoming.arguments, ""][0])
    said: list[Reply] = []
    if readable.is_released(question):
        await questions.hide(session, question, incoming.at, incoming.person)
        said = await record_change(incoming, session, question, seminar, "hidden")
    return [await question_page(incoming, session, question, seminar, edit=True), *said]


async def reopen(incoming: Incoming, session: Session) -> list[Reply]:
    """It is taken up again, though it had an answer or was declined: `qagain:<question>:c`. Who waited is told."""
    question, seminar = await lock_question(incoming, session, [*incoming.arguments, ""][0])
    said: list[Reply] = []
    if question.state in (question_states.ANSWERED, question_states.DECLINED):
        await questions.reopen(session, question, incoming.at, incoming.person)
        said = await notify_reopened(session, question, seminar)
        said += await record_change(incoming, session, question, seminar, "reopened")
    return [await question_page(incoming, session, question, seminar, edit=True), *said]
