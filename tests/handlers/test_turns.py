"""Rules of every dialog, over all steps: how they end, what may be typed, and what is done with an old prompt."""

import contextlib
from datetime import timedelta
from functools import partial
from itertools import product
from typing import Any

import pytest
from sqlalchemy import insert

from bot.locales import get_locale
from bot.telegram.reply_markup import button_labels
from handlers import dispatch
from handlers.messages import Contact, Media, React, Refusal, RemoveKeyboard, Say, Toast
from handlers.routes import BUTTONS, STEPS
from handlers.ui import turns
from handlers.ui.courtesy import courtesy_kind, is_opinion
from storage.models import OutboxMessage, Person, question_states
from tests.case_tables import every_row
from tests.handlers.stage import Stage, text_keys
from tests.handlers.step_forms import NEED_MORE, after_consent, step_forms, who_is_at

WORDS = "Жол качан оңдолот?"
ELSEWHERE: list[dict[str, Any]] = [
    {"command": "seminars"},
    {"command": "about"},
    {"button": "list-own-questions", "argument": "", "callback_id": "1"},
]
"""A key of the menu, a command, and a button of another page."""
COURTESY = (
    *("салам", "Салам!", "Рахмат", "чоң рахмат сизге 🙏", "ооба", "жакшы", "Ок", "👍", "👍🏽"),
    *("спасибо", "Да.", "хорошо"),
)


def put_at(person: Person, step: str | None, form: dict[str, Any]) -> None:
    person.step, person.draft = step, {step: form} if step else {}


def with_labels(stage: Stage, person: Person, **what: Any) -> Any:
    """Return an Incoming whose labels are rendered, as the worker does."""
    labels = partial(button_labels, locale=get_locale(person.language or "ky", "Asia/Bishkek"))
    return stage.incoming(person, labels=labels, **what)


async def prompted(
    stage: Stage, person: Person, step: str, message_id: int, age: timedelta = timedelta()
) -> None:
    """Write the row of a prompt of this step with buttons that the person has in their chat."""
    row = {"chat_id": person.telegram_id, "lane": 0, "method": "sendMessage", "payload": "", "state": "sent"}
    about = {"subject": f"prompt:{person.id}:{step}", "message_id": message_id, "created_at": stage.now - age}
    await stage.session.execute(insert(OutboxMessage).values(**row, **about))


def removed(replies: list[Any]) -> list[int | None]:
    return [reply.message.message_id for reply in replies if isinstance(reply, RemoveKeyboard)]


async def test_every_step_ends_when_the_person_turns_to_something_else(stage: Stage) -> None:
    """By a command, the menu or a button of another page. Help may be asked for on the way."""
    person = stage.member
    for name in after_consent():
        await prompted(stage, person, name, 70)
    await stage.save()
    forms = {"registration": {"seminar": stage.karakol.id}}
    wrong: list[object] = []
    for name in after_consent():
        step = STEPS[name]
        for what in ELSEWHERE:
            put_at(person, name, forms.get(name, {}))
            replies = await dispatch.dispatch(stage.incoming(person, **what), stage.session)
            kept = name in person.draft
            if person.step is not None or kept != step.resumable:
                wrong.append((name, what, "goes on"))
            if removed(replies) != ([] if step.keeps_keyboard else [70]):
                wrong.append((name, what, "keeps its buttons"))
            offer = await stage.write(person, WORDS)
            offered = [button.data for row in offer[0].buttons for button in row]
            if text_keys(offer) != ["saved-offer"] or ("continue-step" in offered) != step.resumable:
                wrong.append((name, what, text_keys(offer)))
            await stage.roll_back()
        put_at(person, name, forms.get(name, {}))
        await stage.command(person, "help")
        if person.step != name:
            wrong.append((name, "/help"))
    assert wrong == []


async def test_a_half_done_registration_is_gone_on_with_where_it_was(stage: Stage) -> None:
    person = stage.other
    put_at(person, "registration", {"seminar": stage.karakol.id, "prefilled": True, "office": "project"})
    form = person.draft["registration"]
    await stage.command(person, "questions")
    [offer] = await stage.write(person, WORDS)
    [again] = await stage.press(person, offer.buttons[0][0].data)
    assert (again.key, person.step, person.draft["registration"]) == ("ask-position", "registration", form)
    await stage.command(person, "hall")
    assert text_keys(await stage.command(person, "start")) == ["ask-position"]
    person.draft = {"registration": {**form, "position": "other"}}
    await stage.command(person, "hall")
    await stage.write(person, "", contact=Contact("996700100101", verified=True))
    assert person.draft["registration"]["phone"] == "+996700100101"
    await stage.command(person, "hall")
    await stage.command(person, "cancel")
    assert "registration" not in person.draft


async def shown_prompt(stage: Stage, step: str, form: dict[str, Any]) -> tuple[Any, list[Say]]:
    """Return an Incoming of the person at this step, and the messages of the prompt with buttons."""
    person = who_is_at(stage, step)
    put_at(person, step, form)
    at = with_labels(stage, person)
    prompt = await (STEPS[step].shown or STEPS[step].prompt)(at, stage.session)
    return at, [say for say in prompt if isinstance(say, Say) and say.buttons]


async def test_every_prompt_has_a_way_back_and_takes_the_labels_of_its_buttons(stage: Stage) -> None:
    """The way back is the step's cancel button, or a button of another page. Labels are typed without their emoji."""
    forms = await step_forms(stage)
    assert forms.keys() == after_consent() - NEED_MORE
    await stage.save()
    wrong: list[object] = []
    for step, form in forms.items():
        at, says = await shown_prompt(stage, step, form)
        own = STEPS[step].buttons
        actions = [button.action for say in says for row in say.buttons for button in row if button.action]
        if step != "registration" and not [one for one in actions if not isinstance(one, tuple(own))]:
            wrong.append((step, "no way back"))
        labels = [pair for say in says for pair in at.labels(say)]
        await stage.roll_back(always=True)
        for label, data in labels[:1] + labels[-1:]:
            put_at(at.person, step, form)
            did = with_labels(stage, at.person, text=label.lower())
            with contextlib.suppress(Refusal):
                await dispatch.dispatch(did, stage.session)
            if (f"{did.button}:{did.argument}".rstrip(":"), did.typed_label) != (data, True):
                wrong.append((step, label, did.button))
            await stage.roll_back(always=True)
    assert wrong == []


async def test_the_buttons_of_every_prompt_can_be_removed_when_it_is_answered(stage: Stage) -> None:
    """A prompt with a subject of its own, to which a reply is an answer too, is found by that one."""
    forms = await step_forms(stage)
    await stage.save()
    wrong: list[object] = []
    for step, form in forms.items():
        _, says = await shown_prompt(stage, step, form)
        subject = says[-1].subject if says else None
        find = STEPS[step].subject
        if subject is not None and (find is None or find(form) != subject):
            wrong.append((step, subject))
        await stage.roll_back(always=True)
    assert wrong == []


async def test_the_buttons_of_a_prompt_go_when_the_question_is_answered(stage: Stage) -> None:
    person, about = stage.member, {"subject": f"question:{stage.question.id}"}
    row = {"chat_id": person.telegram_id, "method": "sendMessage", "payload": "", "state": "sent"}
    for message_id, lane in ((70, 0), (71, 1)):  # the prompt, and a notice about the same question
        values = {"lane": lane, "message_id": message_id, "created_at": stage.now, **row, **about}
        await stage.session.execute(insert(OutboxMessage).values(**values))
    put_at(person, "answer", {"question": stage.question.id})
    replies = await dispatch.dispatch(stage.incoming(person, text=WORDS), stage.session)
    assert (removed(replies), person.step) == ([70], None)


async def test_a_press_on_the_open_prompt_that_updates_a_card_keeps_its_buttons(stage: Stage) -> None:
    person, about = stage.member, {"subject": f"question:{stage.question.id}"}
    row = {"chat_id": person.telegram_id, "method": "sendMessage", "payload": "", "state": "sent"}
    for message_id, lane in ((50, 1), (70, 0)):  # the card of the question, and the prompt for the answer
        values = {"lane": lane, "message_id": message_id, "created_at": stage.now, **row, **about}
        await stage.session.execute(insert(OutboxMessage).values(**values))
    put_at(person, "answer", {"question": stage.question.id})
    pressed = {"button": "assign-to-self", "argument": str(stage.question.id), "callback_id": "1"}
    replies = await dispatch.dispatch(stage.incoming(person, message_id=70, **pressed), stage.session)
    assert 50 in [reply.edit for reply in replies if isinstance(reply, Say)]
    assert (removed(replies), person.step) == ([], "answer")


async def test_a_reply_to_the_prompt_for_a_wording_is_no_answer_to_the_question(stage: Stage) -> None:
    person, about = stage.member, {"subject": f"question:{stage.question.id}"}
    [prompt] = await stage.press(person, f"edit-wording:{stage.question.id}")
    assert prompt.subject == about["subject"]
    row = {"chat_id": person.telegram_id, "lane": 0, "method": "sendMessage", "payload": "", "state": "sent"}
    values = {"message_id": 70, "created_at": stage.now, **row, **about}
    await stage.session.execute(insert(OutboxMessage).values(**values))
    await stage.write(person, "Суу качан берилет?", reply_to=70)
    assert (stage.question.wording, stage.question.state) == ("Суу качан берилет?", question_states.NEW)


async def test_a_part_of_a_label_is_enough_where_nothing_else_is_understood(stage: Stage) -> None:
    person = stage.other
    person.language = "ky"
    office = {"office": "municipality", "unit": "41702205805000"}
    form = {"seminar": stage.karakol.id, "prefilled": True, **office}
    put_at(person, "registration", form)
    await dispatch.dispatch(with_labels(stage, person, text="Кеңештин төрагасы"), stage.session)
    assert person.draft["registration"]["position"] == "council"
    put_at(person, "registration", form)
    with pytest.raises(Refusal, match="awaited-position"):  # of the head, or of a deputy
        await dispatch.dispatch(with_labels(stage, person, text="Башч"), stage.session)


async def test_no_is_taken_as_the_button_that_says_so(stage: Stage) -> None:
    person = stage.member
    person.language = "ky"
    place = {"office": "municipality", "unit": "41702205805000", "position": "head"}
    put_at(
        person, "registration", {"seminar": stage.karakol.id, "prefilled": True, "assisted": True, **place}
    )
    await dispatch.dispatch(with_labels(stage, person, text="жок"), stage.session)
    form = person.draft["registration"]
    assert "phone" in form
    assert not form["phone"]


async def test_a_question_long_after_its_prompt_is_asked_about_before_it_is_taken(stage: Stage) -> None:
    person = stage.owner
    await prompted(stage, person, "question", 70, age=turns.MAX_AGE + timedelta(seconds=1))
    put_at(person, "question", {"seminar": stage.karakol.id, "hidden": True, "item": 0})
    did = stage.incoming(person, text="Китепканага жаңы китептер керек")
    [offer, used] = await dispatch.dispatch(did, stage.session)
    assert isinstance(offer, Say)
    assert (offer.key, removed([used]), person.step) == ("saved-offer", [70], None)
    receipt, *_ = await stage.press(person, offer.buttons[0][0].data)
    assert receipt.key == "question-kept-hidden"


async def test_a_follow_up_long_after_its_prompt_is_asked_about_too(stage: Stage) -> None:
    person, stage.question.state = stage.owner, question_states.ANSWERED
    await prompted(stage, person, "question-reopening", 70, age=turns.MAX_AGE + timedelta(seconds=1))
    put_at(person, "question-reopening", {"question": stage.question.id})
    [asked] = await stage.write(person, "Рахмат дейин дегем")
    assert (asked.key, stage.question.state) == ("prompt-old", question_states.ANSWERED)
    assert "reopen-done" in text_keys(await stage.press(person, asked.buttons[0][0].data))


def test_the_subject_of_every_prompt_fits_into_its_column() -> None:
    """PostgreSQL refuses a longer one."""
    longest = OutboxMessage.__table__.c.subject.type.length  # type: ignore[attr-defined]
    person = Person(id=2**31 - 1)
    assert max(len(turns._subject("prompt", person, name)) for name in STEPS) <= longest


async def test_the_prompt_of_another_step_keeps_its_buttons(stage: Stage) -> None:
    """A prompt with a subject of its own, such as a question's page, is not found, and nor is an older one instead."""
    person = stage.member
    await prompted(stage, person, "question", 70)
    put_at(person, "answer", {"question": stage.question.id})
    assert removed(await dispatch.dispatch(stage.incoming(person, command="seminars"), stage.session)) == []


async def test_an_old_button_of_one_question_does_not_skip_the_present_one(stage: Stage) -> None:
    person, form = stage.member, {"seminar": stage.karakol.id, "field": "venue-ky", "guided": True}
    await prompted(stage, person, "planning", 70)
    for message_id, field in ((69, "venue-ky"), (70, "venue-ru")):
        put_at(person, "planning", form)
        stage.karakol.venue = {}
        pressed = stage.incoming(person, button="skip-plan-field", callback_id="1")
        pressed.message_id = message_id
        replies = await dispatch.dispatch(pressed, stage.session)
        assert person.draft["planning"]["field"] == field
        assert (Toast("button-superseded") in replies) == (message_id == 69)


async def test_courtesy_gets_a_reaction_and_is_no_question(stage: Stage) -> None:
    person = stage.other
    for step, typed in product((None, "question"), COURTESY):
        put_at(person, step, {"seminar": stage.karakol.id})
        [reaction] = await dispatch.dispatch(stage.incoming(person, text=typed), stage.session)
        assert isinstance(reaction, React), typed
        assert (person.step, person.draft.get("pending")) == (step, None)


async def test_a_yes_to_what_is_offered_is_no_courtesy(stage: Stage) -> None:
    put_at(stage.other, None, {})
    [offer] = await stage.write(stage.other, WORDS)
    assert [say.buttons for say in await stage.write(stage.other, "ооба")] == [offer.buttons]
    assert len(stage.other.draft["pending"]) == 1


async def test_an_offer_of_long_ago_is_not_repeated_at_a_yes(stage: Stage) -> None:
    put_at(stage.other, None, {})
    [offer] = await stage.write(stage.other, WORDS)
    stage.now += timedelta(days=1, minutes=1)
    [reaction] = await dispatch.dispatch(stage.incoming(stage.other, text="Хорошо"), stage.session)
    assert isinstance(reaction, React)
    said = await stage.press(stage.other, offer.buttons[0][0].data)
    assert text_keys(said)[0] == "question-kept", "its button still does what it says"


@pytest.mark.parametrize(
    "words",
    [
        *("Жакшы калыңыз!", "Рахмат, жакшы барыңыздар", "Кош болуңуз", "Сак-саламат болуңуз", "Көрүшкөнчө"),
        *("До свидания", "Спасибо большое, до свидания", "Всего доброго!", "До завтра", "Спасибо, пока"),
        *("Goodbye", "Thanks, bye!", "See you tomorrow", "Good bye, thank you very much"),
    ],
)
def test_a_farewell_is_courtesy(words: str) -> None:
    assert courtesy_kind(words) in ("thanks", "greeting")
    assert not is_opinion(words)


def test_what_asks_for_something_is_no_courtesy() -> None:
    for words in (
        "Рахмат, бирок качан?",
        "Салам, жол качан?",
        "ок?",
        "да нет",
        "5",
        "",
        "Суу",
        "спасибо за воду",
        "пока воды нет",
        "завтра",
        "До свидания, а где акт?",
        "👎",
    ):
        assert courtesy_kind(words) == "", words


OPINIONS = (
    *("Рахмат, жакшы болду", "Жакшы болду", "чоң рахмат, абдан пайдалуу", "Рахмат, азаматсыздар!", "Сонун"),
    *("Спасибо, хорошо", "спасибо, было полезно", "Отлично!", "очень хорошо", "Душно", "👎", "3"),
    *("Thanks, it was great", "Very good, thank you", "Great 👍", "not for us"),
)
NO_OPINIONS = (
    *("Рахмат", "чоң рахмат сизге 🙏", "Салам", "ооба", "жакшы", "жок", "керек эмес", "Түшүнүктүү, рахмат"),
    *(
        "Жок, рахмат",
        "Кереги жок",
        "Ооба, жакшы",
        "Макул, жакшы",
        "Нет, спасибо",
        "не нужно",
        "Хорошо, понятно",
    ),
    *("No, thank you", "ok, good"),
    *("Спасибо!", "Спасибо, понятно", "хорошо", "Да", "нет", "не надо", "Добрый вечер, спасибо"),
    *("Thank you very much", "ok, thanks", "Good", "Good morning, thanks", "no", "👍", "🙏"),
)


@every_row(("words", "opinion"), [*((one, True) for one in OPINIONS), *((one, False) for one in NO_OPINIONS)])
def test_thanks_alone_are_no_opinion_and_a_word_of_judgement_is(words: str, opinion: bool) -> None:
    assert is_opinion(words) == opinion


def test_every_button_for_participants_says_what_to_do_when_it_is_out_of_date() -> None:
    plain = {
        prefix
        for prefix, route in BUTTONS.items()
        if route.out_of_date == "button-old" and not route.data.reopen
    }
    assert plain == {"choose-language", "answer-consent", "answer-erasure", "play-help", "show-more"}


async def test_the_prompt_for_a_list_loses_its_buttons_once_the_list_has_come(stage: Stage) -> None:
    person = stage.member
    await stage.press(person, f"start-invitee-import:{stage.karakol.id}")
    await prompted(stage, person, "invitee-import", 70)
    file = Media("document", "file", "unique", name="list.xlsx", size=20_000)
    replies = await dispatch.dispatch(stage.incoming(person, text="", media=file), stage.session)
    assert text_keys([one for one in replies if isinstance(one, Say)]) == ["invitees-reading"]
    assert removed(replies) == [70]
    assert person.step == "invitee-import"  # a corrected list may follow


OUTSIDE = {"office": "municipality", "unit": "41703204835000", "obstacle": "outside"}


async def test_at_a_place_that_the_seminar_is_not_for_another_one_may_be_typed(stage: Stage) -> None:
    person = stage.newcomer_with_consent()
    person.language = "ru"
    form = {"seminar": stage.karakol.id, "prefilled": True, **OUTSIDE}
    await prompted(stage, person, "registration", 70)
    for typed, shown in (("Назад", "ask-place-m-in"), ("Тепкенский", "place-found")):
        put_at(person, "registration", form)
        replies = await dispatch.dispatch(with_labels(stage, person, text=typed), stage.session)
        assert text_keys([one for one in replies if isinstance(one, Say)])[-1] == shown, typed
        assert "unit" not in person.draft["registration"]
        assert removed(replies) == [70]


async def test_what_is_no_place_is_refused_with_the_buttons_again(stage: Stage) -> None:
    person = stage.newcomer_with_consent()
    form = {"seminar": stage.karakol.id, "prefilled": True, **OUTSIDE}
    await prompted(stage, person, "registration", 70)
    put_at(person, "registration", form)
    replies = await dispatch.dispatch(with_labels(stage, person, text="жжжж"), stage.session)
    [said] = [one for one in replies if isinstance(one, Say)]
    assert said.key == "outside"
    assert [one.key for one in said.above] == ["awaited-outside"]
    assert said.buttons
    assert removed(replies) == [70]
    assert person.draft["registration"]["unit"] == OUTSIDE["unit"]
