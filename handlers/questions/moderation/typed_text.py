"""Text that is typed for a question: how one kind of it is asked for and taken, and the step where that happens."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from handlers.messages import Incoming, Refusal, Reply, Say
from handlers.questions.moderation.page import STEP
from handlers.questions.shared.loading import lock_question
from handlers.ui.arguments import utf16_length
from handlers.ui.steps import enter_step
from storage.database import Session
from storage.models import Question, Seminar
from storage.text.richtext import RichText


@dataclass(frozen=True, slots=True)
class TextPrompt:
    """One kind of text that can be typed for a question."""

    name: str
    """Its `what` in the form of the step."""
    prompt: Callable[[Incoming, Session, Question, Seminar], Awaitable[Say]]
    receive: Callable[[Incoming, Session, Question, Seminar], Awaitable[list[Reply]]]
    """Takes what was typed. Raises Refusal for what is none of it."""
    check: Callable[[Question], None] = lambda _question: None
    """Raises Refusal when the state of the question does not allow it."""


async def start_typing(
    incoming: Incoming,
    session: Session,
    text: TextPrompt,
    question_id: int,
    *,
    edit: bool = True,
    **form: object,
) -> list[Reply]:
    """Ask for the text; the next words are taken for it. `form`: what is to be remembered besides."""
    question, seminar = await lock_question(incoming, session, question_id)
    text.check(question)
    enter_step(incoming.person, STEP, what=text.name, question=question.id, **form)
    return [replace(await text.prompt(incoming, session, question, seminar), edit=edit)]


def typed_words(incoming: Incoming, limit: int) -> RichText:
    """What was typed. Raises Refusal when it is no text, or longer than `limit` UTF-16 units."""
    words = incoming.rich_text.strip()
    if not words or incoming.media:
        raise Refusal("awaited-text")
    if utf16_length(words) > limit:
        raise Refusal("text-too-long", most=limit)
    return words
