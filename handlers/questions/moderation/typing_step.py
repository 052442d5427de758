"""The step where text is typed for a question, or another name for a topic."""

from handlers.messages import Incoming, OutOfDate, Refusal, Reply, Say
from handlers.questions.moderation import declining, delegation, merging, topics, wording
from handlers.questions.moderation.page import STEP
from handlers.questions.shared.loading import lock_question
from handlers.ui.steps import leave_step, step_form
from storage.database import Session

TEXTS = {
    text.name: text
    for text in (declining.REASON, merging.NUMBER, delegation.DUE, topics.NAME, wording.WORDING)
}


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited, once more; the step stays."""
    form = step_form(incoming.person, STEP)
    if form["what"] == topics.RENAME:
        return [await topics.prompt_rename(session, form["topic"])]
    question, seminar = await lock_question(incoming, session, form["question"])
    return [await TEXTS[form["what"]].prompt(incoming, session, question, seminar)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Take what was typed; the step is left unless that is refused."""
    form = step_form(incoming.person, STEP)
    if form.get("what") == topics.RENAME:
        return await topics.receive_rename(incoming, session, form["topic"])
    text = TEXTS.get(form.get("what", ""))
    if text is None:
        raise OutOfDate
    try:
        question, seminar = await lock_question(incoming, session, form["question"])
    except Refusal as refusal:  # said, not raised: the step must stay left
        leave_step(incoming.person, STEP)
        return [Say(refusal.key, refusal.values)]
    text.check(question)
    return await text.receive(incoming, session, question, seminar)
