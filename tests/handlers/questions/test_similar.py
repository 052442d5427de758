"""Similar questions are offered before a question is stored; nothing is lost, whatever is pressed."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from handlers import dispatch
from handlers.messages import Media, Refusal, Say, Toast
from handlers.questions.asking import similar
from handlers.questions.shared import notifications
from storage import planning
from storage.models import Attachment, FaqEntry, Person, Question, question_states, seminar_states
from storage.privacy import erasure
from storage.questions import lifecycle, limits, questions, votes
from tests.handlers.stage import NOW, Stage, text_keys
from tests.handlers.stage_user import store_messages

LIKE = "суу кайсы убакта келет, качан?"


@pytest.fixture
async def hall_stage(stage: Stage) -> Stage:
    """The stage, with the owner's question about water (№1) approved for the hall."""
    stage.question.state, stage.question.visible_at = question_states.VISIBLE, NOW
    await stage.session.flush()
    return stage


async def asks(stage: Stage, person: Person, words: str = LIKE) -> list[Say]:
    return await stage.command(person, "ask", words)


def buttons_data(said: list[Say]) -> list[str]:
    """Return the data of the first message's buttons."""
    return [button.data for row in said[0].buttons for button in row]


async def count(stage: Stage) -> int:
    await stage.session.flush()
    return await stage.session.scalar(select(func.count()).select_from(Question)) or 0


async def last(stage: Stage) -> Question:
    await stage.session.flush()
    return (await stage.session.scalars(select(Question).order_by(Question.id.desc()))).first()  # type: ignore[return-value]


async def test_a_similar_question_is_offered_and_nothing_is_stored_yet(hall_stage: Stage) -> None:
    said = await asks(hall_stage, hall_stage.other)
    assert text_keys(said) == ["similar-offer"]
    message = hall_stage.other.draft["pending_question"]["message"]["message"]
    assert buttons_data(said) == [
        f"choose-similar:q:{message}:{hall_stage.question.id}",
        f"choose-similar:no:{message}",
    ]
    assert hall_stage.other.pending_question_at is not None
    assert await count(hall_stage) == 1


async def test_another_question_is_stored_at_once(hall_stage: Stage) -> None:
    assert (
        text_keys(await asks(hall_stage, hall_stage.other, "Мектептин чатырын ким оңдойт?"))[0]
        == "question-kept"
    )
    assert await count(hall_stage) == 2


async def test_what_the_hall_may_not_read_is_not_offered(stage: Stage) -> None:
    assert text_keys(await asks(stage, stage.other))[0] == "question-kept"


async def test_mine_is_the_same_adds_a_vote_and_no_question(hall_stage: Stage) -> None:
    said_before = await asks(hall_stage, hall_stage.other)
    said = await hall_stage.press(hall_stage.other, buttons_data(said_before)[0])
    assert text_keys(said) == ["similar-voted"]
    assert await votes.has_voted(hall_stage.session, hall_stage.question, hall_stage.other)
    assert hall_stage.question.votes == 1
    assert await count(hall_stage) == 1
    assert (hall_stage.other.draft, hall_stage.other.pending_question_at) == (
        {},
        None,
    )
    with pytest.raises(Refusal, match="similar-done"):
        await hall_stage.press(hall_stage.other, buttons_data(said_before)[0])
    assert hall_stage.question.votes == 1


async def test_what_is_answered_already_is_answered_at_once(hall_stage: Stage) -> None:
    answer = await lifecycle.add_answer(
        hall_stage.session,
        hall_stage.question,
        hall_stage.member,
        "Жазында.",
        NOW,
    )
    said = await hall_stage.press(
        hall_stage.other,
        buttons_data(await asks(hall_stage, hall_stage.other))[0],
    )
    assert text_keys(said) == ["similar-voted-answered", "question-answer-too"]
    assert said[1].args["answer"] == answer.text


async def test_an_answer_that_a_voter_has_got_is_not_promised_again(hall_stage: Stage) -> None:
    await lifecycle.add_answer(hall_stage.session, hall_stage.question, hall_stage.member, "Жазында.", NOW)
    read = f"send-hall-answers:{hall_stage.question.id}"
    for expected in (["similar-voted-answered", "question-answer-too"], ["similar-voted-known"]):
        offered = await asks(hall_stage, hall_stage.other)
        said = await hall_stage.press(hall_stage.other, buttons_data(offered)[0])
        assert text_keys(said) == expected
        await store_messages(hall_stage, hall_stage.other, said)
    assert buttons_data(said) == [read]
    assert text_keys(await hall_stage.press(hall_stage.other, read)) == ["answer-whole"]


async def test_one_s_own_answered_question_asked_again_leads_to_its_answer(hall_stage: Stage) -> None:
    await lifecycle.add_answer(hall_stage.session, hall_stage.question, hall_stage.member, "Жазында.", NOW)
    sent = await notifications.notify_all_answers(hall_stage.session, hall_stage.question)
    await store_messages(hall_stage, hall_stage.owner, [one for one in sent if isinstance(one, Say)])
    offered = await asks(hall_stage, hall_stage.owner)
    said = await hall_stage.press(hall_stage.owner, buttons_data(offered)[0])
    assert text_keys(said) == ["similar-voted-known"]
    assert buttons_data(said) == [f"show-own-answers:{hall_stage.question.id}"]


async def test_one_s_own_question_asked_again_is_known(hall_stage: Stage) -> None:
    hall_stage.question.state, hall_stage.question.visible_at = (
        question_states.NEW,
        None,
    )
    said = await hall_stage.press(
        hall_stage.owner,
        buttons_data(await asks(hall_stage, hall_stage.owner))[0],
    )
    assert text_keys(said) == ["similar-own"]
    assert (await count(hall_stage), hall_stage.question.votes) == (1, 0)


async def test_mine_is_another_one_is_stored_with_what_was_chosen(hall_stage: Stage) -> None:
    await hall_stage.press(hall_stage.other, f"start-question:{hall_stage.karakol.id}")
    await hall_stage.press(hall_stage.other, "set-draft-anonymous:1")
    photo = Media("photo", "file", "unique")
    offered = await hall_stage.answer(hall_stage.incoming(hall_stage.other, text=LIKE, media=photo))
    said = await hall_stage.press(hall_stage.other, buttons_data(offered)[-1])
    assert said[0].key == "question-kept-hidden"
    assert said[0].edit
    stored = await last(hall_stage)
    assert (stored.text, stored.anonymous, stored.person_id) == (LIKE, True, hall_stage.other.id)
    assert (await questions.list_attachments(hall_stage.session, stored))[0].file_id == "file"
    assert (
        hall_stage.other.draft,
        hall_stage.other.pending_question_at,
        hall_stage.other.step,
    ) == ({}, None, None)


@pytest.mark.parametrize("state", [question_states.WITHDRAWN, question_states.DECLINED, question_states.NEW])
async def test_should_the_similar_one_be_gone_meanwhile_theirs_is_stored(
    hall_stage: Stage, state: str
) -> None:
    offered = await asks(hall_stage, hall_stage.other)
    hall_stage.question.state, hall_stage.question.visible_at = state, None
    await hall_stage.session.flush()
    assert text_keys(await hall_stage.press(hall_stage.other, buttons_data(offered)[0]))[0] == "question-kept"
    assert (await last(hall_stage)).text == LIKE


async def test_whoever_does_nothing_has_asked_after_five_minutes(hall_stage: Stage) -> None:
    offered = await asks(hall_stage, hall_stage.other)
    since = hall_stage.other.pending_question_at
    assert since is not None
    await hall_stage.session.flush()
    assert await similar.submit_expired(hall_stage.session, since + timedelta(minutes=4)) == []
    said: list[Any] = await similar.submit_expired(hall_stage.session, since + similar.CHOICE_TIMEOUT)
    assert (said[0].key, said[0].to) == ("question-kept", hall_stage.other)
    assert (await last(hall_stage)).text == LIKE
    assert await similar.submit_expired(hall_stage.session, since + timedelta(hours=1)) == []
    assert await count(hall_stage) == 2
    for late in buttons_data(offered):
        with pytest.raises(Refusal, match="similar-late") as refused:
            await hall_stage.press(hall_stage.other, late)
        assert refused.value.values == {"number": 2}
    assert (await count(hall_stage), hall_stage.question.votes) == (2, 0)


async def test_another_one_pressed_twice_is_one_question(hall_stage: Stage) -> None:
    offered = await asks(hall_stage, hall_stage.other)
    await hall_stage.press(hall_stage.other, buttons_data(offered)[-1])
    with pytest.raises(Refusal, match="similar-late"):
        await hall_stage.press(hall_stage.other, buttons_data(offered)[-1])
    assert await count(hall_stage) == 2


async def test_an_offer_pressed_when_other_words_are_held_leaves_these_alone(
    hall_stage: Stage,
) -> None:
    first = await asks(hall_stage, hall_stage.other)
    await asks(hall_stage, hall_stage.other, f"{LIKE} Айылга.")
    with pytest.raises(Refusal, match="similar-late"):
        await hall_stage.press(hall_stage.other, buttons_data(first)[0])
    assert hall_stage.other.draft["pending_question"]["message"]["text"] == f"{LIKE} Айылга."
    assert (await count(hall_stage), hall_stage.question.votes) == (2, 0)


@pytest.mark.parametrize("kind", ["voice", "photo", "document"])
async def test_what_has_no_words_resembles_nothing(hall_stage: Stage, kind: Any) -> None:
    await hall_stage.press(hall_stage.other, f"start-question:{hall_stage.karakol.id}")
    did = hall_stage.incoming(hall_stage.other, media=Media(kind, "file", "unique"))
    assert text_keys(await hall_stage.answer(did))[0] == "question-kept"
    assert await count(hall_stage) == 2


@pytest.mark.parametrize("language", ["ky", "ru"])
async def test_a_spoken_question_that_was_worded_is_offered_to_whoever_writes(
    hall_stage: Stage, language: str
) -> None:
    hall_stage.question.text, hall_stage.question.wording = (
        "",
        "Когда дадут питьевую воду в село?",
    )
    words = {"ky": "Айылга ичүүчү суу качан берилет?", "ru": "Питьевую воду в село когда дадут"}[language]
    said = await asks(hall_stage, hall_stage.other, words)
    assert text_keys(said) == ["similar-offer"]


async def test_words_that_are_held_count_among_one_s_questions(hall_stage: Stage) -> None:
    """Flooding gains nothing from the offer: each question is stored before the next one is checked."""
    most = limits.QUESTION_LIMITS[0][0]
    for number in range(most):
        assert text_keys(await asks(hall_stage, hall_stage.other, f"{LIKE} {number}"))[-1] == "similar-offer"
    said = await asks(hall_stage, hall_stage.other, f"{LIKE} Дагы.")
    assert text_keys(said)[0] == "question-kept"
    assert text_keys(said)[-1] == "ask-later"
    assert await count(hall_stage) == 1 + most
    assert "pending_question" not in hall_stage.other.draft
    assert [kept["text"] for kept in hall_stage.other.draft["pending"]] == [f"{LIKE} Дагы."]
    prefix, _, argument = said[-1].buttons[0][0].data.partition(":")
    press = hall_stage.incoming(hall_stage.other, button=prefix, argument=argument, callback_id="1")
    assert Toast("ask-too-early") in await dispatch.dispatch(press, hall_stage.session)


async def test_whoever_votes_too_fast_keeps_their_words_and_the_choice(
    hall_stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = await asks(hall_stage, hall_stage.other)
    monkeypatch.setattr(limits, "VOTE_LIMITS", ((1, timedelta(minutes=1)),))
    second = await questions.create_question(
        hall_stage.session,
        hall_stage.karakol,
        hall_stage.owner,
        "Башка",
        message_id=6,
        anonymous=False,
        at=NOW,
    )
    await votes.cast_vote(hall_stage.session, second, hall_stage.other, hall_stage.now)
    with pytest.raises(Refusal, match="vote-slowly"):
        await hall_stage.press(hall_stage.other, buttons_data(offered)[0])
    assert hall_stage.other.draft["pending_question"]["message"]["text"] == LIKE
    assert (
        text_keys(await hall_stage.press(hall_stage.other, buttons_data(offered)[-1]))[0] == "question-kept"
    )


@pytest.mark.parametrize("deed", ["command", "button", "words"])
async def test_whoever_does_something_else_has_asked(hall_stage: Stage, deed: str) -> None:
    await asks(hall_stage, hall_stage.other)
    if deed == "command":
        said = await hall_stage.command(hall_stage.other, "help")
    elif deed == "button":
        said = await hall_stage.press(hall_stage.other, "list-own-questions")
    else:
        said = await hall_stage.write(hall_stage.other, "Кечигип барам")
    assert text_keys(said)[0] == "question-kept"
    assert text_keys(said)[-1] in ("help", "questions", "saved-offer")
    assert ((await last(hall_stage)).text, hall_stage.other.pending_question_at) == (
        LIKE,
        None,
    )


async def test_held_words_are_edited_and_the_further_photos_join_them(hall_stage: Stage) -> None:
    photo = Media("photo", "one", "u1", media_group_id="a")
    await hall_stage.press(hall_stage.other, f"start-question:{hall_stage.karakol.id}")
    did = hall_stage.incoming(hall_stage.other, text=LIKE, media=photo)
    offered = await hall_stage.answer(did)
    more = hall_stage.incoming(hall_stage.other, media=Media("photo", "two", "u2", media_group_id="a"))
    assert await hall_stage.answer(more) == []
    edit = hall_stage.incoming(hall_stage.other, text=f"{LIKE} Айылда.", edited=True)
    edit.message_id = did.message_id
    assert await hall_stage.answer(edit) == []
    await hall_stage.press(hall_stage.other, buttons_data(offered)[-1])
    stored = await last(hall_stage)
    assert stored.text == f"{LIKE} Айылда."
    assert [file.file_id for file in await questions.list_attachments(hall_stage.session, stored)] == [
        "one",
        "two",
    ]


async def test_a_button_forged_for_another_question_does_nothing(hall_stage: Stage) -> None:
    secret = await questions.create_question(
        hall_stage.session,
        hall_stage.karakol,
        hall_stage.owner,
        "Купуя суроо",
        message_id=5,
        anonymous=True,
        at=NOW,
    )
    offered = await asks(hall_stage, hall_stage.other)
    message = hall_stage.other.draft["pending_question"]["message"]["message"]
    for forged in (
        f"show-question:{message}:{secret.id}",
        f"f:{message}:1",
        f"ok:{message}",
        "",
        f"x:{message}",
        f"show-question:{message}",
    ):
        with pytest.raises(Refusal):
            await hall_stage.press(hall_stage.other, f"choose-similar:{forged}")
    assert secret.votes == 0
    with pytest.raises(Refusal, match="similar-done"):
        await hall_stage.press(hall_stage.owner, buttons_data(offered)[0])
    assert hall_stage.other.draft["pending_question"]["message"]["text"] == LIKE


async def entry(stage: Stage, words: str = "Суу качан келет?") -> FaqEntry:
    row = FaqEntry(
        seminar_id=stage.karakol.id, question={"ky": words}, answer={"ky": "Майда."}, created_at=NOW
    )
    row.published_at = NOW
    stage.session.add(row)
    await stage.session.flush()
    return row


async def test_a_ready_answer_to_the_very_question_is_shown_at_once(stage: Stage) -> None:
    await entry(stage)
    said = await asks(stage, stage.other, "суу качан келет")
    assert text_keys(said) == ["similar-faq-answer"]
    assert said[0].args["answer"] == "Майда."
    assert text_keys(await stage.press(stage.other, buttons_data(said)[0])) == ["similar-closed"]
    assert await count(stage) == 1


async def test_a_ready_answer_that_does_not_help_leaves_the_question(stage: Stage) -> None:
    await entry(stage, "Айылга ичүүчү суу качан келет, ким өткөрөт?")
    said = await asks(stage, stage.other, "Айылга ичүүчү суу качан келет?")
    if text_keys(said) == ["similar-offer"]:
        said = await stage.press(stage.other, buttons_data(said)[0])
    assert text_keys(said) == ["similar-faq-answer"]
    assert text_keys(await stage.press(stage.other, buttons_data(said)[1]))[0] == "question-kept"
    assert await count(stage) == 2


async def test_the_words_of_whoever_is_barred_meanwhile_are_not_stored(hall_stage: Stage) -> None:
    offered = await asks(hall_stage, hall_stage.other)
    hall_stage.other.banned_at = NOW
    assert text_keys(await hall_stage.press(hall_stage.other, buttons_data(offered)[-1])) == ["banned"]
    assert await count(hall_stage) == 1


async def test_words_held_for_a_seminar_that_ended_meanwhile_are_stored(
    hall_stage: Stage,
) -> None:
    offered = await asks(hall_stage, hall_stage.other)
    hall_stage.karakol.state = seminar_states.HELD
    assert (
        text_keys(await hall_stage.press(hall_stage.other, buttons_data(offered)[-1]))[0] == "question-kept"
    )
    assert (await last(hall_stage)).seminar_id == hall_stage.karakol.id


async def test_a_seminar_is_not_put_away_while_words_for_it_are_held(hall_stage: Stage) -> None:
    await asks(hall_stage, hall_stage.other)
    await lifecycle.decline(
        hall_stage.session,
        hall_stage.question,
        "other",
        NOW,
        hall_stage.member,
    )
    hall_stage.karakol.state = seminar_states.HELD
    with pytest.raises(planning.OpenQuestionsLeft):
        await planning.transition(hall_stage.session, hall_stage.karakol, seminar_states.ARCHIVED, NOW)
    hall_stage.jalal_abad.state = seminar_states.HELD
    await planning.transition(hall_stage.session, hall_stage.jalal_abad, seminar_states.ARCHIVED, NOW)
    assert hall_stage.jalal_abad.state == seminar_states.ARCHIVED


async def test_whoever_wants_to_be_forgotten_does_not_ask_by_it(hall_stage: Stage) -> None:
    await asks(hall_stage, hall_stage.other)
    assert text_keys(await hall_stage.command(hall_stage.other, "forget")) == ["erasure-confirm"]
    assert "erased" in text_keys(await hall_stage.press(hall_stage.other, "answer-erasure:yes"))
    assert await count(hall_stage) == 1


async def test_whoever_is_not_forgotten_after_all_still_has_the_choice(hall_stage: Stage) -> None:
    offered = await asks(hall_stage, hall_stage.other)
    await hall_stage.command(hall_stage.other, "forget")
    assert text_keys(await hall_stage.press(hall_stage.other, "answer-erasure:no")) == ["erasure-cancelled"]
    assert text_keys(await hall_stage.press(hall_stage.other, buttons_data(offered)[0])) == ["similar-voted"]


async def test_held_words_are_in_one_s_data_and_are_forgotten(hall_stage: Stage) -> None:
    await asks(hall_stage, hall_stage.other)
    await erasure.erase_person(hall_stage.session, hall_stage.other, hall_stage.now)
    assert (hall_stage.other.draft, hall_stage.other.pending_question_at) == (
        {},
        None,
    )
    assert await similar.submit_expired(hall_stage.session, hall_stage.now + timedelta(days=1)) == []
    assert await hall_stage.session.scalar(select(func.count()).select_from(Attachment)) == 1
