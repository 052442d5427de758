"""Viewer slots of the walls, divided between clients, so that no client can take all of them."""

from collections import Counter, deque
from ipaddress import IPv6Address, ip_address, ip_network

RESERVED_SECONDS = 60.0
"""Seconds for which a released slot is reserved for its client: networks in halls are unreliable."""


class TooManyViewers(Exception):
    """No slot is free for this client, or the program is stopping."""


class ViewerSlots:
    """A fixed number of slots. A client is an IP address or network, behind which may be a whole hall.

    A fifth of the slots is for clients that have none. Of the others, a client may have as many as it leaves free: a
    single one gets half of them, a second one half of the rest. So neither one client nor a few dozen shut out the
    next.
    """

    def __init__(self, number: int) -> None:
        self.capacity = number
        self._viewers: Counter[str] = Counter()
        self._reservations: dict[str, deque[float]] = {}
        """Release times of the reserved slots, earliest first."""

    @property
    def viewer_count(self) -> int:
        """The number of viewers."""
        return self._viewers.total()

    def acquire(self, client: str, now: float) -> None:
        """Take a slot for a viewer of this client. Raises TooManyViewers."""
        self._drop_expired(now)
        kept = self._reservations.get(client)
        if kept:
            kept.popleft()
        elif self._viewers[client] >= self._client_limit():
            raise TooManyViewers
        self._viewers[client] += 1

    def release(self, client: str, now: float) -> None:
        """Release a viewer's slot."""
        self._viewers[client] -= 1
        if not self._viewers[client]:
            del self._viewers[client]
        self._reservations.setdefault(client, deque()).append(now)

    def _client_limit(self) -> int:
        """The number of slots that a client may have now."""
        left = self.capacity - self.viewer_count - sum(len(kept) for kept in self._reservations.values())
        return min(left, max(1, left - self.capacity // 5))

    def _drop_expired(self, now: float) -> None:
        for client, kept in list(self._reservations.items()):
            while kept and kept[0] <= now - RESERVED_SECONDS:
                kept.popleft()
            if not kept:
                del self._reservations[client]


def client_network(address: str) -> str:
    """The client of an IP address: the address for IPv4, the /64 network for IPv6."""
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if not isinstance(known, IPv6Address):
        return str(known)
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(ip_network((known, 64), strict=False))
