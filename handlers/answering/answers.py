"""Answering: the list of open questions, an answer by reply or by button, and its way to the asker."""

from handlers.common import length, number, pager, shorten
from handlers.hall.desk import CAPTION, ROOM, attachment, line_args, parts, prompt_for, update_staff
from handlers.rights import ANSWERERS, MODERATORS, must
from handlers.steps import leave, stand
from handlers.words import Button, Incoming, Lines, Media, Named, Refusal, Reply, Say, Text, Value
from storage import outbox, people, questions, seminars
from storage.database import Session
from storage.models import Person, Question, Seminar

LISTED = 10


async def inbox(incoming: Incoming, session: Session) -> list[Reply]:
    """Open questions, for staff, the oldest first, in one message: `inbox[:<seminar>[:<page>]]`."""
    seminar_id, page_text = [*incoming.arguments, "", ""][:2]
    asked = await questions.open_ones(session, number(seminar_id) or None)
    rows = [row for row in asked if incoming.may(ANSWERERS, row[0].seminar_id)]
    if not rows:
        return [Say("inbox-empty")]
    page = min(number(page_text), (len(rows) - 1) // LISTED)
    shown = [question for question, _ in rows[page * LISTED : (page + 1) * LISTED]]
    lines = [
        Text(
            "inbox-line",
            await line_args(session, one, openly=incoming.may(MODERATORS, one.seminar_id)),
        )
        for one in shown
    ]
    keys = [Button(Named({"en": f"№{one.number}"}), f"answer:{one.id}") for one in shown]
    turn = pager(f"inbox:{number(seminar_id)}", page, (len(rows) - 1) // LISTED)
    buttons = [keys[:5], keys[5:], turn]
    return [
        Say(
            "inbox",
            {"left": len(rows), "list": Lines(lines)},
            [row for row in buttons if row],
            edit=bool(page_text),
        )
    ]


async def begin_answer(incoming: Incoming, session: Session) -> list[Reply]:
    """A question was chosen: it is shown whole, with its files, and the next message is its answer."""
    question = await questions.get(session, number(incoming.argument))
    if question is None or question.state == questions.WITHDRAWN:
        raise Refusal("question-gone")
    must(incoming, ANSWERERS, question.seminar_id)
    if question.state == questions.ANSWERED:
        raise Refusal("question-answered-by-other", number=question.number)
    stand(incoming.person, "answer", question=question.id)
    return await prompt_for(session, question, incoming.person)


def _answered(person: Person) -> int:
    """The question this person is answering."""
    return int((person.draft.get("answer") or {}).get("question", 0))


async def answer_prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """That prompt again."""
    question = await questions.get(session, _answered(incoming.person))
    if question is None:
        raise Refusal("button-old")
    return await prompt_for(session, question, incoming.person)


async def stop_answer(incoming: Incoming, session: Session) -> list[Reply]:
    """No answer now; the question stays open."""
    question = await questions.get(session, _answered(incoming.person))
    if incoming.person.step != "answer" or question is None:
        raise Refusal("button-old")
    leave(incoming.person, "answer")
    return [Say("answer-stopped", {"number": question.number}, edit=True)]


def leave_for(incoming: Incoming) -> list[Reply]:
    """Whoever turns to something else is no longer answering: the next words must not go to an asker."""
    if incoming.person.step == "answer" and incoming.command != "cancel":
        leave(incoming.person, "answer")
    return []


async def take_answer(incoming: Incoming, session: Session) -> list[Reply]:
    """The message after the button."""
    question_id = _answered(incoming.person)
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-answer")
    leave(incoming.person, "answer")
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
    if question is None or question.state == questions.WITHDRAWN:
        return [Say("question-gone")]  # said, not refused: the step that was left must stay left
    if not incoming.may(ANSWERERS, question.seminar_id):
        return [Say("not-yours")]
    asker = await people.get(session, question.person_id)
    seminar = await seminars.get(session, question.seminar_id)
    assert asker is not None
    assert seminar is not None
    first = question.state != questions.ANSWERED
    row = await questions.answer(
        session, question, incoming.person, incoming.text or "", incoming.at, message_id=incoming.message_id
    )
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
