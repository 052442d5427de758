"""Notifications of staff about a question: recipients, collapsing, and the counted actor."""

import pytest

from handlers.messages import NOTICE_LANE, Say
from handlers.questions.shared.readers import Relation, may_read
from handlers.questions.shared.staff_cards import question_subject
from storage.models import Question, question_states
from tests.handlers.questions.test_answering import add_expert, assign_question, replies_to
from tests.handlers.stage import NOW, Stage

STAFF_RELATIONS = {Relation.ANSWERER, Relation.GROUP}


@pytest.mark.parametrize("state", question_states.STATES)
@pytest.mark.parametrize("released", [True, False])
def test_one_rule_says_who_may_read_a_question(state: str, released: bool) -> None:
    question = Question(state=state, visible_at=NOW if released else None)
    may = {Relation.ASKER, Relation.MODERATOR}
    if state != question_states.WITHDRAWN:
        may |= STAFF_RELATIONS
    if released and state in question_states.HALL_STATES:
        may.add(Relation.STAFF)
    assert {one for one in Relation if may_read(question, one)} == may
    assert not may_read(question, None)


async def test_what_an_asker_does_is_counted_and_takes_the_place_of_the_notification_before(
    stage: Stage,
) -> None:
    said = await stage.command(stage.owner, "ask", "Экинчи суроо")
    [told] = replies_to(said, stage.member)
    assert (told.actor_id, told.collapse_key, told.continuation) == (stage.owner.id, told.subject, False)
    assert told.lane == NOTICE_LANE


async def test_a_moderator_writes_down_as_many_questions_as_are_asked(stage: Stage) -> None:
    await stage.press(stage.member, f"start-question:{stage.karakol.id}")
    said = await stage.write(stage.member, "Залдан келген суроо")
    cards = [one for one in replies_to(said, stage.member) if one.key == "staff-question"]
    assert [one.actor_id for one in cards] == [None]


async def test_a_reply_to_the_notification_that_it_was_given_back_is_an_answer(stage: Stage) -> None:
    one = await add_expert(stage)
    await assign_question(stage, one)
    said: list[Say] = await stage.press(one, f"reassign-question:{stage.question.id}:0")
    [told] = replies_to(said, stage.member)
    assert (told.key, told.subject) == ("unassigned-notice", question_subject(stage.question))
