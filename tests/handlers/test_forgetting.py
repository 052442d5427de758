"""Forgotten in the middle of something: whoever waits, and whoever holds a link."""

from handlers.words import Say
from storage import seats
from storage.models import Person
from tests.conversations.talk import acquaint
from tests.handlers.stage import Stage, keys


async def full(stage: Stage) -> Person:
    """Both places of the hall are taken, and two wait; returns the first of them."""
    stage.karakol.capacity, stage.karakol.places_per_unit = 2, None
    await stage.session.flush()
    seats.forget_ledger(stage.session, stage.karakol)
    first, _ = [await acquaint(stage.session, number, at="karakol") for number in (6001, 6002)]
    await stage.session.flush()
    return first


async def test_who_is_forgotten_waits_no_longer_and_the_next_one_is_offered_the_place(stage: Stage) -> None:
    person = await full(stage)
    first, second = await seats.in_states(stage.session, stage.karakol.id, (seats.WAITING,))
    await stage.press(stage.owner, f"why:{stage.seat.id}:work")
    assert first.state == seats.OFFERED
    said: list[Say] = await stage.press(person, "forget:yes")
    assert keys(said) == ["forgotten", "offer"]
    assert (first.state, second.state) == (seats.CANCELLED, seats.OFFERED)
