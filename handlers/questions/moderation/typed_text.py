"""Prompts for texts that moderators type for a question."""

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
    """A kind of text that can be typed for a question."""

    name: str
    """Value of `kind` in the form of the step."""
    prompt: Callable[[Incoming, Session, Question, Seminar], Awaitable[Say]]
    """Builds the prompt."""
    receive: Callable[[Incoming, Session, Question, Seminar], Awaitable[list[Reply]]]
    """Handles the typed text. Raises Refusal if it is invalid."""
    check: Callable[[Question], None] = lambda _question: None
    """Raises Refusal if the question's state does not allow the action."""


async def start_typing(
    incoming: Incoming,
    session: Session,
    text: TextPrompt,
    question_id: int,
    *,
    edit: bool = True,
    **form: object,
) -> list[Reply]:
    """Enter the step that awaits the text, and send the prompt. `form`: further values for the step's form."""
    question, seminar = await lock_question(incoming, session, question_id)
    text.check(question)
    enter_step(incoming.person, STEP, kind=text.name, question=question.id, **form)
    return [replace(await text.prompt(incoming, session, question, seminar), edit=edit)]


def typed_words(incoming: Incoming, limit: int) -> RichText:
    """Return the typed text. Raises Refusal if there is none, or if it exceeds `limit` UTF-16 units."""
    words = incoming.rich_text.strip()
    if not words or incoming.media:
        raise Refusal("awaited-text")
    if utf16_length(words) > limit:
        raise Refusal("text-too-long", most=limit)
    return words
