"""Votes for questions: one per person, which can be withdrawn."""

from handlers.buttons.hall import VoteForQuestion
from handlers.messages import Incoming, Refusal, Reply, Toast
from handlers.permissions import require_not_banned
from handlers.questions.hall.browse import (
    load_readable_question,
    place_in_list,
    question_page,
    questions_page,
)
from handlers.questions.shared.limits import require_vote_quota
from storage.database import Session
from storage.models import Question, question_states
from storage.questions import questions, votes


async def set_vote(incoming: Incoming, session: Session, data: VoteForQuestion) -> list[Reply]:
    """Cast or withdraw a vote, and update the page where the button was pressed."""
    require_not_banned(incoming.person)
    question, seminar = await load_readable_question(incoming, session, data.question)
    if data.wanted:
        await require_vote_quota(incoming, session)
    locked = await questions.lock(session, question.id)
    if locked is None or locked.state not in question_states.OPEN_STATES:  # meanwhile answered or merged
        raise Refusal("vote-ended")
    toast = await _apply_vote(incoming, session, locked, give=bool(data.wanted))
    place = place_in_list(seminar, data.view, data.page)
    if data.pressed_on == "page":
        return [toast, await question_page(incoming, session, locked, seminar, place)]
    return [toast, await questions_page(incoming, session, seminar, place, edit=True)]


async def _apply_vote(incoming: Incoming, session: Session, question: Question, *, give: bool) -> Toast:
    """Cast or withdraw the vote; repeated presses change nothing."""
    if give:
        new = await votes.cast_vote(session, question, incoming.person, incoming.at)
        return Toast("vote-counted" if new else "vote-counted-already")
    await votes.remove_vote(session, question, incoming.person)
    return Toast("vote-taken-back")
