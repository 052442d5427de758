"""Buttons below a question for staff: answer it, ask back, assign it, open its page."""

from handlers.buttons.answering import (
    AssignToSelf,
    ListAssignees,
    RequestClarification,
    StartAnswer,
    StartSpokenAnswer,
)
from handlers.buttons.faq import AddFaqEntryFromQuestion
from handlers.buttons.moderation import DeclineQuestion, PublishQuestion, ShowQuestion
from handlers.messages import Button
from handlers.questions.shared.readers import Reader
from handlers.ui.steps import cancel_button
from storage.models import Question, question_states


def card_buttons(question: Question, reader: Reader) -> list[list[Button]]:
    """What can be done with it at once; moderators find everything else on its page."""
    if question.state == question_states.WITHDRAWN:
        return []
    moderator, opened = reader.sees_asker, question.state in question_states.OPEN_STATES
    assignment = _assignment_buttons(question, reader)
    rows: list[list[Button]] = []
    if moderator and question.state == question_states.NEW:
        rows.append(
            [
                Button("question-show", PublishQuestion(question.id), style="success"),
                Button("question-decline", DeclineQuestion(question.id)),
            ]
        )
    if opened:
        rows.append([answer_button(question)])
    if opened and question.assignee_id == reader.person.id:
        rows.append([clarify_button(question), *assignment])
    elif not moderator and assignment:
        rows.append(assignment)
    if moderator and question.state == question_states.ANSWERED:
        rows.append([Button("faq-from-button", AddFaqEntryFromQuestion(question.id))])
    if moderator:
        page = page_button(question)
        rows = [*rows[:-1], [*rows[-1], page]] if rows else [[page]]
    return rows


def prompt_buttons(question: Question, reader: Reader, step: str) -> list[list[Button]]:
    """What can be done instead of answering at this step."""
    aloud = [Button("aloud-button", StartSpokenAnswer(question.id))] if reader.sees_asker else []
    rows = [
        [clarify_button(question), *aloud],
        _assignment_buttons(question, reader),
        [cancel_button(step, "ask-stop")],
    ]
    return [row for row in rows if row]


def answer_button(question: Question) -> Button:
    """Answer it."""
    return Button("answer-button", StartAnswer(question.id), style="primary")


def clarify_button(question: Question) -> Button:
    """Ask its asker for more."""
    return Button("clarify-button", RequestClarification(question.id))


def reassign_button(question: Question) -> Button:
    """Pass it on to somebody else."""
    return Button("reassign-button", ListAssignees(question.id))


def page_button(question: Question) -> Button:
    """Its page, with everything that moderators can do."""
    return Button("question-page", ShowQuestion(question.id))


def _assignment_buttons(question: Question, reader: Reader) -> list[Button]:
    """One's own is passed on, a free one is taken."""
    if question.state not in question_states.OPEN_STATES:
        return []
    if question.assignee_id == reader.person.id:
        return [reassign_button(question)]
    if question.state == question_states.ASSIGNED:
        return []
    return [Button("assign-self-button", AssignToSelf(question.id))]
