"""Buttons of announcements: composed, approved, sent, corrected, retracted, reported."""

from datetime import datetime
from typing import Literal

from handlers.button_data import ButtonData, Language

ButtonChoice = Literal["read", "programme", "l0", "l1", "l2"]
"""A button below an announcement: to confirm reading, to the programme, or a link by its place among the links."""


class ListAnnouncements(ButtonData):
    """The announcements of a seminar, the newest first."""

    seminar: int
    """0: those to everybody."""
    page: int = 0


class ShowAnnouncement(ButtonData):
    """One announcement, and what can be done with it now."""

    announcement: int


class SetApprovalLimit(ButtonData, reopen=ListAnnouncements):
    """Above how many recipients a second member of staff must agree."""

    seminar: int
    """Of the list to go back to; 0: everybody's."""
    limit: int | None = None
    """None: show the limits there are to choose from."""


# Compose.


class StartAnnouncement(ButtonData, reopen=ListAnnouncements):
    """A new one: its text is asked first."""

    seminar: int
    """0: to everybody."""


class EditAnnouncementText(ButtonData, reopen=ShowAnnouncement):
    """Send the text of one language (anew)."""

    announcement: int
    language: Language
    removal: Literal["none"] | None = None
    """Set: no text in this language."""


class EditAnnouncementButtons(ButtonData, reopen=ShowAnnouncement):
    """What stands below the announcement."""

    announcement: int
    toggle: ButtonChoice | None = None
    """The button to be added or removed."""


class AddAnnouncementLink(ButtonData, reopen=ShowAnnouncement):
    """A further button that opens a web address."""

    announcement: int


class PreviewAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """As the readers of each language get it."""

    announcement: int


class SendTestAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Send it to whoever presses, and to nobody else."""

    announcement: int


# Send.


class CheckAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Before it is sent: what is wrong with it, or how many get it, and when."""

    announcement: int


class ChooseFallbackLanguage(ButtonData, reopen=ShowAnnouncement):
    """What readers of a language without a text get."""

    announcement: int
    reader: Language
    text: Language | Literal["-"]
    """The language of the text; `-`: nothing."""


class ChooseSendTime(ButtonData, reopen=ShowAnnouncement):
    """When it is sent."""

    announcement: int
    at: datetime | None = None
    """None: ask."""


class LaunchAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Send it, or let it wait for its time or for an approval."""

    announcement: int
    fingerprint: str
    """Of what was shown."""
    at: datetime | None = None
    """None: at once."""


class ApproveAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Agree that it is sent."""

    announcement: int
    fingerprint: str
    """Of what was shown."""


class DeclineAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Do not agree: it is a draft again."""

    announcement: int


class ReturnToDraft(ButtonData, reopen=ShowAnnouncement):
    """What waits for its time, or for an approval, is a draft again."""

    announcement: int


class DropAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Call it off before it is sent."""

    announcement: int
    confirmed: bool = False


# Under way.


class PauseAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Send nothing more until it is resumed."""

    announcement: int


class ResumeAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Go on sending."""

    announcement: int


class StopAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """End a paused announcement: whoever does not have it yet does not get it."""

    announcement: int


class ResendUncertain(ButtonData, reopen=ShowAnnouncement):
    """Send again what may or may not have arrived."""

    announcement: int


class AcceptUncertain(ButtonData, reopen=ShowAnnouncement):
    """Leave what may or may not have arrived as it is."""

    announcement: int


# The report, and what is done after it.


class ShowReport(ButtonData, reopen=ShowAnnouncement):
    """What became of it, by state and place."""

    announcement: int
    oblast: str = ""
    """The code of a unit; empty: all there is."""


class ShowReportChart(ButtonData, reopen=ShowReport):
    """The report as a chart."""

    announcement: int
    oblast: str = ""
    """As in ShowReport."""


class ExportReport(ButtonData, reopen=ShowReport):
    """The report as a spreadsheet of everybody, with telephones."""

    announcement: int


class PrepareReadReminder(ButtonData, reopen=ShowReport):
    """How many have not confirmed reading, before they are reminded."""

    announcement: int


class SendReadReminder(ButtonData, reopen=ShowReport):
    """Remind those who have not confirmed reading."""

    announcement: int


class StartCorrection(ButtonData, reopen=ShowReport):
    """Change the text or the buttons of what people have."""

    announcement: int


class StartNote(ButtonData, reopen=ShowReport):
    """Write a note to those who have it."""

    announcement: int


class CheckCorrection(ButtonData, reopen=ShowAnnouncement):
    """Before a correction or a note is sent: what is wrong with it, or how many it concerns."""

    announcement: int
    """The correction or the note, not what it is about."""


class SendCorrection(ButtonData, reopen=ShowAnnouncement):
    """Send a correction or a note."""

    announcement: int
    """As in CheckCorrection."""
    fingerprint: str = ""
    """Fingerprint of what was checked."""


class PrepareRetraction(ButtonData, reopen=ShowReport):
    """From how many it can be taken back, before it is."""

    announcement: int


class RetractAnnouncement(ButtonData, reopen=ShowReport):
    """Take it back: delete it where it was delivered."""

    announcement: int
    note: int | None = None
    """The note that is sent to those who keep it."""


# For readers.


class ConfirmRead(ButtonData):
    """I have read this."""

    announcement: int


class ShowMissedAnnouncement(ButtonData):
    """The whole of an announcement that a digest of earlier ones lists."""

    announcement: int
