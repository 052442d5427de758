"""Words typed for a question or a topic: what they are stands in the form, and goes to where it belongs."""

from handlers.messages import Incoming, Refusal, Reply, Say
from handlers.questions.moderation import declining, delegation, merging, topics, wording
from handlers.questions.moderation.page import STEP, lock_question
from handlers.ui.steps import leave_step, step_form
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import questions

RECEIVE = {
    "decline": declining.receive_reason,
    "merge": merging.receive_number,
    "words": wording.receive_wording,
    "topic": topics.receive_name,
}


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited, once more; the step stays."""
    form = step_form(incoming.person, STEP)
    if form.get("what") == "name":
        return [await topics.prompt_rename_again(incoming, session, form["topic"])]
    question, seminar = await lock_question(incoming, session, str(form.get("question")))
    return [await _prompt_message(incoming, session, question, seminar, form["what"])]


async def _prompt_message(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, what: str
) -> Say:
    if what == "decline":
        return declining.prompt_reason(question)
    if what == "merge":
        return await merging.prompt_target(session, question)
    if what == "due":
        return await delegation.prompt_due_again(incoming, session, question, seminar)
    if what == "topic":
        return await topics.prompt_topic(session, question, seminar)
    return wording.prompt_wording(question)


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """The words; the step is left unless they are refused."""
    form = step_form(incoming.person, STEP)
    if form.get("what") == "name":
        return await topics.receive_rename(incoming, session, form["topic"])
    found = await questions.get(session, form["question"])
    if found is None or found.state == question_states.WITHDRAWN:
        leave_step(incoming.person, STEP)
        return [Say("question-gone")]  # said, not refused: the step that was left must stay left
    question, seminar = await lock_question(incoming, session, str(form.get("question")))
    if form["what"] == "due":
        return await delegation.receive_typed_due(incoming, session, question, seminar, int(form["owner"]))
    if form["what"] not in RECEIVE:
        raise Refusal("button-old")
    return await RECEIVE[form["what"]](incoming, session, question, seminar)
