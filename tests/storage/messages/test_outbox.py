"""The outbox: enqueued once, claimed in order, finished with an outcome, recovered after a crash."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from storage.database import Database
from storage.messages import delivery, files, outbox
from storage.messages.delivery import ClaimedMessage, DeliveryOutcome
from storage.models import File, OutboxMessage
from tests.storage.conftest import NOW


def message(chat: int = 1, lane: int = 0, **values: Any) -> dict[str, Any]:
    return {
        "chat_id": chat,
        "lane": lane,
        "method": "sendMessage",
        "payload": '{"text":"x"}',
        "file_id": None,
        "dedup_key": None,
        "subject": None,
        "reminder_id": None,
        "state": outbox.PENDING,
        "created_at": NOW,
        "expires_at": None,
    } | values


async def enqueue(database: Database, *rows: dict[str, Any]) -> None:
    async with database.session.begin() as session:
        await outbox.enqueue(session, rows)


async def claim(database: Database, limit: int = 100, **narrowed: Any) -> list[ClaimedMessage]:
    async with database.session.begin() as session:
        return await delivery.claim(session, NOW, limit, **narrowed)


async def states(database: Database) -> list[str]:
    async with database.reader() as session:
        return list(await session.scalars(select(OutboxMessage.state).order_by(OutboxMessage.id)))


async def test_what_is_owed_once_is_owed_once(database: Database) -> None:
    await enqueue(
        database, message(dedup_key="reminder:1:7"), message(), message(dedup_key="reminder:1:7"), message()
    )
    await enqueue(database, message(dedup_key="reminder:1:7"), message(dedup_key="reminder:1:8"))
    assert len(await claim(database)) == 4


async def test_replies_overtake_reminders_and_those_overtake_announcements(database: Database) -> None:
    await enqueue(
        database, message(lane=2), message(lane=1), message(lane=0), message(lane=2), message(lane=0)
    )
    claimed = await claim(database, 4)
    assert [(row.lane, row.id) for row in claimed] == [(0, 3), (0, 5), (1, 2), (2, 1)]


async def test_what_is_claimed_is_not_claimed_again(database: Database) -> None:
    await enqueue(database, *[message(chat) for chat in range(5)])
    first, second = await claim(database, 3), await claim(database, 10)
    assert not {row.id for row in first} & {row.id for row in second}
    assert len(first) + len(second) == 5


async def test_two_senders_at_once_claim_different_messages(database: Database) -> None:
    await enqueue(database, *[message(chat) for chat in range(6)])
    if database.is_sqlite:
        ours, theirs = await claim(database, 3), await claim(database, 3)
    else:
        async with database.session() as one, database.session() as two:
            ours, theirs = await delivery.claim(one, NOW, 3), await delivery.claim(two, NOW, 3)
            await one.commit()
            await two.commit()
    assert len({row.id for row in [*ours, *theirs]}) == 6


async def test_a_claim_keeps_to_lanes_and_leaves_chats_out(database: Database) -> None:
    await enqueue(database, message(1, 2), message(2, 0), message(3, 0))
    assert [row.chat_id for row in await claim(database, lanes=(0, 1), without=(2,))] == [3]


async def test_what_must_wait_waits(database: Database) -> None:
    await enqueue(database, message())
    [row] = await claim(database)
    later = NOW + timedelta(seconds=30)
    async with database.session.begin() as session:
        await delivery.record_outcomes(
            session, [DeliveryOutcome(row.id, outbox.PENDING, 1, not_before=later)]
        )
        assert await delivery.next_due_at(session, NOW) == later
        assert await delivery.next_due_at(session, later) is None
    assert await claim(database) == []
    async with database.session.begin() as session:
        [again] = await delivery.claim(session, later, 10)
    assert again.attempts == 1


async def test_what_happened_is_written_down(database: Database) -> None:
    await enqueue(database, message(1, subject="question:1"), message(2))
    one, two = await claim(database)
    async with database.session.begin() as session:
        await delivery.record_outcomes(session, [])
        await delivery.record_outcomes(
            session,
            [
                DeliveryOutcome(one.id, outbox.SENT, 1, NOW, message_id=77),
                DeliveryOutcome(two.id, outbox.FAILED, 1, NOW, error="chat not found"),
            ],
        )
    async with database.reader() as session:
        assert await outbox.subject_of(session, 1, 77) == "question:1"
        assert await outbox.subject_of(session, 2, 77) is None
        assert list(await outbox.first_messages(session, "question:1")) == [(1, 77, "sendMessage")]
        assert await outbox.count_unfinished(session) == {}
        week = datetime.now(UTC) - timedelta(days=36500)
        assert [row.error for row in await outbox.list_failed(session, week)] == ["chat not found"]


async def test_after_a_crash_replies_go_again_and_announcements_are_unknown(database: Database) -> None:
    await enqueue(database, message(1, 0), message(2, 1), message(3, 2), message(4, 2))
    await claim(database, 3)
    async with database.session.begin() as session:
        assert await delivery.recover(session, NOW) == (2, 1)
    assert await states(database) == ["pending", "pending", "unknown", "pending"]
    async with database.session.begin() as session:
        assert await delivery.recover(session, NOW) == (0, 0)


async def test_the_words_of_old_messages_are_blanked_and_their_fate_stays(database: Database) -> None:
    await enqueue(database, message(), message())
    one, _ = await claim(database)
    async with database.session.begin() as session:
        await delivery.record_outcomes(session, [DeliveryOutcome(one.id, outbox.FAILED, 1, NOW, error="x")])
        await files.purge_before(session, NOW + timedelta(days=1))
    async with database.reader() as session:
        rows = (
            await session.execute(
                select(OutboxMessage.state, OutboxMessage.payload).order_by(OutboxMessage.id)
            )
        ).all()
    assert [tuple(row) for row in rows] == [("failed", ""), ("sending", '{"text":"x"}')]


async def test_the_same_file_is_kept_once_and_its_bytes_go_when_telegram_has_it(database: Database) -> None:
    async with database.session.begin() as session:
        first = await files.save_file(session, "d1", "a.xlsx", b"bytes", NOW)
        assert await files.save_file(session, "d1", "a.xlsx", b"bytes", NOW) == first
        assert await files.save_file(session, "d2", "a.xlsx", b"other", NOW) != first
        await files.mark_uploaded(session, first, "BQAC")
    async with database.reader() as session:
        rows = {
            row.digest: (row.content, row.telegram_file_id) for row in await session.scalars(select(File))
        }
    assert rows == {"d1": (None, "BQAC"), "d2": (b"other", None)}
