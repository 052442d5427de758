"""What the hall may read of questions now: the one rule, for a question in hand and as SQL."""

from sqlalchemy import ColumnElement

from storage.models import Question
from storage.questions import READ_BY_THE_HALL


def approved(question: Question) -> bool:
    """Whether its present words were let through: whoever wants to know it too may be told of it in these."""
    return question.visible_at is not None


def by_hall(question: Question) -> bool:
    """Whether the hall may read it now."""
    return approved(question) and question.state in READ_BY_THE_HALL


def questions(*also: str) -> ColumnElement[bool]:
    """The same as a condition; `also`: in these states too."""
    return Question.visible_at.is_not(None) & Question.state.in_((*READ_BY_THE_HALL, *also))
