"""Experts: what they take, ask back and pass on; answers changed, translated, given aloud; the promised day."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.testing import Member, shown_text
from storage import people, questions, roles, seminars, votes
from storage.models import Answer, Question, Remark
from tests.conftest import Town
from tests.conversations.talk import (
    HEAD,
    SECOND,
    STAFF,
    acquaint,
    acquainted,
    buttons,
    every,
    line,
    proof,
    said,
    settled,
    spoken,
    tick,
)
from tests.conversations.test_group import asks, linked, posted
from tests.conversations.test_questions import WORDS
from tests.sandbox.pictures import ogg

KYRGYZ_ASKS = pytest.mark.parametrize(("mine", "theirs"), [("ky", "ru"), proof("ru", "ky")])
RUSSIAN_ASKS = pytest.mark.parametrize(("mine", "theirs"), [("ru", "ky"), proof("ky", "ru")])
"""The language of whoever asks, and of whoever answers; the other way round with the proofs."""


def name_of(member: Member) -> str:
    return f"Үлгү Эксперт {member.id}"


async def expert(here: Town, language: str) -> Member:
    """An expert at Karakol, known by name."""
    member = await here.sandbox.new_person("Sample Expert")
    await acquainted(here, member.id, language)
    async with here.database.session.begin() as session:
        person = await acquaint(session, member.id, language, name=name_of(member))
        seminar = await seminars.by_slug(session, "karakol")
        assert seminar is not None
        await roles.give(session, person, roles.EXPERT, datetime.now(UTC), None, seminar_id=seminar.id)
    return member


async def asked(
    here: Town,
    language: str,
    *,
    to: Member | None = None,
    due: datetime | None = None,
    anonymous: bool = False,
) -> Member:
    """A head whose question №1 the hall may read, perhaps somebody's to answer."""
    head = await acquainted(here, HEAD, language, at="karakol")
    await settled(here, await head.write(f"/ask {WORDS}"))
    moment = datetime.now(UTC)
    async with here.database.session.begin() as session:
        question = await questions.lock(session, 1)
        assert question is not None
        question.anonymous = anonymous
        [staff] = (await people.gather(session, [STAFF], moment)).values()
        await questions.show(session, question, moment, staff)
        if to is not None:
            [owner] = (await people.gather(session, [to.id], moment)).values()
            await questions.assign(session, question, owner, moment, staff, due)
    return head


def began(language: str, key: str) -> str:
    """How a notice begins, whatever its day."""
    return line(language, key, number=1).partition(": ")[0]


async def now(here: Town) -> Question:
    [question] = await every(here, Question)
    return question  # type: ignore[no-any-return]


@KYRGYZ_ASKS
async def test_an_expert_takes_a_question_asks_back_namelessly_and_answers_by_voice(
    here: Town, mine: str, theirs: str
) -> None:
    one = await expert(here, theirs)
    head = await asked(here, mine, anonymous=True)
    await one.write("/inbox")
    listed = await one.wait_for(WORDS[:50])
    await one.press("№1")
    prompt = await one.wait_for(said(theirs, "asker-kept"))
    assert f"Үлгү Үлгүев {HEAD}" not in shown_text(listed) + shown_text(prompt)
    await one.press(said(theirs, "more-button"))
    await one.wait_for(line(theirs, "more-prompt", number=1))
    await one.write("Кайсы көчөдө? / На какой улице?")
    await one.wait_for(line(theirs, "more-sent", number=1))
    needed = await head.wait_for(line(mine, "more-needed", number=1))
    assert "Кайсы көчөдө? / На какой улице?" in needed["text"]
    assert name_of(one) not in needed["text"]
    await head.press(said(mine, "more-reply-button"))
    await head.wait_for(line(mine, "saymore-prompt", number=1))
    await head.upload("voice", ogg(2), "a.ogg")
    await head.wait_for(line(mine, "voice-known-or-write"))
    await head.press(said(mine, "voice-send"))
    await head.wait_for(line(mine, "saymore-sent", number=1))
    came = await one.wait_for(line(theirs, "more-came", number=1))
    assert "voice" in came
    await one.upload("voice", ogg(2), "b.ogg", reply_to=came["message_id"])
    answer = await head.wait_for(line(mine, "question-answer", number=1))
    assert "voice" in answer
    await one.wait_for(line(theirs, "answer-sent", number=1))
    assert [one.from_asker for one in await every(here, Remark)] == [False, True]
    assert (await now(here)).state == questions.ANSWERED


@RUSSIAN_ASKS
async def test_a_question_is_passed_on_and_comes_to_the_other_expert_with_its_day(
    here: Town, mine: str, theirs: str
) -> None:
    one, two = await expert(here, theirs), await expert(here, mine)
    due = datetime.now(UTC) + timedelta(days=5)
    head = await asked(here, mine, to=one, due=due)
    await one.write("/inbox")
    listed = await one.wait_for("📌")
    assert "⏰" in listed["text"]
    await one.press("№1")
    await one.wait_for(line(theirs, "answer-prompt", number=1))
    await one.press(said(theirs, "pass-button"))
    await one.wait_for(line(theirs, "pass-whom", number=1))
    await one.press(name_of(two))
    await one.wait_for(said(theirs, "passed-on", number=1, name=name_of(two)))
    card = await two.wait_for(began(mine, "assigned-to-you-by"))
    assert WORDS in card["text"]
    assert buttons(card) == [said(mine, key) for key in ("answer-button", "more-button", "pass-button")]
    act = await two.write("Эртең / завтра", reply_to=card["message_id"])
    await head.wait_for("Эртең / завтра")
    await settled(here, act)
    [ended] = [one for one in await two.messages() if one["message_id"] == card["message_id"]]
    assert ended["text"].startswith("✅")
    assert not buttons(ended)


@KYRGYZ_ASKS
async def test_an_answer_that_its_writer_changes_is_changed_for_whoever_has_it(
    here: Town, mine: str, theirs: str
) -> None:
    one = await expert(here, theirs)
    head = await asked(here, mine, to=one)
    await one.write("/inbox")
    await one.wait_for("📌")
    await one.press("№1")
    await one.wait_for(line(theirs, "answer-prompt", number=1))
    mistaken = await one.write("Дүйшөмбүдө")
    before = await head.wait_for("Дүйшөмбүдө")
    await one.wait_for(line(theirs, "answer-sent", number=1))
    await one.edit(mistaken["message"]["message_id"], "Шейшембиде")
    after = await head.wait_for("Шейшембиде")
    assert after["message_id"] == before["message_id"]
    assert after["text"].startswith(line(mine, "question-answer", number=1))
    await one.wait_for(line(theirs, "answer-edited", number=1))
    assert [one.text for one in await every(here, Answer)] == ["Шейшембиде"]


@RUSSIAN_ASKS
async def test_whoever_reads_another_language_gets_the_answer_in_theirs(
    here: Town, mine: str, theirs: str
) -> None:
    one = await expert(here, mine)
    head = await asked(here, mine, to=one)
    other = await acquainted(here, SECOND, theirs, at="karakol")
    async with here.database.session.begin() as session:
        question, person = await questions.lock(session, 1), await acquaint(session, SECOND, theirs)
        assert question is not None
        await votes.cast(session, question, person, datetime.now(UTC))
    words = {"ky": "Эртең, көп өтпөй, күтүңүз", "ru": "Завтра, скоро, ждите"}
    await one.write("/inbox")
    await one.wait_for("📌")
    await one.press("№1")
    await one.wait_for(line(mine, "answer-prompt", number=1))
    await one.write(words[mine])
    await head.wait_for(words[mine])
    first = await other.wait_for(line(theirs, "question-answer-too", number=1))
    assert words[mine] in first["text"]
    await one.wait_for(line(mine, "answer-sent-many", number=1))
    await one.press(said(mine, f"also-{theirs}"))
    await one.wait_for(line(mine, "also-prompt", number=1))
    await one.write(words[theirs])
    await one.wait_for(line(mine, "also-sent", number=1))
    again = await other.wait_for(words[theirs])
    assert again["message_id"] == first["message_id"]
    notice = await other.wait_for(said(theirs, "answer-translated", number=1))
    assert notice["reply_to_message"]["message_id"] == first["message_id"]
    assert not any(words[theirs] in shown_text(message) for message in await head.messages())


@KYRGYZ_ASKS
async def test_what_was_answered_in_the_hall_reaches_who_asked_and_who_voted_at_once(
    here: Town, mine: str, theirs: str
) -> None:
    moderator = await acquainted(here, STAFF, theirs)
    head = await asked(here, mine)
    other = await acquainted(here, SECOND, theirs, at="karakol")
    async with here.database.session.begin() as session:
        question, person = await questions.lock(session, 1), await acquaint(session, SECOND, theirs)
        assert question is not None
        await votes.cast(session, question, person, datetime.now(UTC))
    await moderator.press(said(theirs, "answer-button"))
    await moderator.wait_for(line(theirs, "answer-prompt", number=1))
    await moderator.press(said(theirs, "aloud-button"))
    await moderator.wait_for(line(theirs, "aloud-prompt", number=1))
    await moderator.write("Түтүк жазында алмаштырылат.\nАкчасы бар.")
    for reader, language, key in ((head, mine, "answer-aloud"), (other, theirs, "answer-aloud-too")):
        told = await reader.wait_for(line(language, key, number=1))
        assert "Түтүк жазында алмаштырылат.\nАкчасы бар." in told["text"]
    question = await now(here)
    assert (question.state, question.how) == (questions.ANSWERED, questions.ALOUD)


@RUSSIAN_ASKS
async def test_an_owner_is_reminded_of_the_day_and_moderators_when_it_is_past(
    here: Town, mine: str, theirs: str
) -> None:
    one, moderator = await expert(here, theirs), await acquainted(here, STAFF, mine)
    past = datetime.now(UTC) - timedelta(hours=3)
    await asked(here, mine, to=one, due=past)
    async with here.database.session.begin() as session:
        seminar = await seminars.by_slug(session, "karakol")
        assert seminar is not None
        seminar.timezone = f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"  # it is noon there: nobody is asleep
    await tick(here, 2)
    nudge = await one.wait_for(began(theirs, "due-now"))
    assert WORDS[:50] in nudge["text"]
    overdue = await moderator.wait_for(began(mine, "overdue-notice"))
    assert name_of(one) in overdue["text"]
    for member, key, language in ((one, "due-now", theirs), (moderator, "overdue-notice", mine)):
        first = began(language, key)
        assert sum(first in shown_text(message) for message in await member.messages()) == 1


@spoken("ky", "ru")
async def test_an_answer_from_the_group_is_changed_from_the_group(here: Town, language: str) -> None:
    owner, chat = await linked(here, language)
    head = await asks(here, WORDS)
    await tick(here)
    question = (await posted(owner, chat))[0]
    act = await owner.write("Дүйшөмбүдө", reply_to=question["message_id"], chat=chat)
    before = await head.wait_for("Дүйшөмбүдө")
    await settled(here, act)
    await settled(here, await owner.edit(act["message"]["message_id"], "Шейшембиде", chat=chat))
    after = await head.wait_for("Шейшембиде")
    assert after["message_id"] == before["message_id"]
    assert len(await every(here, Answer)) == 1
    await tick(here)
    assert "Шейшембиде" in (await posted(owner, chat))[0]["text"]
