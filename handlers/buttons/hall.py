"""Buttons of questions in the hall: lists, votes, the wall, the digest and the export."""

from typing import Literal

from handlers.button_data import ButtonData

View = str
"""View of a list: a keyword ("top", "new" …), or `t<topic id>` for the questions of one topic."""


def topic_view(topic_id: int) -> View:
    """Return the view with the questions of a topic."""
    return f"t{topic_id}"


def viewed_topic(view: View) -> int | None:
    """Return the topic id of a view. Return None if the view is a keyword or unknown."""
    number = view.removeprefix("t")
    return int(number) if number != view and number.isdecimal() and len(number) < 18 else None


# Questions that everybody in the hall can read.


class ListHallQuestions(ButtonData):
    """List a seminar's questions, a page at a time."""

    seminar: int
    view: View = "top"
    page: int = 0


class ListHallTopics(ButtonData, reopen=ListHallQuestions):
    """List the topics of the questions."""

    seminar: int


class ShowHallQuestion(ButtonData):
    """Show a question in full; `view` and `page` name the list it was opened from."""

    question: int
    view: View = "top"
    page: int = 0


class SendHallAnswers(ButtonData, reopen=ShowHallQuestion):
    """Send the answers to a question in full, with their files."""

    question: int


class VoteForQuestion(ButtonData, reopen=ShowHallQuestion):
    """Cast or withdraw a vote for a question."""

    question: int
    wanted: Literal[0, 1]
    """1: cast; 0: withdraw."""
    view: View = "top"
    page: int = 0
    pressed_on: Literal["list", "page"] = "list"
    """Page with the button, which is updated: the list of questions or the page of this one."""


# The digest: questions and answers for everybody after the seminar.


class ShowDigest(ButtonData):
    """Show the content of the digest and the number of its recipients."""

    seminar: int


class PreviewDigest(ButtonData, reopen=ShowDigest):
    """Show the digest as readers of each language get it."""

    seminar: int


class AddToDigest(ButtonData, reopen=ShowDigest):
    """Let participants read the answered questions that they may not read yet; without a fingerprint, ask first."""

    seminar: int
    fingerprint: int = 0
    """Fingerprint of the questions as they were shown."""


class SendDigest(ButtonData, reopen=ShowDigest):
    """Send the digest to everybody who had a seat."""

    seminar: int
    fingerprint: int
    """Fingerprint of the digest as it was previewed."""


FileFormat = Literal["xlsx", "docx"]


class ExportQuestions(ButtonData):
    """Export all questions and answers as a file; ask for the format if none is given."""

    seminar: int
    file_format: FileFormat | None = None


# The wall: the page for the projector.


class ShowWall(ButtonData):
    """Show the remote control: the current question and those that follow."""

    seminar: int
    page: int | None = None
    """If set, the pressed message is replaced."""


class ShowNextOnWall(ButtonData, reopen=ShowWall):
    """Show the next question in large type."""

    seminar: int
    current: int
    """Question shown when the button was made; 0: none."""


class ClearWall(ButtonData, reopen=ShowWall):
    """Show no question in large type."""

    seminar: int


class ListHiddenFromWall(ButtonData, reopen=ShowWall):
    """List the questions that are left out of the wall."""

    seminar: int


class ShowWallQuestion(ButtonData):
    """Show a question with its actions on the wall."""

    question: int


WallAction = Literal["show", "hide", "pin", "unpin", "out", "in"]
"""Show in large type or remove, pin or unpin, leave out or include again."""


class ChangeWallQuestion(ButtonData, reopen=ShowWallQuestion):
    """Change how the wall shows a question."""

    question: int
    action: WallAction


class SendWallLink(ButtonData, reopen=ShowWall):
    """Send the address of the wall with a QR code."""

    seminar: int


class RenewWallLink(ButtonData):
    """Replace the address of the wall; the old one is closed at once."""

    seminar: int
    token: str
    """Token of the address that was shown."""
