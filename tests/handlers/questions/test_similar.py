"""Similar questions are offered before a question is stored; nothing is lost, whatever is pressed."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from handlers.messages import Media, Refusal, Say
from handlers.questions.asking import similar
from storage import planning
from storage.models import Attachment, FaqEntry, Person, Question, question_states, seminar_states
from storage.privacy import erasure
from storage.questions import lifecycle, limits, questions, votes
from tests.handlers.stage import NOW, Stage, text_keys

LIKE = "суу кайсы убакта келет, качан?"


@pytest.fixture
async def approve_first_question(stage: Stage) -> Stage:
    """Approve the owner's question about water (№1) for the hall."""
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


async def test_a_similar_question_is_offered_and_nothing_is_stored_yet(approve_first_question: Stage) -> None:
    said = await asks(approve_first_question, approve_first_question.other)
    assert text_keys(said) == ["similar-offer"]
    message = approve_first_question.other.draft["held"]["kept"]["message"]
    assert buttons_data(said) == [
        f"choose-similar:q:{message}:{approve_first_question.question.id}",
        f"choose-similar:no:{message}",
    ]
    assert approve_first_question.other.pending_question_at is not None
    assert await count(approve_first_question) == 1


async def test_another_question_is_stored_at_once(approve_first_question: Stage) -> None:
    assert (
        text_keys(
            await asks(approve_first_question, approve_first_question.other, "Мектептин чатырын ким оңдойт?")
        )[0]
        == "question-kept"
    )
    assert await count(approve_first_question) == 2


async def test_what_the_hall_may_not_read_is_not_offered(stage: Stage) -> None:
    assert text_keys(await asks(stage, stage.other))[0] == "question-kept"


async def test_mine_is_the_same_adds_a_vote_and_no_question(approve_first_question: Stage) -> None:
    said_before = await asks(approve_first_question, approve_first_question.other)
    said = await approve_first_question.press(approve_first_question.other, buttons_data(said_before)[0])
    assert text_keys(said) == ["similar-voted"]
    assert await votes.has_voted(
        approve_first_question.session, approve_first_question.question, approve_first_question.other
    )
    assert approve_first_question.question.votes == 1
    assert await count(approve_first_question) == 1
    assert (approve_first_question.other.draft, approve_first_question.other.pending_question_at) == (
        {},
        None,
    )
    with pytest.raises(Refusal, match="similar-done"):
        await approve_first_question.press(approve_first_question.other, buttons_data(said_before)[0])
    assert approve_first_question.question.votes == 1


async def test_what_is_answered_already_is_answered_at_once(approve_first_question: Stage) -> None:
    answer = await lifecycle.add_answer(
        approve_first_question.session,
        approve_first_question.question,
        approve_first_question.member,
        "Жазында.",
        NOW,
    )
    said = await approve_first_question.press(
        approve_first_question.other,
        buttons_data(await asks(approve_first_question, approve_first_question.other))[0],
    )
    assert text_keys(said) == ["similar-voted-answered", "question-answer-too"]
    assert said[1].args["answer"] == answer.text


async def test_one_s_own_question_asked_again_is_known(approve_first_question: Stage) -> None:
    approve_first_question.question.state, approve_first_question.question.visible_at = (
        question_states.NEW,
        None,
    )
    said = await approve_first_question.press(
        approve_first_question.owner,
        buttons_data(await asks(approve_first_question, approve_first_question.owner))[0],
    )
    assert text_keys(said) == ["similar-own"]
    assert (await count(approve_first_question), approve_first_question.question.votes) == (1, 0)


async def test_mine_is_another_one_is_stored_with_what_was_chosen(approve_first_question: Stage) -> None:
    await approve_first_question.press(
        approve_first_question.other, f"start-question:{approve_first_question.karakol.id}"
    )
    await approve_first_question.press(approve_first_question.other, "set-draft-anonymous:1")
    photo = Media("photo", "file", "unique")
    offered = await approve_first_question.answer(
        approve_first_question.incoming(approve_first_question.other, text=LIKE, media=photo)
    )
    said = await approve_first_question.press(approve_first_question.other, buttons_data(offered)[-1])
    assert said[0].key == "question-kept-hidden"
    assert said[0].edit
    stored = await last(approve_first_question)
    assert (stored.text, stored.anonymous, stored.person_id) == (LIKE, True, approve_first_question.other.id)
    assert (await questions.list_attachments(approve_first_question.session, stored))[0].file_id == "file"
    assert (
        approve_first_question.other.draft,
        approve_first_question.other.pending_question_at,
        approve_first_question.other.step,
    ) == ({}, None, None)


@pytest.mark.parametrize("state", [question_states.WITHDRAWN, question_states.DECLINED, question_states.NEW])
async def test_should_the_similar_one_be_gone_meanwhile_theirs_is_stored(
    approve_first_question: Stage, state: str
) -> None:
    offered = await asks(approve_first_question, approve_first_question.other)
    approve_first_question.question.state, approve_first_question.question.visible_at = state, None
    await approve_first_question.session.flush()
    assert (
        text_keys(await approve_first_question.press(approve_first_question.other, buttons_data(offered)[0]))[
            0
        ]
        == "question-kept"
    )
    assert (await last(approve_first_question)).text == LIKE


async def test_whoever_does_nothing_has_asked_after_five_minutes(approve_first_question: Stage) -> None:
    offered = await asks(approve_first_question, approve_first_question.other)
    since = approve_first_question.other.pending_question_at
    assert since is not None
    await approve_first_question.session.flush()
    assert await similar.submit_expired(approve_first_question.session, since + timedelta(minutes=4)) == []
    said: list[Any] = await similar.submit_expired(
        approve_first_question.session, since + similar.CHOICE_TIMEOUT
    )
    assert (said[0].key, said[0].to) == ("question-kept", approve_first_question.other)
    assert (await last(approve_first_question)).text == LIKE
    assert await similar.submit_expired(approve_first_question.session, since + timedelta(hours=1)) == []
    assert await count(approve_first_question) == 2
    for late in buttons_data(offered):
        with pytest.raises(Refusal, match="similar-late") as refused:
            await approve_first_question.press(approve_first_question.other, late)
        assert refused.value.values == {"number": 2}
    assert (await count(approve_first_question), approve_first_question.question.votes) == (2, 0)


async def test_another_one_pressed_twice_is_one_question(approve_first_question: Stage) -> None:
    offered = await asks(approve_first_question, approve_first_question.other)
    await approve_first_question.press(approve_first_question.other, buttons_data(offered)[-1])
    with pytest.raises(Refusal, match="similar-late"):
        await approve_first_question.press(approve_first_question.other, buttons_data(offered)[-1])
    assert await count(approve_first_question) == 2


async def test_an_offer_pressed_when_other_words_are_held_leaves_these_alone(
    approve_first_question: Stage,
) -> None:
    first = await asks(approve_first_question, approve_first_question.other)
    await asks(approve_first_question, approve_first_question.other, f"{LIKE} Айылга.")
    with pytest.raises(Refusal, match="similar-late"):
        await approve_first_question.press(approve_first_question.other, buttons_data(first)[0])
    assert approve_first_question.other.draft["held"]["kept"]["text"] == f"{LIKE} Айылга."
    assert (await count(approve_first_question), approve_first_question.question.votes) == (2, 0)


@pytest.mark.parametrize("kind", ["voice", "photo", "document"])
async def test_what_has_no_words_resembles_nothing(approve_first_question: Stage, kind: Any) -> None:
    await approve_first_question.press(
        approve_first_question.other, f"start-question:{approve_first_question.karakol.id}"
    )
    did = approve_first_question.incoming(approve_first_question.other, media=Media(kind, "file", "unique"))
    assert text_keys(await approve_first_question.answer(did))[0] == "question-kept"
    assert await count(approve_first_question) == 2


@pytest.mark.parametrize("language", ["ky", "ru"])
async def test_a_spoken_question_that_was_worded_is_offered_to_whoever_writes(
    approve_first_question: Stage, language: str
) -> None:
    approve_first_question.question.text, approve_first_question.question.wording = (
        "",
        "Когда дадут питьевую воду в село?",
    )
    words = {"ky": "Айылга ичүүчү суу качан берилет?", "ru": "Питьевую воду в село когда дадут"}[language]
    said = await asks(approve_first_question, approve_first_question.other, words)
    assert text_keys(said) == ["similar-offer"]


async def test_words_that_are_held_count_among_one_s_questions(approve_first_question: Stage) -> None:
    """Flooding gains nothing from the offer: each question is stored before the next one is checked."""
    most = limits.QUESTION_LIMITS[0][0]
    for number in range(most):
        assert (
            text_keys(await asks(approve_first_question, approve_first_question.other, f"{LIKE} {number}"))[
                -1
            ]
            == "similar-offer"
        )
    said = await asks(approve_first_question, approve_first_question.other, f"{LIKE} Дагы.")
    assert text_keys(said)[0] == "question-kept"
    assert text_keys(said)[-1] == "ask-later"
    assert await count(approve_first_question) == 1 + most
    assert "held" not in approve_first_question.other.draft
    assert [kept["text"] for kept in approve_first_question.other.draft["pending"]] == [f"{LIKE} Дагы."]


async def test_whoever_votes_too_fast_keeps_their_words_and_the_choice(
    approve_first_question: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = await asks(approve_first_question, approve_first_question.other)
    monkeypatch.setattr(limits, "VOTE_LIMITS", ((1, timedelta(minutes=1)),))
    second = await questions.create_question(
        approve_first_question.session,
        approve_first_question.karakol,
        approve_first_question.owner,
        "Башка",
        message_id=6,
        anonymous=False,
        at=NOW,
    )
    await votes.cast_vote(
        approve_first_question.session, second, approve_first_question.other, approve_first_question.now
    )
    with pytest.raises(Refusal, match="vote-slowly"):
        await approve_first_question.press(approve_first_question.other, buttons_data(offered)[0])
    assert approve_first_question.other.draft["held"]["kept"]["text"] == LIKE
    assert (
        text_keys(
            await approve_first_question.press(approve_first_question.other, buttons_data(offered)[-1])
        )[0]
        == "question-kept"
    )


@pytest.mark.parametrize("deed", ["command", "button", "words"])
async def test_whoever_does_something_else_has_asked(approve_first_question: Stage, deed: str) -> None:
    await asks(approve_first_question, approve_first_question.other)
    if deed == "command":
        said = await approve_first_question.command(approve_first_question.other, "help")
    elif deed == "button":
        said = await approve_first_question.press(approve_first_question.other, "list-own-questions")
    else:
        said = await approve_first_question.write(approve_first_question.other, "Рахмат")
    assert text_keys(said)[0] == "question-kept"
    assert text_keys(said)[-1] in ("help", "questions", "saved-offer")
    assert ((await last(approve_first_question)).text, approve_first_question.other.pending_question_at) == (
        LIKE,
        None,
    )


async def test_held_words_are_edited_and_the_further_photos_join_them(approve_first_question: Stage) -> None:
    photo = Media("photo", "one", "u1", media_group_id="a")
    await approve_first_question.press(
        approve_first_question.other, f"start-question:{approve_first_question.karakol.id}"
    )
    did = approve_first_question.incoming(approve_first_question.other, text=LIKE, media=photo)
    offered = await approve_first_question.answer(did)
    more = approve_first_question.incoming(
        approve_first_question.other, media=Media("photo", "two", "u2", media_group_id="a")
    )
    assert await approve_first_question.answer(more) == []
    edit = approve_first_question.incoming(approve_first_question.other, text=f"{LIKE} Айылда.", edited=True)
    edit.message_id = did.message_id
    assert await approve_first_question.answer(edit) == []
    await approve_first_question.press(approve_first_question.other, buttons_data(offered)[-1])
    stored = await last(approve_first_question)
    assert stored.text == f"{LIKE} Айылда."
    assert [
        file.file_id for file in await questions.list_attachments(approve_first_question.session, stored)
    ] == ["one", "two"]


async def test_a_button_forged_for_another_question_does_nothing(approve_first_question: Stage) -> None:
    secret = await questions.create_question(
        approve_first_question.session,
        approve_first_question.karakol,
        approve_first_question.owner,
        "Купуя суроо",
        message_id=5,
        anonymous=True,
        at=NOW,
    )
    offered = await asks(approve_first_question, approve_first_question.other)
    message = approve_first_question.other.draft["held"]["kept"]["message"]
    for forged in (
        f"show-question:{message}:{secret.id}",
        f"f:{message}:1",
        f"ok:{message}",
        "",
        f"x:{message}",
        f"show-question:{message}",
    ):
        with pytest.raises(Refusal):
            await approve_first_question.press(approve_first_question.other, f"choose-similar:{forged}")
    assert secret.votes == 0
    with pytest.raises(Refusal, match="similar-done"):
        await approve_first_question.press(approve_first_question.owner, buttons_data(offered)[0])
    assert approve_first_question.other.draft["held"]["kept"]["text"] == LIKE


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


async def test_the_words_of_whoever_is_barred_meanwhile_are_not_stored(approve_first_question: Stage) -> None:
    offered = await asks(approve_first_question, approve_first_question.other)
    approve_first_question.other.banned_at = NOW
    assert text_keys(
        await approve_first_question.press(approve_first_question.other, buttons_data(offered)[-1])
    ) == ["banned"]
    assert await count(approve_first_question) == 1


async def test_words_held_for_a_seminar_that_ended_meanwhile_are_stored(
    approve_first_question: Stage,
) -> None:
    offered = await asks(approve_first_question, approve_first_question.other)
    approve_first_question.karakol.state = seminar_states.HELD
    assert (
        text_keys(
            await approve_first_question.press(approve_first_question.other, buttons_data(offered)[-1])
        )[0]
        == "question-kept"
    )
    assert (await last(approve_first_question)).seminar_id == approve_first_question.karakol.id


async def test_a_seminar_is_not_put_away_while_words_for_it_are_held(approve_first_question: Stage) -> None:
    await asks(approve_first_question, approve_first_question.other)
    await lifecycle.decline(
        approve_first_question.session,
        approve_first_question.question,
        "other",
        NOW,
        approve_first_question.member,
    )
    approve_first_question.karakol.state = seminar_states.HELD
    with pytest.raises(planning.OpenQuestionsLeft):
        await planning.transition(
            approve_first_question.session, approve_first_question.karakol, seminar_states.ARCHIVED, NOW
        )
    approve_first_question.jalal_abad.state = seminar_states.HELD
    await planning.transition(
        approve_first_question.session, approve_first_question.jalal_abad, seminar_states.ARCHIVED, NOW
    )
    assert approve_first_question.jalal_abad.state == seminar_states.ARCHIVED


async def test_whoever_wants_to_be_forgotten_does_not_ask_by_it(approve_first_question: Stage) -> None:
    await asks(approve_first_question, approve_first_question.other)
    assert text_keys(await approve_first_question.command(approve_first_question.other, "forget")) == [
        "erasure-confirm"
    ]
    assert "erased" in text_keys(
        await approve_first_question.press(approve_first_question.other, "answer-erasure:yes")
    )
    assert await count(approve_first_question) == 1


async def test_whoever_is_not_forgotten_after_all_still_has_the_choice(approve_first_question: Stage) -> None:
    offered = await asks(approve_first_question, approve_first_question.other)
    await approve_first_question.command(approve_first_question.other, "forget")
    assert text_keys(
        await approve_first_question.press(approve_first_question.other, "answer-erasure:no")
    ) == ["erasure-cancelled"]
    assert text_keys(
        await approve_first_question.press(approve_first_question.other, buttons_data(offered)[0])
    ) == ["similar-voted"]


async def test_held_words_are_in_one_s_data_and_are_forgotten(approve_first_question: Stage) -> None:
    await asks(approve_first_question, approve_first_question.other)
    await erasure.erase_person(
        approve_first_question.session, approve_first_question.other, approve_first_question.now
    )
    assert (approve_first_question.other.draft, approve_first_question.other.pending_question_at) == (
        {},
        None,
    )
    assert (
        await similar.submit_expired(
            approve_first_question.session, approve_first_question.now + timedelta(days=1)
        )
        == []
    )
    assert await approve_first_question.session.scalar(select(func.count()).select_from(Attachment)) == 1
