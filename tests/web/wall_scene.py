"""A seminar with its wall: questions in a database, and the pages served as the program serves them."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from bot.http_server import HttpServer, open_socket, wall_screen
from bot.locales import LANGUAGES, dates
from storage.accounts import people
from storage.database import Database
from storage.models import LocalizedText, Poll, Question, Seminar, Wall
from storage.polls import polls
from storage.questions import questions, wall
from storage.seminars import seminars
from tests.conftest import settings_for
from web import wall as pages
from web.app import create_app
from web.feed import WallFeeds

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LONG = (
    "Урматтуу уюштуруучулар, биздин айыл аймагында суу түтүктөрү 1974-жылы салынган, өткөн жылы үч көчөнүн "
    "тургундары жай бою таза суусуз калды, айыл өкмөтүнүн бюджетинен болсо бир гана насосту оңдоого каражат жетти; "
    "ушул долбоордун экинчи фазасында бир нече айыл өкмөтү биригип, суу түтүктөрүн чогуу жаңылоого өтүнмө берсе "
    "болобу, өз салымыбыз канча пайыз болушу керек, салымды акча менен эмес, жумуш күчү жана техника менен "
    "кошсок кабыл алынабы, ошондой эле өтүнмөнү даярдоого ким жардам берет жана анын жыйынтыгы качан белгилүү болот?"
)
ASKED = (
    "Эки айыл өкмөтү таштанды чыгарууну чогуу уюштурса, долбоор жардам береби?",
    "Можно ли купить трактор на средства гранта, если в селе нет своей техники?",
    "Жашоочулардын электрондук маалымат базасын түзүүдө жеке маалыматтарды кантип коргойбуз?",
    "Как считать собственный вклад айыл окмоту?",
    "Мектепке баруучу жол жарыктандырылбаган, кышында балдар караңгыда жүрөт. Көчө жарыгы долбоорго киреби?",
    "Кто утверждает тарифы на воду?",
    "Бала бакчанын чатырын оңдоого өтүнмө бергенбиз, жооп качан болот?",
    "Өтүнмө кыргыз тилинде жазылса болобу?",
)


@dataclass
class WallScene:
    """One wall, and all actions with it."""

    database: Database
    server: HttpServer
    address: str
    """Address of the server."""
    seminar: Seminar
    wall: Wall
    people: Any = field(default_factory=lambda: count(70_001))

    @property
    def walls(self) -> WallFeeds:
        return self.server.feeds

    @property
    def page(self) -> str:
        return f"{self.address}/wall/{self.wall.token}"

    async def ask(self, text: str, votes: int = 0, **fields: Any) -> int:
        """Add a question that the hall may read; return its id."""
        async with self.changing() as session:
            number = next(self.people)
            person = (await people.get_or_create(session, [number], NOW))[number]
            question = await questions.create_question(
                session, self.seminar, person, text, message_id=1, anonymous=False, at=NOW
            )
            values = {"state": "visible", "visible_at": NOW, "votes": votes} | fields
            for name, value in values.items():
                setattr(question, name, value)
            return question.id

    async def change(self, question_id: int, **fields: Any) -> None:
        async with self.changing() as session:
            question = await session.get(Question, question_id)
            assert question is not None
            for name, value in fields.items():
                setattr(question, name, value)

    async def show(self, question_id: int | None) -> None:
        async with self.changing() as session:
            its = await session.get(Wall, self.seminar.id)
            assert its is not None
            if question_id is None:
                wall.clear_wall(its, NOW)
                return
            question = await session.get(Question, question_id)
            assert question is not None
            wall.show_question(its, question, NOW)

    async def show_poll(
        self, question: LocalizedText, choices: Sequence[LocalizedText], votes: Sequence[int] = ()
    ) -> Poll:
        """Open a poll with these votes by choice, and show it."""
        async with self.changing() as session:
            number = next(self.people)
            person = (await people.get_or_create(session, [number], NOW))[number]
            poll = polls.add(session, self.seminar, question, choices, person, NOW)
            poll.opened_at = NOW
            its = await session.get(Wall, self.seminar.id)
            assert its is not None
            await session.flush()
            wall.show_poll(its, poll, NOW)
        for choice, number_of_votes in enumerate(votes):
            await self.vote(poll, choice, number_of_votes)
        return poll

    async def vote(self, poll: Poll, choice: int, number: int = 1) -> None:
        """So many people vote for the choice."""
        async with self.changing() as session:
            numbers = [next(self.people) for _ in range(number)]
            for person in (await people.get_or_create(session, numbers, NOW)).values():
                await polls.vote(session, poll, person, choice, NOW)

    async def renew_address(self) -> None:
        async with self.changing() as session:
            its = await session.get(Wall, self.seminar.id)
            assert its is not None
            wall.renew_token(its, NOW)
            self.wall = its

    @contextlib.asynccontextmanager
    async def changing(self) -> AsyncIterator[Any]:
        """Run a transaction; the walls are woken after its COMMIT, as the worker does."""
        async with self.database.session.begin() as session:
            yield session
        self.walls.wake()

    async def add_questions(self, many: int = len(ASKED)) -> list[int]:
        """Add sample questions, each with fewer votes than the one before."""
        found = []
        for place in range(many):
            text = ASKED[place % len(ASKED)]
            found.append(
                await self.ask(text, max(0, 2 * (many - place) - 3), asked_at=NOW + timedelta(minutes=place))
            )
        return found


@contextlib.asynccontextmanager
async def serve_wall(database: Database, port: int = 0) -> AsyncIterator[tuple[HttpServer, str]]:
    """Serve the pages of this database at their own address."""
    settings = settings_for("http://127.0.0.1", "1:none", "sqlite:///none.sqlite3", http_port=port)
    screen, listening = wall_screen(settings), open_socket(settings)
    walls = pages.create_feeds(database, screen, lambda: datetime.now(UTC))

    async def well() -> tuple[bool, dict[str, dict[str, object]]]:
        return True, {}

    app = create_app(None, "", well, pages.routes(walls, screen))
    door = HttpServer(app, walls, listening, settings.trusted_proxies)
    serving = asyncio.create_task(door.serve_forever())
    try:
        yield door, f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        door.close()
        await serving


@contextlib.asynccontextmanager
async def wall_scene(database: Database) -> AsyncIterator[WallScene]:
    """The sample's Karakol seminar with an empty wall, in a prepared database."""
    async with database.session.begin() as session:
        seminar = await seminars.by_slug(session, "karakol")
        assert seminar is not None
        its, _ = await wall.get_or_create(session, seminar, NOW)
    async with serve_wall(database) as (door, address):
        yield WallScene(database, door, address, seminar, its)


def written_last_days(seminar: Seminar) -> list[str]:
    """Return the last day of the seminar's wall as its page writes it, in Kyrgyz, Russian and English."""
    day, today = wall.last_day(seminar).date(), datetime.now(ZoneInfo(seminar.timezone)).date()
    year = dates.needs_year(day, today, weekday=True)
    return [dates.format_day(day, language, year=year) for language in LANGUAGES]
