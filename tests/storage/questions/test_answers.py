"""Worklists, due dates, and answers found by their message: on both databases."""

from datetime import timedelta

import pytest

from storage.database import Database
from storage.messages import outbox
from storage.models import Attachment, Person, Question, Seminar
from storage.privacy import erasure
from storage.questions import answers, lifecycle, questions
from storage.questions.answers import AnswerScope
from storage.seminars import seminars
from tests.storage.conftest import NOW, new_person, new_seminar

pytestmark = pytest.mark.any_database

EVERYWHERE, NOWHERE = None, frozenset[int]()
HERE = frozenset({1})


async def add_questions(database: Database, *texts: str, slug: str = "karakol") -> list[int]:
    """Store questions of person 1, a minute apart; return their ids."""
    async with database.session.begin() as session:
        seminar, person = await seminars.by_slug(session, slug), await session.get(Person, 1)
        assert seminar is not None
        assert person is not None
        return [
            (
                await questions.create_question(
                    session,
                    seminar,
                    person,
                    text,
                    message_id=place,
                    anonymous=False,
                    at=NOW + timedelta(minutes=place),
                )
            ).id
            for place, text in enumerate(texts)
        ]


async def worklist_of(
    database: Database,
    whole: frozenset[int] | None,
    visible: frozenset[int] | None,
    limit: int = 10,
    skip: int = 0,
) -> tuple[int, list[str]]:
    """Return what person 2 finds in the inbox."""
    async with database.reader() as session:
        person = await session.get(Person, 2)
        assert person is not None
        left, rows = await answers.list_inbox(session, AnswerScope(person, whole, visible), limit, skip)
        return left, [question.text for question, _ in rows]


@pytest.fixture
async def six_questions(seeded: Database) -> Database:
    """Five questions at Karakol (new, visible, mine by the 30th, mine without a date, another's) and one elsewhere."""
    async with seeded.session.begin() as session:
        session.add_all([new_seminar("naryn"), new_person(13)])
    numbers = await add_questions(seeded, "new", "visible", "due", "mine", "theirs")
    await add_questions(seeded, "elsewhere", slug="naryn")
    async with seeded.session.begin() as session:
        _, seen, due, mine, theirs = [await session.get(Question, number) for number in numbers]
        two, three = await session.get(Person, 2), await session.get(Person, 3)
        assert seen and due and mine and theirs and two and three  # noqa: PT018
        for one in (seen, theirs):
            await lifecycle.show(session, one, NOW, three)
        await lifecycle.assign(session, due, two, NOW, three, NOW + timedelta(days=7))
        await lifecycle.assign(session, mine, two, NOW, three)
        await lifecycle.assign(session, theirs, three, NOW, three)
    return seeded


async def test_an_expert_finds_their_own_by_the_day_promised_and_then_what_is_free(
    six_questions: Database,
) -> None:
    assert await worklist_of(six_questions, NOWHERE, HERE) == (3, ["due", "mine", "visible"])


async def test_whoever_runs_the_hall_finds_everything_others_last(six_questions: Database) -> None:
    assert await worklist_of(six_questions, HERE, HERE) == (5, ["due", "mine", "new", "visible", "theirs"])
    assert (await worklist_of(six_questions, EVERYWHERE, EVERYWHERE))[0] == 6


async def test_whoever_has_no_role_there_finds_nothing_of_it(six_questions: Database) -> None:
    assert await worklist_of(six_questions, NOWHERE, NOWHERE) == (0, [])
    assert await worklist_of(six_questions, NOWHERE, frozenset({2})) == (0, [])


async def test_a_page_counts_what_is_on_the_others(six_questions: Database) -> None:
    assert await worklist_of(six_questions, HERE, HERE, 2, 2) == (5, ["new", "visible"])


async def test_an_answer_is_found_by_its_message_in_that_chat_alone(seeded: Database) -> None:
    [number] = await add_questions(seeded, "x")
    async with seeded.session.begin() as session:
        question = await questions.lock(session, number)
        one, two = await session.get(Person, 1), await session.get(Person, 2)
        assert question is not None
        assert one is not None
        assert two is not None
        row = await lifecycle.add_answer(session, question, two, "y", NOW, chat_id=-100, message_id=5)
        assert await answers.by_message(session, two, -100, 5) is row
        assert await answers.by_message(session, two, 12, 5) is None
        assert await answers.by_message(session, one, -100, 5) is None


async def test_only_what_is_open_and_promised_soon_is_reminded_of(seeded: Database) -> None:
    soon, far, done, told = await add_questions(seeded, "soon", "far", "done", "told")
    async with seeded.session.begin() as session:
        owner = await session.get(Person, 2)
        assert owner is not None
        for number, days in ((soon, 1), (far, 2), (done, 1), (told, 1)):
            question = await questions.lock(session, number)
            assert question is not None
            await lifecycle.assign(session, question, owner, NOW, owner, NOW + timedelta(days=days))
            if number == done:
                await lifecycle.add_answer(session, question, owner, "y", NOW)
            if number == told:
                question.reminded_at = NOW
    async with seeded.session() as session:
        assert await answers.list_due(session, NOW) == [soon]
        assert await answers.list_due(session, NOW + timedelta(days=1)) == [soon, far, told]


async def test_files_of_the_dialogue_are_none_of_the_questions_and_all_goes_with_the_asker(
    seeded: Database,
) -> None:
    [number] = await add_questions(seeded, "x")
    async with seeded.session.begin() as session:
        question = await questions.lock(session, number)
        one, two = await session.get(Person, 1), await session.get(Person, 2)
        assert question is not None
        assert one is not None
        assert two is not None
        for person, mine in ((two, False), (one, True)):
            remark = await answers.add_remark(
                session, question, person, "Канарейканын сөзү", NOW, from_asker=mine, message_id=9
            )
            file = Attachment(
                kind="photo", file_id="f", file_unique_id="u", media_group_id="a", remark_id=remark.id
            )
            await questions.add_attachment(session, question, file)
        await outbox.enqueue(session, [owed(f"remark:{remark.id}")])
        await session.flush()
        assert await questions.list_attachments(session, question) == []
        assert (
            await questions.attachment_by_album(session, one, "a") is file
        )  # what the asker sent, not what staff did
        assert await questions.attachment_by_album(session, two, "a") is None
    async with seeded.session.begin() as session:
        asker = await session.get(Person, 1)
        assert asker is not None
        await erasure.erase_person(session, asker, NOW)
    async with seeded.reader() as session:
        question = await session.get(Question, number)
        assert question is not None
        assert [one.text for one in await answers.list_remarks(session, question)] == ["", ""]
        rows = await session.execute(outbox.TABLE.select())
        assert [(row.state, row.payload) for row in rows] == [(outbox.EXPIRED, "")]


def owed(subject: str, **values: object) -> dict[str, object]:
    row: dict[str, object] = {
        "chat_id": 12,
        "lane": 0,
        "method": "sendMessage",
        "payload": "Канарейканын сөзү",
    }
    row |= {
        "dedup_key": None,
        "subject": subject,
        "state": outbox.PENDING,
        "created_at": NOW,
        "finished_at": None,
    }
    return row | {"message_id": None} | values


async def test_what_was_delivered_before_is_found_with_its_message(seeded: Database) -> None:
    sent = {"state": outbox.SENT, "message_id": 5, "finished_at": NOW}
    async with seeded.session.begin() as session:
        rows = [
            owed("answer:1", **sent),
            owed("answer:1", chat_id=13),
            owed("answer:1", **sent | {"chat_id": 14, "method": "editMessageText"}),
            owed("answer:1", **sent | {"chat_id": 15, "created_at": NOW + timedelta(hours=2)}),
            owed("answer:2", **sent | {"chat_id": 16}),
        ]
        await outbox.enqueue(session, rows)
    later = NOW + timedelta(hours=1)
    async with seeded.reader() as session:
        assert await outbox.delivered_messages(session, "answer:1", later) == {12: (5, "sendMessage")}
        assert await outbox.delivered_messages(session, "answer:1", later, NOW) == {12: (5, "sendMessage")}
        assert await outbox.delivered_messages(session, "answer:1", later, later) == {}


async def test_readers_are_known_by_their_chats_with_their_own_question(seeded: Database) -> None:
    first, second = await add_questions(seeded, "x", "y")
    async with seeded.session.begin() as session:
        one, two = await session.get(Person, 1), await session.get(Person, 2)
        seminar = await session.get(Seminar, 1)
        assert one is not None
        assert two is not None
        assert seminar is not None
        root, again = await session.get(Question, first), await session.get(Question, second)
        assert root is not None
        assert again is not None
        await lifecycle.merge(session, again, root, NOW, two)
        found = await answers.recipients_by_chat(session, root, [11, 12, 99])
        assert {chat: one.own_question and one.own_question.text for chat, one in found.items()} == {
            11: "x",
            12: None,
        }
