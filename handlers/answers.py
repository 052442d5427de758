"""Answering: the list of open questions, an answer by reply or by button, and its way to the asker."""

from handlers.common import length, number, shorten
from handlers.desk import CAPTION, ROOM, attachment, parts, shown_to, update_staff
from handlers.words import Button, Incoming, Media, Named, Refusal, Reply, Say, Text, Value
from storage import outbox, people, questions, seminars
from storage.database import Session
from storage.models import Person, Question, Seminar

LISTED = 10


async def inbox(incoming: Incoming, session: Session) -> list[Reply]:
    """Open questions, for staff: the oldest first, each with its files, ready to be replied to."""
    rows = await questions.open_ones(session, number(incoming.argument) or None)
    if not rows:
        return [Say("inbox-empty")]
    said: list[Reply] = [Say("inbox", {"left": len(rows), "shown": min(len(rows), LISTED)})]
    for question, seminar in rows[:LISTED]:
        files = await questions.attachments(session, question)
        media = [Media(file.kind, file.file_id) for file in files]  # type: ignore[arg-type]  # one of MEDIA
        said += await shown_to(session, incoming.person, question, seminar, media)
    return said


async def begin_answer(incoming: Incoming, session: Session) -> list[Reply]:
    """The button under a question: the next message is its answer."""
    question = await questions.get(session, number(incoming.argument))
    if question is None or question.withdrawn_at:
        raise Refusal("question-gone")
    if question.answered_at:
        raise Refusal("question-answered-by-other", number=question.number)
    incoming.person.draft = {**incoming.person.draft, "answer": question.id}
    incoming.person.step = "answer"
    return [Say("answer-prompt", {"number": question.number}, [[Button("ask-stop", "answerstop")]])]


async def answer_prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """That prompt again."""
    question = await questions.get(session, incoming.person.draft.get("answer") or 0)
    if question is None:
        raise Refusal("button-old")
    return [Say("answer-prompt", {"number": question.number}, [[Button("ask-stop", "answerstop")]])]


async def stop_answer(incoming: Incoming, _session: Session) -> list[Reply]:
    """No answer now; the question stays open."""
    if incoming.person.step != "answer":
        raise Refusal("button-old")
    _leave_answer(incoming.person)
    return [Say("answer-stopped", edit=True)]


def _leave_answer(person: Person) -> None:
    person.draft = {key: value for key, value in person.draft.items() if key != "answer"}
    person.step = "registration" if "registration" in person.draft else None


async def take_answer(incoming: Incoming, session: Session) -> list[Reply]:
    """The message after the button."""
    question_id = incoming.person.draft.get("answer") or 0
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-answer")
    _leave_answer(incoming.person)
    return await _answer(incoming, session, question_id)


async def reply(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Staff reply to a message about a question: that is its answer. None when it is about something else."""
    if not (incoming.staff and incoming.reply_to):
        return None
    about = await outbox.about(session, incoming.chat_id, incoming.reply_to or 0)
    if not about or not about.startswith("question:"):
        return None
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-answer")
    return await _answer(incoming, session, int(about.removeprefix("question:")))


async def _answer(incoming: Incoming, session: Session, question_id: int) -> list[Reply]:
    question = await questions.lock(session, question_id)
    if question is None or question.withdrawn_at:
        raise Refusal("question-gone")
    asker = await people.get(session, question.person_id)
    seminar = await seminars.get(session, question.seminar_id)
    assert asker is not None
    assert seminar is not None
    first = question.answered_at is None
    row = await questions.answer(session, question, incoming.person, incoming.text or "", incoming.at)
    if incoming.media:
        await questions.attach(session, question, attachment(incoming.media), row)
    done = Say("answer-sent" if first else "answer-added", {"number": question.number})
    told = _delivery(question, seminar, asker, incoming.text or "", incoming.media)
    return [*told, done, *(await update_staff(session, question, seminar, incoming.at) if first else [])]


def _delivery(
    question: Question, seminar: Seminar, asker: Person, text: str, media: Media | None
) -> list[Reply]:
    """The answer as its asker gets it, the question quoted; a long one follows in pieces."""
    room = CAPTION if media else ROOM
    fits = length(text) <= room
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Named(seminar.title),
        "question": shorten(question.text, 200) or Text("question-media"),
        "answer": text if text and fits else Text("answer-follows" if text else "answer-in-media"),
    }
    said: list[Reply] = [
        Say("question-answer", args, to=asker, media=media, reply_to=question.chat_message_id)
    ]
    return said + ([] if fits else [Say("words", {"text": part}, to=asker) for part in parts(text)])


async def album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """A further photo of an answer that was sent as an album; None when it is none."""
    if not (incoming.staff and incoming.media and incoming.media.album):
        return None
    answer = await questions.answer_by_album(session, incoming.person, incoming.media.album)
    question = await questions.get(session, answer.question_id) if answer else None
    asker = await people.get(session, question.person_id) if question else None
    if question is None or asker is None:
        return None
    await questions.attach(session, question, attachment(incoming.media), answer)
    return [Say("question-more", {"number": question.number}, to=asker, media=incoming.media)]
