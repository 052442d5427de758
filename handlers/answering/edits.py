"""The answerer's own message was edited: so is the answer, everywhere."""

from handlers.answering.mirroring import mirrored
from handlers.answering.translating import offered
from handlers.answering.whose import seminar_of
from handlers.hall.desk import update_staff
from handlers.hall.telling import PIECES, piece_of
from handlers.rights import ANSWERERS
from handlers.words import Incoming, Refusal, Reply, Say
from storage import answers, families, outbox, questions
from storage.database import Session
from storage.models import Answer


async def edited(incoming: Incoming, session: Session) -> list[Reply] | None:
    """None when the message is no answer of this person's."""
    answer = await answers.by_message(session, incoming.person, incoming.chat_id, incoming.message_id)
    if answer is None:
        return None
    question = await questions.lock(session, answer.question_id)
    assert question is not None  # a foreign key
    if not incoming.may(ANSWERERS, question.seminar_id):
        raise Refusal("not-yours")
    words = incoming.argument if incoming.command else incoming.text or ""
    await _must_fit(incoming, session, answer, words)
    if words == answer.text:
        return []
    answer.text, answer.edited_at = words, incoming.at
    for place in range(PIECES):
        await outbox.supersede(session, piece_of(answer, place), incoming.at)
    root = await families.root(session, question)
    rows = await offered(session, root, answer, anew=True)
    told = await mirrored(session, answer)
    staff = await update_staff(session, question, await seminar_of(session, question), incoming.at)
    return [Say("answer-edited", {"number": question.number}, rows), *told, *staff]


async def _must_fit(incoming: Incoming, session: Session, answer: Answer, words: str) -> None:
    """Words may change; a file stays what it was. Raises Refusal."""
    files = await answers.files(session, answer)
    media = incoming.media
    if media is not None and media.file_unique_id not in {one.file_unique_id for one in files}:
        raise Refusal("answer-file-stays")
    if not words and not files:
        raise Refusal("awaited-answer")
