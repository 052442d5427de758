"""The sender's queue: finds the most urgent message that may be sent now, in O(log n)."""

from collections.abc import Callable
from heapq import heappop, heappush

from storage.messages.delivery import ClaimedMessage

CHAT_BACKLOG = 8


class SendQueue:
    """Claimed messages ordered by lane and id; of one chat, one is sent at a time."""

    def __init__(self, may: Callable[[int, str], bool]) -> None:
        self._can_send = may
        self._ready: list[tuple[int, int, ClaimedMessage]] = []
        self._waiting_chats: dict[int, list[tuple[int, int, ClaimedMessage]]] = {}

    def __len__(self) -> int:
        return len(self._ready) + sum(len(rows) for rows in self._waiting_chats.values())

    @property
    def ready_count(self) -> int:
        """Number of messages that may be sent now."""
        return len(self._ready)

    def backlogged_chats(self, *, replies: bool) -> list[int]:
        """Chats with many queued messages, for which no more need be claimed. `replies`: count only replies."""
        crowds = {
            chat: sum(row[0] == 0 or not replies for row in rows)
            for chat, rows in self._waiting_chats.items()
        }
        return [chat for chat, number in crowds.items() if number >= CHAT_BACKLOG]

    def ids(self) -> list[int]:
        """The ids of all queued messages."""
        rows = [*self._ready, *(entry for waiting in self._waiting_chats.values() for entry in waiting)]
        return [entry[1] for entry in rows]

    def put(self, row: ClaimedMessage) -> None:
        """Add a message behind the others of its chat."""
        entry = (row.lane, row.id, row)
        if row.chat_id in self._waiting_chats:
            heappush(self._waiting_chats[row.chat_id], entry)
        else:
            heappush(self._ready, entry)

    def pop(self) -> ClaimedMessage | None:
        """Remove and return the most urgent message that may be sent now, or None."""
        while self._ready:
            entry = heappop(self._ready)
            row = entry[2]
            if self._can_send(row.chat_id, row.method):
                return row
            heappush(self._waiting_chats.setdefault(row.chat_id, []), entry)
        return None

    def put_back(self, row: ClaimedMessage) -> None:
        """Return a message to the front of its chat's queue."""
        heappush(self._ready, (row.lane, row.id, row))

    def release_chat(self, chat: int) -> bool:
        """Make the chat's next message ready. Returns whether there is one."""
        rows = self._waiting_chats.get(chat)
        if not rows or not self._can_send(chat, rows[0][2].method):
            return False
        heappush(self._ready, heappop(rows))
        if not rows:
            del self._waiting_chats[chat]
        return True

    def drain(self) -> list[ClaimedMessage]:
        """Remove and return all messages."""
        rows = [entry[2] for entry in self._ready]
        rows += [entry[2] for waiting in self._waiting_chats.values() for entry in waiting]
        self._ready, self._waiting_chats = [], {}
        return rows
