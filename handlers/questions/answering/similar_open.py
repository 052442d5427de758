"""Open questions like the one that was just answered: one answer may serve them, if whoever answers decides so."""

from handlers.buttons.answering import StartAnswer
from handlers.messages import Button, Incoming, Text
from handlers.questions.answering.permissions import may_answer
from handlers.questions.shared.question_text import label_words
from storage.database import Session
from storage.models import Question, question_states
from storage.questions import similar

MAX_BUTTONS = 3
MAX_SEARCHED = 20
"""The likest questions of which those are taken that are open and that this person may answer."""
LABEL_LENGTH = 16
"""Length of the question on its button beside "similar" and its number, in characters: a telephone shows no more."""


async def similar_open_buttons(
    incoming: Incoming, session: Session, question: Question
) -> list[list[Button]]:
    """Return a button to answer each open question that is likely the same; none without an engine."""
    if not similar.compares_meaning():
        return []
    words = question.wording or question.text
    found = [
        one.thing for one in await similar.find_questions(session, question.seminar_id, words, MAX_SEARCHED)
    ]
    rows = [
        [Button(_label(one), StartAnswer(one.id))]
        for one in found
        if one.id != question.id
        and one.state in question_states.OPEN_STATES
        and await may_answer(incoming, session, one)
    ]
    return rows[:MAX_BUTTONS]


def _label(question: Question) -> Text:
    words = label_words(question, LABEL_LENGTH)
    return Text("answer-similar", {"number": question.number, "text": words})
