"""Before the hall: a question is let through, hidden again, taken up again; and whether they wait for that at all."""

from handlers.moderating.page import at_page, changed, question_for
from handlers.moderating.telling import taken_up
from handlers.words import Incoming, Refusal, Reply, Toast
from storage import questions, readable
from storage.database import Session


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """The hall may read it: `qshow:<question>[:c]`; pressed twice it stays so."""
    which, here = [*incoming.arguments, "", ""][:2]
    question, seminar = await question_for(incoming, session, which)
    if readable.by_hall(question):
        said: list[Reply] = []
    else:
        try:
            await questions.show(session, question, incoming.at, incoming.person)
        except questions.NotPossible:
            raise Refusal("question-is-over", number=question.number) from None
        said = await changed(incoming, session, question, seminar, "shown")
    first = (
        await at_page(incoming, session, question, seminar, edit=True) if here else Toast("question-is-shown")
    )
    return [first, *said]


async def hide(incoming: Incoming, session: Session) -> list[Reply]:
    """The hall reads it no more: `qhide:<question>:c`."""
    question, seminar = await question_for(incoming, session, [*incoming.arguments, ""][0])
    said: list[Reply] = []
    if readable.approved(question):
        await questions.hide(session, question, incoming.at, incoming.person)
        said = await changed(incoming, session, question, seminar, "hidden")
    return [await at_page(incoming, session, question, seminar, edit=True), *said]


async def again(incoming: Incoming, session: Session) -> list[Reply]:
    """It is taken up again, though it had an answer or was declined: `qagain:<question>:c`. Who waited is told."""
    question, seminar = await question_for(incoming, session, [*incoming.arguments, ""][0])
    said: list[Reply] = []
    if question.state in (questions.ANSWERED, questions.DECLINED):
        await questions.reopen(session, question, incoming.at, incoming.person)
        said = await taken_up(session, question, seminar)
        said += await changed(incoming, session, question, seminar, "reopened")
    return [await at_page(incoming, session, question, seminar, edit=True), *said]
