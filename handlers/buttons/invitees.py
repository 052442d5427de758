"""Buttons of invitees: the list, its import, invitation links and messages."""

from typing import Literal

from handlers.button_data import ButtonData, SheetForm


class ShowInvitees(ButtonData):
    """Show the numbers of invitees and replies, and the available actions."""

    seminar: int


class ListInvitees(ButtonData, reopen=ShowInvitees):
    """List the invitees by name."""

    seminar: int
    page: int | None = None
    """If set, the pressed message is replaced."""


class ExportInvitees(ButtonData, reopen=ShowInvitees):
    """Export the invitees as a spreadsheet."""

    seminar: int
    form: SheetForm = "xlsx"


# Import of a list.


class ExportInviteeTemplate(ButtonData, reopen=ShowInvitees):
    """Send a spreadsheet template to fill in."""

    seminar: int


class StartInviteeImport(ButtonData, reopen=ShowInvitees):
    """Ask for a file with a list of invitees."""

    seminar: int


class ImportInvitees(ButtonData):
    """Import the list that was read."""

    upload: int
    skip: Literal["but"] | None = None
    """If set, skip the people who seem to have registered themselves."""


class DropInviteeImport(ButtonData):
    """Discard the list that was read."""

    upload: int


# Sending of invitations.


class ListInvitationLinks(ButtonData, reopen=ShowInvitees):
    """List personal links to forward."""

    seminar: int
    page: int | None = None
    """If set, the pressed message is replaced."""


class PrintInvitationCards(ButtonData, reopen=ShowInvitees):
    """Send printable cards with these links."""

    seminar: int


class ConfirmInvitations(ButtonData, reopen=ShowInvitees):
    """Show how many invitees the bot can write to, and the text of the invitation."""

    seminar: int


class SendInvitations(ButtonData, reopen=ShowInvitees):
    """Send the invitations."""

    seminar: int
