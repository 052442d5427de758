"""The moderators' queue: lists of a seminar's new, open and closed questions."""

from collections.abc import Mapping, Sequence

from handlers.buttons.faq import ListFaqEntries
from handlers.buttons.hall import ExportQuestions, ShowDigest, ShowWall, viewed_topic
from handlers.buttons.moderation import (
    IN_PLACE,
    ListQueue,
    ListTopics,
    ListUnansweredQuestions,
    SetModerated,
    ShowQuestion,
)
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import Button, Incoming, Lines, Reply, Say, Text, Translated, Value
from handlers.permissions import MODERATORS, load_seminar
from handlers.questions.shared.staff_cards import line_args, preload_askers
from handlers.ui.arguments import seminar_label
from handlers.ui.pages import ROW_BUTTONS, Page, grid, list_page
from storage import audit
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import worklist
from storage.seminars import seminars

PAGE_SIZE = ROW_BUTTONS
FILTERS = {
    "new": (question_states.NEW,),
    "left": question_states.OPEN_STATES,
    "ended": question_states.CLOSED_STATES,
}
"""View -> states of the questions that it lists."""
ALL_STATES = tuple(one for one in question_states.STATES if one != question_states.WITHDRAWN)
"""States of the questions that the view of a topic lists."""


async def show(incoming: Incoming, session: Session, data: ListQueue) -> list[Reply]:
    """Show a page of the queue, by default of new questions or, without any, of open ones."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    edit = bool(data.view) or data.page is not None
    return [await _queue_page(session, seminar, data.view, max(data.page or 0, 0), edit=edit)]


async def _queue_page(session: Session, seminar: Seminar, view: str, page: int, *, edit: bool) -> Say:
    counts = await worklist.count_by_state(session, seminar.id)
    topic = viewed_topic(view)
    if view not in FILTERS and topic is None:
        view = "new" if counts[question_states.NEW] else "left"
    start = page * PAGE_SIZE
    found, total = await worklist.list_in_states(
        session, seminar.id, FILTERS.get(view, ALL_STATES), topic_id=topic, offset=start, limit=PAGE_SIZE
    )
    await preload_askers(session, found)
    lines = [await _queue_line(session, one) for one in found] or [Text("queue-nothing")]
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "left": sum(counts[one] for one in question_states.OPEN_STATES),
        "list": Lines(lines, "\n\n"),
        "mode": Text("queue-moderated" if seminar.moderated else "queue-open"),
    }
    return list_page(
        "queue",
        args,
        Page(found, page, max(0, (total - 1) // PAGE_SIZE), start),
        buttons=_question_buttons(found),
        turn=ListQueue(seminar.id, view),
        below=[_view_buttons(seminar, view, counts), *_page_buttons(seminar)],
        edit=edit,
    )


async def _queue_line(session: Session, question: Question) -> Text:
    args = await line_args(session, question, sees_asker=True)
    return Text("queue-line", {**args, "sign": Text(f"sign-{question.state}"), "votes": question.votes})


def _question_buttons(found: Sequence[Question]) -> list[list[Button]]:
    labels = [
        (
            question,
            Text("queue-number-button", {"sign": Text(f"sign-{question.state}"), "number": question.number}),
        )
        for question in found
    ]
    return grid((Button(label, ShowQuestion(question.id, IN_PLACE)) for question, label in labels), 3)


def _view_buttons(seminar: Seminar, view: str, counts: Mapping[str, int]) -> list[Button]:
    """Return the buttons of the other views, with their numbers of questions."""
    totals = {other: sum(counts[state] for state in states) for other, states in FILTERS.items()}
    return [
        Button(Text(f"queue-{other}", {"number": total}), ListQueue(seminar.id, other, 0))
        for other, total in totals.items()
        if other != view
    ]


def _page_buttons(seminar: Seminar) -> list[list[Button]]:
    """Return the buttons of related pages and of the moderation setting."""
    switch = (
        Button("queue-publish-at-once", SetModerated(seminar.id, 0))
        if seminar.moderated
        else Button("queue-moderate-first", SetModerated(seminar.id, 1))
    )
    return [
        [Button("topics-button", ListTopics(seminar.id)), Button("wall-button", ShowWall(seminar.id))],
        [Button("faq-button", ListFaqEntries(seminar.id)), Button("digest-button", ShowDigest(seminar.id))],
        [switch, Button("asked-export-button", ExportQuestions(seminar.id))],
        [Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))],
    ]


async def set_moderated(incoming: Incoming, session: Session, data: SetModerated) -> list[Reply]:
    """Set whether new questions are shown to the hall only after a moderator publishes them."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    previous, seminar.moderated = seminar.moderated, bool(data.moderated)
    if previous != seminar.moderated:
        subject = f"seminar:{seminar.id}"
        await audit.record(
            session,
            incoming.person,
            "seminar.moderated",
            subject,
            incoming.at,
            moderated=[previous, not previous],
        )
    return [await _queue_page(session, seminar, "", 0, edit=True)]


async def list_unanswered(
    incoming: Incoming, session: Session, _data: ListUnansweredQuestions
) -> list[Reply]:
    """List the seminars, also archived ones, that have open questions."""
    rows, total = [], 0
    for seminar_id, count in (await worklist.open_by_seminar(session)).items():
        seminar = await seminars.get(session, seminar_id)
        if seminar is not None and incoming.has_role(MODERATORS, seminar_id):
            total += count
            label = Text("unanswered-at", {"seminar": seminar_label(seminar), "number": count})
            rows.append([Button(label, ListQueue(seminar_id, "left", 0))])
    return [Say("unanswered-questions" if total else "unanswered-none", {"number": total}, rows)]
