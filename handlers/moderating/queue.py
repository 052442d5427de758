"""The list of a seminar's questions for those who run them: what is new, what is left, what has ended."""

from collections.abc import Sequence

from handlers.common import number, pager
from handlers.hall.desk import line_args
from handlers.rights import MODERATORS, seminar_for
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Text, Value
from storage import audit, questions, seminars, topics, worklist
from storage.database import Session
from storage.models import Question, Seminar

PAGE = 8
KINDS = {"new": (questions.NEW,), "left": questions.OPEN, "ended": questions.ENDED}
"""What the list is of: all in these states."""


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """What there is: `queue:<seminar>[:<new, left, ended or t<topic>>[:<page>]]`; what is new first."""
    which, kind, page_text = [*incoming.arguments, "", "", ""][:3]
    seminar = await seminar_for(incoming, session, MODERATORS, number(which))
    return [await _list(session, seminar, kind, number(page_text), edit=bool(kind))]


async def _list(session: Session, seminar: Seminar, kind: str, page: int, *, edit: bool) -> Say:
    counts = await worklist.by_state(session, seminar.id)
    if kind not in KINDS and not kind.startswith("t"):
        kind = "new" if counts[questions.NEW] else "left"
    topic = number(kind.removeprefix("t")) if kind not in KINDS else None
    states = KINDS.get(kind, tuple(one for one in questions.STATES if one != questions.WITHDRAWN))
    found, total = await worklist.listed(
        session, seminar.id, states, topic_id=topic, offset=page * PAGE, limit=PAGE
    )
    lines = [await _line(session, one) for one in found] or [Text("queue-nothing")]
    rows = _keys(found)
    turn = pager(f"queue:{seminar.id}:{kind}", page, max(0, (total - 1) // PAGE))
    rows += [turn] if turn else []
    rows += _ways(seminar, kind, {one: sum(counts[state] for state in KINDS[one]) for one in KINDS})
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "left": sum(counts[one] for one in questions.OPEN),
        "list": Lines(lines, "\n\n"),
        "mode": Text("queue-moderated" if seminar.moderated else "queue-open"),
    }
    return Say("queue", args, rows, edit=edit)


async def _line(session: Session, question: Question) -> Text:
    args = await line_args(session, question, openly=True)
    return Text("queue-line", {**args, "sign": Text(f"sign-{question.state}"), "votes": question.votes})


def _keys(found: Sequence[Question]) -> list[list[Button]]:
    keys = [
        Button(Text("queue-key", {"sign": Text(f"sign-{one.state}"), "number": one.number}), f"q:{one.id}:c")
        for one in found
    ]
    return [keys[start : start + 4] for start in range(0, len(keys), 4)]


def _ways(seminar: Seminar, kind: str, totals: dict[str, int]) -> list[list[Button]]:
    others = [
        Button(Text(f"queue-{one}", {"number": totals[one]}), f"queue:{seminar.id}:{one}:0")
        for one in KINDS
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


async def moderate(incoming: Incoming, session: Session) -> list[Reply]:
    """New questions wait for a moderator, or the hall reads them at once: `moderate:<seminar>:<1 or 0>`."""
    which, to = [*incoming.arguments, "", ""][:2]
    seminar = await seminar_for(incoming, session, MODERATORS, number(which))
    if to not in ("0", "1"):
        raise Refusal("button-old")
    was, seminar.moderated = seminar.moderated, to == "1"
    if was != seminar.moderated:
        about = f"seminar:{seminar.id}"
        await audit.record(
            session, incoming.person, "seminar.moderated", about, incoming.at, moderated=[was, not was]
        )
    return [await _list(session, seminar, "", 0, edit=True)]


async def left(incoming: Incoming, session: Session) -> list[Reply]:
    """Where questions are left, at whichever seminar, put away or not: `left`."""
    rows, total = [], 0
    for seminar_id, count in (await worklist.left_by_seminar(session)).items():
        seminar = await seminars.get(session, seminar_id)
        if seminar is not None and incoming.may(MODERATORS, seminar_id):
            total += count
            label = Text("left-at", {"seminar": Named(seminar.title), "number": count})
            rows.append([Button(label, f"queue:{seminar_id}:left:0")])
    return [Say("left" if total else "left-none", {"number": total}, rows)]


async def hottest(incoming: Incoming, session: Session) -> list[Reply]:
    """What most questions are about: `topics:<seminar>`."""
    seminar = await seminar_for(incoming, session, MODERATORS, number([*incoming.arguments, ""][0]))
    found = await topics.hottest(session, seminar.id)
    rows = [
        [
            Button(
                Text(
                    "topic-heat",
                    {"topic": Named(one.topic.name), "number": one.questions, "votes": one.votes},
                ),
                f"topic:{one.topic.id}",
            )
        ]
        for one in found
    ]
    rows.append([Button("question-list", f"queue:{seminar.id}:left:0")])
    return [Say("topics" if found else "topics-none", {"seminar": Named(seminar.title)}, rows, edit=True)]
