"""Buttons of asking: a new question, one's own questions, and messages kept until their writer decides on them."""

from typing import Literal

from handlers.button_data import ButtonData

# A new question.


class ChooseSeminarToAsk(ButtonData, prefix="asknew"):
    """Ask a question; at which seminar is asked first, where there are several."""


class StartQuestion(ButtonData, prefix="ask"):
    """Type a question to a seminar."""

    seminar: int


class SetDraftAnonymous(ButtonData, prefix="hide"):
    """Hide one's name from the hall, or show it, before the question is sent."""

    anonymous: Literal[0, 1]


class ListItemsToAsk(ButtonData, prefix="askto"):
    """The items of the programme, to put the question to one of them."""

    page: int | None = None


class ChooseItemToAsk(ButtonData, prefix="askitem", reopen=ListItemsToAsk):
    """Put the question to this item."""

    item: int
    """0: to the whole seminar."""


class DecideSavedMessage(ButtonData, prefix="pending"):
    """What becomes of a message that is kept: a question, one that hides or shows its asker's name, or nothing."""

    decision: Literal["ask", "drop", "to", "voice", "named"]
    """`to`: ask at `seminar`. `voice`, `named`: send the recording, with the name hidden or shown."""
    message: int
    """Telegram's number of the message."""
    seminar: int | None = None


class ChooseSimilar(ButtonData, prefix="same"):
    """Whether a kept question is the same as a similar one that was offered."""

    choice: Literal["q", "f", "ok", "no"]
    """The same as question `similar`; show FAQ entry `similar`; that entry was the answer; another question."""
    message: int
    """Telegram's number of the message with the kept question."""
    similar: int | None = None
    """The number of the question or FAQ entry."""


# One's own questions.


class ListOwnQuestions(ButtonData, prefix="mine"):
    """All of them."""

    page: int | None = None
    """Set: in place of the pressed message."""


class ShowOwnQuestion(ButtonData, prefix="own", reopen=ListOwnQuestions):
    """One of them: its state and its answers."""

    question: int


class ShowOwnAnswers(ButtonData, prefix="ownsaid", reopen=ShowOwnQuestion):
    """Its answers in full, with their files."""

    question: int


class ToggleAnonymous(ButtonData, prefix="hall", reopen=ShowOwnQuestion):
    """Hide one's name from the hall, or show it."""

    question: int
    confirmed: bool = False
    """Hide it though there is a recording by which the asker may be known."""


class WithdrawQuestion(ButtonData, prefix="withdraw", reopen=ShowOwnQuestion):
    """Take the question back."""

    question: int


class ReopenOwnQuestion(ButtonData, prefix="further", reopen=ShowOwnQuestion):
    """Type what more there is to ask: an ended question is open again."""

    question: int


class ConfirmReopenRecording(ButtonData, prefix="furthervoice"):
    """Reopen with the recording that was sent, though the asker may be known by it."""
