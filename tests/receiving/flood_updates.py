"""Updates of a flood that notify others: presses, replies, edits, votes, files, questions; and staff's messages."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select

from storage.accounts import people
from storage.database import Database
from storage.models import Attachment, OutboxMessage, Person, Question, Remark
from storage.questions import answers, lifecycle, questions
from storage.seats import seats
from storage.team import roles
from storage.text.richtext import to_rich
from tests.conftest import STAFF
from tests.conversations.helpers import add_consented_person
from tests.reminding import seated_people

SECOND = STAFF + 1
"""Another member of staff: messages to one of them say little about the others."""
ASKED = 7_000_000
"""First number of the flood's own messages."""
ALBUM = "sample"
Update = dict[str, Any]


@dataclass(frozen=True)
class FloodTargets:
    """The buttons and messages that the flooder uses."""

    seat: int
    question: int
    """The flooder's own question, which came with an album."""
    remark: int
    wanted: int
    """Another person's question, to vote for."""


async def prepare_targets(database: Database, flooder: int, other: int) -> FloodTargets:
    """Give the flooder a seat and a question with a clarification; publish another person's question."""
    now = datetime.now(UTC)
    async with database.session.begin() as session:
        seminar = await seated_people.load_seminar(session)
        second = await add_consented_person(session, SECOND, "ru")
        await roles.grant(session, second, roles.ORGANISER, now, None, seminar_id=seminar.id)
        known = await people.get_or_create(session, [flooder, other, STAFF], now)
        mine = await _asked(session, seminar, known[flooder], now)
        remark = await answers.add_remark(
            session, mine, known[STAFF], to_rich("Кайсы көчө?"), now, from_asker=False, message_id=1
        )
        file = Attachment(kind="photo", file_id="sample", file_unique_id="sample", media_group_id=ALBUM)
        await questions.add_attachment(session, mine, file)
        wanted = await _asked(session, seminar, known[other], now)
        await lifecycle.show(session, wanted, now, known[STAFF])
        seat = await seats.of_person(session, seminar.id, known[flooder])
        assert seat is not None
        return FloodTargets(seat.id, mine.id, remark.id, wanted.id)


async def _asked(session: Any, seminar: Any, person: Person, now: datetime) -> Question:
    return await questions.create_question(
        session, seminar, person, f"Үлгү суроо {person.id}", message_id=1, anonymous=False, at=now
    )


def flood_update(flooder: int, ground: FloodTargets, number: int) -> Update:
    """Return the flood's update of that number, cycling through all ways to reach others."""
    ways: tuple[Callable[[], Update], ...] = (
        lambda: _press(flooder, number, f"start-declining-seat:{ground.seat}"),
        lambda: _press(flooder, number, f"decline-seat:{ground.seat}:work"),
        lambda: _press(flooder, number, f"confirm-seat:{ground.seat}"),
        lambda: _press(flooder, number, f"reply-to-clarification:{ground.remark}"),
        lambda: {"message": _said(flooder, number, f"Үлгү жооп {number}")},
        lambda: _ask(flooder, number),
        lambda: {"edited_message": _ask(flooder, number - 1, "өзгөрдү")["message"]},
        lambda: _press(flooder, number, f"vote-for-question:{ground.wanted}:{number // len(ways) % 2}:new:0"),
        lambda: _press(flooder, number, f"toggle-anonymous:{ground.question}"),
        lambda: _press(flooder, number, f"create-deputy-link:{ground.seat}"),
        lambda: {"message": _photo(flooder, number)},
    )
    return ways[number % len(ways)]()


def _said(flooder: int, number: int, text: str) -> Update:
    user = {"id": flooder, "is_bot": False, "first_name": "Sample"}
    chat = {"id": flooder, "type": "private", "first_name": "Sample"}
    return {"message_id": ASKED + number, "from": user, "chat": chat, "date": int(time.time()), "text": text}


def _photo(flooder: int, number: int) -> Update:
    """Return one more photo of an album that came long ago."""
    message = _said(flooder, number, "")
    del message["text"]
    photo = {"file_id": f"sample{number}", "file_unique_id": f"u{number}", "width": 1, "height": 1}
    return message | {"photo": [photo], "media_group_id": ALBUM}


def _ask(flooder: int, number: int, more: str = "") -> Update:
    command = {"type": "bot_command", "offset": 0, "length": 4}
    return {"message": _said(flooder, number, f"/ask Үлгү суроо {number} {more}") | {"entities": [command]}}


def _press(flooder: int, number: int, data: str) -> Update:
    message = _said(flooder, number, "…")
    user = message.pop("from")
    return {"callback_query": {"id": str(number), "from": user, "message": message, "data": data}}


# The result.


@dataclass
class StaffMessages:
    """The messages that each member of staff got because of the flood."""

    messages: Counter[int]
    """Chat -> new messages."""
    edits: Counter[int]
    """Chat -> number of edits of these messages."""
    most_per_subject: int
    """New messages in text about one subject in one chat.

    A file is a message of its own, also where it was refused and its caption came alone.
    """
    accepted_words: int
    """Accepted questions and replies, including the one that existed before."""


async def count_staff_messages(database: Database, flooder: int) -> StaffMessages:
    """Count the messages in the outbox: sent, new, by subject. The sandbox refuses the album's files."""
    async with database.reader() as session:
        rows = await session.execute(
            select(
                OutboxMessage.chat_id,
                OutboxMessage.method,
                OutboxMessage.collapse_key,
                OutboxMessage.undelivered,
                func.count(),
            )
            .where(OutboxMessage.chat_id.in_((STAFF, SECOND)), OutboxMessage.state.in_(("sent", "failed")))
            .group_by(
                OutboxMessage.chat_id,
                OutboxMessage.method,
                OutboxMessage.collapse_key,
                OutboxMessage.undelivered,
            )
        )
        found = StaffMessages(Counter(), Counter(), 0, await _accepted_words(session, flooder))
        for chat, method, collapse_key, lost, count in rows:
            new = method.startswith("send")
            (found.messages if new else found.edits)[chat] += count
            if method == "sendMessage" and collapse_key and not lost:
                found.most_per_subject = max(found.most_per_subject, count)
    return found


async def _accepted_words(session: Any, flooder: int) -> int:
    theirs = select(Person.id).where(Person.telegram_id == flooder).scalar_subquery()
    asked = select(func.count()).select_from(Question).where(Question.person_id == theirs)
    said = select(func.count()).select_from(Remark).where(Remark.person_id == theirs)
    return (await session.scalar(asked) or 0) + (await session.scalar(said) or 0)
