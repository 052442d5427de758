"""What waits for whom: one's own questions first, then those that nobody has taken, a page at a time."""

from handlers.answering.whose import desk_of
from handlers.common import local, number, pager
from handlers.hall.desk import line_args
from handlers.rights import MODERATORS
from handlers.words import Button, Incoming, Lines, Named, Reply, Say, Text, Value
from storage import answers, questions
from storage.database import Session
from storage.models import Question, Seminar

LISTED = 10


async def inbox(incoming: Incoming, session: Session) -> list[Reply]:
    """Open questions that this person may answer: `inbox[:<seminar>[:<page>]]`."""
    seminar_id, page_text = [*incoming.arguments, "", ""][:2]
    desk, only = desk_of(incoming), number(seminar_id) or None
    left, rows = await answers.inbox(session, desk, LISTED, number(page_text) * LISTED, only)
    if not left:
        return [Say("inbox-empty", edit=bool(page_text))]
    page = min(number(page_text), (left - 1) // LISTED)
    if not rows:  # there are fewer pages than there were
        _, rows = await answers.inbox(session, desk, LISTED, page * LISTED, only)
    lines = [await _line(incoming, session, question, seminar) for question, seminar in rows]
    keys = [Button(Named({"en": f"№{one.number}"}), f"answer:{one.id}") for one, _ in rows]
    turn = pager(f"inbox:{number(seminar_id)}", page, (left - 1) // LISTED)
    buttons = [row for row in (keys[:5], keys[5:], turn) if row]
    return [Say("inbox", {"left": left, "list": Lines(lines)}, buttons, edit=bool(page_text))]


async def _line(incoming: Incoming, session: Session, question: Question, seminar: Seminar) -> Text:
    openly = incoming.may(MODERATORS, question.seminar_id)
    line = Text("inbox-line", await line_args(session, question, openly=openly))
    if question.owner_id == incoming.person.id and question.state != questions.NEW:
        args: dict[str, Value] = {"line": line}
        if question.due_at is None:
            return Text("inbox-mine", args)
        return Text("inbox-mine-due", {**args, "starts": local(seminar, question.due_at)})
    return Text("inbox-taken", {"line": line}) if question.state == questions.ASSIGNED else line
