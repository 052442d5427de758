"""Rate limits of questions, remarks and votes per person."""

from handlers.buttons.asking import DecideSavedMessage
from handlers.messages import Button, Incoming, Refusal, Say, Value
from handlers.permissions import MODERATORS, require_not_banned
from handlers.ui.arguments import local_time
from storage.database import Session
from storage.models import Seminar
from storage.questions import limits


async def question_limit_notice(
    incoming: Incoming, session: Session, seminar: Seminar, message_id: int
) -> Say | None:
    """Return a message saying when the next question is accepted, with a button to submit the saved one then.

    Return None if it is accepted now. Moderators are exempt, as they also submit questions of others.
    """
    if incoming.has_role(MODERATORS, seminar.id):
        return None
    next_at = await limits.next_question_at(session, incoming.person, incoming.at)
    if next_at is None:
        return None
    args: dict[str, Value] = {"starts": local_time(seminar, next_at)}
    key = "ask-later" if next_at - incoming.at <= limits.QUESTION_LIMITS[0][1] else "ask-tomorrow"
    return Say(key, args, [[Button("ask-now", DecideSavedMessage("ask", message_id), style="primary")]])


async def require_remark_quota(incoming: Incoming, session: Session, seminar: Seminar) -> None:
    """Raise Refusal if the person is banned or has reached the limit of questions and remarks."""
    require_not_banned(incoming.person)
    next_at = await limits.next_question_at(session, incoming.person, incoming.at)
    if next_at is not None and not incoming.has_role(MODERATORS, seminar.id):
        raise Refusal("remark-later", starts=local_time(seminar, next_at))


async def require_vote_quota(incoming: Incoming, session: Session) -> None:
    """Raise Refusal if the person has reached the limit of votes."""
    if await limits.next_vote_at(session, incoming.person, incoming.at) is not None:
        raise Refusal("vote-slowly")
