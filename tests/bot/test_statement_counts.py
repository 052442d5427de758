"""A batch of many people is handled with hardly more statements than one of few: statements are most of its cost."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import event, select

from bot.erasure_journal import ErasureJournal
from bot.inbox_batch import InboxBatch
from bot.telegram.outgoing import MessageRenderer
from handlers.buttons.asking import SetDraftAnonymous
from handlers.permissions import NOTICE_VERSION
from storage.database import Database
from storage.messages import inbox
from storage.models import Person, Question
from tests.storage.conftest import NOW, new_person, new_seminar

FEW, MANY = 2, 22


def chat_of(sender: int) -> dict[str, Any]:
    """Return what an update says of the person and their chat."""
    return {
        "from": {"id": sender, "first_name": "Үлгү", "is_bot": False},
        "chat": {"id": sender, "type": "private"},
    }


def press(sender: int) -> dict[str, Any]:
    """Return the press of the button that hides one's name."""
    one = chat_of(sender)
    message = {"message_id": 7, "date": 0, "chat": one["chat"]}
    query = {"id": f"{sender}", "from": one["from"], "message": message, "data": SetDraftAnonymous(1).pack()}
    return {"callback_query": query}


def question(sender: int) -> dict[str, Any]:
    """Return a question that is like no other."""
    return {"message": {**chat_of(sender), "message_id": 8, "date": 0, "text": f"Үлгү суроо № {sender}?"}}


async def count_statements(database: Database, updates: list[dict[str, Any]], journal: ErasureJournal) -> int:
    """Handle these updates, one of each person, in one batch; return how many statements it took."""
    seen: list[str] = []

    def listen(_c: Any, _k: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    senders = [_sender_of(update) for update in updates]
    stored = [
        (sender, sender, orjson.dumps({"update_id": sender, **update}).decode())
        for sender, update in zip(senders, updates, strict=True)
    ]
    async with database.session.begin() as session:
        await inbox.store(session, stored, NOW)
        pending = await inbox.lock_pending(session, len(updates))
        batch = InboxBatch(session, MessageRenderer("ky", "Asia/Bishkek", {}), {}, "Asia/Bishkek", journal)
        event.listen(database.engine.sync_engine, "before_cursor_execute", listen)
        await batch.handle_together(pending)
        event.remove(database.engine.sync_engine, "before_cursor_execute", listen)
        await inbox.mark_handled(session, batch.result.done_ids, NOW)
    return len(seen)


def _sender_of(update: dict[str, Any]) -> int:
    [what] = update.values()
    sender: int = what["from"]["id"]
    return sender


@pytest.fixture
def journal(tmp_path: Path) -> ErasureJournal:
    return ErasureJournal(tmp_path / "erasures")


@pytest.fixture
async def asking(sqlite_url: str) -> AsyncIterator[Database]:
    """Many people who are asked for their question at a moderated seminar."""
    agreed = {"consented_at": NOW, "consent_version": NOTICE_VERSION, "language": "ky"}
    database = Database(sqlite_url)
    async with database.session.begin() as session:
        seminar = new_seminar("sample-hall", moderated=True)
        session.add(seminar)
        await session.flush()
        for number in range(1, FEW + MANY + 1):
            person = new_person(number, step="question", **agreed)
            person.draft = {"question": {"seminar": seminar.id, "hidden": False, "item": 0}}
            session.add(person)
    yield database
    await database.close()


async def test_a_press_of_many_takes_as_many_statements_as_one_of_few(
    asking: Database, journal: ErasureJournal
) -> None:
    few = await count_statements(asking, [press(one) for one in range(1, FEW + 1)], journal)
    many = await count_statements(asking, [press(one) for one in range(FEW + 1, FEW + MANY + 1)], journal)
    assert many == few
    async with asking.session() as session:
        drafts = list(await session.scalars(select(Person.draft)))
    assert [one["question"]["hidden"] for one in drafts] == [True] * (FEW + MANY)


async def test_each_further_question_takes_seven_statements(
    asking: Database, journal: ErasureJournal
) -> None:
    few = await count_statements(asking, [question(one) for one in range(1, FEW + 1)], journal)
    many = await count_statements(asking, [question(one) for one in range(FEW + 1, FEW + MANY + 1)], journal)
    assert many - few <= 7 * (MANY - FEW)
    async with asking.session() as session:
        assert len(list(await session.scalars(select(Question.id)))) == FEW + MANY
