"""Whose it is to answer, and by when: one of the seminar's staff, a day as people type it."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers import readers
from handlers.common import number, pager, shorten
from handlers.hall import telling
from handlers.moderating.page import STEP, at_page, back, changed, question_for, typing
from handlers.plans import moments
from handlers.rights import ANSWERERS
from handlers.steps import form_at
from handlers.words import Button, Incoming, Lane, Named, Refusal, Reply, Say, Text, Value
from storage import people, programme, questions, roles
from storage.database import Session
from storage.models import Person, Question, Seminar

PAGE = 8
EVENING = time(18)
"""By when, on a day that was named without an hour."""
QUICK = (0, 1, 3, 7)
"""Days ahead that are offered."""


async def begin(incoming: Incoming, session: Session) -> list[Reply]:
    """Whose? `qto:<question>:c[:<page>]`: the item's speaker first."""
    which, _, page_text = [*incoming.arguments, "", "", ""][:3]
    question, seminar = await question_for(incoming, session, which)
    _check(question)
    able = await _able(session, question, seminar)
    last = max(0, (len(able) - 1) // PAGE)
    page = min(number(page_text), last)
    rows = [[Button(await _label(session, one, seminar), f"qgive:{question.id}:{one.id}")]
            for one in able[page * PAGE : (page + 1) * PAGE]]  # fmt: skip
    turn = pager(f"qto:{question.id}:c", page, last)
    rows += [turn] if turn else []
    args: dict[str, Value] = {"number": question.number}
    return [Say("assign-ask" if able else "assign-nobody", args, [*rows, back(question)], edit=True)]


def _check(question: Question) -> None:
    if question.state not in questions.OPEN:
        raise Refusal("question-is-over", number=question.number)


async def _able(session: Session, question: Question, seminar: Seminar) -> list[Person]:
    """Who may answer there and can be told of it; the speaker it is put to first."""
    found = list(await roles.reachable(session, ANSWERERS, seminar.id))
    item = await programme.get(session, question.item_id) if question.item_id else None
    return sorted(found, key=lambda one: item is None or one.id != item.speaker_id)


async def _label(session: Session, person: Person, seminar: Seminar) -> Text:
    """The name with what they are there."""
    here = [one for one in await roles.of(session, person) if one.seminar_id in (None, seminar.id)]
    kind = next((one.role for one in here if one.role in ANSWERERS), roles.EXPERT)
    return Text("assign-to", {"name": person.name or Text("staff-member"), "role": Text(f"role-{kind}")})


async def choose_due(incoming: Incoming, session: Session) -> list[Reply]:
    """Somebody was chosen; by when? `qgive:<question>:<person>`."""
    which, who = [*incoming.arguments, "", ""][:2]
    question, seminar = await question_for(incoming, session, which)
    _check(question)
    owner = await _owner(session, question, seminar, number(who))
    typing(incoming, "due", question, owner=owner.id)
    return [ask(incoming, question, seminar, owner, edit=True)]


async def _owner(session: Session, question: Question, seminar: Seminar, person_id: int) -> Person:
    able = await _able(session, question, seminar)
    owner = next((one for one in able if one.id == person_id), None)
    if owner is None:
        raise Refusal("button-old")
    return owner


def ask(
    incoming: Incoming, question: Question, seminar: Seminar, owner: Person, *, edit: bool = False
) -> Say:
    """The next days, and how another one is typed."""
    zone = ZoneInfo(seminar.timezone)
    today = incoming.at.astimezone(zone).date()
    offered = [moments.moment(today + timedelta(days=ahead), EVENING, zone.key) for ahead in QUICK]
    days = [
        Button(
            Text("due-day", {"starts": at.astimezone(zone)}),
            f"qdue:{question.id}:{owner.id}:{at:{moments.STAMP}}",
        )
        for at in offered
        if at > incoming.at
    ]
    rows = [days[:2], days[2:], [Button("due-none", f"qdue:{question.id}:{owner.id}:-")], back(question)]
    args: dict[str, Value] = {"number": question.number, "name": owner.name or Text("staff-member")}
    return Say("due-ask", args, [row for row in rows if row], edit=edit)


async def again(incoming: Incoming, session: Session, question: Question, seminar: Seminar) -> Say:
    """The same once more, for whoever comes back to this step."""
    form = form_at(incoming.person, STEP)
    owner = await _owner(session, question, seminar, int(form.get("owner") or 0))
    return ask(incoming, question, seminar, owner)


async def take_due(incoming: Incoming, session: Session) -> list[Reply]:
    """A day was pressed, or none: `qdue:<question>:<person>:<stamp in UTC, or ->`."""
    which, who, stamp = [*incoming.arguments, "", "", ""][:3]
    question, seminar = await question_for(incoming, session, which)
    owner = await _owner(session, question, seminar, number(who))
    due_at = None
    if stamp != "-":
        due_at = moments.stamped(stamp)
    return await _assign(incoming, session, question, seminar, owner, due_at, edit=True)


async def take(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, owner_id: int
) -> list[Reply]:
    """A day was typed the way people type it; without an hour it is the evening of that day. It is asked back."""
    _check(question)
    owner = await _owner(session, question, seminar, owner_id)
    now = moments.clock_there(incoming.at, seminar.timezone)
    told = moments.single(moments.typed(incoming, now), by=True)
    clock = told.clock or EVENING
    due_at = moments.moment(moments.upcoming(told, clock, now), clock, seminar.timezone)
    due_at = moments.still_to_come(due_at, seminar.timezone, incoming.at)
    args: dict[str, Value] = {
        "number": question.number,
        "name": owner.name or Text("staff-member"),
        "starts": due_at.astimezone(ZoneInfo(seminar.timezone)),
    }
    yes = Button("due-sure-yes", f"qdue:{question.id}:{owner.id}:{due_at:{moments.STAMP}}", style="success")
    return [Say("due-sure", args, [[yes], back(question)])]


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
    _check(question)
    if due_at is not None and due_at <= incoming.at:
        raise Refusal("when-past")
    was = question.owner_id
    await questions.assign(session, question, owner, incoming.at, incoming.person, due_at)
    said = await changed(incoming, session, question, seminar, "assigned", owner=[was, owner.id])
    told = await _told(incoming, session, question, seminar, owner, was)
    return [await at_page(incoming, session, question, seminar, edit=edit), *told, *said]


async def _told(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, owner: Person, was: int | None
) -> list[Reply]:
    """The new owner gets the question with its files; whose it was learns that it is theirs no more."""
    said = await telling.assigned(session, question, seminar, owner, incoming.person)
    return [*said, *(await _former(incoming, session, question, seminar, was) if was != owner.id else [])]


async def _former(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, was: int | None
) -> list[Reply]:
    former = await people.get(session, was) if was else None
    if former is None or former is incoming.person:
        return []
    having = await roles.of(session, former)
    reads = await readers.may_read(session, question, former, having)
    words = shorten(question.hall_words, 100) or Text("question-media")
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Named(seminar.title),
        "text": words if reads else Text("question-unread"),
    }
    return [Say("assigned-to-another", args, to=former, lane=Lane.REMINDER)]


async def release(incoming: Incoming, session: Session) -> list[Reply]:
    """It is nobody's again: `qfree:<question>:c`. Whose it was is told."""
    question, seminar = await question_for(incoming, session, [*incoming.arguments, ""][0])
    if question.state != questions.ASSIGNED:
        return [await at_page(incoming, session, question, seminar, edit=True)]
    was = question.owner_id
    await questions.release(session, question, incoming.at, incoming.person)
    said = await changed(incoming, session, question, seminar, "released", owner=[was, None])
    said += await _former(incoming, session, question, seminar, was)
    return [await at_page(incoming, session, question, seminar, edit=True), *said]
