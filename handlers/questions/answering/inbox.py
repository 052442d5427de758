"""The inbox of answerers: a paginated list of open questions, one's own first, then unassigned ones, then others."""

from handlers.buttons.answering import ShowInbox, StartAnswer
from handlers.messages import Incoming, Reply, Say, Text, Value
from handlers.permissions import MODERATORS
from handlers.questions.answering.permissions import answer_scope
from handlers.questions.shared.question_text import number_buttons
from handlers.questions.shared.staff_cards import line_args, preload_askers
from handlers.ui.arguments import local_time, seminar_label
from handlers.ui.pages import ROW_BUTTONS, Page, list_page
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import answers

PAGE_SIZE = ROW_BUTTONS
ALL_SEMINARS = ShowInbox()
InboxRow = tuple[Question, Seminar]


async def show(incoming: Incoming, session: Session, data: ShowInbox = ALL_SEMINARS) -> list[Reply]:
    """Show open questions that this person may answer."""
    edit = data.page is not None
    total, shown = await _load_page(incoming, session, data)
    if not total:
        return [Say("inbox-empty", edit=edit)]
    await preload_askers(session, [question for question, _ in shown.rows])
    named = not data.seminar and await answers.spans_seminars(session, answer_scope(incoming))
    return [
        list_page(
            "inbox",
            {"left": total},
            shown,
            lines=[await _inbox_line(incoming, session, *row, named=named) for row in shown.rows],
            buttons=number_buttons(shown.rows, StartAnswer, named=named),
            turn=ShowInbox(data.seminar),
            edit=edit,
        )
    ]


async def _load_page(incoming: Incoming, session: Session, data: ShowInbox) -> tuple[int, Page[InboxRow]]:
    """Return the number of questions and the requested page, or the last one if it does not exist any more."""
    scope, seminar_id, number = answer_scope(incoming), data.seminar or None, max(data.page or 0, 0)
    total, rows = await answers.list_inbox(session, scope, PAGE_SIZE, number * PAGE_SIZE, seminar_id)
    last = max(0, (total - 1) // PAGE_SIZE)
    if number > last:
        number = last
        _, rows = await answers.list_inbox(session, scope, PAGE_SIZE, number * PAGE_SIZE, seminar_id)
    return total, Page(rows, number, last, number * PAGE_SIZE)


async def _inbox_line(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, *, named: bool
) -> Text:
    """Return the line of a question; `named`: with its seminar, since each seminar has a number 1."""
    moderates = incoming.has_role(MODERATORS, question.seminar_id)
    line = Text("inbox-line", await line_args(session, question, sees_asker=moderates))
    if named:
        line = Text("inbox-line-at", {**line.args, "seminar": seminar_label(seminar)})
    if question.assignee_id == incoming.person.id and question.state != question_states.NEW:
        args: dict[str, Value] = {"line": line}
        if question.due_at is None:
            return Text("inbox-mine", args)
        return Text("inbox-mine-due", {**args, "starts": local_time(seminar, question.due_at)})
    return Text("inbox-taken", {"line": line}) if question.state == question_states.ASSIGNED else line
