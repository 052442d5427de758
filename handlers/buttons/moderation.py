"""Buttons of moderating questions: the queue, a question's page and what can be done there, topics, bans."""

from datetime import datetime
from typing import Literal

from handlers.button_data import ButtonData
from handlers.buttons.hall import View

InPlace = Literal["", "c"]
"""Whether the answer replaces the pressed message ("c") or is a new one."""
IN_PLACE: InPlace = "c"

# The queue: questions of a seminar for those who run them.


class ListQueue(ButtonData):
    """A page of the queue."""

    seminar: int
    view: View = ""
    """The words `new`, `left`, `ended`, or a topic's view; empty: what is new, or else what is left."""
    page: int | None = None


class ListUnansweredQuestions(ButtonData):
    """The seminars where questions are left."""


class SetModerated(ButtonData, reopen=ListQueue):
    """Whether new questions wait for a moderator before the hall reads them."""

    seminar: int
    moderated: Literal[0, 1]


# One question.


class ShowQuestion(ButtonData):
    """Its page: where it stands, and everything that can be done with it."""

    question: int
    place: InPlace = ""


class SendQuestionFiles(ButtonData, reopen=ShowQuestion):
    """Its whole words and its files."""

    question: int


class ShowQuestionHistory(ButtonData, reopen=ShowQuestion):
    """What became of it, step by step."""

    question: int


class PublishQuestion(ButtonData, reopen=ShowQuestion):
    """The hall may read it."""

    question: int
    place: InPlace = ""


class HideQuestion(ButtonData, reopen=ShowQuestion):
    """The hall may read it no more."""

    question: int


class ReopenQuestion(ButtonData, reopen=ShowQuestion):
    """Take it up again after it was answered or declined."""

    question: int


DeclineReason = Literal["off_topic", "personal", "unclear", "rude", "elsewhere"]
"""As `storage.questions.lifecycle.DECLINE_REASONS`."""


class DeclineQuestion(ButtonData, reopen=ShowQuestion):
    """Give no answer, for this reason; without one it is asked first."""

    question: int
    reason: DeclineReason | InPlace = ""


class TypeDeclineReason(ButtonData, reopen=ShowQuestion):
    """Type a reason in own words."""

    question: int


class ChooseMergeTarget(ButtonData, reopen=ShowQuestion):
    """With which question is it to be merged?"""

    question: int


class MergeQuestion(ButtonData, reopen=ChooseMergeTarget):
    """Merge it into another one."""

    question: int
    into: int


class UnmergeQuestion(ButtonData, reopen=ShowQuestion):
    """It speaks for itself again."""

    question: int


class ChooseAssignee(ButtonData, reopen=ShowQuestion):
    """Who is to answer it?"""

    question: int
    page: int = 0


class ChooseDueDay(ButtonData, reopen=ChooseAssignee):
    """By when is this person to answer it?"""

    question: int
    assignee: int


NO_DUE_TIME: Literal["-"] = "-"


class AssignQuestion(ButtonData, reopen=ChooseAssignee):
    """Assign it to this person, with a due time or without."""

    question: int
    assignee: int
    due: datetime | Literal["-"]
    """Or NO_DUE_TIME."""


class UnassignQuestion(ButtonData, reopen=ShowQuestion):
    """Nobody is to answer it any more."""

    question: int


class EditWording(ButtonData, reopen=ShowQuestion):
    """Type what the hall reads instead of the asker's words."""

    question: int


class ResetWording(ButtonData, reopen=ShowQuestion):
    """The hall reads the asker's own words again."""

    question: int


# Topics: what questions are about.


class ListTopics(ButtonData):
    """The topics of a seminar."""

    seminar: int


class ShowTopic(ButtonData):
    """One of them, and what can be done with it."""

    topic: int


class RenameTopic(ButtonData, reopen=ShowTopic):
    """Type another name."""

    topic: int


class MergeTopic(ButtonData, reopen=ShowTopic):
    """Move its questions to another topic; which one is asked first."""

    topic: int
    into: int | None = None


class ChooseTopic(ButtonData, reopen=ShowQuestion):
    """What is a question about?"""

    question: int


class SetTopic(ButtonData, reopen=ChooseTopic):
    """It is about this topic; 0: about none."""

    question: int
    topic: int


class CreateTopic(ButtonData, reopen=ChooseTopic):
    """It is about a new topic, named with a word of the question."""

    question: int
    word: str


# Bans: whose questions and votes are not taken.


class ListBanned(ButtonData):
    """Whoever is banned."""

    page: int = 0


class BanAsker(ButtonData):
    """Take no more questions and votes of whoever asked this question."""

    question: int
    confirmed: bool = False


class UnbanAsker(ButtonData):
    """Take them again."""

    question: int
