"""Unanswered questions are carried over to the next seminar, asked there for everybody who waits; it can be undone."""

import pytest

from storage.database import Database, Session
from storage.faq import carried_questions
from storage.models import Attachment, Person, Question, Seminar, question_states
from storage.questions import lifecycle, merged_questions, questions, votes
from tests.storage.conftest import NOW, new_person, new_seminar


@pytest.fixture
async def asked_question(seeded: Database) -> Database:
    """Store question 1 of person 1 at seminar 1, with a vote of person 2; a clone 2, and person 3 who runs both."""
    async with seeded.session.begin() as session:
        session.add_all([new_seminar("naryn"), new_person(13)])
        await session.flush()
        seminar, one, two = await session.get(Seminar, 1), *[await session.get(Person, at) for at in (1, 2)]
        assert seminar is not None
        assert one is not None
        assert two is not None
        question = await questions.create_question(
            session, seminar, one, "Суу качан?", message_id=7, anonymous=True, at=NOW
        )
        question.wording = "Таза суу качан келет?"
        await questions.add_attachment(
            session, question, Attachment(kind="voice", file_id="f", file_unique_id="u")
        )
        await votes.cast_vote(session, question, two, NOW)
    return seeded


async def carry_question(session: Session) -> tuple[Question, Question]:
    question = await questions.lock(session, 1)
    sister, by = await session.get(Seminar, 2), await session.get(Person, 3)
    assert question is not None
    assert sister is not None
    assert by is not None
    return question, await carried_questions.carry_over(session, question, sister, NOW, by)


async def test_it_is_asked_at_the_sister_with_all_that_belongs_to_it(asked_question: Database) -> None:
    async with asked_question.session.begin() as session:
        old, new = await carry_question(session)
    assert (new.seminar_id, new.number, new.person_id, new.anonymous) == (2, 1, 1, True)
    assert (new.text, new.wording, new.votes, new.state) == (old.text, old.wording, 1, question_states.NEW)
    assert (old.state, old.merged_into_id) == (question_states.MERGED, new.id)
    async with asked_question.reader() as session:
        (file,) = await questions.list_attachments(session, new)
        assert (file.kind, file.file_id) == ("voice", "f")
        assert {one.person.id for one in await merged_questions.list_followers(session, new)} == {1, 2}
        assert await questions.count_open(session, 1) == 0
        assert await questions.count_open(session, 2) == 1
        person = await session.get(Person, 1)
        assert person is not None
        edited = await questions.by_message(session, person, 7)
        assert edited is not None
        assert edited.id == new.id


async def test_it_follows_once_and_not_to_its_own_seminar(asked_question: Database) -> None:
    async with asked_question.session.begin() as session:
        old, _ = await carry_question(session)
        home, by = await session.get(Seminar, 1), await session.get(Person, 3)
        assert home is not None
        assert by is not None
        with pytest.raises(lifecycle.InvalidTransition):
            await carry_question(session)
        await lifecycle.unmerge(session, old, NOW, by)
        with pytest.raises(lifecycle.InvalidTransition):
            await carried_questions.carry_over(session, old, home, NOW, by)
        assert old.state == question_states.NEW
        assert await questions.count_open(session, 1) == 1
