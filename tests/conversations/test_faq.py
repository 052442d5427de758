"""Answered questions come along to the sister seminar: staff look through them, participants read what is shown."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from sandbox.testing import Member
from storage import families, faq, planning, questions, seminars, votes
from storage.models import Faq, Person, Question, Seminar
from tests.conftest import Town
from tests.conversations.talk import (
    HEAD,
    KARAKOL,
    SECOND,
    STAFF,
    acquaint,
    acquainted,
    buttons,
    every,
    newest,
    opened_at,
    said,
    settled,
    spoken,
)

ASKED = {"ky": "Менин атым Үлгү. Жол качан оңдолот?", "ru": "Меня зовут Пример. Когда починят дорогу?"}
ANSWER = {"ky": "Жолду жазында оңдойбуз.", "ru": "Дорогу починим весной."}
BETTER = {"ky": "Жол качан оңдолот?", "ru": "Когда починят дорогу?"}
NARYN = "41704000000000"
OBLAST = {"ky": "Нарын облусу", "ru": "Нарынская область"}
NAME = {"ky": "Үлгү семинары", "ru": "Пример семинара"}
DAY = datetime.now(ZoneInfo("Asia/Bishkek")) + timedelta(days=20)


async def answered(here: Town, language: str) -> Seminar:
    """At Karakol somebody has asked twice and was answered."""
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        asker = await acquaint(session, SECOND, language)
        for number, text in enumerate((ASKED[language], f"2. {BETTER[language]}")):
            one = await questions.ask(
                session, karakol, asker, text, message_id=number, anonymous=True, at=karakol.updated_at
            )
            await questions.answer(session, one, asker, ANSWER[language], karakol.updated_at)
    return karakol


async def cloned(here: Town, language: str) -> Member:
    """The copy of that seminar, and a member of staff who looks at what came along."""
    staff = await acquainted(here, STAFF, language)
    await answered(here, language)
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        made = await planning.clone(session, karakol, DAY.astimezone(UTC), NARYN, datetime.now(UTC))
    await opened_at(here, staff, f"faq:{made.id}")
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


@spoken("ky", "ru")
async def test_staff_look_through_what_came_along_and_participants_read_what_is_shown(
    here: Town, language: str
) -> None:
    staff = await acquainted(here, STAFF, language)
    karakol = await answered(here, language)
    await settled(here, await staff.write("/staff"))
    await settled(here, await staff.press(karakol.title[language]))
    await settled(here, await staff.press(said(language, "plan-button")))
    await settled(here, await staff.press(said(language, "plan-clone")))
    await settled(here, await staff.write(f"{DAY:%d.%m} 10:00"))
    await settled(here, await staff.press(OBLAST[language]))
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
    other = {"ky": "ru", "ru": "ky"}[language]
    card = await newest(here, staff, await staff.press(said(language, "faq-show")))
    assert said(language, "faq-doubt-language", language=said(language, f"in-{other}")) in card["text"]
    assert said(language, "faq-doubt-name") not in card["text"]
    card = await newest(here, staff, await staff.press(said(language, "faq-ask-show", "yes")))
    assert said(language, "faq-is-shown") in card["text"]
    await settled(here, await staff.press(said(language, "faq-next")))
    await settled(here, await staff.press(said(language, "faq-out")))

    await opened(here)
    head = await at_list(here, language)
    await settled(here, await head.press(NAME[language]))
    page = await newest(here, head, await head.press(said(language, "faq-button")))
    question = said(language, "faq-line", question=BETTER[language])
    assert buttons(page) == [question, said(language, "faq-search"), said(language, "seminar-back")]
    answer = await newest(here, head, await head.press(question))
    assert answer["text"] == said(language, "faq-read", question=BETTER[language], answer=ANSWER[language])


async def test_a_reader_of_another_language_gets_the_nearest_until_it_is_given(here: Town) -> None:
    staff = await cloned(here, "ru")
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
    await settled(here, await staff.press(said("ky", "faq-line-waiting", question=ASKED["ky"])))
    await settled(here, await staff.press(said("ky", "faq-edit-answer", language=said("ky", "in-ru"))))
    await settled(here, await staff.write("/staff"))
    await settled(here, await staff.write("Кечиресиз, бул башка сөз"))
    assert all(one.answer == {"ky": ANSWER["ky"]} for one in await every(here, Faq))


@spoken("ru", "ky")
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


async def published(here: Town, slug: str, question: dict[str, str], answer: dict[str, str]) -> None:
    """An entry that participants of this seminar read."""
    async with here.database.session.begin() as session:
        seminar = await seminars.by_slug(session, slug)
        assert seminar is not None
        entry = await faq.write(session, seminar.id, question, seminar.updated_at)
        entry.answer = answer
        faq.put(entry, faq.SHOWN, seminar.updated_at)


@spoken("ky", "ru")
async def test_a_participant_finds_an_answer_by_a_word_of_the_question_or_of_the_answer(
    here: Town, language: str
) -> None:
    await published(here, "karakol", BETTER, ANSWER)
    water = {"ky": "Таза суу качан келет?", "ru": "Когда будет чистая вода?"}
    await published(here, "karakol", water, {"ky": "Насостор келгенде.", "ru": "Когда привезут насосы."})
    head = await acquainted(here, HEAD, language)
    asked = await newest(here, head, await head.write("/faq"))
    assert said(language, "faq-find").splitlines()[0] in asked["text"]
    found = await newest(here, head, await head.write({"ky": "жолду", "ru": "дороги"}[language]))
    line = said(language, "faq-line", question=BETTER[language])
    assert buttons(found) == [line, said(language, "ask-button"), said(language, "faq-again")]
    answer = await newest(here, head, await head.press(line))
    assert answer["text"] == said(language, "faq-read", question=BETTER[language], answer=ANSWER[language])

    found = await newest(here, head, await head.write({"ky": "/faq насос", "ru": "/faq насос"}[language]))
    assert said(language, "faq-line", question=water[language]) in buttons(found)
    found = await newest(here, head, await head.write("/faq <b>космос</b>"))
    assert found["text"] == said(language, "faq-not-found", typed="…").replace("…", "<b>космос</b>")
    await settled(here, await head.press(said(language, "faq-again")))
    await settled(here, await head.write("/seminars"))
    told = await newest(here, head, await head.write("Жолду качан"))
    assert said(language, "pending-ask") in buttons(told)  # whoever turned away looks for nothing


@spoken("ru", "ky")
async def test_an_answered_question_becomes_an_entry_from_its_page_once_names_are_out(
    here: Town, language: str
) -> None:
    staff = await acquainted(here, STAFF, language)
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        asker = await acquaint(session, SECOND, language, name="Үлгү Айгүлова")
        one = await questions.ask(
            session,
            karakol,
            asker,
            "Айгүлованын суусу кайда?",
            message_id=1,
            anonymous=True,
            at=karakol.updated_at,
        )
        answer = await questions.answer(session, one, asker, ANSWER[language], karakol.updated_at)
        answer.translations = ANSWER
        number = one.id
    await settled(here, await staff.write("/staff"))
    await settled(here, await staff.press(karakol.title[language]))
    await settled(here, await staff.press(said(language, "queue-button")))
    await settled(here, await staff.press(data=f"queue:{karakol.id}:ended:0"))
    await settled(here, await staff.press(data=f"q:{number}:c"))
    card = await newest(here, staff, await staff.press(said(language, "faq-from-button")))
    assert "Айгүлованын" in card["text"]
    assert ANSWER["ky"] in card["text"]
    assert ANSWER["ru"] in card["text"]
    asks = await newest(here, staff, await staff.press(said(language, "faq-show")))
    assert said(language, "faq-doubt-name") in asks["text"]
    await settled(here, await staff.press(said(language, "faq-ask-show", "no")))
    for tongue in ("ky", "ru"):
        edit = said(language, "faq-edit-question", language=said(language, f"in-{tongue}"))
        await settled(here, await staff.press(edit))
        await settled(here, await staff.write(BETTER[tongue]))
    card = await newest(here, staff, await staff.press(said(language, "faq-show")))
    assert said(language, "faq-is-shown") in card["text"]
    (entry,) = await every(here, Faq)
    assert (entry.question, entry.answer, entry.source_id) == (BETTER, ANSWER, number)
    await opened_at(here, staff, f"q:{number}:c")
    again = await newest(here, staff, await staff.press(said(language, "faq-from-button")))
    assert said(language, "faq-is-shown") in again["text"]
    assert len(await every(here, Faq)) == 1


async def test_staff_write_a_question_of_their_own_and_show_it_only_with_an_answer(here: Town) -> None:
    staff = await acquainted(here, STAFF, "ky")
    await opened_at(here, staff, f"queue:{KARAKOL}")
    await settled(here, await staff.press(data=f"faq:{KARAKOL}"))
    await settled(here, await staff.press(said("ky", "faq-new")))
    asks = await newest(here, staff, await staff.write(BETTER["ky"]))
    assert said("ky", "faq-ask-answer", language=said("ky", "in-ky"), words="—") == asks["text"]
    await settled(here, await staff.press(said("ky", "edit-stop")))
    (entry,) = await every(here, Faq)
    await settled(here, await staff.press(said("ky", "faq-show")))
    assert [faq.state(one) for one in await every(here, Faq)] == [faq.WAITING]
    edit = said("ky", "faq-edit-answer", language=said("ky", "in-ky"))
    await settled(here, await staff.press(edit))
    await settled(here, await staff.write(ANSWER["ky"]))
    await settled(here, await staff.press(said("ky", "faq-show")))
    await settled(here, await staff.press(said("ky", "faq-ask-show", "yes")))
    (entry,) = await every(here, Faq)
    assert (faq.state(entry), entry.source_id, entry.answer) == (faq.SHOWN, None, {"ky": ANSWER["ky"]})


@spoken("ky", "ru")
async def test_what_was_not_answered_goes_on_at_the_sister_and_who_waits_is_told(
    here: Town, language: str
) -> None:
    asker = await acquainted(here, SECOND, language)
    voter = await acquainted(here, HEAD, language)
    staff = await cloned(here, language)
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        people = {one.telegram_id: one for one in await session.scalars(select(Person))}
        assert karakol is not None
        now = karakol.updated_at
        one = await questions.ask(
            session, karakol, people[SECOND], "Мектеп?", message_id=9, anonymous=True, at=now
        )
        await votes.cast(session, one, people[HEAD], now)
        old = one.id
    listed = await newest(here, staff, await staff.press(said(language, "faq-left")))
    assert said(language, "follow-line", number=3, text="Мектеп?", votes=1) in listed["text"]
    await settled(here, await staff.press("№3"))
    assert max(one.id for one in await every(here, Question)) == old  # a draft: nobody is told of it
    await opened(here)
    await settled(here, await staff.press("№3"))
    listed = await newest(here, staff, await staff.press(said(language, "follow-ask", "yes")))
    before, new = [one for one in await every(here, Question) if one.text == "Мектеп?"]
    assert (before.state, before.merged_into_id) == ("merged", new.id)
    assert (new.state, new.number, new.anonymous, new.votes) == ("new", 1, True, 1)
    for reader in (asker, voter):
        told = [one["text"] for one in await reader.messages() if NAME[language] in one.get("text", "")]
        assert len(told) == 1
        assert "№3" in told[0].splitlines()[0]

    async with here.database.session.begin() as session:
        people = {one.telegram_id: one for one in await session.scalars(select(Person))}
        question = await questions.lock(session, new.id)
        assert question is not None
        assert {one.person.telegram_id for one in await families.waiting(session, question)} == {
            SECOND,
            HEAD,
        }
