"""Answered questions are carried over to the next seminar: staff review them, participants read the published ones."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from sandbox.testing import SandboxUser
from storage import planning
from storage.faq import faq
from storage.models import FaqEntry, Person, Question, Seminar, seminar_states
from storage.questions import lifecycle, merged_questions, questions, votes
from storage.seminars import seminars
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    KARAKOL,
    SECOND,
    STAFF,
    add_consented_person,
    all_rows,
    button_labels,
    consented_user,
    in_languages,
    newest_message,
    press_earlier,
    press_seminar,
    text_of,
    wait_settled,
)

ASKED = {"ky": "Менин атым Үлгү. Жол качан оңдолот?", "ru": "Меня зовут Пример. Когда починят дорогу?"}
ANSWER = {"ky": "Жолду жазында оңдойбуз.", "ru": "Дорогу починим весной."}
BETTER = {"ky": "Жол качан оңдолот?", "ru": "Когда починят дорогу?"}
NARYN = "41704000000000"
OBLAST = {"ky": "Нарын облусу", "ru": "Нарынская область"}
NAME = {"ky": "Үлгү семинары", "ru": "Пример семинара"}
DAY = datetime.now(ZoneInfo("Asia/Bishkek")) + timedelta(days=20)


async def answered_questions(here: RunningBot, language: str) -> Seminar:
    """At Karakol somebody has asked twice and was answered."""
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        asker = await add_consented_person(session, SECOND, language)
        for number, text in enumerate((ASKED[language], f"2. {BETTER[language]}")):
            one = await questions.create_question(
                session, karakol, asker, text, message_id=number, anonymous=True, at=karakol.updated_at
            )
            await lifecycle.add_answer(session, one, asker, ANSWER[language], karakol.updated_at)
    return karakol


async def clone_seminar(here: RunningBot, language: str) -> SandboxUser:
    """Return a copy of that seminar, and a member of staff who reviews the carried questions."""
    staff = await consented_user(here, STAFF, language)
    await answered_questions(here, language)
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        made = await planning.clone(session, karakol, DAY.astimezone(UTC), NARYN, datetime.now(UTC))
    await press_earlier(here, staff, f"list-faq-entries:{made.id}")
    return staff


async def open_clone(here: RunningBot) -> None:
    """Give the copy a title of its own and open it."""
    made = max(await all_rows(here, Seminar), key=lambda one: one.id)
    async with here.database.session.begin() as session:
        await session.execute(
            update(Seminar).where(Seminar.id == made.id).values(state=seminar_states.OPEN, title=NAME)
        )


async def participant_at_list(here: RunningBot, language: str) -> SandboxUser:
    """Return a participant at the list of seminars."""
    head = await consented_user(here, HEAD, language)
    await wait_settled(here, await head.write("/seminars"))
    return head


@in_languages("ky", "ru")
async def test_staff_look_through_what_came_along_and_participants_read_what_is_shown(
    here: RunningBot, language: str
) -> None:
    staff = await consented_user(here, STAFF, language)
    karakol = await answered_questions(here, language)
    await wait_settled(here, await staff.write("/staff"))
    await wait_settled(here, await press_seminar(staff, karakol.title[language]))
    await wait_settled(here, await staff.press(text_of(language, "plan-button")))
    await newest_message(here, staff, await staff.press(text_of(language, "plan-clone")))
    await wait_settled(here, await staff.write(f"{DAY:%d.%m} 10:00"))
    await wait_settled(here, await staff.press(OBLAST[language]))
    told = await staff.wait_for(text_of(language, "faq-cloned", number=2))
    assert button_labels(told) == [text_of(language, "faq-look")]
    listed = await newest_message(here, staff, await staff.press(text_of(language, "faq-look")))
    first = text_of(language, "faq-line-waiting", question=ASKED[language])
    assert first in button_labels(listed)
    assert text_of(language, "faq-counts", shown=0, waiting=2, out=0) in listed["text"]

    card = await newest_message(here, staff, await staff.press(first))
    assert text_of(language, "faq-is-waiting") in card["text"]
    assert ASKED[language] in card["text"]
    edit = text_of(language, "faq-edit-question", language=text_of(language, f"in-{language}"))
    await wait_settled(here, await staff.press(edit))
    card = await newest_message(here, staff, await staff.write(BETTER[language]))
    assert BETTER[language] in card["text"]
    assert ASKED[language] not in card["text"]
    other = {"ky": "ru", "ru": "ky"}[language]
    card = await newest_message(here, staff, await staff.press(text_of(language, "faq-show")))
    assert text_of(language, "faq-doubt-language", language=text_of(language, f"in-{other}")) in card["text"]
    assert text_of(language, "faq-doubt-name") not in card["text"]
    card = await newest_message(here, staff, await staff.press(text_of(language, "faq-ask-show", "yes")))
    assert text_of(language, "faq-is-shown") in card["text"]
    await wait_settled(here, await staff.press(text_of(language, "faq-next")))
    await wait_settled(here, await staff.press(text_of(language, "faq-out")))

    await open_clone(here)
    head = await participant_at_list(here, language)
    await wait_settled(here, await press_seminar(head, NAME[language]))
    page = await newest_message(here, head, await head.press(text_of(language, "faq-button")))
    question = text_of(language, "faq-line", question=BETTER[language])
    assert button_labels(page) == [
        question,
        text_of(language, "faq-search"),
        text_of(language, "seminar-back"),
    ]
    answer = await newest_message(here, head, await head.press(question))
    assert answer["text"] == text_of(language, "faq-read", question=BETTER[language], answer=ANSWER[language])


async def test_a_reader_of_another_language_gets_the_nearest_until_it_is_given(here: RunningBot) -> None:
    staff = await clone_seminar(here, "ru")
    await wait_settled(here, await staff.press(text_of("ru", "faq-publish-all", number=2)))
    assert {faq.state_of(one) for one in await all_rows(here, FaqEntry)} == {faq.UNPUBLISHED}
    await wait_settled(here, await staff.press(text_of("ru", "faq-ask-all", "yes")))
    assert {faq.state_of(one) for one in await all_rows(here, FaqEntry)} == {faq.PUBLISHED}
    await open_clone(here)
    head = await participant_at_list(here, "ky")
    await wait_settled(here, await press_seminar(head, NAME["ky"]))
    page = await newest_message(here, head, await head.press(text_of("ky", "faq-button")))
    assert text_of("ky", "faq-line", question=ASKED["ru"]) in button_labels(page)


async def test_words_after_turning_to_something_else_are_read_by_nobody(here: RunningBot) -> None:
    staff = await clone_seminar(here, "ky")
    await wait_settled(here, await staff.press(text_of("ky", "faq-line-waiting", question=ASKED["ky"])))
    await wait_settled(
        here, await staff.press(text_of("ky", "faq-edit-answer", language=text_of("ky", "in-ru")))
    )
    await wait_settled(here, await staff.write("/staff"))
    await wait_settled(here, await staff.write("Кечиресиз, бул башка сөз"))
    assert all(one.answer == {"ky": ANSWER["ky"]} for one in await all_rows(here, FaqEntry))


@in_languages("ru", "ky")
async def test_what_was_answered_later_is_fetched_and_a_long_answer_is_read_as_a_whole(
    here: RunningBot, language: str
) -> None:
    staff = await clone_seminar(here, language)
    long = " ".join(f"{ANSWER[language]} {place}." for place in range(130))
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        asker = await add_consented_person(session, SECOND, language)
        at, words = karakol.updated_at, f"3. {BETTER[language]}"
        one = await questions.create_question(
            session, karakol, asker, words, message_id=7, anonymous=True, at=at
        )
        await lifecycle.add_answer(session, one, asker, long, karakol.updated_at)
    listed = await newest_message(here, staff, await staff.press(text_of(language, "faq-more")))
    assert text_of(language, "faq-carried", number=1) in listed["text"]
    listed = await newest_message(here, staff, await staff.press(text_of(language, "faq-more")))
    assert text_of(language, "faq-carried-none") in listed["text"]
    third = text_of(language, "faq-line-waiting", question=f"3. {BETTER[language]}")
    card = await newest_message(here, staff, await staff.press(third))
    assert long not in card["text"]
    await wait_settled(here, await staff.press(text_of(language, "faq-whole")))
    whole = "".join(message.get("text", "") for message in (await staff.messages())[-3:])
    assert long.replace(" ", "") in whole.replace(" ", "")
    assert f"3. {BETTER[language]}" in whole


async def publish_entry(
    here: RunningBot, slug: str, question: dict[str, str], answer: dict[str, str]
) -> None:
    """Publish an entry of this seminar."""
    async with here.database.session.begin() as session:
        seminar = await seminars.by_slug(session, slug)
        assert seminar is not None
        entry = await faq.create_entry(session, seminar.id, question, seminar.updated_at)
        entry.answer = answer
        faq.set_state(entry, faq.PUBLISHED, seminar.updated_at)


@in_languages("ky", "ru")
async def test_a_participant_finds_an_answer_by_a_word_of_the_question_or_of_the_answer(
    here: RunningBot, language: str
) -> None:
    await publish_entry(here, "karakol", BETTER, ANSWER)
    water = {"ky": "Таза суу качан келет?", "ru": "Когда будет чистая вода?"}
    await publish_entry(here, "karakol", water, {"ky": "Насостор келгенде.", "ru": "Когда привезут насосы."})
    head = await consented_user(here, HEAD, language)
    asked = await newest_message(here, head, await head.write("/faq"))
    assert text_of(language, "faq-find").splitlines()[0] in asked["text"]
    found = await newest_message(here, head, await head.write({"ky": "жолду", "ru": "дороги"}[language]))
    line = text_of(language, "faq-line", question=BETTER[language])
    assert button_labels(found) == [line, text_of(language, "ask-button"), text_of(language, "faq-again")]
    answer = await newest_message(here, head, await head.press(line))
    assert answer["text"] == text_of(language, "faq-read", question=BETTER[language], answer=ANSWER[language])

    found = await newest_message(
        here, head, await head.write({"ky": "/faq насос", "ru": "/faq насос"}[language])
    )
    assert text_of(language, "faq-line", question=water[language]) in button_labels(found)
    found = await newest_message(here, head, await head.write("/faq <b>космос</b>"))
    assert found["text"] == text_of(language, "faq-not-found", typed="…").replace("…", "<b>космос</b>")
    await wait_settled(here, await head.press(text_of(language, "faq-again")))
    await wait_settled(here, await head.write("/seminars"))
    told = await newest_message(here, head, await head.write("Жолду качан"))
    assert text_of(language, "saved-ask") in button_labels(told)  # no search after another command


@in_languages("ru", "ky")
async def test_an_answered_question_becomes_an_entry_from_its_page_once_names_are_out(
    here: RunningBot, language: str
) -> None:
    staff = await consented_user(here, STAFF, language)
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        asker = await add_consented_person(session, SECOND, language, name="Үлгү Айгүлова")
        one = await questions.create_question(
            session,
            karakol,
            asker,
            "Айгүлованын суусу кайда?",
            message_id=1,
            anonymous=True,
            at=karakol.updated_at,
        )
        answer = await lifecycle.add_answer(session, one, asker, ANSWER[language], karakol.updated_at)
        answer.translations = ANSWER
        number = one.id
    await wait_settled(here, await staff.write("/staff"))
    await wait_settled(here, await press_seminar(staff, karakol.title[language]))
    await wait_settled(here, await staff.press(text_of(language, "queue-button")))
    await wait_settled(here, await staff.press(data=f"list-queue:{karakol.id}:ended:0"))
    await wait_settled(here, await staff.press(data=f"show-question:{number}:c"))
    card = await newest_message(here, staff, await staff.press(text_of(language, "faq-from-button")))
    assert "Айгүлованын" in card["text"]
    assert ANSWER["ky"] in card["text"]
    assert ANSWER["ru"] in card["text"]
    asks = await newest_message(here, staff, await staff.press(text_of(language, "faq-show")))
    assert text_of(language, "faq-doubt-name") in asks["text"]
    await wait_settled(here, await staff.press(text_of(language, "faq-ask-show", "no")))
    for tongue in ("ky", "ru"):
        edit = text_of(language, "faq-edit-question", language=text_of(language, f"in-{tongue}"))
        await wait_settled(here, await staff.press(edit))
        await wait_settled(here, await staff.write(BETTER[tongue]))
    card = await newest_message(here, staff, await staff.press(text_of(language, "faq-show")))
    assert text_of(language, "faq-is-shown") in card["text"]
    (entry,) = await all_rows(here, FaqEntry)
    assert (entry.question, entry.answer, entry.source_question_id) == (BETTER, ANSWER, number)
    await press_earlier(here, staff, f"show-question:{number}:c")
    again = await newest_message(here, staff, await staff.press(text_of(language, "faq-from-button")))
    assert text_of(language, "faq-is-shown") in again["text"]
    assert len(await all_rows(here, FaqEntry)) == 1


async def test_staff_write_a_question_of_their_own_and_show_it_only_with_an_answer(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ky")
    await press_earlier(here, staff, f"list-queue:{KARAKOL}")
    await wait_settled(here, await staff.press(data=f"list-faq-entries:{KARAKOL}"))
    await wait_settled(here, await staff.press(text_of("ky", "faq-new")))
    asks = await newest_message(here, staff, await staff.write(BETTER["ky"]))
    assert text_of("ky", "faq-ask-answer", language=text_of("ky", "in-ky"), words="—") == asks["text"]
    await wait_settled(here, await staff.press(text_of("ky", "back-button")))
    (entry,) = await all_rows(here, FaqEntry)
    await wait_settled(here, await staff.press(text_of("ky", "faq-show")))
    assert [faq.state_of(one) for one in await all_rows(here, FaqEntry)] == [faq.UNPUBLISHED]
    edit = text_of("ky", "faq-edit-answer", language=text_of("ky", "in-ky"))
    await wait_settled(here, await staff.press(edit))
    await wait_settled(here, await staff.write(ANSWER["ky"]))
    await wait_settled(here, await staff.press(text_of("ky", "faq-show")))
    await wait_settled(here, await staff.press(text_of("ky", "faq-ask-show", "yes")))
    (entry,) = await all_rows(here, FaqEntry)
    assert (faq.state_of(entry), entry.source_question_id, entry.answer) == (
        faq.PUBLISHED,
        None,
        {"ky": ANSWER["ky"]},
    )


@in_languages("ky", "ru")
async def test_what_was_not_answered_goes_on_at_the_sister_and_who_waits_is_told(
    here: RunningBot, language: str
) -> None:
    asker = await consented_user(here, SECOND, language)
    voter = await consented_user(here, HEAD, language)
    staff = await clone_seminar(here, language)
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        people = {one.telegram_id: one for one in await session.scalars(select(Person))}
        assert karakol is not None
        now = karakol.updated_at
        one = await questions.create_question(
            session, karakol, people[SECOND], "Мектеп?", message_id=9, anonymous=True, at=now
        )
        await votes.cast_vote(session, one, people[HEAD], now)
        old = one.id
    listed = await newest_message(here, staff, await staff.press(text_of(language, "faq-left")))
    assert text_of(language, "carried-questions-line", number=3, text="Мектеп?", votes=1) in listed["text"]
    await wait_settled(here, await staff.press("№ 3"))
    assert max(one.id for one in await all_rows(here, Question)) == old  # a draft: nobody is notified
    await open_clone(here)
    await wait_settled(here, await staff.press("№ 3"))
    listed = await newest_message(
        here, staff, await staff.press(text_of(language, "carry-question-ask", "yes"))
    )
    before, new = [one for one in await all_rows(here, Question) if one.text == "Мектеп?"]
    assert (before.state, before.merged_into_id) == ("merged", new.id)
    assert (new.state, new.number, new.anonymous, new.votes) == ("new", 1, True, 1)
    for reader in (asker, voter):
        told = [one["text"] for one in await reader.messages() if NAME[language] in one.get("text", "")]
        assert len(told) == 1
        assert "№ 3" in told[0].splitlines()[0]

    async with here.database.session.begin() as session:
        people = {one.telegram_id: one for one in await session.scalars(select(Person))}
        question = await questions.lock(session, new.id)
        assert question is not None
        assert {
            one.person.telegram_id for one in await merged_questions.list_followers(session, question)
        } == {
            SECOND,
            HEAD,
        }
