"""The answerer's own message was edited: so is the answer, everywhere."""

from collections.abc import Collection
from functools import partial

from handlers.answering.mirroring import mirrored
from handlers.answering.translating import offered
from handlers.answering.whose import seminar_of
from handlers.editing import Edit, same_file, same_words
from handlers.hall.desk import update_staff
from handlers.hall.telling import PIECES, piece_of
from handlers.rights import ANSWERERS
from handlers.words import Incoming, Refusal, Reply, Say
from storage import answers, audit, families, outbox, questions
from storage.database import Session
from storage.models import Answer


async def edit(incoming: Incoming, session: Session) -> Edit | None:
    """None when the message is no answer of this person's."""
    answer = await answers.by_message(session, incoming.person, incoming.chat_id, incoming.message_id)
    if answer is None:
        return None
    files = {one.file_unique_id for one in await answers.files(session, answer)}
    same = same_words(incoming, answer, "text") and same_file(incoming, files)
    return Edit(same, partial(_change, incoming, session, answer, files))


async def _change(
    incoming: Incoming, session: Session, answer: Answer, files: Collection[str]
) -> list[Reply]:
    question = await questions.lock(session, answer.question_id)
    assert question is not None  # a foreign key
    if not incoming.may(ANSWERERS, question.seminar_id):
        raise Refusal("not-yours")
    _must_fit(incoming, files)
    was = len(answer.text)
    answer.write("text", incoming.words)
    answer.edited_at = incoming.at
    about, lengths = f"question:{question.id}", [was, len(answer.text)]
    await audit.record(
        session, incoming.person, "answer.edited", about, incoming.at, answer=answer.id, length=lengths
    )
    for place in range(PIECES):
        await outbox.supersede(session, piece_of(answer, place), incoming.at)
    root = await families.root(session, question)
    rows = await offered(session, root, answer, anew=True)
    told = await mirrored(session, answer)
    staff = await update_staff(session, question, await seminar_of(session, question), incoming.at)
    return [Say("answer-edited", {"number": question.number}, rows), *told, *staff]


def _must_fit(incoming: Incoming, files: Collection[str]) -> None:
    """Words may change; a file stays what it was. Raises Refusal."""
    if not same_file(incoming, files):
        raise Refusal("answer-file-stays")
    if not incoming.words and not files:
        raise Refusal("awaited-answer")
