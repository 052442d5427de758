"""Buttons of the help to listen to."""

from typing import Literal

from handlers.button_data import ButtonData, Language

Topic = Literal["overview", "registration", "question", "seat", "hall"]
"""A topic of the help (`storage.spoken_help.recordings.TOPICS`)."""


class PlayHelp(ButtonData):
    """Listen to the recording of a topic in one's own language."""

    topic: Topic


class ListHelpRecordings(ButtonData):
    """List what has a recording and what has not."""


class ShowHelpRecording(ButtonData, reopen=ListHelpRecordings):
    """Open the page of a topic in a language."""

    topic: Topic
    language: Language


class PreviewHelp(ButtonData, reopen=ListHelpRecordings):
    """Listen to the recording of a topic in a language."""

    topic: Topic
    language: Language


class RecordHelp(ButtonData, reopen=ListHelpRecordings):
    """Ask for the recording of a topic in a language."""

    topic: Topic
    language: Language


class DeleteHelpRecording(ButtonData, reopen=ListHelpRecordings):
    """Delete the recording of a topic in a language, after a confirmation."""

    topic: Topic
    language: Language
    confirmed: bool = False
