"""What waits for whom: one's own questions first, then those that nobody has taken, a page at a time."""

from handlers.messages import Button, Incoming, Lines, Reply, Say, Text, Translated, Value
from handlers.permissions import MODERATORS
from handlers.questions.answering.permissions import answer_scope
from handlers.questions.shared.staff_cards import line_args
from handlers.ui.arguments import local_time, pager, parse_int
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import answers

PAGE_SIZE = 10


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """Open questions that this person may answer: `inbox[:<seminar>[:<page>]]`."""
    seminar_id, page_text = [*incoming.arguments, "", ""][:2]
    desk, only = answer_scope(incoming), parse_int(seminar_id) or None
    left, rows = await answers.list_inbox(session, desk, PAGE_SIZE, parse_int(page_text) * PAGE_SIZE, only)
    if not left:
        return [Say("inbox-empty", edit=bool(page_text))]
    page = min(parse_int(page_text), (left - 1) // PAGE_SIZE)
    if not rows:  # there are fewer pages than there were
        _, rows = await answers.list_inbox(session, desk, PAGE_SIZE, page * PAGE_SIZE, only)
    lines = [await _inbox_line(incoming, session, question, seminar) for question, seminar in rows]
    keys = [Button(Translated({"en": f"№{one.number}"}), f"answer:{one.id}") for one, _ in rows]
    turn = pager(f"inbox:{parse_int(seminar_id)}", page, (left - 1) // PAGE_SIZE)
    buttons = [row for row in (keys[:5], keys[5:], turn) if row]
    return [Say("inbox", {"left": left, "list": Lines(lines)}, buttons, edit=bool(page_text))]


async def _inbox_line(incoming: Incoming, session: Session, question: Question, seminar: Seminar) -> Text:
    openly = incoming.has_role(MODERATORS, question.seminar_id)
    line = Text("inbox-line", await line_args(session, question, sees_asker=openly))
    if question.assignee_id == incoming.person.id and question.state != question_states.NEW:
        args: dict[str, Value] = {"line": line}
        if question.due_at is None:
            return Text("inbox-mine", args)
        return Text("inbox-mine-due", {**args, "starts": local_time(seminar, question.due_at)})
    return Text("inbox-taken", {"line": line}) if question.state == question_states.ASSIGNED else line
