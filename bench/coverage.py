"""The coverage board of the whole country: `python -m bench.coverage` prints one line a figure.

Every municipality and office of the country is meant to come and two in three have a seat; the database is a
SQLite file. The pictures are drawn as the bot draws them, each in a process of its own.
"""

import asyncio
import resource
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from bench.figures import Figure
from bot.documents import drawing, recipes
from bot.locales import get_locale
from bot.telegram import outgoing
from handlers.button_data import ButtonData
from handlers.buttons.coverage import ShowBoard, ShowCoverageChart, ShowCoverageMap
from handlers.messages import Chart, Incoming, Profile, Reply, Say
from handlers.routes import BUTTONS
from storage import migrate
from storage.coverage import coverage
from storage.database import Database, Session
from storage.models import Person, Role, Seat, Seminar
from storage.seminars import targets
from storage.units import register, units

ROUNDS = 10
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NAMES = {"ky": "Үлгү семинар", "ru": "Пример семинара", "en": "Sample seminar"}


async def create_country(session: Session) -> Person:
    """Create a seminar (id 1) that targets every unit, seats for two thirds of them, and an owner."""
    await register.import_register(session, register.read_register(register.REGISTER_FILE), NOW)
    texts = dict.fromkeys(("title", "description", "venue", "address"), NAMES)
    times = {"starts_at": NOW + timedelta(days=7), "ends_at": NOW + timedelta(days=8), "updated_at": NOW}
    session.add(Seminar(slug="sample", timezone="Asia/Bishkek", state="open", **texts, **times))
    owner = Person(telegram_id=1, created_at=NOW, draft={}, language="ky")
    session.add(owner)
    await session.flush()
    for top in await units.children(session, None):
        await targets.add_oblast(session, 1, top.code)
    for place, (office, code) in enumerate(await targets.expand_targets(session, 1)):
        if place % 3:
            state = ("invited", "registered", "confirmed")[place % 5 % 3]
            moments = dict.fromkeys(("state_changed_at", "created_at", "updated_at"), NOW)
            invited_at = NOW if place % 7 else None  # the others are on the list, and not invited yet
            values = {"state": state, "invited_at": invited_at, **moments}
            session.add(Seat(seminar_id=1, office=office, unit_code=code, source="import", **values))
    await session.flush()
    return owner


def button_press(owner: Person, data: ButtonData) -> Incoming:
    """Return a press of a button by the owner."""
    role = Role(person_id=owner.id, role="owner", granted_at=NOW)
    what = Incoming(1, NOW, Profile(1), 1, 1, button=data.prefix, callback_id="1")
    what.person, what.roles = owner, (role,)
    return what


async def press(owner: Person, session: Session, data: ButtonData) -> list[Reply]:
    """Press a button; return the replies."""
    return await BUTTONS[data.prefix].handler(button_press(owner, data), session, data)


async def print_timing(name: str, act: Callable[[], Awaitable[object]], rounds: int = ROUNDS) -> None:
    """Print the duration of one figure, in milliseconds."""
    figure = Figure(f"{name}-ms")
    for _ in range(rounds):
        began = perf_counter()
        await act()
        figure.ours.append((perf_counter() - began) * 1000)
    print(figure.line(), flush=True)


async def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder)}/bench.sqlite3"
        await asyncio.to_thread(migrate.upgrade, url)
        database = Database(url)
        async with database.session.begin() as session:
            owner = await create_country(session)
        async with database.reader() as session:
            counted = await coverage.load_coverage(session, 1)
            print(f"municipalities={len(counted.municipalities)} places={len(counted.targets)}")
            await print_timing("coverage-board-counted", lambda: coverage.load_coverage(session, 1))
            post = outgoing.MessageRenderer("ky", "Asia/Bishkek")

            async def message() -> None:
                data = ShowBoard(1, page=0)
                said = [one for one in await press(owner, session, data) if isinstance(one, Say)]
                await post.reply_rows(session, button_press(owner, data), said)

            await print_timing("coverage-board-message", message)
            for name, picture in (("chart", ShowCoverageChart(1)), ("map", ShowCoverageMap(1))):
                (say,) = await press(owner, session, picture)
                assert isinstance(say, Say)
                assert isinstance(say.document, Chart)
                recipe = recipes.picture(say.document, get_locale("ky", "Asia/Bishkek"))
                await print_timing(f"coverage-{name}-drawn", lambda recipe=recipe: drawing.drawn(recipe), 3)  # type: ignore[misc]
        await database.close()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"coverage-drawing-peak-memory-mb ours={peak:.0f}")


if __name__ == "__main__":
    asyncio.run(main())
