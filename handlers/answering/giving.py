"""What was said becomes an answer: it ends the question, and everybody who waits for it is told."""

from handlers.answering.translating import offered
from handlers.answering.whose import seminar_of
from handlers.hall import telling
from handlers.hall.desk import attachment, update_staff
from handlers.words import Incoming, Reply, Say, Value
from storage import audit, families, people, questions
from storage.database import Session
from storage.models import Question


async def given(
    incoming: Incoming, session: Session, question: Question, *, aloud: bool = False
) -> list[Reply]:
    """This message answers the question, which is held and speaks for itself; a later one adds to the first."""
    first = question.state != questions.ANSWERED
    row = await questions.answer(
        session,
        question,
        incoming.person,
        incoming.words,
        incoming.at,
        aloud=aloud,
        chat_id=incoming.chat_id,
        message_id=incoming.message_id,
    )
    if incoming.media:
        await questions.attach(session, question, attachment(incoming.media), row)
    about, detail = f"question:{question.id}", {"answer": row.id, "length": len(row.text), "aloud": aloud}
    files = int(incoming.media is not None)
    await audit.record(session, incoming.person, "answer.given", about, incoming.at, **detail, files=files)
    seminar = await seminar_of(session, question)
    told = await telling.answered(session, question, row)
    waiting = await families.waiting(session, question)
    reached = sum(people.can_be_told(one.person) for one in waiting)
    args: dict[str, Value] = {"number": question.number, "people": reached}
    done = Say(_key(first, reached), args, await offered(session, question, row))
    # Even an addition changes what staff see of it: who may add the next one knows.
    return [done, *told, *await update_staff(session, question, seminar, incoming.at)]


def _key(first: bool, reached: int) -> str:
    if not reached:
        return "answer-kept"
    if reached == 1:
        return "answer-sent" if first else "answer-added"
    return "answer-sent-many" if first else "answer-added-many"
