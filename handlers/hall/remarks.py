"""Words about a question that stands already, to and fro between its asker and staff: kept, and told in one notice."""

from handlers.common import length
from handlers.hall.desk import ROOM, attachment
from handlers.words import Incoming
from storage import answers, notices, questions
from storage.database import Session
from storage.models import Question, Remark
from storage.richtext import RichText, joined


async def keep(incoming: Incoming, session: Session, question: Question, *, from_asker: bool) -> Remark:
    """The words of this message, and its file, stay with the question."""
    remark = await answers.remark(
        session,
        question,
        incoming.person,
        incoming.words,
        incoming.at,
        from_asker=from_asker,
        message_id=incoming.message_id,
    )
    if incoming.media:
        file = attachment(incoming.media)
        file.remark_id = remark.id
        await questions.attach(session, question, file)
    return remark


async def lately(incoming: Incoming, session: Session, question: Question) -> RichText:
    """What this message says and, where one notice tells of it all, what its writer said a moment ago before it."""
    if incoming.media or length(incoming.words) > ROOM:
        return incoming.words
    whole = RichText()
    for one in reversed(await answers.said_lately(session, question, incoming.at - notices.WINDOW)):
        more = joined("\n\n", [words for words in (one.rich("text"), whole) if words])
        if length(more) > ROOM:
            break
        whole = more
    return whole
