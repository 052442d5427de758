"""What the hall may read of questions now: the one rule, for a question in hand and as SQL."""

from sqlalchemy import ColumnElement

from storage.models import Question
from storage.models.question_states import HALL_STATES


def is_released(question: Question) -> bool:
    """Whether its present words were let through: whoever wants to know it too may be told of it in these."""
    return question.visible_at is not None


def is_readable(question: Question) -> bool:
    """Whether the hall may read it now."""
    return is_released(question) and question.state in HALL_STATES


def readable_condition(*also: str) -> ColumnElement[bool]:
    """The same as a condition; `also`: in these states too."""
    return Question.visible_at.is_not(None) & Question.state.in_((*HALL_STATES, *also))
