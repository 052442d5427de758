"""Buttons of staff cards: answer, request a clarification, assign, open the question's page."""

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
    """Return the buttons of a card; moderators find the other actions on the question's page."""
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
    """Return the buttons of the prompt for an answer: the alternatives to answering, and cancel."""
    aloud = [Button("aloud-button", StartSpokenAnswer(question.id))] if reader.sees_asker else []
    rows = [
        [clarify_button(question), *aloud],
        _assignment_buttons(question, reader),
        [cancel_button(step, "ask-stop")],
    ]
    return [row for row in rows if row]


def answer_button(question: Question) -> Button:
    """Return the button that starts an answer."""
    return Button("answer-button", StartAnswer(question.id), style="primary")


def clarify_button(question: Question) -> Button:
    """Return the button that requests a clarification from the asker."""
    return Button("clarify-button", RequestClarification(question.id))


def reassign_button(question: Question) -> Button:
    """Return the button that reassigns the question."""
    return Button("reassign-button", ListAssignees(question.id))


def page_button(question: Question) -> Button:
    """Return the button that opens the moderators' page of the question."""
    return Button("question-page", ShowQuestion(question.id))


def _assignment_buttons(question: Question, reader: Reader) -> list[Button]:
    """Return the button to reassign the reader's own question, or to take an unassigned one."""
    if question.state not in question_states.OPEN_STATES:
        return []
    if question.assignee_id == reader.person.id:
        return [reassign_button(question)]
    if question.state == question_states.ASSIGNED:
        return []
    return [Button("assign-self-button", AssignToSelf(question.id))]
