"""Questions and answers in every form, situation and language; tests/conversations has one of each."""

import pytest

from storage.questions import questions
from tests.conversations.helpers import LANGUAGES, add_consented_person, button_labels
from tests.handlers.stage import Stage
from tests.handlers.stage_user import MEDIA, StageUser, new_user, visible_text

WORDS = {
    "ky": "Мектепке көмүрдү ким алып келет?",
    "ru": "Почему закрыли фельдшерский пункт?",
    "en": "Who is to repair the bridge?",
}
"""Texts that are not similar, so that nobody is asked whether it is the same question."""
WAYS = ("text", *MEDIA)
SEMINAR = {
    "ky": "Киришүү семинары, Каракол",
    "ru": "Вводный семинар, Каракол",
    "en": "Introductory seminar, Karakol",
}
ways = pytest.mark.parametrize("way", WAYS)


async def ask(one: StageUser, way: str) -> None:
    """Send the question in that form; a voice has no caption."""
    if way == "text":
        await one.write(WORDS[one.language])
    else:
        await one.send(way, "" if way == "voice" else WORDS[one.language])


async def participant(stage: Stage, language: str, slug: str | None = "karakol") -> StageUser:
    """Return a participant with a seat, who has consented."""
    one = await new_user(stage)
    assert one.person.telegram_id is not None
    await add_consented_person(stage.session, one.person.telegram_id, language, at=slug)
    one.language = language
    return one


async def check_stored(one: StageUser, way: str) -> None:
    """Check that it is stored in that form, and that staff are notified once."""
    [(question, _)] = await questions.list_by_person(one.stage.session, one.person)
    assert question.text == ("" if way == "voice" else WORDS[one.language])
    files = await questions.list_attachments(one.stage.session, question)
    assert [file.kind for file in files] == ([] if way == "text" else [way])
    [told] = [
        message for message in one.messages_to_others if f"№ {question.number}" in visible_text(message)
    ]
    assert way == "text" or way in told


@ways
async def test_a_question_is_asked_in_any_form_and_staff_have_it_at_once(stage: Stage, way: str) -> None:
    for language in LANGUAGES:
        one = await participant(stage, language)
        await one.command("ask")
        one.expect_text("ask-prompt")
        await ask(one, way)
        receipt = one.expect_words(receipt_start(one))
        assert button_labels(receipt) == [one.text_of("name-hide"), one.text_of("question-withdraw")]
        await check_stored(one, way)


def receipt_start(one: StageUser) -> str:
    """Return the beginning of a receipt, up to its number."""
    return one.text_of("question-kept", number=0, seminar="", correct="").splitlines()[0].rpartition("0")[2]


@ways
async def test_a_question_that_came_before_the_consent_is_not_lost(stage: Stage, way: str) -> None:
    stage.jalal_abad.ends_at = stage.now  # long ago it would not be offered beside another
    for language in LANGUAGES:
        one = await new_user(stage)
        one.language = language
        await one.command("start", "karakol")
        await ask(one, way)
        await one.press(LANGUAGES[language])
        one.expect_text("consent-notice")
        await one.press(one.text_of("consent-notice", "agree"))
        await one.press(one.text_of("saved-ask"))
        one.expect_text("ask-which")
        await one.press(SEMINAR[language])
        one.expect_words(receipt_start(one))
        await check_stored(one, way)
        one.expect_text("ask-place-m-in", area="")


@ways
async def test_a_question_out_of_the_blue_is_offered_and_taken_with_one_tap(stage: Stage, way: str) -> None:
    for language in LANGUAGES:
        one = await participant(stage, language)
        await ask(one, way)
        await one.press(one.text_of("saved-ask"))
        one.expect_words(receipt_start(one))
        await check_stored(one, way)


@ways
async def test_a_question_in_the_midst_of_registering_comes_back_to_the_same_step(
    stage: Stage, way: str
) -> None:
    for language in LANGUAGES:
        one = await participant(stage, language, "jalal-abad")
        await one.command("start", "karakol")
        one.expect_text("card")
        await one.press(one.text_of("card-position"))
        one.expect_text("ask-position")
        await one.command("ask")
        one.expect_text("ask-prompt")
        await ask(one, way)
        one.expect_words(receipt_start(one))
        one.expect_text("ask-position")
        await check_stored(one, way)


@ways
async def test_an_answer_may_be_a_file_and_comes_in_the_language_of_whoever_asked(
    stage: Stage, way: str
) -> None:
    for language in LANGUAGES:
        head = await participant(stage, language)
        await head.command("ask", WORDS[language])
        [(question, _)] = await questions.list_by_person(stage.session, head.person)
        staff = StageUser(stage, stage.member, "ru")
        await staff.command("inbox")
        await staff.press(data=f"start-answer:{question.id}")
        if way == "text":
            await staff.write("Файлда")
        else:
            await staff.send(way, "" if way == "voice" else "Файлда")
        staff.expect_text("answer-sent", number=question.number)
        head.new_messages = staff.messages_to_others
        answer = head.expect_text("question-answer", number=question.number)
        assert answer["reply_parameters"]["message_id"] == question.chat_message_id
        assert way == "text" or way in answer
        assert ("Файлда" in visible_text(answer)) == (way != "voice")
