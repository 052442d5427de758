"""Asking: refusals, stored questions, notified staff."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.locales import get_locale
from handlers import dispatch
from handlers.buttons.moderation import CreateTopic
from handlers.messages import Button, Lines, Media, Refusal, Text, Value
from handlers.ui.arguments import parse_int, shorten, utf16_length
from storage.models import question_states
from storage.questions import questions
from tests.handlers.seminars.test_pages import add_seminar
from tests.handlers.stage import NOW, Stage, sent_says, text_keys


async def test_a_question_is_numbered_kept_and_told_to_staff(stage: Stage) -> None:
    said = await stage.command(stage.owner, "ask", "Экинчи суроо")
    assert text_keys(said)[:2] == ["question-kept", "staff-question"]
    assert said[1].to is stage.member
    who = said[1].args["who"]
    assert isinstance(who, Text)
    assert (who.key, who.args["name"]) == ("asker", "Үлгү Үлгүев 5001")
    listed = await questions.list_by_person(stage.session, stage.owner)
    assert next((one.number, one.text) for one, _ in listed) == (2, "Экинчи суроо")


async def test_the_receipt_stays_true_once_the_answer_has_come(stage: Stage) -> None:
    """It is not edited then, so it says where answers come, and announces none."""
    for key in ("question-kept", "question-kept-hidden"):
        for language, announced in {"ky": "Жооп ушул", "ru": "придёт", "en": "will come"}.items():
            args: dict[str, Value] = {"number": 2, "seminar": "…", "correct": "…"}
            receipt = get_locale(language, "UTC").html(key, args)
            assert announced not in receipt
            assert {"ky": "чатка келет", "ru": "в этот чат", "en": "to this chat"}[language] in receipt


async def test_nothing_is_no_question(stage: Stage) -> None:
    await stage.command(stage.owner, "ask")
    with pytest.raises(Refusal, match="awaited-question"):
        await stage.write(stage.owner, "", unsupported_kind="sticker")


async def test_a_question_is_not_taken_back_after_its_answer(stage: Stage) -> None:
    stage.question.state = question_states.ANSWERED
    await stage.session.flush()
    with pytest.raises(Refusal, match="question-answered-already"):
        await stage.press(stage.owner, f"withdraw-question:{stage.question.id}:yes")


async def test_somebody_elses_question_is_neither_hidden_nor_taken_back(stage: Stage) -> None:
    for data in ("hall", "withdraw"):
        with pytest.raises(Refusal, match="button-old"):
            await stage.press(stage.other, f"{data}:{stage.question.id}")


async def test_staff_see_who_asks_even_when_the_hall_does_not(stage: Stage) -> None:
    stage.question.anonymous = True
    await stage.session.flush()
    [listed] = await stage.command(stage.member, "inbox")
    lines = listed.args["list"]
    assert isinstance(lines, Lines)
    assert [line.args["who"].args["name"] for line in lines.lines] == ["Үлгү Үлгүев 5001"]


async def test_an_answer_by_button_ends_the_question(stage: Stage) -> None:
    assert text_keys(await stage.press(stage.member, f"start-answer:{stage.question.id}"))[-1:] == [
        "answer-prompt"
    ]
    said = await stage.write(stage.member, "Эртең")
    assert "question-answer" in text_keys(said)
    assert "answer-sent" in text_keys(said)
    assert stage.question.state == question_states.ANSWERED
    with pytest.raises(Refusal, match="question-answered-by-other"):
        await stage.press(stage.member, f"start-answer:{stage.question.id}")


async def test_one_press_does_not_withdraw_a_question(stage: Stage) -> None:
    [asked] = await stage.press(stage.owner, f"withdraw-question:{stage.question.id}")
    yes, no = (row[0].data for row in asked.buttons)
    assert stage.question.state == question_states.NEW
    assert text_keys(await stage.press(stage.owner, no)) == ["question-kept"]
    assert "question-withdrawn" in text_keys(await stage.press(stage.owner, yes))
    with pytest.raises(Refusal, match="question-gone"):
        await stage.press(stage.owner, no)


async def test_a_withdrawn_question_takes_no_answer(stage: Stage) -> None:
    await stage.press(stage.member, f"start-answer:{stage.question.id}")
    await stage.press(stage.owner, f"withdraw-question:{stage.question.id}:yes")
    assert text_keys(await stage.write(stage.member, "Эртең")) == ["question-gone"]
    assert stage.member.step is None


async def test_an_old_answerstop_does_not_leave_another_step(stage: Stage) -> None:
    await stage.command(stage.member, "ask")
    stage.member.step, stage.member.draft = "question", {"question": {"seminar": stage.karakol.id}}
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.member, "answerstop")
    assert stage.member.step == "question"


async def test_an_answer_that_is_a_file_goes_with_the_question_quoted(stage: Stage) -> None:
    await stage.press(stage.member, f"start-answer:{stage.question.id}")
    said = await stage.write(stage.member, "", media=Media("voice", "v"))
    [told] = [one for one in said if one.key == "question-answer"]
    assert told.to is stage.owner
    assert told.media == Media("voice", "v")
    assert told.reply_to == 77


async def test_a_question_typed_at_the_choice_of_the_seminar_only_needs_the_seminar(stage: Stage) -> None:
    await add_seminar(stage, "second")
    person = stage.newcomer_with_consent()
    [asked] = await stage.command(person, "ask")
    assert asked.key == "ask-which"
    [asked] = await stage.write(person, "Жол качан оңдолот?")
    assert asked.key == "ask-which"
    said = await stage.press(person, asked.buttons[0][0].data)
    assert text_keys(said)[0] == "question-kept"
    assert person.step is None


async def test_only_of_words_it_is_said_that_the_message_can_be_edited(stage: Stage) -> None:
    await stage.command(stage.owner, "ask")
    spoken = (await stage.write(stage.owner, "", media=Media("voice", "v")))[0]
    assert spoken.args["correct"] == Text("question-correct-recording")
    written = (await stage.command(stage.owner, "ask", "Суроо"))[0]
    assert written.args["correct"] == Text("question-correct")


async def test_the_list_of_many_questions_is_paged(stage: Stage) -> None:
    for index in range(25):
        await questions.create_question(
            stage.session,
            stage.karakol,
            stage.owner,
            f"Суроо {index}",
            message_id=index,
            anonymous=False,
            at=NOW,
        )
    seen: list[str] = []
    [page] = await stage.command(stage.owner, "questions")
    for _ in range(10):
        seen += [str(line.args["text"]) for line in page.args["list"].lines]  # type: ignore[union-attr]
        onward = [b.data for row in page.buttons for b in row if b.label == "page-next"]
        if not onward:
            break
        [page] = await stage.press(stage.owner, onward[0])
    assert len(seen) == len(set(seen)) == 26


async def test_an_edit_of_a_command_keeps_the_command_out_of_the_question(stage: Stage) -> None:
    said = await stage.command(stage.owner, "ask", "Суроо")
    assert text_keys(said)[0] == "question-kept"
    [(asked, _), *_] = await questions.list_by_person(stage.session, stage.owner)
    await stage.session.flush()
    edit = stage.incoming(stage.owner, command="ask", argument="Жакшы суроо", edited=True)
    edit.message_id = asked.chat_message_id
    assert "question-edited" in text_keys(sent_says(await dispatch.dispatch(edit, stage.session)))
    assert asked.text == "Жакшы суроо"


@given(st.text(), st.integers(1, 100))
def test_what_is_shortened_fits_and_begins_alike(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert text == short or (short.endswith("…") and text.startswith(short[:-1]))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_length_is_counted_in_utf_16(text: str) -> None:
    assert utf16_length(text) == sum(2 if ord(character) > 0xFFFF else 1 for character in text)


@given(st.text())
def test_a_number_of_a_button_is_a_row_number_or_none(text: str) -> None:
    assert 0 <= parse_int(text) < 10**17
    assert parse_int(text) == 0 or str(parse_int(text)) == text.lstrip("0")


def test_button_data_over_telegrams_limit_is_refused_where_it_is_made() -> None:
    word_bytes = 64 - len("create-topic:1:")
    with pytest.raises(ValueError, match="64 bytes"):
        Button("x", CreateTopic(1, "w" * (word_bytes + 1)))
    assert len(Button("x", CreateTopic(1, "w" * word_bytes)).data) == 64
