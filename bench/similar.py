"""Benchmark the search for similar questions among many questions of one seminar.

The questions are put together from things, places, words that ask and endings, in Kyrgyz, Russian and Latin letters:
they share their words as a hall's questions do, which is what makes the search work.
"""

import asyncio
import itertools
import random
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from sqlalchemy import insert, text

from bench.figures import Figure, percentile
from storage import migrate
from storage.database import Database, Session
from storage.models import Person, Question, Seminar
from storage.questions import similar, similarity_index

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SEARCHES = 300
NAMES = {"ky": "Үлгү семинар", "ru": "Пример семинара", "en": "Sample seminar"}
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


async def _fill(session: Session, count: int) -> None:
    texts = dict.fromkeys(("title", "description", "venue", "address"), NAMES)
    times = {"starts_at": NOW, "ends_at": NOW, "updated_at": NOW}
    seminar = Seminar(slug="sample", timezone="Asia/Bishkek", state="open", **texts, **times)
    asker, reader = (Person(telegram_id=number, created_at=NOW, draft={}) for number in (1, 2))
    session.add_all([seminar, asker, reader])
    await session.flush()
    same = {"seminar_id": seminar.id, "person_id": asker.id, "chat_message_id": 1, "asked_at": NOW}
    same |= {"state": "visible", "state_changed_at": NOW, "visible_at": NOW}
    rows = [{**same, "number": number, "text": words} for number, words in enumerate(asked(count), 1)]
    for start in range(0, count, 1000):
        await session.execute(insert(Question), rows[start : start + 1000])
    await similarity_index.index_missing(session)


async def among(count: int, postgres: str = "") -> list[str]:
    """Return lines of figures: milliseconds of a search (median, 95th and 99th percentile of 100) and its results."""
    with tempfile.TemporaryDirectory() as folder:
        url = postgres or f"sqlite+aiosqlite:///{Path(folder)}/bench.sqlite3"
        await asyncio.to_thread(migrate.upgrade, url)
        database = Database(url)
        async with database.session.begin() as session:
            await _fill(session, count)
        if postgres:
            async with database.engine.connect() as connection:
                await connection.execution_options(isolation_level="AUTOCOMMIT")
                await connection.execute(text("ANALYZE"))
        try:
            return await _searched(database, count, "postgresql" if postgres else "sqlite")
        finally:
            await database.close()


async def _searched(database: Database, count: int, kind: str) -> list[str]:
    taken, found = [], 0
    wanted = list(asked(count))[:: max(1, count // SEARCHES)]
    async with database.reader() as session:
        reader = await session.get(Person, 2)
        for words in wanted:
            began = perf_counter()
            likest = await similar.find_questions(session, 1, words.casefold(), 3, reader=reader)
            taken.append((perf_counter() - began) * 1000)
            found += any(question.text == words for question, _ in likest)
            session.expunge_all()
    shares = (("median", 0.5), ("p95", 0.95), ("p99", 0.99))
    lines = [
        Figure(f"similar-{kind}-{count}-{name}-ms", ours=[percentile(taken, share)]).line()
        for name, share in shares
    ]
    return [*lines, Figure(f"similar-{kind}-{count}-itself-found", ours=[found / len(wanted)]).line()]
