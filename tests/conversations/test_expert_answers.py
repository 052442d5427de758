"""Experts: assignment, clarifications and delegation; answers edited, translated and spoken; due dates."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.testing import SandboxUser, message_text
from storage.accounts import people
from storage.models import Answer, Question, Remark, question_states
from storage.questions import lifecycle, questions, votes
from storage.seminars import seminars
from storage.team import roles
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    SECOND,
    STAFF,
    add_consented_person,
    all_rows,
    button_labels,
    consented_user,
    first_line,
    in_languages,
    proof_param,
    text_of,
    tick_clock,
    wait_settled,
)
from tests.conversations.test_questions import WORDS
from tests.conversations.test_staff_group import ask_question, group_messages, linked_group
from tests.sandbox.sample_media import ogg

KYRGYZ_ASKS = pytest.mark.parametrize(("mine", "theirs"), [("ky", "ru"), proof_param("ru", "ky")])
RUSSIAN_ASKS = pytest.mark.parametrize(("mine", "theirs"), [("ru", "ky"), proof_param("ky", "ru")])
"""The language of the asker and of the expert; the other way round with the proofs."""


def name_of(member: SandboxUser) -> str:
    return f"Үлгү Эксперт {member.id}"


async def add_expert(here: RunningBot, language: str) -> SandboxUser:
    """Return an expert at Karakol, known by name."""
    member = await here.sandbox.new_person("Sample Expert")
    await consented_user(here, member.id, language)
    async with here.database.session.begin() as session:
        person = await add_consented_person(session, member.id, language, name=name_of(member))
        seminar = await seminars.by_slug(session, "karakol")
        assert seminar is not None
        await roles.grant(session, person, roles.EXPERT, datetime.now(UTC), None, seminar_id=seminar.id)
    return member


async def visible_question(
    here: RunningBot,
    language: str,
    *,
    to: SandboxUser | None = None,
    due: datetime | None = None,
    anonymous: bool = False,
) -> SandboxUser:
    """Return a head whose question № 1 is visible in the hall, optionally assigned."""
    head = await consented_user(here, HEAD, language, at="karakol")
    await wait_settled(here, await head.write(f"/ask {WORDS}"))
    moment = datetime.now(UTC)
    async with here.database.session.begin() as session:
        question = await questions.lock(session, 1)
        assert question is not None
        question.anonymous = anonymous
        [staff] = (await people.get_or_create(session, [STAFF], moment)).values()
        await lifecycle.show(session, question, moment, staff)
        if to is not None:
            [owner] = (await people.get_or_create(session, [to.id], moment)).values()
            await lifecycle.assign(session, question, owner, moment, staff, due)
    return head


def notice_start(language: str, key: str) -> str:
    """Return the beginning of a notice, up to its date."""
    return first_line(language, key, number=1).partition(": ")[0]


async def now(here: RunningBot) -> Question:
    [question] = await all_rows(here, Question)
    return question  # type: ignore[no-any-return]


@KYRGYZ_ASKS
async def test_an_expert_takes_a_question_asks_back_namelessly_and_answers_by_voice(
    here: RunningBot, mine: str, theirs: str
) -> None:
    one = await add_expert(here, theirs)
    head = await visible_question(here, mine, anonymous=True)
    await one.write("/inbox")
    listed = await one.wait_for(WORDS[:50])
    await one.press("№ 1")
    prompt = await one.wait_for(text_of(theirs, "asker-kept"))
    assert f"Үлгү Үлгүев {HEAD}" not in message_text(listed) + message_text(prompt)
    await one.press(text_of(theirs, "clarify-button"))
    await one.wait_for(first_line(theirs, "clarify-prompt", number=1))
    await one.write("Кайсы көчөдө? / На какой улице?")
    await one.wait_for(first_line(theirs, "clarify-sent", number=1))
    needed = await head.wait_for(first_line(mine, "clarify-request", number=1))
    assert "Кайсы көчөдө? / На какой улице?" in needed["text"]
    assert name_of(one) not in needed["text"]
    await head.press(text_of(mine, "clarify-reply-button"))
    await head.wait_for(first_line(mine, "clarify-reply-prompt", number=1))
    await head.upload("voice", ogg(2), "a.ogg")
    await head.wait_for(first_line(mine, "voice-known-or-write"))
    await head.press(text_of(mine, "voice-send"))
    await head.wait_for(first_line(mine, "clarify-reply-sent", number=1))
    came = await one.wait_for(first_line(theirs, "clarify-reply", number=1))
    assert "voice" in came
    await one.upload("voice", ogg(2), "b.ogg", reply_to=came["message_id"])
    answer = await head.wait_for(first_line(mine, "question-answer", number=1))
    assert "voice" in answer
    await one.wait_for(first_line(theirs, "answer-sent", number=1))
    assert [one.from_asker for one in await all_rows(here, Remark)] == [False, True]
    assert (await now(here)).state == question_states.ANSWERED


@RUSSIAN_ASKS
async def test_a_question_is_passed_on_and_comes_to_the_other_expert_with_its_day(
    here: RunningBot, mine: str, theirs: str
) -> None:
    one, two = await add_expert(here, theirs), await add_expert(here, mine)
    due = datetime.now(UTC) + timedelta(days=5)
    head = await visible_question(here, mine, to=one, due=due)
    await one.write("/inbox")
    listed = await one.wait_for("📌")
    assert "⏰" in listed["text"]
    await one.press("№ 1")
    await one.wait_for(first_line(theirs, "answer-prompt", number=1))
    await one.press(text_of(theirs, "reassign-button"))
    await one.wait_for(first_line(theirs, "reassign-prompt", number=1))
    label = text_of(theirs, "assign-to", name=name_of(two), role=text_of(theirs, "role-expert"))
    await one.press(label)
    await one.wait_for(text_of(theirs, "reassigned", number=1, name=name_of(two)))
    card = await two.wait_for(notice_start(mine, "assigned-to-you-by"))
    assert WORDS in card["text"]
    assert button_labels(card) == [
        text_of(mine, key) for key in ("answer-button", "clarify-button", "reassign-button")
    ]
    act = await two.write("Эртең / завтра", reply_to=card["message_id"])
    await head.wait_for("Эртең / завтра")
    await wait_settled(here, act)
    [ended] = [one for one in await two.messages() if one["message_id"] == card["message_id"]]
    assert ended["text"].startswith("✅")
    assert not button_labels(ended)


@KYRGYZ_ASKS
async def test_an_answer_that_its_writer_changes_is_changed_for_whoever_has_it(
    here: RunningBot, mine: str, theirs: str
) -> None:
    one = await add_expert(here, theirs)
    head = await visible_question(here, mine, to=one)
    await one.write("/inbox")
    await one.wait_for("📌")
    await one.press("№ 1")
    await one.wait_for(first_line(theirs, "answer-prompt", number=1))
    mistaken = await one.write("Дүйшөмбүдө")
    before = await head.wait_for("Дүйшөмбүдө")
    await one.wait_for(first_line(theirs, "answer-sent", number=1))
    await one.edit(mistaken["message"]["message_id"], "Шейшембиде")
    after = await head.wait_for("Шейшембиде")
    assert after["message_id"] == before["message_id"]
    assert after["text"].startswith(first_line(mine, "question-answer", number=1))
    await one.wait_for(first_line(theirs, "answer-edited", number=1))
    assert [one.text for one in await all_rows(here, Answer)] == ["Шейшембиде"]


@RUSSIAN_ASKS
async def test_whoever_reads_another_language_gets_the_answer_in_theirs(
    here: RunningBot, mine: str, theirs: str
) -> None:
    one = await add_expert(here, mine)
    head = await visible_question(here, mine, to=one)
    other = await consented_user(here, SECOND, theirs, at="karakol")
    async with here.database.session.begin() as session:
        question, person = (
            await questions.lock(session, 1),
            await add_consented_person(session, SECOND, theirs),
        )
        assert question is not None
        await votes.cast_vote(session, question, person, datetime.now(UTC))
    words = {"ky": "Эртең, көп өтпөй, күтүңүз", "ru": "Завтра, скоро, ждите"}
    await one.write("/inbox")
    await one.wait_for("📌")
    await one.press("№ 1")
    await one.wait_for(first_line(mine, "answer-prompt", number=1))
    await one.write(words[mine])
    await head.wait_for(words[mine])
    first = await other.wait_for(first_line(theirs, "question-answer-too", number=1))
    assert words[mine] in first["text"]
    await one.wait_for(first_line(mine, "answer-sent-many", number=1))
    await one.press(text_of(mine, f"translate-{theirs}"))
    await one.wait_for(first_line(mine, "translate-prompt", number=1))
    await one.write(words[theirs])
    await one.wait_for(first_line(mine, "translate-sent", number=1))
    again = await other.wait_for(words[theirs])
    assert again["message_id"] == first["message_id"]
    notice = await other.wait_for(text_of(theirs, "answer-translated", number=1))
    assert notice["reply_to_message"]["message_id"] == first["message_id"]
    assert not any(words[theirs] in message_text(message) for message in await head.messages())


@KYRGYZ_ASKS
async def test_what_was_answered_in_the_hall_reaches_who_asked_and_who_voted_at_once(
    here: RunningBot, mine: str, theirs: str
) -> None:
    moderator = await consented_user(here, STAFF, theirs)
    head = await visible_question(here, mine)
    other = await consented_user(here, SECOND, theirs, at="karakol")
    async with here.database.session.begin() as session:
        question, person = (
            await questions.lock(session, 1),
            await add_consented_person(session, SECOND, theirs),
        )
        assert question is not None
        await votes.cast_vote(session, question, person, datetime.now(UTC))
    await moderator.press(text_of(theirs, "answer-button"))
    await moderator.wait_for(first_line(theirs, "answer-prompt", number=1))
    await moderator.press(text_of(theirs, "aloud-button"))
    await moderator.wait_for(first_line(theirs, "aloud-prompt", number=1))
    await moderator.write("Түтүк жазында алмаштырылат.\nАкчасы бар.")
    for reader, language, key in ((head, mine, "answer-aloud"), (other, theirs, "answer-aloud-too")):
        told = await reader.wait_for(first_line(language, key, number=1))
        assert "Түтүк жазында алмаштырылат.\nАкчасы бар." in told["text"]
    question = await now(here)
    assert (question.state, question.answered_how) == (question_states.ANSWERED, lifecycle.ALOUD)


@RUSSIAN_ASKS
async def test_an_owner_is_reminded_of_the_day_and_moderators_when_it_is_past(
    here: RunningBot, mine: str, theirs: str
) -> None:
    one, moderator = await add_expert(here, theirs), await consented_user(here, STAFF, mine)
    past = datetime.now(UTC) - timedelta(hours=3)
    await visible_question(here, mine, to=one, due=past)
    async with here.database.session.begin() as session:
        seminar = await seminars.by_slug(session, "karakol")
        assert seminar is not None
        seminar.timezone = f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"  # it is noon there: nobody is asleep
    await tick_clock(here, 2)
    nudge = await one.wait_for(notice_start(theirs, "due-now"))
    assert WORDS[:50] in nudge["text"]
    overdue = await moderator.wait_for(notice_start(mine, "overdue-notice"))
    assert name_of(one) in overdue["text"]
    for member, key, language in ((one, "due-now", theirs), (moderator, "overdue-notice", mine)):
        first = notice_start(language, key)
        assert sum(first in message_text(message) for message in await member.messages()) == 1


@in_languages("ky", "ru")
async def test_an_answer_from_the_group_is_changed_from_the_group(here: RunningBot, language: str) -> None:
    owner, chat = await linked_group(here, language)
    head = await ask_question(here, WORDS)
    await tick_clock(here)
    question = (await group_messages(owner, chat))[0]
    act = await owner.write("Дүйшөмбүдө", reply_to=question["message_id"], chat=chat)
    before = await head.wait_for("Дүйшөмбүдө")
    await wait_settled(here, act)
    await wait_settled(here, await owner.edit(act["message"]["message_id"], "Шейшембиде", chat=chat))
    after = await head.wait_for("Шейшембиде")
    assert after["message_id"] == before["message_id"]
    assert len(await all_rows(here, Answer)) == 1
    await tick_clock(here)
    assert "Шейшембиде" in (await group_messages(owner, chat))[0]["text"]
