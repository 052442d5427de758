"""In the staff group: a word to whoever says something there that reaches nobody: why, and what to do instead."""

from datetime import datetime, timedelta

from handlers.messages import Incoming, Reply, Say, StaffGroup
from handlers.permissions import CAN_ANSWER, has_consented
from handlers.questions.shared import readers
from handlers.ui.arguments import parse_int
from storage.database import Session
from storage.messages import outbox
from storage.questions import questions
from storage.team import group

HINT_INTERVAL = timedelta(hours=1)
"""Of one kind somebody is told once in so long: a word more would be noise."""
DEFAULT_LANGUAGE = "ky"
"""Of a group that is not linked."""


async def hint(incoming: Incoming, session: Session) -> list[Reply] | None:
    """None when what was said there can be heard; nothing when a word was said about it before."""
    linked = await group.get_linked(session)
    here = linked if linked is not None and linked.chat_id == incoming.chat_id else None
    why = await _hint_reason(incoming, session, linked=here is not None)
    if why is None:
        return None
    subject = f"unheard:{why}:{incoming.person.id}"
    if await outbox.was_enqueued_since(session, incoming.chat_id, subject, incoming.at - HINT_INTERVAL):
        return []
    to = StaffGroup(incoming.chat_id, here.language if here is not None else DEFAULT_LANGUAGE)
    dedup_key = f"{subject}:{incoming.chat_id}:{_time_slot(incoming.at)}"
    return [
        Say(f"group-hint-{why}", to=to, reply_to=incoming.message_id, subject=subject, dedup_key=dedup_key)
    ]


def _time_slot(at: datetime) -> int:
    """Two that come together are not in the outbox yet when the second is looked at."""
    return int(at.timestamp() // HINT_INTERVAL.total_seconds())


async def _hint_reason(incoming: Incoming, session: Session, *, linked: bool) -> str | None:
    """Why it reaches nobody; None when it may, or when it was not meant for us."""
    room = incoming.group
    if room is None or incoming.edited:
        return None
    if incoming.command is not None:
        bare = incoming.command == "start" and not incoming.argument
        return None if bare else room.anonymous_sender or None
    kind, _, which = await _replied_question(incoming, session)
    if not kind:
        return None
    if room.anonymous_sender:
        return room.anonymous_sender
    if kind == "several":
        return kind
    if not incoming.is_staff:
        return "stranger"
    if not has_consented(incoming.person):
        return "notice"
    if not linked:
        return "unlinked"
    return await _unusable_reason(incoming, session, parse_int(which))


async def _replied_question(incoming: Incoming, session: Session) -> tuple[str, str, str]:
    """The question that the message replied to shows, or that it shows several; else nothing is awaited there."""
    if incoming.reply_to is None:
        return "", "", ""
    subject = await outbox.subject_of(session, incoming.chat_id, incoming.reply_to) or ""
    if subject.startswith("question:"):
        return subject.partition(":")
    several = await group.shows_questions(session, incoming.chat_id, incoming.reply_to)
    return ("several" if several else "", "", "")


async def _unusable_reason(incoming: Incoming, session: Session, question_id: int) -> str | None:
    question = await questions.get(session, question_id)
    if question is None or not readers.group_can_read(question):
        return "gone"
    if not incoming.has_role(CAN_ANSWER, question.seminar_id):
        return "role"
    return None if incoming.text or incoming.media else "kind"
