"""Before a question is stored, similar ones are offered: accepted, rejected or ignored."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from handlers.questions.asking.similar import CHOICE_TIMEOUT
from sandbox.testing import Sandbox, SandboxUser
from storage.models import FaqEntry, Person, Question
from storage.seminars import seminars
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    SECOND,
    all_rows,
    button_labels,
    consented_user,
    first_line,
    in_languages,
    newest_message,
    person_row,
    run_quiet_bot,
    text_of,
    tick_clock,
    wait_settled,
)
from tests.conversations.test_expert_answers import add_expert, visible_question
from tests.conversations.test_questions import WORDS

FIRST = WORDS
"""The first question, stored by `asked`."""
LIKE = {"ky": "айылда суу тутугун ким ондойт", "ru": "Кто отремонтирует трубу для воды?"}
MINUTES = CHOICE_TIMEOUT + timedelta(seconds=1)


async def ask_similar(here: RunningBot, language: str, words: str = "") -> SandboxUser:
    """Return a person from another municipality who asks the same in other words, by the menu."""
    one = await consented_user(
        here, SECOND, language, at="karakol", phone="+996700100102", name="Үлгү Экинчи"
    )
    await one.write(text_of(language, "key-ask"))
    await one.wait_for(first_line(language, "ask-prompt"))
    await one.write(words or LIKE[language])
    return one


async def offer_message(here: RunningBot, language: str) -> SandboxUser:
    """Return the message that offers the first question."""
    one = await ask_similar(here, language)
    offer = await one.wait_for(first_line(language, "similar-offer"))
    assert FIRST in offer["text"]
    assert text_of(language, "similar-open") in offer["text"]
    assert button_labels(offer) == [
        text_of(language, "similar-this", place=1),
        text_of(language, "similar-none"),
    ]
    assert await stored_questions(here) == [(FIRST, 0)]
    return one


async def stored_questions(here: RunningBot) -> list[tuple[str, int]]:
    """Return every question with its votes."""
    return [(question.text, question.votes) for question in await all_rows(here, Question)]


async def pass_five_minutes(here: RunningBot) -> None:
    """Let five minutes pass without an answer."""
    async with here.database.session.begin() as session:
        await session.execute(
            update(Person)
            .where(Person.pending_question_at.is_not(None))
            .values(pending_question_at=datetime.now(UTC) - MINUTES)
        )


@in_languages("ky", "ru")
async def test_mine_is_the_same_is_a_vote_and_the_answer_comes_to_both(
    here: RunningBot, language: str
) -> None:
    knows = await add_expert(here, "ru")
    head = await visible_question(here, "ky", to=knows)
    one = await offer_message(here, language)
    await one.press(text_of(language, "similar-this", place=1))
    taken = await one.wait_for(first_line(language, "similar-voted", number=1))
    assert not button_labels(taken)
    assert await stored_questions(here) == [(FIRST, 1)]
    await wait_settled(here, await knows.write("/inbox"))
    await knows.press("№ 1")
    await knows.wait_for(first_line("ru", "answer-prompt", number=1))
    await knows.write("Жазында / весной")
    for member, theirs, key in ((head, "ky", "question-answer"), (one, language, "question-answer-too")):
        told = await member.wait_for(first_line(theirs, key, number=1))
        assert (FIRST in told["text"]) == (member is one)  # the asker's own words are above the answer
        assert "Жазында / весной" in told["text"]


@in_languages("ru", "ky")
async def test_what_was_answered_already_is_answered_at_once(here: RunningBot, language: str) -> None:
    knows = await add_expert(here, "ru")
    await visible_question(here, "ky", to=knows)
    await wait_settled(here, await knows.write("/inbox"))
    await knows.press("№ 1")
    await knows.wait_for(first_line("ru", "answer-prompt", number=1))
    await wait_settled(here, await knows.write("Жазында / весной"))
    one = await ask_similar(here, language)
    offer = await one.wait_for(first_line(language, "similar-offer"))
    assert text_of(language, "similar-answered") in offer["text"]
    await one.press(text_of(language, "similar-this", place=1))
    await one.wait_for(first_line(language, "similar-voted-answered", number=1))
    await one.wait_for("Жазында / весной")
    assert await stored_questions(here) == [(FIRST, 1)]


@in_languages("ky", "ru")
async def test_no_mine_is_another_one_is_a_question_of_its_own(here: RunningBot, language: str) -> None:
    await visible_question(here, "ky")
    one = await offer_message(here, language)
    offer = (await one.messages())[-1]
    await one.press(text_of(language, "similar-none"))
    receipt = await one.wait_for(
        text_of(language, "question-kept", number=2, seminar="", correct="").splitlines()[0]
    )
    assert receipt["message_id"] == offer["message_id"], "the receipt stands where the offer stood"
    assert await stored_questions(here) == [(FIRST, 0), (LIKE[language], 0)]


@in_languages("ru", "ky")
async def test_whoever_does_nothing_has_asked_and_presses_in_vain(here: RunningBot, language: str) -> None:
    await visible_question(here, "ky")
    one = await offer_message(here, language)
    await pass_five_minutes(here)
    await tick_clock(here)
    await one.wait_for(text_of(language, "question-kept", number=2, seminar="", correct="").splitlines()[0])
    act = await one.press(text_of(language, "similar-this", place=1))
    await wait_settled(here, act)
    assert await stored_questions(here) == [(FIRST, 0), (LIKE[language], 0)]


@in_languages("ky", "ru")
async def test_whoever_goes_on_with_something_else_has_asked(here: RunningBot, language: str) -> None:
    await visible_question(here, "ky")
    one = await offer_message(here, language)
    act = await one.write("/help")
    await one.wait_for(text_of(language, "question-kept", number=2, seminar="", correct="").splitlines()[0])
    await wait_settled(here, act)
    assert (await person_row(here, SECOND)).pending_question_at is None


async def test_words_that_are_held_survive_the_program(sqlite_url: str) -> None:
    async with Sandbox() as sandbox:
        async with run_quiet_bot(sandbox, sqlite_url) as here:
            await visible_question(here, "ky")
            one = await offer_message(here, "ky")
            await wait_settled(here)
            await pass_five_minutes(here)
        async with run_quiet_bot(sandbox, sqlite_url, ticks=True) as here:
            await one.wait_for(
                text_of("ky", "question-kept", number=2, seminar="", correct="").splitlines()[0]
            )
            await wait_settled(here)
            assert await stored_questions(here) == [(FIRST, 0), (LIKE["ky"], 0)]


@in_languages("ru", "ky")
async def test_a_ready_answer_is_read_and_helps_or_does_not(here: RunningBot, language: str) -> None:
    async with here.database.session.begin() as session:
        entry = {
            "question": {"ky": "Окуу материалдарын кайдан алса болот?", "ru": "Где взять учебные материалы?"},
            "answer": {"ky": "Залдын кире беришинен.", "ru": "У входа в зал."},
        }
        moment = datetime.now(UTC)
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        session.add(FaqEntry(seminar_id=karakol.id, created_at=moment, published_at=moment, **entry))
    question, answer = entry["question"][language], entry["answer"][language]
    one = await ask_similar(here, language, question.lower())
    ready = await one.wait_for(answer)
    assert button_labels(ready) == [text_of(language, "similar-helped"), text_of(language, "similar-none")]
    act = await one.press(text_of(language, "similar-helped"))
    closed = await newest_message(here, one, act)
    assert closed["text"] == text_of(language, "similar-closed")
    assert await stored_questions(here) == []
    await wait_settled(here, await one.write(f"/ask {question}"))
    await one.press(text_of(language, "similar-none"))
    await one.wait_for(text_of(language, "question-kept", number=1, seminar="", correct="").splitlines()[0])


async def test_one_s_own_question_is_known_when_it_is_asked_again(here: RunningBot) -> None:
    head = await visible_question(here, "ky")
    await head.write(f"/ask {LIKE['ky']}")
    offer = await head.wait_for(first_line("ky", "similar-offer"))
    assert text_of("ky", "similar-yours") in offer["text"]
    await head.press(text_of("ky", "similar-this", place=1))
    await head.wait_for(text_of("ky", "similar-own", number=1))
    assert await stored_questions(here) == [(FIRST, 0)]
