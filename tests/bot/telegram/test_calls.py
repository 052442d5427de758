"""Outbox rows become calls: the chat and the messages that a row refers to become arguments."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.telegram.calls import api_method, column_arguments
from storage.messages.delivery import ClaimedMessage

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("method", "targets", "called", "arguments"),
    [
        ("sendMessage", None, "sendMessage", {}),
        ("editMessageText", "5", "editMessageText", {"message_id": 5}),
        ("editMessageCaption", "5", "editMessageCaption", {"message_id": 5}),
        ("deleteMessage", "5", "deleteMessage", {"message_id": 5}),
        ("deleteMessage", "5,6,7", "deleteMessages", {"message_ids": [5, 6, 7]}),
        (
            "copyMessage|sendPhoto",
            "5",
            "copyMessage|sendPhoto",
            {"reply_parameters": {"message_id": 5, "allow_sending_without_reply": True}},
        ),
    ],
)
def test_the_messages_a_row_is_about_are_arguments_of_its_method(
    method: str, targets: str | None, called: str, arguments: dict[str, Any]
) -> None:
    row = ClaimedMessage(1, 7, 2, method, "{}", None, 0, NOW, None, None, target_message_ids=targets)
    assert api_method(row) == called
    assert column_arguments(row) == {"chat_id": 7, **arguments}
