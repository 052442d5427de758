"""Carrying open questions over from the seminar that this one was cloned from."""

from handlers.buttons.faq import CarryQuestion, ListCarriedQuestions, ListFaqEntries
from handlers.messages import (
    NOTICE_LANE,
    Button,
    Incoming,
    Lines,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    Text,
    Translated,
    Value,
)
from handlers.permissions import MODERATORS, load_seminar, require
from handlers.questions.shared import readers
from handlers.questions.shared.excerpts import media_kind
from handlers.questions.shared.question_text import question_line
from handlers.questions.shared.staff_cards import update_staff_cards
from handlers.questions.shared.staff_notifications import notify_new_question
from handlers.ui.arguments import require_active, shorten
from handlers.ui.long_text import CAPTION_LIMIT
from handlers.ui.pages import confirm, grid, list_page, paginate
from storage import audit
from storage.database import Session
from storage.faq import carried_questions
from storage.models import Question, Seminar, question_states, seminar_states
from storage.questions import merged_questions, questions, similar
from storage.seminars import seminars

PAGE_SIZE = 8
MAX_LIKELY_SAME = 2
"""The most questions of each language that are shown as likely the same."""


async def list_open_questions(
    incoming: Incoming, session: Session, data: ListCarriedQuestions
) -> list[Reply]:
    """List the open questions of the source seminar, by votes."""
    seminar, source = await _load_seminars(incoming, session, data.seminar)
    return [await _list(session, seminar, source, data.page)]


async def _load_seminars(incoming: Incoming, session: Session, seminar_id: int) -> tuple[Seminar, Seminar]:
    """Return the seminar and its source if the sender moderates both. Raises Refusal."""
    seminar = await load_seminar(incoming, session, MODERATORS, seminar_id)
    source = await seminars.get(session, seminar.cloned_from_id or 0)
    if source is None:
        raise OutOfDate
    require(incoming, MODERATORS, source.id)
    return seminar, source


async def _list(session: Session, seminar: Seminar, source: Seminar, page: int | None = None) -> Say:
    asked = [question for question, _ in await questions.list_open(session, source.id)]
    asked.sort(key=lambda question: (-question.votes, question.number))
    shown = paginate(asked, page, PAGE_SIZE)
    numbers = [
        Button(Text("question-number", {"number": question.number}), CarryQuestion(seminar.id, question.id))
        for question in shown.rows
    ]
    return list_page(
        "carried-questions" if asked else "carried-questions-none",
        {"seminar": Translated(source.title)},
        shown,
        lines=[await _question_line(session, question) for question in shown.rows] if asked else None,
        buttons=grid(numbers, 4),
        turn=ListCarriedQuestions(seminar.id),
        below=[[Button("list-back", ListFaqEntries(seminar.id, 0))]],
        edit=True,
    )


async def _question_line(session: Session, question: Question) -> Text:
    text = await question_line(session, question, 150)
    return Text("carried-questions-line", {"number": question.number, "text": text, "votes": question.votes})


async def carry_question(incoming: Incoming, session: Session, data: CarryQuestion) -> list[Reply]:
    """Carry a question over, after a confirmation; notify the people waiting for its answer."""
    seminar, source = await _load_seminars(incoming, session, data.seminar)
    question = await questions.lock(session, data.question)
    if question is None or question.seminar_id != source.id:
        raise OutOfDate
    if question.state not in question_states.OPEN_STATES:
        raise Refusal("carry-question-ended", number=question.number)
    require_active(seminar)
    if seminar.state not in seminar_states.PUBLIC_STATES:
        raise Refusal("carry-question-not-open")
    if not data.confirmed:
        return [await _confirm_carry(session, seminar, question, data)]
    return await _carry(incoming, session, seminar, source, question)


async def _confirm_carry(session: Session, seminar: Seminar, question: Question, data: CarryQuestion) -> Say:
    args: dict[str, Value] = {
        "number": question.number,
        "text": shorten(question.hall_text, CAPTION_LIMIT) or await media_kind(session, question),
        "votes": question.votes,
        "seminar": Translated(seminar.title),
    }
    no = ListCarriedQuestions(seminar.id, 0)
    if likely_same := await _likely_same(session, seminar, question):
        args["list"] = Lines([await _question_line(session, one) for one in likely_same])
    return confirm(
        "carry-question-ask-like" if likely_same else "carry-question-ask",
        args,
        data.replace(confirmed=True),
        no,
        style="primary",
    )


async def _likely_same(session: Session, seminar: Seminar, question: Question) -> list[Question]:
    """Return the questions of the new seminar that likely ask the same, for staff to decide."""
    words = question.wording or question.text
    if not similar.compares_meaning():
        return []
    return [
        match.thing
        for match in await similar.find_questions(
            session, seminar.id, words, MAX_LIKELY_SAME, least=similar.SUGGESTED
        )
    ]


async def _carry(
    incoming: Incoming, session: Session, seminar: Seminar, source: Seminar, question: Question
) -> list[Reply]:
    new = await carried_questions.carry_over(session, question, seminar, incoming.at, incoming.person)
    await session.flush()
    for changed, detail in ((source, {"into": new.id}), (seminar, {"from": question.id})):
        subject = f"seminar:{changed.id}"
        await audit.record(session, incoming.person, "question.followed", subject, incoming.at, **detail)
    args: dict[str, Value] = {
        "was": question.number,
        "source": Translated(source.title),
        "number": new.number,
        "seminar": Translated(seminar.title),
    }
    replies: list[Reply] = [
        Say(
            "question-carried",
            args,
            to=follower.person,
            lane=NOTICE_LANE,
            dedup_key=f"follows:{new.id}:{follower.person.id}",
        )
        for follower in await merged_questions.list_followers(session, new)
    ]
    files = [
        readers.attachment_media(attachment) for attachment in await questions.list_attachments(session, new)
    ]
    notices = await notify_new_question(session, new, seminar, files)
    replies += [*notices, *await update_staff_cards(session, question, source, incoming.at)]
    return [await _list(session, seminar, source), *replies]
