"""Answered aloud, in the hall: whoever runs it writes down, or says, two lines of it, and the asker has them."""

from handlers.answering.giving import given
from handlers.answering.whose import held, tried
from handlers.common import number
from handlers.hall.desk import line_args
from handlers.rights import MODERATORS, must
from handlers.steps import form_at, leave, stand
from handlers.words import Button, Incoming, Refusal, Reply, Say
from storage.database import Session
from storage.models import Question

STEP = "aloud"


async def begin(incoming: Incoming, session: Session) -> list[Reply]:
    """`aloud:<question>`: it was answered in the hall; the next message says what was said."""
    question = await _question(incoming, session, number(incoming.argument))
    stand(incoming.person, STEP, question=question.id)
    return [await _prompt(session, question)]


async def _question(incoming: Incoming, session: Session, question_id: int) -> Question:
    question, _ = await held(incoming, session, question_id)
    must(incoming, MODERATORS, question.seminar_id)
    return question


async def _prompt(session: Session, question: Question) -> Say:
    args = await line_args(session, question, openly=True)
    return Say("aloud-prompt", args, [[Button("ask-stop", "aloudstop")]])


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited, again."""
    form = form_at(incoming.person, STEP)

    async def again() -> list[Reply]:
        return [await _prompt(session, await _question(incoming, session, form["question"]))]

    return await tried(incoming, STEP, again())


async def stop(incoming: Incoming, _session: Session) -> list[Reply]:
    """`aloudstop`: it is as it was."""
    form_at(incoming.person, STEP)
    leave(incoming.person, STEP)
    return [Say("aloud-stopped", edit=True)]


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """What was said, in words, by voice or with a photo of the slide."""
    form = form_at(incoming.person, STEP)
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-aloud")

    async def give() -> list[Reply]:
        question = await _question(incoming, session, form["question"])
        leave(incoming.person, STEP)
        return await given(incoming, session, question, aloud=True)

    return await tried(incoming, STEP, give())
