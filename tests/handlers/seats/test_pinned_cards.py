"""The card of a confirmed seat is pinned in its owner's chat, and unpinned when it is no longer true."""

from datetime import timedelta

import orjson
import pytest
from sqlalchemy import select
from telegram.error import BadRequest, Forbidden, NetworkError

from bot.telegram.delivery_outcomes import outcome_of_error
from bot.telegram.outgoing import MessageRenderer
from handlers import dispatch
from handlers.messages import PinMessage
from storage.messages import outbox
from storage.messages.delivery import ClaimedMessage
from storage.models import OutboxMessage
from tests.handlers.stage import NOW, Stage

POST = MessageRenderer("ky", "Asia/Bishkek")


async def press(stage: Stage, data: str, message: int) -> list[PinMessage]:
    """Press the owner's button under a message; return what is pinned and unpinned."""
    prefix, _, argument = data.partition(":")
    did = stage.incoming(stage.owner, button=prefix, argument=argument, callback_id="1", message_id=message)
    said = await dispatch.dispatch(did, stage.session)
    await outbox.enqueue(stage.session, await POST.reply_rows(stage.session, did, said))
    return [one for one in said if isinstance(one, PinMessage)]


async def test_a_confirmed_card_is_pinned_once_and_a_newer_one_takes_its_place(stage: Stage) -> None:
    confirm = f"confirm-seat:{stage.seat.id}"
    assert await press(stage, confirm, 50) == [PinMessage(50)]
    assert await press(stage, confirm, 50) == []
    assert await press(stage, confirm, 60) == [PinMessage(50, stage.owner, unpin=True), PinMessage(60)]
    assert await press(stage, f"decline-seat:{stage.seat.id}:work", 70) == [
        PinMessage(60, stage.owner, unpin=True)
    ]
    assert stage.seat.pinned_message_id is None
    rows = await stage.session.scalars(
        select(OutboxMessage).where(OutboxMessage.method.contains("pin")).order_by(OutboxMessage.id)
    )
    sent = [(row.method, row.chat_id, orjson.loads(row.payload)) for row in rows]
    chat = stage.owner.telegram_id
    assert sent == [
        ("pinChatMessage", chat, {"message_id": 50, "disable_notification": True}),
        ("unpinChatMessage", chat, {"message_id": 50}),
        ("pinChatMessage", chat, {"message_id": 60, "disable_notification": True}),
        ("unpinChatMessage", chat, {"message_id": 60}),
    ]


@pytest.mark.parametrize("error", [BadRequest("message to pin not found"), Forbidden("bot was blocked")])
@pytest.mark.parametrize("method", ["pinChatMessage", "unpinChatMessage"])
def test_a_card_that_cannot_be_pinned_is_no_failure(error: BadRequest | Forbidden, method: str) -> None:
    row = ClaimedMessage(1, 101, 0, method, "{}", None, 0, NOW - timedelta(minutes=1), None, None)
    outcome = outcome_of_error(row, error)
    assert (outcome.state, outcome.undelivered) == (outbox.EXPIRED, None)
    assert outcome_of_error(row, NetworkError("lost")).state == outbox.PENDING
