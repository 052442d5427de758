"""Recording of answers: the question becomes answered, and its followers get the answer."""

from collections.abc import Sequence

from handlers.messages import Incoming, Reply, Say, Value
from handlers.questions.answering.similar_open import similar_open_buttons
from handlers.questions.answering.translations import translation_buttons
from handlers.questions.shared import notifications
from handlers.questions.shared.addressee import addressed_seminar
from handlers.questions.shared.staff_cards import new_attachment, question_subject, update_staff_cards
from storage import audit
from storage.accounts.reachability import is_reachable
from storage.database import Session
from storage.models import Person, Question, question_states
from storage.questions import lifecycle, merged_questions, questions


async def save_answer(
    incoming: Incoming, session: Session, question: Question, *, aloud: bool = False
) -> list[Reply]:
    """Record this message as an answer, possibly a further one. `question` must be locked and not merged."""
    first = question.state != question_states.ANSWERED
    answer = await lifecycle.add_answer(
        session,
        question,
        incoming.person,
        incoming.rich_text,
        incoming.at,
        aloud=aloud,
        chat_id=incoming.chat_id,
        message_id=incoming.message_id,
    )
    if incoming.media:
        await questions.add_attachment(session, question, new_attachment(incoming.media), answer)
    subject, detail = (
        question_subject(question),
        {"answer": answer.id, "length": len(answer.text), "aloud": aloud},
    )
    files = int(incoming.media is not None)
    await audit.record(session, incoming.person, "answer.given", subject, incoming.at, **detail, files=files)
    seminar = await addressed_seminar(session, question)
    notices = await notifications.notify_answer(session, question, answer)
    followers = await merged_questions.list_followers(session, question)
    reached = [follower.person for follower in followers if is_reachable(follower.person)]
    args: dict[str, Value] = {"number": question.number, "people": len(reached)}
    buttons = await translation_buttons(session, question, answer)
    buttons += await similar_open_buttons(incoming, session, question) if first else []
    done = Say(_text_key(question, first, reached), args, buttons)
    # A further answer changes the staff cards, too: they show who has answered.
    return [done, *notices, *await update_staff_cards(session, question, seminar, incoming.at)]


def _text_key(question: Question, first: bool, reached: Sequence[Person]) -> str:
    """Return the text for whom the answer reaches: nobody, only others than the asker, only the asker, or both."""
    if not reached:
        return "answer-kept"
    if question.person_id not in [person.id for person in reached]:
        return "answer-sent-others" if first else "answer-added-others"
    if len(reached) == 1:
        return "answer-sent" if first else "answer-added"
    return "answer-sent-many" if first else "answer-added-many"
