"""An answer whose words changed changes in the chats of everybody who has it, whenever it came there."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.answering.whose import seminar_of
from handlers.hall.desk import NOTICE
from handlers.hall.telling import PIECES, messages, piece_of
from handlers.words import Say
from storage import answers, families, outbox, questions
from storage.database import Session
from storage.models import Answer

LOOKS_BACK = timedelta(days=1)
"""So long after a change a message with the old words may still arrive: it was in flight, or had to wait."""

There = Mapping[int, tuple[int, str]]
"""Chat -> (message_id, method)."""


async def mirrored(
    session: Session, answer: Answer, *, since: datetime | None = None, only: str | None = None
) -> list[Say]:
    """The edits that bring the answer's words up to date, each `once`.

    `since`: only in what arrived then or later. `only`: for readers of this language, who are told of it besides.
    """
    assert answer.edited_at is not None
    changed = answer.edited_at
    await session.flush()
    first = await outbox.delivered(session, piece_of(answer, 0), changed, since)
    if not first:
        return []
    further = [
        await outbox.delivered(session, piece_of(answer, place), changed) for place in range(1, PIECES)
    ]
    there: list[There] = [first, *further]
    question = await questions.get(session, answer.question_id)
    assert question is not None  # a foreign key
    seminar, files = await seminar_of(session, question), await answers.files(session, answer)
    root = await families.root(session, question)
    said: list[Say] = []
    for chat, one in (await answers.readers(session, root, list(first))).items():
        if only is None or one.person.language == only:
            fresh = [say for say in messages(question, seminar, answer, files, one) if say.about]
            said += _changed(answer, fresh, there, chat)
            if only is not None:
                told = Say("answer-translated", {"number": (one.own or question).number}, to=one.person)
                said.append(replace(told, reply_to=first[chat][0], lane=NOTICE))
    return said


def _changed(answer: Answer, fresh: list[Say], there: list[There], chat: int) -> list[Say]:
    """Each piece in its message; what has none yet is sent, what is no longer needed says so."""
    assert answer.edited_at is not None
    moment = int(answer.edited_at.timestamp() * 1000)
    said: list[Say] = []
    for place, found in enumerate(there):
        edit, method = found.get(chat, (0, ""))
        if not edit:
            said += fresh[place : place + 1]
            continue
        gone = Say("answer-part-gone", to=fresh[0].to, about=piece_of(answer, place))
        say = fresh[place] if place < len(fresh) else gone
        once = f"mirror:{answer.id}:{place}:{chat}:{moment}"
        caption = method != "sendMessage"
        said.append(
            replace(say, edit=edit, caption=caption, media=None, reply_to=None, once=once, lane=NOTICE)
        )
    return said


async def late(session: Session, at: datetime) -> list[Say]:
    """What the clock looks for: answers that arrived in old words after these had been changed."""
    said: list[Say] = []
    for answer in await answers.edited_since(session, at - LOOKS_BACK):
        changes = await mirrored(session, answer, since=answer.edited_at)
        known = await outbox.owed(session, [one.once for one in changes if one.once])
        said += [one for one in changes if one.once not in known]
    return said
