"""What the sender holds in its hands, and gives out in order."""

from datetime import UTC, datetime

from bot.queue import Queue
from storage.outbox import Due

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def _due(number: int, chat: int, lane: int = 2) -> Due:
    return Due(number, chat, lane, "sendMessage", "{}", None, 0, NOW, None, None)


def test_what_was_taken_too_early_is_the_first_again_though_its_chat_has_more_waiting() -> None:
    rests = {7}
    queue = Queue(lambda chat, _method: chat not in rests)
    queue.put(_due(1, 7))
    queue.put(_due(2, 7))
    assert queue.take() is None
    rests.clear()
    assert queue.chat_free(7)
    row = queue.take()
    assert row is not None
    queue.back(row)
    assert queue.take() == row


def test_a_chat_for_which_nothing_waits_is_no_news() -> None:
    queue = Queue(lambda _chat, _method: True)
    assert not queue.chat_free(7)
    queue.put(_due(1, 8))
    assert not queue.chat_free(8)
