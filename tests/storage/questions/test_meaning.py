"""The search by meaning: what is made of a text after it is stored, who finds it, and what is left when it is gone."""

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from bot.meaning_indexer import MeaningIndexer
from storage.database import Database, Session
from storage.meaning import active
from storage.meaning.vectors import Meaning
from storage.models import FaqEntry, Person, Question, SimilarityVector
from storage.privacy import erasure
from storage.questions import meaning_index, similar
from tests.meaning_standin import Broken, StandIn, use_standin
from tests.storage.conftest import NOW
from tests.storage.questions.test_similar import numbers, store_question

pytestmark = pytest.mark.any_database

RUSSIAN = "Когда устранят протечку крыши в школе?"
KYRGYZ = "Класстардын үстүнөн тамчылап жатат, качан бүтөт?"
OTHERS = (
    "Көчөлөрдү ким тазалайт?",
    "Кто отвечает за уборку улиц?",
    "Канча депутат шайлайбыз, өзүңөр билесиңер?",
)


@pytest.fixture
def engine() -> Iterator[StandIn]:
    yield from use_standin()


async def make_vectors(database: Database) -> None:
    indexer = MeaningIndexer(database)
    while await indexer.do_next():
        pass


async def count_vectors(session: Session) -> int:
    return await session.scalar(select(func.count()).select_from(SimilarityVector)) or 0


@pytest.fixture
async def asked(seeded: Database, engine: StandIn) -> Database:
    """A seminar with a question in Russian and three about other things, compared by meaning."""
    async with seeded.session.begin() as session:
        for words in (RUSSIAN, *OTHERS):
            await store_question(session, words)
    await make_vectors(seeded)
    return seeded


async def test_other_words_of_another_language_are_found_and_the_language_is_named(asked: Database) -> None:
    async with asked.reader() as session:
        first, *_ = await similar.find_questions(session, 1, KYRGYZ, 3)
        assert (first.thing.text, first.language) == (RUSSIAN, "ru")
        assert first.words < similar.OFFERED.words, "not by words"


async def test_without_an_engine_only_words_are_compared(asked: Database) -> None:
    active.use(None)
    async with asked.reader() as session:
        assert await numbers(session, KYRGYZ) == []
        (found,) = await similar.find_questions(session, 1, RUSSIAN, 3)
        assert found.language is None


async def test_a_question_without_a_vector_yet_is_found_by_words(seeded: Database, engine: StandIn) -> None:
    async with seeded.session.begin() as session:
        await store_question(session, RUSSIAN)
        assert await numbers(session, RUSSIAN) == [1]
        assert await numbers(session, KYRGYZ) == []


async def test_an_engine_that_fails_leaves_the_search_by_words(asked: Database) -> None:
    active.use(Meaning(Broken()))
    async with asked.reader() as session:
        assert await numbers(session, RUSSIAN) == [1]


async def test_who_may_not_read_it_does_not_find_it(asked: Database) -> None:
    async with asked.session.begin() as session:
        question = await session.get(Question, 1)
        assert question is not None
        question.visible_at = None
        assert 1 not in await numbers(session, KYRGYZ, await session.get(Person, 2))
        assert 1 in await numbers(session, KYRGYZ, await session.get(Person, 1)), "their own"
        assert 1 in await numbers(session, KYRGYZ), "staff find it"


async def test_an_edit_takes_the_vector_away_until_it_is_made_again(asked: Database) -> None:
    async with asked.session.begin() as session:
        question = await session.get(Question, 1)
        assert question is not None
        question.text = "Кто отвечает за уборку снега?"
        assert 1 not in await numbers(session, KYRGYZ)
        assert await count_vectors(session) == len(OTHERS)
        question.text = RUSSIAN
    await make_vectors(asked)
    async with asked.reader() as session:
        assert 1 in await numbers(session, KYRGYZ)


async def test_the_vector_of_a_text_that_was_changed_meanwhile_is_not_stored(
    seeded: Database, engine: StandIn
) -> None:
    async with seeded.session.begin() as session:
        question = await store_question(session, RUSSIAN)
        missing = await meaning_index.list_missing(session, engine.name, 10)
    async with seeded.session.begin() as session:
        changed = await session.get(Question, question.id)
        assert changed is not None
        changed.text = OTHERS[0]
    async with seeded.session.begin() as session:
        await meaning_index.store(session, engine.name, [(one, [b"xx"]) for one in missing])
        assert await count_vectors(session) == 0


async def test_forget_takes_the_vectors_with_the_words(asked: Database) -> None:
    async with asked.session.begin() as session:
        person = await session.get(Person, 1)
        assert person is not None
        await erasure.erase_person(session, person, NOW)
        assert await count_vectors(session) == 0
        assert await numbers(session, KYRGYZ) == []
    await make_vectors(asked)
    async with asked.reader() as session:
        assert await count_vectors(session) == 0


async def test_another_model_makes_all_vectors_again(asked: Database) -> None:
    active.use(Meaning(StandIn("stand-in 2")))
    async with asked.reader() as session:
        assert await numbers(session, KYRGYZ) == [], "those of another model are not compared"
    await make_vectors(asked)
    async with asked.reader() as session:
        assert set(await session.scalars(select(SimilarityVector.model))) == {"stand-in 2"}
        assert 1 in await numbers(session, KYRGYZ)


async def test_entries_of_the_faq_are_found_and_belong_to_each_of_their_languages(asked: Database) -> None:
    async with asked.session.begin() as session:
        words = {"ky": "Көлдүн суусу качан жылыйт?", "ru": RUSSIAN}
        session.add(FaqEntry(seminar_id=1, question=words, answer={}, created_at=NOW, published_at=NOW))
    await make_vectors(asked)
    async with asked.reader() as session:
        (found,) = await similar.find_entries(session, 1, KYRGYZ, 3)
        assert found.language is None, "it can be read in the language of the text"


async def test_a_text_without_letters_is_like_nothing(asked: Database) -> None:
    async with asked.session.begin() as session:
        await store_question(session, "2026")
    await make_vectors(asked)
    async with asked.reader() as session:
        assert [one.thing.number for one in await similar.find_questions(session, 1, "2027", 3)] == []
