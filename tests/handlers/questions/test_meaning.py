"""Where else questions are compared by meaning: merging, topics, answers, and questions carried to another seminar."""

from collections.abc import Iterator

import pytest

from bot.locales import LANGUAGES, get_locale
from bot.telegram.reply_markup import LABEL_WIDTHS, button_labels, label_width
from handlers.messages import Say
from storage.meaning import active
from storage.models import Question, Role, Seminar, question_states
from storage.questions import meaning_index, questions, topics
from tests.handlers.stage import NOW, Stage, text_keys
from tests.meaning_standin import StandIn, use_standin
from tests.storage.questions.test_meaning import KYRGYZ, OTHERS, RUSSIAN


@pytest.fixture
def engine() -> Iterator[StandIn]:
    yield from use_standin()


@pytest.fixture
async def asked(stage: Stage, engine: StandIn) -> Question:
    """A question in Russian, that the stage's others do not resemble."""
    russian = await add_question(stage, stage.karakol, RUSSIAN)
    for words in OTHERS:
        await add_question(stage, stage.karakol, words)
    await make_vectors(stage)
    return russian


async def add_question(stage: Stage, seminar: Seminar, words: str) -> Question:
    return await questions.create_question(
        stage.session, seminar, stage.owner, words, message_id=900, anonymous=False, at=NOW
    )


async def make_vectors(stage: Stage) -> None:
    meaning = active.meaning()
    assert meaning is not None
    await stage.session.flush()
    missing = await meaning_index.list_missing(stage.session, meaning.name, 100)
    made = [(one, await meaning.embed_later(one.texts)) for one in missing]
    await meaning_index.store(stage.session, meaning.name, made)


def buttons(said: list[Say]) -> list[str]:
    return [button.data for row in said[0].buttons for button in row]


async def test_a_moderator_is_suggested_what_is_likely_the_same_in_another_language(
    stage: Stage, asked: Question
) -> None:
    kyrgyz = await add_question(stage, stage.karakol, KYRGYZ)
    said = await stage.press(stage.member, f"choose-merge-target:{kyrgyz.id}")
    assert text_keys(said) == ["merge-ask"]
    assert buttons(said)[0] == f"merge-question:{kyrgyz.id}:{asked.id}"
    assert asked.state == question_states.NEW, "nothing is merged by itself"


async def test_the_topic_of_what_is_similar_comes_first(stage: Stage, asked: Question) -> None:
    topic = await topics.get_or_create(stage.session, stage.karakol.id, {"ru": "Здания"}, NOW)
    await topics.get_or_create(stage.session, stage.karakol.id, {"ru": "Прочее"}, NOW)
    asked.topic_id = topic.id
    await stage.session.flush()
    kyrgyz = await add_question(stage, stage.karakol, KYRGYZ)
    assert list((await topics.suggest_topics(stage.session, kyrgyz)).topics) == [topic]
    active.use(None)
    assert (await topics.suggest_topics(stage.session, kyrgyz)).topics == []


async def test_whoever_answers_is_shown_open_questions_like_that_one(stage: Stage, asked: Question) -> None:
    kyrgyz = await add_question(stage, stage.karakol, KYRGYZ)
    await stage.press(stage.member, f"start-answer:{kyrgyz.id}")
    said = await stage.write(stage.member, "Июнда бүтөт.")
    assert f"start-answer:{asked.id}" in buttons(said)
    assert asked.state == question_states.NEW, "nothing is answered by itself"
    [shown] = [one for row in said[0].buttons for one in row if one.data == f"start-answer:{asked.id}"]
    for language in LANGUAGES:
        [(label, _)] = button_labels(Say("plain-text", buttons=[[shown]]), get_locale(language, "UTC"))
        assert f"{asked.number}: {RUSSIAN[:14]}" in label
        assert label_width(label) <= LABEL_WIDTHS[1], "a telephone shows no more"


async def test_an_expert_is_not_shown_what_they_may_not_read(stage: Stage, asked: Question) -> None:
    role = Role(person_id=stage.other.id, role="expert", seminar_id=stage.karakol.id, granted_at=NOW)
    stage.roles_by_person[stage.other.id] = (role,)
    kyrgyz = await add_question(stage, stage.karakol, KYRGYZ)
    kyrgyz.state, kyrgyz.assignee_id = question_states.ASSIGNED, stage.other.id
    asked.state, asked.visible_at = question_states.NEW, None
    await stage.press(stage.other, f"start-answer:{kyrgyz.id}")
    assert f"start-answer:{asked.id}" not in buttons(await stage.write(stage.other, "Июнда бүтөт."))
    asked.state, asked.visible_at = question_states.VISIBLE, NOW
    other = await add_question(stage, stage.karakol, KYRGYZ)
    other.state, other.assignee_id = question_states.ASSIGNED, stage.other.id
    await stage.press(stage.other, f"start-answer:{other.id}")
    assert f"start-answer:{asked.id}" in buttons(await stage.write(stage.other, "Июнда бүтөт."))


async def test_what_cannot_be_answered_any_more_is_not_shown(stage: Stage, asked: Question) -> None:
    asked.state = question_states.WITHDRAWN
    kyrgyz = await add_question(stage, stage.karakol, KYRGYZ)
    await stage.press(stage.member, f"start-answer:{kyrgyz.id}")
    said = await stage.write(stage.member, "Июнда бүтөт.")
    assert f"start-answer:{asked.id}" not in buttons(said)


async def test_what_is_carried_over_is_compared_with_what_is_there(stage: Stage, asked: Question) -> None:
    stage.jalal_abad.cloned_from_id = stage.karakol.id
    there = await add_question(stage, stage.jalal_abad, KYRGYZ)
    await make_vectors(stage)
    said = await stage.press(stage.member, f"carry-question:{stage.jalal_abad.id}:{asked.id}")
    assert text_keys(said) == ["carry-question-ask-like"]
    assert there.state == question_states.NEW
