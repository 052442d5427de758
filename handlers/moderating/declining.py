"""No answer, for a reason: one of a few, or in own words; everybody who waited is told."""

from handlers.common import shorten
from handlers.moderating.page import at_page, back, changed, question_for, typing, words_of
from handlers.moderating.telling import declined
from handlers.words import Button, Incoming, Refusal, Reply, Say, Text, Value
from storage import questions
from storage.database import Session
from storage.models import Question, Seminar
from storage.richtext import RichText

LONGEST = 500
"""UTF-16 units of a reason in own words."""


async def begin(incoming: Incoming, session: Session) -> list[Reply]:
    """Why? `qno:<question>[:c]`; then it is done: `qno:<question>:<reason>`."""
    which, reason = [*incoming.arguments, "", ""][:2]
    question, seminar = await question_for(incoming, session, which)
    if reason in questions.REASONS:
        return await _decline(incoming, session, question, seminar, reason, edit=True)
    _check(question)
    rows = [
        [Button(f"decline-{one.replace('_', '-')}", f"qno:{question.id}:{one}")] for one in questions.REASONS
    ]
    rows += [[Button("decline-words", f"qnowords:{question.id}")], back(question)]
    return [Say("decline-ask", _args(question), rows, edit=reason == "c")]


def _check(question: Question) -> None:
    if questions.DECLINED not in questions.MOVES[question.state]:
        raise Refusal("question-is-over", number=question.number)


def _args(question: Question) -> dict[str, Value]:
    words: Value = shorten(question.hall_words, 300) or Text("question-media")
    return {"number": question.number, "text": words}


async def begin_words(incoming: Incoming, session: Session) -> list[Reply]:
    """Own words are to be typed: `qnowords:<question>`."""
    question, _ = await question_for(incoming, session, incoming.argument)
    _check(question)
    typing(incoming, "decline", question)
    return [ask(question)]


def ask(question: Question) -> Say:
    """For the words."""
    return Say("decline-ask-words", _args(question), [back(question)])


async def take(incoming: Incoming, session: Session, question: Question, seminar: Seminar) -> list[Reply]:
    """The reason as its asker is to read it."""
    return await _decline(incoming, session, question, seminar, words_of(incoming, LONGEST), edit=False)


async def _decline(
    incoming: Incoming,
    session: Session,
    question: Question,
    seminar: Seminar,
    reason: RichText | str,
    *,
    edit: bool,
) -> list[Reply]:
    _check(question)
    await questions.decline(session, question, reason, incoming.at, incoming.person)
    told = await declined(session, question, seminar)
    kept = str(reason) if str(reason) in questions.REASONS else "own"
    said = await changed(incoming, session, question, seminar, "declined", reason=kept)
    return [await at_page(incoming, session, question, seminar, edit=edit), *told, *said]
