"""Similar questions behind the receipt: the question is stored, and its asker may join another one and part again."""

import pytest
from sqlalchemy import select

from handlers.messages import Refusal, Say
from storage.models import FaqEntry, Person, Question, question_states
from storage.questions import lifecycle, merged_questions, votes
from tests.handlers.stage import NOW, Stage, text_keys

ALIKE = "Суу жана жол качан болот?"
"""Like the stage's question, but not so much that its asker is interrupted."""


@pytest.fixture
async def hall(stage: Stage) -> Stage:
    """The stage, with the owner's question about water (№1) approved for the hall."""
    stage.question.state, stage.question.visible_at = question_states.VISIBLE, NOW
    await stage.session.flush()
    return stage


def buttons_data(said: list[Say]) -> list[str]:
    return [button.data for row in said[0].buttons for button in row]


async def asked(stage: Stage, person: Person, words: str = ALIKE) -> tuple[Question, list[Say]]:
    """Return the stored question and its receipt."""
    said = await stage.command(person, "ask", words)
    await stage.session.flush()
    newest = await stage.session.scalar(select(Question).order_by(Question.id.desc()).limit(1))
    assert newest is not None
    assert newest.text == words, "it is stored at once"
    return newest, said


async def test_the_receipt_leads_to_what_is_similar(hall: Stage) -> None:
    question, said = await asked(hall, hall.other)
    assert text_keys(said)[0] == "question-kept"
    assert buttons_data(said)[0] == f"show-similar:{question.id}"
    listed = await hall.press(hall.other, f"show-similar:{question.id}")
    assert text_keys(listed) == ["similar-list"]
    assert listed[0].edit, "it takes the place of the receipt"
    assert buttons_data(listed) == [
        f"join-similar:{question.id}:{hall.question.id}",
        f"keep-question:{question.id}",
    ]
    assert (question.state, hall.question.votes) == (question.state, 0), "nothing is merged by itself"
    back = await hall.press(hall.other, f"keep-question:{question.id}")
    assert (text_keys(back), buttons_data(back)[0]) == (["question-kept"], f"show-similar:{question.id}")


async def test_without_anything_similar_there_is_no_such_button(hall: Stage) -> None:
    question, said = await asked(hall, hall.other, "Мектептин чатырын ким оңдойт?")
    assert f"show-similar:{question.id}" not in buttons_data(said)


async def test_what_the_hall_may_not_read_is_not_shown(stage: Stage) -> None:
    question, said = await asked(stage, stage.other)
    assert f"show-similar:{question.id}" not in buttons_data(said)
    with pytest.raises(Refusal):
        await stage.press(stage.other, f"join-similar:{question.id}:{stage.question.id}")
    assert stage.question.votes == 0


async def test_what_is_hidden_meanwhile_is_not_shown(hall: Stage) -> None:
    question, _ = await asked(hall, hall.other)
    hall.question.state, hall.question.visible_at = question_states.NEW, None
    await hall.session.flush()
    said = await hall.press(hall.other, f"show-similar:{question.id}")
    assert text_keys(said) == ["question-kept"]


async def test_whoever_joins_waits_for_the_answer_and_may_part_again(hall: Stage) -> None:
    question, _ = await asked(hall, hall.other)
    before = question.state
    said = await hall.press(hall.other, f"join-similar:{question.id}:{hall.question.id}")
    assert (text_keys(said)[0], buttons_data(said)) == ("similar-joined", [f"part-similar:{question.id}"])
    assert (question.state, hall.question.votes) == (question_states.MERGED, 1)
    followers = await merged_questions.list_followers(hall.session, hall.question)
    assert [one.person.id for one in followers] == [hall.owner.id, hall.other.id]
    parted = await hall.press(hall.other, f"part-similar:{question.id}")
    assert text_keys(parted)[0] == "question-kept"
    assert (question.state, question.merged_into_id, hall.question.votes) == (before, None, 0)


async def test_whoever_joins_what_is_answered_gets_the_answer(hall: Stage) -> None:
    await lifecycle.add_answer(hall.session, hall.question, hall.member, "Жазында.", NOW)
    question, _ = await asked(hall, hall.other)
    said = await hall.press(hall.other, f"join-similar:{question.id}:{hall.question.id}")
    assert text_keys(said)[:2] == ["similar-joined-answered", "question-answer"]


async def test_what_moderators_merged_is_not_undone_by_its_asker(hall: Stage) -> None:
    question, _ = await asked(hall, hall.other)
    await lifecycle.merge(hall.session, question, hall.question, NOW, hall.member)
    with pytest.raises(Refusal):
        await hall.press(hall.other, f"part-similar:{question.id}")
    assert question.state == question_states.MERGED


@pytest.mark.parametrize("why", ["assigned", "supported"])
async def test_what_others_work_on_or_wait_for_stays_separate(hall: Stage, why: str) -> None:
    question, _ = await asked(hall, hall.other)
    question.visible_at = NOW
    if why == "assigned":
        await lifecycle.assign(hall.session, question, hall.member, NOW, hall.member)
    else:
        await votes.cast_vote(hall.session, question, hall.owner, NOW)
    for pressed in (f"show-similar:{question.id}", f"join-similar:{question.id}:{hall.question.id}"):
        with pytest.raises(Refusal, match="similar-busy"):
            await hall.press(hall.other, pressed)
    assert question.merged_into_id is None


async def test_somebody_else_s_question_is_not_joined(hall: Stage) -> None:
    question, _ = await asked(hall, hall.other)
    for pressed in (f"show-similar:{question.id}", f"join-similar:{question.id}:{hall.question.id}"):
        with pytest.raises(Refusal):
            await hall.press(hall.owner, pressed)
    assert question.merged_into_id is None


async def test_who_finds_the_answer_in_the_faq_may_withdraw(stage: Stage) -> None:
    words = {"ky": "Суу качан келет?"}
    entry = FaqEntry(
        seminar_id=stage.karakol.id,
        question=words,
        answer={"ky": "Жазында."},
        created_at=NOW,
        published_at=NOW,
    )
    stage.session.add(entry)
    await stage.session.flush()
    question, _ = await asked(stage, stage.other)
    listed = await stage.press(stage.other, f"show-similar:{question.id}")
    assert buttons_data(listed)[0] == f"read-similar:{question.id}:{entry.id}"
    read = await stage.press(stage.other, f"read-similar:{question.id}:{entry.id}")
    assert text_keys(read) == ["similar-faq-read"]
    assert buttons_data(read) == [f"withdraw-question:{question.id}", f"keep-question:{question.id}"]
    assert question.state != question_states.WITHDRAWN, "it is confirmed first"
