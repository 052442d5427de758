"""Answering the form: one question after another, in the place of the message with the stars."""

from handlers.buttons.feedback import AnswerFeedback, ContinueFeedback, WriteFeedback
from handlers.feedback.ratings import MAX_LENGTH, load_seminar_to_rate
from handlers.messages import Button, Incoming, OutOfDate, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import require_not_banned
from handlers.ui.arguments import shorten
from handlers.ui.steps import enter_step, leave_step, step_form
from storage.database import Session
from storage.feedback import form, ratings
from storage.models import FeedbackAnswer, FeedbackQuestion, Seminar

STEP = "feedback-text"
"""Where the answer to a question in words is typed."""


async def ask_next(incoming: Incoming, session: Session, data: ContinueFeedback) -> list[Reply]:
    """Ask the first question, or the one after that which was passed over."""
    seminar = await _load_rated_seminar(incoming, session, data.seminar)
    leave_step(incoming.person, STEP)
    passed = await form.get_question(session, data.passed) if data.passed else None
    return [await _next_message(incoming, session, seminar, passed, edit=True)]


async def _load_rated_seminar(incoming: Incoming, session: Session, number: int) -> Seminar:
    """Load the seminar for somebody who may rate it and gave stars. Raises Refusal."""
    require_not_banned(incoming.person)
    seminar = await load_seminar_to_rate(incoming, session, number)
    if await ratings.get_feedback(session, seminar.id, incoming.person) is None:
        raise OutOfDate
    return seminar


async def _next_message(
    incoming: Incoming, session: Session, seminar: Seminar, passed: FeedbackQuestion | None, *, edit: bool
) -> Say:
    """Build the next question, or the thanks after the last one."""
    questions = await form.list_askable(session, seminar.id)
    before = passed.position if passed is not None and passed.seminar_id == seminar.id else 0
    for place, question in enumerate(questions, start=1):
        if question.position > before:
            return await _question_message(
                incoming, session, question, f"{place}/{len(questions)}", edit=edit
            )
    rows = [[Button("feedback-write", WriteFeedback(seminar.id))]]
    rows.append([Button("feedback-again", ContinueFeedback(seminar.id))])
    return Say("feedback-done", {"seminar": Translated(seminar.title)}, rows, edit=edit)


async def _question_message(
    incoming: Incoming, session: Session, question: FeedbackQuestion, place: str, *, edit: bool
) -> Say:
    answer = await form.get_answer(session, question, incoming.person)
    skip = [Button("feedback-skip", ContinueFeedback(question.seminar_id, question.id))]
    args: dict[str, Value] = {"place": place, "question": Translated(question.title)}
    if question.kind == form.TEXT:
        enter_step(incoming.person, STEP, question=question.id, place=place)
        if answer is not None and answer.text:
            words = answer.rich_text("text")
            return Say("feedback-question-answered", {**args, "words": words}, [skip], edit=edit)
    return Say(f"feedback-question-{question.kind}", args, [*_value_rows(question, answer), skip], edit=edit)


def _value_rows(question: FeedbackQuestion, answer: FeedbackAnswer | None) -> list[list[Button]]:
    own = answer.value if answer is not None else None
    if question.kind == form.SCALE:
        return [[_value_button(question, step, Translated({"en": str(step)}), own) for step in form.STEPS]]
    return [
        [_value_button(question, place, Translated(choice), own)]
        for place, choice in enumerate(question.choices)
    ]


def _value_button(question: FeedbackQuestion, value: int, label: Translated, own: int | None) -> Button:
    shown = Text("feedback-own", {"choice": label}) if value == own else label
    return Button(shown, AnswerFeedback(question.id, value))


async def answer(incoming: Incoming, session: Session, data: AnswerFeedback) -> list[Reply]:
    """Keep the answer (the newest counts), and ask the next question."""
    question = await _load_question(session, data.form_question)
    seminar = await _load_rated_seminar(incoming, session, question.seminar_id)
    allowed = form.STEPS if question.kind == form.SCALE else range(len(question.choices))
    if question.kind == form.TEXT or data.value not in allowed:
        raise OutOfDate
    await form.save_value(session, question, incoming.person, data.value, incoming.at)
    leave_step(incoming.person, STEP)
    return [await _next_message(incoming, session, seminar, question, edit=True)]


async def _load_question(session: Session, number: int) -> FeedbackQuestion:
    """Load a question that is asked. Raises OutOfDate."""
    question = await form.get_question(session, number)
    if question is None or question.removed_at is not None or not form.is_complete(question):
        raise OutOfDate
    return question


# An answer in words.


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask again."""
    draft = step_form(incoming.person, STEP)
    question = await _load_question(session, draft["question"])
    return [await _question_message(incoming, session, question, draft["place"], edit=False)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Keep the words, and ask the next question."""
    draft = step_form(incoming.person, STEP)
    words = incoming.rich_text.strip()
    if not words or incoming.media:
        raise Refusal("feedback-text-wrong")
    try:
        question = await _load_question(session, draft["question"])
        seminar = await _load_rated_seminar(incoming, session, question.seminar_id)
    except Refusal as refusal:  # returned, not raised: a raised refusal would undo leaving the step
        leave_step(incoming.person, STEP)
        return [Say(refusal.key, refusal.values)]
    leave_step(incoming.person, STEP)
    await form.save_text(session, question, incoming.person, shorten(words, MAX_LENGTH), incoming.at)
    return [await _next_message(incoming, session, seminar, question, edit=False)]
