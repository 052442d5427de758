"""What the sender holds in its hands: the best message whose chat may be written to now, in O(log n)."""

from collections.abc import Callable
from heapq import heappop, heappush

from storage.outbox import Due

CROWD = 8


class Queue:
    """Claimed messages, best lane first; within a chat in their order, one at a time."""

    def __init__(self, may: Callable[[int, str], bool]) -> None:
        self._may = may
        self._ready: list[tuple[int, int, Due]] = []
        self._waiting: dict[int, list[tuple[int, int, Due]]] = {}

    def __len__(self) -> int:
        return len(self._ready) + sum(len(rows) for rows in self._waiting.values())

    @property
    def ready(self) -> int:
        """How many may perhaps go at once."""
        return len(self._ready)

    def crowded(self, *, replies: bool) -> list[int]:
        """Chats with many messages waiting here already: no use in claiming more. `replies`: counting these only."""
        crowds = {
            chat: sum(row[0] == 0 or not replies for row in rows) for chat, rows in self._waiting.items()
        }
        return [chat for chat, number in crowds.items() if number >= CROWD]

    def ids(self) -> list[int]:
        """The numbers of all messages in hand."""
        rows = [*self._ready, *(entry for waiting in self._waiting.values() for entry in waiting)]
        return [entry[1] for entry in rows]

    def put(self, row: Due) -> None:
        """Take a message in; it queues behind what its chat waits for already."""
        entry = (row.lane, row.id, row)
        if row.chat_id in self._waiting:
            heappush(self._waiting[row.chat_id], entry)
        else:
            heappush(self._ready, entry)

    def take(self) -> Due | None:
        """The best message that may go now, or None."""
        while self._ready:
            entry = heappop(self._ready)
            row = entry[2]
            if self._may(row.chat_id, row.method):
                return row
            heappush(self._waiting.setdefault(row.chat_id, []), entry)
        return None

    def back(self, row: Due) -> None:
        """It was taken too early: it is the first again, whatever else its chat waits for."""
        heappush(self._ready, (row.lane, row.id, row))

    def chat_free(self, chat: int) -> bool:
        """This chat's next message may be ready; whether it is."""
        rows = self._waiting.get(chat)
        if not rows or not self._may(chat, rows[0][2].method):
            return False
        heappush(self._ready, heappop(rows))
        if not rows:
            del self._waiting[chat]
        return True

    def drain(self) -> list[Due]:
        """Everything, out of the hands again."""
        rows = [entry[2] for entry in self._ready]
        rows += [entry[2] for waiting in self._waiting.values() for entry in waiting]
        self._ready, self._waiting = [], {}
        return rows
