"""Hints in groups to the author of a message that the bot cannot use: the reason, and what to do instead."""

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
"""A person gets a hint of one kind at most once in this time."""
DEFAULT_LANGUAGE = "ky"
"""The language of hints in groups that are not linked."""


async def hint(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Return a hint if the message is unusable; empty if one was given lately. Return None for other messages."""
    linked = await group.get_linked(session)
    current = linked if linked is not None and linked.chat_id == incoming.chat_id else None
    reason = await _hint_reason(incoming, session, linked=current is not None)
    if reason is None:
        return None
    subject = f"unheard:{reason}:{incoming.person.id}"
    if await outbox.was_enqueued_since(session, incoming.chat_id, subject, incoming.at - HINT_INTERVAL):
        return []
    to = StaffGroup(incoming.chat_id, current.language if current is not None else DEFAULT_LANGUAGE)
    dedup_key = f"{subject}:{incoming.chat_id}:{_time_slot(incoming.at)}"
    return [
        Say(f"group-hint-{reason}", to=to, reply_to=incoming.message_id, subject=subject, dedup_key=dedup_key)
    ]


def _time_slot(at: datetime) -> int:
    """Return the number of the interval, which makes the deduplication key of hints in one transaction equal."""
    return int(at.timestamp() // HINT_INTERVAL.total_seconds())


async def _hint_reason(incoming: Incoming, session: Session, *, linked: bool) -> str | None:
    """Return why the message is unusable. Return None if it is usable, or not addressed to the bot."""
    chat = incoming.group
    if chat is None or incoming.edited:
        return None
    if incoming.command is not None:
        is_bare_start = incoming.command == "start" and not incoming.argument
        return None if is_bare_start else chat.anonymous_sender or None
    kind, _, question_id = await _replied_question(incoming, session)
    if not kind:
        return None
    if chat.anonymous_sender:
        return chat.anonymous_sender
    if kind == "several":
        return kind
    if not incoming.is_staff:
        return "stranger"
    if not has_consented(incoming.person):
        return "notice"
    if not linked:
        return "unlinked"
    return await _unusable_reason(incoming, session, parse_int(question_id))


async def _replied_question(incoming: Incoming, session: Session) -> tuple[str, str, str]:
    """Return ("question", ":", id) if the message replies to a post with a question, "several", or empty strings."""
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
