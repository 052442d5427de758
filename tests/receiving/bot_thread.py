"""A whole bot and a sandbox in their own thread: property tests send updates to it and check that it still answers."""

import asyncio
import contextlib
import threading
import time
from collections.abc import Coroutine, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import func, select

from storage.models import InboxUpdate
from tests.conftest import RunningBot, run_bot
from tests.receiving.hostile import FLOODER, Json

Result = TypeVar("Result")
WITHIN = 60


class BotThread:
    """A running bot; no update must keep it from answering the next normal one of anybody."""

    def __init__(self, place: RunningBot, loop: asyncio.AbstractEventLoop) -> None:
        self.town, self.loop = place, loop
        self._number = 3_000_000
        self._person = 90_000
        self.fallen = ""
        """The error that stopped it; nothing more is tried afterwards."""

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run a coroutine in the bot's loop, from this thread."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(300)

    def number_update(self, update: Json) -> Json:
        """Return the update with the next number instead of its own."""
        self._number += 1
        return {**update, "update_id": self._number}

    def feed(self, updates: Sequence[Json]) -> None:
        """Send an update; check that its sender and a newcomer are then answered, and that nothing is left waiting."""
        assert not self.fallen, f"it has not survived something earlier: {self.fallen[:300]}"
        self.fallen = ascii(updates)
        self.run(self._feed([self.number_update(update) for update in updates]))
        self.fallen = ""

    async def _feed(self, updates: list[Json]) -> None:
        sandbox = self.town.sandbox
        await sandbox.push_updates([*updates, 17, "no update", None, {"update_id": "x"}], raw=True)
        await self.serve_person(FLOODER)
        self._person += 1
        await self.serve_person(self._person)
        await self._is_idle()

    async def serve_person(self, person: int) -> None:
        """Check that this person's /help is answered."""
        sandbox = self.town.sandbox
        since = (await sandbox.state())["seq"]
        user = {"id": person, "is_bot": False, "first_name": "Sample"}
        chat = {"id": person, "type": "private", "first_name": "Sample"}
        message = {"message_id": 1, "from": user, "chat": chat, "date": int(time.time()), "text": "/help"}
        update = self.number_update({"message": message})
        await sandbox.push_updates([update])
        until = time.monotonic() + WITHIN
        while not await self._handled(update["update_id"]):
            assert time.monotonic() < until, f"{person} was not served within {WITHIN} s"
            await asyncio.sleep(0.02)
        while not await sandbox.journal("sendMessage", since=since, chat=person):
            assert time.monotonic() < until, f"{person} got no answer within {WITHIN} s"
            await asyncio.sleep(0.02)

    async def _handled(self, number: int) -> bool:
        async with self.town.database.reader() as session:
            row = await session.scalar(select(InboxUpdate).where(InboxUpdate.update_id == number))
            return row is not None and row.handled_at is not None and row.dead_at is None

    async def _is_idle(self) -> None:
        until = time.monotonic() + WITHIN
        waiting = select(func.count(InboxUpdate.id)).where(InboxUpdate.handled_at.is_(None))
        while True:
            async with self.town.database.reader() as session:
                left = await session.scalar(waiting)
            if not left:
                return
            assert time.monotonic() < until, f"{left} updates are neither handled nor dead letters"
            await asyncio.sleep(0.02)


@contextlib.contextmanager
def run_bot_thread(database_url: str) -> Iterator[BotThread]:
    """Start and stop it. If the bot has failed, raise its error here."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="survivor")
    thread.start()
    stack = contextlib.AsyncExitStack()
    try:
        place = asyncio.run_coroutine_threadsafe(
            stack.enter_async_context(run_bot(database_url)), loop
        ).result(300)
        yield BotThread(place, loop)
    finally:
        asyncio.run_coroutine_threadsafe(stack.aclose(), loop).result(300)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
