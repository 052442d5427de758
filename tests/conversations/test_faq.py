"""Answered questions come along to the sister seminar: staff look through them, participants read what is shown."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from sandbox.testing import Member
from storage import faq, planning, questions, seminars
from storage.models import Faq, Seminar
from tests.conftest import Town
from tests.conversations.talk import (
    HEAD,
    SECOND,
    STAFF,
    acquaint,
    acquainted,
    buttons,
    every,
    newest,
    said,
    settled,
)

ASKED = {"ky": "Менин атым Үлгү. Жол качан оңдолот?", "ru": "Меня зовут Пример. Когда починят дорогу?"}
ANSWER = {"ky": "Жолду жазында оңдойбуз.", "ru": "Дорогу починим весной."}
BETTER = {"ky": "Жол качан оңдолот?", "ru": "Когда починят дорогу?"}
OBLAST = {"ky": "Нарын облусу", "ru": "Нарынская область"}
NAME = {"ky": "Үлгү семинары", "ru": "Пример семинара"}
DAY = datetime.now(ZoneInfo("Asia/Bishkek")) + timedelta(days=20)


async def cloned(here: Town, language: str) -> Member:
    """Staff copy Karakol, where somebody has asked and was answered; they are left before the new card."""
    staff = await acquainted(here, STAFF, language)
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        asker = await acquaint(session, SECOND, language)
        for number, text in enumerate((ASKED[language], f"2. {BETTER[language]}")):
            one = await questions.ask(
                session, karakol, asker, text, message_id=number, anonymous=True, at=karakol.updated_at
            )
            await questions.answer(session, one, asker, ANSWER[language], karakol.updated_at)
    await settled(here, await staff.write("/staff"))
    await settled(here, await staff.press(karakol.title[language]))
    await settled(here, await staff.press(said(language, "plan-button")))
    await settled(here, await staff.press(said(language, "plan-clone")))
    await settled(here, await staff.write(f"{DAY:%d.%m} 10:00"))
    await settled(here, await staff.press(OBLAST[language]))
    return staff


async def opened(here: Town) -> None:
    """The copy gets a title of its own and is open to everybody."""
    made = max(await every(here, Seminar), key=lambda one: one.id)
    async with here.database.session.begin() as session:
        await session.execute(
            update(Seminar).where(Seminar.id == made.id).values(state=planning.OPEN, title=NAME)
        )


async def at_list(here: Town, language: str) -> Member:
    """A participant at the list of seminars."""
    head = await acquainted(here, HEAD, language)
    await settled(here, await head.write("/seminars"))
    return head


@pytest.mark.parametrize("language", ["ky", "ru"])
async def test_staff_look_through_what_came_along_and_participants_read_what_is_shown(
    here: Town, language: str
) -> None:
    staff = await cloned(here, language)
    told = await staff.wait_for(said(language, "faq-cloned", number=2))
    assert buttons(told) == [said(language, "faq-look")]
    listed = await newest(here, staff, await staff.press(said(language, "faq-look")))
    first = said(language, "faq-line-waiting", question=ASKED[language])
    assert first in buttons(listed)
    assert said(language, "faq-counts", shown=0, waiting=2, out=0) in listed["text"]

    card = await newest(here, staff, await staff.press(first))
    assert said(language, "faq-is-waiting") in card["text"]
    assert ASKED[language] in card["text"]
    edit = said(language, "faq-edit-question", language=said(language, f"in-{language}"))
    await settled(here, await staff.press(edit))
    card = await newest(here, staff, await staff.write(BETTER[language]))
    assert BETTER[language] in card["text"]
    assert ASKED[language] not in card["text"]
    card = await newest(here, staff, await staff.press(said(language, "faq-show")))
    assert said(language, "faq-is-shown") in card["text"]
    await settled(here, await staff.press(said(language, "faq-next")))
    await settled(here, await staff.press(said(language, "faq-out")))

    await opened(here)
    head = await at_list(here, language)
    await settled(here, await head.press(NAME[language]))
    page = await newest(here, head, await head.press(said(language, "faq-button")))
    question = said(language, "faq-line", question=BETTER[language])
    assert buttons(page) == [question, said(language, "seminar-back")]
    answer = await newest(here, head, await head.press(question))
    assert answer["text"] == said(language, "faq-read", question=BETTER[language], answer=ANSWER[language])


async def test_a_reader_of_another_language_gets_the_nearest_until_it_is_given(here: Town) -> None:
    staff = await cloned(here, "ru")
    await settled(here, await staff.press(said("ru", "faq-look")))
    await settled(here, await staff.press(said("ru", "faq-publish-all", number=2)))
    assert {faq.state(one) for one in await every(here, Faq)} == {faq.WAITING}
    await settled(here, await staff.press(said("ru", "faq-ask-all", "yes")))
    assert {faq.state(one) for one in await every(here, Faq)} == {faq.SHOWN}
    await opened(here)
    head = await at_list(here, "ky")
    await settled(here, await head.press(NAME["ky"]))
    page = await newest(here, head, await head.press(said("ky", "faq-button")))
    assert said("ky", "faq-line", question=ASKED["ru"]) in buttons(page)


async def test_words_after_turning_to_something_else_are_read_by_nobody(here: Town) -> None:
    staff = await cloned(here, "ky")
    await settled(here, await staff.press(said("ky", "faq-look")))
    await settled(here, await staff.press(said("ky", "faq-line-waiting", question=ASKED["ky"])))
    await settled(here, await staff.press(said("ky", "faq-edit-answer", language=said("ky", "in-ru"))))
    await settled(here, await staff.write("/staff"))
    await settled(here, await staff.write("Кечиресиз, бул башка сөз"))
    assert all(one.answer == {"ky": ANSWER["ky"]} for one in await every(here, Faq))


@pytest.mark.parametrize("language", ["ky", "ru"])
async def test_what_was_answered_later_is_fetched_and_a_long_answer_is_read_as_a_whole(
    here: Town, language: str
) -> None:
    staff = await cloned(here, language)
    long = " ".join(f"{ANSWER[language]} {place}." for place in range(130))
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        asker = await acquaint(session, SECOND, language)
        at, words = karakol.updated_at, f"3. {BETTER[language]}"
        one = await questions.ask(session, karakol, asker, words, message_id=7, anonymous=True, at=at)
        await questions.answer(session, one, asker, long, karakol.updated_at)
    await settled(here, await staff.press(said(language, "faq-look")))
    listed = await newest(here, staff, await staff.press(said(language, "faq-more")))
    assert said(language, "faq-carried", number=1) in listed["text"]
    listed = await newest(here, staff, await staff.press(said(language, "faq-more")))
    assert said(language, "faq-carried-none") in listed["text"]
    third = said(language, "faq-line-waiting", question=f"3. {BETTER[language]}")
    card = await newest(here, staff, await staff.press(third))
    assert long not in card["text"]
    await settled(here, await staff.press(said(language, "faq-whole")))
    whole = "".join(message.get("text", "") for message in (await staff.messages())[-3:])
    assert long.replace(" ", "") in whole.replace(" ", "")
    assert f"3. {BETTER[language]}" in whole
