"""Banned people reach nobody with text, files or votes; the rest of the bot remains usable."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from handlers import permissions, routes
from handlers.messages import Media, Refusal, Say
from storage.feedback import form, ratings
from storage.models import Attachment, Person, Question, Remark, SeatEvent, Vote
from storage.questions import answers, limits, questions
from tests.handlers.questions.test_answering import add_question, approve_question, mark_delivered, replies_to
from tests.handlers.stage import NOW, Stage, text_keys

CANARY = "Канарейка"
VOICE = Media("voice", "v", "w", "al")


async def request_clarification(stage: Stage) -> str:
    """Have staff ask back; return the button to reply with."""
    await stage.press(stage.member, f"request-clarification:{stage.question.id}")
    [_, needed] = await stage.write(stage.member, "Кайсы көчө?")
    return needed.buttons[0][0].data


async def question(stage: Stage) -> Any:
    return await stage.press(stage.owner, f"start-question:{stage.karakol.id}")


async def reopen_question(stage: Stage) -> Any:
    await stage.press(stage.member, f"start-answer:{stage.question.id}")
    await stage.write(stage.member, "Эртең")
    return await stage.press(stage.owner, f"reopen-own-question:{stage.question.id}")


async def saymore(stage: Stage) -> Any:
    return await stage.press(stage.owner, await request_clarification(stage))


async def reason(stage: Stage) -> Any:
    return await stage.press(stage.owner, f"decline-seat:{stage.seat.id}:words")


async def opinion(stage: Stage) -> Any:
    stage.karakol.starts_at = stage.karakol.ends_at = NOW
    await ratings.save_stars(stage.session, stage.karakol.id, stage.owner, 5, NOW)
    return await stage.press(stage.owner, f"write-feedback:{stage.karakol.id}")


async def form_answer(stage: Stage) -> Any:
    stage.karakol.starts_at = stage.karakol.ends_at = NOW
    await ratings.save_stars(stage.session, stage.karakol.id, stage.owner, 5, NOW)
    *_, before, _ = await form.list_askable(stage.session, stage.karakol.id)
    return await stage.press(stage.owner, f"continue-feedback:{stage.karakol.id}:{before.id}")


BEGUN: dict[str, Callable[[Stage], Awaitable[Any]]] = {
    "question": question,
    "question-reopening": reopen_question,
    "clarification-reply": saymore,
    "seat-decline": reason,
    "feedback": opinion,
    "feedback-text": form_answer,
}
"""Step -> the actions that lead there: steps at which a participant's next text goes to others."""
OWN = {"language", "consent", "registration", "faq-search", "check-in-code"}
"""Steps whose text stays with the bot, or belongs to a registration."""


def test_every_step_of_participants_is_looked_at_here() -> None:
    theirs = {name for name, step in routes.STEPS.items() if not permissions.requires_role(step.permission)}
    assert theirs == {*BEGUN, *OWN}


async def check_nothing_reached(stage: Stage, said: list[Say]) -> None:
    """Check that no text of theirs, and no vote, has reached anybody else."""
    others = [one for one in said if isinstance(one.to, Person) and one.to is not stage.owner]
    assert CANARY not in str([one.args for one in others])
    assert [one for one in others if one.media] == []
    await stage.session.flush()
    for column in (Question.text, Remark.text, SeatEvent.reason):
        kept = select(func.count()).where(column.contains(CANARY))
        assert await stage.session.scalar(kept) == 0
    assert await stage.session.scalar(select(func.count()).select_from(Vote)) == 0


async def replies_or_refusal(doing: Awaitable[list[Say]]) -> list[Say]:
    """Return the replies, a refusal included."""
    try:
        return await doing
    except Refusal as refusal:
        return [Say(refusal.key)]


@pytest.mark.parametrize("barred", ["before", "meanwhile"])
@pytest.mark.parametrize("step", BEGUN)
async def test_no_step_takes_their_words(stage: Stage, step: str, barred: str) -> None:
    if barred == "before":
        stage.owner.banned_at = NOW
        said = await replies_or_refusal(BEGUN[step](stage))
    else:
        await BEGUN[step](stage)
        stage.owner.banned_at = NOW
        said = []
    for what in ({"text": CANARY}, {"text": CANARY, "media": VOICE}):
        said += await replies_or_refusal(stage.answer(stage.incoming(stage.owner, **what)))
    assert "banned" in text_keys(said)
    await check_nothing_reached(stage, said)


async def reply(stage: Stage) -> list[Say]:
    """Reply to the clarification by Telegram's reply function."""
    await stage.press(stage.member, f"request-clarification:{stage.question.id}")
    needed = replies_to(await stage.write(stage.member, "Кайсы көчө?"), stage.owner)
    await mark_delivered(stage, needed, NOW, first=600)
    stage.owner.banned_at = NOW
    return await replies_or_refusal(stage.write(stage.owner, CANARY, reply_to=600))


async def edit(stage: Stage) -> list[Say]:
    stage.owner.banned_at = NOW
    return await replies_or_refusal(stage.write(stage.owner, CANARY, message_id=77, edited=True))


async def album(stage: Stage) -> list[Say]:
    file = Attachment(kind="photo", file_id="f", file_unique_id="u", media_group_id="al")
    await questions.add_attachment(stage.session, stage.question, file)
    await stage.session.flush()
    stage.owner.banned_at = NOW
    return await replies_or_refusal(stage.answer(stage.incoming(stage.owner, media=VOICE)))


async def vote(stage: Stage) -> list[Say]:
    other = await add_question(stage, stage.other)
    await approve_question(stage, other)
    stage.owner.banned_at = NOW
    return await replies_or_refusal(stage.press(stage.owner, f"vote-for-question:{other.id}:1:new:0"))


async def vote_for_similar(stage: Stage) -> list[Say]:
    """Vote for a similar question instead of asking."""
    other = await add_question(stage, stage.other, f"{CANARY} качан?")
    await approve_question(stage, other)
    other.text = "Суу кайда?"
    [offer] = await stage.answer(
        stage.incoming(stage.owner, command="ask", argument="Суу кайда?", message_id=950)
    )
    stage.owner.banned_at = NOW
    said = []
    for row in offer.buttons:
        said += await replies_or_refusal(stage.press(stage.owner, row[0].data))
    return said


async def ask(stage: Stage) -> list[Say]:
    stage.owner.banned_at = NOW
    return await replies_or_refusal(stage.command(stage.owner, "ask", CANARY))


async def accept_offer(stage: Stage) -> list[Say]:
    stage.owner.banned_at = NOW
    [offer] = await stage.write(stage.owner, CANARY)
    return await replies_or_refusal(stage.press(stage.owner, offer.buttons[0][0].data))


@pytest.mark.parametrize(
    "way", [reply, edit, album, vote, vote_for_similar, ask, accept_offer], ids=lambda one: one.__name__
)
async def test_no_other_way_reaches_anybody(stage: Stage, way: Callable[[Stage], Awaitable[Any]]) -> None:
    said = await way(stage)
    assert "banned" in text_keys(said)
    await check_nothing_reached(stage, said)


async def test_a_seat_stays_theirs_and_staff_hear_that_it_is_given_back(stage: Stage) -> None:
    stage.owner.banned_at = NOW
    said = await stage.press(stage.owner, f"decline-seat:{stage.seat.id}:work")
    assert text_keys(replies_to(said, stage.member)) == ["notice-cannot"]
    assert stage.seat.state == "cancelled"


# Not banned, but many messages.


async def test_replies_to_what_was_asked_back_are_counted_like_questions(stage: Stage) -> None:
    most = limits.QUESTION_LIMITS[0][0]
    data = await request_clarification(stage)
    for number in range(most):
        await stage.press(stage.owner, data)
        await stage.write(stage.owner, f"Жооп {number}")
    await stage.press(stage.owner, data)
    assert text_keys(await stage.write(stage.owner, "Дагы бир")) == ["remark-later"]
    remarks = await answers.list_remarks(stage.session, stage.question)
    assert sum(one.from_asker for one in remarks) == most


async def test_one_notice_tells_all_that_was_said_since_staff_asked(stage: Stage) -> None:
    data = await request_clarification(stage)
    await stage.press(stage.owner, data)
    await stage.write(stage.owner, "Борбордук көчөдө")
    await stage.press(stage.owner, data)
    [told] = replies_to(await stage.write(stage.owner, "Мектептин жанында"), stage.member)
    assert told.args["text"] == "Борбордук көчөдө\n\nМектептин жанында"
    assert (told.collapse_key, told.actor_id) == (f"further:{stage.question.id}", stage.owner.id)
    await stage.press(stage.member, f"request-clarification:{stage.question.id}")
    [_, again] = await stage.write(stage.member, "Кайсы үй?")
    await stage.press(stage.owner, again.buttons[0][0].data)
    [told] = replies_to(await stage.write(stage.owner, "7-үй"), stage.member)
    assert told.args["text"] == "7-үй"


async def test_what_was_said_besides_stands_with_the_question(stage: Stage) -> None:
    await stage.press(stage.owner, await request_clarification(stage))
    await stage.write(stage.owner, "Борбордук көчөдө")
    for data in (f"send-question-files:{stage.question.id}", f"answer:{stage.question.id}"):
        said = await stage.press(stage.member, data)
        assert "Борбордук көчөдө" in [one.args.get("text") for one in said]
