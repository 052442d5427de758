"""What happens in one feature and concerns others. `handlers/subscriptions.py` lists which features subscribe."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Generic, ParamSpec

from handlers.messages import Reply
from storage.database import Session
from storage.models import Person, Seminar

Parameters = ParamSpec("Parameters")


class Event(Generic[Parameters]):
    """Something that happened, and the functions that are called when it does."""

    def __init__(self) -> None:
        self._subscribers: list[Callable[Parameters, Awaitable[list[Reply]]]] = []

    @property
    def subscribers(self) -> tuple[Callable[Parameters, Awaitable[list[Reply]]], ...]:
        """The functions that are called, in that order."""
        return tuple(self._subscribers)

    def subscribe(self, subscriber: Callable[Parameters, Awaitable[list[Reply]]]) -> None:
        """Call this function whenever it happens, after those that subscribed before."""
        self._subscribers.append(subscriber)

    async def notify(self, *args: Parameters.args, **kwargs: Parameters.kwargs) -> list[Reply]:
        """It has happened: what all subscribers say to it. Raises what a subscriber raises."""
        return [reply for one in self._subscribers for reply in await one(*args, **kwargs)]


seat_taken: Event[[Session, Seminar, Person, datetime]] = Event()
"""This person has a seat at this seminar now, who had none before."""
