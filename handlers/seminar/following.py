"""What was not answered at the sister seminar, offered to staff: question by question it goes on here."""

from handlers import readers
from handlers.common import number, pager, shorten
from handlers.hall.desk import CAPTION, NOTICE, tell_staff, update_staff
from handlers.rights import MODERATORS, must, seminar_for
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Text, Value
from storage import audit, families, following, questions, seminars
from storage.database import Session
from storage.models import Question, Seminar

PAGE = 8


async def left(incoming: Incoming, session: Session) -> list[Reply]:
    """The sister's open questions, what most people want to know first: `faqleft:<seminar>[:<page>]`."""
    which, page_text = [*incoming.arguments, "", ""][:2]
    seminar, source = await _both(incoming, session, number(which))
    return [await _list(session, seminar, source, number(page_text))]


async def _both(incoming: Incoming, session: Session, seminar_id: int) -> tuple[Seminar, Seminar]:
    """The seminar and its sister before it, for whoever runs the questions of both. Raises Refusal."""
    seminar = await seminar_for(incoming, session, MODERATORS, seminar_id)
    source = await seminars.get(session, seminar.cloned_from_id or 0)
    if source is None:
        raise Refusal("button-old")
    must(incoming, MODERATORS, source.id)
    return seminar, source


async def _list(session: Session, seminar: Seminar, source: Seminar, page: int) -> Say:
    asked = [question for question, _ in await questions.open_ones(session, source.id)]
    asked.sort(key=lambda one: (-one.votes, one.number))
    last = max(0, (len(asked) - 1) // PAGE)
    page = min(page, last)
    shown = asked[page * PAGE : (page + 1) * PAGE]
    args: dict[str, Value] = {"seminar": Named(source.title), "list": Lines([_line(one) for one in shown])}
    keys = [Button(Named({"en": f"№{one.number}"}), f"follow:{seminar.id}:{one.id}") for one in shown]
    turn = pager(f"faqleft:{seminar.id}", page, last)
    rows = [row for row in (keys[:4], keys[4:], turn) if row]
    rows.append([Button("faq-all", f"faq:{seminar.id}:0")])
    return Say("follow" if asked else "follow-none", args, rows, edit=True)


def _line(question: Question) -> Text:
    text: Value = shorten(question.hall_words.one_line(), 150) or Text("question-media")
    return Text("follow-line", {"number": question.number, "text": text, "votes": question.votes})


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """One of them whole, then it goes on here: `follow:<seminar>:<question>[:yes]`. Who waits for it is told."""
    which, asked, sure = [*incoming.arguments, "", "", ""][:3]
    seminar, source = await _both(incoming, session, number(which))
    question = await questions.lock(session, number(asked))
    if question is None or question.seminar_id != source.id:
        raise Refusal("button-old")
    if question.state not in questions.OPEN:
        raise Refusal("follow-ended", number=question.number)
    if seminar.state not in ("open", "closed", "held"):
        raise Refusal("follow-not-open")
    if sure != "yes":
        return [_asking(seminar, source, question)]
    return await _follow(incoming, session, seminar, source, question)


def _asking(seminar: Seminar, source: Seminar, question: Question) -> Say:
    text: Value = shorten(question.hall_words, CAPTION) or Text("question-media")
    args: dict[str, Value] = {"number": question.number, "text": text, "votes": question.votes}
    rows = [
        [Button(".yes", f"follow:{seminar.id}:{question.id}:yes", style="primary")],
        [Button(".no", f"faqleft:{seminar.id}:0")],
    ]
    return Say("follow-ask", {**args, "seminar": Named(seminar.title)}, rows, edit=True)


async def _follow(
    incoming: Incoming, session: Session, seminar: Seminar, source: Seminar, question: Question
) -> list[Reply]:
    new = await following.follow(session, question, seminar, incoming.at, incoming.person)
    await session.flush()
    for one, detail in ((source, {"into": new.id}), (seminar, {"from": question.id})):
        about = f"seminar:{one.id}"
        await audit.record(session, incoming.person, "question.followed", about, incoming.at, **detail)
    args: dict[str, Value] = {
        "was": question.number,
        "source": Named(source.title),
        "number": new.number,
        "seminar": Named(seminar.title),
    }
    said: list[Reply] = [
        Say("question-follows", args, to=one.person, lane=NOTICE, once=f"follows:{new.id}:{one.person.id}")
        for one in await families.waiting(session, new)
    ]
    files = [readers.file(one) for one in await questions.attachments(session, new)]
    told = await tell_staff(session, new, seminar, files)
    said += [*told, *await update_staff(session, question, source, incoming.at)]
    return [await _list(session, seminar, source, 0), *said]
