"""Bans from asking and voting. The person's registration, seat and earlier questions stay."""

from handlers.buttons.moderation import IN_PLACE, BanAsker, ListBanned, ShowQuestion, UnbanAsker
from handlers.messages import Button, Incoming, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import MODERATORS
from handlers.questions.shared.loading import QUESTION
from handlers.ui.arguments import local_time
from handlers.ui.pages import ROW_BUTTONS, confirm, list_page, paginate
from storage import audit
from storage.database import Session
from storage.models import Person, Question
from storage.questions import bans
from storage.seminars import seminars
from storage.team import roles

PAGE_SIZE = ROW_BUTTONS


async def _lock_asker(incoming: Incoming, session: Session, question_id: int) -> tuple[Question, Person]:
    """Load the question and lock its asker for update. Raises Refusal."""
    question, _ = await QUESTION.load(incoming, session, question_id, MODERATORS)
    person = await bans.lock_person(session, question.person_id)
    assert person is not None  # a foreign key
    return question, person


async def ban(incoming: Incoming, session: Session, data: BanAsker) -> list[Reply]:
    """Ban the asker of this question, after a confirmation."""
    question, person = await _lock_asker(incoming, session, data.question)
    if await roles.roles_of(session, person):
        raise Refusal("ban-staff")
    if person.banned_at is not None:
        return [_ban_result(question, person)]
    if not data.confirmed:
        back = ShowQuestion(question.id, IN_PLACE)
        return [
            confirm("ban-confirm", _args(question, person), data.replace(confirmed=True), back, edit=False)
        ]
    bans.ban(person, incoming.person, incoming.at)
    await audit.record(
        session, incoming.person, "person.barred", f"person:{person.id}", incoming.at, question=question.id
    )
    return [_ban_result(question, person)]


def _args(question: Question, person: Person) -> dict[str, Value]:
    return {"number": question.number, "name": _asker_name(person)}


def _asker_name(person: Person) -> Value:
    return person.name or Text("name-none")


def _ban_result(question: Question, person: Person) -> Say:
    back = [[Button("unban-button", UnbanAsker(question.id))]]
    return Say("ban-done", _args(question, person), back, edit=True)


async def unban(incoming: Incoming, session: Session, data: UnbanAsker) -> list[Reply]:
    """Lift the ban of the question's asker."""
    question, person = await _lock_asker(incoming, session, data.question)
    if person.banned_at is None:
        raise Refusal("ban-none")
    bans.unban(person)
    await audit.record(
        session, incoming.person, "person.heard", f"person:{person.id}", incoming.at, question=question.id
    )
    return [Say("unban-done", _args(question, person), edit=True)]


async def list_banned(incoming: Incoming, session: Session, data: ListBanned) -> list[Reply]:
    """List the banned people who have asked a question where this person moderates."""
    banned = await banned_askers(incoming, session)
    if not banned:
        return [Say("banned-none", edit=True)]
    shown = paginate(banned, data.page, PAGE_SIZE)
    rows = [
        [Button(Text("unban-name", {"name": _asker_name(person)}), UnbanAsker(question.id))]
        for person, question in shown.rows
    ]
    lines = [await _banned_line(session, person, question) for person, question in shown.rows]
    return [list_page("banned-list", {}, shown, lines=lines, buttons=rows, turn=data, edit=True)]


async def banned_askers(incoming: Incoming, session: Session) -> list[tuple[Person, Question]]:
    """Return the banned people with their newest question at a seminar where this person moderates."""
    found: list[tuple[Person, Question]] = []
    for person, questions in await bans.list_banned(session):
        moderated = [question for question in questions if incoming.has_role(MODERATORS, question.seminar_id)]
        if moderated:
            found.append((person, moderated[0]))
    return found


async def _banned_line(session: Session, person: Person, question: Question) -> Text:
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None  # a foreign key
    args = _args(question, person)
    assert person.banned_at is not None  # only banned people are listed
    since = local_time(seminar, person.banned_at)
    return Text("banned-line", {**args, "seminar": Translated(seminar.title), "starts": since})
