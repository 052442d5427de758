"""The engine that compares meanings: used from when it is loaded until the program stops, or not at all."""

import asyncio

import pytest

from bot import doctor, meaning_indexer
from bot.settings import Settings
from storage.meaning import active, engine
from tests.meaning_standin import StandIn

ON, OFF = (Settings(_env_file=None, search_by_meaning=on) for on in (True, False))


async def loaded() -> None:
    """Wait until the attempt to load the engine has ended."""
    (task,) = (one for one in asyncio.all_tasks() if one.get_name() == "meaning")
    await asyncio.wait([task])


async def test_it_is_used_as_soon_as_it_is_loaded_and_until_the_program_stops(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine, "load", StandIn)
    async with meaning_indexer.comparing_meaning(ON):
        await loaded()
        used = active.meaning()
        assert used is not None
        assert used.name == StandIn().name
    assert active.meaning() is None


@pytest.mark.parametrize("failure", [engine.Unavailable("the package is not installed"), MemoryError()])
async def test_the_bot_runs_without_it(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    def fail() -> None:
        raise failure

    monkeypatch.setattr(engine, "load", fail)
    async with meaning_indexer.comparing_meaning(ON):
        await loaded()
        assert active.meaning() is None


async def test_it_is_not_loaded_where_it_is_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "load", StandIn)
    async with meaning_indexer.comparing_meaning(OFF):
        await loaded()
        assert active.meaning() is None


def test_the_doctor_says_whether_it_is_on_and_if_not_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "load", StandIn)
    assert "by meaning (stand-in 1)" in doctor.check_meaning(ON).text
    assert "SEARCH_BY_MEANING is false" in doctor.check_meaning(OFF).text
    monkeypatch.undo()
    monkeypatch.setattr(engine, "_missing_flags", lambda: {"avx2"})
    told = doctor.check_meaning(ON)
    assert told.ok, "it is no problem"
    assert "by words alone: this processor has no avx2" in told.text
