"""Translations of an answer into the other languages of the question's followers."""

from typing import get_args

from handlers.buttons.answering import AnswerLanguage, TranslateAnswer
from handlers.messages import Button, Incoming, OutOfDate, Refusal, Reply, Say, Text, Value
from handlers.permissions import MODERATORS
from handlers.questions.answering.edit_propagation import propagate_edit
from handlers.questions.answering.permissions import lock_answerable
from handlers.questions.shared.staff_cards import question_subject
from handlers.ui.languages import guess_language
from handlers.ui.steps import Form, cancel_button, cancel_message, do_at_step, enter_step, leave_step
from storage import audit
from storage.accounts import people
from storage.accounts.reachability import is_reachable
from storage.database import Session
from storage.models import Answer, Question
from storage.questions import answers, merged_questions

STEP = "translation"

cancel = cancel_message("translate-cancelled")


async def translation_buttons(
    session: Session, question: Question, answer: Answer, *, anew: bool = False
) -> list[list[Button]]:
    """Return a button per language that followers read and the answer lacks; `anew`: also for existing translations."""
    written = await _answer_language(session, answer)
    read = {
        follower.person.language
        for follower in await merged_questions.list_followers(session, question)
        if is_reachable(follower.person)
    }
    return [
        [Button(f"translate-{language}", TranslateAnswer(answer.id, language))]
        for language in get_args(AnswerLanguage)
        if language in read and language != written and (anew or language not in answer.translations)
    ]


async def _answer_language(session: Session, answer: Answer) -> str:
    person = await people.get(session, answer.person_id)
    return guess_language(answer.text, person.language if person is not None else None)


async def start(incoming: Incoming, session: Session, data: TranslateAnswer) -> list[Reply]:
    """Ask for the translation of an answer."""
    answer, question = await _lock_own_answer(incoming, session, data.answer)
    enter_step(incoming.person, STEP, answer=answer.id, language=data.language)
    return [_prompt_message(question, data.language)]


def _prompt_message(question: Question, language: str) -> Say:
    args: dict[str, Value] = {"number": question.number, "language": Text(f"in-{language}")}
    return Say("translate-prompt", args, [[cancel_button(STEP, "ask-stop")]])


async def _lock_own_answer(incoming: Incoming, session: Session, answer_id: int) -> tuple[Answer, Question]:
    """Load an answer of the person's own (moderators: any) and lock its question. Raises Refusal."""
    answer = await answers.get(session, answer_id)
    if answer is None:
        raise OutOfDate
    question, _ = await lock_answerable(incoming, session, answer.question_id)
    if answer.person_id != incoming.person.id and not incoming.has_role(MODERATORS, question.seminar_id):
        raise Refusal("not-yours")
    return answer, question


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Repeat the prompt."""
    return await do_at_step(incoming, session, STEP, _prompt)


async def _prompt(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    _, question = await _lock_own_answer(incoming, session, form["answer"])
    return [_prompt_message(question, form["language"])]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Save the translation; readers of the language get it in place of the original, with a notification."""
    if incoming.media is not None or not incoming.text:
        raise Refusal("awaited-translation")
    return await do_at_step(incoming, session, STEP, _save)


async def _save(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    language: str = form["language"]
    answer, question = await _lock_own_answer(incoming, session, form["answer"])
    leave_step(incoming.person, STEP)
    answer.set_rich_text("translations", incoming.rich_text, language)
    answer.edited_at = incoming.at
    subject, detail = question_subject(question), {"answer": answer.id, "language": language}
    await audit.record(session, incoming.person, "answer.translated", subject, incoming.at, **detail)
    edits = await propagate_edit(session, answer, only=language)
    return [
        Say("translate-sent", {"number": question.number, "language": Text(f"in-{language}")}),
        *edits,
    ]
