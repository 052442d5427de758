"""Events: subscribers of one feature are called for events of another."""

import handlers.dispatch  # noqa: F401  # brings the subscriptions along
from handlers import events
from handlers.announcements.catch_up_digest import catch_up_digest
from handlers.events import Event
from handlers.messages import Reply, Say


async def test_each_subscriber_is_called_with_what_happened_in_the_order_of_subscribing() -> None:
    event: Event[[str]] = Event()

    async def first(title: str) -> list[Reply]:
        return [Say("first", {"title": title})]

    async def silent(_title: str) -> list[Reply]:
        return []

    async def last(title: str) -> list[Reply]:
        return [Say("last", {"title": title})]

    for subscriber in (first, silent, last):
        event.subscribe(subscriber)
    assert await event.notify("Ош") == [Say("first", {"title": "Ош"}), Say("last", {"title": "Ош"})]


async def test_an_event_without_subscribers_says_nothing() -> None:
    event: Event[[int]] = Event()
    assert await event.notify(1) == []


def test_announcements_hear_of_a_taken_seat_once() -> None:
    assert events.seat_taken.subscribers == (catch_up_digest,)
