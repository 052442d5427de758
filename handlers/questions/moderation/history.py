"""The history of a question: its state changes with time and author."""

from handlers.buttons.moderation import ShowQuestionHistory
from handlers.messages import Incoming, Lines, Reply, Say, Text, Value
from handlers.questions.moderation.page import back_row
from handlers.questions.shared.loading import lock_question
from handlers.questions.shared.staff_cards import staff_name
from handlers.ui.arguments import local_time
from handlers.ui.person_picker import member_name
from storage.accounts import people
from storage.database import Session
from storage.models import Question, QuestionEvent, Seminar, question_states
from storage.questions import lifecycle, questions

RELEASED_STATES = (question_states.NEW, question_states.VISIBLE)
"""What an assigned question becomes if the assignment is undone; nothing else leads there."""
MAX_EVENTS = 20
"""Maximum number of events shown, the latest ones; the export has all."""


async def show(incoming: Incoming, session: Session, data: ShowQuestionHistory) -> list[Reply]:
    """Show the history of the question."""
    question, seminar = await lock_question(incoming, session, data.question)
    events = await lifecycle.list_events(session, question)
    lines = [await _event_line(session, question, seminar, event) for event in events[-MAX_EVENTS:]]
    args: dict[str, Value] = {"number": question.number, "list": Lines(lines)}
    return [Say("history", args, [back_row(question)], edit=True)]


async def _event_line(session: Session, question: Question, seminar: Seminar, event: QuestionEvent) -> Text:
    args: dict[str, Value] = {
        "starts": local_time(seminar, event.at),
        "who": await _event_author(session, question, event),
    }
    args["what"] = await _event_text(session, seminar, event)
    return Text("history-line", args)


async def _event_author(session: Session, question: Question, event: QuestionEvent) -> Value:
    if event.actor_id is None:
        return Text("history-automatic")
    if event.actor_id == question.person_id:
        return Text("history-asker")
    return await staff_name(session, event.actor_id)


async def _event_text(session: Session, seminar: Seminar, event: QuestionEvent) -> Text:
    """Return the text of an event with its details."""
    detail = event.detail
    if event.from_state is None:
        return Text("history-asked")
    if event.to_state == question_states.ASSIGNED and detail.get("owner"):
        owner = await people.get(session, detail["owner"])
        return Text("history-assigned", {"owner": member_name(owner)})
    if event.to_state == question_states.MERGED and detail.get("into"):
        other = await questions.get(session, detail["into"])
        key = "history-carried" if other and other.seminar_id != seminar.id else "history-merged"
        return Text(key, {"number": other.number if other else ""})
    if event.to_state == question_states.DECLINED and detail.get("reason") in lifecycle.DECLINE_REASONS:
        return Text("history-declined-for", {"why": Text(f"declined-{detail['reason'].replace('_', '-')}")})
    if event.to_state == question_states.ANSWERED and detail.get("how") == lifecycle.ALOUD:
        return Text("history-answered-aloud")
    if event.from_state == question_states.MERGED:
        return Text("history-unmerged")
    if event.from_state == question_states.ASSIGNED and event.to_state in RELEASED_STATES:
        return Text("history-released")
    return Text(f"history-{event.to_state}")
