"""Outcomes of messages by Telegram's response; tests/sending tries each of them with the whole bot."""

from datetime import UTC, datetime

import pytest
from telegram.error import BadRequest

from bot.telegram.delivery_outcomes import outcome_of_error
from storage.messages import outbox
from storage.messages.delivery import ClaimedMessage


@pytest.mark.parametrize(
    ("method", "message_id"), [("editMessageText|sendMessage", 7), ("deleteMessage", None)]
)
def test_an_edit_that_was_done_before_a_kill_keeps_the_number_of_its_message(
    method: str, message_id: int | None
) -> None:
    now, payload = datetime(2026, 11, 30, tzinfo=UTC), '{"message_id":7}'
    row = ClaimedMessage(1, 1001, 0, method, payload, None, 0, now, None, None)
    for words in ("message is not modified", "message to delete not found"):
        outcome = outcome_of_error(row, BadRequest(words))
        assert (outcome.state, outcome.message_id) == (outbox.SENT, message_id)
