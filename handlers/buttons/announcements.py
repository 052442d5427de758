"""Buttons of announcements: composing, approval, sending, corrections, retraction and reports."""

from datetime import datetime
from typing import Literal

from handlers.button_data import ButtonData, Language, SheetForm

ButtonChoice = Literal["read", "programme", "l0", "l1", "l2"]
"""A button below an announcement: confirm reading, open the programme, or a link (`l` and its index)."""


class ListAnnouncements(ButtonData):
    """List the announcements of a seminar, newest first."""

    seminar: int
    """0: announcements to everybody."""
    page: int = 0


class ShowAnnouncement(ButtonData):
    """Show an announcement with the actions that its state allows."""

    announcement: int


class SetApprovalLimit(ButtonData, reopen=ListAnnouncements):
    """Set the number of recipients above which a second member of staff must approve."""

    seminar: int
    """Seminar whose list the back button opens; 0: announcements to everybody."""
    limit: int | None = None
    """New limit; None: show the available limits."""


# Compose.


class StartAnnouncement(ButtonData, reopen=ListAnnouncements):
    """Start a new announcement; ask for its text."""

    seminar: int
    """0: an announcement to everybody."""


class EditAnnouncementText(ButtonData, reopen=ShowAnnouncement):
    """Ask for the text in one language, also to replace an existing one."""

    announcement: int
    language: Language
    removal: Literal["none"] | None = None
    """If set, remove the text in this language."""


class EditAnnouncementButtons(ButtonData, reopen=ShowAnnouncement):
    """Choose the buttons below the announcement."""

    announcement: int
    toggle: ButtonChoice | None = None
    """Button to add or remove; None: show the choices."""
    wanted: Literal[0, 1] | None = None
    """1 to add it, 0 to remove it; None, in messages of earlier versions, for the opposite of its state."""


class AddAnnouncementLink(ButtonData, reopen=ShowAnnouncement):
    """Add a button that opens a web address."""

    announcement: int


class PreviewAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Show the announcement as readers of each language get it."""

    announcement: int


class SendTestAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Send the announcement to the member of staff who presses the button."""

    announcement: int


# Send.


class CheckAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Check the announcement: show its errors, or the number of recipients and the time of sending."""

    announcement: int


class ChooseFallbackLanguage(ButtonData, reopen=ShowAnnouncement):
    """Choose the text for readers of a language that has none."""

    announcement: int
    reader: Language
    text: Language | Literal["-"]
    """Language of the text they get; `-`: they get nothing."""


class ChooseSendTime(ButtonData, reopen=ShowAnnouncement):
    """Choose the time of sending."""

    announcement: int
    at: datetime | None = None
    """Time of sending; None: ask for it."""


class LaunchAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Send the announcement, schedule it, or request an approval."""

    announcement: int
    fingerprint: str
    """Fingerprint of the announcement as it was shown."""
    at: datetime | None = None
    """Time of sending; None: at once."""


class ApproveAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Approve the sending of an announcement."""

    announcement: int
    fingerprint: str
    """Fingerprint of the announcement as it was shown."""


class DeclineAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Refuse the approval and return the announcement to draft."""

    announcement: int


class ReturnToDraft(ButtonData, reopen=ShowAnnouncement):
    """Return a scheduled announcement, or one that awaits approval, to draft."""

    announcement: int


class DropAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Discard an announcement before it is sent."""

    announcement: int
    confirmed: bool = False


# Under way.


class PauseAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Pause the sending."""

    announcement: int


class ResumeAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Resume the sending."""

    announcement: int


class StopAnnouncement(ButtonData, reopen=ShowAnnouncement):
    """Stop a paused announcement for good: the remaining recipients do not get it."""

    announcement: int


class ResendUncertain(ButtonData, reopen=ShowAnnouncement):
    """Send again the messages whose delivery is uncertain."""

    announcement: int


class AcceptUncertain(ButtonData, reopen=ShowAnnouncement):
    """Do not send again the messages whose delivery is uncertain."""

    announcement: int


# The report and its follow-ups.


class ShowReport(ButtonData, reopen=ShowAnnouncement):
    """Show the report: deliveries by state and place."""

    announcement: int
    oblast: str = ""
    """Unit code; empty: the whole country."""


class ShowReportChart(ButtonData, reopen=ShowReport):
    """Show the report as a chart."""

    announcement: int
    oblast: str = ""
    """Unit code, as in ShowReport."""


class ExportReport(ButtonData, reopen=ShowReport):
    """Export the report as a spreadsheet of all recipients, with telephone numbers."""

    announcement: int
    form: SheetForm = "xlsx"


class PrepareReadReminder(ButtonData, reopen=ShowReport):
    """Show how many recipients have not confirmed reading, before reminding them."""

    announcement: int


class SendReadReminder(ButtonData, reopen=ShowReport):
    """Remind the recipients who have not confirmed reading."""

    announcement: int


class StartCorrection(ButtonData, reopen=ShowReport):
    """Correct the text or the buttons of a delivered announcement."""

    announcement: int


class StartNote(ButtonData, reopen=ShowReport):
    """Write a note to everybody who has the announcement."""

    announcement: int


class CheckCorrection(ButtonData, reopen=ShowAnnouncement):
    """Check a correction or a note: show its errors, or the number of its recipients."""

    announcement: int
    """Id of the correction or the note, not of the original announcement."""


class SendCorrection(ButtonData, reopen=ShowAnnouncement):
    """Send a correction or a note."""

    announcement: int
    """Id of the correction or the note, as in CheckCorrection."""
    fingerprint: str = ""
    """Fingerprint of the text as it was checked."""


class PrepareRetraction(ButtonData, reopen=ShowReport):
    """Show from how many chats the announcement can be deleted, before doing it."""

    announcement: int


class RetractAnnouncement(ButtonData, reopen=ShowReport):
    """Retract the announcement: delete it where it was delivered."""

    announcement: int
    note: int | None = None
    """Id of the note that is sent where it cannot be deleted."""


# For readers.


class ConfirmRead(ButtonData):
    """Confirm that the announcement was read."""

    announcement: int


class ShowMissedAnnouncement(ButtonData):
    """Show in full an announcement that is listed in a digest of earlier ones."""

    announcement: int
