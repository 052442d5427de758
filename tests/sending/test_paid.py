"""The paid lane: only for what is to go that way, only as far as the budget lasts, beside everything else."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from storage import preferences
from storage.announcements import DONE
from tests.conftest import Town, town
from tests.reminding import crowd
from tests.reminding.crowd import FIRST
from tests.sending.announcing import announced, brought, tally

PEOPLE = 40
pytestmark = pytest.mark.parametrize("ready_url", ["sqlite"], indirect=True)


@pytest.fixture
async def place(ready_url: str) -> AsyncIterator[Town]:
    """The bot with slow lanes, and a paid one that is fast."""
    limits = {"send_per_second": 10, "paid_per_second": 1000}
    async with town(ready_url, **limits) as one:
        await crowd.known(one.sandbox, range(FIRST, FIRST + PEOPLE))
        await crowd.seated(one.database, range(FIRST, FIRST + PEOPLE))
        yield one


async def _budget(place: Town, messages: int) -> None:
    async with place.database.session.begin() as session:
        await preferences.put(session, preferences.PAID_BUDGET, {"value": messages}, datetime.now(UTC))


async def _paid(place: Town, since: int) -> int:
    calls = await place.sandbox.journal("sendMessage", since=since)
    return sum(bool(call["params"].get("allow_paid_broadcast")) for call in calls)


async def test_it_pays_for_as_many_as_the_budget_says_and_the_rest_go_like_everything_else(
    place: Town,
) -> None:
    await _budget(place, 25)
    since = (await place.sandbox.state())["seq"]
    number = await announced(place.database, paid=True)
    await brought(place.database, number, DONE)
    assert await tally(place.database, number) == {"sent": PEOPLE}
    assert await _paid(place, since) == 25
    async with place.database.reader() as session:
        assert await preferences.paid_left(session) == 0


@pytest.mark.parametrize(("budget", "paid"), [(0, True), (1000, False)])
async def test_nothing_is_paid_for_without_a_budget_or_without_being_asked(
    place: Town, budget: int, paid: bool
) -> None:
    await _budget(place, budget)
    since = (await place.sandbox.state())["seq"]
    number = await announced(place.database, paid=paid)
    await brought(place.database, number, DONE)
    assert await tally(place.database, number) == {"sent": PEOPLE}
    assert await _paid(place, since) == 0
    async with place.database.reader() as session:
        assert await preferences.paid_left(session) == budget


async def test_what_was_paid_for_and_not_sent_is_given_back(place: Town) -> None:
    await _budget(place, 1000)
    await place.sandbox.fault(chat=FIRST, action="error", error_code=429, retry_after=1, count=1)
    number = await announced(place.database, paid=True)
    await brought(place.database, number, DONE)
    async with place.database.reader() as session:
        assert await preferences.paid_left(session) == 1000 - PEOPLE
