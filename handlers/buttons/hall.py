"""Buttons of what the hall sees of questions: lists, votes, the wall, the digest, the export."""

from typing import Literal

from handlers.button_data import ButtonData

View = str
"""What a list shows: one of its words ("top", "new" …), or `t<topic>` for the questions of one topic."""


def topic_view(topic_id: int) -> View:
    """The view that shows the questions of this topic."""
    return f"t{topic_id}"


def viewed_topic(view: View) -> int | None:
    """The topic whose questions the view shows; None: it is one of the words, or nothing known."""
    number = view.removeprefix("t")
    return int(number) if number != view and number.isdecimal() and len(number) < 18 else None


# What everybody in the hall can read.


class ListHallQuestions(ButtonData):
    """A page of a seminar's questions."""

    seminar: int
    view: View = "top"
    page: int = 0


class ListHallTopics(ButtonData, reopen=ListHallQuestions):
    """What the questions are about."""

    seminar: int


class ShowHallQuestion(ButtonData):
    """One question, whole; `view` and `page` say which list it was opened from."""

    question: int
    view: View = "top"
    page: int = 0


class SendHallAnswers(ButtonData, reopen=ShowHallQuestion):
    """Its answers in full, with their files."""

    question: int


class VoteForQuestion(ButtonData, reopen=ShowHallQuestion):
    """Cast a vote, or take it back."""

    question: int
    wanted: Literal[0, 1]
    """1: there is to be a vote of this person."""
    view: View = "top"
    page: int = 0
    pressed_on: Literal["list", "page"] = "list"
    """The list of questions, or the page of this one: it is shown anew."""


# Questions and answers for everybody after the seminar.


class ShowDigest(ButtonData):
    """What would be sent, and to how many."""

    seminar: int


class PreviewDigest(ButtonData, reopen=ShowDigest):
    """See it as readers of each language get it."""

    seminar: int


class SendDigest(ButtonData, reopen=ShowDigest):
    """Send it to everybody who had a seat."""

    seminar: int
    fingerprint: int
    """Of what was seen."""


FileFormat = Literal["xlsx", "docx"]


class ExportQuestions(ButtonData):
    """Everything that was asked and answered, as a file; its format is asked first."""

    seminar: int
    file_format: FileFormat | None = None


# The wall: what the projector shows.


class ShowWall(ButtonData):
    """What is on it and what follows."""

    seminar: int
    page: int | None = None
    """Set: in place of the pressed message."""


class ShowNextOnWall(ButtonData, reopen=ShowWall):
    """Show the next question large."""

    seminar: int
    current: int
    """The question shown when the button was made; 0: none."""


class ClearWall(ButtonData, reopen=ShowWall):
    """Show nothing large."""

    seminar: int


class ListHiddenFromWall(ButtonData, reopen=ShowWall):
    """The questions that it leaves out."""

    seminar: int


class ShowWallQuestion(ButtonData):
    """One question, and what the wall can do with it."""

    question: int


WallAction = Literal["show", "hide", "pin", "unpin", "out", "in"]
"""Show it large or take it down, pin it or not, leave it out or take it in again."""


class ChangeWallQuestion(ButtonData, reopen=ShowWallQuestion):
    """Change how the wall shows a question."""

    question: int
    action: WallAction


class SendWallLink(ButtonData, reopen=ShowWall):
    """Its address, with a QR code."""

    seminar: int


class RenewWallLink(ButtonData):
    """Give it another address; the old one is closed at once."""

    seminar: int
    token: str
    """The address that was shown."""
