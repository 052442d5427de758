"""Answers given aloud in the hall: a moderator records a summary, which the question's followers get."""

from dataclasses import replace

from handlers.buttons.answering import StartSpokenAnswer
from handlers.buttons.hall import ShowWall
from handlers.messages import Button, Incoming, Reply, Say
from handlers.permissions import MODERATORS, require
from handlers.questions.answering.permissions import lock_answerable
from handlers.questions.answering.record_answer import save_answer
from handlers.questions.shared.staff_cards import line_args
from handlers.ui.steps import (
    Form,
    cancel_button,
    cancel_message,
    do_at_step,
    enter_step,
    leave_step,
    require_content,
)
from storage.database import Session
from storage.models import Question
from storage.questions import wall

STEP = "spoken-answer"

cancel = cancel_message("aloud-stopped")


async def start(incoming: Incoming, session: Session, data: StartSpokenAnswer) -> list[Reply]:
    """Ask for a summary of the answer given in the hall."""
    question = await _lock_question(incoming, session, data.question)
    enter_step(incoming.person, STEP, question=question.id)
    return [await _prompt_message(session, question)]


async def _lock_question(incoming: Incoming, session: Session, question_id: int) -> Question:
    question, _ = await lock_answerable(incoming, session, question_id)
    require(incoming, MODERATORS, question.seminar_id)
    return question


async def _prompt_message(session: Session, question: Question) -> Say:
    args = await line_args(session, question, sees_asker=True)
    return Say("aloud-prompt", args, [[cancel_button(STEP, "ask-stop")]])


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Repeat the prompt."""
    return await do_at_step(incoming, session, STEP, _prompt)


async def _prompt(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    return [await _prompt_message(session, await _lock_question(incoming, session, form["question"]))]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Record the summary: text, a voice message, or a file such as a photo of a slide."""
    require_content(incoming, "awaited-aloud")
    return await do_at_step(incoming, session, STEP, _save)


async def _save(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    question = await _lock_question(incoming, session, form["question"])
    leave_step(incoming.person, STEP)
    done, *others = await save_answer(incoming, session, question, aloud=True)
    if isinstance(done, Say) and await wall.get(session, question.seminar_id) is not None:
        done = replace(done, buttons=[*done.buttons, [Button("wall-back", ShowWall(question.seminar_id))]])
    return [done, *others]
