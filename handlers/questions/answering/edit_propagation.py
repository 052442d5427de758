"""Propagate an edited answer into the chats of everybody who has it, also where it arrives late."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.messages import NOTICE_LANE, Say
from handlers.questions.shared.addressee import addressed_seminar
from handlers.questions.shared.notifications import MAX_PARTS, answer_messages, answer_part_subject
from storage.database import Session
from storage.messages import outbox
from storage.models import Answer
from storage.questions import answers, merged_questions, questions

LATE_WINDOW = timedelta(days=1)
"""How long after an edit a message with the old words may still arrive: it was being sent, or had to wait."""

DeliveredMessages = Mapping[int, tuple[int, str]]
"""Chat -> (message_id, method)."""


async def propagate_edit(
    session: Session, answer: Answer, *, since: datetime | None = None, only: str | None = None
) -> list[Say]:
    """The edits that bring the answer's words up to date, each with a `dedup_key`.

    `since`: only in what arrived then or later. `only`: for readers of this language, who are also notified of it.
    """
    assert answer.edited_at is not None
    changed = answer.edited_at
    await session.flush()
    first = await outbox.delivered_messages(session, answer_part_subject(answer, 0), changed, since)
    if not first:
        return []
    further = [
        await outbox.delivered_messages(session, answer_part_subject(answer, place), changed)
        for place in range(1, MAX_PARTS)
    ]
    there: list[DeliveredMessages] = [first, *further]
    question = await questions.get(session, answer.question_id)
    assert question is not None  # a foreign key
    seminar, files = await addressed_seminar(session, question), await answers.answer_files(session, answer)
    root = await merged_questions.merge_root(session, question)
    said: list[Say] = []
    for chat, one in (await answers.recipients_by_chat(session, root, list(first))).items():
        if only is None or one.person.language == only:
            fresh = [say for say in answer_messages(question, seminar, answer, files, one) if say.subject]
            said += _part_edits(answer, fresh, there, chat)
            if only is not None:
                told = Say(
                    "answer-translated", {"number": (one.own_question or question).number}, to=one.person
                )
                said.append(replace(told, reply_to=first[chat][0], lane=NOTICE_LANE))
    return said


def _part_edits(answer: Answer, fresh: list[Say], there: list[DeliveredMessages], chat: int) -> list[Say]:
    """Each part in its message; what has none yet is sent, a message that is no longer needed says so."""
    assert answer.edited_at is not None
    moment = int(answer.edited_at.timestamp() * 1000)
    said: list[Say] = []
    for place, found in enumerate(there):
        edit, method = found.get(chat, (0, ""))
        if not edit:
            said += fresh[place : place + 1]
            continue
        gone = Say("answer-part-gone", to=fresh[0].to, subject=answer_part_subject(answer, place))
        say = fresh[place] if place < len(fresh) else gone
        dedup_key = f"mirror:{answer.id}:{place}:{chat}:{moment}"
        caption = method != "sendMessage"
        said.append(
            replace(
                say,
                edit=edit,
                edit_caption=caption,
                media=None,
                reply_to=None,
                dedup_key=dedup_key,
                lane=NOTICE_LANE,
            )
        )
    return said


async def propagate_late(session: Session, at: datetime) -> list[Say]:
    """What the clock looks for: answers that arrived with their old words after an edit."""
    said: list[Say] = []
    for answer in await answers.list_edited_since(session, at - LATE_WINDOW):
        changes = await propagate_edit(session, answer, since=answer.edited_at)
        known = await outbox.existing_keys(session, [one.dedup_key for one in changes if one.dedup_key])
        said += [one for one in changes if one.dedup_key not in known]
    return said
