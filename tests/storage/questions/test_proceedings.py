"""The proceedings of a hall contain everything that belongs to a question, and nothing withdrawn."""

from storage.database import Database
from storage.models import Attachment, Person, Seminar, Topic
from storage.questions import lifecycle, proceedings, questions
from tests.storage.conftest import NOW


async def test_a_question_comes_with_topic_answers_steps_and_hands(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        seminar, asker, staff = (
            await session.get(Seminar, 1),
            *[await session.get(Person, at) for at in (1, 2)],
        )
        assert seminar is not None
        assert asker is not None
        assert staff is not None
        topic = Topic(seminar_id=1, name={"ky": "Суу"}, created_at=NOW)
        session.add(topic)
        await session.flush()
        one, gone = [
            await questions.create_question(
                session, seminar, asker, text, message_id=at, anonymous=False, at=NOW
            )
            for at, text in enumerate(("Суу качан?", "Кайтарылган"))
        ]
        one.topic_id = topic.id
        await lifecycle.withdraw(session, gone, NOW, asker)
        await lifecycle.assign(session, one, staff, NOW, staff)
        answer = await lifecycle.add_answer(session, one, staff, "Жазында", NOW)
        file = Attachment(kind="voice", file_id="f", file_unique_id="u")
        await questions.add_attachment(session, one, file, answer)
        found = await proceedings.of_seminar(session, 1)
    (entry,) = found.entries
    assert (entry.question.id, entry.topic, entry.item) == (one.id, topic, None)
    assert [row.text for row in entry.answers] == ["Жазында"]
    assert [step.to_state for step in entry.events] == ["new", "assigned", "answered"]
    assert [row.answer_id for row in entry.files] == [answer.id]
    assert set(found.people) == {asker.id, staff.id}
    assert entry.hall_text == "Суу качан?"
    one.wording = "Таза суу качан келет?"
    assert entry.hall_text == "Таза суу качан келет?"
