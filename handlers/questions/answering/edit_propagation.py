"""Propagation of an edited answer to the chats that have it, also where the old text is delivered later."""

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
"""Time after an edit during which a message with the old text may still be delivered."""

DeliveredMessages = Mapping[int, tuple[int, str]]
"""Chat -> (message_id, method)."""


async def propagate_edit(
    session: Session, answer: Answer, *, since: datetime | None = None, only: str | None = None
) -> list[Say]:
    """Return message edits that update the delivered text of an answer, each with a `dedup_key`.

    `since`: only messages delivered at that time or later. `only`: only readers of this language, with a notification.
    """
    assert answer.edited_at is not None
    changed = answer.edited_at
    await session.flush()
    first_parts = await outbox.delivered_messages(session, answer_part_subject(answer, 0), changed, since)
    if not first_parts:
        return []
    further_parts = [
        await outbox.delivered_messages(session, answer_part_subject(answer, place), changed)
        for place in range(1, MAX_PARTS)
    ]
    delivered: list[DeliveredMessages] = [first_parts, *further_parts]
    question = await questions.get(session, answer.question_id)
    assert question is not None  # a foreign key
    seminar, files = await addressed_seminar(session, question), await answers.answer_files(session, answer)
    root = await merged_questions.merge_root(session, question)
    edits: list[Say] = []
    for chat, follower in (await answers.recipients_by_chat(session, root, list(first_parts))).items():
        if only is None or follower.person.language == only:
            updated = [
                say for say in answer_messages(question, seminar, answer, files, follower) if say.subject
            ]
            edits += _part_edits(answer, updated, delivered, chat)
            if only is not None:
                notice = Say(
                    "answer-translated",
                    {"number": (follower.own_question or question).number},
                    to=follower.person,
                )
                edits.append(replace(notice, reply_to=first_parts[chat][0], lane=NOTICE_LANE))
    return edits


def _part_edits(
    answer: Answer, updated: list[Say], delivered: list[DeliveredMessages], chat: int
) -> list[Say]:
    """Return the edits of the parts in one chat: new parts are sent, superfluous messages are marked as such."""
    assert answer.edited_at is not None
    moment = int(answer.edited_at.timestamp() * 1000)
    edits: list[Say] = []
    for place, messages_by_chat in enumerate(delivered):
        edit, method = messages_by_chat.get(chat, (0, ""))
        if not edit:
            edits += updated[place : place + 1]
            continue
        removal_note = Say("answer-part-gone", to=updated[0].to, subject=answer_part_subject(answer, place))
        say = updated[place] if place < len(updated) else removal_note
        dedup_key = f"mirror:{answer.id}:{place}:{chat}:{moment}"
        caption = method != "sendMessage"
        edits.append(
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
    return edits


async def propagate_late(session: Session, at: datetime) -> list[Say]:
    """Return the edits of answers that were delivered with the old text after an edit. A scheduled job."""
    edits: list[Say] = []
    for answer in await answers.list_edited_since(session, at - LATE_WINDOW):
        changes = await propagate_edit(session, answer, since=answer.edited_at)
        existing = await outbox.existing_keys(session, [edit.dedup_key for edit in changes if edit.dedup_key])
        edits += [edit for edit in changes if edit.dedup_key not in existing]
    return edits
