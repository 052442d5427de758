"""Buttons of the team: what staff see first, members, roles and the staff group."""

from typing import Literal

from handlers.button_data import ButtonData, Language

# What staff see.


class ShowSeminarForStaff(ButtonData):
    """One seminar in numbers, and what there is to do."""

    seminar: int


class ListParticipants(ButtonData):
    """Who is registered."""

    seminar: int
    page: int | None = None
    """Set: in place of the pressed message."""


class ExportParticipants(ButtonData):
    """The participants as a spreadsheet, with telephones."""

    seminar: int


class ListFailures(ButtonData):
    """Updates nobody could handle, and messages nobody could deliver."""


# Members of the team and invitations to it.

GrantableRole = Literal["organiser", "moderator", "expert", "speaker", "door", "coordinator"]
"""`storage.team.roles.GRANTABLE_ROLES`."""
ALL_SEMINARS = 0
"""Instead of a seminar's number."""
NO_UNIT = "-"
"""Instead of a unit's code, for a role that takes none."""


class ListMembers(ButtonData):
    """Who has which role, and which invitations are open."""

    seminar: int = ALL_SEMINARS
    page: int | None = None
    """Set: in place of the pressed message."""


class ConfirmMemberRemoval(ButtonData):
    """Ask whether somebody is to lose a role."""

    role: int


class RemoveMember(ButtonData):
    """Take the role from whoever has it."""

    role: int


class RevokeInvitation(ButtonData):
    """Make the link of an invitation useless."""

    invitation: int


class InviteMember(ButtonData):
    """Make a link that gives a role: what is not set yet is asked for."""

    seminar: int
    """The seminar of the list this began at, or ALL_SEMINARS."""
    role: GrantableRole | None = None
    unit: str = ""
    """Code of a coordinator's rayon, or NO_UNIT."""
    scope: int | Literal["all"] | None = None
    """The seminar that the role is for."""


# The staff group.


class ShowGroup(ButtonData):
    """Which group it is, or what one would be for."""

    back: Literal["back"] | None = None
    """Set: in place of the pressed message."""


class CreateGroupLink(ButtonData):
    """Make a link that adds the bot to a group."""


class LinkGroupHere(ButtonData):
    """Link the group where /link was written."""


class SetGroupLanguage(ButtonData):
    """Post in this language from now on."""

    language: Language


class ConfirmUnlinkGroup(ButtonData):
    """Ask whether the group is to be unlinked."""


class UnlinkGroup(ButtonData):
    """Post nothing there any more."""


class RemoveOutsider(ButtonData):
    """Put somebody without a role out of the group."""

    person: int
