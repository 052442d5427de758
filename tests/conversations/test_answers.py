"""Answering: by reply, by the button, by two members of staff; the asker's message; the list of open questions."""

from datetime import UTC, datetime
from typing import Any

import pytest

from handlers.ui.pages import ROW_BUTTONS
from sandbox.testing import SandboxUser, message_text
from storage.models import Answer, Attachment, Question
from storage.team import roles as members
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    SECOND,
    STAFF,
    STAFF_TWO,
    all_rows,
    button_data,
    button_labels,
    consented_user,
    first_line,
    in_languages,
    messages_since,
    proof_param,
    text_of,
    toasts,
    wait_settled,
)
from tests.conversations.test_questions import WORDS, send_album
from tests.sandbox.sample_media import ogg, png


async def open_question(
    here: RunningBot, *staff: int, language: str = "ky"
) -> tuple[SandboxUser, dict[str, Any], list[SandboxUser]]:
    """Return a head with an open question № 1, their message with it, and staff who were notified."""
    team = [await consented_user(here, number, "ru", name=f"Сотрудник {number}") for number in staff]
    head = await consented_user(here, HEAD, language, at="karakol")
    await head.write("/ask")
    await head.wait_for(first_line(language, "ask-prompt"))
    act = await head.write(WORDS)
    await head.wait_for(text_of(language, "question-kept", number=1, seminar="", correct="").splitlines()[0])
    await wait_settled(here, act)
    return head, act["message"], team


async def question_message(member: SandboxUser) -> dict[str, Any]:
    """Return the message about question № 1 in that member's chat."""
    return next(one for one in await member.messages() if "№ 1" in message_text(one))


@in_languages("ky", "ru", "en")
async def test_an_answer_by_reply_reaches_the_asker_in_their_language_below_the_question(
    here: RunningBot, language: str
) -> None:
    head, own, [staff] = await open_question(here, STAFF, language=language)
    message = await question_message(staff)
    await staff.write("Долбоор <жардам> & берет.", reply_to=message["message_id"])
    await staff.wait_for("отправляется автору")
    answer = await head.wait_for(first_line(language, "question-answer", number=1))
    assert WORDS not in answer["text"]  # Telegram shows the question above its answer
    assert "Долбоор <жардам> & берет." in answer["text"]
    assert answer["reply_to_message"]["message_id"] == own["message_id"]
    assert button_labels(answer) == [text_of(language, "reopen-button")]
    shown = await staff.wait_for("Сотрудник 1003")
    assert shown["message_id"] == message["message_id"]
    assert text_of("ru", "question-page") in button_labels(shown)
    assert text_of("ru", "answer-button") not in button_labels(shown)


async def test_an_answer_by_the_button(here: RunningBot) -> None:
    head, _, [staff] = await open_question(here, STAFF)
    await staff.press("💬 Ответить")
    await staff.wait_for("Напишите ответ.")
    await staff.write("Жооп")
    await staff.wait_for("отправляется автору")
    await head.wait_for("№ 1 сурооңузга жооп")


async def test_an_answer_begun_by_the_button_is_left_by_its_button_and_by_cancel(here: RunningBot) -> None:
    head, _, [staff] = await open_question(here, STAFF)
    last = (await head.messages())[-1]["message_id"]
    await staff.press("💬 Ответить")
    await staff.wait_for("Напишите ответ")
    await staff.press("✖️ Отмена")
    await staff.wait_for("Ответ на вопрос № 1 не отправлен")
    await staff.press("💬 Ответить")
    await staff.wait_for("Напишите ответ")
    await wait_settled(here, await staff.write("/cancel"))
    await wait_settled(here, await staff.write("Не ответ"))
    assert not await all_rows(here, Answer)
    assert not await messages_since(head, last)


async def test_what_is_no_answer_is_refused_and_the_step_stays(here: RunningBot) -> None:
    head, _, [staff] = await open_question(here, STAFF)
    await staff.press("💬 Ответить")
    await staff.wait_for("Напишите ответ")
    await staff.location(42.5, 78.4)
    await staff.wait_for("Отправьте, пожалуйста, ответ")
    await staff.write("Жооп")
    await head.wait_for("№ 1 сурооңузга жооп")


@pytest.mark.parametrize("kind", ["voice", "photo", proof_param("document")])
async def test_an_answer_may_be_a_file(here: RunningBot, kind: str) -> None:
    head, own, [staff] = await open_question(here, STAFF)
    content = {"voice": ogg(2), "photo": png(8, 8), "document": b"%PDF-1.4"}[kind]
    caption = "" if kind == "voice" else "Файлда"
    await staff.upload(
        kind, content, "a.bin", caption, reply_to=(await question_message(staff))["message_id"]
    )
    answer = await head.wait_for("№ 1 сурооңузга жооп")
    assert kind in answer
    assert answer["reply_to_message"]["message_id"] == own["message_id"]
    assert ("Файлда" in answer["caption"]) == (kind != "voice")


async def test_every_photo_of_an_album_that_answers_reaches_the_asker(here: RunningBot) -> None:
    _, _, [staff] = await open_question(here, STAFF)
    await staff.press("💬 Ответить")
    await staff.wait_for("Напишите ответ")
    await wait_settled(here, await send_album(here, staff))
    assert len([file for file in await all_rows(here, Attachment) if file.answer_id]) == 3
    sent = await here.sandbox.journal(method="sendPhoto")
    assert len([call for call in sent if call["chat_id"] == HEAD]) == 3


async def test_two_members_of_staff_answer_and_the_second_is_told_that_it_is_an_addition(
    here: RunningBot,
) -> None:
    head, _, [one, two] = await open_question(here, STAFF, STAFF_TWO)
    for member in (one, two):
        await member.press("💬 Ответить")
        await member.wait_for("Напишите ответ")
    await one.write("Биринчи жооп")
    await head.wait_for("Биринчи жооп")
    await two.wait_for("Биринчи жооп")
    act = await two.write("Экинчи жооп")
    await head.wait_for("Экинчи жооп")
    await two.wait_for("Дополнение к ответу на вопрос № 1")
    await wait_settled(here, act)
    assert [answer.text for answer in await all_rows(here, Answer)] == ["Биринчи жооп", "Экинчи жооп"]
    [question] = await all_rows(here, Question)
    assert question.state == "answered"


async def test_the_button_of_an_answered_question_says_so(here: RunningBot) -> None:
    _, _, [one, two] = await open_question(here, STAFF, STAFF_TWO)
    before = await question_message(two)
    await wait_settled(here, await one.write("Жооп", reply_to=(await question_message(one))["message_id"]))
    [data] = [one for one in button_data(before) if one.startswith("start-answer:")]
    query = {
        "callback_query": {
            "id": "old",
            "from": {"id": STAFF_TWO, "is_bot": False, "first_name": "Sample"},
            "message": before,
            "chat_instance": "1",
            "data": data,
        }
    }
    await wait_settled(here, {"update_ids": await here.sandbox.push_updates([query])})
    [toast] = await toasts(here, 1)
    assert "уже ответили" in toast["text"]


async def test_a_reply_of_a_participant_is_no_answer(here: RunningBot) -> None:
    head, own, _ = await open_question(here, STAFF)
    await wait_settled(here, await head.write("Дагы бир сөз", reply_to=own["message_id"]))
    assert not await all_rows(here, Answer)


async def test_a_reply_to_something_else_is_no_answer(here: RunningBot) -> None:
    _, _, [staff] = await open_question(here, STAFF)
    await staff.write("/help")
    helped = await staff.wait_for("Для сотрудников")
    await wait_settled(here, await staff.write("Спасибо", reply_to=helped["message_id"]))
    assert not await all_rows(here, Answer)


async def test_the_inbox_lists_what_is_open_the_oldest_first_and_each_can_be_replied_to(
    here: RunningBot,
) -> None:
    head, _, [staff] = await open_question(here, STAFF)
    other = await consented_user(here, SECOND, "ru", at="jalal-abad")
    await wait_settled(here, await other.upload("photo", png(8, 8), "a.png", "Второй вопрос"))
    await wait_settled(here, await other.press("✅ Да, это вопрос"))
    last = (await staff.messages())[-1]["message_id"]
    await wait_settled(here, await staff.write("/inbox"))
    shown = await messages_since(staff, last)
    texts = [message_text(one) for one in shown]
    assert "Вопросы без ответа: 2" in texts[0]
    assert texts[0].index(WORDS[:50]) < texts[0].index("Второй вопрос")
    [first, second] = [one for one in button_data(shown[0]) if one.startswith("start-answer:")]
    await staff.press(data=first)
    await staff.wait_for(WORDS[:50])
    await staff.write("Ответ из списка")
    await head.wait_for("Ответ из списка")
    await wait_settled(here, await staff.act("press", message_id=shown[0]["message_id"], data=second))
    prompt = await staff.wait_for("Второй вопрос")
    assert any("photo" in one for one in (await staff.messages())[-3:])
    await staff.write("Ответ на фото", reply_to=prompt["message_id"])
    await other.wait_for("Ответ на фото")
    await wait_settled(here, await staff.write("/inbox"))
    assert "Вопросов без ответа нет" in (await staff.messages())[-1]["text"]


async def test_the_inbox_of_many_says_how_many_are_left(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ru")
    heads = [await consented_user(here, number, at="karakol", unit_code=None) for number in (HEAD, SECOND)]
    acts = [await heads[number % 2].write(f"/ask Суроо {number}") for number in range(12)]
    await wait_settled(here, *acts)
    last = (await staff.messages())[-1]["message_id"]
    await wait_settled(here, await staff.write("/inbox"))
    shown = await messages_since(staff, last)
    assert "Вопросы без ответа: 12" in shown[0]["text"]
    assert shown[0]["text"].count("Суроо ") == ROW_BUTTONS
    assert len(shown) == 1
    await staff.press("Следующие ›")
    await staff.wait_for("Суроо 11")


async def test_somebody_who_is_no_longer_staff_answers_nothing(here: RunningBot) -> None:
    _, _, [one, two] = await open_question(here, STAFF, STAFF_TWO)
    await one.press("💬 Ответить")
    await one.wait_for("Напишите ответ")
    async with here.database.session.begin() as session:
        await members.sync_owners(session, [STAFF_TWO], datetime.now(UTC))
    await wait_settled(here, await one.write("Я больше не сотрудник"))
    await wait_settled(here, await one.write("И это", reply_to=(await question_message(one))["message_id"]))
    await wait_settled(here, await one.press("💬 Ответить"))
    assert not await all_rows(here, Answer)
    assert (await question_message(two))["message_id"]
