"""Extra questions of a seminar: created by staff, asked in the form, edited on the card, counted and exported."""

from typing import Any

import pytest

from handlers import dispatch
from handlers.messages import OutOfDate, Refusal, Say, Sheet, Text, Toast, Translated
from storage.models import ExtraQuestion, Person, seat_states
from storage.seats import extra_questions, seats
from tests.handlers.stage import NOW, Stage, text_keys


async def asked(stage: Stage) -> list[ExtraQuestion]:
    return list(await extra_questions.of_seminar(stage.session, stage.karakol.id))


async def create_question(stage: Stage, kind: str, *typed: str) -> ExtraQuestion:
    """Create a question of this text."""
    await stage.press(stage.member, f"add-extra-question:{stage.karakol.id}:{kind}")
    for words in typed:
        said = await stage.write(stage.member, words)
    assert text_keys(said) == ["extra"]
    return (await asked(stage))[-1]


async def open_card(stage: Stage, person: Person) -> list[Say]:
    """Open the registration again as somebody who has registered before."""
    return await stage.press(person, f"edit-registration:{stage.karakol.id}")


async def answers(stage: Stage, person: Person) -> dict[str, Any]:
    seat = await seats.of_person(stage.session, stage.karakol.id, person)
    assert seat is not None
    return seat.answers


async def test_a_ready_made_question_is_one_tap_and_twice_is_once(stage: Stage) -> None:
    for _ in range(2):
        for name in ("lodging", "transport", "diet"):
            await stage.press(stage.member, f"add-extra-question-template:{stage.karakol.id}:{name}")
    assert [one.kind for one in await asked(stage)] == ["choice"] * 3
    assert all({"ky", "ru", "en"} <= one.title.keys() for one in await asked(stage))
    [page] = await stage.press(stage.member, f"list-extra-questions:{stage.karakol.id}")
    assert not [button for row in page.buttons for button in row if button.data.startswith("extraready")]


async def test_a_question_of_ones_own_has_words_and_choices_in_two_languages(stage: Stage) -> None:
    one = await create_question(
        stage, "choice", "Балаңыз менен келесизби? / Вы с ребёнком?", "Ооба / Да\n- Жок / Нет"
    )
    assert one.title == {"ky": "Балаңыз менен келесизби?", "ru": "Вы с ребёнком?"}
    assert one.choices == [{"ky": "Ооба", "ru": "Да"}, {"ky": "Жок", "ru": "Нет"}]
    assert (await create_question(stage, "number", "Нече адам?")).kind == "number"


@pytest.mark.parametrize("typed", ["Ооба", "\n".join("абвгдежзи"), "Ооба\n" + "а" * 101])
async def test_choices_that_are_none_are_refused_and_asked_again(stage: Stage, typed: str) -> None:
    await stage.press(stage.member, f"add-extra-question:{stage.karakol.id}:choice")
    await stage.write(stage.member, "Балаңыз менен келесизби?")
    with pytest.raises(Refusal, match=r"extra-(choices-wrong|title-long)"):
        await stage.write(stage.member, typed)
    assert text_keys(await stage.write(stage.member, "Ооба\nЖок")) == ["extra"]


async def test_choices_are_translated_and_added_to_but_none_is_taken_away(stage: Stage) -> None:
    one = await create_question(stage, "choice", "Жатакана?", "Да\nНет\nНе знаю")
    await stage.press(stage.member, f"extraset:{one.id}:choices:ky")
    with pytest.raises(Refusal, match="extra-choices-fewer"):
        await stage.write(stage.member, "Ооба / Да\nЖок / Нет")
    await stage.write(stage.member, "Ооба / Да\nЖок / Нет\nБилбейм / Не знаю\nКийин айтам / Скажу позже")
    assert one.choices[0] == {"ky": "Ооба", "ru": "Да"}
    assert len(one.choices) == 4


async def test_there_is_an_end_to_questions(stage: Stage) -> None:
    for number in range(extra_questions.MAX_QUESTIONS):
        await create_question(stage, "text", f"Суроо {number}")
    with pytest.raises(Refusal, match="extras-too-many"):
        await stage.press(stage.member, f"add-extra-question-template:{stage.karakol.id}:diet")


async def test_each_is_asked_before_the_card_and_any_may_be_skipped(stage: Stage) -> None:
    lodging = await create_question(stage, "choice", "Жатакана?", "Ооба\nЖок")
    people = await create_question(stage, "number", "Нече адам?")
    wish = await create_question(stage, "text", "Каалооңуз?")
    assert text_keys(await open_card(stage, stage.owner)) == ["ask-extra-choice"]
    assert text_keys(await stage.press(stage.owner, f"answer-extra-question:{lodging.id}:0")) == [
        "ask-extra-number"
    ]
    for wrong in ("эки", "-1", "1001", "²", "1" * 30):
        with pytest.raises(Refusal, match="extra-number-wrong"):
            await stage.write(stage.owner, wrong)
    assert text_keys(await stage.write(stage.owner, "2 адам")) == ["ask-extra-text"]
    [card] = await stage.press(stage.owner, f"answer-extra-question:{wish.id}:-")
    lines = card.args["more"].lines  # type: ignore[union-attr]
    assert [line.key for line in lines] == ["card-sex", *["card-extra"] * 3]
    await stage.press(stage.owner, "submit-registration")
    assert await answers(stage, stage.owner) == {str(lodging.id): 0, str(people.id): 2, str(wish.id): None}


async def test_an_answer_is_changed_on_the_card_or_left_as_it_was(stage: Stage) -> None:
    lodging = await create_question(stage, "choice", "Жатакана?", "✅ Ооба\n❌ Жок")
    await open_card(stage, stage.owner)
    await stage.press(stage.owner, f"answer-extra-question:{lodging.id}:0")
    [prompt] = await stage.press(stage.owner, f"edit-registration-field:extra:{lodging.id}")
    assert prompt.buttons[-1][0].data == "keep-registration-field"
    [card] = await stage.press(stage.owner, "keep-registration-field")
    assert card.args["more"].lines[-1].args["answer"] == Translated({"ru": "✅ Ооба"})  # type: ignore[union-attr]
    await stage.press(stage.owner, f"edit-registration-field:extra:{lodging.id}")
    await stage.write(stage.owner, "жок")  # typed as on the button, without its emoji
    await stage.press(stage.owner, "submit-registration")
    assert await answers(stage, stage.owner) == {str(lodging.id): 1}


async def test_who_registered_before_is_asked_only_what_is_new(stage: Stage) -> None:
    lodging = await create_question(stage, "choice", "Жатакана?", "Ооба\nЖок")
    await open_card(stage, stage.owner)
    await stage.press(stage.owner, f"answer-extra-question:{lodging.id}:-")
    await stage.press(stage.owner, "submit-registration")
    assert text_keys(await open_card(stage, stage.owner)) == ["card-editing"]
    await create_question(stage, "number", "Нече адам?")
    assert text_keys(await open_card(stage, stage.owner)) == ["ask-extra-number"]


@pytest.mark.parametrize("place", ["2", "-1", "²", "٣", "", "x"])
async def test_a_choice_that_is_none_is_refused(stage: Stage, place: str) -> None:
    lodging = await create_question(stage, "choice", "Жатакана?", "Ооба\nЖок")
    await open_card(stage, stage.owner)
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.owner, f"answer-extra-question:{lodging.id}:{place}")


async def test_a_removed_question_is_asked_no_more_and_its_answers_stay(stage: Stage) -> None:
    lodging = await create_question(stage, "choice", "Жатакана?", "Ооба\nЖок")
    await open_card(stage, stage.owner)
    await stage.press(stage.owner, f"answer-extra-question:{lodging.id}:0")
    await stage.press(stage.owner, "submit-registration")
    await stage.press(stage.member, f"remove-extra-question:{lodging.id}:yes")
    assert await asked(stage) == []
    assert text_keys(await open_card(stage, stage.owner)) == ["card-editing"]
    await stage.press(stage.owner, "submit-registration")
    assert await answers(stage, stage.owner) == {str(lodging.id): 0}


async def test_the_answers_are_counted_and_stand_in_the_spreadsheet_and_in_mydata(stage: Stage) -> None:
    lodging = await create_question(stage, "choice", "Жатакана?", "Ооба\nЖок")
    people = await create_question(stage, "number", "Нече адам?")
    await open_card(stage, stage.owner)
    await stage.press(stage.owner, f"answer-extra-question:{lodging.id}:0")
    await stage.write(stage.owner, "3")
    await stage.press(stage.owner, "submit-registration")
    seat = await seats.of_person(stage.session, stage.karakol.id, stage.owner)
    assert seat is not None
    await seats.transition(stage.session, seat, seat_states.CONFIRMED, NOW, stage.owner)
    [page] = await stage.press(stage.member, f"show-catering:{stage.karakol.id}")
    assert (page.args["total"], page.args["numbers"].args["confirmed"]) == (2, 1)  # type: ignore[union-attr]
    lines = page.args["list"].lines  # type: ignore[union-attr]
    assert Text("catering-answer", {"answer": Translated({"ru": "Ооба"}), "number": 1}) in lines
    assert Text("catering-sum", {"number": 3}) in lines
    [export] = await stage.press(stage.member, f"export-participants:{stage.karakol.id}")
    assert isinstance(export.document, Sheet)
    assert export.document.head[-2:] == (Translated(lodging.title), Translated(people.title))
    assert [row[-2:] for row in export.document.rows] == [[Translated({"ru": "Ооба"}), 3], ["", ""]]
    [mine] = await stage.command(stage.owner, "mydata")
    assert isinstance(mine.document, Sheet)
    assert [Translated(people.title), 3] in mine.document.rows


async def test_without_questions_nothing_more_is_asked(stage: Stage) -> None:
    assert text_keys(await open_card(stage, stage.owner)) == ["card-editing"]


async def test_a_button_that_is_out_of_date_shows_how_the_thing_stands_now(stage: Stage) -> None:
    did = stage.incoming(
        stage.member,
        button="add-extra-question-template",
        argument=f"{stage.karakol.id}:gone",
        callback_id="1",
    )
    with pytest.raises(OutOfDate) as refused:
        await dispatch.dispatch(did, stage.session)
    toast, page = await dispatch.reopen(did, stage.session, refused.value)
    assert toast == Toast("button-reopened")
    assert isinstance(page, Say)
    assert page.key == "extras"
