"""What the sender holds in its hands: the best message whose chat may be written to now, in O(log n)."""

from collections.abc import Callable
from heapq import heappop, heappush

from storage.messages.outbox import ClaimedMessage

CHAT_BACKLOG = 8


class SendQueue:
    """Claimed messages, best lane first; within a chat in their order, one at a time."""

    def __init__(self, may: Callable[[int, str], bool]) -> None:
        self._can_send = may
        self._ready: list[tuple[int, int, ClaimedMessage]] = []
        self._waiting_chats: dict[int, list[tuple[int, int, ClaimedMessage]]] = {}

    def __len__(self) -> int:
        return len(self._ready) + sum(len(rows) for rows in self._waiting_chats.values())

    @property
    def ready_count(self) -> int:
        """How many may perhaps go at once."""
        return len(self._ready)

    def backlogged_chats(self, *, replies: bool) -> list[int]:
        """Chats with many messages waiting here already: no use in claiming more. `replies`: counting these only."""
        crowds = {
            chat: sum(row[0] == 0 or not replies for row in rows)
            for chat, rows in self._waiting_chats.items()
        }
        return [chat for chat, number in crowds.items() if number >= CHAT_BACKLOG]

    def ids(self) -> list[int]:
        """The numbers of all messages in hand."""
        rows = [*self._ready, *(entry for waiting in self._waiting_chats.values() for entry in waiting)]
        return [entry[1] for entry in rows]

    def put(self, row: ClaimedMessage) -> None:
        """Take a message in; it queues behind what its chat waits for already."""
        entry = (row.lane, row.id, row)
        if row.chat_id in self._waiting_chats:
            heappush(self._waiting_chats[row.chat_id], entry)
        else:
            heappush(self._ready, entry)

    def pop(self) -> ClaimedMessage | None:
        """The best message that may go now, or None."""
        while self._ready:
            entry = heappop(self._ready)
            row = entry[2]
            if self._can_send(row.chat_id, row.method):
                return row
            heappush(self._waiting_chats.setdefault(row.chat_id, []), entry)
        return None

    def put_back(self, row: ClaimedMessage) -> None:
        """It was taken too early: it is the first again, whatever else its chat waits for."""
        heappush(self._ready, (row.lane, row.id, row))

    def release_chat(self, chat: int) -> bool:
        """This chat's next message may be ready; whether it is."""
        rows = self._waiting_chats.get(chat)
        if not rows or not self._can_send(chat, rows[0][2].method):
            return False
        heappush(self._ready, heappop(rows))
        if not rows:
            del self._waiting_chats[chat]
        return True

    def drain(self) -> list[ClaimedMessage]:
        """Everything, out of the hands again."""
        rows = [entry[2] for entry in self._ready]
        rows += [entry[2] for waiting in self._waiting_chats.values() for entry in waiting]
        self._ready, self._waiting_chats = [], {}
        return rows
