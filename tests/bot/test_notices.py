"""Notices to staff: collapsed by subject, limited per actor, and none lost."""

from datetime import timedelta
from typing import Any

import orjson
import pytest
from sqlalchemy import select

from bot.telegram.outgoing import MessageRenderer
from handlers import dispatch
from handlers.messages import Lane, Media, Say
from storage.messages import notices, outbox
from storage.messages.notices import MAX_NOTICES, WINDOW
from storage.models import OutboxMessage
from tests.handlers.conftest import stage as stage
from tests.handlers.conftest import staged as staged
from tests.handlers.stage import NOW, Stage

POST = MessageRenderer("ky", "Asia/Bishkek")


async def notify(stage: Stage, at: Any = NOW, **what: Any) -> list[OutboxMessage]:
    """Notify the member of staff of somebody's action; return the resulting rows."""
    known: dict[str, Any] = {
        "to": stage.member,
        "collapse_key": "seat:7",
        "actor_id": stage.owner.id,
        "lane": Lane.REMINDER,
    }
    say = Say("plain-text", {"text": what.pop("text", "Келбейт")}, **known | what)
    before = set(await stage.session.scalars(select(OutboxMessage.id)))
    rows = await POST.message_rows(stage.session, [say], at)
    await outbox.enqueue(stage.session, rows)
    return list(await stage.session.scalars(select(OutboxMessage).where(OutboxMessage.id.not_in(before))))


async def sent(stage: Stage, *rows: OutboxMessage, message: int = 500) -> None:
    for row in rows:
        row.state, row.message_id, row.finished_at, row.payload = outbox.SENT, message, NOW, ""
    await stage.session.flush()


async def states(stage: Stage) -> list[str]:
    await stage.session.flush()
    return list(await stage.session.scalars(select(OutboxMessage.state).order_by(OutboxMessage.id)))


async def test_a_notice_takes_the_place_of_one_that_still_waits(stage: Stage) -> None:
    await notify(stage)
    [newer] = await notify(stage, text="Келет")
    assert await states(stage) == [outbox.EXPIRED, outbox.PENDING]
    assert (newer.method, "Келет" in newer.payload) == ("sendMessage", True)


@pytest.mark.parametrize("state", [outbox.SENT, outbox.SENDING])
async def test_what_was_told_a_moment_ago_is_changed_in_its_message(stage: Stage, state: str) -> None:
    [first] = await notify(stage)
    await sent(stage, first)
    first.state = state
    [newer] = await notify(stage, NOW + timedelta(minutes=1), text="Келет")
    assert newer.method == "editMessageText|sendMessage"
    assert newer.previous_notice_id == first.id
    [newest] = await notify(stage, NOW + timedelta(minutes=2), text="Келбейт")
    assert newest.previous_notice_id == first.id
    await stage.session.refresh(newer)
    assert newer.state == outbox.EXPIRED


async def test_what_was_told_long_ago_is_told_anew(stage: Stage) -> None:
    [first] = await notify(stage)
    await sent(stage, first)
    [newer] = await notify(stage, NOW + WINDOW + timedelta(seconds=1))
    assert newer.method == "sendMessage"


@pytest.mark.parametrize(
    "what",
    [
        {"collapse_key": "seat:8"},
        {"media": Media("photo", "f")},
        {"continuation": True},
    ],
)
async def test_other_things_files_and_further_pieces_are_messages_of_their_own(
    stage: Stage, what: dict[str, Any]
) -> None:
    [first] = await notify(stage)
    await sent(stage, first)
    [newer] = await notify(stage, **what)
    assert newer.method in ("sendMessage", "sendPhoto")
    assert first.state == outbox.SENT


async def test_another_reader_has_a_message_of_their_own(stage: Stage) -> None:
    [first] = await notify(stage)
    await sent(stage, first)
    [other] = await notify(stage, to=stage.other)
    assert (other.method, other.chat_id) == ("sendMessage", stage.other.telegram_id)


async def test_beyond_a_handful_one_notice_counts_the_rest(stage: Stage) -> None:
    for number in range(MAX_NOTICES):
        await sent(stage, *await notify(stage, collapse_key=f"question:{number}"))
    held, counts = await notify(stage, collapse_key="question:90")
    assert (held.state, held.payload, held.error) == (outbox.EXPIRED, "", notices.WITHHELD)
    assert (counts.collapse_key, counts.state, "1" in counts.payload) == (
        f"held:{stage.owner.id}",
        "pending",
        True,
    )
    await sent(stage, counts)
    again, changed = await notify(stage, collapse_key="question:91")
    assert again.state == outbox.EXPIRED
    assert changed.previous_notice_id == counts.id
    assert "2" in orjson.loads(changed.payload)["text"]


async def test_what_was_told_already_is_brought_up_to_date_beyond_the_handful(stage: Stage) -> None:
    for number in range(MAX_NOTICES):
        await sent(stage, *await notify(stage, collapse_key=f"question:{number}"))
    [changed] = await notify(stage, collapse_key="question:1", text="Келет")
    assert changed.method == "editMessageText|sendMessage"


async def test_others_and_staff_are_told_of_all_the_same(stage: Stage) -> None:
    for number in range(MAX_NOTICES):
        await sent(stage, *await notify(stage, collapse_key=f"question:{number}"))
    for by in (stage.other.id, None):
        [row] = await notify(stage, collapse_key=f"question:{by}", actor_id=by)
        assert row.state == outbox.PENDING
    [row] = await notify(stage, NOW + WINDOW + timedelta(seconds=1), collapse_key="question:99")
    assert row.state == outbox.PENDING


async def test_fifty_presses_are_one_message_that_tells_how_it_ended(stage: Stage) -> None:
    """In every state of delivery of the earlier notices."""
    said: list[OutboxMessage] = []
    for number in range(50):
        data = f"coming:{stage.seat.id}" if number % 2 else f"why:{stage.seat.id}:work"
        prefix, _, argument = data.partition(":")
        did = stage.incoming(stage.owner, button=prefix, argument=argument, at=NOW)
        rows = await POST.reply_rows(stage.session, did, await dispatch.dispatch(did, stage.session))
        await outbox.enqueue(stage.session, rows)
        theirs = OutboxMessage.chat_id == stage.member.telegram_id
        waiting = select(OutboxMessage).where(theirs, OutboxMessage.state == outbox.PENDING)
        for row in await stage.session.scalars(waiting):
            if number % 3 == 0:
                said.append(row)
                await sent(stage, row)
    new = [row for row in said if row.method == "sendMessage"]
    assert len(new) == 1


async def test_who_sent_the_withheld_is_named_only_to_those_who_see_every_name(stage: Stage) -> None:
    """A moderator of one seminar may not be meant to know who asked an anonymous question among them."""
    stage.owner.name = "Үлгү Үлгүев"
    shown = []
    for to in (stage.member, stage.other):
        for number in range(MAX_NOTICES + 1):
            rows = await notify(stage, to=to, collapse_key=f"seat:{to.id}:{number}")
        shown.append(any("Үлгү Үлгүев" in row.payload for row in rows))
        assert any("Ещё сообщений" in row.payload for row in rows)
    assert shown == [True, False]
