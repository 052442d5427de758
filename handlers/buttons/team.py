"""Buttons of the team: staff pages, members, roles and the staff group."""

from typing import Literal

from handlers.button_data import ButtonData, Language, SheetForm

# Staff pages.


class ShowPanel(ButtonData):
    """Show the staff panel."""


class ShowSeminarForStaff(ButtonData):
    """Show a seminar's numbers and the actions for staff."""

    seminar: int


class ListParticipants(ButtonData):
    """List the registered participants."""

    seminar: int
    page: int | None = None
    """If set, the pressed message is replaced."""
    seat: int | None = None
    """Show the page of the list with this seat."""


class ExportParticipants(ButtonData):
    """Export the participants as a spreadsheet, with telephone numbers."""

    seminar: int
    form: SheetForm = "xlsx"


class ListFailures(ButtonData):
    """List failed updates and undelivered messages."""


# Members of the team and invitations to it.

GrantableRole = Literal["organiser", "moderator", "expert", "speaker", "door", "coordinator"]
"""Same values as `storage.team.roles.GRANTABLE_ROLES`."""
ALL_SEMINARS = 0
"""Used in place of a seminar id."""
NO_UNIT = "-"
"""Used in place of a unit code, for a role without a unit."""


class ListMembers(ButtonData):
    """List the members with their roles, and the open invitations."""

    seminar: int = ALL_SEMINARS
    page: int | None = None
    """If set, the pressed message is replaced."""


class ConfirmMemberRemoval(ButtonData):
    """Ask for confirmation before removing a role."""

    role: int


class RemoveMember(ButtonData):
    """Remove a role from its member."""

    role: int


class RevokeInvitation(ButtonData):
    """Revoke the link of an invitation."""

    invitation: int


class InviteMember(ButtonData):
    """Create a link that grants a role; ask for the fields that are not set."""

    seminar: int
    """Seminar of the list where this was started, or ALL_SEMINARS."""
    role: GrantableRole | None = None
    unit: str = ""
    """Code of a coordinator's rayon, or NO_UNIT."""
    scope: int | Literal["all"] | None = None
    """Seminar for which the role is granted, or `all`."""


# The staff group.


class ShowGroup(ButtonData):
    """Show the linked staff group, or explain what it is for."""

    back: Literal["back"] | None = None
    """If set, the pressed message is replaced."""


class CreateGroupLink(ButtonData):
    """Create a link that adds the bot to a group."""


class LinkGroupHere(ButtonData):
    """Link the group where /link was sent."""


class SetGroupLanguage(ButtonData):
    """Set the language of posts in the group."""

    language: Language


class ConfirmUnlinkGroup(ButtonData):
    """Ask for confirmation before unlinking the group."""


class UnlinkGroup(ButtonData):
    """Unlink the staff group."""


class RemoveOutsider(ButtonData):
    """Remove a person without a role from the group."""

    person: int
