"""A seminar's own questions on the registration form: the prompt, the answers, the lines of the card."""

from typing import Any, Literal

from handlers.buttons.seats import AnswerExtraQuestion, EditRegistrationField
from handlers.messages import Button, OutOfDate, Refusal, Say, Text, Translated, Value
from handlers.seats.registration_form import Form, back_button, next_extra_question
from handlers.ui.arguments import parse_count
from storage.database import Session
from storage.models import ExtraQuestion, Seat
from storage.seats import extra_questions
from storage.text.normalization import strip_emoji
from storage.text.richtext import RichText

SKIPPED: Literal["-"] = "-"
MAX_NUMBER = 1000
MAX_LENGTH = 200


async def with_extra_questions(session: Session, form: Form, seat: Seat | None) -> Form:
    """Return the form with its seminar's own questions and the seat's answers to them."""
    asked = [question.id for question in await extra_questions.of_seminar(session, form["seminar"])]
    answers = seat.answers if seat is not None else {}
    return {
        **form,
        "extra_questions": asked,
        "answers": {key: answers[key] for key in map(str, asked) if key in answers},
    }


async def extra_question_prompt(session: Session, form: Form, *, edit: bool) -> Say:
    """Return the next unanswered question, with its choices and a button to skip it."""
    question = await extra_questions.get(session, next_extra_question(form) or 0)
    assert question is not None  # questions are removed by a mark, never deleted
    rows = [
        [Button(Translated(choice), AnswerExtraQuestion(question.id, place))]
        for place, choice in enumerate(question.choices)
    ]
    rows.append([Button("extra-skip", AnswerExtraQuestion(question.id, SKIPPED))])
    key = f"ask-extra-{question.kind}"
    return Say(key, {"question": Translated(question.title)}, rows + back_button(form), edit=edit)


async def answers_with_choice(session: Session, form: Form, data: AnswerExtraQuestion) -> dict[str, Any]:
    """Return the answers with the button's answer added. Raises OutOfDate for another seminar's question."""
    question = await extra_questions.get(session, data.question)
    if question is None or question.id not in form.get("extra_questions", []):
        raise OutOfDate
    if data.choice != SKIPPED and data.choice not in range(len(question.choices)):
        raise OutOfDate
    return {**form["answers"], str(question.id): None if data.choice == SKIPPED else data.choice}


async def answers_with_text(session: Session, form: Form, words: RichText) -> dict[str, Any]:
    """Return the answers with the typed text added for the next question. Raises Refusal if it is not valid."""
    question = await extra_questions.get(session, next_extra_question(form) or 0)
    assert question is not None
    return {**form["answers"], str(question.id): _parse_answer(question, words.one_line())}


def _parse_answer(question: ExtraQuestion, words: RichText) -> int | str:
    text = words.text
    if question.kind == extra_questions.NUMBER:
        count = parse_count(text)
        if count is None or count > MAX_NUMBER:
            raise Refusal("extra-number-wrong", most=MAX_NUMBER)
        return count
    if question.kind == extra_questions.TEXT:
        if len(words.plain_text()) > MAX_LENGTH:
            raise Refusal("extra-text-long", most=MAX_LENGTH)
        return words.plain_text()
    for place, choice in enumerate(question.choices):
        if strip_emoji(text).casefold() in {strip_emoji(name).casefold() for name in choice.values()}:
            return place
    raise Refusal("awaited-extra")


def answer_text(question: ExtraQuestion, value: Any) -> Value:
    """Return an answer for display on the card, in a list or in a spreadsheet."""
    if value is None:
        return Text("not-given")
    if question.kind == extra_questions.CHOICE:
        return (
            Translated(question.choices[value]) if 0 <= value < len(question.choices) else Text("not-given")
        )
    return value if isinstance(value, int | str) else Text("not-given")


async def card_lines(session: Session, form: Form) -> list[Text]:
    """Return a line of the card for each of the form's questions."""
    return [
        Text(
            "card-extra",
            {
                "question": Translated(question.title),
                "answer": answer_text(question, form["answers"].get(str(question.id))),
            },
        )
        for question in await _questions_of_form(session, form)
    ]


async def card_buttons(session: Session, form: Form) -> list[list[Button]]:
    """Return a button of the card for each of the form's questions, to change the answer."""
    return [
        [
            Button(
                Text("card-extra-change", {"question": Translated(question.title)}),
                EditRegistrationField("extra", question.id),
            )
        ]
        for question in await _questions_of_form(session, form)
    ]


async def answers_of_seat(session: Session, seat: Seat) -> list[tuple[ExtraQuestion, Value]]:
    """Return each of the seminar's own questions with the seat's answer for display; empty if unanswered."""
    return [
        (
            question,
            answer_text(question, value) if (value := seat.answers.get(str(question.id))) is not None else "",
        )
        for question in await extra_questions.of_seminar(session, seat.seminar_id)
    ]


async def _questions_of_form(session: Session, form: Form) -> list[ExtraQuestion]:
    asked = form.get("extra_questions", [])
    questions = await extra_questions.of_seminar(session, form["seminar"])
    return [question for question in questions if question.id in asked]


def reopen_answer(form: Form, question: int | None) -> Form:
    """Return the form without the answer to one question. Raises OutOfDate for another seminar's question."""
    if question not in form.get("extra_questions", []):
        raise OutOfDate
    others = {key: value for key, value in form["answers"].items() if key != str(question)}
    return {**form, "before_edit": {"answers": form["answers"]}, "answers": others}
