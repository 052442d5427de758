"""Events of one feature to which others subscribe. `handlers/subscriptions.py` registers the subscribers."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Generic, ParamSpec

from handlers.messages import Incoming, Reply
from storage.database import Session
from storage.models import Person, Seat, Seminar

Parameters = ParamSpec("Parameters")


class Event(Generic[Parameters]):
    """An event and its subscribers."""

    def __init__(self) -> None:
        self._subscribers: list[Callable[Parameters, Awaitable[list[Reply]]]] = []

    @property
    def subscribers(self) -> tuple[Callable[Parameters, Awaitable[list[Reply]]], ...]:
        """The subscribed functions, in the order in which they are called."""
        return tuple(self._subscribers)

    def subscribe(self, subscriber: Callable[Parameters, Awaitable[list[Reply]]]) -> None:
        """Add a function to call at each event, after the earlier subscribers."""
        self._subscribers.append(subscriber)

    async def notify(self, *args: Parameters.args, **kwargs: Parameters.kwargs) -> list[Reply]:
        """Call all subscribers and return their replies. Exceptions of a subscriber propagate."""
        return [reply for subscriber in self._subscribers for reply in await subscriber(*args, **kwargs)]


seat_taken: Event[[Session, Seminar, Person, datetime]] = Event()
"""A person without a seat at this seminar has got one. Arguments: session, seminar, person, time."""
walk_in_registered: Event[[Incoming, Session, Seminar, Seat]] = Event()
"""A member of staff has registered somebody at the door. Arguments: act, session, seminar, the `registered` seat."""

seminar_ended: Event[[Session, Seminar, datetime]] = Event()
"""A seminar is over. Arguments: session, seminar, time."""
seminar_moved: Event[[Session, Seminar, Person, datetime]] = Event()
"""The time or place of a seminar has changed. Arguments: session, seminar, who changed it, time."""
