"""Who asks or votes too much, or is not heard any more: a kind word, and nothing that was written is lost."""

from handlers.common import local
from handlers.rights import MODERATORS
from handlers.words import Button, Incoming, Refusal, Say, Value
from storage import limits
from storage.database import Session
from storage.models import Person, Seminar


def must_be_heard(person: Person) -> None:
    """Go on only with somebody whose questions and votes are taken. Raises Refusal."""
    if person.barred_at is not None:
        raise Refusal("barred")


async def told_later(incoming: Incoming, session: Session, seminar: Seminar, message_id: int) -> Say | None:
    """From when the next question is taken, with a button that sends the kept words then; None: it is taken now.

    Those who run the hall write down what others ask: they are not counted.
    """
    if incoming.may(MODERATORS, seminar.id):
        return None
    free = await limits.next_question(session, incoming.person, incoming.at)
    if free is None:
        return None
    args: dict[str, Value] = {"starts": local(seminar, free)}
    key = "ask-later" if free - incoming.at <= limits.QUESTIONS[0][1] else "ask-tomorrow"
    return Say(key, args, [[Button("ask-now", f"pending:ask:{message_id}", style="primary")]])


async def must_not_say_too_much(incoming: Incoming, session: Session, seminar: Seminar) -> None:
    """Go on only with words about a question that are not one more of very many. Raises Refusal."""
    must_be_heard(incoming.person)
    free = await limits.next_question(session, incoming.person, incoming.at)
    if free is not None and not incoming.may(MODERATORS, seminar.id):
        raise Refusal("further-later", starts=local(seminar, free))


async def must_not_be_too_many(incoming: Incoming, session: Session) -> None:
    """Go on only with a vote that is not one of very many. Raises Refusal."""
    if await limits.next_vote(session, incoming.person, incoming.at) is not None:
        raise Refusal("vote-slowly")
