"""Buttons of invitees: the list of those who are invited, taking over a list, links and messages to them."""

from typing import Literal

from handlers.button_data import ButtonData


class ShowInvitees(ButtonData):
    """How many are invited and have answered, and what there is to do."""

    seminar: int


class ListInvitees(ButtonData, reopen=ShowInvitees):
    """All of them by name."""

    seminar: int
    page: int | None = None
    """Set: in place of the pressed message."""


class ExportInvitees(ButtonData, reopen=ShowInvitees):
    """The same as a spreadsheet."""

    seminar: int


# Taking over a list.


class ExportInviteeTemplate(ButtonData, reopen=ShowInvitees):
    """A spreadsheet to fill in."""

    seminar: int


class StartInviteeImport(ButtonData, reopen=ShowInvitees):
    """The next file is a list of invitees."""

    seminar: int


class ImportInvitees(ButtonData):
    """Take over the list that was read."""

    upload: int
    skip: Literal["but"] | None = None
    """Set: all but those who seem to have registered by themselves."""


class DropInviteeImport(ButtonData):
    """Do not take it over."""

    upload: int


# Invitations on their way.


class ListInvitationLinks(ButtonData, reopen=ShowInvitees):
    """Personal links to forward."""

    seminar: int
    page: int | None = None
    """Set: in place of the pressed message."""


class PrintInvitationCards(ButtonData, reopen=ShowInvitees):
    """Cards with these links, to print."""

    seminar: int


class ConfirmInvitations(ButtonData, reopen=ShowInvitees):
    """How many of the invited the bot can write to, and what they would read."""

    seminar: int


class SendInvitations(ButtonData, reopen=ShowInvitees):
    """Write to them."""

    seminar: int
