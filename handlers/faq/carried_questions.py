"""What was not answered at the sister seminar, offered to staff: question by question it goes on here."""

from handlers.messages import (
    NOTICE_LANE,
    Button,
    Incoming,
    Lines,
    Refusal,
    Reply,
    Say,
    Text,
    Translated,
    Value,
)
from handlers.permissions import MODERATORS, load_seminar, require
from handlers.questions.shared import readers
from handlers.questions.shared.staff_cards import update_staff_cards
from handlers.questions.shared.staff_notifications import notify_new_question
from handlers.ui.arguments import pager, parse_int, shorten
from handlers.ui.long_text import CAPTION_LIMIT
from storage import audit
from storage.database import Session
from storage.faq import carried_questions
from storage.models import Question, Seminar, question_states, seminar_states
from storage.questions import merged_questions, questions
from storage.seminars import seminars

PAGE_SIZE = 8


async def list_open_questions(incoming: Incoming, session: Session) -> list[Reply]:
    """The sister's open questions, what most people want to know first: `faqleft:<seminar>[:<page>]`."""
    which, page_text = [*incoming.arguments, "", ""][:2]
    seminar, source = await _load_seminars(incoming, session, parse_int(which))
    return [await _list_page(session, seminar, source, parse_int(page_text))]


async def _load_seminars(incoming: Incoming, session: Session, seminar_id: int) -> tuple[Seminar, Seminar]:
    """The seminar and its sister before it, for whoever runs the questions of both. Raises Refusal."""
    seminar = await load_seminar(incoming, session, MODERATORS, seminar_id)
    source = await seminars.get(session, seminar.cloned_from_id or 0)
    if source is None:
        raise Refusal("button-old")
    require(incoming, MODERATORS, source.id)
    return seminar, source


async def _list_page(session: Session, seminar: Seminar, source: Seminar, page: int) -> Say:
    asked = [question for question, _ in await questions.list_open(session, source.id)]
    asked.sort(key=lambda one: (-one.votes, one.number))
    last = max(0, (len(asked) - 1) // PAGE_SIZE)
    page = min(page, last)
    shown = asked[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    args: dict[str, Value] = {
        "seminar": Translated(source.title),
        "list": Lines([_question_line(one) for one in shown]),
    }
    keys = [Button(Translated({"en": f"№{one.number}"}), f"follow:{seminar.id}:{one.id}") for one in shown]
    turn = pager(f"faqleft:{seminar.id}", page, last)
    rows = [row for row in (keys[:4], keys[4:], turn) if row]
    rows.append([Button("faq-all", f"faq:{seminar.id}:0")])
    return Say("follow" if asked else "follow-none", args, rows, edit=True)


def _question_line(question: Question) -> Text:
    text: Value = shorten(question.hall_text.one_line(), 150) or Text("question-media")
    return Text("follow-line", {"number": question.number, "text": text, "votes": question.votes})


async def carry_question(incoming: Incoming, session: Session) -> list[Reply]:
    """One of them whole, then it goes on here: `follow:<seminar>:<question>[:yes]`. Who waits for it is told."""
    which, asked, sure = [*incoming.arguments, "", "", ""][:3]
    seminar, source = await _load_seminars(incoming, session, parse_int(which))
    question = await questions.lock(session, parse_int(asked))
    if question is None or question.seminar_id != source.id:
        raise Refusal("button-old")
    if question.state not in question_states.OPEN_STATES:
        raise Refusal("follow-ended", number=question.number)
    if seminar.state not in seminar_states.PUBLIC_STATES:
        raise Refusal("follow-not-open")
    if sure != "yes":
        return [_confirm_carry(seminar, source, question)]
    return await _carry(incoming, session, seminar, source, question)


def _confirm_carry(seminar: Seminar, source: Seminar, question: Question) -> Say:
    text: Value = shorten(question.hall_text, CAPTION_LIMIT) or Text("question-media")
    args: dict[str, Value] = {"number": question.number, "text": text, "votes": question.votes}
    rows = [
        [Button(".yes", f"follow:{seminar.id}:{question.id}:yes", style="primary")],
        [Button(".no", f"faqleft:{seminar.id}:0")],
    ]
    return Say("follow-ask", {**args, "seminar": Translated(seminar.title)}, rows, edit=True)


async def _carry(
    incoming: Incoming, session: Session, seminar: Seminar, source: Seminar, question: Question
) -> list[Reply]:
    new = await carried_questions.carry_over(session, question, seminar, incoming.at, incoming.person)
    await session.flush()
    for one, detail in ((source, {"into": new.id}), (seminar, {"from": question.id})):
        subject = f"seminar:{one.id}"
        await audit.record(session, incoming.person, "question.followed", subject, incoming.at, **detail)
    args: dict[str, Value] = {
        "was": question.number,
        "source": Translated(source.title),
        "number": new.number,
        "seminar": Translated(seminar.title),
    }
    said: list[Reply] = [
        Say(
            "question-follows",
            args,
            to=one.person,
            lane=NOTICE_LANE,
            dedup_key=f"follows:{new.id}:{one.person.id}",
        )
        for one in await merged_questions.list_followers(session, new)
    ]
    files = [readers.attachment_media(one) for one in await questions.list_attachments(session, new)]
    told = await notify_new_question(session, new, seminar, files)
    said += [*told, *await update_staff_cards(session, question, source, incoming.at)]
    return [await _list_page(session, seminar, source, 0), *said]
