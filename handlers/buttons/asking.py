"""Buttons of asking: new questions, one's own questions, and saved messages."""

from typing import Literal

from handlers.button_data import ButtonData

# A new question.


class ChooseSeminarToAsk(ButtonData):
    """Start a question; ask for the seminar if there are several."""


class ListOwnQuestions(ButtonData):
    """List one's own questions."""

    page: int | None = None
    """If set, the pressed message is replaced."""


class StartQuestion(ButtonData):
    """Ask for the text of a question to a seminar."""

    seminar: int


class SetDraftAnonymous(ButtonData, reopen=ListOwnQuestions):
    """Hide or show the asker's name before the question is submitted."""

    anonymous: Literal[0, 1]


class ListItemsToAsk(ButtonData, reopen=ListOwnQuestions):
    """List the programme items to which the question can be addressed."""

    page: int | None = None


class ChooseItemToAsk(ButtonData, reopen=ListOwnQuestions):
    """Address the question to a programme item."""

    item: int
    """0: the whole seminar."""


class DecideSavedMessage(ButtonData):
    """Decide on a saved message: submit it as a question, with the name hidden or shown, or discard it."""

    decision: Literal["ask", "drop", "to", "voice", "named"]
    """`to`: submit to `seminar`. `voice`, `named`: submit the recording with the name hidden or shown."""
    message: int
    """Telegram's message id."""
    seminar: int | None = None


class ChooseSimilar(ButtonData):
    """Choose one of the suggestions similar to the pending question, or none."""

    choice: Literal["q", "f", "ok", "no"]
    """`q`: same as question `similar`; `f`: show FAQ entry `similar`; `ok`: it answers the question; `no`: none."""
    message: int
    """Telegram's message id of the pending question."""
    similar: int | None = None
    """Id of the question or FAQ entry."""


# One's own questions.


class ShowOwnQuestion(ButtonData, reopen=ListOwnQuestions):
    """Show one of one's own questions with its state and answers."""

    question: int


class ShowOwnAnswers(ButtonData, reopen=ShowOwnQuestion):
    """Show the answers in full, with their files."""

    question: int


class ToggleAnonymous(ButtonData, reopen=ShowOwnQuestion):
    """Hide or show the asker's name."""

    question: int
    confirmed: bool = False
    """Hide the name although a recording may identify the asker."""


class WithdrawQuestion(ButtonData, reopen=ShowOwnQuestion):
    """Withdraw the question; without a confirmation, ask first."""

    question: int
    confirmed: bool = False
    apart: bool = False
    """Ask in a new message: the pressed one contains an answer, which stays."""


class KeepQuestion(ButtonData, reopen=ShowOwnQuestion):
    """Do not withdraw the question: show its receipt again."""

    question: int


class ShowSimilar(ButtonData, reopen=ShowOwnQuestion):
    """List the questions and FAQ entries that are similar to one's stored question."""

    question: int


class ReadSimilar(ButtonData, reopen=ShowOwnQuestion):
    """Show a similar FAQ entry with its answer."""

    question: int
    entry: int


class JoinSimilar(ButtonData, reopen=ShowOwnQuestion):
    """Merge one's question into a similar one."""

    question: int
    into: int


class PartSimilar(ButtonData, reopen=ShowOwnQuestion):
    """Undo that one's question was merged by oneself."""

    question: int


class ReopenOwnQuestion(ButtonData, reopen=ShowOwnQuestion):
    """Ask for a follow-up that reopens a closed question."""

    question: int


class ConfirmReopenRecording(ButtonData):
    """Reopen the question with the held recording, although it may identify the asker."""
