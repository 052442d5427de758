"""Limits of how much one person asks and votes; what was written beyond them is kept."""

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
    """From when the next question is taken, with a button that sends the kept words then; None: it is taken now.

    Those who run the hall write down what others ask: they are not counted.
    """
    if incoming.has_role(MODERATORS, seminar.id):
        return None
    free = await limits.next_question_at(session, incoming.person, incoming.at)
    if free is None:
        return None
    args: dict[str, Value] = {"starts": local_time(seminar, free)}
    key = "ask-later" if free - incoming.at <= limits.QUESTION_LIMITS[0][1] else "ask-tomorrow"
    return Say(key, args, [[Button("ask-now", DecideSavedMessage("ask", message_id), style="primary")]])


async def require_remark_quota(incoming: Incoming, session: Session, seminar: Seminar) -> None:
    """Go on only while fewer remarks and questions were written than one person may. Raises Refusal."""
    require_not_banned(incoming.person)
    free = await limits.next_question_at(session, incoming.person, incoming.at)
    if free is not None and not incoming.has_role(MODERATORS, seminar.id):
        raise Refusal("remark-later", starts=local_time(seminar, free))


async def require_vote_quota(incoming: Incoming, session: Session) -> None:
    """Go on only while fewer votes were cast than one person may. Raises Refusal."""
    if await limits.next_vote_at(session, incoming.person, incoming.at) is not None:
        raise Refusal("vote-slowly")
