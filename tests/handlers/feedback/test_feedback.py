"""The feedback form: asked of those who came, one nudge, and results that tell nobody's answer."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from bot.locales import get_locale
from bot.telegram.outgoing import MessageRenderer
from handlers.messages import Chart, OutOfDate, Refusal, Say, TextDocument, Translated
from handlers.reminders import reminders as feature
from storage.feedback import form, ratings
from storage.messages import outbox
from storage.models import (
    FeedbackAnswer,
    FeedbackQuestion,
    OutboxMessage,
    Person,
    Reminder,
    seat_states,
)
from storage.reminders import reminders
from storage.seats import seats
from storage.text.richtext import RichText
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import OTHER, OWNER, Stage, text_keys

POST = MessageRenderer("ky", "Asia/Bishkek")


async def end_seminar(stage: Stage) -> None:
    stage.now = stage.karakol.ends_at + timedelta(hours=1)


async def arrive(stage: Stage, person: Person) -> None:
    seat = await seats.of_person(stage.session, stage.karakol.id, person)
    assert seat is not None
    await seats.transition(stage.session, seat, seat_states.ARRIVED, stage.now)


async def questions_of(stage: Stage) -> list[FeedbackQuestion]:
    return await form.list_askable(stage.session, stage.karakol.id)


async def rate(stage: Stage, person: Person, stars: int = 4) -> list[Say]:
    return await stage.press(person, f"rate-seminar:{stage.karakol.id}:{stars}")


async def guests(stage: Stage, number: int) -> list[Person]:
    """Further people with a seat."""
    return [await add_consented_person(stage.session, 5100 + place, at="karakol") for place in range(number)]


def rendered(say: Say) -> str:
    return get_locale("ky", "Asia/Bishkek").html(say.key, say.args)


async def test_the_form_follows_the_stars_question_by_question(stage: Stage) -> None:
    await end_seminar(stage)
    [rated] = await rate(stage, stage.owner)
    assert rated.buttons[1][0].data == f"continue-feedback:{stage.karakol.id}"
    clear, organisation, use, topic = await questions_of(stage)
    [asked] = await stage.press(stage.owner, rated.buttons[1][0].data)
    assert (asked.key, asked.args["place"], asked.edit) == ("feedback-question-scale", "1/4", True)
    [asked] = await stage.press(stage.owner, f"answer-feedback:{clear.id}:5")
    assert asked.args["place"] == "2/4"
    [asked] = await stage.press(stage.owner, asked.buttons[-1][0].data)  # passed over
    assert (asked.key, len(asked.buttons)) == ("feedback-question-choice", 5)
    [asked] = await stage.press(stage.owner, f"answer-feedback:{use.id}:0")
    assert asked.key == "feedback-question-text"
    [done] = await stage.write(stage.owner, "Суу жөнүндө")
    assert done.key == "feedback-done"
    assert stage.owner.step is None
    rows = await stage.session.scalars(select(FeedbackAnswer).order_by(FeedbackAnswer.question_id))
    assert [(row.question_id, row.value, row.text) for row in rows] == [
        (clear.id, 5, ""),
        (use.id, 0, ""),
        (topic.id, None, "Суу жөнүндө"),
    ]
    assert not await form.has_answers(stage.session, organisation)


async def test_words_soon_after_the_stars_are_feedback_unless_they_ask_something(stage: Stage) -> None:
    await end_seminar(stage)
    await rate(stage, stage.owner)
    taken = [*await stage.write(stage.owner, "Баары жакты"), *await stage.write(stage.owner, "Зал ысык экен")]
    assert text_keys(taken) == ["feedback-words-taken"] * 2
    assert text_keys(await stage.write(stage.owner, "Рахмат, жакшы болду")) == ["feedback-words-taken"]
    assert await stage.write(stage.owner, "Рахмат!") == []  # a reaction, which is no message
    assert text_keys(await stage.write(stage.owner, "Сертификат качан берилет?")) == ["saved-offer"]
    assert text_keys(await stage.write(stage.owner, "жок")) == ["saved-offer"]
    stage.now += timedelta(minutes=16)
    assert text_keys(await stage.write(stage.owner, "Жолго чыктык")) == ["saved-offer"]
    [page] = await stage.press(stage.member, f"show-feedback-texts:{stage.karakol.id}")
    assert "Баары жакты" in rendered(page)
    [page] = await stage.press(stage.member, f"show-feedback:{stage.karakol.id}")
    assert f"export-feedback:{stage.karakol.id}" in [one.data for row in page.buttons for one in row]
    [file] = await stage.press(stage.member, f"export-feedback:{stage.karakol.id}")
    assert isinstance(file.document, TextDocument)
    assert RichText("Баары жакты\nЗал ысык экен\nРахмат, жакшы болду") in [
        one.text for one in file.document.paragraphs
    ]


async def test_a_reply_to_the_stars_is_feedback_and_one_to_an_answer_is_none(stage: Stage) -> None:
    await end_seminar(stage)
    await rate(stage, stage.owner)
    row = {
        "chat_id": stage.owner.telegram_id,
        "lane": 0,
        "method": "sendMessage",
        "payload": "",
        "state": "sent",
    }
    for message_id, subject in ((70, None), (71, f"question:{stage.question.id}")):
        values = {"message_id": message_id, "subject": subject, "created_at": stage.now, **row}
        await stage.session.execute(insert(OutboxMessage).values(**values))
    [taken] = await stage.write(stage.owner, "Зал ысык экен", reply_to=70)
    assert taken.key == "feedback-words-taken"
    assert "feedback-words-taken" not in text_keys(await stage.write(stage.owner, "Толук эмес", reply_to=71))


async def asked_by(stage: Stage, kind: str) -> int:
    """Send the reminder of that kind, and return the number of the owner's message with the stars."""
    await tick(stage, kind)
    number = 80 + len(await recipients(stage, kind))
    mine = OutboxMessage.chat_id == stage.owner.telegram_id, OutboxMessage.reminder_id.is_not(None)
    await stage.session.execute(update(OutboxMessage).where(*mine).values(message_id=number))
    stage.now += timedelta(days=1)
    return number


@pytest.mark.parametrize("kind", ["thanks", "nudge"])
async def test_a_reply_to_what_asks_for_stars_is_feedback_before_any_are_given(
    stage: Stage, kind: str
) -> None:
    await reminders.replan(stage.session, stage.karakol, stage.now)
    await arrive(stage, stage.owner)
    thanks = await asked_by(stage, kind)
    assert text_keys(await stage.write(stage.owner, "Сертификат качан берилет?", reply_to=thanks)) == [
        "saved-offer"
    ]
    [taken] = await stage.write(stage.owner, "Зал ысык экен", reply_to=thanks)
    assert taken.key == "feedback-words-first"
    assert [button.data for button in taken.buttons[0]] == [
        f"rate-seminar:{stage.karakol.id}:{stars}" for stars in range(1, 6)
    ]
    assert await ratings.count_by_stars(stage.session, stage.karakol.id) == dict.fromkeys(range(1, 6), 0)
    [page] = await stage.press(stage.member, f"show-feedback-texts:{stage.karakol.id}")
    assert "Зал ысык экен" in rendered(page)
    [file] = await stage.press(stage.member, f"export-feedback:{stage.karakol.id}")
    assert isinstance(file.document, TextDocument)
    assert RichText("Зал ысык экен") in [one.text for one in file.document.paragraphs]
    await rate(stage, stage.owner, 4)
    stage.now += timedelta(days=1)
    [again] = await stage.write(stage.owner, "Тамак жакты", reply_to=thanks)
    assert again.key == "feedback-words-taken"
    kept = await ratings.get_feedback(stage.session, stage.karakol.id, stage.owner)
    assert kept is not None
    assert (kept.stars, kept.text) == (4, "Зал ысык экен\nТамак жакты")


async def test_a_reply_to_the_stars_is_feedback_in_the_middle_of_something_else(stage: Stage) -> None:
    await reminders.replan(stage.session, stage.karakol, stage.now)
    await arrive(stage, stage.owner)
    thanks = await asked_by(stage, "thanks")
    await stage.press(stage.owner, f"start-question:{stage.karakol.id}")
    step = stage.owner.step
    assert step is not None
    [taken, *_] = await stage.write(stage.owner, "Зал ысык экен", reply_to=thanks)
    assert (taken.key, stage.owner.step) == ("feedback-words-first", step)


async def test_whoever_was_sent_the_stars_may_use_them_when_others_are_marked_present_later(
    stage: Stage,
) -> None:
    await reminders.replan(stage.session, stage.karakol, stage.now)
    thanks = await asked_by(stage, "thanks")
    await arrive(stage, stage.other)
    assert text_keys(await stage.write(stage.owner, "Зал ысык экен", reply_to=thanks)) == [
        "feedback-words-first"
    ]
    assert text_keys(await rate(stage, stage.owner, 2)) == ["feedback-rated"]
    [page] = await stage.press(stage.owner, f"show-now:{stage.karakol.id}")
    assert f"rate-seminar:{stage.karakol.id}:2" in [one.data for row in page.buttons for one in row]


async def test_whoever_stayed_away_and_was_sent_no_stars_gives_none(stage: Stage) -> None:
    await reminders.replan(stage.session, stage.karakol, stage.now)
    await arrive(stage, stage.other)
    await tick(stage, "thanks")
    stage.now += timedelta(days=1)
    for person in (stage.owner, stage.newcomer_with_consent()):
        with pytest.raises(OutOfDate):
            await rate(stage, person)


async def test_words_of_somebody_who_is_banned_are_not_kept(stage: Stage) -> None:
    await reminders.replan(stage.session, stage.karakol, stage.now)
    await arrive(stage, stage.owner)
    thanks = await asked_by(stage, "thanks")
    stage.owner.banned_at = stage.now
    with pytest.raises(Refusal, match="banned"):
        await stage.write(stage.owner, "Зал ысык экен", reply_to=thanks)
    assert await ratings.get_feedback(stage.session, stage.karakol.id, stage.owner) is None


async def test_whoever_wrote_words_is_not_nudged(stage: Stage) -> None:
    await reminders.replan(stage.session, stage.karakol, stage.now)
    await arrive(stage, stage.owner)
    thanks = await asked_by(stage, "thanks")
    await stage.write(stage.owner, "Зал ысык экен", reply_to=thanks)
    await tick(stage, "nudge")
    assert await recipients(stage, "nudge") == []


async def test_the_stars_that_were_given_are_marked(stage: Stage) -> None:
    await end_seminar(stage)
    [rated] = await rate(stage, stage.owner, 4)
    assert [button.label for button in rated.buttons[0]] == [
        Translated({"en": label}) for label in ("1 ⭐", "2 ⭐", "3 ⭐", "✅ 4", "5 ⭐")
    ]


async def test_answers_can_be_changed_and_the_newest_counts(stage: Stage) -> None:
    await end_seminar(stage)
    await rate(stage, stage.owner)
    clear, *_, topic = await questions_of(stage)
    await stage.press(stage.owner, f"answer-feedback:{clear.id}:5")
    [asked] = await stage.press(stage.owner, f"continue-feedback:{stage.karakol.id}")
    assert [getattr(button.label, "key", "") for button in asked.buttons[0]] == [
        "",
        "",
        "",
        "",
        "feedback-own",
    ]
    await stage.press(stage.owner, f"answer-feedback:{clear.id}:2")
    [answer] = await stage.session.scalars(select(FeedbackAnswer))
    assert answer.value == 2
    await stage.press(
        stage.owner, f"continue-feedback:{stage.karakol.id}:{topic.position - 1 and topic.id - 1}"
    )
    await stage.write(stage.owner, "Бир")
    [asked] = await stage.press(stage.owner, f"continue-feedback:{stage.karakol.id}:{topic.id - 1}")
    assert asked.key == "feedback-question-answered"
    await stage.write(stage.owner, "Эки")
    texts = await stage.session.scalars(select(FeedbackAnswer.text).where(FeedbackAnswer.value.is_(None)))
    assert list(texts) == ["Эки"]


async def test_only_who_came_is_asked_and_may_answer(stage: Stage) -> None:
    await arrive(stage, stage.other)
    await end_seminar(stage)
    with pytest.raises(OutOfDate):
        await rate(stage, stage.owner)
    assert text_keys(await rate(stage, stage.other)) == ["feedback-rated"]
    clear, *_ = await questions_of(stage)
    with pytest.raises(OutOfDate):
        await stage.press(stage.owner, f"answer-feedback:{clear.id}:5")
    for value in (0, 6, -1):
        with pytest.raises(OutOfDate):
            await stage.press(stage.other, f"answer-feedback:{clear.id}:{value}")
    stage.other.banned_at = stage.now
    with pytest.raises(Refusal):
        await stage.press(stage.other, f"answer-feedback:{clear.id}:5")


async def test_who_gave_no_answer_is_nudged_once_a_day_later(stage: Stage) -> None:
    seminar = stage.karakol
    await reminders.replan(stage.session, seminar, stage.now)
    later = await add_consented_person(stage.session, 5005, at="karakol")
    for person in (stage.owner, stage.other):
        await arrive(stage, person)
    await tick(stage, "thanks")
    stage.now += timedelta(minutes=1)
    await rate(stage, stage.owner)
    await tick(stage, "nudge")
    assert await recipients(stage, "thanks") == [OWNER, OTHER]
    assert await recipients(stage, "nudge") == [OTHER]
    assert later.telegram_id not in await recipients(stage, "thanks")
    rule = next(one for one in await reminders.list_rules(stage.session, seminar.id) if one.kind == "thanks")
    rule.days = 2  # asked anew two days later: those who were nudged are not nudged again
    await reminders.replan(stage.session, seminar, stage.now)
    await tick(stage, "nudge")
    assert await recipients(stage, "nudge") == [OTHER]


async def tick(stage: Stage, kind: str) -> None:
    """Go to the time of the next reminder of that kind, and do what is due."""
    query = select(Reminder).where(
        Reminder.kind == kind, Reminder.seminar_id == stage.karakol.id, Reminder.done_at.is_(None)
    )
    reminder = await stage.session.scalar(query.where(Reminder.cancelled_at.is_(None)))
    assert reminder is not None
    earlier = Reminder.id != reminder.id, Reminder.due_at <= reminder.due_at, Reminder.done_at.is_(None)
    await stage.session.execute(update(Reminder).where(*earlier).values(cancelled_at=stage.now))
    stage.now = reminder.due_at
    said = await feature.send_due(stage.session, stage.now)
    await outbox.enqueue(stage.session, await POST.message_rows(stage.session, said, stage.now))
    await stage.session.execute(update(OutboxMessage).values(state=outbox.SENT, attempts=1))


async def recipients(stage: Stage, kind: str) -> list[int]:
    rows = await stage.session.scalars(
        select(OutboxMessage.chat_id)
        .join(Reminder, Reminder.id == OutboxMessage.reminder_id)
        .where(Reminder.kind == kind)
        .order_by(OutboxMessage.id)
    )
    return list(rows)


# For staff.


async def answered_by(stage: Stage, people: Sequence[Person]) -> list[FeedbackQuestion]:
    """Everybody gives five stars and answers; each writes something."""
    await end_seminar(stage)
    questions = await questions_of(stage)
    clear, _, use, topic = questions
    for place, person in enumerate(people):
        await rate(stage, person, 5)
        await stage.press(person, f"answer-feedback:{clear.id}:{1 + place % 2}")
        await stage.press(person, f"answer-feedback:{use.id}:{place % 2}")
        await stage.press(person, f"continue-feedback:{stage.karakol.id}:{use.id}")
        await stage.write(person, f"Каалоо {9 - place}")
    assert topic.kind == form.TEXT
    return questions


async def test_fewer_than_five_answers_are_not_broken_down(stage: Stage) -> None:
    await answered_by(stage, await guests(stage, 4))
    [page] = await stage.press(stage.member, f"show-feedback:{stage.karakol.id}")
    text = rendered(page)
    assert "<b>4</b>" in text
    assert "⭐⭐" not in text
    assert "Ооба, жакын арада" not in text
    assert "орточо" not in text.lower()
    with pytest.raises(Refusal):
        await stage.press(stage.member, f"show-feedback-charts:{stage.karakol.id}")


async def test_from_five_on_staff_see_counts_charts_and_words_without_names(stage: Stage) -> None:
    people = await guests(stage, 6)
    for person in people:
        person.name = "Үлгү Купуя"
    await answered_by(stage, people)
    [page] = await stage.press(stage.member, f"show-feedback:{stage.karakol.id}")
    text = rendered(page)
    assert "⭐⭐⭐⭐⭐ — 6" in text
    assert "орточо 1,5" in text
    assert "• Ооба, жакын арада — 3" in text
    [texts] = await stage.press(stage.member, f"show-feedback-texts:{stage.karakol.id}")
    assert "Купуя" not in text + rendered(texts)
    assert [line.args.get("words") for line in texts.args["list"].lines][1:] == [  # type: ignore[union-attr]
        f"Каалоо {number}"
        for number in range(4, 10)  # by their letters, not in the order they came
    ]
    charts = await stage.press(stage.member, f"show-feedback-charts:{stage.karakol.id}")
    assert [one.language for one in charts] == ["ky", "ky", "ru", "ru"]
    scales = charts[0].document
    assert isinstance(scales, Chart)
    assert [list(row.counts) for row in scales.rows] == [[6, 0, 0, 0, 0], [0, 0, 0, 3, 3]]


async def test_staff_change_the_form(stage: Stage) -> None:
    seminar = stage.karakol
    [listed] = await stage.press(stage.member, f"list-feedback-questions:{seminar.id}")
    assert len(listed.args["list"].lines) == 4  # type: ignore[union-attr]
    await stage.press(stage.member, f"add-feedback-question:{seminar.id}:choice")
    await stage.write(stage.member, "Тамак кандай? / Как еда?")
    question = (await form.list_questions(stage.session, seminar.id))[-1]
    assert question.title == {"ky": "Тамак кандай?", "ru": "Как еда?"}
    assert not form.is_complete(question)
    await stage.press(stage.member, f"edit-text:feedback-question:{question.id}:choices:ky")
    await stage.write(stage.member, "1. Жакшы\n2. Начар")
    await stage.press(stage.member, f"edit-text:feedback-question:{question.id}:choices:ru")
    [page] = await stage.write(stage.member, "Хорошо\nПлохо")
    assert page.key == "feedback-question-page"
    assert question.choices == [{"ky": "Жакшы", "ru": "Хорошо"}, {"ky": "Начар", "ru": "Плохо"}]
    await end_seminar(stage)
    await rate(stage, stage.owner)
    await stage.press(stage.owner, f"answer-feedback:{question.id}:1")
    await stage.press(stage.member, f"edit-text:feedback-question:{question.id}:choices:ru")
    with pytest.raises(Refusal) as refused:
        await stage.write(stage.member, "Хорошо\nПлохо\nНикак")
    assert refused.value.key == "feedback-choices-fixed"
    await stage.press(stage.member, f"remove-feedback-question:{question.id}:yes")
    with pytest.raises(OutOfDate):
        await stage.press(stage.owner, f"answer-feedback:{question.id}:1")


async def test_a_form_without_questions_stays_empty(stage: Stage) -> None:
    for question in await questions_of(stage):
        await stage.press(stage.member, f"remove-feedback-question:{question.id}:yes")
    assert await questions_of(stage) == []
    await end_seminar(stage)
    [rated] = await rate(stage, stage.owner)
    assert [row[0].data.partition(":")[0] for row in rated.buttons] == ["rate-seminar", "write-feedback"]


async def test_the_form_of_a_clone_is_that_of_its_source(stage: Stage) -> None:
    clear, *_ = await questions_of(stage)
    clear.title = {"ky": "Башкача"}
    await form.copy_form(stage.session, stage.karakol, stage.jalal_abad)
    copied = await form.list_questions(stage.session, stage.jalal_abad.id)
    assert [one.title for one in copied] == [one.title for one in await questions_of(stage)]
