"""Buttons of moderation: the queue, a question's page and its actions, topics and bans."""

from datetime import datetime
from typing import Literal

from handlers.button_data import ButtonData
from handlers.buttons.hall import View

InPlace = Literal["", "c"]
""""c": the reply replaces the pressed message; "": it is a new message."""
IN_PLACE: InPlace = "c"

# The queue: a seminar's questions for its moderators.


class ListQueue(ButtonData):
    """Show a page of the queue."""

    seminar: int
    view: View = ""
    """`new`, `left`, `ended`, or the view of a topic; empty: new questions or, without any, open ones."""
    page: int | None = None


class ListUnansweredQuestions(ButtonData):
    """List the seminars that have open questions."""


class SetModerated(ButtonData, reopen=ListQueue):
    """Set whether new questions are shown to the hall only after a moderator publishes them."""

    seminar: int
    moderated: Literal[0, 1]


# One question.


class ShowQuestion(ButtonData):
    """Show the moderators' page of a question: its state and actions."""

    question: int
    place: InPlace = ""


class SendQuestionFiles(ButtonData, reopen=ShowQuestion):
    """Send the full text and the files of a question."""

    question: int


class ShowQuestionHistory(ButtonData, reopen=ShowQuestion):
    """Show the history of a question."""

    question: int


class PublishQuestion(ButtonData, reopen=ShowQuestion):
    """Publish a question to the hall."""

    question: int
    place: InPlace = ""


class HideQuestion(ButtonData, reopen=ShowQuestion):
    """Hide a question from the hall."""

    question: int


class ReopenQuestion(ButtonData, reopen=ShowQuestion):
    """Reopen an answered or declined question."""

    question: int


DeclineReason = Literal["off_topic", "personal", "unclear", "rude", "elsewhere"]
"""Same values as `storage.questions.lifecycle.DECLINE_REASONS`."""


class DeclineQuestion(ButtonData, reopen=ShowQuestion):
    """Decline a question for a reason; without one, ask for it."""

    question: int
    reason: DeclineReason | InPlace = ""


class TypeDeclineReason(ButtonData, reopen=ShowQuestion):
    """Ask for a reason in the moderator's own words."""

    question: int


class ChooseMergeTarget(ButtonData, reopen=ShowQuestion):
    """Ask into which question this one is to be merged."""

    question: int


class MergeQuestion(ButtonData, reopen=ChooseMergeTarget):
    """Merge a question into another one."""

    question: int
    into: int


class UnmergeQuestion(ButtonData, reopen=ShowQuestion):
    """Undo a merge."""

    question: int


class ChooseAssignee(ButtonData, reopen=ShowQuestion):
    """Ask for the assignee of a question."""

    question: int
    page: int = 0


class ChooseDueDay(ButtonData, reopen=ChooseAssignee):
    """Ask for the due time of an assignment."""

    question: int
    assignee: int


NO_DUE_TIME: Literal["-"] = "-"


class AssignQuestion(ButtonData, reopen=ChooseAssignee):
    """Assign a question, with a due time or without."""

    question: int
    assignee: int
    due: datetime | Literal["-"]
    """Due time, or NO_DUE_TIME."""


class UnassignQuestion(ButtonData, reopen=ShowQuestion):
    """Remove the assignment of a question."""

    question: int


class EditWording(ButtonData, reopen=ShowQuestion):
    """Ask for a wording that the hall reads instead of the asker's text."""

    question: int


class ResetWording(ButtonData, reopen=ShowQuestion):
    """Remove the wording, so that the hall reads the asker's text again."""

    question: int


# Topics of questions.


class ListTopics(ButtonData):
    """List the topics of a seminar."""

    seminar: int


class ShowTopic(ButtonData):
    """Show a topic and its actions."""

    topic: int


class RenameTopic(ButtonData, reopen=ShowTopic):
    """Ask for a new name of a topic."""

    topic: int


class MergeTopic(ButtonData, reopen=ShowTopic):
    """Move the questions of a topic to another one; without a target, ask for it."""

    topic: int
    into: int | None = None


class ChooseTopic(ButtonData, reopen=ShowQuestion):
    """Ask for the topic of a question."""

    question: int


class SetTopic(ButtonData, reopen=ChooseTopic):
    """Set the topic of a question; 0: none."""

    question: int
    topic: int


class CreateTopic(ButtonData, reopen=ChooseTopic):
    """Create a topic named after a word of the question, and set it."""

    question: int
    word: str


# Bans: people whose questions and votes are refused.


class ListBanned(ButtonData):
    """List the banned people."""

    page: int = 0


class BanAsker(ButtonData):
    """Ban the asker of a question from asking and voting."""

    question: int
    confirmed: bool = False


class UnbanAsker(ButtonData):
    """Lift the ban of a question's asker."""

    question: int
