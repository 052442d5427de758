"""Words typed for a question or a topic: what they are stands in the form, and goes to where it belongs."""

from handlers.moderating import assigning, declining, merging, topic, wording
from handlers.moderating.page import STEP, question_for
from handlers.steps import form_at, leave
from handlers.words import Incoming, Refusal, Reply, Say
from storage import questions
from storage.database import Session
from storage.models import Question, Seminar

TAKES = {"decline": declining.take, "merge": merging.take, "words": wording.take, "topic": topic.take}


async def ask(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited, once more; the step stays."""
    form = form_at(incoming.person, STEP)
    if form.get("what") == "name":
        return [await topic.again_name(incoming, session, form["topic"])]
    question, seminar = await question_for(incoming, session, str(form.get("question")))
    return [await _ask(incoming, session, question, seminar, form["what"])]


async def _ask(incoming: Incoming, session: Session, question: Question, seminar: Seminar, what: str) -> Say:
    if what == "decline":
        return declining.ask(question)
    if what == "merge":
        return await merging.ask(session, question)
    if what == "due":
        return await assigning.again(incoming, session, question, seminar)
    if what == "topic":
        return await topic.ask(session, question, seminar)
    return wording.ask(question)


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """The words; the step is left unless they are refused."""
    form = form_at(incoming.person, STEP)
    if form.get("what") == "name":
        return await topic.take_name(incoming, session, form["topic"])
    found = await questions.get(session, form["question"])
    if found is None or found.state == questions.WITHDRAWN:
        leave(incoming.person, STEP)
        return [Say("question-gone")]  # said, not refused: the step that was left must stay left
    question, seminar = await question_for(incoming, session, str(form.get("question")))
    if form["what"] == "due":
        return await assigning.take(incoming, session, question, seminar, int(form["owner"]))
    if form["what"] not in TAKES:
        raise Refusal("button-old")
    return await TAKES[form["what"]](incoming, session, question, seminar)
