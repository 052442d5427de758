"""How many view the walls, and from where: nobody takes all places, and whoever was there first keeps theirs."""

from collections import Counter, deque
from ipaddress import IPv6Address, ip_address, ip_network

RESERVED_SECONDS = 60.0
"""Seconds for which a place that was left is kept for the client: networks in halls come and go."""


class TooManyViewers(Exception):
    """Too many are here already, or we are closing: come again later."""


class ViewerSlots:
    """So many viewers, each belonging to a client: an address of the internet, behind which may be a whole hall.

    A fifth of the places is for clients that have none. Of the others a client may have as many as it leaves: one alone
    gets half of them, a second one half of the rest. So neither one client nor a few dozen keep the next one out.
    """

    def __init__(self, number: int) -> None:
        self.capacity = number
        self._viewers: Counter[str] = Counter()
        self._reservations: dict[str, deque[float]] = {}
        """When each place that is still kept for its client was left, the earliest first."""

    @property
    def viewer_count(self) -> int:
        """How many view now."""
        return self._viewers.total()

    def acquire(self, client: str, now: float) -> None:
        """One more viewer from there. Raises TooManyViewers."""
        self._drop_expired(now)
        kept = self._reservations.get(client)
        if kept:
            kept.popleft()
        elif self._viewers[client] >= self._client_limit():
            raise TooManyViewers
        self._viewers[client] += 1

    def release(self, client: str, now: float) -> None:
        """One viewer less."""
        self._viewers[client] -= 1
        if not self._viewers[client]:
            del self._viewers[client]
        self._reservations.setdefault(client, deque()).append(now)

    def _client_limit(self) -> int:
        """How many places a client may have now."""
        left = self.capacity - self.viewer_count - sum(len(kept) for kept in self._reservations.values())
        return min(left, max(1, left - self.capacity // 5))

    def _drop_expired(self, now: float) -> None:
        for client, kept in list(self._reservations.items()):
            while kept and kept[0] <= now - RESERVED_SECONDS:
                kept.popleft()
            if not kept:
                del self._reservations[client]


def client_network(address: str) -> str:
    """Whom an address belongs to: of IPv6 everybody has 2**64, which count as one."""
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if not isinstance(known, IPv6Address):
        return str(known)
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(ip_network((known, 64), strict=False))
