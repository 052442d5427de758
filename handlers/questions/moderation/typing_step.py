"""The step that awaits a text for a question, or a new name of a topic."""

from handlers.messages import Incoming, OutOfDate, Refusal, Reply, Say
from handlers.questions.moderation import declining, delegation, merging, topics, wording
from handlers.questions.moderation.page import STEP
from handlers.questions.shared.loading import lock_question
from handlers.questions.shared.staff_cards import subject_of_question
from handlers.ui.steps import Form, leave_step, step_form
from storage.database import Session

TEXTS = {
    text.name: text
    for text in (declining.REASON, merging.NUMBER, delegation.DUE, topics.NAME, wording.WORDING)
}
"""Kinds of texts by their name in the step's form."""


def prompt_subject(form: Form) -> str:
    """Return the subject of a prompt that shows the question in full; a topic has none."""
    return subject_of_question(form.get("question", 0))


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Repeat the prompt."""
    form = step_form(incoming.person, STEP)
    if form["kind"] == topics.RENAME:
        return [await topics.prompt_rename(session, form["topic"])]
    question, seminar = await lock_question(incoming, session, form["question"])
    return [await TEXTS[form["kind"]].prompt(incoming, session, question, seminar)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Handle the typed text; the step is left unless the text is refused."""
    form = step_form(incoming.person, STEP)
    if form.get("kind") == topics.RENAME:
        return await topics.receive_rename(incoming, session, form["topic"])
    text = TEXTS.get(form.get("kind", ""))
    if text is None:
        raise OutOfDate
    try:
        question, seminar = await lock_question(incoming, session, form["question"])
    except Refusal as refusal:  # returned, not raised: a raised refusal would undo leaving the step
        leave_step(incoming.person, STEP)
        return [Say(refusal.key, refusal.values)]
    text.check(question)
    return await text.receive(incoming, session, question, seminar)
