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


class ConfirmInvited(ButtonData, reopen=ShowInvitees):
    """Ask whether everybody on the list was invited without the bot."""

    seminar: int


class MarkInvited(ButtonData, reopen=ShowInvitees):
    """Record that these people were invited without the bot: all of the list, or those on a page of links."""

    seminar: int
    fingerprint: str
    """Of the seats that were shown (`ui.pages.fingerprint`)."""
    page: int | None = None
    """The page of links; None: all."""


class ConfirmInvitations(ButtonData, reopen=ShowInvitees):
    """Show how many invitees the bot can write to, and the text of the invitation."""

    seminar: int


class SendInvitations(ButtonData, reopen=ShowInvitees):
    """Send the invitations."""

    seminar: int
