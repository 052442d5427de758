"""Routes of the team."""

from handlers.buttons.team import (
    ConfirmMemberRemoval,
    ConfirmUnlinkGroup,
    CreateGroupLink,
    ExportParticipants,
    InviteMember,
    LinkGroupHere,
    ListFailures,
    ListMembers,
    ListParticipants,
    RemoveMember,
    RemoveOutsider,
    RevokeInvitation,
    SetGroupLanguage,
    ShowGroup,
    ShowPanel,
    ShowSeminarForStaff,
    UnlinkGroup,
)
from handlers.permissions import CAN_FOLLOW_UP, CAN_SEE_SEATS, ORGANISERS, OWNERS, STAFF
from handlers.routing import Route, Routes, Step, button
from handlers.team import (
    failures,
    group,
    group_hints,
    group_outsiders,
    group_status,
    joining,
    members,
    panel,
    participants,
    role_invitations,
    seminar_overview,
)

ROUTES = Routes(
    commands={
        "staff": Route(panel.show_panel, STAFF),
    },
    buttons=[
        button(ShowPanel, panel.reopen, STAFF),
        button(ShowSeminarForStaff, seminar_overview.show_overview, STAFF),
        button(ListParticipants, participants.list_participants, CAN_SEE_SEATS),
        button(ExportParticipants, participants.export_participants, CAN_FOLLOW_UP),
        button(ListFailures, failures.list_failures, ORGANISERS),
        button(ListMembers, members.list_members, ORGANISERS),
        button(ConfirmMemberRemoval, members.confirm_removal, STAFF),
        button(RemoveMember, members.remove_member, STAFF),
        button(RevokeInvitation, members.revoke_invitation, ORGANISERS),
        button(InviteMember, role_invitations.invite, ORGANISERS),
        button(ShowGroup, group.show_group, OWNERS),
        button(CreateGroupLink, group.create_link, OWNERS),
        button(LinkGroupHere, group.link_here, OWNERS),
        button(SetGroupLanguage, group.set_language, OWNERS),
        button(ConfirmUnlinkGroup, group.confirm_unlink, OWNERS),
        button(UnlinkGroup, group.unlink, OWNERS),
        button(RemoveOutsider, group_outsiders.request_removal, OWNERS),
    ],
    steps=[
        Step(
            role_invitations.STEP,
            role_invitations.prompt_rayon,
            role_invitations.receive_rayon,
            ORGANISERS,
            buttons=[InviteMember],
        ),
    ],
    links={
        "j": joining.join_team,
    },
    group_updates=[group_status.receive_group_update],
    claim_group=[group_hints.hint, group.receive_group_message],
)
