"""The list of a seminar's questions for those who run them: what is new, what is left, what has ended."""

from collections.abc import Sequence

from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import MODERATORS, load_seminar
from handlers.questions.shared.staff_cards import line_args
from handlers.ui.arguments import pager, parse_int
from storage import audit
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import topics, worklist
from storage.seminars import seminars

PAGE_SIZE = 8
FILTERS = {
    "new": (question_states.NEW,),
    "left": question_states.OPEN_STATES,
    "ended": question_states.CLOSED_STATES,
}
"""What the list is of: all in these states."""


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """What there is: `queue:<seminar>[:<new, left, ended or t<topic>>[:<page>]]`; what is new first."""
    which, kind, page_text = [*incoming.arguments, "", "", ""][:3]
    seminar = await load_seminar(incoming, session, MODERATORS, parse_int(which))
    return [await _queue_page(session, seminar, kind, parse_int(page_text), edit=bool(kind))]


async def _queue_page(session: Session, seminar: Seminar, kind: str, page: int, *, edit: bool) -> Say:
    counts = await worklist.count_by_state(session, seminar.id)
    if kind not in FILTERS and not kind.startswith("t"):
        kind = "new" if counts[question_states.NEW] else "left"
    topic = parse_int(kind.removeprefix("t")) if kind not in FILTERS else None
    states = FILTERS.get(
        kind, tuple(one for one in question_states.STATES if one != question_states.WITHDRAWN)
    )
    found, total = await worklist.list_in_states(
        session, seminar.id, states, topic_id=topic, offset=page * PAGE_SIZE, limit=PAGE_SIZE
    )
    lines = [await _queue_line(session, one) for one in found] or [Text("queue-nothing")]
    rows = _question_buttons(found)
    turn = pager(f"queue:{seminar.id}:{kind}", page, max(0, (total - 1) // PAGE_SIZE))
    rows += [turn] if turn else []
    rows += _queue_buttons(
        seminar, kind, {one: sum(counts[state] for state in FILTERS[one]) for one in FILTERS}
    )
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "left": sum(counts[one] for one in question_states.OPEN_STATES),
        "list": Lines(lines, "\n\n"),
        "mode": Text("queue-moderated" if seminar.moderated else "queue-open"),
    }
    return Say("queue", args, rows, edit=edit)


async def _queue_line(session: Session, question: Question) -> Text:
    args = await line_args(session, question, sees_asker=True)
    return Text("queue-line", {**args, "sign": Text(f"sign-{question.state}"), "votes": question.votes})


def _question_buttons(found: Sequence[Question]) -> list[list[Button]]:
    keys = [
        Button(Text("queue-key", {"sign": Text(f"sign-{one.state}"), "number": one.number}), f"q:{one.id}:c")
        for one in found
    ]
    return [keys[start : start + 4] for start in range(0, len(keys), 4)]


def _queue_buttons(seminar: Seminar, kind: str, totals: dict[str, int]) -> list[list[Button]]:
    others = [
        Button(Text(f"queue-{one}", {"number": totals[one]}), f"queue:{seminar.id}:{one}:0")
        for one in FILTERS
        if one != kind
    ]
    switch = "queue-let-all" if seminar.moderated else "queue-look-first"
    return [
        others,
        [Button("topics-button", f"topics:{seminar.id}"), Button("wall-button", f"wall:{seminar.id}")],
        [Button("faq-button", f"faq:{seminar.id}"), Button("digest-button", f"digest:{seminar.id}")],
        [Button(switch, f"moderate:{seminar.id}:{0 if seminar.moderated else 1}")],
        [Button("asked-export-button", f"qexport:{seminar.id}"), Button("plan-hub", f"staff:{seminar.id}")],
    ]


async def set_moderated(incoming: Incoming, session: Session) -> list[Reply]:
    """New questions wait for a moderator, or the hall reads them at once: `moderate:<seminar>:<1 or 0>`."""
    which, to = [*incoming.arguments, "", ""][:2]
    seminar = await load_seminar(incoming, session, MODERATORS, parse_int(which))
    if to not in ("0", "1"):
        raise Refusal("button-old")
    was, seminar.moderated = seminar.moderated, to == "1"
    if was != seminar.moderated:
        subject = f"seminar:{seminar.id}"
        await audit.record(
            session, incoming.person, "seminar.moderated", subject, incoming.at, moderated=[was, not was]
        )
    return [await _queue_page(session, seminar, "", 0, edit=True)]


async def list_unanswered(incoming: Incoming, session: Session) -> list[Reply]:
    """Where questions are left, at whichever seminar, put away or not: `left`."""
    rows, total = [], 0
    for seminar_id, count in (await worklist.open_by_seminar(session)).items():
        seminar = await seminars.get(session, seminar_id)
        if seminar is not None and incoming.has_role(MODERATORS, seminar_id):
            total += count
            label = Text("left-at", {"seminar": Translated(seminar.title), "number": count})
            rows.append([Button(label, f"queue:{seminar_id}:left:0")])
    return [Say("left" if total else "left-none", {"number": total}, rows)]


async def list_topics(incoming: Incoming, session: Session) -> list[Reply]:
    """What most questions are about: `topics:<seminar>`."""
    seminar = await load_seminar(incoming, session, MODERATORS, parse_int([*incoming.arguments, ""][0]))
    found = await topics.list_by_popularity(session, seminar.id)
    rows = [
        [
            Button(
                Text(
                    "topic-heat",
                    {"topic": Translated(one.topic.name), "number": one.questions, "votes": one.votes},
                ),
                f"topic:{one.topic.id}",
            )
        ]
        for one in found
    ]
    rows.append([Button("question-list", f"queue:{seminar.id}:left:0")])
    return [
        Say("topics" if found else "topics-none", {"seminar": Translated(seminar.title)}, rows, edit=True)
    ]
