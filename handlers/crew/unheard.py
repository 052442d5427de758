"""In the staff group: a word to whoever says something there that reaches nobody: why, and what to do instead."""

from datetime import datetime, timedelta

from handlers import readers
from handlers.common import number
from handlers.rights import ANSWERERS
from handlers.words import Group, Incoming, Say
from storage import group, outbox, questions
from storage.database import Session

ONCE_IN = timedelta(hours=1)
"""Of one kind somebody is told once in so long: a word more would be noise."""
LANGUAGE = "ky"
"""Of a group that is not linked."""


async def word(incoming: Incoming, session: Session, *, consented: bool) -> list[Say] | None:
    """None when what was said there can be heard; nothing when a word was said about it before."""
    linked = await group.linked(session)
    here = linked if linked is not None and linked.chat_id == incoming.chat_id else None
    why = await _why(incoming, session, linked=here is not None, consented=consented)
    if why is None:
        return None
    about = f"unheard:{why}:{incoming.person.id}"
    if await outbox.said_since(session, incoming.chat_id, about, incoming.at - ONCE_IN):
        return []
    to = Group(incoming.chat_id, here.language if here is not None else LANGUAGE)
    once = f"{about}:{incoming.chat_id}:{_span(incoming.at)}"
    return [Say(f"unheard-{why}", to=to, reply_to=incoming.message_id, about=about, once=once)]


def _span(at: datetime) -> int:
    """Two that come together are not in the outbox yet when the second is looked at."""
    return int(at.timestamp() // ONCE_IN.total_seconds())


async def _why(incoming: Incoming, session: Session, *, linked: bool, consented: bool) -> str | None:
    """Why it reaches nobody; None when it may, or when it was not meant for us."""
    room = incoming.room
    if room is None or incoming.edited:
        return None
    if incoming.command is not None:
        bare = incoming.command == "start" and not incoming.argument
        return None if bare else room.unnamed or None
    kind, _, which = await _answered(incoming, session)
    if not kind:
        return None
    if room.unnamed:
        return room.unnamed
    if kind == "several":
        return kind
    if not incoming.staff:
        return "stranger"
    if not consented:
        return "notice"
    if not linked:
        return "unlinked"
    return await _not_an_answer(incoming, session, number(which))


async def _answered(incoming: Incoming, session: Session) -> tuple[str, str, str]:
    """The question that the message replied to shows, or that it shows several; else nothing is awaited there."""
    if incoming.reply_to is None:
        return "", "", ""
    about = await outbox.about(session, incoming.chat_id, incoming.reply_to) or ""
    if about.startswith("question:"):
        return about.partition(":")
    several = await group.shows_questions(session, incoming.chat_id, incoming.reply_to)
    return ("several" if several else "", "", "")


async def _not_an_answer(incoming: Incoming, session: Session, question_id: int) -> str | None:
    question = await questions.get(session, question_id)
    if question is None or not readers.in_group(question):
        return "gone"
    if not incoming.may(ANSWERERS, question.seminar_id):
        return "role"
    return None if incoming.text or incoming.media else "kind"
