"""A head asks in Kyrgyz what another asked in Russian in other words, and finds it behind the receipt."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from storage.models import SimilarityVector
from storage.questions import questions
from storage.seminars import seminars
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    add_consented_person,
    all_rows,
    first_line,
    text_of,
    wait_until,
)
from tests.conversations.test_similar_questions import ask_similar, stored_questions
from tests.meaning_standin import StandIn, use_standin
from tests.storage.questions.test_meaning import KYRGYZ, OTHERS, RUSSIAN


@pytest.fixture
def engine() -> Iterator[StandIn]:
    yield from use_standin()


async def asked_in_russian(here: RunningBot) -> None:
    """Store questions that the hall may read, and wait until their vectors are made."""
    now = datetime.now(UTC)
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        asker = await add_consented_person(session, 1020, "ru")
        for number, words in enumerate((RUSSIAN, *OTHERS), 1):
            one = await questions.create_question(
                session, karakol, asker, words, message_id=number, anonymous=False, at=now
            )
            one.state, one.visible_at = "visible", now

    async def made() -> bool:
        async with here.database.reader() as session:
            count = select(func.count()).select_from(SimilarityVector)
            return await session.scalar(count) == len(OTHERS) + 1

    await wait_until(made)


async def test_the_same_in_quite_other_words_of_another_language_is_behind_the_receipt(
    here: RunningBot, engine: StandIn
) -> None:
    await asked_in_russian(here)
    head = await ask_similar(here, "ky", KYRGYZ)
    mine = len(OTHERS) + 2
    kept = text_of("ky", "question-kept", number=mine, seminar="", correct="").splitlines()[0]
    receipt = await head.wait_for(kept)
    assert len(await stored_questions(here)) == mine, "it is stored at once"
    await head.press(text_of("ky", "similar-button", number=1))
    listed = await head.wait_for(first_line("ky", "similar-list", number=mine))
    assert listed["message_id"] == receipt["message_id"], "one message for all of it"
    assert RUSSIAN in listed["text"]
    assert text_of("ky", "in-ru") in listed["text"], "its language is named"
    assert (await stored_questions(here))[0] == (RUSSIAN, 0), "nothing is counted by itself"
    await head.press(text_of("ky", "similar-this", place=1))
    await head.wait_for(first_line("ky", "similar-joined", number=mine, other=1))
    assert (await stored_questions(here))[0] == (RUSSIAN, 1)
    await head.press(text_of("ky", "similar-part"))
    await head.wait_for(kept)
    assert (await stored_questions(here))[0] == (RUSSIAN, 0)


async def test_without_an_engine_it_is_a_question_of_its_own(here: RunningBot) -> None:
    await ask_similar(here, "ky", KYRGYZ)
    assert await wait_until(lambda: stored_questions(here)) == [(KYRGYZ, 0)]
    assert await all_rows(here, SimilarityVector) == []
