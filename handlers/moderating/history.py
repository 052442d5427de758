"""What became of a question, step by step: when, and by whose hand."""

from handlers.common import local
from handlers.hall.desk import named_of
from handlers.moderating.page import back, question_for
from handlers.words import Incoming, Lines, Reply, Say, Text, Value
from storage import people, questions
from storage.database import Session
from storage.models import Question, QuestionEvent, Seminar

SHOWN = 20
"""The latest steps; who needs more has the export."""


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """Its steps: `qpast:<question>:c`."""
    question, seminar = await question_for(incoming, session, [*incoming.arguments, ""][0])
    steps = await questions.history(session, question)
    lines = [await _line(session, question, seminar, one) for one in steps[-SHOWN:]]
    args: dict[str, Value] = {"number": question.number, "list": Lines(lines)}
    return [Say("past", args, [back(question)], edit=True)]


async def _line(session: Session, question: Question, seminar: Seminar, event: QuestionEvent) -> Text:
    args: dict[str, Value] = {
        "starts": local(seminar, event.at),
        "who": await _hand(session, question, event),
    }
    args["what"] = await _what(session, event)
    return Text("past-line", args)


async def _hand(session: Session, question: Question, event: QuestionEvent) -> Value:
    if event.by_id is None:
        return Text("past-by-itself")
    if event.by_id == question.person_id:
        return Text("past-asker")
    return await named_of(session, event.by_id)


async def _what(session: Session, event: QuestionEvent) -> Text:
    """The step itself, with what belongs to it."""
    detail = event.detail
    if event.before is None:
        return Text("past-asked")
    if event.after == questions.ASSIGNED and detail.get("owner"):
        owner = await people.get(session, detail["owner"])
        return Text("past-assigned", {"owner": (owner.name if owner else None) or Text("staff-member")})
    if event.after == questions.MERGED and detail.get("into"):
        other = await questions.get(session, detail["into"])
        return Text("past-merged", {"number": other.number if other else ""})
    if event.after == questions.DECLINED and detail.get("reason") in questions.REASONS:
        return Text("past-declined-for", {"why": Text(f"declined-{detail['reason'].replace('_', '-')}")})
    if event.after == questions.ANSWERED and detail.get("how") == questions.ALOUD:
        return Text("past-answered-aloud")
    if event.before == questions.MERGED:
        return Text("past-parted")
    return Text(f"past-{event.after}")
