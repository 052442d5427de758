"""Albums arrive file by file: each file belongs to the first one's question, and no later caption is lost."""

from typing import Any

import pytest

from handlers.messages import Media, Refusal, Say
from storage.models import Attachment, Person, question_states
from storage.questions import answers, questions
from storage.team import roles
from tests.handlers.questions.test_answering import add_expert, add_question, approve_question, replies_to
from tests.handlers.stage import NOW, Stage, text_keys

SECOND = Media("document", "f2", "u2", "al", name="Асанов.docx")


def files(said: list[Say], person: Person) -> list[str]:
    return [one.media.file_id for one in said if one.to is person and one.media is not None]


async def first(stage: Stage) -> None:
    file = Attachment(kind="document", file_id="f", file_unique_id="u", media_group_id="al")
    await questions.add_attachment(stage.session, stage.question, file)
    await stage.session.flush()


async def second(stage: Stage, **what: Any) -> list[Say]:
    await stage.session.flush()
    return await stage.answer(stage.incoming(stage.owner, media=SECOND, **what))


@pytest.mark.parametrize("approved", [True, False])
@pytest.mark.parametrize("state", question_states.STATES)
async def test_a_later_file_goes_to_whoever_may_read_the_question_as_it_stands_by_then(
    stage: Stage, state: str, approved: bool
) -> None:
    one = await add_expert(stage)
    await first(stage)
    stage.question.state, stage.question.visible_at = state, NOW if approved else None
    if state == question_states.MERGED:
        stage.question.merged_into_id = (await add_question(stage, stage.other)).id
    said = await second(stage)
    gone = state == question_states.WITHDRAWN
    assert files(said, stage.member) == ([] if gone else ["f2"])
    assert files(said, one) == (["f2"] if approved and state in question_states.HALL_STATES else [])
    assert len(await questions.list_attachments(stage.session, stage.question)) == (2 if gone else 3)


async def test_words_that_come_with_a_later_file_are_more_to_ask(stage: Stage) -> None:
    await first(stage)
    said = await second(stage, text="Асфальт качан?")
    [told] = replies_to(said, stage.member)
    assert (told.key, str(told.args["text"]), files(said, stage.member)) == (
        "staff-question-reopened",
        "Асфальт качан?",
        ["f2"],
    )
    [kept] = await answers.list_remarks(stage.session, stage.question)
    assert kept.text == "Асфальт качан?"


@pytest.mark.parametrize("held", [True, False])
async def test_nor_are_they_lost_while_the_album_waits_to_become_a_question(stage: Stage, held: bool) -> None:
    if held:
        await approve_question(stage)
        await stage.press(stage.other, f"start-question:{stage.karakol.id}")
    words = {"text": stage.question.text if held else "Жол", "message_id": 901}
    did = stage.incoming(stage.other, media=Media("photo", "f", "u", "al"), **words)
    assert text_keys(await stage.answer(did))[0] == ("similar-offer" if held else "saved-offer")
    further = stage.incoming(stage.other, media=SECOND, text="Асфальт качан?", message_id=902)
    assert await stage.answer(further) == []
    said = await stage.press(stage.other, "choose-similar:no:901" if held else "decide-saved-message:ask:901")
    [told] = replies_to(said, stage.member, "staff-question-reopened")
    assert str(told.args["text"]) == "Асфальт качан?"
    assert "f2" in files(said, stage.member)
    [asked, *_] = [one for one, _ in await questions.list_by_person(stage.session, stage.other)]
    [kept] = await answers.list_remarks(stage.session, asked)
    assert (kept.text, kept.chat_message_id) == ("Асфальт качан?", 902)


@pytest.mark.parametrize("way", ["further", "saymore"])
async def test_later_files_of_what_is_said_besides_follow_it(stage: Stage, way: str) -> None:
    await stage.press(stage.member, f"{'answer' if way == 'further' else 'more'}:{stage.question.id}")
    told = await stage.write(stage.member, "Эртең")
    again = f"reopen-own-question:{stage.question.id}" if way == "further" else told[1].buttons[0][0].data
    await stage.press(stage.owner, again)
    await stage.answer(stage.incoming(stage.owner, media=Media("photo", "f", "u", "al")))
    said = await second(stage)
    assert (text_keys(said), files(said, stage.member)) == (["question-more"], ["f2"])
    kept = await answers.asker_files(stage.session, stage.question)
    assert [one.file_id for one in kept] == ["f", "f2"]


async def test_later_files_of_what_staff_ask_back_go_to_the_asker(stage: Stage) -> None:
    await stage.press(stage.member, f"request-clarification:{stage.question.id}")
    await stage.answer(stage.incoming(stage.member, media=Media("photo", "f", "u", "al"), text="Ушулбу?"))
    await stage.session.flush()
    said = await stage.answer(stage.incoming(stage.member, media=SECOND))
    assert (files(said, stage.owner), said[0].subject) == (["f2"], "remark:1")


async def answered(stage: Stage) -> None:
    await stage.press(stage.member, f"start-answer:{stage.question.id}")
    await stage.answer(stage.incoming(stage.member, media=Media("photo", "f", "u", "al")))
    await stage.session.flush()


async def test_words_that_come_with_a_later_file_of_an_answer_reach_its_asker(stage: Stage) -> None:
    await answered(stage)
    said = await stage.answer(stage.incoming(stage.member, media=SECOND, text="Жол 1-мартта"))
    [told] = replies_to(said, stage.owner)
    assert (str(told.args["answer"]), files(said, stage.owner)) == ("Жол 1-мартта", ["f2"])


async def test_whoever_answers_no_more_adds_no_file(stage: Stage) -> None:
    await answered(stage)
    elsewhere = await roles.grant(
        stage.session, stage.member, roles.EXPERT, NOW, None, seminar_id=stage.jalal_abad.id
    )
    stage.roles_by_person[stage.member.id] = (elsewhere,)
    with pytest.raises(Refusal, match="not-yours"):
        await stage.answer(stage.incoming(stage.member, media=SECOND))


async def test_a_voice_that_was_said_besides_is_thought_of_when_the_name_is_hidden(stage: Stage) -> None:
    await stage.press(stage.member, f"request-clarification:{stage.question.id}")
    [_, needed] = await stage.write(stage.member, "Кайсы көчө?")
    await stage.press(stage.owner, needed.buttons[0][0].data)
    await stage.answer(stage.incoming(stage.owner, media=Media("voice", "v", "w")))
    assert text_keys(await stage.press(stage.owner, f"toggle-anonymous:{stage.question.id}")) == [
        "voice-hide"
    ]
    assert not stage.question.anonymous
