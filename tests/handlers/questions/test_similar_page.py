"""Similar questions behind the receipt: the question is stored, and its asker may join another one and part again."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from handlers.messages import OutOfDate, Refusal, Say
from handlers.questions.shared.staff_notifications import notify_new_question
from storage.faq.carried_questions import carry_over
from storage.models import FaqEntry, OutboxMessage, Person, Question, question_states, seminar_states
from storage.questions import lifecycle, merged_questions, readable, votes
from tests.handlers.stage import NOW, Stage, text_keys
from tests.handlers.stage_user import store_messages

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
    assert (question.merged_into_id, hall.question.votes) == (None, 0), "nothing is merged by itself"
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


async def joined(stage: Stage, person: Person) -> Question:
    """Return a question that its asker has merged into the stage's."""
    question, _ = await asked(stage, person)
    await stage.press(person, f"join-similar:{question.id}:{stage.question.id}")
    assert question.state == question_states.MERGED
    return question


async def test_joining_twice_says_the_same_and_it_can_still_be_undone(hall: Stage) -> None:
    question = await joined(hall, hall.other)
    again = await hall.press(hall.other, f"join-similar:{question.id}:{hall.question.id}")
    assert (text_keys(again), buttons_data(again)) == (["similar-joined"], [f"part-similar:{question.id}"])
    page = await hall.press(hall.other, f"show-own-question:{question.id}")
    assert buttons_data(page)[0] == f"part-similar:{question.id}"
    kept = await hall.press(hall.other, f"keep-question:{question.id}")
    assert (text_keys(kept), buttons_data(kept)[0]) == (["own-question"], f"part-similar:{question.id}")
    hidden = await hall.press(hall.other, f"toggle-anonymous:{question.id}")
    assert buttons_data(hidden)[0] == f"part-similar:{question.id}"
    assert hall.question.votes == 1


async def test_an_answer_that_came_before_is_not_promised_again(hall: Stage) -> None:
    await votes.cast_vote(hall.session, hall.question, hall.other, NOW)
    await lifecycle.add_answer(hall.session, hall.question, hall.member, "Жазында.", NOW)
    question, _ = await asked(hall, hall.other)
    join, part = f"join-similar:{question.id}:{hall.question.id}", f"part-similar:{question.id}"
    said = await hall.press(hall.other, join)
    assert text_keys(said)[:2] == ["similar-joined-answered", "question-answer"]
    await store_messages(hall, hall.other, said)
    await hall.press(hall.other, part)
    said = await hall.press(hall.other, join)
    assert text_keys(said) == ["similar-joined-known"], "the answer is not sent again, nor promised"
    assert buttons_data(said) == [f"show-own-answers:{question.id}", part]
    assert text_keys(await hall.press(hall.other, f"show-own-answers:{question.id}")) == ["answer-whole"]


async def test_what_another_process_answered_meanwhile_is_answered_to_whoever_joins(hall: Stage) -> None:
    """The session of a batch may have loaded the other question before: its row is read again."""
    question, _ = await asked(hall, hall.other)
    change = {"state": question_states.ANSWERED}
    await hall.change_elsewhere(hall.question, **change)
    assert hall.question.state == question_states.VISIBLE, "it is out of date here"
    said = await hall.press(hall.other, f"join-similar:{question.id}:{hall.question.id}")
    assert text_keys(said)[0] == "similar-joined-known"


async def test_what_another_process_merged_meanwhile_is_not_merged_in_a_circle(hall: Stage) -> None:
    question, _ = await asked(hall, hall.other)
    change = {"state": question_states.MERGED, "merged_into_id": question.id}
    await hall.change_elsewhere(hall.question, **change)
    with pytest.raises(OutOfDate):
        await hall.press(hall.other, f"join-similar:{question.id}:{hall.question.id}")
    assert question.merged_into_id is None


async def test_the_cards_of_both_are_updated_when_they_are_joined_and_parted(hall: Stage) -> None:
    question, said = await asked(hall, hall.other)
    first_card = await notify_new_question(hall.session, hall.question, hall.karakol, [])
    await store_messages(hall, hall.other, [*said, *(one for one in first_card if isinstance(one, Say))])
    await hall.session.execute(update(OutboxMessage).values(message_id=OutboxMessage.id))
    subjects = {f"question:{one.id}" for one in (question, hall.question)}
    for pressed in (f"join-similar:{question.id}:{hall.question.id}", f"part-similar:{question.id}"):
        cards = [one for one in await hall.press(hall.other, pressed) if one.to == hall.member]
        assert {one.subject for one in cards if one.edit} == subjects


async def test_whoever_is_barred_neither_joins_nor_parts(hall: Stage) -> None:
    question, _ = await asked(hall, hall.other)
    hall.other.banned_at = NOW
    with pytest.raises(Refusal, match="banned"):
        await hall.press(hall.other, f"join-similar:{question.id}:{hall.question.id}")
    hall.other.banned_at = None
    await hall.press(hall.other, f"join-similar:{question.id}:{hall.question.id}")
    hall.other.banned_at = NOW
    with pytest.raises(Refusal, match="banned"):
        await hall.press(hall.other, f"part-similar:{question.id}")
    assert question.state == question_states.MERGED


@pytest.mark.parametrize("what", ["answered", "declined", "carried", "archived"])
async def test_what_something_has_come_of_is_not_undone(hall: Stage, what: str) -> None:
    question, later = await joined(hall, hall.other), hall.now + timedelta(minutes=1)
    if what == "answered":
        await lifecycle.add_answer(hall.session, hall.question, hall.member, "Жазында.", later)
    elif what == "declined":
        await lifecycle.decline(hall.session, hall.question, "unclear", later, hall.member)
    elif what == "carried":
        await carry_over(hall.session, hall.question, hall.jalal_abad, later, hall.member)
    else:
        hall.karakol.state = seminar_states.ARCHIVED
    await hall.session.flush()
    with pytest.raises(OutOfDate):
        await hall.press(hall.other, f"part-similar:{question.id}")
    page = await hall.press(hall.other, f"show-own-question:{question.id}")
    assert f"part-similar:{question.id}" not in buttons_data(page)
    assert question.state == question_states.MERGED


async def test_a_question_of_another_seminar_is_neither_shown_nor_joined(hall: Stage) -> None:
    new = await carry_over(hall.session, hall.question, hall.jalal_abad, NOW, hall.member)
    new.state, new.visible_at = question_states.VISIBLE, NOW
    await hall.session.flush()
    question, said = await asked(hall, hall.other)
    assert f"show-similar:{question.id}" not in buttons_data(said)
    for into in (new.id, hall.question.id):
        with pytest.raises(OutOfDate):
            await hall.press(hall.other, f"join-similar:{question.id}:{into}")
    assert question.merged_into_id is None


async def test_what_was_edited_while_it_was_merged_is_new_when_it_is_separate(hall: Stage) -> None:
    hall.karakol.moderated = True
    question, _ = await asked(hall, hall.other)
    await lifecycle.show(hall.session, question, NOW, hall.member)
    await hall.press(hall.other, f"join-similar:{question.id}:{hall.question.id}")
    edit = hall.incoming(hall.other, text=f"{ALIKE} Айылда.", edited=True)
    edit.message_id = question.chat_message_id
    await hall.answer(edit)
    await hall.press(hall.other, f"part-similar:{question.id}")
    assert (question.state, readable.is_released(question)) == (question_states.NEW, False)


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


async def published_entry(stage: Stage, seminar_id: int) -> FaqEntry:
    words = {"question": {"ky": "Суу качан келет?"}, "answer": {"ky": "Жазында."}}
    entry = FaqEntry(seminar_id=seminar_id, created_at=NOW, published_at=NOW, **words)
    stage.session.add(entry)
    await stage.session.flush()
    return entry


async def test_an_entry_of_another_seminar_is_not_read(stage: Stage) -> None:
    entry = await published_entry(stage, stage.jalal_abad.id)
    question, _ = await asked(stage, stage.other)
    with pytest.raises(OutOfDate):
        await stage.press(stage.other, f"read-similar:{question.id}:{entry.id}")


async def test_who_finds_the_answer_in_the_faq_may_withdraw(stage: Stage) -> None:
    entry = await published_entry(stage, stage.karakol.id)
    question, _ = await asked(stage, stage.other)
    listed = await stage.press(stage.other, f"show-similar:{question.id}")
    assert text_keys(listed) == ["similar-list-faq"], "there is nothing to join"
    assert buttons_data(listed)[0] == f"read-similar:{question.id}:{entry.id}"
    read = await stage.press(stage.other, f"read-similar:{question.id}:{entry.id}")
    assert text_keys(read) == ["similar-faq-read"]
    assert buttons_data(read) == [f"withdraw-question:{question.id}::yes", f"keep-question:{question.id}"]
    asked_first = await stage.press(stage.other, buttons_data(read)[0])
    assert text_keys(asked_first) == ["withdraw-confirm"]
    assert not asked_first[0].edit, "the answer stays"
    assert question.state != question_states.WITHDRAWN, "it is confirmed first"
    await stage.press(stage.other, buttons_data(asked_first)[0])
    assert question.state == question_states.WITHDRAWN
