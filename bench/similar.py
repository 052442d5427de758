"""Benchmark the search for similar questions among many questions of one seminar.

The questions are put together from things, places, words that ask and endings, in Kyrgyz, Russian and Latin letters:
they share their words as a hall's questions do, which is what makes the search work.
"""

import itertools
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import psutil
from sqlalchemy import func, select, text

from bench.figures import Figure, percentile
from bench.hall import fill, open_database
from bot.meaning_indexer import MeaningIndexer
from storage.database import Database
from storage.meaning import active
from storage.models import Person, Question
from storage.questions import similar

SEARCHES = 300
KYRGYZ = (
    "ичүүчү суу", "жолду оңдоо", "мектептин чатыры", "бала бакча", "субсидия", "таштанды полигону",
    "сугат арыктары", "көчө жарыгы", "айлык", "жайыт билети", "жер салыгы", "бюджет", "тендер",
    "муниципалдык менчик", "ФАПтын имараты", "көпүрө", "китепкана", "спорт аянтчасы", "көмүр",
    "малды каттоо", "кеңештин сессиясы", "коомдук угуу", "грант", "жаштардын программасы", "пенсия",
    "интернет", "автобус",
)  # fmt: skip
RUSSIAN = (
    "питьевая вода", "ремонт дороги", "крыша школы", "детский сад", "субсидия", "полигон для мусора",
    "поливная вода", "освещение улиц", "зарплата", "пастбищный билет", "земельный налог", "бюджет",
    "тендер", "муниципальная собственность", "здание ФАПа", "мост", "библиотека", "спортивная площадка",
    "уголь", "учёт скота", "сессия кенеша", "общественные слушания", "грант", "программа для молодёжи",
    "пенсия", "интернет", "автобус",
)  # fmt: skip
WAYS_KY = (
    "{0} боюнча {1} айылына акча качан бөлүнөт?",
    "{1} айылында {0} маселеси качан чечилет, эки жылдан бери күтүп жатабыз?",
    "Саламатсыздарбы, {0} үчүн кайсы документтер керек ({1})?",
    "{0} канча сом турат {1} айыл аймагында?",
    "{0} үчүн ким жооп берет {1} айылында?",
)
WAYS_RU = (
    "Когда в селе {1} решится вопрос: {0}?",
    "Добрый день, какие документы нужны, {0}, село {1}?",
    "Сколько денег выделят на {0} айыл окмоту {1}?",
    "Кто отвечает за {0} в {1}, ждём уже третий год?",
    "{1}: почему до сих пор не решено, {0}?",
)
SYLLABLES = (
    "ак", "кара", "көк", "таш", "суу", "бел", "жар", "булак", "ата", "талаа", "чоң", "жаңы", "кызыл",
    "сары", "төр", "арал",
)  # fmt: skip


def asked(count: int) -> Iterator[str]:
    """Return a number of questions, the same at each call."""
    dice = random.Random(25)
    places = ["-".join(pair).title() for pair in itertools.permutations(SYLLABLES, 2)]
    for _ in range(count):
        things, ways = dice.choice(((KYRGYZ, WAYS_KY), (RUSSIAN, WAYS_RU)))
        words = dice.choice(ways).format(dice.choice(things), dice.choice(places))
        yield words.translate(str.maketrans("үөң", "уон")) if dice.random() < 0.3 else words


async def among(count: int, postgres: str = "") -> list[str]:
    """Return lines of figures: milliseconds of a search (median, 95th and 99th percentile of 300) and its results."""
    with tempfile.TemporaryDirectory() as folder:
        url = postgres or f"sqlite+aiosqlite:///{Path(folder)}/bench.sqlite3"
        async with open_database(url) as database:
            async with database.session.begin() as session:
                if not await session.scalar(
                    select(func.count()).select_from(Question)
                ):  # else by words before
                    await fill(session, list(asked(count)))
            if active.meaning():
                await _store_vectors(database)
            await _analyze(database)
            name = f"{'meaning' if active.meaning() else 'words'}-{'postgresql' if postgres else 'sqlite'}"
            return await _searched(database, count, name)


async def _store_vectors(database: Database) -> None:
    indexer = MeaningIndexer(database)
    while await indexer.do_next():
        pass


async def _analyze(database: Database) -> None:
    """Collect PostgreSQL's statistics now, as its server does by itself."""
    if not database.is_sqlite:
        async with database.engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text("ANALYZE"))


async def _searched(database: Database, count: int, kind: str) -> list[str]:
    taken, found = [], 0
    wanted = list(asked(count))[:: max(1, count // SEARCHES)]
    async with database.reader() as session:
        reader = await session.get(Person, 2)
        for words in wanted:
            began = perf_counter()
            likest = await similar.find_questions(session, 1, words.casefold(), 3, reader=reader)
            taken.append((perf_counter() - began) * 1000)
            found += any(one.thing.text == words for one in likest)
            session.expunge_all()
    shares = (("median", 0.5), ("p95", 0.95), ("p99", 0.99))
    lines = [
        Figure(f"similar-{kind}-{count}-{name}-ms", ours=[percentile(taken, share)]).line()
        for name, share in shares
    ]
    return [*lines, Figure(f"similar-{kind}-{count}-itself-found", ours=[found / len(wanted)]).line()]


def memory_mb() -> float:
    """Return the memory of this process, with what it shares."""
    return float(psutil.Process().memory_info().rss / 2**20)
