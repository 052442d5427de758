"""Answered aloud, in the hall: whoever runs it writes down, or says, two lines of it, and the asker has them."""

from handlers.messages import Button, Incoming, Refusal, Reply, Say
from handlers.permissions import MODERATORS, require
from handlers.questions.answering.permissions import leave_on_refusal, lock_answerable
from handlers.questions.answering.record_answer import save_answer
from handlers.questions.shared.staff_cards import line_args
from handlers.ui.arguments import parse_int
from handlers.ui.steps import enter_step, leave_step, step_form
from storage.database import Session
from storage.models import Question

STEP = "aloud"


async def start(incoming: Incoming, session: Session) -> list[Reply]:
    """`aloud:<question>`: it was answered in the hall; the next message says what was said."""
    question = await _lock_question(incoming, session, parse_int(incoming.argument))
    enter_step(incoming.person, STEP, question=question.id)
    return [await _prompt_message(session, question)]


async def _lock_question(incoming: Incoming, session: Session, question_id: int) -> Question:
    question, _ = await lock_answerable(incoming, session, question_id)
    require(incoming, MODERATORS, question.seminar_id)
    return question


async def _prompt_message(session: Session, question: Question) -> Say:
    args = await line_args(session, question, sees_asker=True)
    return Say("aloud-prompt", args, [[Button("ask-stop", "aloudstop")]])


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited, again."""
    form = step_form(incoming.person, STEP)

    async def again() -> list[Reply]:
        return [await _prompt_message(session, await _lock_question(incoming, session, form["question"]))]

    return await leave_on_refusal(incoming, STEP, again())


async def cancel(incoming: Incoming, _session: Session) -> list[Reply]:
    """`aloudstop`: it is as it was."""
    step_form(incoming.person, STEP)
    leave_step(incoming.person, STEP)
    return [Say("aloud-stopped", edit=True)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """What was said, in words, by voice or with a photo of the slide."""
    form = step_form(incoming.person, STEP)
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-aloud")

    async def give() -> list[Reply]:
        question = await _lock_question(incoming, session, form["question"])
        leave_step(incoming.person, STEP)
        return await save_answer(incoming, session, question, aloud=True)

    return await leave_on_refusal(incoming, STEP, give())
