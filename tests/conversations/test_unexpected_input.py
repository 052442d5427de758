"""Unexpected input: at every step people are told what is expected, and nothing is lost."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from sandbox.testing import Sandbox, SandboxUser
from storage.accounts import people
from storage.models import Question
from storage.seminars import seminars
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    SECOND,
    all_rows,
    button_data,
    consented_user,
    first_line,
    in_languages,
    messages_since,
    newest_message,
    person_row,
    press_seminar,
    proof_param,
    registered_seats,
    run_quiet_bot,
    text_of,
    toasts,
    wait_settled,
)
from tests.sandbox.sample_media import png

Deed = Callable[[SandboxUser], Awaitable[dict[str, Any]]]

DEEDS: dict[str, Deed] = {
    "voice": lambda one: one.upload("voice", b"OggS", "a.ogg"),
    "photo": lambda one: one.upload("photo", png(8, 8), "a.png", "Түшүндүрмө"),
    "document": lambda one: one.upload("document", b"%PDF", "a.pdf"),
    "location": lambda one: one.location(42.49, 78.39),
    "foreign contact": lambda one: one.contact(phone_number="+996777100104", user_id=1004),
    "reaction": lambda one: one.write("👍"),
}
FORMS: dict[str, dict[str, Any]] = {
    "place": {},
    "organisation": {"office": "partner"},
    "position": {"office": "project"},
    "phone": {"office": "project", "position": "other", "name": "Үлгү Үлгүев"},
    "name": {"office": "project", "position": "other", "phone": "+996700100101"},
    "card": {"office": "project", "position": "other", "name": "Үлгү Үлгүев", "phone": "+996700100101"},
}
BETWEEN = [one for one in FORMS if one not in ("place", "card")]
AWAITED = {"place": "awaited-place-m"}


async def at_step(here: RunningBot, step: str, language: str = "ky") -> SandboxUser:
    """Return a head at that step of the registration."""
    head = await consented_user(here, HEAD, language)
    async with here.database.session.begin() as session:
        person = (await people.get_or_create(session, [HEAD], datetime.now(UTC)))[HEAD]
        seminar = await seminars.by_slug(session, "karakol")
        assert seminar is not None
        person.draft = {"registration": {"seminar": seminar.id, "prefilled": True, **FORMS[step]}}
        person.step = "registration"
    return head


async def test_a_place_is_awaited(here: RunningBot) -> None:
    await _check_inputs(here, "place", ("voice", "photo", "document", "location", "foreign contact"))


async def test_an_organisation_is_awaited(here: RunningBot) -> None:
    await _check_inputs(here, "organisation", ("voice", "photo", "document", "location", "foreign contact"))


async def test_a_position_is_awaited(here: RunningBot) -> None:
    await _check_inputs(here, "position", tuple(DEEDS))


async def test_a_name_is_awaited(here: RunningBot) -> None:
    await _check_inputs(here, "name", ("voice", "photo", "document", "location", "foreign contact"))


async def test_a_telephone_is_awaited(here: RunningBot) -> None:
    await _check_inputs(here, "phone", ("voice", "photo", "document", "location"))


async def test_the_card_is_awaited(here: RunningBot) -> None:
    await _check_inputs(here, "card", tuple(DEEDS))


async def _check_inputs(here: RunningBot, step: str, deeds: tuple[str, ...]) -> None:
    """Check that each of these inputs is answered with what is expected, and the form stays as it is."""
    head = await at_step(here, step)
    before = (await person_row(here)).draft
    for deed in deeds:
        act = await DEEDS[deed](head)
        media = deed in ("voice", "photo", "document")  # kept and offered as a question
        awaited = AWAITED.get(step, f"awaited-{step}")
        await head.wait_for("Бул кызматкерлерге сурообу?" if media else first_line("ky", awaited))
        await wait_settled(here, act)
    after = (await person_row(here)).draft
    assert after["registration"] == before["registration"]
    assert len(after.get("pending", [])) == sum(deed in ("voice", "photo", "document") for deed in deeds)
    assert (await person_row(here)).step == "registration"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0(700)10-01-01", "+996700100101"),
        proof_param("0700 100 101", "+996700100101"),
        proof_param("996700100101", "+996700100101"),
        proof_param("+996 700 100 101", "+996700100101"),
        proof_param("700100101", "+996700100101"),
        proof_param("+7 912 345-67-89", "+79123456789"),
    ],
)
async def test_a_telephone_is_understood_as_people_write_it(here: RunningBot, typed: str, kept: str) -> None:
    head = await at_step(here, "phone")
    act = await head.write(typed)
    await head.wait_for("Баары туурабы?")
    await wait_settled(here, act)
    assert (await person_row(here)).draft["registration"]["phone"] == kept


@in_languages("ru", "ky", "en")
async def test_a_wrong_or_foreign_telephone_is_refused_in_words_and_the_right_one_taken(
    here: RunningBot, language: str
) -> None:
    head = await at_step(here, "phone", language)
    for wrong in ("Салам", "12345", "0000 000 000", "+996 700 100 101 000", "☎️"):
        await head.write(wrong)
        await head.wait_for(text_of(language, "phone-wrong"))
    await wait_settled(here, await head.contact(phone_number="+996777100104", user_id=1004))
    await head.wait_for(text_of(language, "phone-foreign"))
    keyboard = (await head.view())["reply_keyboard"]["keyboard"]
    assert keyboard[0][0]["request_contact"], "the key comes again with the refusal"
    await head.contact()
    assert "+996 700 100 101" in (await head.wait_for(first_line(language, "card")))["text"]


async def test_the_contact_button_is_there_and_goes_away(here: RunningBot) -> None:
    head = await at_step(here, "phone")
    await head.start()
    await head.wait_for("Телефон номериңиз?")
    keyboard = (await head.view())["reply_keyboard"]["keyboard"]
    assert keyboard == [[{"text": "📱 Номеримди жөнөтүү", "request_contact": True}], [{"text": "‹ Артка"}]]
    act = await head.tap("📱 Номеримди жөнөтүү")
    await head.wait_for("Баары туурабы?")
    await wait_settled(here, act)
    assert (await head.view())["reply_keyboard"] is None
    await wait_settled(here, await head.press(text_of("ky", "card-confirm")))
    labels = [button["text"] for row in (await head.view())["reply_keyboard"]["keyboard"] for button in row]
    assert labels == ["❓ Суроо берүү", "💬 Суроолорум", "📅 Семинарлар", "ℹ️ Жардам"]


@pytest.mark.parametrize("step", ["place", "card", *(proof_param(one) for one in BETWEEN)])
async def test_the_language_is_changed_at_any_step_and_the_step_is_asked_again_in_it(
    here: RunningBot, step: str
) -> None:
    head = await at_step(here, step)
    before = (await person_row(here)).draft
    await head.write("/language")
    await head.wait_for("Тилди тандаңыз")
    await head.press("Русский")
    asked = "ask-place-m" if step == "place" else step if step == "card" else f"ask-{step}"
    await head.wait_for(first_line("ru", asked))
    assert (await person_row(here)).draft == before


async def test_cancel_leaves_the_registration_and_says_so(here: RunningBot) -> None:
    head = await at_step(here, "name")
    await head.write("/cancel")
    await head.wait_for("Токтотулду")
    await head.write("/cancel")
    await head.wait_for("Токтото турган эч нерсе жок")
    assert ((await person_row(here)).step, (await person_row(here)).draft) == (None, {})


async def test_cancel_keeps_what_was_confirmed(here: RunningBot) -> None:
    head = await consented_user(here, at="karakol")
    await head.start("karakol")
    await head.wait_for("Сиз катталгансыз")
    await head.press("✏️ Маалыматымды өзгөртүү")
    await head.wait_for("Маалыматыңыз")
    act = await head.write("/cancel")
    await head.wait_for("Токтотулду")
    await wait_settled(here, act)
    assert len(await registered_seats(here)) == 1


async def test_cancel_before_the_consent_asks_for_what_comes_first(here: RunningBot) -> None:
    one = await here.person(HEAD)
    act = await one.write("/cancel")
    last = await newest_message(here, one, act)
    assert "Тилди тандаңыз" in last.get("text", "")


async def test_cancelling_a_question_returns_to_the_registration_that_was_under_way(here: RunningBot) -> None:
    head = await at_step(here, "name")
    await head.write("/ask")
    await head.wait_for("Сурооңузду жөнөтүңүз")
    act = await head.write("/cancel")
    await wait_settled(here, act)
    assert (await person_row(here)).draft["registration"]["position"] == "other"
    await head.start()
    await head.wait_for("Аты-жөнүңүз?")


async def test_looking_at_another_seminar_does_not_lose_a_half_filled_form(here: RunningBot) -> None:
    head = await at_step(here, "name")
    await head.write("/seminars")
    await head.wait_for("Семинарлар")
    await press_seminar(head, "Киришүү семинары, Жалал-Абад")
    await head.wait_for("Семинарга 89 адам катышты")
    await head.start("karakol")
    await head.wait_for("Аты-жөнүңүз?")


async def test_an_unknown_command_is_named_as_such(here: RunningBot) -> None:
    head = await at_step(here, "name")
    await head.write("/nonsense")
    await head.wait_for("Мындай буйрук жок")
    await head.write("/staff")
    await head.wait_for("Мындай буйрук жок")
    assert (await person_row(here)).step == "registration"


async def test_a_sticker_like_thing_out_of_the_blue_is_answered(here: RunningBot) -> None:
    head = await consented_user(here)
    await head.location(42.5, 78.4)
    await head.wait_for("Мындай билдирүүнү түшүнө албайм")


async def test_a_button_pressed_twice_at_once_counts_once(here: RunningBot) -> None:
    head = await at_step(here, "position")
    await head.start()
    asked = await head.wait_for("Кызмат ордуңуз?")
    press = {"bot": here.sandbox.bot, "person": HEAD, "do": "press", "message_id": asked["message_id"]}
    twice = await here.sandbox.control("POST", "/act", [{**press, "data": "choose-position:specialist"}] * 2)
    await wait_settled(here, *twice["results"])
    assert (await person_row(here)).draft["registration"]["position"] == "specialist"
    await head.start()
    await head.wait_for("Телефон номериңиз?")


async def test_old_buttons_of_a_registration_that_is_done_change_nothing(here: RunningBot) -> None:
    head = await at_step(here, "card")
    await head.start()
    await head.wait_for("Баары туурабы?")
    await head.press("✅ Ооба, катталам")
    await head.wait_for("Сиз катталдыңыз!")
    before = [vars(one) for one in await registered_seats(here)]
    for data in (
        "edit-registration-field:name",
        "toggle-sex:m",
        "submit-registration",
        "edit-registration-field:place",
    ):
        await _press_forged(here, head, data)
    after = [vars(one) for one in await registered_seats(here)]
    drop = "_sa_instance_state"
    assert [{**one, drop: 0} for one in after] == [{**one, drop: 0} for one in before]
    told = await toasts(here, 1 + 4)
    assert sum("эскирген" in one["text"] for one in told) == 3


async def _press_forged(here: RunningBot, presser: SandboxUser, data: str) -> None:
    """Press a button that no message of this person has, or has any more."""
    query = {
        "callback_query": {
            "id": f"9{data}",
            "from": {"id": presser.id, "is_bot": False, "first_name": "Үлгү"},
            "message": (await presser.messages())[-1]
            | {"from": {"id": 1, "is_bot": True, "first_name": "B"}},
            "chat_instance": "1",
            "data": data,
        }
    }
    await wait_settled(here, {"update_ids": await here.sandbox.push_updates([query])})


async def test_a_button_of_another_person_is_refused(here: RunningBot) -> None:
    head = await consented_user(here, HEAD, at="karakol")
    other = await consented_user(here, SECOND, "ru", at="karakol")
    await head.write("/ask Суу качан келет?")
    receipt = await head.wait_for("сурооңуз кабыл алынды")
    mine = [d for d in button_data(receipt) if d.startswith(("toggle-anonymous:", "withdraw-question:"))]
    for data in mine:
        await _press_forged(here, other, data)
    [question] = await all_rows(here, Question)
    assert (question.anonymous, question.state) == (False, "new")


@pytest.mark.parametrize("step", ["place", "card", *(proof_param(one) for one in BETWEEN)])
async def test_the_registration_goes_on_where_it_was_after_the_bot_was_away(
    sqlite_url: str, step: str
) -> None:
    async with Sandbox() as sandbox:
        async with run_quiet_bot(sandbox, sqlite_url) as here:
            head = await at_step(here, step)
            await wait_settled(here)
        act = await head.start()
        async with run_quiet_bot(sandbox, sqlite_url) as here:
            asked = "ask-place-m" if step == "place" else step if step == "card" else f"ask-{step}"
            await head.wait_for(first_line("ky", asked))
            await wait_settled(here, act)
            [*_, last] = await head.messages()
            if step == "card":
                await head.press("✅ Ооба, катталам")
                await head.wait_for("Сиз катталдыңыз!")
            assert last["from"]["is_bot"]


async def test_what_was_pressed_and_written_while_the_bot_was_away_is_done_in_order(sqlite_url: str) -> None:
    async with Sandbox() as sandbox:
        async with run_quiet_bot(sandbox, sqlite_url) as here:
            head = await at_step(here, "name")
            async with here.database.session.begin() as session:
                person = (await people.get_or_create(session, [HEAD], datetime.now(UTC)))[HEAD]
                form = {**person.draft["registration"], "phone": None}
                person.draft = {"registration": form}
            await wait_settled(here)
        acts = [await head.write("0700 100 101"), await head.write("Үлгү Үлгүев")]
        async with run_quiet_bot(sandbox, sqlite_url) as here:
            await head.wait_for("Баары туурабы?")
            await wait_settled(here, *acts)
            form = (await person_row(here)).draft["registration"]
            assert (form["name"], form["phone"]) == ("Үлгү Үлгүев", "+996700100101")


async def test_people_in_a_group_are_left_alone(here: RunningBot) -> None:
    head = await consented_user(here)
    group = await here.sandbox.new_group("Үлгү тайпа", [HEAD])
    act = await head.write("/start", chat=group)
    await wait_settled(here, act)
    assert not [one for one in await head.messages(group) if one.get("from", {}).get("is_bot")]


async def test_hostile_updates_do_not_stop_the_next_person(here: RunningBot) -> None:
    head = await consented_user(here)
    since = (await head.messages())[-1]["message_id"]
    numbers = await here.sandbox.push_updates(
        [
            {"message": "text"},
            {"message": {"message_id": 1, "from": {"id": "x"}, "chat": {}, "date": 0}},
            {"callback_query": {"id": 1, "from": {"id": HEAD}}},
            {"message": {"message_id": 5, "from": {"id": HEAD}, "chat": {"id": HEAD, "type": "private"}}},
            {"something_new": {"from": {"id": HEAD}}},
        ],
        raw=False,
    )
    await wait_settled(here, {"update_ids": numbers})
    await head.write("/help")
    await head.wait_for("Бул бот эмне кыла алат")
    assert len(await messages_since(head, since)) == 1


async def test_a_used_keyboard_goes_away_and_a_label_may_be_typed(here: RunningBot) -> None:
    """The prompt of a question: its button typed, its step left for another page, thanks, and its old button."""
    head = await consented_user(here, at="karakol")
    await head.write("/ask")
    asked = await head.wait_for("катышуучулар көрөт")
    await wait_settled(here, await head.write("атым көрүнбөсүн"))
    hidden = await head.wait_for("катышуучулар көрбөйт")
    assert await _has_buttons(head, hidden)
    assert not await _has_buttons(head, asked)
    await wait_settled(here, await head.write("/seminars"))
    assert not await _has_buttons(head, hidden)
    thanks = await head.write("Рахмат")
    await wait_settled(here, thanks)
    assert await all_rows(here, Question) == []
    [reaction] = await here.sandbox.journal("setMessageReaction")
    assert reaction["params"]["reaction"] == [{"type": "emoji", "emoji": "🙏"}]
    await _press_forged(here, head, "set-draft-anonymous:1")
    await head.wait_for("Сиз азырынча суроо бере элексиз")


async def _has_buttons(user: SandboxUser, message: dict[str, Any]) -> bool:
    """Return whether the message still has buttons in the chat."""
    [now] = [one for one in await user.messages() if one["message_id"] == message["message_id"]]
    return bool(now.get("reply_markup", {}).get("inline_keyboard"))
