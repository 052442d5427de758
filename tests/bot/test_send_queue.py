"""The sender's queue in memory, and its order."""

from datetime import UTC, datetime

from bot.send_queue import SendQueue
from storage.messages.delivery import ClaimedMessage

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def _due(number: int, chat: int, lane: int = 2) -> ClaimedMessage:
    return ClaimedMessage(number, chat, lane, "sendMessage", "{}", None, 0, NOW, None, None)


def test_what_was_taken_too_early_is_the_first_again_though_its_chat_has_more_waiting() -> None:
    rests = {7}
    queue = SendQueue(lambda chat, _method: chat not in rests)
    queue.put(_due(1, 7))
    queue.put(_due(2, 7))
    assert queue.pop() is None
    rests.clear()
    assert queue.release_chat(7)
    row = queue.pop()
    assert row is not None
    queue.put_back(row)
    assert queue.pop() == row


def test_a_chat_for_which_nothing_waits_is_no_news() -> None:
    queue = SendQueue(lambda _chat, _method: True)
    assert not queue.release_chat(7)
    queue.put(_due(1, 8))
    assert not queue.release_chat(8)
