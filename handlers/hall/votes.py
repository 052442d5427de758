"""Votes: "I want to know that too", once each, and taken back as easily."""

from handlers.hall.browsing import heard, listed, place_of, shown
from handlers.hall.limits import must_be_heard, must_not_be_too_many
from handlers.words import Incoming, Refusal, Reply, Toast
from storage import questions, votes
from storage.database import Session
from storage.models import Question


async def vote(incoming: Incoming, session: Session) -> list[Reply]:
    """A vote, or its withdrawal: `vote:<question>:<1 or 0>:<view>:<page>[:page]`; shown where it was pressed."""
    wanted = [*incoming.arguments, "", ""][1]
    must_be_heard(incoming.person)
    question, seminar = await heard(incoming, session)
    if wanted not in ("0", "1"):
        raise Refusal("button-old")
    if wanted == "1":
        await must_not_be_too_many(incoming, session)
    held = await questions.lock(session, question.id)
    if held is None or held.state not in questions.OPEN:  # answered, or merged, meanwhile
        raise Refusal("vote-ended")
    told = await _counted(incoming, session, held, give=wanted == "1")
    place = place_of(incoming.arguments[2:])
    if incoming.arguments[4:] == ["page"]:
        return [told, await shown(incoming, session, held, seminar, place)]
    return [told, await listed(incoming, session, seminar, place, edit=True)]


async def _counted(incoming: Incoming, session: Session, question: Question, *, give: bool) -> Toast:
    """One's vote is there, or gone, however often the button was pressed."""
    if give:
        new = await votes.cast(session, question, incoming.person, incoming.at)
        return Toast("vote-counted" if new else "vote-counted-already")
    await votes.take_back(session, question, incoming.person)
    return Toast("vote-taken-back")
