"""Carrying an open question over to a sister seminar, as a new question into which the old one is merged."""

from datetime import datetime

from storage.database import Session
from storage.models import Attachment, Person, Question, Seminar, question_states
from storage.questions import lifecycle, questions, votes


async def carry_over(
    session: Session, question: Question, seminar: Seminar, at: datetime, by: Person
) -> Question:
    """Create the question at the other seminar, by the same asker, and merge the old one into it. Votes are recounted.

    The caller holds the old question's lock (`questions.lock`). The merge is undone like any other.
    Raises InvalidTransition if the question is not open, or belongs to that seminar already.
    """
    if question.state not in question_states.OPEN_STATES or question.seminar_id == seminar.id:
        raise lifecycle.InvalidTransition(f"{question.state}: followed")
    asker = await session.get(Person, question.person_id)
    assert asker is not None  # a foreign key
    new = await questions.create_question(
        session,
        seminar,
        asker,
        question.original_text,
        message_id=question.chat_message_id,
        anonymous=question.anonymous,
        at=at,
    )
    new.set_rich_text("wording", question.rich_text("wording"))
    for file in await questions.list_attachments(session, question):
        names = {"file_id": file.file_id, "file_unique_id": file.file_unique_id, "bot_id": file.bot_id}
        copy = Attachment(kind=file.kind, **names)
        await questions.add_attachment(session, new, copy)
    await lifecycle.transition(session, question, question_states.MERGED, at, by, {"into": new.id})
    question.merged_into_id = new.id
    await votes.recount(session, new)
    return new
