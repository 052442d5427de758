"""Buttons of polls in the hall: votes, and their pages for staff."""

from handlers.button_data import ButtonData

# Participants.


class ShowPoll(ButtonData):
    """Show a poll with the own vote and, once voted or closed, its counts."""

    poll: int
    fresh: bool = False
    """If set, in a new message."""


class VotePoll(ButtonData, reopen=ShowPoll):
    """Vote for a choice, in place of an earlier vote."""

    poll: int
    choice: int
    """Place of the choice, from 0."""


# Staff.


class ListPolls(ButtonData):
    """List the polls of a seminar."""

    seminar: int
    page: int | None = None
    """If set, the pressed message is replaced."""


class AddPoll(ButtonData, reopen=ListPolls):
    """Ask for the question and the choices of a new poll."""

    seminar: int


class ManagePoll(ButtonData):
    """Show a poll to staff, with what can be changed of it."""

    poll: int


class OpenPoll(ButtonData, reopen=ManagePoll):
    """Open a poll and send it to the hall; without a fingerprint, ask first."""

    poll: int
    fingerprint: str = ""
    """Fingerprint of the poll as it was shown."""


class ClosePoll(ButtonData, reopen=ManagePoll):
    """Take no more votes."""

    poll: int


class ReopenPoll(ButtonData, reopen=ManagePoll):
    """Take votes again."""

    poll: int


class SetPollOnWall(ButtonData, reopen=ManagePoll):
    """Show a poll on the wall, or no longer."""

    poll: int
    wanted: bool


class RemovePoll(ButtonData, reopen=ManagePoll):
    """Remove a poll; without a confirmation, ask first."""

    poll: int
    confirmed: bool = False


class ShowPollChart(ButtonData, reopen=ManagePoll):
    """Send the counts as charts in Kyrgyz and Russian."""

    poll: int
