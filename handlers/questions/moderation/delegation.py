"""Whose it is to answer, and by when: one of the seminar's staff, a day as people type it."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.messages import Button, Incoming, Lane, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import CAN_ANSWER
from handlers.questions.moderation.page import (
    STEP,
    back_row,
    enter_typing_step,
    lock_question,
    question_page,
    record_change,
)
from handlers.questions.shared import readers
from handlers.questions.shared.staff_notifications import notify_assigned
from handlers.ui import moment_picker
from handlers.ui.arguments import pager, parse_int, shorten
from handlers.ui.steps import step_form
from storage.accounts import people
from storage.database import Session
from storage.models import Person, Question, Seminar, question_states
from storage.questions import questions
from storage.seminars import programme
from storage.team import roles

PAGE_SIZE = 8
DEFAULT_DUE_TIME = time(18)
"""By when, on a day that was named without an hour."""
QUICK_DAYS = (0, 1, 3, 7)
"""Days ahead that are offered."""


async def prompt_owner(incoming: Incoming, session: Session) -> list[Reply]:
    """Whose? `qto:<question>:c[:<page>]`: the item's speaker first."""
    which, _, page_text = [*incoming.arguments, "", "", ""][:3]
    question, seminar = await lock_question(incoming, session, which)
    _require_open(question)
    able = await _answerers(session, question, seminar)
    last = max(0, (len(able) - 1) // PAGE_SIZE)
    page = min(parse_int(page_text), last)
    rows = [[Button(await _owner_label(session, one, seminar), f"qgive:{question.id}:{one.id}")]
            for one in able[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]]  # fmt: skip
    turn = pager(f"qto:{question.id}:c", page, last)
    rows += [turn] if turn else []
    args: dict[str, Value] = {"number": question.number}
    return [Say("assign-ask" if able else "assign-nobody", args, [*rows, back_row(question)], edit=True)]


def _require_open(question: Question) -> None:
    if question.state not in question_states.OPEN_STATES:
        raise Refusal("question-is-over", number=question.number)


async def _answerers(session: Session, question: Question, seminar: Seminar) -> list[Person]:
    """Who may answer there and can be told of it; the speaker it is put to first."""
    found = list(await roles.reachable_staff(session, CAN_ANSWER, seminar.id))
    item = await programme.get(session, question.item_id) if question.item_id else None
    return sorted(found, key=lambda one: item is None or one.id != item.speaker_id)


async def _owner_label(session: Session, person: Person, seminar: Seminar) -> Text:
    """The name with what they are there."""
    here = [one for one in await roles.roles_of(session, person) if one.seminar_id in (None, seminar.id)]
    kind = next((one.role for one in here if one.role in CAN_ANSWER), roles.EXPERT)
    return Text("assign-to", {"name": person.name or Text("staff-member"), "role": Text(f"role-{kind}")})


async def receive_owner(incoming: Incoming, session: Session) -> list[Reply]:
    """Somebody was chosen; by when? `qgive:<question>:<person>`."""
    which, who = [*incoming.arguments, "", ""][:2]
    question, seminar = await lock_question(incoming, session, which)
    _require_open(question)
    owner = await _load_owner(session, question, seminar, parse_int(who))
    enter_typing_step(incoming, "due", question, owner=owner.id)
    return [prompt_due(incoming, question, seminar, owner, edit=True)]


async def _load_owner(session: Session, question: Question, seminar: Seminar, person_id: int) -> Person:
    able = await _answerers(session, question, seminar)
    owner = next((one for one in able if one.id == person_id), None)
    if owner is None:
        raise Refusal("button-old")
    return owner


def prompt_due(
    incoming: Incoming, question: Question, seminar: Seminar, owner: Person, *, edit: bool = False
) -> Say:
    """The next days, and how another one is typed."""
    zone = ZoneInfo(seminar.timezone)
    today = incoming.at.astimezone(zone).date()
    offered = [
        moment_picker.to_utc(today + timedelta(days=ahead), DEFAULT_DUE_TIME, zone.key)
        for ahead in QUICK_DAYS
    ]
    days = [
        Button(
            Text("due-day", {"starts": at.astimezone(zone)}),
            f"qdue:{question.id}:{owner.id}:{at:{moment_picker.STAMP_FORMAT}}",
        )
        for at in offered
        if at > incoming.at
    ]
    rows = [days[:2], days[2:], [Button("due-none", f"qdue:{question.id}:{owner.id}:-")], back_row(question)]
    args: dict[str, Value] = {"number": question.number, "name": owner.name or Text("staff-member")}
    return Say("due-ask", args, [row for row in rows if row], edit=edit)


async def prompt_due_again(incoming: Incoming, session: Session, question: Question, seminar: Seminar) -> Say:
    """The same once more, for whoever comes back to this step."""
    form = step_form(incoming.person, STEP)
    owner = await _load_owner(session, question, seminar, int(form.get("owner") or 0))
    return prompt_due(incoming, question, seminar, owner)


async def receive_due(incoming: Incoming, session: Session) -> list[Reply]:
    """A day was pressed, or none: `qdue:<question>:<person>:<stamp in UTC, or ->`."""
    which, who, stamp = [*incoming.arguments, "", "", ""][:3]
    question, seminar = await lock_question(incoming, session, which)
    owner = await _load_owner(session, question, seminar, parse_int(who))
    due_at = None
    if stamp != "-":
        due_at = moment_picker.parse_stamp(stamp)
    return await _assign(incoming, session, question, seminar, owner, due_at, edit=True)


async def receive_typed_due(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, assignee_id: int
) -> list[Reply]:
    """A day was typed the way people type it; without an hour it is the evening of that day. It is asked back."""
    _require_open(question)
    owner = await _load_owner(session, question, seminar, assignee_id)
    now = moment_picker.local_clock(incoming.at, seminar.timezone)
    told = moment_picker.single_moment(moment_picker.parse_typed(incoming, now), by=True)
    clock = told.clock or DEFAULT_DUE_TIME
    due_at = moment_picker.to_utc(moment_picker.upcoming_day(told, clock, now), clock, seminar.timezone)
    due_at = moment_picker.require_future(due_at, seminar.timezone, incoming.at)
    args: dict[str, Value] = {
        "number": question.number,
        "name": owner.name or Text("staff-member"),
        "starts": due_at.astimezone(ZoneInfo(seminar.timezone)),
    }
    yes = Button(
        "due-sure-yes",
        f"qdue:{question.id}:{owner.id}:{due_at:{moment_picker.STAMP_FORMAT}}",
        style="success",
    )
    return [Say("due-sure", args, [[yes], back_row(question)])]


async def _assign(
    incoming: Incoming,
    session: Session,
    question: Question,
    seminar: Seminar,
    owner: Person,
    due_at: datetime | None,
    *,
    edit: bool,
) -> list[Reply]:
    _require_open(question)
    if due_at is not None and due_at <= incoming.at:
        raise Refusal("when-past")
    was = question.assignee_id
    await questions.assign(session, question, owner, incoming.at, incoming.person, due_at)
    said = await record_change(incoming, session, question, seminar, "assigned", owner=[was, owner.id])
    told = await _notify_owners(incoming, session, question, seminar, owner, was)
    return [await question_page(incoming, session, question, seminar, edit=edit), *told, *said]


async def _notify_owners(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, owner: Person, was: int | None
) -> list[Reply]:
    """The new owner gets the question with its files; whose it was learns that it is theirs no more."""
    return [
        *await notify_assigned(session, question, seminar, owner, incoming.person),
        *(await _notify_former_owner(incoming, session, question, seminar, was) if was != owner.id else []),
    ]


async def _notify_former_owner(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, was: int | None
) -> list[Reply]:
    former = await people.get(session, was) if was else None
    if former is None or former is incoming.person:
        return []
    having = await roles.roles_of(session, former)
    reads = await readers.can_read(session, question, former, having)
    words = shorten(question.hall_text, 100) or Text("question-media")
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Translated(seminar.title),
        "text": words if reads else Text("question-unread"),
    }
    return [Say("assigned-to-another", args, to=former, lane=Lane.REMINDER)]


async def release(incoming: Incoming, session: Session) -> list[Reply]:
    """It is nobody's again: `qfree:<question>:c`. Whose it was is told."""
    question, seminar = await lock_question(incoming, session, [*incoming.arguments, ""][0])
    if question.state != question_states.ASSIGNED:
        return [await question_page(incoming, session, question, seminar, edit=True)]
    was = question.assignee_id
    await questions.unassign(session, question, incoming.at, incoming.person)
    said = await record_change(incoming, session, question, seminar, "released", owner=[was, None])
    said += await _notify_former_owner(incoming, session, question, seminar, was)
    return [await question_page(incoming, session, question, seminar, edit=True), *said]
