"""The engine that compares meanings: used from when it is loaded until the program stops, or not at all."""

import asyncio
import contextlib

import pytest

from bot import doctor, meaning_indexer, program
from bot.roles import Role
from bot.settings import Settings
from sandbox.testing import Sandbox
from storage.database import Database
from storage.meaning import active, engine
from tests.conftest import settings_for
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


async def test_only_processes_that_compare_questions_load_it(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading: list[Settings] = []

    def comparing(settings: Settings) -> contextlib.AbstractAsyncContextManager[None]:
        loading.append(settings)
        return contextlib.nullcontext()

    monkeypatch.setattr(program, "comparing_meaning", comparing)
    stop, database = asyncio.Event(), Database(sqlite_url)
    stop.set()
    loaded_by = set()
    async with Sandbox() as sandbox:
        settings = settings_for(sandbox.url, sandbox.token, sqlite_url)
        for role in Role:
            await program.serve(database, settings, stop, frozenset({role}))
            if loading:
                loaded_by.add(role)
            loading.clear()
    await database.close()
    assert loaded_by == {Role.WORK, Role.CLOCK}


def test_the_doctor_says_whether_it_is_on_and_if_not_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "load", StandIn)
    assert "by meaning (stand-in 1)" in doctor.check_meaning(ON).text
    assert "SEARCH_BY_MEANING is false" in doctor.check_meaning(OFF).text
    monkeypatch.undo()
    monkeypatch.setattr(engine, "_missing_flags", lambda: {"avx2"})
    told = doctor.check_meaning(ON)
    assert told.ok, "it is no problem"
    assert "by words alone: this processor has no avx2" in told.text
