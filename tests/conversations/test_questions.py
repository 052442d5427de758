"""Asking a question: at any time, in any form, by name or anonymously; edited, withdrawn, listed."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import update

from handlers.ui.arguments import utf16_length
from sandbox.testing import SandboxUser, message_text
from storage.models import Attachment, Question, Seminar
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    LANGUAGES,
    STAFF,
    STAFF_TWO,
    all_rows,
    button_labels,
    consented_user,
    first_line,
    in_languages,
    messages_since,
    newest_message,
    person_row,
    press_seminar,
    proof_param,
    text_of,
    toasts,
    wait_settled,
)
from tests.sandbox.sample_media import ogg, png

WORDS = "Суу түтүгүн ким оңдойт?"
Way = Callable[[SandboxUser], Awaitable[dict[str, Any]]]
WAYS: dict[str, Way] = {
    "text": lambda one: one.write(WORDS),
    "voice": lambda one: one.upload("voice", ogg(3), "a.ogg"),
    "photo": lambda one: one.upload("photo", png(8, 8), "a.png", WORDS),
    "document": lambda one: one.upload("document", b"%PDF-1.4", "a.pdf", WORDS),
}


async def staff_member(here: RunningBot, number: int = STAFF, language: str = "ru") -> SandboxUser:
    return await consented_user(here, number, language, name=f"Сотрудник {number}")


async def _asked(here: RunningBot) -> list[Question]:
    return await all_rows(here, Question)


async def _check_question(here: RunningBot, way: str, team: SandboxUser) -> None:
    """Check that there is one question of that form, and that staff got all of it."""
    [question] = await _asked(here)
    assert question.text == ("" if way == "voice" else WORDS)
    files = await all_rows(here, Attachment)
    assert [file.kind for file in files] == ([] if way == "text" else [way])
    told = [one for one in await team.messages() if "№ 1" in message_text(one)]
    assert len(told) == 1
    assert way == "text" or way in told[0]


@pytest.mark.parametrize(
    ("way", "language"),
    [
        ("text", "ky"),
        ("voice", "ru"),
        ("photo", "en"),
        *(
            proof_param(way, language)
            for way in WAYS
            for language in LANGUAGES
            if (way, language) not in (("text", "ky"), ("voice", "ru"), ("photo", "en"))
        ),
    ],
)
async def test_a_question_is_asked_in_any_form_and_staff_have_it_at_once(
    here: RunningBot, way: str, language: str
) -> None:
    team = await staff_member(here)
    head = await consented_user(here, HEAD, language, at="karakol")
    await head.write(text_of(language, "key-ask"))
    await head.wait_for(first_line(language, "ask-prompt"))
    act = await WAYS[way](head)
    receipt = await head.wait_for(
        text_of(language, "question-kept", number=1, seminar="", correct="").splitlines()[0]
    )
    assert button_labels(receipt) == [text_of(language, "name-hide"), text_of(language, "question-withdraw")]
    assert receipt["reply_to_message"]["message_id"] == act["message"]["message_id"]
    await wait_settled(here, act)
    await _check_question(here, way, team)


@pytest.mark.parametrize("way", ["voice", *(proof_param(one) for one in ("text", "photo", "document"))])
async def test_a_question_that_came_before_the_consent_is_not_lost(here: RunningBot, way: str) -> None:
    team = await staff_member(here)
    head = await here.person(HEAD)
    await head.start("karakol")
    await head.wait_for("Тилди тандаңыз")
    await WAYS[way](head)
    await head.wait_for("Тилди тандаңыз")
    await head.press("Кыргызча")
    await head.wait_for("Жеке маалыматтарыңыз")
    await head.press("✅ Макулмун")
    await head.wait_for("Бул кызматкерлерге сурообу?")
    act = await head.press("✅ Ооба, бул суроо")
    await head.wait_for("№ 1 сурооңуз кабыл алынды")
    await wait_settled(here, act)
    await _check_question(here, way, team)
    await head.wait_for("Кайсы айыл өкмөтүнөнсүз?")


async def test_a_greeting_before_the_consent_leads_on_to_the_wished_seminar(here: RunningBot) -> None:
    head = await here.person(HEAD)
    await head.start("karakol")
    await head.wait_for("Тилди тандаңыз")
    await head.write("Саламатсызбы!")
    await head.wait_for("Тилди тандаңыз")
    await head.press("Кыргызча")
    await head.wait_for("Жеке маалыматтарыңыз")
    await head.write("Мен кимге жазып жатам")
    assert len((await head.wait_for(first_line("ky", "consent-awaited")))["text"].splitlines()) == 1
    await head.write("макулмун")
    await head.wait_for("Кайсы айыл өкмөтүнөнсүз?")
    await head.wait_for("Бул кызматкерлерге сурообу?")
    assert not await _asked(here)
    [waiting] = (await person_row(here)).draft["pending"]
    assert waiting["text"] == "Мен кимге жазып жатам"


@pytest.mark.parametrize("way", ["document", *(proof_param(one) for one in ("text", "voice", "photo"))])
async def test_a_question_out_of_the_blue_is_offered_and_taken_with_one_tap(
    here: RunningBot, way: str
) -> None:
    team = await staff_member(here)
    head = await consented_user(here, at="karakol")
    await WAYS[way](head)
    await head.wait_for("Бул кызматкерлерге сурообу?")
    act = await head.press("✅ Ооба, бул суроо")
    await head.wait_for("№ 1 сурооңуз кабыл алынды")
    await wait_settled(here, act)
    await _check_question(here, way, team)


@pytest.mark.parametrize("way", ["photo", *(proof_param(one) for one in ("text", "voice", "document"))])
async def test_a_question_in_the_midst_of_registering_comes_back_to_the_same_step(
    here: RunningBot, way: str
) -> None:
    team = await staff_member(here)
    head = await consented_user(here, at="jalal-abad")
    await head.start("karakol")
    await head.wait_for("Баары туурабы?")
    await head.press("✏️ Кызмат")
    await head.wait_for("Кызмат ордуңуз?")
    await head.write("/ask")
    await head.wait_for("Сурооңузду жөнөтүңүз")
    act = await WAYS[way](head)
    await head.wait_for("№ 1 сурооңуз кабыл алынды")
    await wait_settled(here, act)
    assert "Кызмат ордуңуз?" in (await head.messages())[-1]["text"]
    await _check_question(here, way, team)


async def test_a_question_without_a_registration_chooses_its_seminar(here: RunningBot) -> None:
    head = await consented_user(here)
    async with here.database.session.begin() as session:  # long ago it would not be offered beside another
        await session.execute(
            update(Seminar).where(Seminar.slug == "jalal-abad").values(ends_at=datetime.now(UTC))
        )
    await head.write(f"/ask {WORDS}")
    await head.wait_for("Кайсы семинар боюнча сурайсыз?")
    await press_seminar(head, "Киришүү семинары, Жалал-Абад")
    await head.wait_for("№ 1 сурооңуз кабыл алынды")
    [question] = await _asked(here)
    assert question.text == WORDS


async def test_a_question_after_the_seminar_is_welcome(here: RunningBot) -> None:
    head = await consented_user(here, at="jalal-abad")
    await head.write(f"/ask {WORDS}")
    await head.wait_for("Киришүү семинары, Жалал-Абад")
    assert len(await _asked(here)) == 1


async def test_words_on_the_line_after_the_command_are_the_question(here: RunningBot) -> None:
    head = await consented_user(here, at="karakol")
    await head.write(f"/ask\n{WORDS}")
    await head.wait_for("№ 1 сурооңуз кабыл алынды")
    assert [question.text for question in await _asked(here)] == [WORDS]


async def test_two_messages_out_of_the_blue_are_both_kept(here: RunningBot) -> None:
    head = await consented_user(here, at="karakol")
    await head.write("Биринчи суроо: жол качан оңдолот?")
    first = await head.wait_for("Бул кызматкерлерге сурообу?")
    await head.write("Экинчи суроо: мектепке көмүр болобу?")
    second = await head.wait_for("Бул кызматкерлерге сурообу?")
    for offer in (first, second):
        button = offer["reply_markup"]["inline_keyboard"][0][0]
        act = await head.act("press", message_id=offer["message_id"], data=button["callback_data"])
        await wait_settled(here, act)
    kept = {question.text for question in await _asked(here)}
    assert kept == {"Биринчи суроо: жол качан оңдолот?", "Экинчи суроо: мектепке көмүр болобу?"}


async def test_an_old_remark_does_not_become_a_question_when_somebody_asks_anew(here: RunningBot) -> None:
    head = await consented_user(here, at="karakol")
    await head.write("Эски кеп")
    await head.wait_for("Бул кызматкерлерге сурообу?")
    await head.start("karakol")
    await head.wait_for("Сиз катталгансыз")
    act = await head.press("❓ Суроо берүү")
    await wait_settled(here, act)
    assert not await _asked(here)
    assert "Сурооңузду жөнөтүңүз" in (await head.messages())[-1]["text"]


async def test_a_message_that_is_no_question_is_dropped_with_one_tap(here: RunningBot) -> None:
    head = await consented_user(here, at="karakol")
    await head.write("Мен кечигип барам")
    await head.wait_for("Бул кызматкерлерге сурообу?")
    await head.press("Жок")
    await head.wait_for("Макул")
    assert not await _asked(here)


async def send_album(
    here: RunningBot, member: SandboxUser, caption: str = "", size: int = 3
) -> dict[str, Any]:
    """Send photos together, as Telegram delivers them: one update each, with one media_group_id."""
    first = 700_000 + len(await member.messages())
    updates = [
        {
            "message": {
                "message_id": first + number,
                "date": 1_790_000_000,
                "chat": {"id": member.id, "type": "private", "first_name": "Үлгү"},
                "from": {"id": member.id, "is_bot": False, "first_name": "Үлгү", "language_code": "ky"},
                "media_group_id": f"album{first}",
                "photo": [
                    {
                        "file_id": f"AgACAg{first}{number}",
                        "file_unique_id": f"u{first}{number}",
                        "width": 8,
                        "height": 8,
                    }
                ],
            }
            | ({"caption": caption} if caption and not number else {})
        }
        for number in range(size)
    ]
    return {"update_ids": await here.sandbox.push_updates(updates)}


@pytest.mark.parametrize(
    "moment", ["asked for", "out of the blue", "while registering", "before the consent"]
)
async def test_every_photo_of_an_album_belongs_to_one_question(here: RunningBot, moment: str) -> None:
    if moment == "before the consent":
        head = await here.person(HEAD)
        await head.start("karakol")
        await head.wait_for("Тилди тандаңыз")
    else:
        head = await consented_user(here, at="jalal-abad" if moment == "while registering" else "karakol")
    if moment == "while registering":
        await head.start("karakol")
        await head.wait_for("Баары туурабы?")
    if moment in ("asked for", "while registering"):
        await head.write("/ask")
        await head.wait_for("Сурооңузду жөнөтүңүз")
    await wait_settled(here, await send_album(here, head, WORDS))
    if moment == "before the consent":
        await head.press("Кыргызча")
        await head.wait_for("Жеке маалыматтарыңыз")
        await head.press("✅ Макулмун")
        await head.wait_for("Бул кызматкерлерге сурообу?")
    if moment in ("out of the blue", "before the consent"):
        act = await head.press("✅ Ооба, бул суроо")
        await wait_settled(here, act)
    [question] = await _asked(here)
    assert question.text == WORDS
    assert len(await all_rows(here, Attachment)) == 3


async def test_a_name_is_kept_from_the_hall_before_asking(here: RunningBot) -> None:
    team = await staff_member(here)
    head = await consented_user(here, at="karakol")
    await head.write("/ask")
    await head.wait_for("катышуучулар көрөт")
    await head.press("🙈 Атым көрүнбөсүн")
    await head.wait_for("катышуучулар көрбөйт")
    await head.write(WORDS)
    receipt = await head.wait_for("№ 1 сурооңуз кабыл алынды 🙈")
    assert "👤 Атым көрүнсүн" in button_labels(receipt)
    told = await team.wait_for("№ 1")
    assert "🙈 участникам имя не показывать" in told["text"]
    assert "Үлгү Үлгүев 1001" in told["text"]
    assert [question.anonymous for question in await _asked(here)] == [True]


async def test_a_name_is_hidden_and_shown_again_after_asking_and_staff_see_it(here: RunningBot) -> None:
    team = await staff_member(here)
    head = await consented_user(here, at="karakol")
    await head.write(f"/ask {WORDS}")
    await head.wait_for("№ 1 сурооңуз")
    told = await team.wait_for(WORDS)
    assert "🙈" not in told["text"]
    act = await head.press("🙈 Атым көрүнбөсүн")
    await head.wait_for("Атыңызды катышуучулар көрбөйт")
    await team.wait_for("🙈 участникам имя не показывать")
    await wait_settled(here, act)
    assert [question.anonymous for question in await _asked(here)] == [True]
    act = await head.press("👤 Атым көрүнсүн")
    await wait_settled(here, act)
    assert [question.anonymous for question in await _asked(here)] == [False]
    told = (await team.messages())[-1]
    assert WORDS in told["text"]
    assert "🙈" not in told["text"]


async def test_a_question_is_taken_back_once_and_staff_see_that(here: RunningBot) -> None:
    team = await staff_member(here)
    head = await consented_user(here, at="karakol")
    await head.write(f"/ask {WORDS}")
    receipt = await head.wait_for("№ 1 сурооңуз")
    told = await team.wait_for(WORDS)
    withdraw = receipt["reply_markup"]["inline_keyboard"][1][0]["callback_data"] + ":yes"
    await wait_settled(here, await head.press(text_of("ky", "question-withdraw")))
    acts = [await head.act("press", message_id=receipt["message_id"], data=withdraw) for _ in range(2)]
    await head.wait_for("№ 1 сурооңуз кайтарылып алынды")
    gone = await team.wait_for("Автор отозвал вопрос")
    assert gone["message_id"] == told["message_id"]
    assert not button_labels(gone)
    await wait_settled(here, *acts)
    [toast] = await toasts(here, 1 + len(acts))
    assert "кайтарылып алынган" in toast["text"]
    await team.write("Ответ", reply_to=told["message_id"])
    await team.wait_for("Этот вопрос отозван")


async def test_an_edited_message_edits_its_question_for_staff_too(here: RunningBot) -> None:
    team = await staff_member(here)
    head = await consented_user(here, at="karakol")
    await head.write("/ask")
    await head.wait_for("Сурооңузду жөнөтүңүз")
    sent = await head.write("Суу ким оңдойт?")
    await head.wait_for("№ 1 сурооңуз")
    told = await team.wait_for("Суу ким оңдойт?")
    await head.edit(sent["message"]["message_id"], WORDS)
    await head.wait_for("✏️ № 1 сурооңуз оңдолду")
    again = await team.wait_for(WORDS)
    assert again["message_id"] == told["message_id"]
    assert "исправлен" in again["text"]
    assert [question.text for question in await _asked(here)] == [WORDS]


async def test_an_edit_of_words_not_yet_taken_as_a_question_counts(here: RunningBot) -> None:
    head = await consented_user(here, at="karakol")
    sent = await head.write("Суу ким оңдойт?")
    await head.wait_for("Бул кызматкерлерге сурообу?")
    await wait_settled(here, await head.edit(sent["message"]["message_id"], WORDS))
    await head.press("✅ Ооба, бул суроо")
    await head.wait_for("№ 1 сурооңуз кабыл алынды")
    assert [question.text for question in await _asked(here)] == [WORDS]


async def test_an_edit_after_the_answer_is_refused_and_an_edit_of_anything_else_is_silent(
    here: RunningBot,
) -> None:
    team = await staff_member(here)
    head = await consented_user(here, at="karakol")
    greeting = await head.write("/help")
    await head.wait_for("Бул бот эмне кыла алат")
    await head.write("/ask")
    await head.wait_for("Сурооңузду жөнөтүңүз")
    sent = await head.write(WORDS)
    told = await team.wait_for(WORDS)
    await team.write("Айыл өкмөтү.", reply_to=told["message_id"])
    await head.wait_for("№ 1 сурооңузга жооп")
    await head.edit(sent["message"]["message_id"], "Башка суроо")
    await head.wait_for("эми өзгөртүүгө болбойт")
    assert [question.text for question in await _asked(here)] == [WORDS]
    last = (await head.messages())[-1]["message_id"]
    await wait_settled(here, await head.edit(greeting["message"]["message_id"], "/help мага"))
    assert not await messages_since(head, last)


@in_languages("ru", "ky", "en")
async def test_ones_own_questions_are_listed_with_their_state(here: RunningBot, language: str) -> None:
    team = await staff_member(here)
    head = await consented_user(here, HEAD, language, at="karakol")
    await head.write("/questions")
    await head.wait_for(text_of(language, "questions-none"))
    for number, words in enumerate(("Биринчи <b>суроо</b>", "Экинчи & суроо", "Үчүнчү суроо"), start=1):
        await head.write(f"/ask {words}")
        await team.wait_for(words)
        if number == 1:
            await team.write("Жооп", reply_to=(await team.messages())[-1]["message_id"])
            await head.wait_for("Жооп")
    await head.press(text_of(language, "question-withdraw"))
    await head.wait_for(first_line(language, "withdraw-confirm", number=3))
    await wait_settled(here, await head.press(text_of(language, "withdraw-confirm", "yes")))
    await head.write("/questions")
    listed = await head.wait_for(text_of(language, "questions", list="").splitlines()[0])
    text = listed["text"]
    for words, state in (
        ("Биринчи <b>суроо</b>", "question-answered"),
        ("Экинчи & суроо", "question-open"),
        ("Үчүнчү суроо", "question-withdrawn-state"),
    ):
        assert f"{words}\n{text_of(language, state)}" in text
    assert text.index("Үчүнчү") < text.index("Биринчи")


LONG = {
    "4 096 letters": "ө" * 4096,
    "2 700 letters": "ө" * 2700,
    "emoji": "👩‍🌾" * 800,
    "like HTML": "<b>&lt;script&gt;</b> & </a> <blockquote>",
    "right to left": "شرح \u202eабв\u202c מים",
    "entities": "&" * 4096,
    "lines": "\n".join(f"Сап №{number} <i>" for number in range(250)),
}


REMOVED = dict.fromkeys(map(ord, "\u202e\u202c"))
"""Marks that would turn the words around them."""
WHOLE = ("4 096 letters", "like HTML")


@pytest.mark.parametrize("kind", [*WHOLE, *(proof_param(one) for one in LONG if one not in WHOLE)])
async def test_whatever_is_asked_and_answered_arrives_whole(here: RunningBot, kind: str) -> None:
    words = LONG[kind].strip().translate(REMOVED)
    team = await staff_member(here)
    head = await consented_user(here, at="karakol")
    await head.write("/ask")
    await head.wait_for("Сурооңузду жөнөтүңүз")
    start = (await here.sandbox.journal())[-1]["seq"]
    await wait_settled(here, await head.write(LONG[kind]))
    assert [question.text for question in await _asked(here)] == [words]
    told = [one for one in await team.messages() if one["from"]["is_bot"]]
    assert _without_whitespace(words) in _without_whitespace("".join(one["text"] for one in told))
    first = next(one for one in told if "№ 1" in one["text"])
    await wait_settled(here, await team.write(LONG[kind], reply_to=first["message_id"]))
    heard = [one for one in await head.messages() if one["from"]["is_bot"]]
    answer = next(n for n, one in enumerate(heard) if "№ 1 сурооңузга жооп" in one["text"])
    assert _without_whitespace(words) in _without_whitespace("".join(one["text"] for one in heard[answer:]))
    failed = [call for call in await here.sandbox.journal(since=start) if not call["ok"]]
    assert {call["chat_id"] for call in failed} <= {STAFF_TWO}  # who has never pressed Start
    assert all(utf16_length(one["text"]) <= 4096 for one in (*told, *heard))


def _without_whitespace(text: str) -> str:
    """Return the text without whitespace, which may differ where messages were joined."""
    return "".join(text.split())


async def test_asking_is_stopped_by_its_button_and_nothing_is_asked(here: RunningBot) -> None:
    head = await consented_user(here, at="karakol")
    await head.write("/ask")
    await head.wait_for("Сурооңузду жөнөтүңүз")
    await head.press("✖️ Токтотуу")
    await head.wait_for("суроо жөнөтүлгөн жок")
    last = await newest_message(here, head, await head.write("/questions"))
    assert "суроо бере элексиз" in last["text"]
