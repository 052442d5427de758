"""The rule for what participants may read, for a loaded question and as SQL."""

from sqlalchemy import ColumnElement

from storage.models import Question
from storage.models.question_states import HALL_STATES


def is_released(question: Question) -> bool:
    """Whether a moderator has released its present text."""
    return question.visible_at is not None


def is_readable(question: Question) -> bool:
    """Whether participants may read it now."""
    return is_released(question) and question.state in HALL_STATES


def readable_condition(*also: str) -> ColumnElement[bool]:
    """Return `is_readable` as an SQL condition; `also`: further states that count as readable."""
    return Question.visible_at.is_not(None) & Question.state.in_((*HALL_STATES, *also))
