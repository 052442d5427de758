"""The wall over HTTP: access, events and their delay; clients that do not read are disconnected."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import aiohttp
import orjson
import pytest

from bot.http_server import wall_screen
from storage.accounts import people
from storage.checkin import codes
from storage.database import Database
from storage.models import Person, Question, Seminar
from storage.questions import lifecycle, wall
from tests import waiting
from tests.conftest import settings_for
from tests.virtual_time import loop_time, virtual_time, wait_seconds
from tests.waiting import WAIT_SECONDS
from tests.web.wall_scene import NOW, WallScene, serve_wall, wall_scene, written_last_days
from web import feed, wall_addresses
from web import wall as pages
from web.viewer_slots import ViewerSlots


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[WallScene]:
    database = Database(sqlite_url)
    async with wall_scene(database) as one:
        yield one
    await database.close()


@pytest.fixture
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, read_bufsize=1 << 24) as session:
        yield session


async def events(answer: aiohttp.ClientResponse) -> AsyncIterator[tuple[str, Any]]:
    """Yield (name, data) of each event."""
    name = "message"
    async for raw in answer.content:
        line = raw.decode().rstrip("\n")
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data:"):
            data = line.removeprefix("data:").strip()
            yield name, orjson.loads(data) if data else None
            name = "message"


async def until(stream: AsyncIterator[tuple[str, Any]], right: Any) -> Any:
    async with asyncio.timeout(WAIT_SECONDS):
        async for name, data in stream:
            if right(name, data):
                return data
    raise AssertionError("the stream ended")


async def last_event(stream: AsyncIterator[tuple[str, Any]]) -> str:
    """Return the name of the stream's last event."""
    async with asyncio.timeout(WAIT_SECONDS):
        names = [name async for name, _ in stream]
    return names[-1]


async def test_the_wall_tells_what_the_hall_may_read_and_nobody_s_name(
    here: WallScene, browser: aiohttp.ClientSession
) -> None:
    first = await here.ask("Суу качан келет?", 3, anonymous=True)
    await here.ask("Кимге кайрылам?", 5, pinned_at=None)
    await here.ask("Жашыруун калсын", state="new", visible_at=None)
    await here.ask("Чыкпасын", wall_hidden_at=NOW)
    await here.ask("Бүттү", state="answered")
    async with here.database.session.begin() as session:
        asked = await session.get(Question, first)
        assert asked is not None
        person = await session.get(Person, asked.person_id)
        assert person is not None
        person.name, person.phone = "Үлгү Жашыруун", "+996700100177"
    await here.show(first)
    async with browser.get(f"{here.page}/events") as answer:
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        state = await until(events(answer), lambda name, _: name == "message")
    assert state["now"]["text"] == "Суу качан келет?"
    assert [line["text"] for line in state["next"]] == ["Кимге кайрылам?"]
    assert (state["asked"], state["answered"], state["waiting"]) == (5, 1, 1)
    told = orjson.dumps(state).decode()
    assert not [secret for secret in ("Үлгү", "99670", "Жашыруун", "Чыкпасын") if secret in told]


async def test_the_code_of_the_self_check_in_is_shown_while_the_door_is_open(
    here: WallScene, browser: aiohttp.ClientSession
) -> None:
    async with browser.get(f"{here.page}/events") as answer:
        stream = events(answer)
        assert (await until(stream, lambda name, _: name == "message"))["door"] is None
        async with here.changing() as session:
            hand = (await people.get_or_create(session, [70_900], NOW))[70_900]
            door = await codes.open_door(session, here.seminar, hand, 1, NOW)
        state = await until(stream, lambda _, state: state and state["door"])
        assert codes.is_valid_code(door, state["door"]["number"].replace(" ", ""), datetime.now(UTC))
        assert len(state["door"]["code"]) > 20, "a QR code"
        async with here.changing() as session:
            found = await codes.get(session, here.seminar.id)
            assert found is not None
            codes.close_door(found)
        await until(stream, lambda _, state: state and state["door"] is None)


async def test_a_change_in_this_process_does_not_wait_for_the_next_look(
    here: WallScene, browser: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "MAX_INTERVAL", 3600.0)
    question = await here.ask("Суу качан келет?")
    async with browser.get(f"{here.page}/events") as answer:
        stream = events(answer)
        for votes in (0, 1, 2):
            if votes:
                await here.change(question, votes=votes)
            await until(stream, lambda name, state, votes=votes: state and state["next"][0]["votes"] == votes)


async def test_a_change_by_another_process_is_seen(here: WallScene, browser: aiohttp.ClientSession) -> None:
    question = await here.ask("Суу качан келет?")
    async with browser.get(f"{here.page}/events") as answer:
        stream = events(answer)
        await until(stream, lambda name, _: name == "message")
        async with here.database.session.begin() as session:
            row = await session.get(Question, question)
            assert row is not None
            row.votes = 2
        await until(stream, lambda name, state: state and state["next"][0]["votes"] == 2)


async def test_the_database_is_looked_at_once_however_many_view(
    here: WallScene, browser: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "MAX_INTERVAL", 3600.0)  # no query without a change
    begun, held = asyncio.Event(), asyncio.Event()
    held.set()
    looks = 0
    plain = here.walls.read_state

    async def counted(word: str) -> bytes | None:
        nonlocal looks
        looks += 1
        begun.set()
        await held.wait()
        return await plain(word)

    here.walls.read_state = counted
    question = await here.ask("Суу качан келет?")
    async with contextlib.AsyncExitStack() as stack:
        page = f"{here.page}/events"
        streams = [events(await stack.enter_async_context(browser.get(page))) for _ in range(30)]
        await asyncio.gather(*(until(one, lambda name, _: name == "message") for one in streams))
        looks = 0
        begun.clear()
        held.clear()
        await here.change(question, votes=1)
        async with asyncio.timeout(WAIT_SECONDS):
            await begun.wait()
        for votes in range(2, 20):  # all of them while that query is under way
            await here.change(question, votes=votes)
        held.set()
        right = lambda name, state: state and state["next"][0]["votes"] == 19  # noqa: E731
        await asyncio.gather(*(until(one, right) for one in streams))
        assert looks <= 2


@virtual_time
async def test_the_database_is_looked_at_no_more_often_than_agreed_and_no_less() -> None:
    looks: list[float] = []

    async def look(_word: str) -> bytes:
        looks.append(loop_time())
        return b"%d" % len(looks)

    one = feed.WallFeed("word", look)
    running = asyncio.create_task(one.run())
    began = loop_time()
    while loop_time() < began + 10:  # something changes a hundred times a second
        one.wake()
        await wait_seconds(0.01)
    assert {round(later - earlier, 2) for earlier, later in pairwise(looks)} == {feed.MIN_INTERVAL}
    looks.clear()
    await wait_seconds(10)  # nothing changes
    assert {round(later - earlier, 2) for earlier, later in pairwise(looks)} == {feed.MAX_INTERVAL}
    assert len(looks) > 10
    running.cancel()


@pytest.mark.parametrize("word", ["aaaa-bbbb-cccc", "x", "%00", "..%2f..%2fetc", "a" * 5000, "' OR 1=1 --"])
async def test_a_guessed_word_finds_nothing(
    here: WallScene, browser: aiohttp.ClientSession, word: str
) -> None:
    for path in (word, f"{word}/events"):
        async with browser.get(f"{here.address}/wall/{path}") as answer:
            assert answer.status == 404
            assert here.wall.token not in await answer.text()


async def test_made_up_addresses_touch_no_database_and_hinder_nobody(
    here: WallScene, browser: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await _status(browser, here.page) == 200
    monkeypatch.setattr(wall_addresses, "MAX_INTERVAL", 3600.0)
    here.walls.wake()  # the reading that is under way is the last one that is not asked for

    def never(*_: object) -> None:
        raise AssertionError("the database was looked at")

    async with browser.get(f"{here.page}/events") as answer:
        await until(events(answer), lambda name, _: name == "message")
    monkeypatch.setattr(here.database, "reader", never)
    words = [f"{number:04d}-aaaa-bbbb" for number in range(300)]
    guesses = [
        _status(browser, f"{here.address}/wall/{word}{end}") for word in words for end in ("", "/events")
    ]
    found = await asyncio.gather(*guesses, *(_status(browser, here.page) for _ in range(10)))
    assert set(found[:-10]) == {404}
    assert set(found[-10:]) == {200}


async def _status(browser: aiohttp.ClientSession, address: str) -> int:
    async with browser.get(address) as answer:
        return answer.status


async def wait_for_status(browser: aiohttp.ClientSession, address: str, status: int) -> None:
    """The cache of addresses is at most a moment old."""
    async with asyncio.timeout(WAIT_SECONDS):
        while await _status(browser, address) != status:
            pass


async def test_a_new_address_closes_the_old_one(here: WallScene, browser: aiohttp.ClientSession) -> None:
    old = here.page
    async with browser.get(f"{old}/events") as answer:
        stream = events(answer)
        await until(stream, lambda name, _: name == "message")
        await here.renew_address()
        assert await last_event(stream) == "gone"
    await wait_for_status(browser, old, 404)
    await wait_for_status(browser, here.page, 200)


def proxy_headers(client: str) -> dict[str, str]:
    """Return the header with which a proxy on this machine names the client's address."""
    return {"X-Forwarded-For": f"203.0.113.99, {client}"}  # the first entry is the client's own invention


async def test_nobody_takes_all_places_and_whoever_was_first_keeps_theirs(
    here: WallScene, browser: aiohttp.ClientSession
) -> None:
    here.walls.viewer_slots = ViewerSlots(20)
    page = f"{here.page}/events"
    async with contextlib.AsyncExitStack() as stack:

        async def joins(client: str) -> int:
            answer = await browser.get(page, headers=proxy_headers(client))
            stack.callback(answer.close)
            return answer.status

        projector = events(
            await stack.enter_async_context(browser.get(page, headers=proxy_headers("192.0.2.1")))
        )
        await until(projector, lambda name, _: name == "message")
        greedy = [await joins("198.51.100.7") for _ in range(30)]
        assert sorted(set(greedy)) == [200, 503]
        assert greedy.count(200) < 11
        assert [await joins(f"2001:db8::{number:x}") for number in range(30)].count(200) < 6
        assert await joins("192.0.2.2") == 200
        await here.ask("Суу качан келет?")
        await until(projector, lambda name, state: state and state["asked"] == 1)


async def test_the_wall_ends_some_days_after_the_seminar_and_says_so(
    here: WallScene, browser: aiohttp.ClientSession
) -> None:
    async with browser.get(f"{here.page}/events") as answer:
        stream = events(answer)
        state = await until(stream, lambda name, _: name == "message")
        for day, words in zip(written_last_days(here.seminar), state["until"], strict=True):
            assert day in words
        async with here.changing() as session:
            seminar = await session.get(Seminar, here.seminar.id)
            assert seminar is not None
            seminar.ends_at = datetime.now(UTC) - timedelta(days=wall.DAYS_OPEN + 1)
        assert await last_event(stream) == "over"
    await wait_for_status(browser, here.page, 410)
    await wait_for_status(browser, f"{here.page}/events", 410)
    async with browser.get(here.page) as answer:
        text = await answer.text()
    for words in ("Семинар бүтүп, экран жабылды", "Семинар закончился", "The seminar is over"):
        assert words in text
    assert "Суу" not in text


async def test_the_stream_says_why_it_ends_before_the_addresses_are_read_anew(
    here: WallScene, browser: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process may change the seminar: a wall that is over never says that it has a new address."""
    known, readings = here.walls.addresses, []
    read = known.read

    async def counted() -> Mapping[str, datetime]:
        readings.append(1)
        return await read()

    monkeypatch.setattr(wall_addresses, "MAX_INTERVAL", 3600.0)
    monkeypatch.setattr(known, "read", counted)
    known.wake()
    await waiting.wait_until(lambda: len(readings) == 1)
    async with browser.get(f"{here.page}/events") as answer:
        stream = events(answer)
        await until(stream, lambda name, _: name == "message")
        async with here.database.session.begin() as session:
            seminar = await session.get(Seminar, here.seminar.id)
            assert seminar is not None
            seminar.ends_at = datetime.now(UTC) - timedelta(days=wall.DAYS_OPEN + 1)
        assert await last_event(stream) == "over"


async def test_walls_that_were_closed_before_they_opened_end(here: WallScene) -> None:
    """A program that is stopped at its very start."""
    settings = settings_for("http://127.0.0.1", "1:none", "sqlite:///none.sqlite3")
    walls = pages.create_feeds(here.database, wall_screen(settings), lambda: datetime.now(UTC))
    walls.close()
    walls.start()
    async with asyncio.timeout(WAIT_SECONDS):
        await walls.wait_closed()


async def test_whoever_does_not_read_is_left_and_keeps_nobody_waiting(
    here: WallScene, browser: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.wall.SEND_TIMEOUT", 2.0)
    question = await here.ask("Суу")
    await here.show(question)
    host, _, port = here.address.removeprefix("http://").partition(":")
    _, writer = await asyncio.open_connection(host, int(port), limit=1)
    try:
        writer.write(f"GET /wall/{here.wall.token}/events HTTP/1.1\r\nHost: sample\r\n\r\n".encode())
        async with browser.get(f"{here.page}/events") as answer:
            stream = events(answer)
            await until(stream, lambda name, _: name == "message")
            await waiting.wait_until(lambda: here.walls.viewers == 2)
            # The sockets buffer some megabytes: the wall is filled until they are full.
            async with asyncio.timeout(3 * WAIT_SECONDS):
                turn = 0
                while here.walls.viewers == 2:
                    turn += 1
                    await here.change(question, wording=f"{turn} " + "ү" * 400_000)
                    right = f"{turn} "
                    await until(
                        stream, lambda _, state, right=right: state and state["now"]["text"].startswith(right)
                    )
    finally:
        writer.transport.abort()


async def test_the_page_has_both_languages_and_lets_no_foreign_script_in(
    here: WallScene, browser: aiohttp.ClientSession
) -> None:
    async with browser.get(here.page) as answer:
        policy, text = answer.headers["Content-Security-Policy"], await answer.text()
    assert "Суроо бериңиз" in text
    assert "Задайте вопрос" in text
    assert "default-src 'none'; script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "onclick" not in text
    assert text.count("<script") == 1
    for name in ("wall.js", "wall.css", "wall.svg"):
        assert await _status(browser, f"{here.address}/wall/static/{name}") == 200
    assert await _status(browser, f"{here.address}/wall/static/../wall.py") == 404


async def test_an_open_wall_does_not_hold_the_end_of_the_program(
    sqlite_url: str, browser: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "HEARTBEAT_SECONDS", 3600.0)  # else the stream would end with the next one
    database = Database(sqlite_url)
    async with wall_scene(database) as one:
        word = one.wall.token
    async with (
        serve_wall(database) as (door, address),
        browser.get(f"{address}/wall/{word}/events") as answer,
    ):
        stream = events(answer)
        await until(stream, lambda name, _: name == "message")
        door.close()
        async with asyncio.timeout(WAIT_SECONDS):
            assert [name async for name, _ in stream] == []
    await database.close()


async def test_a_merged_question_counts_as_answered_with_the_one_that_speaks_for_it(here: WallScene) -> None:
    first, second = await here.ask("Суу качан келет?"), await here.ask("Суу кайда?")
    async with here.changing() as session:
        rows = [await session.get(Question, number) for number in (first, second)]
        person = await session.get(Person, rows[0].person_id)
        await lifecycle.merge(session, rows[1], rows[0], NOW, person)
        await lifecycle.add_answer(session, rows[0], person, "Эртең", NOW, aloud=True)
    state = orjson.loads(await here.walls.read_state(here.wall.token) or b"")
    assert (state["asked"], state["answered"], state["next"]) == (2, 2, [])


def test_the_page_brings_everything_with_it() -> None:
    """A hall may have no internet but the wall's own server."""
    for file in (Path(feed.__file__).parent / "static").iterdir():
        text = file.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "//" not in text.replace("// ", "")
